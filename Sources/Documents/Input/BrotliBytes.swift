import CBrotli

/// Decompresses Brotli data that is in memory as a whole.
///
/// Source: RFC 7932.
enum BrotliBytes {
  /// How decompressing ended.
  enum Ending {
    case complete
    /// The data breaks off.
    case cutOff
    case damaged
  }

  /// Decompresses as far as that goes.
  ///
  /// - Parameter limit: The most bytes that may come of it.
  /// - Returns: What stands before the end or the first damage.
  static func decompress(
    _ bytes: ArraySlice<UInt8>, limit: Int
  ) throws(Problem) -> (output: [UInt8], ending: Ending) {
    guard let state = BrotliDecoderCreateInstance(nil, nil, nil) else { throw Problem("no memory to decompress") }
    defer { BrotliDecoderDestroyInstance(state) }
    var output = LimitedOutput(limit: limit, expecting: bytes.count * 4)
    var result = BROTLI_DECODER_RESULT_ERROR
    bytes.withUnsafeBufferPointer { input in
      var next = input.baseAddress
      var left = input.count
      output.grow { room in
        var start = room.bindMemory(to: UInt8.self).baseAddress
        var free = room.count
        result = BrotliDecoderDecompressStream(state, &left, &next, &free, &start, nil)
        return (room.count - free, result != BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT)
      }
    }
    let ending: Ending =
      switch result {
      case BROTLI_DECODER_RESULT_SUCCESS: .complete
      case BROTLI_DECODER_RESULT_NEEDS_MORE_INPUT: .cutOff
      default: .damaged
      }
    return (try output.checked(), ending)
  }
}
