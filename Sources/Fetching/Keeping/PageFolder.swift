import Foundation

/// Pages kept in a folder: `NAME.html`, `.txt` or `.pdf` as they came, and `NAME.meta.json` beside each.
///
/// Feeds are kept as `NAME.feed`, which is not read when the folder is: their entries would double the pages. The name
/// follows from the address that was asked for, so a page that is fetched again takes the place of the one before.
struct PageFolder: PageKeeper {
  private let path: String
  private let limit: Int

  /// Opens a folder, which is made where it is not there.
  ///
  /// - Parameter limit: The largest page, in bytes.
  init(path: String, limit: Int) throws(FetchProblem) {
    self.path = path
    self.limit = limit
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw FetchProblem("the folder cannot be made")
    }
  }

  func validators(of address: PageAddress) -> Validators? {
    guard let record = record(of: address), kept(address, bytes: record.fetch.bytes) != nil else { return nil }
    return record.fetch.validators
  }

  func feed(at address: PageAddress) -> [UInt8]? {
    WholeFile.read(file(address, "feed"), limit: limit)
  }

  func keep(_ fetched: FetchedPage, as wanted: Fetcher.Wanted, feed: PageAddress?) throws(FetchProblem) -> String? {
    let address = fetched.requested
    let suffix = wanted == .feed ? "feed" : ContentType.suffix(of: fetched.page.mediaType) ?? "html"
    let destination = file(address, suffix)
    let isSame = WholeFile.read(destination, limit: limit) == fetched.page.body
    let record = FetchRecord(fetched, feed: feed)
    let sidecar: [UInt8]
    do {
      sidecar = try record.bytes()
    } catch {
      throw FetchProblem("what is known of it cannot be written: \(error)")
    }
    if !isSame { try WholeFile.write(fetched.page.body, to: destination) }
    try WholeFile.write(sidecar, to: file(address, "meta.json"))
    // Where the type has changed, the page before has another name.
    for other in PageFolder.suffixes where other != suffix { unlink(file(address, other)) }
    return isSame ? nil : destination
  }

  func keepUnchanged(_ fetched: FetchedPage, feed: PageAddress?) throws(FetchProblem) {}

  private static let suffixes = ["html", "txt", "pdf", "feed"]
  /// What a sidecar may have for readers, too.
  private static let sidecarBytes = 1 << 20

  private func file(_ address: PageAddress, _ suffix: String) -> String {
    "\(path.hasSuffix("/") ? path : path + "/")\(PageName.stem(of: address)).\(suffix)"
  }

  /// What is kept of an address, if its size is what the sidecar says.
  private func kept(_ address: PageAddress, bytes: Int) -> String? {
    PageFolder.suffixes.map { file(address, $0) }.first { path in
      var status = stat()
      return stat(path, &status) == 0 && Int(status.st_size) == bytes
    }
  }

  private func record(of address: PageAddress) -> FetchRecord? {
    WholeFile.read(file(address, "meta.json"), limit: PageFolder.sidecarBytes).flatMap {
      try? JSONDecoder().decode(FetchRecord.self, from: Data($0))
    }
  }
}
