import Records
import Testing

@testable import Documents

@Suite struct PublicationDateTests {
  @Test(arguments: [
    ("2025-05-09", "2025-05-09"), ("2025-05-09T23:30:00-05:00", "2025-05-09"), ("2025-05-09 10:00:00", "2025-05-09"),
    ("20250509T101010Z", "2025-05-09"), ("2025/5/9", "2025-05-09"), ("May 9, 2025", "2025-05-09"),
    ("9 May 2025", "2025-05-09"), ("Fri, 09 May 2025 10:00:00 +0000", "2025-05-09"),
    ("Fri, 9 May 25 10:00 GMT", "2025-05-09"), ("Sunday, 06-Nov-94 08:49:37 GMT", "1994-11-06"),
    ("Friday May 9th, 2025 at 10:30 a.m.", "2025-05-09"), ("Sept. 9, 2025", "2025-09-09"),
    ("SEP 9 2025", "2025-09-09"), ("1st of December, 2024", "2024-12-01"), ("10:30 GMT, 9 May 2025", "2025-05-09"),
    ("2024-02-29", "2024-02-29"), ("2000-02-29", "2000-02-29"),
  ])
  func readsField(_ field: String, _ day: String) {
    #expect(PublicationDate.value(of: field) == day)
  }

  @Test(arguments: [
    "", "yesterday", "2025", "2025-05", "May 2025", "2025-02-29", "1900-02-29", "2025-13-01", "2025-00-10",
    "2025-04-31",
    "9/5/2025", "9.5.2025", "May 9", "9 May 25", "0000-01-01", "99999999", "٢٠٢٥-٠٥-٠٩", "2025-05-١", "1715212800",
    "2025--05-09", String(repeating: "9", count: 500),
  ])
  func leavesFieldAlone(_ field: String) {
    #expect(PublicationDate.value(of: field) == nil)
  }

  @Test(arguments: [
    (" date 2025-05-09 On 8 May, the two sides met.", "2025-05-09"),
    ("Talks fail\nPublished: May 9, 2025\nBy A. Writer", "2025-05-09"),
    ("Talks fail\r\n\r\nUpdated 9 May 2025\r\n", "2025-05-09"),
    ("By A. Writer | Published May 9, 2025 | World", "2025-05-09"),
    ("By A. Writer Published: May 9, 2025 at noon", "2025-05-09"),
    ("Last updated on Friday, 9 May 2025", "2025-05-09"),
    ("Updated 10:30 AM EDT, May 9, 2025\nPublished 8:00 AM EDT, May 8, 2025", "2025-05-08"),
    ("Originally published 8 May 2025 (updated: 9 May 2025)", "2025-05-08"),
    ("“Stop,” says Київ — 北京\nPublished:\n2025-05-09T10:00Z", "2025-05-09"),
    ("Date published: 9 May 2025", "2025-05-09"),
  ])
  func readsAnnouncement(_ text: String, _ day: String) {
    #expect(PublicationDate.announced(in: text) == day)
  }

  @Test(arguments: [
    "On 8 May 2025 the two sides met.", "May 9, 2025 (AP) The two sides met.",
    "The report published May 9, 2025 by the ministry says no.", "The date: 9 May 2025 is when they meet.",
    "Published by the ministry.", "Updated figures of 9 May 2025", "Published in May 2025", "Update 9 May 2025",
    "Published: 31 June 2025", String(repeating: "word ", count: 70) + "\nPublished: May 9, 2025", "",
  ])
  func inventsNothing(_ text: String) {
    #expect(PublicationDate.announced(in: text) == nil)
  }

  @Test func metadataGoesBeforeText() {
    let text = "Published: May 9, 2025"
    typealias Publication = Document.Publication
    #expect(
      PublicationDate.publication(metadata: "8 May 2025", text: text)
        == Publication(value: "2025-05-08", from: .metadata))
    #expect(PublicationDate.publication(metadata: "soon", text: text) == Publication(value: "2025-05-09", from: .text))
    #expect(PublicationDate.publication(metadata: nil, text: "No date.") == nil)
  }
}
