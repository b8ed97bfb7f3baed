@testable import Documents
@testable import Fetching
import FuzzDriver
import Glibc
import Records

/// Any bytes as what is read beside pages, feeds and archives: exports, sidecars, texts, rules for robots, addresses, pages of print.
///
/// The first byte chooses the reader.
@main
enum FuzzExports {
  static let folder = "/dev/shm/parley-fuzz-\(getpid())"
  static let limits = DocumentReader.Limits(documentBytes: 1 << 20, sidecarBytes: 1 << 14, skippedBytes: 4 << 20)
  static let names = ["rows.csv", "rows.tsv", "rows.jsonl", "mapped.csv", "mapped.jsonl", "a.txt", "a.meta.json", "a"]

  static func main() {
    // No other program is run for what turns out to be a PDF file.
    setenv("PATH", "/nonexistent", 1)
    mkdir(folder, 0o700)
    let status = fuzz_run(CommandLine.argc, CommandLine.unsafeArgv)
    for name in names { unlink("\(folder)/\(name)") }
    rmdir(folder)
    exit(status)
  }

  static func check(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let first = bytes.first else { return }
    let rest = Array(bytes.dropFirst())
    switch Int(first) % (names.count + 3) {
    case names.count: checkRobots(rest)
    case names.count + 1: checkAddress(rest)
    case names.count + 2: checkPrint(rest)
    case let number: checkFile(names[number], rest)
    }
  }

  // MARK: - Files

  private static func checkFile(_ name: String, _ bytes: [UInt8]) {
    write(bytes, to: name)
    var path = "\(folder)/\(name)"
    if name == "a.meta.json" {
      write(Array("The harbour opened on 9 May 2025.".utf8), to: "a.txt")
      path = "\(folder)/a.txt"
    }
    let isMapped = name.hasPrefix("mapped")
    let mapping = try? ColumnMapping(parsing: "text=meta.body,title=b,date=meta.0.at,byline=by")
    let reader = DocumentReader(limits: limits, columns: isMapped ? mapping ?? ColumnMapping() : ColumnMapping())
    var ids: Set<String> = []
    var count = 0
    for item in reader.items(at: [path]) {
      count += 1
      switch item {
      case .document(let document):
        precondition(document.path.hasPrefix(folder), "a document from elsewhere")
        precondition(ids.insert(document.id).inserted, "two documents with one id")
        precondition(!document.text.isEmpty, "a document without text")
        precondition(document.published.map { $0.value.utf8.count >= 4 } ?? true, "a date that is none")
      case .failure(let failure):
        precondition(!failure.description.utf8.contains(0x0A), "a failure of more than one line")
      case .note: continue
      }
    }
    precondition(count > 0 && count <= bytes.count + 2, "nothing said of a file, or more than it has lines")
    if name == "a.meta.json" { unlink("\(folder)/\(name)") }
  }

  private static func write(_ bytes: [UInt8], to name: String) {
    guard let file = fopen("\(folder)/\(name)", "w") else { return }
    fwrite(bytes, 1, bytes.count, file)
    fclose(file)
  }

  // MARK: - What servers say

  /// The rules of a server, the first line being the path that is asked for.
  private static func checkRobots(_ bytes: [UInt8]) {
    let line = bytes.prefix { $0 != 0x0A }
    let rules = RobotsFile(Array(bytes.dropFirst(line.count)), product: "Parley")
    let target = "/" + String(decoding: line, as: UTF8.self)
    precondition(rules.allows("/robots.txt"), "the rules themselves are not allowed")
    precondition(rules.allows(target) || !rules.rules.isEmpty, "forbidden without a rule")
    precondition(rules.delay.map { $0.isFinite && $0 >= 0 } ?? true, "a delay that is none")
  }

  /// An address as people and pages write it, and the one that a reference leads to.
  private static func checkAddress(_ bytes: [UInt8]) {
    let text = String(decoding: bytes, as: UTF8.self)
    check(try? PageAddress(text))
    check(try? PageAddress("https://harbour.example/a/b?c").resolving(text))
  }

  private static func check(_ address: PageAddress?) {
    guard let address else { return }
    precondition(address.scheme == "http" || address.scheme == "https", "an address that is not fetched")
    precondition(!address.host.isEmpty && address.target.hasPrefix("/"), "an address without host or path")
    precondition(address.description.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }, "an address that breaks a request")
    precondition((try? PageAddress(address.description)) == address, "an address that is another one when read again")
  }

  // MARK: - Print

  /// What `pdftotext -bbox-layout` writes.
  private static func checkPrint(_ bytes: [UInt8]) {
    let lines = PDFLines(bytes)
    let text = PDFText.text(of: lines)
    precondition(text.isEmpty || !lines.lines.isEmpty, "text without lines")
    _ = PDFDocument.title(in: PDFLines.title(bytes), text: text)
  }
}

/// What libFuzzer calls with each input.
@_cdecl("LLVMFuzzerTestOneInput")
func test(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
  FuzzExports.check(UnsafeBufferPointer(start: bytes, count: count))
  return 0
}
