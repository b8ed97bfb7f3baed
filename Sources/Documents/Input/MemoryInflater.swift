import CZlib

/// Decompresses what is in memory as a whole.
enum MemoryInflater {
  /// How compressed bytes are framed.
  enum Frame {
    case gzip
    case zlib
    case raw
  }

  /// Decompresses as far as that goes.
  ///
  /// - Parameter limit: The most bytes that may come of it.
  /// - Returns: What stands before the first damage, and whether there was none.
  static func inflate(
    _ bytes: ArraySlice<UInt8>, _ frame: Frame, limit: Int
  ) throws(Problem) -> (output: [UInt8], isComplete: Bool) {
    var stream = z_stream()
    let code =
      switch frame {
      case .gzip: parley_inflate_gzip(&stream)
      case .zlib: parley_inflate_zlib(&stream)
      case .raw: parley_inflate_raw(&stream)
      }
    guard code == Z_OK else { throw Problem("no memory to decompress") }
    defer { inflateEnd(&stream) }
    var output = LimitedOutput(limit: limit, expecting: bytes.count * 4)
    var isComplete = false
    bytes.withUnsafeBufferPointer { input in
      stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
      stream.avail_in = UInt32(clamping: input.count)
      output.grow { room in
        stream.next_out = room.bindMemory(to: UInt8.self).baseAddress
        stream.avail_out = UInt32(clamping: room.count)
        let step = CZlib.inflate(&stream, Z_NO_FLUSH)
        let count = room.count - Int(stream.avail_out)
        isComplete = step == Z_STREAM_END
        // Members of gzip follow each other.
        if isComplete, frame == .gzip, stream.avail_in > 2, stream.next_in?.pointee == 0x1F {
          inflateReset(&stream)
          return (count, false)
        }
        return (count, step != Z_OK || count == 0)
      }
    }
    return (try output.checked(), isComplete)
  }
}
