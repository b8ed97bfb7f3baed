/// The name under which a page is kept: its host and path in letters that any system knows, and a digest.
///
///     PageName.stem(of: try PageAddress("https://harbour.example/News/talks-end"))  // "harbour.example-news-talks-end-…"
enum PageName {
  /// The letters of an address at most; names may have 255 bytes on most systems, with suffixes and digests.
  private static let longest = 80
  /// The digits of the digest: 64 bits, so that two addresses do not meet.
  private static let digits = 16

  /// The same for the same address, always.
  static func stem(of address: PageAddress) -> String {
    var letters: [UInt8] = []
    let path = address.target.utf8.prefix { $0 != UInt8(ascii: "?") }
    for byte in Array(address.host.utf8) + [UInt8(ascii: "/")] + Array(path) where letters.count < longest {
      let isLetter = 0x61...0x7A ~= byte || 0x30...0x39 ~= byte || byte == UInt8(ascii: ".")
      if isLetter {
        letters.append(byte)
      } else if 0x41...0x5A ~= byte {
        letters.append(byte | 0x20)
      } else if let last = letters.last, last != UInt8(ascii: "-") {
        letters.append(UInt8(ascii: "-"))
      }
    }
    while let last = letters.last, last == UInt8(ascii: "-") || last == UInt8(ascii: ".") { letters.removeLast() }
    // A hidden file would not be read.
    let visible = letters.drop { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".") }
    let digest = SHA256.hexadecimal(of: address.description.utf8).prefix(digits)
    return String(decoding: visible, as: UTF8.self) + "-" + digest
  }
}
