import Records
import Testing

/// Through whom a record reached the page, whose words it is in, and how real it is.
@Suite struct StandingTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var text: String
    /// The kind and some words of the records that are asked about.
    var kind: Record.Kind
    var words: String
    var chain: [String]
    var form: Record.Form?
    var modality: Record.Modality?
    var testDescription: String { text }

    init(
      _ kind: Record.Kind, _ words: String, in text: String, _ chain: [String], _ form: Record.Form? = nil,
      _ modality: Record.Modality? = nil
    ) {
      self.text = text
      self.kind = kind
      self.words = words
      self.chain = chain
      self.form = form
      self.modality = modality
    }
  }

  static let cases = [
    // A speaker of another's side stands in between; what he says of another is second-hand.
    Case(
      .position, "rejected the ceasefire",
      in: "Ana Duarte, Portugal's foreign minister, said Norway had rejected the ceasefire.",
      ["named Ana Duarte"], .paraphrase, .reported),
    // Nobody is his own source, alone or together with another.
    Case(.position, "sanctions", in: "Norway said it wants the sanctions lifted.", [], .paraphrase, .asserted),
    Case(
      .position, "sanctions", in: "Norway and Portugal said they want the sanctions lifted.", [], .paraphrase, .asserted
    ),
    // An act by words names its actor as a source; a state of things does not.
    Case(.position, "ceasefire", in: "Norway rejected the ceasefire.", [], .paraphrase, .asserted),
    Case(.position, "ceasefire", in: "Norway wants a ceasefire.", [], .outlet, .asserted),
    // A relative clause behind a comma is the outlet's own; the reported clause is not.
    Case(
      .position, "rejected the ceasefire",
      in: "Ana Duarte said the talks with Norway, which rejected the ceasefire in May, would go on.", [], nil, .asserted
    ),
    Case(
      .position, "demanded the lifting",
      in: "Ana Duarte said on Monday that Norway had demanded the lifting of sanctions.", ["named Ana Duarte"]),
    // A contrast behind "while" belongs to the outlet, and so does the main clause behind one.
    Case(
      .position, "opposes the tariffs",
      in: "Ana Duarte has said that Portugal wants lower quotas, while Norway opposes the tariffs.", [], nil, .asserted),
    Case(
      .position, "rejected the tariffs", in: "While some officials say the plan is fair, Norway rejected the tariffs.",
      [],
      .paraphrase, .asserted),
    // "And according to" opens a second clause and leaves the first alone.
    Case(
      .position, "wanted lower tariffs",
      in: "Norway wanted lower tariffs, and according to two diplomats, it got a good deal.", [], nil, .asserted),
    Case(
      .position, "rejected the tariffs", in: "Norway rejected the tariffs, according to two diplomats.",
      ["anonymous two diplomats"], .paraphrase, .reported),
    // Officials without a name are unnamed, whosever officials they are.
    Case(
      .position, "rejected the tariffs", in: "Portugal rejected the tariffs, two Norwegian officials said.",
      ["anonymous two Norwegian officials"], nil, .reported),
    // Two cues: the outlet's carries the officials'.
    Case(
      .position, "rejected the tariffs",
      in: "Norwegian officials said Portugal had rejected the tariffs, the Associated Press reported.",
      ["outlet Associated Press", "anonymous Norwegian officials"], nil, .reported),
    Case(
      .position, "rejected the tariffs",
      in: "Reuters, citing two diplomats, reported that Norway had rejected the tariffs.",
      ["outlet Reuters", "anonymous two diplomats"], nil, .reported),
    // A number or a breach that only unnamed people tell of is reported, though they are no link of its chain.
    Case(.figure, "900", in: "Two Norwegian officials said 900 soldiers had been killed.", [], .paraphrase, .reported),
    Case(.figure, "900", in: "Ana Duarte said 900 soldiers had been killed.", [], .paraphrase, .asserted),
    // What somebody's offer is called does not make the offer his critic's word.
    Case(
      .position, "offer", in: "Some critics say Norway's offer to lift the sanctions is a trick.", [], nil, .asserted),
    // A post without marks is in its writer's own words.
    Case(
      .meeting, "Lisbon",
      in:
        "Foreign Minister Ana Duarte of Portugal left.\n\nThe talks with Norway in Lisbon are off. — Ana Duarte (@duarte) June 5, 2031",
      ["named Ana Duarte"], .quote),
    // What has gone before is told by the outlet where it only says when.
    Case(
      .meeting, "summit", in: "Ana Duarte complained about the delay after the summit with Norway in Lisbon.", [],
      .outlet),
  ]

  @Test(arguments: cases)
  func chainFormAndModality(_ asked: Case) throws {
    let read = ReadText(asked.text)
    let records = read.records(asked.kind).filter { record in
      record.evidence.contains { $0.text.contains(asked.words) }
    }
    let record = try #require(
      records.first, "no \(asked.kind) in \(read.records.map { ($0.kind, $0.evidence[0].text) })")
    #expect(record.chain == asked.chain)
    if let form = asked.form { #expect(record.form == form) }
    if let modality = asked.modality { #expect(record.modality == modality) }
  }

  /// What is asked is nobody's stance.
  @Test(arguments: [
    "Lund asked whether Norway rejects the ceasefire.", "Reporters asked Lund if Norway wants a ceasefire.",
  ])
  func questionsAreNoStances(text: String) {
    #expect(ReadText(text).positions.filter { $0.actor.name == "Norway" }.isEmpty)
  }

  /// "Both sides" are the two that the text has just joined, and nobody where it has not.
  @Test func bothSides() {
    let read = ReadText("Norway and Portugal met in Oslo. Both sides rejected the ceasefire.")
    #expect(read.positions.map(\.actor.name).sorted() == ["Norway", "Portugal"])
    #expect(
      ReadText("Norway met envoys in Oslo. Both sides rejected the ceasefire.").positions.allSatisfy {
        $0.actor.actor == nil
      })
  }

  /// Whom a source that only points at somebody means.
  static let pointing: [(text: String, speaker: String)] = [
    ("Norway said the talks were over. It added that the sanctions would stay.", "Norway"),
    ("A study by the Harbour Institute found that fees had doubled. The study said ports had lost jobs.", "A study"),
    (
      "Two diplomats said Norway would sign. They added that Portugal had agreed.", "Two diplomats"
    ),
  ]

  @Test(arguments: pointing)
  func pointingSources(_ asked: (text: String, speaker: String)) throws {
    let last = try #require(ReadText(asked.text).attributions.last)
    #expect(last.speaker.hasPrefix(asked.speaker))
  }

  /// Who demands what has to be done: whoever says so.
  @Test func calledUponIsNoDemander() {
    let read = ReadText("Ana Duarte, Portugal's foreign minister, insisted Norway needs to lift the sanctions.")
    #expect(read.positions.allSatisfy { $0.actor.name == "Ana Duarte" })
    #expect(read.positions.contains { $0.stance == .demands })
    #expect(ReadText("Norway needs to lift the sanctions.").positions.isEmpty)
  }

  /// Marks of party and place, and appositions, are nobody beside the name they belong to.
  @Test(arguments: [
    "Senator Marta Oyelaran, D-N.Y., rejected the tariffs.", "Norway, a close ally of Portugal, rejected the tariffs.",
  ])
  func appositionsAreNoActors(text: String) {
    #expect(ReadText(text).positions.map(\.actor.name).count == 1)
  }

  /// A family name that comes first stands alone afterwards.
  @Test func familyNameFirst() {
    let read = ReadText(
      "North Korean leader Kim Jong Un met envoys in Oslo. Kim rejected the ceasefire.", on: "2019-02-28")
    #expect(read.positions.map(\.actor.actor) == ["kim-jong-un"])
  }

  /// "The union" is no carmaker.
  @Test func unionIsNoCompany() {
    let read = ReadText(
      "The United Dock Workers met General Motors on Monday. The offer came from General Motors. The union rejected the offer."
    )
    #expect(read.positions.filter { $0.stance == .rejects }.map(\.actor.name) == ["United Dock Workers"])
  }
}
