import Records
import Testing

/// Proposals: who puts which terms to whom, and how it is known.
@Suite struct ProposalRuleTests {
  /// A text and its one proposal.
  struct Case: CustomTestStringConvertible {
    let text: String
    let author: String?
    let status: Proposal.Status
    let terms: [String]
    let issues: [String?]
    var testDescription: String { text }
  }

  @Test(arguments: [
    Case(
      text: "The Norwegian plan includes the lifting of sanctions and security guarantees for Portugal.",
      author: "NOR", status: .reported, terms: ["the lifting of sanctions", "security guarantees for Portugal"],
      issues: ["sanctions", "security-guarantees"]),
    Case(
      text: "The plan would freeze the front lines and lift the sanctions.", author: nil, status: .reported,
      terms: ["freeze the front lines", "lift the sanctions"], issues: ["territory", "sanctions"]),
    Case(
      text: "Portugal proposed an exchange of prisoners.", author: "PRT", status: .tabled,
      terms: ["an exchange of prisoners"], issues: ["prisoners"]),
    Case(
      text: "Portugal offered to release the prisoners.", author: "PRT", status: .tabled,
      terms: ["to release the prisoners"], issues: ["prisoners"]),
    Case(
      text: "Portugal unveiled a plan on Monday. The Portuguese plan calls for an exchange of prisoners.",
      author: "PRT",
      status: .tabled, terms: ["an exchange of prisoners"], issues: ["prisoners"]),
    Case(
      text: "Norway and Portugal reached a deal. The deal calls for an exchange of prisoners.", author: nil,
      status: .accepted, terms: ["an exchange of prisoners"], issues: ["prisoners"]),
    Case(
      text: "Portugal negotiated an accord that would lift the sanctions, according to two officials.", author: "PRT",
      status: .reported, terms: ["lift the sanctions"], issues: ["sanctions"]),
    Case(
      text: "Norway's plan includes the lifting of sanctions, but Portugal rejected it.", author: "NOR",
      status: .rejected, terms: ["the lifting of sanctions"], issues: ["sanctions"]),
    Case(
      text: "The plan that Norway proposed would lift the sanctions imposed in 2014.", author: "NOR", status: .tabled,
      terms: ["lift the sanctions imposed in 2014"], issues: ["sanctions"]),
  ])
  func terms(example: Case) throws {
    let proposals = ReadText(example.text).proposals.filter { !$0.terms.isEmpty }
    #expect(proposals.count == 1)
    let proposal = try #require(proposals.first)
    #expect(proposal.author?.actor == example.author)
    #expect(proposal.status == example.status)
    #expect(proposal.terms.map(\.text) == example.terms)
    #expect(proposal.terms.map(\.issue?.id) == example.issues)
  }

  @Test func addressee() {
    let proposal = ReadText("Portugal proposed to Norway a ceasefire.").proposals.first
    #expect(proposal?.addressees.map(\.actor) == ["NOR"])
  }

  @Test("Where something is brought to is no addressee")
  func noAddressee() {
    let proposal = ReadText("Portugal offered to protect children brought to Norway from sanctions.").proposals.first
    #expect(proposal?.addressees == [])
  }

  @Test("What a plan leads to is none of its terms")
  func effect() {
    let proposals = ReadText("Portugal drafted two bills which would avert the spending cuts.").proposals
    #expect(proposals.map(\.terms) == [[]])
  }

  @Test func firstPerson() {
    let read = ReadText("“We propose an exchange of prisoners,” Foreign Minister Ana Duarte of Portugal said.")
    #expect(read.proposals.map(\.author?.name) == ["Ana Duarte"])
    #expect(read.proposals.map(\.onBehalfOf?.actor) == ["PRT"])
    #expect(read.proposals.map(\.status) == [.tabled])
    #expect(read.records(.proposal).map(\.form) == [.quote])
  }

  /// Terms known from others keep who told them and are never stored as tabled.
  @Test(arguments: [
    (
      "According to diplomats cited by Reuters, the Norwegian proposal includes the lifting of sanctions.",
      ["outlet Reuters", "anonymous diplomats"]
    ),
    (
      "Two officials cited by Reuters said that the Norwegian proposal includes the lifting of sanctions.",
      ["outlet Reuters", "anonymous Two officials"]
    ),
    ("Reuters reported that the Norwegian plan includes the lifting of sanctions.", ["outlet Reuters"]),
    ("Diplomats said that the Norwegian plan includes the lifting of sanctions.", ["anonymous Diplomats"]),
  ])
  func chain(text: String, chain: [String]) throws {
    let read = ReadText(text)
    let record = try #require(read.records(.proposal).first)
    #expect(record.chain == chain)
    #expect(record.modality == .reported)
    #expect(record.form == .paraphrase)
    #expect(read.proposals.map(\.status) == [.reported])
    #expect(record.attribution == read.records(.attribution).first?.id)
  }

  @Test(arguments: [
    "The proposal was discussed in Oslo.", "The plan would be a mistake.",
    "Portugal did not propose an exchange of prisoners.", "The plan includes nothing new.",
    "The plan does not include an exchange of prisoners.", "Any plan would require the lifting of sanctions.",
    "The talks will not lead to a deal that would lift the sanctions.",
  ])
  func noProposal(text: String) {
    #expect(ReadText(text).proposals.isEmpty)
  }
}
