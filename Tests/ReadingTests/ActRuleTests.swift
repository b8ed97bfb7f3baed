import Codebook
import Language
import Records
import Testing

@testable import Reading

/// What becomes of an act that the network has found: the act is given, the rest is read from the document.
@Suite struct ActRuleTests {
  private static let codebook = try? Codebook.standard()

  /// The record that an act makes in a text; nil for none.
  ///
  /// - Parameters:
  ///   - act: what it is.
  ///   - word: the word on which it hangs, as it occurs first.
  ///   - clause: the words that say it; all of the word's sentence unless told.
  ///   - actor: the word of whoever acts, the last before the word on which it hangs; nil where nobody is named.
  private func record(
    _ act: ActClass, _ text: String, at word: String, clause: String? = nil, by actor: String?, confidence: Float = 0.9,
    beside known: [Draft] = [], codebook own: Codebook? = nil
  ) throws -> Draft? {
    let codebook = try #require(own ?? Self.codebook)
    let document = Document(
      id: "d", path: "d.txt", published: Document.Publication(value: "2031-05-07", from: .metadata), language: "en",
      text: text)
    let annotated = Pipeline.standard.annotate(document)
    let scene = Scene(text: annotated, codebook: codebook, words: ReadingLexicons(codebook: codebook))
    let anchor = try #require(annotated.tokens.firstIndex { $0.form == word })
    let sentence = annotated.sentences[annotated.sentenceIndex(ofToken: anchor)].tokens
    var range = sentence
    if let clause {
      let offsets = try #require(text.range(of: clause))
      let low = text.unicodeScalars.distance(from: text.startIndex, to: offsets.lowerBound)
      let high = text.unicodeScalars.distance(from: text.startIndex, to: offsets.upperBound)
      range = annotated.tokenIndex(atOrAfter: low)..<annotated.tokenIndex(atOrAfter: high)
    }
    let head = try actor.map { name in
      try #require(annotated.tokens.indices.last { annotated.tokens[$0].form == name && $0 != anchor })
    }
    let found = FoundAct(
      act: act, anchor: anchor, actor: head.map { $0..<$0 + 1 }, actorHead: head, clause: [range],
      confidence: confidence)
    let rule = ActRule(
      codebook: codebook, threats: ThreatRule(codebook: codebook), positions: PositionRule(codebook: codebook))
    return rule.drafts(of: [found], beside: known, in: scene).first
  }

  private func stated(_ draft: Draft?) -> Position? {
    if case .position(let position) = draft?.body { position } else { nil }
  }

  @Test func aPositionHasItsActorObjectAndStance() throws {
    let draft = try record(
      .opposes, "Norway bristled at a quota on herring.", at: "bristled", by: "Norway")
    let position = try #require(stated(draft))
    #expect(position.actor.name == "Norway")
    #expect(position.stance == .opposes)
    #expect(position.what.text == "a quota on herring")
    #expect(draft?.rule == "position.network")
  }

  @Test func aFirstPersonIsItsSpeaker() throws {
    let position = stated(
      try record(
        .rejects, "“We cannot live with those quotas,” said Norwegian Foreign Minister Kari Lund.", at: "live",
        clause: "We cannot live with those quotas", by: "We"))
    #expect(position?.actor.name.contains("Lund") == true)
    #expect(position?.onBehalfOf?.name == "Norway")
  }

  @Test func whoMustActDemandsNothing() throws {
    let position = stated(
      try record(
        .demands, "Iceland must cut its fleet, Norwegian Foreign Minister Kari Lund said.", at: "cut",
        clause: "Iceland must cut its fleet", by: "Iceland"))
    #expect(position?.actor.name.contains("Lund") == true)
  }

  @Test func oneChamberDemandsOfTheOther() throws {
    let position = stated(
      try record(
        .demands, "The Senate must pass the herring bill, House Republicans said.", at: "pass",
        clause: "The Senate must pass the herring bill", by: "Senate"))
    #expect(position?.actor.name.contains("House") == true)
  }

  @Test func whatWeMustDoIsTheSpeakersDemand() throws {
    let position = stated(
      try record(
        .demands, "“We must reopen the port,” said Norwegian Foreign Minister Kari Lund.", at: "reopen",
        clause: "We must reopen the port", by: "We"))
    #expect(position?.actor.name.contains("Lund") == true)
    let own = try record(
      .demands, "Norway must reopen the port, Norwegian Foreign Minister Kari Lund said.", at: "reopen",
      clause: "Norway must reopen the port", by: "Norway")
    #expect(own == nil)
  }

