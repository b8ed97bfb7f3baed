/// Collects what is decompressed in memory, which grows with it, up to a limit.
struct LimitedOutput {
  private var bytes: [UInt8] = []
  private var room: Int
  private let limit: Int

  /// - Parameter expecting: How many bytes are likely to come.
  init(limit: Int, expecting: Int) {
    self.limit = limit
    room = min(max(expecting, 4 << 10), limit + 1)
  }

  /// Hands out room for more, again and again until that is over or the limit is passed.
  ///
  /// - Parameter step: Fills room from its beginning; how much of it, and whether nothing more comes.
  mutating func grow(_ step: (UnsafeMutableRawBufferPointer) -> (count: Int, isOver: Bool)) {
    while bytes.count <= limit {
      var isOver = false
      let part = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
        (count, isOver) = step(UnsafeMutableRawBufferPointer(buffer))
      }
      if bytes.isEmpty { bytes = part } else { bytes += part }
      if isOver { return }
      room = min(max(room, bytes.count), limit + 1)
    }
  }

  /// What was collected, unless it is more than the limit.
  func checked() throws(Problem) -> [UInt8] {
    guard bytes.count <= limit else {
      throw Problem("grows to more than \(ByteCount.words(limit)), the limit for one document")
    }
    return bytes
  }
}
