import Foundation
import Records
import Testing

@testable import Documents

@Suite struct ZipArchiveTests {
  private func read(_ bytes: [UInt8], as name: String = "a.zip", limits: DocumentReader.Limits = .standard) throws
    -> Outcome
  {
    let folder = try TemporaryFolder()
    try folder.write(bytes, to: name)
    return folder.read(name, limits: limits)
  }

  private var pile: ZipBuilder {
    var zip = ZipBuilder()
    zip.add("in/one.txt", "Talks resume.")
    zip.add("in/one.meta.json", "{\"title\": \"T\", \"date\": \"2025-05-09\"}")
    zip.add("in/lines.jsonl", "{\"text\": \"One.\"}\n{\"text\": \"Two.\"}\n")
    zip.add("page.html", Sample.page())
    return zip
  }

  @Test func filesOfEveryFormat() throws {
    var zip = pile
    zip.files[0].method = 0
    zip.files.append(ZipBuilder.File(name: "b.txt.gz", bytes: gzip("Zipped twice.".utf8)))
    zip.files.append(ZipBuilder.File(name: "c.warc", bytes: Sample.record(page: Sample.page())))
    for name in ["in/", ".hidden.txt", "__MACOSX/in/one.txt", "picture.png", "in/.git/x.txt"] { zip.add(name, "No.") }
    let order = ["in/one.txt", "in/lines.jsonl:1", "in/lines.jsonl:2", "page.html", "b.txt.gz", "c.warc#1"]
    let outcome = try read(zip.bytes)
    #expect(outcome.failures == [])
    #expect(outcome.order == order.map { "a.zip!/" + $0 })
    #expect(outcome.documents[0].title == "T")
    #expect(outcome.documents[0].published?.value == "2025-05-09")
    #expect(outcome.texts.suffix(2) == ["Zipped twice.", Sample.text])
    #expect(try readStandardInput(zip.bytes).order == order.map { "-!/" + $0 })
    #expect(try read(gzip(zip.bytes), as: "a.zip.gz").order == order.map { "a.zip.gz!/" + $0 })
  }

  @Test func aDocumentHasTheSameIdInAnArchive() throws {
    let folder = try TemporaryFolder()
    try folder.write("Talks resume.", to: "one.txt")
    try folder.write(pile.bytes, to: "a.zip")
    let ids = folder.read("one.txt", "a.zip").documents.map(\.id)
    #expect(ids[1] == ids[0] + "-2")
  }

  @Test func sizesBehindTheBytesAndBeyondFourGigabytes() throws {
    for change in [
      { (zip: inout ZipBuilder) in for index in zip.files.indices { zip.files[index].isStreamed = true } },
      { zip in for index in zip.files.indices { zip.files[index].isLarge = true } }, { zip in zip.isLarge = true },
      { zip in zip.prefix = Array("#!/bin/sh\n".utf8) },
    ] as [(inout ZipBuilder) -> Void] {
      var zip = pile
      change(&zip)
      #expect(try read(zip.bytes).failures == [])
      #expect(try read(zip.bytes).documents.count == 4)
    }
  }

  @Test func namesThatLeadOut() throws {
    var zip = ZipBuilder()
    let names = [
      "../a.txt", "x/../../a.txt", "/etc/a.txt", "..\\a.txt", "C:\\a.txt",
      String(repeating: "n/", count: 2100) + "a.txt",
    ]
    for name in names { zip.add(name, "No.") }
    zip.files.append(ZipBuilder.File(name: "link.txt", bytes: Array("/etc/passwd".utf8), attributes: 0o120777 << 16))
    zip.add("./x/1: good.txt", "Good.")
    let outcome = try read(zip.bytes)
    #expect(outcome.order.last == "a.zip!/x/1: good.txt")
    let reason = "a name that leads out of the archive; not read"
    #expect(outcome.failures.prefix(5) == names.prefix(5).map { "a.zip!/\($0): \(reason)" }[...])
    #expect(outcome.failures[5].hasSuffix("…: a name of more than 4096 bytes in an archive"))
    #expect(outcome.failures[6] == "a.zip!/link.txt: a link, which is not followed")
  }