  @Test(
    "Whom the words of an actor mean that are no name of his",
    arguments: [
      (
        ActClass.demands,
        "Norwegian Foreign Minister Kari Lund met Iceland's envoy. “They wanted the quotas lifted,” Lund said.",
        "wanted", "They", "Iceland"
      ),
      (
        .opposes, "“Those quotas hurt us. They are a mistake,” said Norwegian Foreign Minister Kari Lund.", "mistake",
        "They", "Kari Lund"
      ),
      (.demands, "Harbour Watch on Monday urged Iceland to cut its fleet.", "urged", "Watch", "Harbour Watch"),
      (
        .opposes, "Fishing commentator Ana Duarte called the quota a betrayal.", "called", "commentator", "Ana Duarte"
      ),
      (.demands, "Dozens of protesters shouted for a quota on herring.", "shouted", "Dozens", "protesters"),
      (.demands, "Norway's plan foresaw a quota on herring.", "foresaw", "plan", "Norway"),
      (.opposes, "The quota drew criticism from Norway on Monday.", "criticism", "quota", "Norway"),
      (.demands, "Kari Lund says her aim is a quota on herring.", "aim", "her", "Kari Lund"),
    ])
  func whoeverIsMeant(
    _ act: ActClass, _ text: String, _ word: String, _ actor: String, _ name: String
  ) throws {
    #expect(stated(try record(act, text, at: word, by: actor))?.actor.name == name)
  }

  @Test func whatIsRejectedRejectsNothing() throws {
    #expect(try record(.rejects, "Norway made an offer, and it was rejected.", at: "rejected", by: "it") == nil)
  }

  @Test func aDecisionDatesAThreat() throws {
    let draft = try record(
      .threat, "Kari Lund said she would decide next week whether to carry out her threat to close the ports.",
      at: "threat", by: "her")
    guard case .threat(let threat) = draft?.body else {
      Issue.record("no threat")
      return
    }
    #expect(threat.actor.name == "Kari Lund")
    #expect(threat.deadline?.text == "next week")
  }

  @Test func aThreatIsItsOwners() throws {
    let draft = try record(
      .threat, "Iceland left the talks after threats by Norway to close its ports.", at: "threats", by: "Iceland")
    guard case .threat(let threat) = draft?.body else {
      Issue.record("no threat")
      return
    }
    #expect(threat.actor.name == "Norway")
    #expect(threat.targets.map(\.name) == ["Iceland"])
  }

  @Test func withoutAnActorThereIsNoPosition() throws {
    #expect(try record(.demands, "More was wanted on herring.", at: "wanted", by: nil) == nil)
  }

  @Test func theLexiconsTellTheStance() throws {
    let position = stated(
      try record(.supports, "Norway rejected a quota on herring.", at: "rejected", by: "Norway"))
    #expect(position?.stance == .rejects)
  }

  @Test(
    "A refusal until something, and a readiness as long as something, hang on it",
    arguments: [
      (ActClass.rejects, "Norway bristled at any quota until Iceland cut its fleet.", "until Iceland cut its fleet"),
      (.rejects, "Norway bristled at any quota unless Iceland cut its fleet.", "unless Iceland cut its fleet"),
      (.accepts, "Norway smiled on a quota as long as Iceland cut its fleet.", "as long as Iceland cut its fleet"),
      (.accepts, "Norway smiled on a quota only if Iceland cut its fleet.", "only if Iceland cut its fleet"),
    ])
  func conditions(_ act: ActClass, _ text: String, _ condition: String) throws {
    let draft = try record(act, text, at: act == .rejects ? "bristled" : "smiled", by: "Norway")
    let position = try #require(stated(draft))
    #expect(position.stance == .conditions)
    #expect(position.condition?.text == condition)
    #expect(position.what.text.hasSuffix("quota"))
  }

  @Test(
    "What a thing is called tells the stance, whatever the network makes of it",
    arguments: [
      ("Norway called the quota a bold solution.", Position.Stance.supports),
      ("Norway called the quota unacceptable.", .rejects),
      ("Norway called the quota not a bad idea.", .supports),
      ("Norway called the quota not helpful.", .opposes),
    ])
  func callings(_ text: String, _ stance: Position.Stance) throws {
    #expect(stated(try record(.opposes, text, at: "called", by: "Norway"))?.stance == stance)
  }

  @Test func whatCouldNotBeMoreIsNoRefusal() throws {
    let position = stated(
      try record(
        .rejects, "“We could not agree more with the quota,” said Norwegian Foreign Minister Kari Lund.", at: "agree",
        clause: "We could not agree more with the quota", by: "We"))
    #expect(position?.stance == .supports)
  }

