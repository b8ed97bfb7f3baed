/// Bytes from somewhere, read once from the beginning to the end.
protocol ByteSource: AnyObject {
  /// The number of bytes where that is known before reading; nil for a stream.
  var size: Int? { get }

  /// Reads what is there, at most as much as fits; 0 at the end.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(Problem) -> Int
}

/// Bytes that are there already.
final class MemorySource: ByteSource {
  private let bytes: ArraySlice<UInt8>
  private var position: Int

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    position = bytes.startIndex
  }

  var size: Int? { bytes.count }

  func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
    let count = min(buffer.count, bytes.endIndex - position)
    buffer.copyBytes(from: bytes[position..<position + count])
    position += count
    return count
  }
}
