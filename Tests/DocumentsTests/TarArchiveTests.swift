import Foundation
import Records
import Testing

@testable import Documents

@Suite struct TarArchiveTests {
  private func read(_ bytes: [UInt8], as name: String = "a.tar") throws -> Outcome {
    let folder = try TemporaryFolder()
    try folder.write(bytes, to: name)
    return folder.read(name)
  }

  private let pile =
    TarBuilder.entry("in/", [], kind: "5") + TarBuilder.entry("in/one.txt", "Talks resume.".utf8)
    + TarBuilder.entry("in/one.meta.json", "{\"title\": \"T\"}".utf8)
    + TarBuilder.entry("b.txt.gz", gzip("Zipped.".utf8))
    + TarBuilder.entry("picture.png", [1, 2, 3]) + TarBuilder.entry("page.html", Sample.page().utf8) + TarBuilder.end

  @Test func filesOfEveryFormat() throws {
    for (name, bytes) in [("a.tar", pile), ("a.tar.gz", gzip(pile)), ("a.tgz", gzip(pile)), ("b", pile)] {
      let outcome = try read(bytes, as: name)
      #expect(outcome.failures == [])
      #expect(outcome.order == ["in/one.txt", "b.txt.gz", "page.html"].map { "\(name)!/\($0)" })
      #expect(outcome.documents[0].title == "T")
      #expect(outcome.texts == ["Talks resume.", "Zipped.", Sample.text])
    }
    // In a stream a sidecar counts that stands before its text.
    #expect(try readStandardInput(gzip(pile)).documents.map(\.title) == [nil, nil, "Talks end early"])
    let ordered = TarBuilder.entry("a.meta.json", "{\"title\": \"T\"}".utf8) + TarBuilder.entry("a.txt", "Text.".utf8)
    #expect(try readStandardInput(ordered + TarBuilder.end).documents.map(\.title) == ["T"])
  }

  @Test func longNamesAndSizes() throws {
    let long = String(repeating: "é", count: 90) + "/" + String(repeating: "n", count: 120) + ".txt"
    let bytes =
      TarBuilder.attributes([("comment", "x"), ("path", long)]) + TarBuilder.entry("short.txt", "By pax.".utf8)
      + TarBuilder.entry("././@LongLink", Array(long.utf8) + [0], kind: "L")
      + TarBuilder.entry("short.txt", "By GNU.".utf8)
      + TarBuilder.attributes([("size", "5")]) + TarBuilder.entry("size.txt", "Five.".utf8, size: 0)
      + TarBuilder.entry("g", "13 comment=x\n".utf8, kind: "g") + TarBuilder.entry("plain.txt", "Plain.".utf8)
      + TarBuilder.end
    let outcome = try read(bytes)
    #expect(outcome.failures == [])
    #expect(outcome.order == [long, long, "size.txt", "plain.txt"].map { "a.tar!/\($0)" })
    #expect(outcome.texts == ["By pax.", "By GNU.", "Five.", "Plain."])
  }

  @Test func namesAndKindsThatAreRefused() throws {
    let bytes =
      TarBuilder.entry("../a.txt", "No.".utf8) + TarBuilder.entry("/etc/a.txt", "No.".utf8)
      + TarBuilder.entry("s.txt", [], kind: "2") + TarBuilder.entry("h.txt", [], kind: "1")
      + TarBuilder.entry("s.so", [], kind: "2") + TarBuilder.entry("p.txt", [], kind: "6")
      + TarBuilder.entry("d.txt", [], kind: "3") + TarBuilder.entry("d.so", [], kind: "4")
      + TarBuilder.entry("holes.txt", "No.".utf8, kind: "S") + TarBuilder.entry("good.txt", "Good.".utf8)
      + TarBuilder.end
    let reason = "a name that leads out of the archive; not read"
    #expect(
      try read(bytes).order == [
        "! a.tar!/../a.txt: \(reason)", "! a.tar!//etc/a.txt: \(reason)",
        "! a.tar!/s.txt: a link, which is not followed",
        "! a.tar!/h.txt: a link, which is not followed", "! a.tar!/p.txt: a pipe or device, not a file",
        "! a.tar!/d.txt: a pipe or device, not a file", "! a.tar!/holes.txt: a file with holes, which is not read",
        "a.tar!/good.txt",
      ])
  }

  @Test func damage() throws {
    var bytes = pile
    bytes[512 + 150] ^= 0xFF
    let outcome = try read(bytes)
    #expect(outcome.failures == ["a.tar: a damaged place in the archive; what follows is looked for"])
    #expect(outcome.order.suffix(2) == ["a.tar!/b.txt.gz", "a.tar!/page.html"])
    let huge = TarBuilder.attributes([("path", String(repeating: "x", count: 2 << 20))])
    #expect(try read(huge).failures == ["a.tar: more than 1 MiB of attributes of one file in an archive"])
    #expect(
      try read(TarBuilder.end).failures == ["a.tar: an archive with no file to read in it (\(InputFormat.folderTypes))"]
    )
  }

  @Test func truncationEverywhere() throws {
    let folder = try TemporaryFolder()
    let small = TarBuilder.entry("a.txt", "Talks resume.".utf8) + TarBuilder.entry("b.txt", "Talks end.".utf8)
    for (name, bytes) in [("a.tar", small), ("a.tgz", gzip(small))] {
      for count in 0..<bytes.count {
        try folder.write(bytes.prefix(count), to: name)
        let outcome = folder.read(name)
        #expect(!outcome.order.isEmpty)
        // What fills the last block may be missing.
        let isWhole = name == "a.tar" && (count % 1024 == 0 && count > 0 || count % 1024 >= 522)
        #expect(isWhole || !outcome.failures.isEmpty, "\(name) \(count)")
      }
    }
  }
}
