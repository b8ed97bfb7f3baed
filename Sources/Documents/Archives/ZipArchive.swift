import Foundation

/// Reads a zip archive: the files in it that are read in folders as well, in the archive's order.
///
/// The list at the archive's end says what there is; an archive that comes as a stream is put into a temporary file first.
/// Sidecars are found wherever they stand.
final class ZipArchive: Container {
  private let file: InputFile
  private let limits: DocumentReader.Limits
  private var directory: ZipDirectory
  private let meter: GrowthMeter
  /// Where the sidecars stand, by their names.
  private let sidecars: [String: ZipDirectory.Entry]
  private var found = 0
  private var ended = false

  /// The sidecars that are remembered at most; what stands beyond them is read without.
  static let mostSidecars = 200_000

  init(stream: ByteStream, limits: DocumentReader.Limits) throws(Problem) {
    file = try SpooledFile.of(stream)
    self.limits = limits
    directory = try ZipDirectory(file)
    meter = GrowthMeter(archiveBytes: file.size ?? 0)
    var sidecars: [String: ZipDirectory.Entry] = [:]
    var scan = directory
    while let entry = try? scan.next() {
      let path = InnerName.text(entry.nameBytes[...])
      if path == "[Content_Types].xml" || path == "mimetype" {
        throw Problem("an Office file or e-book, which is not read")
      }
      if path.hasSuffix(Sidecar.suffix), sidecars.count < ZipArchive.mostSidecars { sidecars[path] = entry }
    }
    self.sidecars = sidecars
  }

  func next() -> Part? {
    while !ended {
      do throws(Problem) {
        guard let entry = try directory.next() else { break }
        if let part = part(for: entry) { return part }
        guard !meter.isExhausted else { throw Problem("a decompression bomb; the rest is not read") }
      } catch {
        ended = meter.isExhausted
        found += 1
        return Part(.failure(error))
      }
    }
    if !ended, found == 0 {
      ended = true
      return Part(.failure(Problem("an archive with no file to read in it (\(InputFormat.folderTypes))")))
    }
    ended = true
    return nil
  }

  private func part(for entry: ZipDirectory.Entry) -> Part? {
    let path = InnerName.text(entry.nameBytes[...])
    guard !path.hasSuffix("/") else { return nil }
    let label = "!/" + (path.utf8.count > InnerName.mostBytes ? String(path.prefix(64)) + "…" : path)
    do throws(Problem) {
      let name = try InnerName(path)
      guard name.isRead else { return nil }
      found += 1
      if entry.isLink { throw Problem("a link, which is not followed") }
      let source = try ZipEntrySource(entry, in: file, meter: meter)
      return Part(
        .file(InnerFile(name: name.name, source: source, sidecar: sidecar(for: path))), label: "!/" + name.path)
    } catch {
      found += 1
      return Part(.failure(error), label: label)
    }
  }

  private func sidecar(for path: String) -> [UInt8]? {
    guard let entry = sidecars[Sidecar.path(for: path)], let source = try? ZipEntrySource(entry, in: file, meter: meter)
    else { return nil }
    let stream = ByteStream(plain: source)
    while stream.unused.count <= limits.sidecarBytes, (try? stream.fill()) == true {}
    return Array(stream.unused.prefix(limits.sidecarBytes + 1))
  }
}
