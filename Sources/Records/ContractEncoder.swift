/// Writes values as the contract's JSON: keys in the order of declaration, nil as null, no blank, one line.
///
/// `JSONEncoder` keeps neither: its order changes from run to run and nil fields vanish.
///
///     ContractEncoder.bytes(of: Span(start: 0, end: 2, text: "No"))  // {"start":0,"end":2,"text":"No"}
///
/// Linear in the size of the output. Strings are written as UTF-8; only what JSON demands is escaped.
public enum ContractEncoder {
  /// The JSON of a value.
  public static func bytes(of value: some Encodable) throws -> [UInt8] {
    let node = JSONNode()
    try TreeEncoder(node: node, codingPath: []).encode(value)
    var bytes: [UInt8] = []
    node.write(to: &bytes)
    return bytes
  }

  /// The JSON of a value, as a string.
  public static func string(of value: some Encodable) throws -> String {
    String(decoding: try bytes(of: value), as: UTF8.self)
  }

  /// Appends a string with its quotes, escaped.
  public static func append(_ string: String, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    for byte in string.utf8 {
      switch byte {
      case UInt8(ascii: "\""): bytes.append(contentsOf: [0x5C, 0x22])
      case UInt8(ascii: "\\"): bytes.append(contentsOf: [0x5C, 0x5C])
      case 0x0A: bytes.append(contentsOf: [0x5C, 0x6E])
      case 0x0D: bytes.append(contentsOf: [0x5C, 0x72])
      case 0x09: bytes.append(contentsOf: [0x5C, 0x74])
      case 0..<0x20:
        bytes.append(contentsOf: [0x5C, 0x75, 0x30, 0x30])
        bytes.append(hexadecimal[Int(byte >> 4)])
        bytes.append(hexadecimal[Int(byte & 15)])
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private static let hexadecimal = Array("0123456789abcdef".utf8)
}

/// One value of the tree that is written at the end; two containers of one encoder share it.
private final class JSONNode {
  enum Content {
    case null
    case literal(String)
    case string(String)
    case array([JSONNode])
    case object([(key: String, node: JSONNode)])
  }

  var content: Content = .null

  func append(_ node: JSONNode) {
    guard case .array(var nodes) = content else {
      content = .array([node])
      return
    }
    content = .null
    nodes.append(node)
    content = .array(nodes)
  }

  func append(_ node: JSONNode, forKey key: String) {
    guard case .object(var members) = content else {
      content = .object([(key, node)])
      return
    }
    content = .null
    members.append((key, node))
    content = .object(members)
  }

  func write(to bytes: inout [UInt8]) {
    switch content {
    case .null: bytes.append(contentsOf: "null".utf8)
    case .literal(let literal): bytes.append(contentsOf: literal.utf8)
    case .string(let string): ContractEncoder.append(string, to: &bytes)
    case .array(let nodes):
      bytes.append(UInt8(ascii: "["))
      for (index, node) in nodes.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        node.write(to: &bytes)
      }
      bytes.append(UInt8(ascii: "]"))
    case .object(let members):
      bytes.append(UInt8(ascii: "{"))
      for (index, member) in members.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        ContractEncoder.append(member.key, to: &bytes)
        bytes.append(UInt8(ascii: ":"))
        member.node.write(to: &bytes)
      }
      bytes.append(UInt8(ascii: "}"))
    }
  }
}

private struct TreeEncoder: Encoder {
  let node: JSONNode
  let codingPath: [any CodingKey]
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  func encode(_ value: some Encodable) throws {
    switch value {
    case let string as String: node.content = .string(string)
    case let integer as Int: node.content = .literal(String(integer))
    case let flag as Bool: node.content = .literal(flag ? "true" : "false")
    case let number as Double: node.content = try literal(number)
    default: try value.encode(to: self)
    }
  }

  /// The shortest decimal that reads back as this number; whole numbers without a point.
  private func literal(_ number: Double) throws -> JSONNode.Content {
    guard number.isFinite else {
      let context = EncodingError.Context(codingPath: codingPath, debugDescription: "\(number) has no form in JSON")
      throw EncodingError.invalidValue(number, context)
    }
    if let integer = Int(exactly: number), abs(integer) < 1 << 53 { return .literal(String(integer)) }
    return .literal(String(number))
  }

  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    if case .null = node.content { node.content = .object([]) }
    return KeyedEncodingContainer(Keyed<Key>(node: node, codingPath: codingPath))
  }

  func unkeyedContainer() -> any UnkeyedEncodingContainer {
    node.content = .array([])
    return Unkeyed(node: node, codingPath: codingPath)
  }

  func singleValueContainer() -> any SingleValueEncodingContainer {
    Single(node: node, codingPath: codingPath)
  }

  private struct Keyed<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let node: JSONNode
    let codingPath: [any CodingKey]

    private func child(_ key: Key) -> TreeEncoder {
      let child = JSONNode()
      node.append(child, forKey: key.stringValue)
      return TreeEncoder(node: child, codingPath: codingPath + [key])
    }

    private func encodeOrNull(_ value: (some Encodable)?, _ key: Key) throws {
      let child = child(key)
      if let value { try child.encode(value) }
    }

    mutating func encodeNil(forKey key: Key) { _ = child(key) }
    mutating func encode(_ value: some Encodable, forKey key: Key) throws { try child(key).encode(value) }
    mutating func encodeIfPresent(_ value: (some Encodable)?, forKey key: Key) throws { try encodeOrNull(value, key) }
    mutating func encodeIfPresent(_ value: String?, forKey key: Key) throws { try encodeOrNull(value, key) }
    mutating func encodeIfPresent(_ value: Double?, forKey key: Key) throws { try encodeOrNull(value, key) }
    mutating func encodeIfPresent(_ value: Int?, forKey key: Key) throws { try encodeOrNull(value, key) }
    mutating func encodeIfPresent(_ value: Bool?, forKey key: Key) throws { try encodeOrNull(value, key) }

    mutating func nestedContainer<Nested: CodingKey>(
      keyedBy type: Nested.Type, forKey key: Key
    ) -> KeyedEncodingContainer<Nested> {
      child(key).container(keyedBy: type)
    }
    mutating func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
      child(key).unkeyedContainer()
    }
    mutating func superEncoder() -> any Encoder { TreeEncoder(node: node, codingPath: codingPath) }
    mutating func superEncoder(forKey key: Key) -> any Encoder { child(key) }
  }

  private struct Unkeyed: UnkeyedEncodingContainer {
    let node: JSONNode
    let codingPath: [any CodingKey]
    var count = 0

    init(node: JSONNode, codingPath: [any CodingKey]) {
      self.node = node
      self.codingPath = codingPath
    }

    private mutating func child() -> TreeEncoder {
      let child = JSONNode()
      node.append(child)
      count += 1
      return TreeEncoder(node: child, codingPath: codingPath)
    }

    mutating func encodeNil() { _ = child() }
    mutating func encode(_ value: some Encodable) throws { try child().encode(value) }
    mutating func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type) -> KeyedEncodingContainer<Nested> {
      child().container(keyedBy: type)
    }
    mutating func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { child().unkeyedContainer() }
    mutating func superEncoder() -> any Encoder { child() }
  }

  private struct Single: SingleValueEncodingContainer {
    let node: JSONNode
    let codingPath: [any CodingKey]

    mutating func encodeNil() { node.content = .null }
    mutating func encode(_ value: some Encodable) throws {
      try TreeEncoder(node: node, codingPath: codingPath).encode(value)
    }
  }
}
