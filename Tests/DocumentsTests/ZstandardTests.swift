import Foundation
import Testing

@testable import Documents

@Suite struct ZstandardTests {
  private func read(_ bytes: [UInt8], as name: String, limits: DocumentReader.Limits = .standard) throws -> Outcome {
    let folder = try TemporaryFolder()
    try folder.write(bytes, to: name)
    return folder.read(name, limits: limits)
  }

  @Test func filesOfAnyFormat() throws {
    let lines = #"{"text": "The talks ended."}"# + "\n" + #"{"text": "The harbour opened."}"# + "\n"
    for (name, text, texts) in [
      ("a.txt.zst", "The talks ended.", ["The talks ended."]), ("b", "The talks ended.", ["The talks ended."]),
      ("c.jsonl.zst", lines, ["The talks ended.", "The harbour opened."]),
      ("d.html.zst", Sample.page(), [Sample.text]),
    ] {
      let outcome = try read(zstandard(text.utf8), as: name)
      #expect(outcome.texts == texts, "\(name)")
      #expect(outcome.failures == [])
    }
    let folder = try TemporaryFolder()
    try folder.write(zstandard("The talks ended.".utf8), to: "a.txt.zst")
    try folder.write(Array(#"{"title": "Talks"}"#.utf8), to: "a.meta.json")
    #expect(folder.read("").documents.map(\.title) == ["Talks"])
    #expect(try readStandardInput(zstandard("The talks ended.".utf8)).texts == ["The talks ended."])
  }

  @Test func largeTextsInManyFrames() throws {
    let text = (0..<40_000).map { "Paragraph \($0) of the agreement was read aloud.\n" }.joined()
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      bytes += zstandard(rest.prefix(300_001))
      rest = rest.dropFirst(300_001)
    }
    #expect(try read(bytes, as: "a.txt.zst").texts == [text])
  }

  @Test func damage() throws {
    let frame = zstandard("The talks ended.".utf8)
    for (name, bytes, reason) in [
      ("a.txt.zst", Array("The talks ended.".utf8), "offset 0: not Zstandard data, though its name ends in .zst"),
      ("b.txt.zst", Array(frame.dropLast(5)), "offset \(frame.count - 5): truncated Zstandard data"),
      (
        "c.txt.zst", frame + Array("rest".utf8),
        "offset \(frame.count + 4): corrupt Zstandard data: unknown frame descriptor"
      ),
      ("d.txt.zst", Array(frame.prefix(4)) + [0xFF, 0xFF], "offset 6: truncated Zstandard data"),
    ] {
      let outcome = try read(bytes, as: name)
      #expect(outcome.failures == ["\(name): \(reason)"])
    }
    #expect(try read([], as: "e.txt.zst").failures == ["e.txt.zst: empty"])
  }

  @Test func bombs() throws {
    let small = DocumentReader.Limits(documentBytes: 1 << 20, sidecarBytes: 1 << 10, skippedBytes: 4 << 20)
    let bomb = Sample.zstandardBomb(megabytes: 512)
    #expect(bomb.count < 20_000)
    #expect(
      try read(bomb, as: "a.txt.zst", limits: small).failures
        == ["a.txt.zst: larger than 1 MiB, the limit for one document"])
    #expect(
      try read(bomb, as: "a.jsonl.zst", limits: small).failures
        == ["a.jsonl.zst: line 1: more than 4 MiB of blank or overlong lines; the rest is not read"])
    let head = "WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http\r\nContent-Length: 9999999999\r\n\r\n"
    let outcome = try read(zstandard(head.utf8) + bomb, as: "a.warc.zst")
    #expect(outcome.failures.count == 1)
    #expect(outcome.failures.first?.hasSuffix("a decompression bomb") == true)
  }

  // MARK: - Web archives

  @Test func webArchives() throws {
    let pages = ["a", "b", "c"].map { Sample.record(page: Sample.page(), address: "https://harbour.example/\($0)") }
    let members = pages.flatMap { zstandard($0) }
    for bytes in [members, zstandard(pages.flatMap { $0 })] {
      let outcome = try read(bytes, as: "a.warc.zst")
      #expect(outcome.failures == [])
      #expect(outcome.order == ["a.warc.zst#1", "a.warc.zst#2", "a.warc.zst#3"])
    }
    // Behind a damaged frame reading goes on with the next.
    var damaged = members
    damaged[zstandard(pages[0]).count + 9] ^= 0xFF
    let outcome = try read(damaged, as: "a.warc.zst")
    #expect(outcome.documents.map(\.url) == ["https://harbour.example/a", "https://harbour.example/c"])
    #expect(outcome.failures.count == 1)
    #expect(outcome.failures.first?.contains("corrupt Zstandard data") == true)
  }

  @Test func dictionaries() throws {
    let dictionary = Array(Sample.page(title: "Another one").utf8)
    let record = Sample.record(page: Sample.page())
    let frame = zstandard(record, dictionary: dictionary)
    for kept in [dictionary, zstandard(dictionary)] {
      let head: [UInt8] = [0x5D, 0x2A, 0x4D, 0x18, UInt8(kept.count & 0xFF), UInt8(kept.count >> 8), 0, 0]
      #expect(try read(head + kept + frame + frame, as: "a.warc.zst").texts == [Sample.text, Sample.text])
    }
    #expect(try read(frame, as: "a.warc.zst").texts == [])
    let huge: [UInt8] = [0x5D, 0x2A, 0x4D, 0x18, 0xFF, 0xFF, 0xFF, 0xFF]
    #expect(
      try read(huge + frame, as: "a.warc.zst").failures == ["a.warc.zst: offset 0: a dictionary larger than 16 MiB"])
    let cut: [UInt8] = [0x5D, 0x2A, 0x4D, 0x18, 99, 0, 0, 0, 1]
    #expect(try read(cut, as: "a.warc.zst").failures == ["a.warc.zst: offset 9: truncated Zstandard data"])
  }
}
