import Foundation
import Records
import Testing

@testable import Documents

@Suite struct MailTests {
  private func read(_ text: String, as name: String = "a.eml") throws -> Outcome {
    let folder = try TemporaryFolder()
    try folder.write(text.replacing("\r\n", with: "\n").replacing("\n", with: "\r\n"), to: name)
    return folder.read(name)
  }

  static let head = """
    From: =?utf-8?q?=C3=84nne_D=C3=B6e?= <anne@post.example>
    To: desk@post.example
    Subject: =?iso-8859-1?q?Gespr=E4che?= =?iso-8859-1?q?_vertagt?=
    Date: Fri, 9 May 2025 23:30:00 -0500
    MIME-Version: 1.0

    """

  @Test func plainMail() throws {
    let outcome = try read(Self.head + "\nThe talks end today.\nNo date was named.\n")
    let document = try #require(outcome.documents.first)
    #expect(document.text == "The talks end today.\nNo date was named.\n")
    #expect(document.title == "Gespräche vertagt")
    #expect(document.byline == "Änne Döe")
    #expect(
      document.published
        == Document.Publication(value: "2025-05-09", from: .metadata, moment: "2025-05-09T23:30:00-05:00"))
    #expect(outcome.order == ["a.eml"])
  }

  @Test func thePageGoesBeforeThePlainText() throws {
    let page = Data(Sample.page().utf8).base64EncodedString(options: .lineLength76Characters)
    let outcome = try read(
      Self.head + """
        Content-Type: multipart/mixed; boundary="outer b"

        Nobody reads this.
        --outer b
        Content-Type: multipart/alternative; boundary=inner

        --inner
        Content-Type: text/plain; charset=iso-8859-1
        Content-Transfer-Encoding: quoted-printable

        The talks =E9nd=
         today.
        --inner
        Content-Type: text/html; charset=utf-8
        Content-Transfer-Encoding: base64

        \(page)
        --inner--
        --outer b
        Content-Type: text/plain
        Content-Disposition: attachment; filename*0*=utf-8''n%C3%B6; filename*1*=te.txt

        Sent along.
        --outer b
        Content-Type: image/png; name=x.png
        Content-Transfer-Encoding: base64

        AAAA
        --outer b--
        """)
    #expect(outcome.failures == [])
    #expect(outcome.order == ["a.eml", "a.eml!/nöte.txt"])
    #expect(outcome.texts == [Sample.text, "Sent along."])
    #expect(outcome.documents[0].title == "Gespräche vertagt")
    #expect(outcome.documents[0].published?.value == "2025-05-09")
  }

  @Test func aPageWithoutArticleLeavesThePlainText() throws {
    let outcome = try read(
      Self.head + """
        Content-Type: multipart/alternative; boundary=b

        --b
        Content-Type: text/plain

        Plain.
        --b
        Content-Type: text/html

        <html><body></body></html>
        """)
    #expect(outcome.texts == ["Plain."])
  }

  @Test func savedPage() throws {
    let page = Sample.page().replacing("=", with: "=3D")
    let outcome = try read(
      """
      From: <Saved by Blink>
      Snapshot-Content-Location: https://harbour.example/2025/05/09/talks
      Subject: Talks
      Date: Sun, 1 Feb 2026 10:00:00 -0000
      MIME-Version: 1.0
      Content-Type: multipart/related; type="text/html"; boundary="----x"

      ------x
      Content-Type: text/html
      Content-Transfer-Encoding: quoted-printable
      Content-Location: https://harbour.example/2025/05/09/talks

      \(page)
      ------x
      Content-Type: text/html
      Content-Location: https://ads.example/frame

      <p>An advertisement in a frame.</p>
      ------x--
      """, as: "a.mhtml")
    let document = try #require(outcome.documents.first)
    #expect(outcome.order == ["a.mhtml"])
    #expect(document.text == Sample.text)
    #expect(document.url == "https://harbour.example/2025/05/09/talks")
    // The address's day; the day of saving is none of publication.
    #expect(document.published?.value == "2025-05-09")
    #expect(document.byline == nil)
  }

  @Test func aMailSentAlong() throws {
    let inner = "Subject: Inner\n\nInner text.\n"
    let outcome = try read(
      Self.head + """
        Content-Type: multipart/mixed; boundary=b

        --b

        Outer text.
        --b
        Content-Type: message/rfc822

        \(inner)
        --b--
        """)
    #expect(outcome.order == ["a.eml", "a.eml!/message-1.eml"])
    #expect(outcome.documents.map(\.title) == ["Gespräche vertagt", "Inner"])
  }

  @Test func brokenMails() throws {
    #expect(try read("").failures == ["a.eml: empty"])
    #expect(
      try read("no head at all").failures == ["a.eml: not a mail: its head has neither sender nor subject nor type"])
    #expect(try read("Subject: x\n\n").failures == ["a.eml: empty: no text but white space"])
    let deep = (0..<100).map { "Content-Type: multipart/mixed; boundary=b\($0)\n\n--b\($0)\n" }.joined()
    #expect(try read("Subject: x\n" + deep).failures.count == 1)
    let name = "Content-Type: text/plain\nContent-Disposition: attachment; filename=\"../../x.txt\"\n\nNo.\n"
    #expect(
      try read("Subject: x\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nText.\n--b\n\(name)--b--").failures == [
        "a.eml!/../../x.txt: a name that leads out of the archive; not read"
      ])
  }

  @Test(arguments: [
    ("Ann Doe <a@x.example>", "Ann Doe"), ("\"Doe, Ann\" <a@x.example>", "Doe, Ann"), ("a@x.example", "a@x.example"),
    ("<a@x.example>", "a@x.example"), ("a@x.example (Ann Doe)", "Ann Doe"), ("=?utf-8?b?w4Q=?= <a@x.example>", "Ä"),
    (" ", nil),
  ])
  func senders(_ field: String, _ name: String?) {
    #expect(MailReader.sender(field) == name)
  }

  @Test(arguments: [
    ("plain", "plain"), ("=?utf-8?q?caf=C3=A9?=", "café"), ("=?utf-8?b?Y2Fmw6k=?= x", "café x"),
    ("=?utf-8?q?caf=C3?= =?utf-8?q?=A9?=", "café"), ("a =?utf-8?q?b?= c", "a b c"),
    ("=?windows-1251?q?=CC=E8=F0?=", "Мир"),
    ("=?utf-8?x?y?=", "=?utf-8?x?y?="), ("=?", "=?"), ("=?utf-8*en?q?a_b?=", "a b"),
    ("=?iso-2022-jp?b?GyRCSj9PQhsoQg==?=", "平和"), ("a = b =? c", "a = b =? c"),
  ])
  func headerWords(_ field: String, _ text: String) {
    #expect(HeaderWords.decode(field) == text)
  }

  @Test(arguments: [
    ("text/html; charset=utf-8", "charset", "utf-8"), ("TEXT/HTML;CHARSET=\"a;b\"", "charset", "a;b"),
    ("x/y; name*=utf-8''caf%C3%A9", "name", "café"), ("x/y; name*0=\"a\"; name*1=\"b\"", "name", "ab"),
    ("x/y", "name", nil),
    ("x/y; name", "name", nil), ("x/y; name=\"a\\\"b\"", "name", "a\"b"), ("", "name", nil), (";;;==", "name", nil),
  ])
  func mediaTypes(_ field: String, _ name: String, _ value: String?) {
    #expect(MediaType(field)[name] == value)
  }

  @Test func transferEncodings() {
    let decode = { (text: String, name: String) in
      String(decoding: TransferEncoding.decode(Array(text.utf8)[...], name), as: UTF8.self)
    }
    #expect(decode("YWJj\r\nZGU=", "base64") == "abcde")
    #expect(decode("YW!Jj", "BASE64") == "abc")
    #expect(decode("a=\r\nb=20=3D=", "quoted-printable") == "ab =")
    #expect(decode("a=zz=4", "quoted-printable") == "a=zz=4")
    #expect(decode("a=41", "7bit") == "a=41")
  }
}