  @Test func whatIsNotSureIsLeftOut() throws {
    #expect(
      try record(.opposes, "Norway bristled at a quota on herring.", at: "bristled", by: "Norway", confidence: 0.02)
        == nil)
  }

  @Test func aStanceHasItsOwnLimit() throws {
    let codebook = try #require(Self.codebook).merging(
      yaml: "lexicons:\n  acts.limits: [position 0.2, opposes 0.7]\n", path: "own.yaml")
    let text = "Norway bristled at a quota on herring."
    func found(_ act: ActClass, _ confidence: Float) throws -> Draft? {
      try record(act, text, at: "bristled", by: "Norway", confidence: confidence, codebook: codebook)
    }
    #expect(try found(.opposes, 0.6) == nil)
    #expect(try found(.opposes, 0.8) != nil)
    #expect(try found(.conditions, 0.3) != nil)
  }

  @Test func whatIsKnownIsNotTakenTwice() throws {
    let text = "Norway bristled at a quota on herring."
    let first = try #require(try record(.opposes, text, at: "bristled", by: "Norway"))
    #expect(try record(.opposes, text, at: "bristled", by: "Norway", beside: [first]) == nil)
  }

  @Test func aThreatHasItsConditionAndWhoMustAct() throws {
    let draft = try record(
      .threat, "Norway would squeeze the Icelandic fleet unless Iceland cut its catch.", at: "squeeze", by: "Norway")
    guard case .threat(let threat) = draft?.body else {
      Issue.record("no threat")
      return
    }
    #expect(threat.actor.name == "Norway")
    #expect(threat.condition?.relation == .unless)
    #expect(threat.condition?.parties.map(\.name) == ["Iceland"])
    #expect(threat.targets.map(\.name) == ["Iceland"])
  }

  @Test(arguments: [
    ("Norway repeated its threats to close the port during the campaign.", "threats", "close the port"),
    ("Norway kept up the threat of a blockade against Iceland.", "threat", "a blockade"),
    ("Norway was threatening Iceland with a blockade.", "threatening", "a blockade"),
    ("Norway would squeeze the Icelandic fleet.", "squeeze", "squeeze the Icelandic fleet"),
  ])
  func whatIsThreatenedIsNotTheWordForIt(text: String, word: String, action: String) throws {
    guard case .threat(let threat) = try record(.threat, text, at: word, by: "Norway")?.body else {
      Issue.record("no threat")
      return
    }
    #expect(threat.action.text == action)
  }

  @Test func aMeetingHasItsPlaceAndDay() throws {
    let draft = try record(
      .held, "Norway and Iceland thrashed it out in Dublin on Monday.", at: "thrashed", by: "Norway")
    guard case .meeting(let meeting) = draft?.body else {
      Issue.record("no meeting")
      return
    }
    #expect(Set(meeting.participants.map(\.name)) == ["Norway", "Iceland"])
    #expect(meeting.place?.text == "Dublin")
    #expect(meeting.status == .held)
  }

  @Test func aBreachIsAllegedByWhoeverSaysIt() throws {
    let draft = try record(
      .violation, "Iceland trampled on the fisheries pact, Norway said.", at: "trampled",
      clause: "Iceland trampled on the fisheries pact", by: "Iceland")
    guard case .violation(let violation) = draft?.body else {
      Issue.record("no violation")
      return
    }
    #expect(violation.by?.name == "Iceland")
    #expect(violation.allegedBy?.name == "Norway")
  }

  @Test func aPledgeMayBeNobodys() throws {
    let draft = try record(.pledge, "A freeze of all quotas kicked off at noon.", at: "kicked", by: nil)
    guard case .pledge(let pledge) = draft?.body else {
      Issue.record("no pledge")
      return
    }
    #expect(pledge.by == nil)
  }

  /// A sentence with an act, and what is undertaken in it.
  struct Undertaking: Sendable, CustomTestStringConvertible {
    var text: String
    var word: String
    var actor: String?
    var what: String?
    var testDescription: String { text }
  }

  @Test(
    "What is undertaken: what a word of promise governs, else the act with its verb",
    arguments: [
      Undertaking(
        text: "Norway promised fishermen a hearing on quotas.", word: "promised", actor: "Norway",
        what: "a hearing on quotas"),
      Undertaking(
        text: "Norway repeated its pledge not to fish there.", word: "pledge", actor: "Norway",
        what: "not to fish there"),
      Undertaking(
        text: "Norway will invest at least $9 million in ports.", word: "invest", actor: "Norway",
        what: "invest at least $9 million in ports"),
      Undertaking(
        text: "Norway and Iceland struck a herring deal Sunday.", word: "struck", actor: "Norway",
        what: "a herring deal"),
      Undertaking(
        text: "The new pact, reached just before a deadline, pleased Norway.", word: "reached", actor: nil,
        what: "The new pact"),
      Undertaking(text: "Norway will punish poachers.", word: "punish", actor: "Norway", what: nil),
    ])
  func undertaking(_ example: Undertaking) throws {
    let draft = try record(.pledge, example.text, at: example.word, by: example.actor)
    let what = draft.flatMap { draft -> String? in
      if case .pledge(let pledge) = draft.body { pledge.what.text } else { nil }
    }
    #expect(what == example.what)
  }

  /// A sentence with an act of proposing, its terms and how far they got.
  struct Terms: Sendable, CustomTestStringConvertible {
    var text: String
    var word: String
    var terms: [String]
    var status: Proposal.Status = .tabled
    var addressees: [String] = []
    var testDescription: String { text }
  }

  @Test(
    "Terms are what is proposed, and none where that is not told",
    arguments: [
      Terms(text: "Norway pitched a freeze of quotas on Monday.", word: "pitched", terms: ["a freeze of quotas"]),
      Terms(text: "Norway unveiled a proposal on Saturday.", word: "unveiled", terms: []),
      Terms(text: "The offer of Norway was to let catches rise.", word: "offer", terms: ["let catches rise"]),
      Terms(text: "Norway repeated its offer to end the strike.", word: "offer", terms: ["end the strike"]),
      Terms(
        text: "Norway issued a proposal to Iceland and Denmark.", word: "proposal", terms: [],
        addressees: ["Iceland", "Denmark"]),
      Terms(
        text: "Norway pitched lower quotas and a tax on nets.", word: "pitched",
        terms: ["lower quotas", "a tax on nets"]),
      Terms(
        text: "Norway floated a freeze of quotas, but Iceland turned down the proposal.", word: "floated",
        terms: ["a freeze of quotas"], status: .rejected),
    ])
  func terms(_ example: Terms) throws {
    let draft = try record(.proposal, example.text, at: example.word, by: "Norway")
    guard case .proposal(let proposal) = draft?.body else {
      Issue.record("no proposal")
      return
    }
    #expect(proposal.terms.map(\.text) == example.terms)
    #expect(proposal.status == example.status)
    #expect(proposal.addressees.map(\.name) == example.addressees)
  }

  /// A sentence with an act of meeting, and who meets.
  struct Met: Sendable, CustomTestStringConvertible {
    var act: ActClass = .held
    var text: String
    var word: String
    var actor: String?
    var participants: [String]
    var status: Meeting.Status = .held
    var testDescription: String { text }
  }

  @Test(
    "Who meets is told by grammar; being named nearby or telling of it makes no participant",
    arguments: [
      Met(
        text: "Norway and Iceland went to Dublin to talk to Denmark about German trawlers.", word: "talk",
        actor: "Norway", participants: ["Norway", "Iceland", "Denmark"]),
      Met(text: "“Talks in Dublin go on,” Denmark said.", word: "Talks", participants: []),
      Met(
        text: "Talks in Dublin between Norway and Iceland dragged on.", word: "Talks",
        participants: ["Norway", "Iceland"]),
      Met(
        text: "Talks with Iceland in Dublin were cut short.", word: "Talks",
        participants: ["Iceland"], status: .brokenOff),
    ])
  func participants(_ example: Met) throws {
    let draft = try record(example.act, example.text, at: example.word, by: example.actor)
    guard case .meeting(let meeting) = draft?.body else {
      Issue.record("no meeting")
      return
    }
    #expect(meeting.participants.map(\.name) == example.participants)
    #expect(meeting.status == example.status)
  }

  /// A sentence with a position, and its issue where the codebook has none.
  @Test(arguments: [
    ("Norway balked at the idea that nets be marked.", "balked", "Norway", "nets"),
    ("Norway hates the levy, which it never backed.", "backed", "it", "levy"),
    ("Iceland wants nets marked, and Norway balked at it.", "balked", "Norway", "nets"),
  ])
  func issue(text: String, word: String, actor: String, label: String) throws {
    let position = stated(try record(.opposes, text, at: word, by: actor))
    #expect(position?.issue.label == label)
  }
}
