import Records
import Testing

/// Positions: who holds which stance on which issue.
@Suite struct PositionRuleTests {
  typealias Stance = Position.Stance

  /// A sentence and the stance of its one position.
  struct Case: CustomTestStringConvertible {
    let text: String
    let stance: Stance
    let issue: String
    var testDescription: String { text }

    init(_ text: String, _ stance: Stance, _ issue: String) {
      self.text = text
      self.stance = stance
      self.issue = issue
    }
  }

  @Test(arguments: [
    Case("Norway demanded an immediate ceasefire.", .demands, "ceasefire"),
    Case("Norway called for a ceasefire.", .demands, "ceasefire"),
    Case("Norway wants Portugal to lift the sanctions.", .demands, "sanctions"),
    Case("Norway urged Portugal to lift the sanctions.", .demands, "sanctions"),
    Case("Norway has insisted on the lifting of all sanctions.", .demands, "sanctions"),
    Case("Norway's demands include the lifting of sanctions.", .demands, "sanctions"),
    Case("Norway offered to lift the sanctions.", .offers, "sanctions"),
    Case("Norway is ready to lift the sanctions.", .offers, "sanctions"),
    Case("Norway accepted the ceasefire.", .accepts, "ceasefire"),
    Case("Norway rejected the ceasefire.", .rejects, "ceasefire"),
    Case("Norway refused to recognise the annexation.", .rejects, "recognition"),
    Case("Norway supports NATO membership for Portugal.", .supports, "alliance-membership"),
    Case("Norway opposes NATO membership for Portugal.", .opposes, "alliance-membership"),
    Case("Norway denied any plan to lift the sanctions.", .denies, "sanctions"),
    Case("Norway declined to comment on the ceasefire.", .noComment, "ceasefire"),
    Case("Norway has not commented on the ceasefire.", .noComment, "ceasefire"),
    Case("Norway did not accept the ceasefire.", .rejects, "ceasefire"),
    Case("Norway will not agree to a ceasefire.", .rejects, "ceasefire"),
    Case("Norway does not support the ceasefire.", .opposes, "ceasefire"),
    Case("The ceasefire was rejected by Norway.", .rejects, "ceasefire"),
    Case("Norway will never recognise the annexation.", .rejects, "recognition"),
    Case("Norway is committed to the ceasefire.", .supports, "ceasefire"),
    Case("Norway would not elaborate on the ceasefire.", .noComment, "ceasefire"),
    Case("Norway refused to discuss the ceasefire.", .noComment, "ceasefire"),
  ])
  func stances(example: Case) {
    let positions = ReadText(example.text).positions
    #expect(positions.map(\.stance) == [example.stance])
    #expect(positions.map(\.issue.id) == [example.issue])
    #expect(positions.map(\.actor.actor) == ["NOR"])
  }

  @Test func bodyWithoutAState() {
    let positions = ReadText("The dockers’ union rejected the pay offer.").positions
    #expect(positions.map(\.stance) == [.rejects])
    #expect(positions.map(\.actor.name) == ["dockers’ union"])
    #expect(positions.map(\.issue.id) == ["pay"])
  }

  @Test func exchanges() {
    let demanded = ReadText("Norway demanded the lifting of sanctions in exchange for a ceasefire.").positions
    #expect(demanded.map(\.stance).sorted { $0.rawValue < $1.rawValue } == [.demands, .offers])
    #expect(Set(demanded.map(\.issue.id)) == ["sanctions", "ceasefire"])
    let offered = ReadText("Norway offered a ceasefire in return for the lifting of sanctions.").positions
    #expect(offered.map(\.stance).sorted { $0.rawValue < $1.rawValue } == [.demands, .offers])
    #expect(ReadText("Norway demanded a ceasefire in return.").positions.map(\.stance) == [.demands])
  }

  /// A quotation that begins behind the "not" is negated by it.
  @Test func negationBeforeAQuotation() {
    let positions = ReadText(
      "The sanctions do not “represent a reasonable step,” Norwegian Foreign Minister Kari Lund said."
    ).positions
    #expect(positions.map(\.stance) == [.opposes])
  }

