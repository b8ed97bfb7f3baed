import Documents
import FuzzDriver
import Glibc

/// Any bytes as a web page: reading must end, and what comes of it must hold together.
@main
enum FuzzPages {
  static func main() {
    exit(fuzz_run(CommandLine.argc, CommandLine.unsafeArgv))
  }

  static func check(_ bytes: [UInt8]) {
    guard let page = try? PageReader().page(of: bytes) else { return }
    let length = page.text.unicodeScalars.count
    var end = 0
    for block in page.blocks {
      precondition(block.start >= end && block.end > block.start, "a block is empty or before the last one")
      end = block.end
    }
    precondition(end == length || page.blocks.isEmpty, "text stands outside the blocks")
    if let published = page.published {
      precondition(page.publishedDay?.utf8.count == 10, "a date of publication without a day")
      precondition(published.value.utf8.count >= 10, "a date that is none")
    }
    for author in page.authors { precondition(!author.value.isEmpty, "an author without a name") }
  }
}

/// What libFuzzer calls with each input.
@_cdecl("LLVMFuzzerTestOneInput")
func test(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
  FuzzPages.check(Array(UnsafeBufferPointer(start: bytes, count: count)))
  return 0
}
