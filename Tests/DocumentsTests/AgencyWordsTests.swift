import Records
import Testing

@testable import Documents

@Suite struct AgencyWordsTests {
  private func credit(_ text: String, outlet: String? = nil, byline: String? = nil) -> TextReuse.Credit? {
    AgencyWords.standard.credit(
      of: Document(id: "d", path: "d.txt", outlet: outlet, byline: byline, language: "en", text: text))
  }

  private static let body = String(repeating: "The two ferry companies met again without a result. ", count: 30)

  @Test(arguments: [
    ("TOR (AP) — The ferries stay in port.", "Associated Press"),
    ("TOR, May 3 (Reuters) - The ferries stay in port.", "Reuters"),
    ("TOR, May 3. /TASS/. The ferries stay in port.", "TASS"),
    (body + "Reporting by Ann Ode; Editing by Bo Berg", "Reuters"),
    (body + "© 2025 The Associated Press. All rights reserved.", "Associated Press"),
    (body + "Copyright 2025 by the Associated Press.", "Associated Press"),
  ])
  func knowsAReport(_ text: String, _ agency: String) {
    #expect(credit(text)?.agency == agency)
    #expect(credit(text)?.part == .report)
  }

  @Test(arguments: [
    body + "The Associated Press contributed to this report.",
    body + "Associated Press writers Ann Ode and Bo Berg contributed.",
    body + "With reporting by AP.",
  ])
  func knowsAContribution(_ text: String) throws {
    let credit = try #require(self.credit(text))
    #expect(credit.agency == "Associated Press")
    #expect(credit.part == .contribution)
    let evidence = try #require(credit.evidence)
    let scalars = Array(text.unicodeScalars)
    #expect(String(String.UnicodeScalarView(scalars[evidence.start..<evidence.end])) == evidence.text)
  }

  @Test(arguments: [
    "Ferries in the harbour of Tor. (AP Photo/Ann Ode) The crews stay ashore.",
    "A spokesman told Reuters on Monday that the ferries stay in port.",
    "TOR (ap) — in small letters it is nobody's name.",
    "The ferries (Reuters has seen the list) stay in port.",
    body + "The crews contributed to this result.",
    body + "He said the Associated Press had asked.",
  ])
  func takesOtherMentionsForNoCredit(_ text: String) {
    #expect(credit(text) == nil)
  }

  @Test func asksOutletAndByline() {
    #expect(credit("The ferries stay in port.", outlet: "Reuters")?.agency == "Reuters")
    #expect(credit("The ferries stay in port.", byline: "The Associated Press")?.agency == "Associated Press")
    #expect(credit("The ferries stay in port.", byline: "Ann Ode, Reuters Institute") == nil)
  }

  @Test func learnsAnAnalystsAgencies() throws {
    let own = "[agencies]\nTor Press Bureau = TPB\n[contribution phrases]\nafter a dispatch of *\n"
    let words = try AgencyWords.standard(adding: [(path: "own.txt", text: own)])
    let document = Document(id: "d", path: "d", language: "en", text: "NORD (TPB) — The ferries sail.")
    #expect(words.credit(of: document)?.agency == "Tor Press Bureau")
    let other = Document(id: "d", path: "d", language: "en", text: "The ferries sail, after a dispatch of TPB.")
    #expect(words.credit(of: other)?.part == .contribution)
  }

  @Test(arguments: [
    ("AP\n", "own.txt: line 1: an entry before any list; a list begins with [its name]"),
    ("\n[agents]\nAP\n", "own.txt: line 2: no list of agencies is called \"agents\""),
  ])
  func refusesWhatIsNoList(_ text: String, _ complaint: String) {
    #expect {
      try AgencyWords.standard(adding: [(path: "own.txt", text: text)])
    } throws: {
      ($0 as? ReadFailure)?.description == complaint
    }
  }
}
