import CZstandard

/// Decompresses Zstandard data that is in memory as a whole.
enum ZstandardBytes {
  /// Decompresses as far as that goes.
  ///
  /// - Parameter limit: The most bytes that may come of it.
  /// - Returns: What stands before the first damage, and whether there was none.
  static func decompress(
    _ bytes: ArraySlice<UInt8>, limit: Int
  ) throws(Problem) -> (output: [UInt8], isComplete: Bool) {
    guard let context = ZSTD_createDCtx() else { throw Problem("no memory to decompress") }
    defer { ZSTD_freeDCtx(context) }
    var output = LimitedOutput(limit: limit, expecting: bytes.count * 4)
    var isComplete = false
    bytes.withUnsafeBytes { input in
      var rest = ZSTD_inBuffer(src: input.baseAddress, size: input.count, pos: 0)
      output.grow { room in
        let used = rest.pos
        var part = ZSTD_outBuffer(dst: room.baseAddress, size: room.count, pos: 0)
        let code = ZSTD_decompressStream(context, &part, &rest)
        if part.pos > 0 || rest.pos > used { isComplete = code == 0 }
        let isOver = ZSTD_isError(code) != 0 || (rest.pos == rest.size && part.pos < part.size)
        return (part.pos, isOver)
      }
    }
    return (try output.checked(), isComplete)
  }
}
