import Foundation
import Records
import Testing

@testable import Documents

/// Each bad input is one line with place and reason; what can be read is read; nothing crashes or hangs.
@Suite struct BadInputTests {
  static let small = DocumentReader.Limits(documentBytes: 1 << 20, sidecarBytes: 1 << 10, skippedBytes: 4 << 20)

  @Test func badFilesAmongGoodOnes() throws {
    let folder = try TemporaryFolder()
    try folder.write("Good.", to: "0.txt")
    try folder.write("", to: "1.txt")
    try folder.write([0xEF, 0xBB, 0xBF], to: "2.txt")
    try folder.write(" \n \t\n", to: "3.txt")
    try folder.write([0x61, 0x00, 0x62, 0x00, 0x00, 0x63, 0xFF], to: "4.txt")
    try folder.write("é".utf8 + [0xFF], to: "5.txt")
    try folder.write("{\\rtf1 No.}", to: "6.txt")
    try folder.write("", to: "7.jsonl")
    try folder.write("\n \n", to: "8.jsonl")
    try folder.write([0xFF, 0xFE, 0x7B, 0x00], to: "9.jsonl")
    try folder.write([0x7B, 0x00], to: "a.jsonl")
    try folder.write("plain", to: "b.txt.gz")
    try folder.write("", to: "c.txt.gz")
    try folder.write(gzip([]), to: "d.txt.gz")
    try folder.write("Good too.", to: "z.txt")
    #expect(
      folder.read("0.txt", "").order.dropFirst() == [
        "0.txt",
        "! 1.txt: empty",
        "! 2.txt: empty: no text but white space",
        "! 3.txt: empty: no text but white space",
        "! 4.txt: offset 1: binary data (a NUL byte)",
        "! 5.txt: offset 2: invalid UTF-8",
        "! 6.txt: offset 0: an RTF file, which is not read",
        "! 7.jsonl: empty",
        "! 8.jsonl: empty: no line but blank ones",
        "! 9.jsonl: JSON Lines in UTF-16; only UTF-8 is read",
        "! a.jsonl: offset 1: binary data (a NUL byte)",
        "! b.txt.gz: offset 0: not gzip data, though its name ends in .gz",
        "! c.txt.gz: empty",
        "! d.txt.gz: empty",
        "z.txt",
      ])
  }

  // MARK: - Size

  @Test func hugeOneLineFile() throws {
    let folder = try TemporaryFolder()
    for name in ["huge.txt", "huge.jsonl"] {
      try folder.write("{", to: name)
      let file = try #require(FileHandle(forUpdatingAtPath: folder[name]))
      let chunk = Data(repeating: UInt8(ascii: "x"), count: 10 << 20)
      try file.seekToEnd()
      for _ in 0..<5 { try file.write(contentsOf: chunk) }
      try file.write(contentsOf: Data("\n{\"text\": \"after\"}\n".utf8))
      try file.close()
    }
    #expect(
      folder.read("huge.txt", "huge.jsonl").order == [
        "! huge.txt: larger than 16 MiB, the limit for one document",
        "! huge.jsonl: line 1: longer than 16 MiB, the limit for one document",
        "huge.jsonl:2",
      ])
  }

  @Test func limitIsExact() throws {
    let folder = try TemporaryFolder()
    let limits = DocumentReader.Limits(documentBytes: 1000, sidecarBytes: 10, skippedBytes: 5000)
    let fitting = String(repeating: "a", count: 1000)
    try folder.write(fitting, to: "a.txt")
    try folder.write(fitting + "a", to: "b.txt")
    try folder.write(gzip(fitting.utf8), to: "c.txt.gz")
    try folder.write(gzip((fitting + "a").utf8), to: "d.txt.gz")
    try folder.write(
      "{\"text\": \"\(String(repeating: "b", count: 988))\"}\n{\"text\": \"\(String(repeating: "b", count: 989))\"}",
      to: "e.jsonl")
    try folder.write("{\"title\": \"long\"}", to: "a.meta.json")
    #expect(
      folder.read("a.txt", "b.txt", "c.txt.gz", "d.txt.gz", "e.jsonl", limits: limits).order == [
        "! a.meta.json: larger than 10 bytes, the limit for a sidecar",
        "a.txt",
        "! b.txt: larger than 1000 bytes, the limit for one document",
        "c.txt.gz",
        "! d.txt.gz: larger than 1000 bytes, the limit for one document",
        "e.jsonl:1",
        "! e.jsonl: line 2: longer than 1000 bytes, the limit for one document",
      ])
  }

  @Test func aFileOfNothingButFailuresIsGivenUp() throws {
    let folder = try TemporaryFolder()
    let lines = String(repeating: "x\n", count: 100_010)
    try folder.write(lines + #"{"text": "The talks ended."}"# + "\n", to: "a.jsonl")
    try folder.write(#"{"text": "The harbour opened."}"# + "\n", to: "b.jsonl")
    let outcome = folder.read("a.jsonl", "b.jsonl")
    #expect(outcome.failures.count == 100_000)
    #expect(outcome.failures.last == "a.jsonl: 100000 failures on end; the rest is not read")
    #expect(outcome.texts == ["The harbour opened."])
  }

  /// Guards against an overlong last line coming back in pieces.
  @Test(arguments: [300_000, 500_000, 3_000_000])
  func overlongLastLineIsOneFailure(_ count: Int) throws {
    let folder = try TemporaryFolder()
    try folder.write([UInt8](repeating: UInt8(ascii: "a"), count: count), to: "a.jsonl")
    let limits = DocumentReader.Limits(documentBytes: 1 << 18, sidecarBytes: 10, skippedBytes: 4 << 20)
    #expect(
      folder.read("a.jsonl", limits: limits).failures == [
        "a.jsonl: line 1: longer than 256 KiB, the limit for one document"
      ])
  }

  @Test(arguments: [UInt8(ascii: "a"), UInt8(ascii: "\n"), UInt8(ascii: "{")])
  func gzipBomb(_ byte: UInt8) throws {
    let folder = try TemporaryFolder()
    let bomb = gzip([UInt8](repeating: byte, count: 24 << 20))
    for name in ["a.txt.gz", "b.jsonl.gz", "c"] { try folder.write(bomb, to: name) }
    #expect(
      folder.read("a.txt.gz", "b.jsonl.gz", "c", limits: BadInputTests.small).failures == [
        "a.txt.gz: larger than 1 MiB, the limit for one document",
        byte == UInt8(ascii: "\n")
          ? "b.jsonl.gz: line 4194305: more than 4 MiB of blank or overlong lines; the rest is not read"
          : "b.jsonl.gz: line 1: more than 4 MiB of blank or overlong lines; the rest is not read",
        "c: larger than 1 MiB, the limit for one document",
      ])
  }

  // MARK: - Compression

  static let lines = (1...300).map { "{\"text\": \"line \($0) of the file, said \($0 * 7919 % 1009)\"}\n" }

  @Test func membersFollowEachOther() throws {
    let folder = try TemporaryFolder()
    let members = gzip("one ".utf8) + gzip([]) + gzip("two".utf8)
    try folder.write(members, to: "a.txt.gz")
    try folder.write(members + [0, 0, 0], to: "b.txt.gz")
    #expect(folder.read("").texts == ["one two", "one two"])
    let rubbish = gzip(BadInputTests.lines[0].utf8)
    try folder.write(rubbish + Array("rubbish".utf8), to: "c.jsonl.gz")
    #expect(
      folder.read("c.jsonl.gz").order == [
        "c.jsonl.gz:1", "! c.jsonl.gz: offset \(rubbish.count): corrupt gzip data: something else follows its end",
      ])
  }

  @Test func truncatedGzipGivesWhatWasComplete() throws {
    let folder = try TemporaryFolder()
    let whole = gzip(BadInputTests.lines.joined().utf8)
    for count in [2, 9, 10, 11, 200, whole.count / 2, whole.count - 9, whole.count - 8, whole.count - 1] {
      try folder.write(whole.prefix(count), to: "a.jsonl.gz")
      try folder.write(whole.prefix(count), to: "b.txt.gz")
      let outcome = folder.read("a.jsonl.gz")
      #expect(outcome.failures == ["a.jsonl.gz: offset \(count): truncated gzip data"])
      #expect(outcome.order.last?.hasPrefix("!") == true)
      for (number, document) in outcome.documents.enumerated() {
        #expect(document.text.hasPrefix("line \(number + 1) of"))
      }
      #expect(outcome.documents.isEmpty == (count < 200))
      #expect(folder.read("b.txt.gz").order == ["! b.txt.gz: offset \(count): truncated gzip data"])
    }
  }

  @Test func corruptGzipNeverCrashes() throws {
    let folder = try TemporaryFolder()
    let whole = gzip(BadInputTests.lines.prefix(20).joined().utf8)
    for index in stride(from: 2, to: whole.count, by: 3) {
      var broken = whole
      broken[index] ^= 0x5A
      try folder.write(broken, to: "a.jsonl.gz")
      let outcome = folder.read("a.jsonl.gz")
      // Bytes 4 to 9 of the header (time, flags, system) may be anything.
      if !(4...9).contains(index) { #expect(!outcome.failures.isEmpty, "byte \(index)") }
    }
    var broken = whole
    broken[whole.count - 8] ^= 1
    try folder.write(broken, to: "a.jsonl.gz")
    #expect(folder.read("a.jsonl.gz").documents.count == 20)
    #expect(folder.read("a.jsonl.gz").failures.first?.contains("corrupt gzip data: incorrect data check") == true)
  }

  // MARK: - Paths

  @Test func linkLoops() throws {
    let folder = try TemporaryFolder()
    try folder.write("One.", to: "a/b/1.txt")
    try folder.write("Two.", to: "a/z.txt")
    try folder.link("a/b/up", to: "..")
    try folder.link("a/self", to: "self")
    try folder.link("a/gone.txt", to: "nowhere")
    try folder.link("a/linked.txt", to: "z.txt")
    #expect(
      folder.read("a").order == [
        "a/b/1.txt",
        "! a/b/up: link loop: leads back to a",
        "! a/gone.txt: a link to something that does not exist",
        "a/linked.txt",
        "! a/self: link loop",
        "a/z.txt",
      ])
    #expect(folder.read("a/self").failures == ["a/self: link loop"])
  }

  @Test func folderUnderTwoNamesIsReadOnce() throws {
    let folder = try TemporaryFolder()
    try folder.write("One.", to: "top/2025-05-09/1.txt")
    try folder.link("top/latest", to: "2025-05-09")
    #expect(folder.read("top").order == ["top/2025-05-09/1.txt"])
  }

  @Test func folderWithoutFiles() throws {
    let folder = try TemporaryFolder()
    try folder.write("No.", to: "a/README.md")
    let reason = "a folder with no file to read in it (\(InputFormat.folderTypes))"
    #expect(folder.read("a").failures == ["a: \(reason)"])
  }

  @Test(.timeLimit(.minutes(1)))
  func pipesAndDevicesAreRefused() throws {
    let folder = try TemporaryFolder()
    #expect(mkfifo(folder["pipe.txt"], 0o600) == 0)
    let refusal = "a pipe, socket or device, not a file (pipe it in and name it -)"
    #expect(folder.read("pipe.txt", "").failures == ["pipe.txt: \(refusal)", "pipe.txt: \(refusal)"])
    #expect(Outcome(DocumentReader().items(at: ["/dev/zero"])).failures == ["/dev/zero: \(refusal)"])
    try folder.write("Text.", to: "a.txt")
    #expect(mkfifo(folder["a.meta.json"], 0o600) == 0)
    #expect(folder.read("a.txt").order == ["! a.meta.json: \(refusal)", "a.txt"])
  }

  @Test func fileNameThatIsNotUTF8() throws {
    let folder = try TemporaryFolder()
    try folder.write("Text.", to: "a/1.txt")
    let name = Array((folder["a"] + "/caf").utf8CString.dropLast()) + [CChar(bitPattern: 0xE9), 0]
    let descriptor = open(name, O_CREAT | O_WRONLY, 0o600)
    try #require(descriptor >= 0)
    close(descriptor)
    #expect(folder.read("a").order == ["! a/caf\u{FFFD}: its name is not UTF-8; rename it to have it read", "a/1.txt"])
  }

  @Test func strangePaths() throws {
    let folder = try TemporaryFolder()
    try folder.write("Text.", to: "a.txt")
    let long = String(repeating: "x", count: 300)
    #expect(
      folder.read("a.txt/b", long).failures == [
        "a.txt/b: a part of the path is not a folder", "\(long): the path is too long",
      ])
    #expect(Outcome(DocumentReader().items(at: [""])).failures == [": no such file or folder"])
    #expect(Outcome(DocumentReader().items(at: ["/dev/fd/987"])).failures == ["/dev/fd/987: not an open stream"])
    #expect(Outcome(DocumentReader().items(at: [])).order == [])
  }

  @Test(.enabled(if: geteuid() != 0, "the superuser may read everything"))
  func permissionDenied() throws {
    let folder = try TemporaryFolder()
    try folder.write("Text.", to: "a/1.txt")
    try folder.write("Text.", to: "a/b/2.txt")
    #expect(chmod(folder["a/1.txt"], 0) == 0)
    #expect(chmod(folder["a/b"], 0) == 0)
    defer { chmod(folder["a/b"], 0o700) }
    #expect(folder.read("a").failures == ["a/1.txt: permission denied", "a/b: permission denied"])
  }

  @Test(arguments: [
    (ENOENT, "no such file or folder"), (EACCES, "permission denied"), (EPERM, "permission denied"),
    (ELOOP, "link loop"), (EISDIR, "is a folder"), (ENOSPC, "No space left on device"),
  ])
  func systemErrorsInWords(_ number: Int32, _ reason: String) {
    #expect(SystemError.reason(number) == reason)
  }

  @Test func failureIsOneLine() {
    let failure = ReadFailure(path: "a\nb\u{2028}é.txt", place: "line 3", reason: "bad\tidea")
    #expect(failure.description == "a\\nb\\u{2028}é.txt: line 3: bad\\tidea")
    #expect(ReadFailure(path: "-", reason: "empty").description == "-: empty")
  }
}