  /// Necessity laid on another side is a demand of the speaker; on his own it is none.
  @Test func necessity() throws {
    let read = ReadText("“Norway must lift the sanctions,” Foreign Minister Ana Duarte of Portugal said.")
    let position = try #require(read.positions.first)
    #expect(position.stance == .demands)
    #expect(position.actor.name == "Ana Duarte")
    #expect(position.onBehalfOf?.actor == "PRT")
    #expect(position.what.text == "Norway must lift the sanctions")
    #expect(read.records(.position).map(\.form) == [.quote])
    #expect(
      ReadText("“Portugal must keep the sanctions,” Foreign Minister Ana Duarte of Portugal said.").positions.isEmpty)
  }

  @Test func refusalInTheFirstPerson() throws {
    let read = ReadText(
      "“We will not sign any agreement without security guarantees,” Foreign Minister Ana Duarte of Portugal said.")
    let position = try #require(read.positions.first)
    #expect(position.stance == .rejects)
    #expect(position.actor.name == "Ana Duarte")
    #expect(position.actor.text == "We")
    #expect(position.onBehalfOf?.actor == "PRT")
  }

  @Test(arguments: [
    ("Norway flatly rejected any recognition of the annexation.", true),
    ("Norway will never recognise the annexation.", true),
    ("Norway rejected the recognition of the annexation.", false),
    ("Norway demanded outright recognition of the annexation.", false),
  ])
  func redLines(text: String, isFinal: Bool) {
    let positions = ReadText(text).positions
    #expect(!positions.isEmpty)
    #expect(positions.allSatisfy { $0.final == isFinal })
  }

  @Test func nothingToDiscuss() {
    let positions = ReadText(
      "Foreign Minister Ana Duarte of Portugal rejected the annexation: “There is nothing to discuss.”"
    ).positions
    #expect(positions.map(\.stance) == [.rejects, .rejects])
    #expect(positions.map(\.issue.id) == ["territory", "territory"])
    #expect(positions.last?.final == true)
  }

  /// An answer that neither confirms nor denies.
  @Test func nonConfirmation() {
    let positions = ReadText(
      "Asked about the ceasefire, Foreign Minister Ana Duarte of Portugal said “a lot of rumours” were about."
    ).positions
    #expect(positions.map(\.stance) == [.noComment])
    #expect(positions.map(\.issue.id) == ["ceasefire"])
    #expect(positions.map(\.onBehalfOf?.actor) == ["PRT"])
  }

  @Test func coordination() {
    let positions = ReadText(
      "Portugal demanded the lifting of sanctions, the release of prisoners and security guarantees."
    ).positions
    #expect(positions.map(\.issue.id) == ["sanctions", "prisoners", "security-guarantees"])
    #expect(
      positions.map(\.what.text) == ["the lifting of sanctions", "the release of prisoners", "security guarantees"])
    #expect(positions.allSatisfy { $0.stance == .demands && $0.actor.actor == "PRT" })
  }

  @Test func demandsThatGoOnInTheNextSentence() {
    let positions = ReadText(
      "Portugal demanded an end to the tariffs. That includes the release of prisoners and security guarantees."
    ).positions
    #expect(positions.map(\.issue.id) == ["tariffs", "prisoners", "security-guarantees"])
    #expect(positions.allSatisfy { $0.stance == .demands && $0.actor.actor == "PRT" })
  }

  /// The condition is a field of its own: no part of what is wanted, and no position on what it names.
  @Test(arguments: [
    ("Norway would accept the ceasefire if Portugal frees the prisoners.", "if Portugal frees the prisoners"),
    (
      "Norway will not accept the ceasefire unless Portugal frees the prisoners.", "unless Portugal frees the prisoners"
    ),
    ("Norway is ready to lift the sanctions provided Portugal signs.", "provided Portugal signs"),
  ])
  func conditions(text: String, condition: String) {
    let read = ReadText(text)
    #expect(read.positions.map(\.condition?.text) == [condition])
    #expect(read.positions.allSatisfy { !$0.what.text.contains(condition) })
    #expect(read.records(.position).allSatisfy { $0.evidence[0].text.hasSuffix(condition) })
  }

  /// What is provided by somebody is no condition.
  @Test func provided() {
    let positions = ReadText("Norway rejected the security guarantees provided by Portugal.").positions
    #expect(positions.map(\.issue.id) == ["security-guarantees"])
    #expect(positions.map(\.condition) == [nil])
  }

  @Test(arguments: [
    ("Norway might accept the ceasefire.", Record.Modality.possible),
    ("Hamas reportedly accepted the ceasefire.", .reported),
    ("Kyiv agreed to a ceasefire, according to diplomats.", .reported),
    ("Norway said that Portugal had rejected the ceasefire.", .reported),
    ("According to Reuters, Norway rejected the ceasefire.", .reported), ("Norway rejected the ceasefire.", .asserted),
  ])
  func modality(text: String, modality: Record.Modality) {
    #expect(ReadText(text).records(.position).map(\.modality) == [modality])
  }

  /// What one side is pressed into is the other's demand and no stance of its own.
  @Test func pressedInto() {
    let positions = ReadText("Portugal pressured Norway into accepting a ceasefire.").positions
    #expect(positions.map(\.actor.actor) == ["PRT"])
    #expect(positions.map(\.stance) == [.demands])
  }

  @Test(arguments: [
    "If Norway accepts the ceasefire, Portugal will be glad.", "The proposed truce was debated on Monday.",
    "Talks on the proposed ceasefire and the demanded withdrawal went on in Oslo.", "The ceasefire was rejected.",
    "Norway is prepared to walk away from the talks.",
    "The ceasefire held on Monday.", "Norway can't expect to be given the island.",
  ])
  func noPosition(text: String) {
    #expect(ReadText(text).positions.isEmpty)
  }
}
