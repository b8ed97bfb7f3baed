extension ByteStream {
  /// All bytes of a file that is one document.
  func whole(limits: DocumentReader.Limits) throws(Problem) -> [UInt8] {
    repeat {
      guard max(unused.count, knownSize ?? 0) <= limits.documentBytes else {
        throw Problem("larger than \(ByteCount.words(limits.documentBytes)), the limit for one document")
      }
    } while try fill()
    return Array(unused)
  }
}
