import Foundation

extension ByteStream {
  /// Where the first line of the unused bytes ends, searched from an offset into them; nil where it does not.
  func lineEnd(from offset: Int = 0) -> Int? {
    buffer.withUnsafeBytes { bytes in
      let rest = UnsafeRawBufferPointer(rebasing: bytes[(start + offset)...])
      guard let base = rest.baseAddress, let found = memchr(base, 0x0A, rest.count) else { return nil }
      return offset + (UnsafeRawPointer(found) - base)
    }
  }
}
