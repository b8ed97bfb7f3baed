/// Reads a file of mails, one behind the other (`.mbox`); a document's path is `FILE#N`, where N counts mails from 1.
///
/// A mail begins at a line "From ADDRESS … YEAR" behind a blank line or at the beginning. Source: RFC 4155.
final class Mailbox: Container {
  private let stream: ByteStream
  private let limits: DocumentReader.Limits
  private var parts: ArraySlice<Part> = []
  private var number = 0
  private var ended = false

  init(stream: ByteStream, limits: DocumentReader.Limits) throws(Problem) {
    self.stream = stream
    self.limits = limits
    while stream.unused.count < Mailbox.lineBytes, try stream.fill() {}
    if stream.unused.isEmpty { throw Problem("empty") }
    let first = stream.unused.drop { $0 == 0x0A || $0 == 0x0D }
    stream.use(stream.unused.count - first.count)
    guard Mailbox.begins(first) else { throw Problem("not a mailbox: no line \"From …\" begins it") }
  }

  private static let lineBytes = 512

  /// True where the line that begins a mail begins some bytes.
  static func begins(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard bytes.starts(with: Array("From ".utf8)) else { return false }
    let line = bytes.prefix(lineBytes).prefix { $0 != 0x0A && $0 != 0x0D }
    let words = line.split(separator: 0x20)
    guard words.count >= 4 else { return false }
    let isYear = { (word: ArraySlice<UInt8>) in word.count == 4 && word.allSatisfy { 0x30...0x39 ~= $0 } }
    return words.dropFirst(2).contains(where: isYear) && words.contains { $0.count(where: { $0 == 0x3A }) == 2 }
  }

  func next() -> Part? {
    while parts.isEmpty, !ended {
      number += 1
      do throws(Problem) {
        try readMail()
      } catch {
        ended = true
        parts.append(Part(.failure(Problem(error.reason, place: error.place ?? "mail \(number)"))))
      }
    }
    return parts.popFirst()
  }

  /// Reads up to the next mail, whose line stays unused.
  private func readMail() throws(Problem) {
    let most = MailReader.mostBytes(limits)
    var searched = 0
    var isTooLarge = false
    while true {
      if let (end, next) = border(from: searched) {
        add(isTooLarge ? nil : stream.unused.prefix(end))
        stream.use(next)
        return
      }
      searched = max(0, stream.unused.count - Mailbox.lineBytes)
      if stream.unused.count > most {
        isTooLarge = true
        stream.use(searched)
        searched = 0
      }
      guard try stream.fill() else { break }
    }
    add(isTooLarge ? nil : stream.unused)
    stream.use(stream.unused.count)
    ended = true
  }

  /// Where a mail ends, and where the next one begins, as offsets into the unused bytes.
  private func border(from start: Int) -> (end: Int, next: Int)? {
    var searched = start
    while let line = stream.lineEnd(from: searched) {
      searched = line + 1
      let rest = stream.unused.dropFirst(line + 1)
      let blank = rest.first == 0x0A ? 1 : rest.starts(with: [0x0D, 0x0A]) ? 2 : 0
      let next = rest.dropFirst(blank)
      if blank > 0, Mailbox.begins(next) {
        // The end of the line must be there as well.
        guard next.prefix(Mailbox.lineBytes).contains(0x0A) || stream.ended else { return nil }
        return (line + 1, line + 1 + blank)
      }
    }
    return nil
  }

  private func add(_ bytes: ArraySlice<UInt8>?) {
    guard let bytes else {
      let limit = ByteCount.words(MailReader.mostBytes(limits))
      parts.append(Part(.failure(Problem("larger than \(limit), the limit for one mail", place: "mail \(number)"))))
      return
    }
    let body = bytes[((bytes.firstIndex(of: 0x0A) ?? bytes.endIndex - 1) + 1)...]
    parts += MailReader.parts(of: Mailbox.unquoted(body), label: "#\(number)")
  }

  /// A mail with the marks taken off that kept its own lines from beginning a mail: ">From ".
  private static func unquoted(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let mark = Array(">From ".utf8)
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count)
    for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
      let isQuoted = line.first == mark[0] && line.drop { $0 == mark[0] }.starts(with: mark.dropFirst())
      output += isQuoted ? line.dropFirst() : line
      output.append(0x0A)
    }
    return output[...]
  }
}
