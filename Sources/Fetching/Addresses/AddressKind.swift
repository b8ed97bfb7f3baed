import Foundation

/// Tells addresses of the public internet from all others.
///
/// Source: the special-purpose registries of IANA (RFC 6890 and its updates).
enum AddressKind {
  /// What an address is where it is none of the public internet: "a loopback address"; nil where it is one.
  ///
  /// - Parameter bytes: Four or sixteen, in the order of the network.
  static func refusal(of bytes: [UInt8]) -> String? {
    switch bytes.count {
    case 4: return blocks4.first { $0.holds(bytes) }?.words
    case 16:
      if let block = blocks6.first(where: { $0.holds(bytes) }) {
        // What a translator at the border of a network reaches is what the last four bytes say.
        return block.isTranslated ? refusal(of: Array(bytes[12...])) : block.words
      }
      return global6.holds(bytes) ? nil : "no address of the public internet"
    default: return "no address of the internet"
    }
  }

  /// The same of a host that is written as an address; nil for names, too.
  static func refusal(ofHost host: String) -> String? {
    var four = in_addr()
    if inet_pton(AF_INET, host, &four) == 1 { return refusal(of: withUnsafeBytes(of: &four) { Array($0) }) }
    guard host.hasPrefix("["), host.hasSuffix("]") else { return nil }
    var six = in6_addr()
    guard inet_pton(AF_INET6, String(host.dropFirst().dropLast()), &six) == 1 else { return "no address" }
    return refusal(of: withUnsafeBytes(of: &six) { Array($0) })
  }

  /// An address in figures.
  static func text(of bytes: [UInt8]) -> String {
    var buffer = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
    guard inet_ntop(bytes.count == 4 ? AF_INET : AF_INET6, bytes, &buffer, socklen_t(buffer.count)) != nil else {
      return "?"
    }
    return String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// Addresses that begin alike.
  private struct Block {
    let start: [UInt8]
    let bits: Int
    let words: String
    var isTranslated = false

    func holds(_ bytes: [UInt8]) -> Bool {
      for place in 0..<((bits + 7) / 8) {
        let kept = min(8, bits - place * 8)
        let mask = UInt8(truncatingIfNeeded: 0xFF00 >> kept)
        let wanted = place < start.count ? start[place] : 0
        if bytes[place] & mask != wanted & mask { return false }
      }
      return true
    }
  }

  private static let blocks4 = [
    Block(start: [0], bits: 8, words: "an address of \"this network\""),
    Block(start: [10], bits: 8, words: "a private address"),
    Block(start: [100, 64], bits: 10, words: "an address shared within a provider"),
    Block(start: [127], bits: 8, words: "a loopback address"),
    Block(start: [169, 254], bits: 16, words: "a link-local address"),
    Block(start: [172, 16], bits: 12, words: "a private address"),
    Block(start: [192, 0, 0], bits: 24, words: "a reserved address"),
    Block(start: [192, 0, 2], bits: 24, words: "an address for documentation"),
    Block(start: [192, 88, 99], bits: 24, words: "a reserved address"),
    Block(start: [192, 168], bits: 16, words: "a private address"),
    Block(start: [198, 18], bits: 15, words: "an address for benchmarks"),
    Block(start: [198, 51, 100], bits: 24, words: "an address for documentation"),
    Block(start: [203, 0, 113], bits: 24, words: "an address for documentation"),
    Block(start: [224], bits: 4, words: "a multicast address"),
    Block(start: [240], bits: 4, words: "a reserved address"),
  ]

  private static let mapped: [UInt8] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF]
  private static let loopback6 = [UInt8](repeating: 0, count: 15) + [1]
  private static let global6 = Block(start: [0x20], bits: 3, words: "")

  private static let blocks6 = [
    Block(start: loopback6, bits: 128, words: "a loopback address"),
    Block(start: [], bits: 128, words: "the address of no host"),
    Block(start: mapped, bits: 96, words: "an address of IPv4 within IPv6"),
    Block(start: [], bits: 96, words: "an address of IPv4 within IPv6"),
    Block(start: [0, 0x64, 0xFF, 0x9B], bits: 96, words: "", isTranslated: true),
    Block(start: [0x20, 0x01], bits: 23, words: "a reserved address"),
    Block(start: [0x20, 0x01, 0x0D, 0xB8], bits: 32, words: "an address for documentation"),
    Block(start: [0x20, 0x02], bits: 16, words: "an address of IPv4 within IPv6"),
    Block(start: [0x3F, 0xFF], bits: 20, words: "an address for documentation"),
    Block(start: [0xFC], bits: 7, words: "a unique local address"),
    Block(start: [0xFE, 0x80], bits: 10, words: "a link-local address"),
    Block(start: [0xFE, 0xC0], bits: 10, words: "a site-local address"),
    Block(start: [0xFF], bits: 8, words: "a multicast address"),
  ]
}
