import Foundation
import Records
import Testing

@testable import Documents

@Suite struct WebArchiveTests {
  private func read(_ bytes: [UInt8], as name: String = "a.warc", limits: DocumentReader.Limits = .standard) throws
    -> Outcome
  {
    let folder = try TemporaryFolder()
    try folder.write(bytes, to: name)
    return folder.read(name, limits: limits)
  }

  // MARK: - Records

  @Test func pagesAndTextsAreRead() throws {
    let records = [
      Sample.record("software: harbour\r\n".utf8, type: "warcinfo", address: nil, media: "application/warc-fields"),
      Sample.record("GET / HTTP/1.1\r\n\r\n".utf8, type: "request", media: "application/http; msgtype=request"),
      Sample.record(page: Sample.page(), address: "https://harbour.example/2025/05/09/talks"),
      Sample.record(Sample.page().utf8, type: "resource", address: "https://b.example/page", media: "text/html"),
      Sample.record("A line of text.".utf8, type: "resource", address: "https://c.example/t", media: "text/plain"),
      Sample.record("The text alone.".utf8, type: "conversion", address: "https://d.example/", media: "text/plain"),
      Sample.record(Sample.answer("".utf8, status: "302 Found")),
      Sample.record(Sample.answer("Gone".utf8, status: "404 Not Found")),
      Sample.record(Sample.answer([0x89, 0x50], type: "image/png")),
      Sample.record(Sample.answer("User-agent: *".utf8, type: "text/plain"), address: "https://a.example/robots.txt"),
      Sample.record(Sample.answer("<html><body></body></html>".utf8), address: "https://e.example/"),
    ]
    let members = records.flatMap { gzip($0) }
    for (name, bytes) in [
      ("a.warc", records.flatMap { $0 }), ("a.warc.gz", members), ("b", gzip(records.flatMap { $0 })),
    ] {
      let outcome = try read(bytes, as: name)
      #expect(outcome.failures == [])
      #expect(outcome.order == ["\(name)#3", "\(name)#4", "\(name)#5", "\(name)#6"])
      #expect(outcome.texts == [Sample.text, Sample.text, "A line of text.", "The text alone."])
      #expect(
        outcome.documents.map(\.url) == [
          "https://harbour.example/2025/05/09/talks", "https://b.example/page", "https://c.example/t",
          "https://d.example/",
        ])
      // The address tells the day; the day of the crawl is nobody's day of publication.
      #expect(outcome.documents.map(\.published?.value) == ["2025-05-09", nil, nil, nil])
      #expect(
        outcome.notes == [
          "\(name): 7 of 11 records passed over: 2 requests, metadata and the like, 1 redirects, 1 answers of error, "
            + "2 neither page nor text, 1 pages without an article"
        ])
    }
  }

  @Test(arguments: ["WARC/0.17", "WARC/0.18", "WARC/1.0", "WARC/1.1"])
  func versions(_ version: String) throws {
    let record = Sample.record(Sample.answer(Sample.page().utf8), version: version)
    #expect(try read(record).texts == [Sample.text])
    // Lines of some writers end in a line feed alone.
    let bare = String(decoding: record, as: UTF8.self).replacing("\r\n", with: "\n")
    let length = Sample.answer(Sample.page().utf8).count
    let fixed = bare.replacing("Content-Length: \(length)", with: "Content-Length: \(length - 3)")
    #expect(try read(Array(fixed.utf8)).texts == [Sample.text])
  }

  @Test func addresses() throws {
    let canonical = Sample.page(head: "<link rel=\"canonical\" href=\"https://own.example/\">")
    let bytes =
      Sample.record(page: Sample.page(), address: "<https://a.example/x>")
      + Sample.record(page: Sample.page(), address: "https://a.example/with space")
      + Sample.record(page: canonical)
    #expect(
      try read(bytes).documents.map(\.url) == [
        "https://a.example/x", "https://a.example/with%20space", "https://own.example/",
      ])
  }

  @Test func fieldsOnTwoLinesAndInAnyCase() throws {
    let block = Sample.answer(Sample.page().utf8)
    let head =
      "WARC/1.0\r\nwarc-type:response\r\nWARC-TARGET-URI: https://a.example/\r\n long\r\ncontent-length:\t\(block.count)\r\n\r\n"
    let outcome = try read(Array(head.utf8) + block + Array("\r\n\r\n".utf8))
    #expect(outcome.documents.map(\.url) == ["https://a.example/%20long"])
  }

  @Test func aWebArchiveIsRecognisedByItsBeginning() throws {
    #expect(try readStandardInput(gzip(Sample.record(page: Sample.page()))).order == ["-#1"])
    #expect(try readStandardInput("WARC/talks were said to be on".utf8).texts == ["WARC/talks were said to be on"])
  }

  // MARK: - What servers answer

  static func chunked(_ text: String, size: Int, extra: String = "") -> [UInt8] {
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let chunk = rest.prefix(size)
      bytes += Array((String(chunk.count, radix: 16) + extra + "\r\n").utf8) + chunk + Array("\r\n".utf8)
      rest = rest.dropFirst(size)
    }
    return bytes + Array("0\r\n\r\n".utf8)
  }

  @Test(arguments: [1, 7, 100, 10_000])
  func chunks(_ size: Int) throws {
    let body = Self.chunked(Sample.page(), size: size, extra: size == 7 ? " ; name=value" : "")
    let record = Sample.record(Sample.answer(body, fields: ["Transfer-Encoding: chunked"]))
    #expect(try read(record).texts == [Sample.text])
  }

  @Test func chunksThatAreNone() throws {
    let plain = Sample.record(Sample.answer(Sample.page().utf8, fields: ["Transfer-Encoding: chunked"]))
    #expect(try read(plain).texts == [Sample.text])
    // A chunk whose size is wrong: the rest is taken as it is.
    var body = Array("10\r\n".utf8) + Array(Sample.page().utf8.prefix(16)) + Array("\r\n".utf8)
    body += Sample.page().utf8.dropFirst(16)
    let damaged = Sample.record(Sample.answer(body, fields: ["Transfer-Encoding: chunked"]))
    #expect(try read(damaged).texts == [Sample.text])
  }

  @Test func compressedBodies() throws {
    let packed = gzip(Sample.page().utf8)
    for (coding, body) in [
      ("gzip", packed), ("x-gzip", packed), ("GZIP", Array(Sample.page().utf8)),
      ("deflate", deflated(Array(Sample.page().utf8))),
      ("identity", Array(Sample.page().utf8)), ("gzip, gzip", gzip(packed)), ("br", Array(Sample.page().utf8)),
      ("gzip", packed.dropLast(4) + []),
    ] as [(String, [UInt8])] {
      let record = Sample.record(Sample.answer(body, fields: ["Content-Encoding: \(coding)"]))
      #expect(try read(record).texts == [Sample.text], "\(coding)")
    }
    let both = Self.chunked(String(repeating: "x", count: 5), size: 2)
    #expect(HTTPResponse.withoutChunks(both[...]) == Array("xxxxx".utf8)[...])
  }

  @Test func bodiesInBrotliAndZstandard() throws {
    let page = Array(Sample.page().utf8)
    let frame = zstandard(page)
    let brotli = Sample.brotliPage
    for (coding, body, texts) in [
      ("br", brotli, [Sample.text]), ("BR", Sample.uncompressedBrotli(page), [Sample.text]),
      ("zstd", frame, [Sample.text]), ("zstd, br", Sample.uncompressedBrotli(frame), [Sample.text]),
      // Two frames, and one that holds nothing.
      (
        "zstd", zstandard(page.prefix(99)) + [0x50, 0x2A, 0x4D, 0x18, 1, 0, 0, 0, 7] + zstandard(page.dropFirst(99)),
        [Sample.text]
      ),
      // What the archive holds decoded.
      ("br", Array("\r\n".utf8) + page, [Sample.text]), ("zstd", page, [Sample.text]),
      // What breaks off is read as far as it goes.
      ("br", Array(Sample.uncompressedBrotli(page).dropLast(60)), [String(Sample.text.dropLast(31))]),
    ] as [(String, [UInt8], [String])] {
      let record = Sample.record(Sample.answer(body, fields: ["Content-Encoding: \(coding)"]))
      #expect(try read(record).texts == texts, "\(coding)")
    }
  }

  @Test func damagedBodies() throws {
    for (coding, body, reason) in [
      ("br", [0x1B, 0xFF, 3], "damaged Brotli data"), ("br", [0x1B], "damaged Brotli data"),
      ("zstd", [0x28, 0xB5, 0x2F, 0xFD, 0xFF], "damaged Zstandard data"),
      ("br", Sample.brotliBomb, "grows to more than 16 MiB, the limit for one document"),
      ("zstd", Sample.zstandardBomb(megabytes: 64), "grows to more than 16 MiB, the limit for one document"),
    ] as [(String, [UInt8], String)] {
      let record = Sample.record(Sample.answer(body, fields: ["Content-Encoding: \(coding)"]))
      #expect(
        try read(record + Sample.record(page: Sample.page())).order == ["! a.warc: record 1: \(reason)", "a.warc#2"])
    }
  }

  @Test(arguments: [
    ("text/html; charset=windows-1251", "", "windows-1251"),
    ("text/html", "<meta charset=windows-1251>", "windows-1251"),
    ("text/html; charset=windows-1251", "<meta charset=iso-8859-5>", "windows-1251"),
  ])
  func theServersEncodingGoesBeforeThePages(_ type: String, _ meta: String, _ encoding: String) throws {
    // "Мир" in Windows-1251.
    let body = Array(Sample.page(head: meta).utf8) + Array("<p>".utf8) + [0xCC, 0xE8, 0xF0]
    let outcome = try read(Sample.record(Sample.answer(body, type: type)))
    #expect(outcome.documents.map(\.encoding) == [encoding])
    let text = Sample.record(Sample.answer([0xCC, 0xE8, 0xF0], type: "text/plain; charset=windows-1251"))
    #expect(try read(text).texts == ["Мир"])
  }

  @Test func sevenBitEncodings() throws {
    let body =
      Array("<html><head><title>x</title></head><body><p>".utf8) + [
        0x1B, 0x24, 0x42, 0x4A, 0x3F, 0x4F, 0x42, 0x1B, 0x28, 0x42,
      ]
    let decoded = try PageEncoding.decode(body, charset: "ISO-2022-JP")
    #expect(String(decoding: decoded.source, as: UTF8.self).hasSuffix("平和"))
    #expect(try PageEncoding.decode(Array("naïve".utf8), charset: "iso-8859-1").encoding == "utf-8")
  }

  @Test func anAnswerWithoutTypeIsLookedAt() throws {
    #expect(try read(Sample.record(Sample.answer(Sample.page().utf8, type: nil))).texts == [Sample.text])
    #expect(try read(Sample.record(Sample.answer("{}".utf8, type: nil))).failures.count == 1)
  }

  // MARK: - Damage

  @Test(arguments: [-20, -1, 1, 20])
  func wrongLengths(_ error: Int) throws {
    let block = Sample.answer(Sample.page().utf8)
    let wrong = Sample.record(block, address: "https://a.example/1", length: block.count + error)
    let outcome = try read(wrong + Sample.record(page: Sample.page(), address: "https://a.example/2"))
    #expect(outcome.failures == [])
    #expect(outcome.texts == [Sample.text, Sample.text])
  }

  @Test func aLengthBeyondTheEnd() throws {
    let block = Sample.answer(Sample.page().utf8)
    let outcome = try read(Sample.record(block, length: 100_000))
    #expect(outcome.failures == ["a.warc: record 1: breaks off: \(block.count + 4) of 100000 bytes are there"])
    #expect(outcome.texts == [Sample.text])
  }

  @Test func rubbishBetweenRecords() throws {
    let record = Sample.record(page: Sample.page())
    let request = Sample.record("GET /\r\n".utf8, type: "request")
    let bytes = Array("no record\r\nat all\r\n".utf8) + request + Array("rubbish\nWARC no\n".utf8) + record
    let outcome = try read(bytes)
    #expect(
      outcome.order == [
        "! a.warc: at the beginning: 19 bytes that begin no record; passed over",
        "! a.warc: after record 1: 16 bytes that begin no record; passed over", "a.warc#2",
      ])
  }

  @Test func headsThatCannotBeUsed() throws {
    let record = Sample.record(page: Sample.page())
    for head in [
      "WARC/1.0\r\nWARC-Type: response\r\n\r\n", "WARC/1.0\r\nContent-Length: -5\r\n\r\n",
      "WARC/1.0\r\nContent-Length: 1e3\r\n\r\n",
    ] {
      #expect(
        try read(Array(head.utf8) + record).order == ["! a.warc: record 1: its head gives no length", "a.warc#2"])
    }
  }

  @Test func anEndlessHead() throws {
    let endless = Array("WARC/1.0\r\n".utf8) + [UInt8](repeating: UInt8(ascii: "x"), count: 3 << 20)
    let outcome = try read(endless + Array("\r\n\r\n".utf8) + Sample.record(page: Sample.page()))
    #expect(outcome.order == ["! a.warc: record 1: a head of more than 64 KiB", "a.warc#2"])
  }

  @Test func damagedMembersAreSkipped() throws {
    let members = (1...5).map { gzip(Sample.record(page: Sample.page(), address: "https://a.example/\($0)")) }
    var bytes = members.flatMap { $0 }
    for index in 30..<60 { bytes[members[0].count + index] ^= 0x5A }
    let outcome = try read(bytes, as: "a.warc.gz")
    #expect(outcome.documents.map(\.url) == [1, 3, 4, 5].map { "https://a.example/\($0)" })
    #expect(outcome.failures.count == 1)
    #expect(outcome.failures.first?.contains("corrupt gzip data") == true)
    // Bytes that are no member between two that are.
    let outcome2 = try read(members[0] + Array("rubbish".utf8) + members[1], as: "a.warc.gz")
    #expect(outcome2.documents.count == 2)
    #expect(outcome2.failures.count == 1)
    // A member that is cut off in the middle of the file.
    let outcome3 = try read(members[0] + members[1].prefix(200) + members[2] + members[3], as: "a.warc.gz")
    #expect(outcome3.documents.map(\.url).suffix(2) == ["https://a.example/3", "https://a.example/4"])
    #expect(!outcome3.failures.isEmpty)
  }

  @Test func whatIsCutOffIsReadAsFarAsItGoes() throws {
    let record = gzip(Sample.record(page: Sample.page() + String(repeating: "<p>\(Sample.first)</p>", count: 40)))
    let outcome = try read(record.dropLast(20) + [], as: "a.warc.gz")
    #expect(outcome.failures == ["a.warc.gz: record 1, offset \(record.count - 20): truncated gzip data"])
    #expect(outcome.texts.first?.hasPrefix(Sample.text) == true)
  }

  /// Whatever is missing at the end: the reading ends, says so, and gives what was whole.
  @Test func truncationAtEveryByte() throws {
    let folder = try TemporaryFolder()
    let records = ["One.", "Two."].map { Sample.record($0.utf8, type: "resource", media: "text/plain") }
    for (name, bytes) in [("a.warc", records.flatMap { $0 }), ("a.warc.gz", records.flatMap { gzip($0) })] {
      for count in 0..<bytes.count {
        try folder.write(bytes.prefix(count), to: name)
        let outcome = folder.read(name)
        #expect(!outcome.order.isEmpty)
        // The line breaks at the very end are nobody's loss.
        if count < bytes.count - 4 {
          #expect(!outcome.failures.isEmpty || outcome.documents.count == 1, "\(name) \(count)")
        }
        #expect(outcome.documents.count <= 2)
      }
    }
  }

  @Test func everyByteDamaged() throws {
    let folder = try TemporaryFolder()
    let bytes = ["One.", "Two."].flatMap { gzip(Sample.record($0.utf8, type: "resource", media: "text/plain")) }
    for index in 0..<bytes.count {
      var broken = bytes
      broken[index] ^= 0x5A
      try folder.write(broken, to: "a.warc.gz")
      #expect(!folder.read("a.warc.gz").order.isEmpty)
    }
  }

  // MARK: - Limits

  static let small = DocumentReader.Limits(documentBytes: 1 << 16, sidecarBytes: 1 << 10, skippedBytes: 1 << 20)

  @Test func largeRecordsAreSkipped() throws {
    let large = Sample.record(page: Sample.page() + String(repeating: " ", count: 200_000))
    let film = Sample.record(Sample.answer([UInt8](repeating: 7, count: 300_000), type: "video/mp4"))
    let bytes = film + large + Sample.record(page: Sample.page())
    let outcome = try read(bytes, limits: Self.small)
    #expect(outcome.order == ["! a.warc: record 2: larger than 64 KiB, the limit for one document", "a.warc#3"])
  }

  @Test func aBombInARecord() throws {
    let bomb = gzip([UInt8](repeating: UInt8(ascii: "a"), count: 30 << 20))
    let record = Sample.record(Sample.answer(bomb, fields: ["Content-Encoding: gzip"]))
    let outcome = try read(record + Sample.record(page: Sample.page()), limits: Self.small)
    #expect(
      outcome.order == ["! a.warc: record 1: grows to more than 64 KiB, the limit for one document", "a.warc#2"])
  }

  @Test func aBombForARecord() throws {
    let head = "WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http\r\nContent-Length: 9999999999\r\n\r\n"
    let bomb = gzip(Array(head.utf8) + [UInt8](repeating: UInt8(ascii: "a"), count: 300 << 20))
    let outcome = try read(bomb + gzip(Sample.record(page: Sample.page())), as: "a.warc.gz")
    #expect(outcome.failures.count == 1)
    #expect(outcome.failures.first?.hasSuffix("a decompression bomb") == true)
    #expect(outcome.texts == [Sample.text])
  }

  @Test func endlessBlankLines() throws {
    let bytes = [UInt8](repeating: 0x0A, count: 3 << 20) + Sample.record(page: Sample.page())
    let outcome = try read(gzip(bytes), as: "a.warc.gz", limits: Self.small)
    #expect(outcome.failures.first?.hasSuffix("more than 1 MiB of blank lines; the rest is not read") == true)
  }

  @Test func nothingToRead() throws {
    let request = Sample.record("GET / HTTP/1.1\r\n\r\n".utf8, type: "request")
    #expect(
      try read(request).failures == [
        "a.warc: no page or text to read in it (1 of 1 records passed over: 1 requests, metadata and the like)"
      ])
    #expect(try read([]).failures == ["a.warc: no page or text to read in it"])
  }
}

