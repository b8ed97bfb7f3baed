/// What reading a WARC and an ARC file have in common: heads, blocks, damages, counts.
///
/// A record that cannot be read is one line, and reading goes on with the next record that is found behind it.
final class CrawlReader {
  /// Where a record was found.
  struct Head {
    let address: String?
    /// The media type that the archive gives the block.
    let type: String?
    /// The bytes of the block as the head has it.
    let length: Int
    /// False for requests, metadata and what else is no capture.
    let isCapture: Bool
  }

  let stream: ByteStream
  let limits: DocumentReader.Limits
  /// The number of the record that was found last, from 1.
  private(set) var number = 0
  /// True when nothing more can be read.
  private(set) var ended = false
  private var passedOver = PassedOver()
  private var waiting: ArraySlice<Part> = []
  private var yielded = 0
  private var failures = 0
  /// True when the last thing to say was said.
  private var finished = false
  /// What was met behind the bytes that are read and not used.
  private var damage: Problem?
  /// How many damages were met since the record that was found last, and which that was.
  private var damages = 0
  private var lastDamaged = 0
  /// True behind a record that was found damaged.
  private var isBehindDamage = false
  /// Whether a record begins with some bytes.
  private let isRecord: (ArraySlice<UInt8>) -> Bool

  /// How many damages on end are passed before the rest is given up: bytes made for it are damaged every few bytes.
  private static let mostDamages = 100
  /// How far is looked ahead to see that a record begins.
  private static let lookahead = 4096
  /// The bytes of a head at most.
  static let headBytes = 64 << 10

  /// Starts at the unused bytes of a stream.
  ///
  /// - Parameter isRecord: Whether a record begins with these bytes, of which there are 4096 unless the file ends.
  init(stream: ByteStream, limits: DocumentReader.Limits, isRecord: @escaping (ArraySlice<UInt8>) -> Bool) {
    self.stream = stream
    self.limits = limits
    self.isRecord = isRecord
  }

  /// The next part of the archive.
  ///
  /// - Parameter step: Reads one record from the beginning of its head.
  func next(_ step: () throws(Problem) -> Void) -> Part? {
    while waiting.isEmpty {
      if finished { return nil }
      if ended {
        finish()
        continue
      }
      do throws(Problem) {
        if try findRecord() {
          number += 1
          try step()
        } else if damage == nil {
          ended = true
        } else {
          recover()
        }
      } catch {
        isBehindDamage = true
        if damage == nil { fail(error) } else { recover() }
      }
    }
    return waiting.popFirst()
  }

  /// Counts a page of this archive in which no article was found.
  func addPageWithoutArticle() {
    passedOver.add(.noArticle)
  }

  // MARK: - Records

  /// The head's bytes up to and with its blank line, still unused.
  func head() throws(Problem) -> ArraySlice<UInt8> {
    while true {
      if let end = HeaderFields.end(in: stream.unused.prefix(CrawlReader.headBytes)) { return stream.unused[..<end] }
      guard stream.unused.count < CrawlReader.headBytes else {
        stream.use(1)
        throw Problem("a head of more than \(ByteCount.words(CrawlReader.headBytes))")
      }
      guard fill() else { throw truncated() }
    }
  }

  /// Reads or passes over the block of a record whose head is used.
  func readBlock(_ head: Head) throws(Problem) {
    guard head.isCapture else { return try passOver(head.length, .otherRecord) }
    while stream.unused.count < min(head.length, CrawlReader.headBytes),
      HeaderFields.end(in: stream.unused) == nil, fill()
    {}
    let capture = Capture(address: head.address, type: head.type, head: stream.unused.prefix(head.length))
    if case .passOver(let reason) = capture.use { return try passOver(head.length, reason) }
    let room = limits.documentBytes + CrawlReader.headBytes
    guard head.length <= room else {
      fail(Problem("larger than \(ByteCount.words(limits.documentBytes)), the limit for one document"))
      return try skip(head.length)
    }
    while stream.unused.count < head.length, fill() {}
    if stream.unused.count < head.length, damage != nil {
      recover()
      // What follows a damage in the middle of a file is another record; at its end there is only this one.
      guard ended else { return }
    }
    let length = trueLength(head.length, room: room)
    yield(capture, stream.unused.prefix(length))
    stream.use(length)
  }

  private func yield(_ capture: Capture, _ block: ArraySlice<UInt8>) {
    do throws(Problem) {
      waiting.append(Part(try capture.content(of: block, limit: limits.documentBytes), label: "#\(number)"))
      yielded += 1
    } catch {
      fail(error)
    }
  }

  /// Reads one more chunk; false at the end and before a damage, which counts when all that precedes it is used.
  private func fill() -> Bool {
    if damage != nil || ended { return false }
    do throws(Problem) {
      return try stream.fill()
    } catch {
      damage = error
      return false
    }
  }

  private func truncated() -> Problem {
    stream.use(stream.unused.count)
    return Problem("breaks off")
  }

