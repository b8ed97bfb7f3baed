/// How a file is compressed as a whole.
enum Compression: String {
  case gzip = "gz"
  case zstandard = "zst"

  /// What it is called in messages.
  var words: String {
    switch self {
    case .gzip: "gzip"
    case .zstandard: "Zstandard"
    }
  }

  /// What a file's name says: `.gz` or `.zst`.
  init?(name: String) {
    self.init(rawValue: InputFormat.suffix(of: name))
  }

  /// How many bytes `init(head:)` has to see.
  static let headBytes = 4

  /// What a file's first bytes say.
  init?(head: [UInt8]) {
    if head.starts(with: [0x1F, 0x8B]) {
      self = .gzip
    } else if ZstandardFrame.begins(head[...]) {
      self = .zstandard
    } else {
      return nil
    }
  }
}

/// The first bytes of what Zstandard files consist of.
///
/// Source: RFC 8878.
enum ZstandardFrame {
  /// The first bytes of a frame that holds something.
  static let signature: [UInt8] = [0x28, 0xB5, 0x2F, 0xFD]
  /// The first bytes of the frame with the dictionary of a web archive.
  static let dictionarySignature: [UInt8] = [0x5D, 0x2A, 0x4D, 0x18]

  /// True where a frame begins, of any kind.
  static func begins(_ bytes: ArraySlice<UInt8>) -> Bool {
    if bytes.starts(with: signature) { return true }
    return bytes.first.map { 0x50...0x5F ~= $0 } ?? false && bytes.dropFirst().starts(with: [0x2A, 0x4D, 0x18])
  }
}
