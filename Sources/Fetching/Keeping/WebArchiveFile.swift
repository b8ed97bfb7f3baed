import Foundation

/// Pages kept in a web archive: a record for each request, answer and page, in WARC 1.1, each a gzip member of its own.
///
/// What is there is kept, and the new records follow it. All records of a page are written at once, and taken back where
/// that fails. Bodies are written without chunks and compression; the fields that spoke of these get `X-Crawler-` before
/// their names, as is the custom. Source: ISO 28500:2017.
final class WebArchiveFile: PageKeeper {
  private let path: String
  private let descriptor: Int32
  private let isCompressed: Bool
  private let memory: FetchMemory?

  /// Opens an archive, which is made where it is not there.
  ///
  /// - Parameters:
  ///   - agent: The program's name, for the record that describes the archive.
  ///   - memory: What is known from earlier runs.
  init(path: String, agent: String, memory: FetchMemory?, now: Date) throws(FetchProblem) {
    self.path = path
    self.memory = memory
    isCompressed = path.hasSuffix(".gz")
    let descriptor = open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw WholeFile.problem(path) }
    self.descriptor = descriptor
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      throw FetchProblem("another program writes to it")
    }
    try begin(agent: agent, now: now)
  }

  deinit { close(descriptor) }

  func validators(of address: PageAddress) -> Validators? { memory?[address] }

  func feed(at address: PageAddress) -> [UInt8]? { nil }

  func keep(_ fetched: FetchedPage, as wanted: Fetcher.Wanted, feed: PageAddress?) throws(FetchProblem) -> String? {
    try append(records(of: fetched, feed: feed, isUnchanged: false))
    if wanted == .page, let memory { memory[fetched.requested] = fetched.validators }
    return path
  }

  func keepUnchanged(_ fetched: FetchedPage, feed: PageAddress?) throws(FetchProblem) {
    try append(records(of: fetched, feed: feed, isUnchanged: true))
  }

  /// The record that describes the archive, where it is new.
  private func begin(agent: String, now: Date) throws(FetchProblem) {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw WholeFile.problem(path) }
    guard status.st_size == 0 else { return try checkBeginning() }
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let block = WebArchiveRecord.fields([
      ("software", agent), ("format", "WARC File Format 1.1"),
      ("conformsTo", "https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/"),
      ("robots", "RFC 9309"),
    ])
    try append([
      WebArchiveRecord(
        kind: "warcinfo", moment: now, fields: [("WARC-Filename", name)], mediaType: "application/warc-fields",
        block: block)
    ])
  }

  /// Refuses to write behind something that is no archive, or is compressed otherwise.
  private func checkBeginning() throws(FetchProblem) {
    var head = [UInt8](repeating: 0, count: 5)
    let count = pread(descriptor, &head, head.count, 0)
    let isOurs = isCompressed ? head.starts(with: [0x1F, 0x8B]) : head == Array("WARC/".utf8)
    guard count == head.count, isOurs else {
      throw FetchProblem("is there already, and is no web archive\(isCompressed ? " in gzip" : "")")
    }
  }

  private func records(of fetched: FetchedPage, feed: PageAddress?, isUnchanged: Bool) -> [WebArchiveRecord] {
    var records: [WebArchiveRecord] = []
    for (place, answer) in fetched.answers.enumerated() {
      let isLast = place == fetched.answers.count - 1
      records += WebArchiveRecord.exchange(answer, isUnchanged: isLast && isUnchanged)
    }
    guard let concurrent = records.last?.id else { return [] }
    let seconds = fetched.answers.reduce(0) { $0 + $1.seconds }
    var facts = [("requested", fetched.requested.description), ("fetchTimeMs", String(Int(seconds * 1000)))]
    if let feed { facts.append(("via", feed.description)) }
    records.append(
      WebArchiveRecord(
        kind: "metadata", moment: fetched.page.moment, target: fetched.page.address,
        fields: [("WARC-Concurrent-To", concurrent)], mediaType: "application/warc-fields",
        block: WebArchiveRecord.fields(facts)))
    return records
  }

  private func append(_ records: [WebArchiveRecord]) throws(FetchProblem) {
    var bytes: [UInt8] = []
    for record in records {
      guard isCompressed else {
        bytes += record.bytes
        continue
      }
      guard let member = GzipMember.compressed(record.bytes) else { throw FetchProblem("no memory to compress") }
      bytes += member
    }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw WholeFile.problem(path) }
    guard WholeFile.writeAll(bytes, to: descriptor) else {
      let problem = WholeFile.problem(path)
      ftruncate(descriptor, status.st_size)
      throw problem
    }
  }
}
