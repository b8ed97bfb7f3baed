/// Decompresses a file as it is read.
///
/// What stands before a damage is handed over first; the next call throws. A file that grows out of all measure is damaged,
/// too.
protocol Decompressor: AnyObject {
  /// Decompresses at most as much as fits; 0 at the end.
  func read(into output: UnsafeMutableRawBufferPointer) throws(Problem) -> Int

  /// True after a damage was met.
  var isDamaged: Bool { get }

  /// Goes on behind a damage with the next part that is compressed by itself; false where none follows.
  func recover() throws(Problem) -> Bool
}

/// How much compressed input may grow.
enum Growth {
  /// How many times its size a part may grow to.
  ///
  /// Crawls, logs and exports of text grow 3 to 60 times; deflate's most is 1032, Zstandard's some 30,000.
  static let most = 250
  /// The size up to which growth does not count.
  static let harmlessBytes = 256 << 20

  /// True where so much can only be meant to fill a memory or to waste somebody's time.
  static func isBomb(bytes: Int, of compressed: Int) -> Bool {
    bytes > harmlessBytes && bytes / most > compressed
  }
}