  /// The length of a block, where the one that its head gives may be wrong: up to the next record.
  private func trueLength(_ length: Int, room: Int) -> Int {
    if stream.unused.count >= length, endsRecord(length) { return length }
    if let start = nextRecord(from: 0, to: min(length, stream.unused.count)) { return start }
    guard stream.unused.count > length else {
      if !ended { fail(Problem("breaks off: \(stream.unused.count) of \(length) bytes are there")) }
      return stream.unused.count
    }
    var searched = length
    while stream.unused.count <= room {
      if let start = nextRecord(from: searched, to: stream.unused.count) { return start }
      searched = max(length, stream.unused.count - CrawlReader.lookahead)
      guard fill() else { return stream.unused.count }
    }
    return length
  }

  /// True where a block ends as it should: before blank lines and a record, or the end.
  private func endsRecord(_ length: Int) -> Bool {
    var end = length
    while true {
      let rest = stream.unused.dropFirst(end)
      end += rest.prefix { $0 == 0x0A || $0 == 0x0D }.count
      let next = stream.unused.dropFirst(end)
      if next.count >= CrawlReader.lookahead { return isRecord(next) }
      guard fill() else { return next.isEmpty || isRecord(next) }
    }
  }

  /// Where a record begins behind a line feed, as an offset into the unused bytes, white space before it left out.
  private func nextRecord(from start: Int, to end: Int) -> Int? {
    var searched = start
    while let line = stream.lineEnd(from: searched), line < end {
      if isRecord(stream.unused.dropFirst(line + 1)) {
        let block = stream.unused.prefix(line)
        return block.count - block.reversed().prefix { $0 == 0x0A || $0 == 0x0D }.count
      }
      searched = line + 1
    }
    return nil
  }

  private func passOver(_ length: Int, _ reason: PassedOver.Reason) throws(Problem) {
    passedOver.add(reason)
    try skip(length)
  }

  private func skip(_ length: Int) throws(Problem) {
    var left = length
    while left > stream.unused.count {
      left -= stream.unused.count
      stream.use(stream.unused.count)
      guard fill() else { throw Problem("breaks off") }
    }
    stream.use(left)
  }

  // MARK: - Between records

  /// Goes to where a record begins; false at the end.
  private func findRecord() throws(Problem) -> Bool {
    var blanks = 0
    while true {
      let count = stream.unused.prefix { $0 == 0x0A || $0 == 0x0D }.count
      stream.use(count)
      blanks += count
      guard blanks <= limits.skippedBytes else {
        ended = true
        throw Problem("more than \(ByteCount.words(limits.skippedBytes)) of blank lines; the rest is not read")
      }
      if stream.unused.count >= CrawlReader.lookahead { break }
      guard fill() else { break }
    }
    if stream.unused.isEmpty { return false }
    let isKnown = isBehindDamage
    isBehindDamage = false
    if isRecord(stream.unused) { return true }
    let passed = passRubbish()
    if !isKnown {
      let place = number == 0 ? "at the beginning" : "after record \(number)"
      failures += 1
      waiting.append(Part(.failure(Problem("\(passed) bytes that begin no record; passed over", place: place))))
    }
    return !stream.unused.isEmpty
  }

  /// Passes over what is no record, up to the next one or the end.
  private func passRubbish() -> Int {
    var passed = 0
    while true {
      while let line = stream.lineEnd() {
        if stream.unused.count < line + 1 + CrawlReader.lookahead, fill() { continue }
        stream.use(line + 1)
        passed += line + 1
        if isRecord(stream.unused) { return passed }
      }
      let rest = stream.unused.count
      stream.use(rest)
      passed += rest
      guard fill() else { return passed }
    }
  }

  private func fail(_ problem: Problem) {
    let place = ["record \(number)", problem.place].compactMap { $0 }.joined(separator: ", ")
    failures += 1
    waiting.append(Part(.failure(Problem(problem.reason, place: place))))
  }

  /// Goes on behind a damage of the file or its compression; what was read before it and not used is lost, unless nothing
  /// follows.
  private func recover() {
    if let damage { fail(damage) }
    isBehindDamage = true
    damages = lastDamaged == number ? damages + 1 : 1
    lastDamaged = number
    guard damages < CrawlReader.mostDamages else {
      fail(Problem("\(damages) damages on end; the rest is not read"))
      ended = true
      return
    }
    let goesOn = (try? stream.recover()) == true
    damage = nil
    if goesOn { stream.use(stream.unused.count) } else { ended = true }
  }

  /// Says what was passed over, or that there was nothing else.
  private func finish() {
    finished = true
    let words = passedOver.words(of: number)
    if yielded == 0, failures == 0 {
      waiting.append(Part(.failure(Problem("no page or text to read in it" + (words.map { " (\($0))" } ?? "")))))
    } else if let words {
      waiting.append(Part(.note(words)))
    }
  }
}