@Suite struct MailboxTests {
  static let box = """
    From a@x.example Fri May  9 10:00:00 2025
    Subject: First
    Date: Fri, 9 May 2025 10:00:00 +0000

    From here on the talks were open.
    >From there on they were not.

    From now on nobody speaks.

    From b@x.example Sat May 10 10:00:00 2025
    Subject: Second

    Second text.

    """

  @Test func mailsAreRead() throws {
    let folder = try TemporaryFolder()
    for text in [Self.box, Self.box.replacing("\n", with: "\r\n")] {
      try folder.write(text, to: "a.mbox")
      let outcome = folder.read("a.mbox")
      #expect(outcome.failures == [])
      #expect(outcome.order == ["a.mbox#1", "a.mbox#2"])
      #expect(outcome.documents.map(\.title) == ["First", "Second"])
      #expect(outcome.texts[0].hasPrefix("From here on the talks were open.\nFrom there on"))
      #expect(outcome.documents.map(\.published?.value) == ["2025-05-09", nil])
    }
    #expect(try readStandardInput(Self.box.utf8).order == ["-#1", "-#2"])
    try folder.write("From the harbour, 9 May 2025: no talks.", to: "b")
    #expect(folder.read("b").texts == ["From the harbour, 9 May 2025: no talks."])
    try folder.write("No mailbox.", to: "c.mbox")
    #expect(folder.read("c.mbox").failures == ["c.mbox: not a mailbox: no line \"From …\" begins it"])
  }

  @Test func largeMailsAreSkipped() throws {
    let folder = try TemporaryFolder()
    let large = Self.box.replacing("Second text.", with: String(repeating: "x y z\n", count: 200_000))
    try folder.write(large + "\n" + Self.box, to: "a.mbox")
    let limits = DocumentReader.Limits(documentBytes: 1 << 16, sidecarBytes: 1 << 10, skippedBytes: 1 << 20)
    #expect(
      folder.read("a.mbox", limits: limits).order == [
        "a.mbox#1", "! a.mbox: mail 2: larger than 256 KiB, the limit for one mail", "a.mbox#3", "a.mbox#4",
      ])
  }
}
