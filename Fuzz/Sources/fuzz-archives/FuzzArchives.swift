import Documents
import FuzzDriver
import Glibc
import Records

/// Any bytes as an archive of some kind: reading must end within bounds, and what comes of it must hold together.
///
/// The first byte chooses the kind.
@main
enum FuzzArchives {
  static let kinds = ["warc", "warc.gz", "arc", "zip", "tar", "tgz", "eml", "mbox", "mht"]
  static let folder = "/dev/shm/parley-fuzz-\(getpid())"
  static let limits = DocumentReader.Limits(documentBytes: 1 << 20, sidecarBytes: 1 << 14, skippedBytes: 4 << 20)

  static func main() {
    // No other program is run for what turns out to be a PDF file.
    setenv("PATH", "/nonexistent", 1)
    mkdir(folder, 0o700)
    let status = fuzz_run(CommandLine.argc, CommandLine.unsafeArgv)
    for kind in kinds { unlink(path(kind)) }
    rmdir(folder)
    exit(status)
  }

  static func path(_ kind: String) -> String { "\(folder)/a.\(kind)" }

  static func check(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let first = bytes.first else { return }
    let path = path(kinds[Int(first) % kinds.count])
    guard let file = fopen(path, "w") else { return }
    fwrite(bytes.baseAddress.map { $0 + 1 }, 1, bytes.count - 1, file)
    fclose(file)
    var ids: Set<String> = []
    var count = 0
    for item in DocumentReader(limits: limits).items(at: [path]) {
      count += 1
      precondition(count < 200_000, "no end")
      switch item {
      case .document(let document):
        precondition(document.path.hasPrefix(path), "a document from elsewhere")
        precondition(ids.insert(document.id).inserted, "two documents with one id")
        precondition(!document.text.isEmpty, "a document without text")
      case .failure(let failure):
        precondition(!failure.description.utf8.contains(0x0A), "a failure of more than one line")
        precondition(failure.path.hasPrefix(path), "a failure from elsewhere")
      case .note(let note): precondition(note.path.hasPrefix(path), "a note from elsewhere")
      }
    }
    precondition(count > 0, "nothing said of a file")
  }
}

/// What libFuzzer calls with each input.
@_cdecl("LLVMFuzzerTestOneInput")
func test(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
  FuzzArchives.check(UnsafeBufferPointer(start: bytes, count: count))
  return 0
}
