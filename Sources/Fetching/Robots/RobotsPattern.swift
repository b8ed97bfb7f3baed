/// The beginning of paths, with `*` for any signs and `$` for the end.
struct RobotsPattern: Hashable, Sendable {
  private let bytes: [UInt8]
  private let isWhole: Bool
  /// The bytes of the rule, by which rules are ranked.
  let length: Int

  /// Reads the value of a rule.
  init(_ value: ArraySlice<UInt8>) {
    let normal = RobotsPattern.normal(value)
    length = normal.count
    isWhole = normal.last == UInt8(ascii: "$")
    bytes = isWhole ? normal.dropLast() : normal
  }

  /// Whether a path begins so; at most the product of both lengths.
  ///
  /// - Parameter target: A path with its query, in normal form.
  func fits(_ target: [UInt8]) -> Bool {
    let star = UInt8(ascii: "*")
    var (place, here) = (0, 0)
    // Where to go on when what follows the last star does not fit: one sign later.
    var retry: (place: Int, here: Int)?
    while true {
      if place == bytes.count {
        if !isWhole || here == target.count { return true }
      } else if bytes[place] == star {
        place += 1
        retry = (place, here)
        continue
      } else if here < target.count, bytes[place] == target[here] {
        place += 1
        here += 1
        continue
      }
      guard let last = retry, last.here < target.count else { return false }
      retry = (last.place, last.here + 1)
      (place, here) = (last.place, last.here + 1)
    }
  }

  /// Bytes in the form in which they are compared: codes of letters, figures and `-._~` decoded, all else encoded alike.
  static func normal(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var place = bytes.startIndex
    while place < bytes.endIndex {
      let byte = bytes[place]
      if let decoded = PercentCode.decoded(bytes, at: place) {
        result += isPlain(decoded) ? [decoded] : PercentCode.encoded(decoded)
        place += 3
      } else {
        result += byte >= 0x80 || byte <= 0x20 ? PercentCode.encoded(byte) : [byte]
        place += 1
      }
    }
    return result
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    0x61...0x7A ~= byte | 0x20 || 0x30...0x39 ~= byte || "-._~".utf8.contains(byte)
  }
}
