import CZstandard
import Foundation
import Testing

/// One frame of Zstandard, made with a dictionary where one is given.
func zstandard(_ bytes: some Sequence<UInt8>, dictionary: [UInt8] = []) -> [UInt8] {
  let input = Array(bytes)
  var output = [UInt8](repeating: 0, count: ZSTD_compressBound(input.count))
  let context = ZSTD_createCCtx()
  defer { ZSTD_freeCCtx(context) }
  let count = ZSTD_compress_usingDict(
    context, &output, output.count, input, input.count, dictionary, dictionary.count, 3)
  #expect(ZSTD_isError(count) == 0)
  return Array(output.prefix(count))
}

extension Sample {
  /// `page()` as Brotli's own program compresses it (quality 11).
  static let brotliPage = [UInt8](
    Data(
      base64Encoded: """
        G10BAIzTFbeUj5cp3eb1SvxBx7PrD5SERCWFiofKbKcJBsS/rUHWXVIcUCDbgMI40nSbzxGUoksZQiUUDZywJT6wYVji57ZbJM5knjlaYHV2\
        UPYEXYsY0ixxIxaTg3srKkYmrcZuZv/47hzqVXJ0vOYs5AEVMB4NPMdX6R5IRNAlURlSAA2zRlaHU9y5NMnNMhMwg0Cp+w+frZ8W0wOYAQ==
        """) ?? Data())

  /// 64 MiB of one letter, as the same program compresses them.
  static let brotliBomb = [UInt8](
    Data(base64Encoded: "z///f/glwuKxQCD3/p/////wSwDEYQGA7v0/////4ZcAiMMiAN37f/7//8MvARCHBQC69/8D") ?? Data())

  /// Brotli that holds bytes as they are, at most 65,536 of them.
  ///
  /// Source: RFC 7932, section 9.
  static func uncompressedBrotli(_ bytes: [UInt8]) -> [UInt8] {
    // No flag of a last part, four nibbles of length less one, the flag of what is not compressed.
    let head = (bytes.count - 1) << 4 | 1 << 20
    return [UInt8(head & 0xFF), UInt8(head >> 8 & 0xFF), UInt8(head >> 16)] + bytes + [3]
  }

  /// A frame of Zstandard whose blocks are one letter again and again.
  ///
  /// Source: RFC 8878, section 3.1.1.
  static func zstandardBomb(megabytes: Int) -> [UInt8] {
    let block = (128 << 10) << 3 | 1 << 1
    let bytes = [UInt8(block & 0xFF), UInt8(block >> 8 & 0xFF), UInt8(block >> 16), UInt8(ascii: "a")]
    // A window of 1 MiB, no size, and an empty last block.
    let blocks = [[UInt8]](repeating: bytes, count: megabytes * 8).flatMap { $0 }
    return [0x28, 0xB5, 0x2F, 0xFD, 0, 10 << 3] + blocks + [1, 0, 0]
  }
}