  @Test func whatCannotBeOpened() throws {
    var zip = ZipBuilder()
    zip.files = [
      ZipBuilder.File(name: "1.txt", bytes: Array("No.".utf8), flags: 1),
      ZipBuilder.File(name: "2.txt", bytes: Array("No.".utf8), method: 14),
      ZipBuilder.File(name: "3.txt", bytes: Array("No.".utf8), checksum: 7),
      ZipBuilder.File(name: "4.txt", bytes: Array("Good.".utf8)),
    ]
    #expect(
      try read(zip.bytes).order == [
        "! a.zip!/1.txt: encrypted, which is not read", "! a.zip!/2.txt: compressed by LZMA, which is not read",
        "! a.zip!/3.txt: damaged: its check sum is wrong", "a.zip!/4.txt",
      ])
    var empty = ZipBuilder()
    empty.add("picture.png", "No.")
    #expect(
      try read(empty.bytes).failures == ["a.zip: an archive with no file to read in it (\(InputFormat.folderTypes))"])
    #expect(try read(ZipBuilder().bytes, as: "b").failures.count == 1)
    var office = ZipBuilder()
    office.add("[Content_Types].xml", "<x/>")
    #expect(try read(office.bytes, as: "a.docx").failures == ["a.docx: an Office file or e-book, which is not read"])
  }

  @Test func archivesInArchives() throws {
    var inner = ZipBuilder()
    inner.add("deep.txt", "Deep.")
    for depth in 1...3 {
      var outer = ZipBuilder()
      outer.files.append(ZipBuilder.File(name: "n.zip", bytes: inner.bytes, method: depth % 2 * 8))
      outer.add("beside.txt", "Beside.")
      inner = outer
    }
    #expect(
      try read(inner.bytes).order == [
        "! a.zip!/n.zip!/n.zip!/n.zip: lies in 3 archives or mails, one in another; not opened",
        "a.zip!/n.zip!/n.zip!/beside.txt", "a.zip!/n.zip!/beside.txt", "a.zip!/beside.txt",
      ])
  }

  @Test func bombs() throws {
    var zip = ZipBuilder()
    zip.add("bomb.txt", String(repeating: "a", count: 20 << 20))
    zip.add("after.txt", "After.")
    let outcome = try read(zip.bytes)
    #expect(outcome.order == ["! a.zip!/bomb.txt: larger than 16 MiB, the limit for one document", "a.zip!/after.txt"])
    // Many names for one file: the whole may not grow out of measure.
    let meter = GrowthMeter(archiveBytes: 1 << 20)
    #expect(throws: Problem("a decompression bomb")) {
      for _ in 0..<600 { try meter.add(1 << 20) }
    }
    #expect(meter.isExhausted)
  }

  /// A small one: two files of text.
  private var pair: ZipBuilder {
    var zip = ZipBuilder()
    zip.add("a.txt", "Talks resume, talks resume.")
    zip.add("a.meta.json", "{\"title\": \"T\"}")
    zip.files[1].isStreamed = true
    return zip
  }

  @Test func truncationAtEveryByte() throws {
    let folder = try TemporaryFolder()
    let bytes = pair.bytes
    for count in 0..<bytes.count {
      try folder.write(bytes.prefix(count), to: "a.zip")
      #expect(!folder.read("a.zip").failures.isEmpty, "\(count)")
    }
  }

  @Test func everyByteDamaged() throws {
    let folder = try TemporaryFolder()
    let bytes = pair.bytes
    for index in 0..<bytes.count {
      var broken = bytes
      broken[index] ^= 0xA5
      try folder.write(broken, to: "a.zip")
      #expect(!folder.read("a.zip").order.isEmpty)
    }
  }
}