@Suite struct OldWebArchiveTests {
  static let head = "filedesc://a.arc 0.0.0.0 20140216050221 text/plain 23\n1 0 Harbour\nURL IP-add\n\n"

  private func record(_ address: String, type: String = "text/html", _ block: [UInt8], length: String? = nil) -> [UInt8]
  {
    Array("\(address) 10.0.0.1 20140216050221 \(type) \(length ?? String(block.count))\n".utf8) + block + [0x0A]
  }

  @Test func recordsAreRead() throws {
    let folder = try TemporaryFolder()
    let page = Sample.answer(Sample.page().utf8)
    let records = [
      Array(Self.head.utf8), record("https://a.example/1", page), record("https://a.example/a b?c d", page),
      record("dns:a.example", type: "text/dns", Array("20140216050221\n1.2.3.4\n".utf8)),
      record("https://a.example/3", type: "text/html; charset=utf-8", page),
    ]
    for (name, bytes) in [
      ("a.arc", records.flatMap { $0 }), ("a.arc.gz", records.flatMap { gzip($0) }), ("b", records.flatMap { $0 }),
    ] {
      try folder.write(bytes, to: name)
      let outcome = folder.read(name)
      #expect(outcome.failures == [])
      #expect(outcome.order == ["\(name)#2", "\(name)#3", "\(name)#5"])
      #expect(
        outcome.documents.map(\.url) == ["https://a.example/1", "https://a.example/a%20b?c%20d", "https://a.example/3"])
      #expect(outcome.documents.allSatisfy { $0.published == nil })
    }
  }

  @Test func damagedHeadsAreSkipped() throws {
    let folder = try TemporaryFolder()
    let page = Sample.answer(Sample.page().utf8)
    try folder.write(
      Array(Self.head.utf8) + record("https://a.example/1", page, length: "-1")
        + record("https://a.example/2", page, length: "abc")
        + record("https://a.example/3", page), to: "a.arc")
    let outcome = folder.read("a.arc")
    #expect(outcome.documents.map(\.url) == ["https://a.example/3"])
    #expect(
      outcome.failures == [
        "a.arc: record 2: its head gives no length", "a.arc: record 3: its head gives no length",
      ])
  }
}
