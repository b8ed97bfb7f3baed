import Foundation

/// Searches in bytes at the speed of the C library.
enum ByteSearch {
  /// The first place of a byte from an offset on; nil where there is none before the end.
  @inline(__always)
  static func first(_ byte: UInt8, in bytes: [UInt8], from start: Int) -> Int? {
    bytes.withUnsafeBytes { buffer in
      guard start < buffer.count, let base = buffer.baseAddress else { return nil }
      guard let found = memchr(base + start, Int32(byte), buffer.count - start) else { return nil }
      return UnsafeRawPointer(found) - base
    }
  }

  /// The first place of some bytes in others.
  static func first(_ word: [UInt8], in bytes: ArraySlice<UInt8>) -> Int? {
    bytes.withUnsafeBytes { buffer in
      guard let base = buffer.baseAddress, let first = word.first else { return nil }
      var index = 0
      while index + word.count <= buffer.count, let found = memchr(base + index, Int32(first), buffer.count - index) {
        index = UnsafeRawPointer(found) - base
        if index + word.count <= buffer.count, buffer[index..<index + word.count].elementsEqual(word) {
          return bytes.startIndex + index
        }
        index += 1
      }
      return nil
    }
  }

  /// The first place where some ASCII letters stand after a byte, in either case: `</` and "script".
  ///
  /// - Parameter word: In lower case.
  static func first(_ prefix: [UInt8], word: StaticString, in bytes: [UInt8], from start: Int) -> Int? {
    guard let mark = prefix.first else { return nil }
    var index = start
    while let found = first(mark, in: bytes, from: index) {
      if matches(prefix, word: word, in: bytes, at: found) { return found }
      index = found + 1
    }
    return nil
  }

  private static func matches(_ prefix: [UInt8], word: StaticString, in bytes: [UInt8], at start: Int) -> Bool {
    let count = word.utf8CodeUnitCount
    guard start + prefix.count + count <= bytes.count else { return false }
    for (offset, byte) in prefix.enumerated() where bytes[start + offset] != byte { return false }
    return word.withUTF8Buffer { letters in
      for offset in 0..<count where bytes[start + prefix.count + offset] | 0x20 != letters[offset] { return false }
      return true
    }
  }
}
