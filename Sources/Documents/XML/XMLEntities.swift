/// The entities that a document type declares for itself: "<!ENTITY site "https://harbour.example">".
///
/// Only texts that the declaration itself spells out count. External entities are never looked for, parameter entities
/// and entities made of entities are left as they stand, and all that is put in their place has a limit.
enum XMLEntities {
  /// How far into a document its type is looked for, in bytes.
  private static let prologueBytes = 16 << 10
  /// The bytes that the entities of one document may add.
  static let mostAdded = 1 << 20

  /// A document with references to its own entities replaced.
  ///
  /// - Throws: Where that adds more than `mostAdded` bytes.
  static func expanded(_ source: [UInt8]) throws(Problem) -> [UInt8] {
    guard let type = ByteSearch.first([UInt8(ascii: "<"), UInt8(ascii: "!")], word: "doctype", in: source, from: 0),
      type < prologueBytes
    else { return source }
    let (entities, end) = declarations(source, from: type)
    guard !entities.isEmpty else { return source }
    var result = Array(source[..<end])
    result.reserveCapacity(source.count)
    var index = end
    while let mark = ByteSearch.first(UInt8(ascii: "&"), in: source, from: index) {
      result += source[index..<mark]
      index = mark
      let rest = source[(mark + 1)...].prefix(longestName + 1)
      if let stop = rest.firstIndex(of: UInt8(ascii: ";")), let value = entities[Array(source[mark + 1..<stop])] {
        result += value
        index = stop + 1
        guard result.count <= source.count + mostAdded else {
          throw Problem("entities that stand for more than \(ByteCount.words(mostAdded))", offset: mark)
        }
      } else {
        result.append(source[mark])
        index += 1
      }
    }
    return result + source[index...]
  }

  private static let longestName = 64

  /// The entities declared, and where the internal subset ends.
  private static func declarations(_ source: [UInt8], from type: Int) -> (entities: [[UInt8]: [UInt8]], end: Int) {
    guard let bracket = ByteSearch.first(UInt8(ascii: "["), in: source, from: type),
      let close = ByteSearch.first(UInt8(ascii: ">"), in: source, from: type), bracket < close
    else { return ([:], type) }
    var entities: [[UInt8]: [UInt8]] = [:]
    var index = bracket + 1
    while index < source.count, index < bracket + prologueBytes, source[index] != UInt8(ascii: "]") {
      guard source[index] == UInt8(ascii: "<") else {
        index += 1
        continue
      }
      let start = index
      index = LooseXML.declarationEnd(source, from: index, upTo: bracket + prologueBytes)
      if let (name, value) = entity(source[start..<index]), entities[name] == nil { entities[name] = value }
    }
    return (entities, min(index, source.count))
  }

  /// The name and text of a declaration that spells out a text without entities in it; predefined ones count.
  private static func entity(_ declaration: ArraySlice<UInt8>) -> (name: [UInt8], value: [UInt8])? {
    guard declaration.starts(with: Array("<!ENTITY".utf8)) else { return nil }
    var rest = declaration.dropFirst(8).drop { $0 <= 0x20 }
    let name = rest.prefix { $0 > 0x20 }
    rest = rest.dropFirst(name.count).drop { $0 <= 0x20 }
    guard !name.isEmpty, name.count <= longestName, name.first != UInt8(ascii: "%"), let quote = rest.first,
      quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'"),
      let end = rest.dropFirst().firstIndex(of: quote)
    else { return nil }
    let value = Array(rest[(rest.startIndex + 1)..<end])
    for (index, byte) in value.enumerated() where byte == UInt8(ascii: "&") {
      guard XMLText.reference(value, at: index, before: value.count) != nil else { return nil }
    }
    return (Array(name), value)
  }
}
