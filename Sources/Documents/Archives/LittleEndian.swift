extension Array where Element == UInt8 {
  /// The unsigned number of some bytes, the lowest first; 0 where they are not there.
  func littleEndian(_ offset: Int, bytes count: Int) -> Int {
    guard offset >= 0, offset + count <= self.count else { return 0 }
    var value: UInt64 = 0
    for index in (offset..<offset + count).reversed() { value = value << 8 | UInt64(self[index]) }
    return Int(clamping: value)
  }
}
