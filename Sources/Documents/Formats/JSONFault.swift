/// The first place where bytes are not JSON, and why; Foundation's decoder on Linux says neither.
///
/// Only run on what the decoder refused. Source: RFC 8259. Linear, with no recursion.
struct JSONFault: Equatable {
  /// The byte.
  var offset: Int
  /// The line of the byte, from 1.
  var line: Int
  /// What is wrong there.
  var reason: String

  /// The fault as a problem of a whole file.
  func problem(prefix: String) -> Problem {
    Problem("\(prefix): \(reason)", place: "line \(line)")
  }

  /// The first fault; nil where the bytes are JSON.
  static func first(in bytes: ArraySlice<UInt8>) -> JSONFault? {
    var scanner = Scanner(bytes: bytes, index: bytes.startIndex)
    do throws(Fault) {
      try scanner.document()
      return nil
    } catch {
      let at = min(error.index, bytes.endIndex)
      let line = bytes[..<at].count { $0 == 0x0A } + 1
      return JSONFault(offset: at - bytes.startIndex, line: line, reason: error.reason)
    }
  }

  private struct Fault: Error {
    let index: Int
    let reason: String
  }

  private struct Scanner {
    let bytes: ArraySlice<UInt8>
    var index: Int
    /// The closing brackets that are owed.
    var open: [UInt8] = []

    /// As deep as Foundation's decoder goes.
    static let deepest = 512

    private var byte: UInt8? { index < bytes.endIndex ? bytes[index] : nil }

    private func fault(_ reason: String) -> Fault { Fault(index: index, reason: reason) }

    private mutating func skipBlanks() {
      while let byte, byte == 0x20 || (0x09...0x0D).contains(byte) { index += 1 }
    }

    mutating func document() throws(Fault) {
      try value()
      while let closing = open.last {
        skipBlanks()
        guard let byte else { throw fault("ends before \"\(Character(Unicode.Scalar(closing)))\"") }
        index += 1
        if byte == closing {
          open.removeLast()
        } else if byte == UInt8(ascii: ",") {
          if closing == UInt8(ascii: "}") { try key() }
          try value()
        } else {
          index -= 1
          throw fault("\",\" or \"\(Character(Unicode.Scalar(closing)))\" is missing")
        }
      }
      skipBlanks()
      if byte != nil { throw fault("something follows the end of the JSON") }
    }

    /// A value up to its first inner value, the rest of a container being owed.
    private mutating func value() throws(Fault) {
      while true {
        skipBlanks()
        switch byte {
        case UInt8(ascii: "{"):
          index += 1
          open.append(UInt8(ascii: "}"))
          skipBlanks()
          if byte == open.last { return }
          try key()
        case UInt8(ascii: "["):
          index += 1
          open.append(UInt8(ascii: "]"))
          skipBlanks()
          if byte == open.last { return }
        case UInt8(ascii: "\""): return try string()
        case nil: throw fault("ends where a value should be")
        default: return try word()
        }
        if open.count > Scanner.deepest { throw fault("nested deeper than \(Scanner.deepest)") }
      }
    }

    private mutating func key() throws(Fault) {
      skipBlanks()
      guard byte == UInt8(ascii: "\"") else { throw fault("a field name in quotation marks is missing") }
      try string()
      skipBlanks()
      guard byte == UInt8(ascii: ":") else { throw fault("\":\" is missing") }
      index += 1
    }

    private mutating func string() throws(Fault) {
      index += 1
      while let byte {
        switch byte {
        case UInt8(ascii: "\""):
          index += 1
          return
        case UInt8(ascii: "\\"): try escape()
        case ..<0x20: throw fault("a control character inside a string")
        default: index += 1
        }
      }
      throw fault("ends inside a string")
    }

    private mutating func escape() throws(Fault) {
      let start = index
      index += 1
      guard let byte else { throw fault("ends inside a string") }
      index += 1
      if byte != UInt8(ascii: "u") {
        guard "\"\\/bfnrt".utf8.contains(byte) else { throw Fault(index: start, reason: "an unknown escape") }
        return
      }
      let unit = try hexadecimal(start)
      guard (0xD800...0xDFFF).contains(unit) else { return }
      let low = index
      guard unit < 0xDC00, bytes[index...].starts(with: Array("\\u".utf8)) else {
        throw Fault(index: start, reason: "half of a surrogate pair")
      }
      index += 2
      guard try (0xDC00...0xDFFF).contains(hexadecimal(low)) else {
        throw Fault(index: start, reason: "half of a surrogate pair")
      }
    }

    private mutating func hexadecimal(_ start: Int) throws(Fault) -> Int {
      let digits = bytes[index...].prefix(4)
      guard digits.count == 4, let unit = Int(String(decoding: digits, as: UTF8.self), radix: 16), digits.first != 0x2B,
        digits.first != 0x2D
      else { throw Fault(index: start, reason: "an unknown escape") }
      index += 4
      return unit
    }

    /// A number, `true`, `false` or `null`.
    private mutating func word() throws(Fault) {
      let start = index
      while let byte, !(byte <= 0x20), !",]}:\"[{".utf8.contains(byte) { index += 1 }
      let word = String(decoding: bytes[start..<index], as: UTF8.self)
      if ["true", "false", "null"].contains(word) { return }
      let isNumber = word.utf8.allSatisfy { "+-.eE0123456789".utf8.contains($0) } && Double(word) != nil
      guard isNumber, word.first != "+" else { throw Fault(index: start, reason: "not a JSON value") }
    }
  }
}
