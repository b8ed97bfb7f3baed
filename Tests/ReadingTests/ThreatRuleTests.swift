import Records
import Testing

/// Threats: who threatens what, on which condition, and above all who has to act.
@Suite struct ThreatRuleTests {
  /// A text and its one threat.
  struct Case: CustomTestStringConvertible {
    let text: String
    let actor: String
    let action: String
    let condition: String?
    let parties: [String]
    var testDescription: String { text }

    init(_ text: String, _ actor: String, _ action: String, _ condition: String? = nil, parties: [String] = []) {
      self.text = text
      self.actor = actor
      self.action = action
      self.condition = condition
      self.parties = parties
    }
  }

  private func check(_ example: Case) throws {
    let read = ReadText(example.text)
    #expect(read.threats.count == 1)
    let threat = try #require(read.threats.first)
    #expect(threat.actor.name == example.actor)
    #expect(threat.action.text == example.action)
    #expect(threat.condition?.text == example.condition)
    #expect(threat.condition?.parties.map(\.name) ?? [] == example.parties)
  }

  @Test(arguments: [
    Case(
      "“We will walk away from the talks unless Norway agrees to a ceasefire,” Foreign Minister Ana Duarte said.",
      "Ana Duarte", "walk away from the talks", "unless Norway agrees to a ceasefire", parties: ["Norway"]),
    Case(
      "“We will walk away from the talks if Norway keeps shelling the port,” Foreign Minister Ana Duarte said.",
      "Ana Duarte", "walk away from the talks", "if Norway keeps shelling the port", parties: ["Norway"]),
    Case(
      "Portugal will suspend the talks until the hostages are freed.", "Portugal", "suspend the talks",
      "until the hostages are freed"),
    Case(
      "“Norway must pull back or we will leave the talks,” Foreign Minister Ana Duarte said.", "Ana Duarte",
      "leave the talks", "must pull back or", parties: ["Norway"]),
    Case(
      "“It is time for Norway to either say yes or for Portugal to walk away from this process,” Foreign Minister Ana "
        + "Duarte said.",
      "Portugal", "walk away from this process", "to either say yes or", parties: ["Norway"]),
    Case(
      "If Norway keeps shelling the port, Portugal will walk away from the talks, Foreign Minister Ana Duarte said.",
      "Portugal", "walk away from the talks", "If Norway keeps shelling the port", parties: ["Norway"]),
    Case(
      "“Unless Norway signs, we will walk away from the talks,” Foreign Minister Ana Duarte said.", "Ana Duarte",
      "walk away from the talks", "Unless Norway signs", parties: ["Norway"]),
    Case(
      "Iran threatened to leave the nuclear treaty if sanctions return.", "Iran", "leave the nuclear treaty",
      "if sanctions return"),
    Case(
      "Hamas threatened to execute the hostages unless Israel halts the bombing.", "Hamas", "execute the hostages",
      "unless Israel halts the bombing", parties: ["Israel"]),
    Case(
      "The dockers’ union said it would go on strike on Monday unless the port raises wages.", "dockers’ union",
      "go on strike on Monday", "unless the port raises wages"),
  ])
  func conditions(example: Case) throws { try check(example) }

  @Test(arguments: [
    Case(
      "The United States will walk away from the talks unless Norway and Portugal reach an agreement, Secretary of "
        + "State Marco Rubio said.",
      "Marco Rubio", "walk away from the talks", "unless Norway and Portugal reach an agreement",
      parties: ["Norway", "Portugal"]),
    Case(
      "“Norway and Portugal got a clear plan. We will walk away unless they accept it,” Secretary of State Marco Rubio "
        + "said.",
      "Marco Rubio", "walk away", "unless they accept it", parties: ["Norway", "Portugal"]),
    Case(
      "The United States will walk away from the talks unless an agreement is reached, Secretary of State Marco Rubio "
        + "said.",
      "Marco Rubio", "walk away from the talks", "unless an agreement is reached"),
    Case(
      "Portugal will walk away from the talks if Portugal sees no progress.", "Portugal", "walk away from the talks",
      "if Portugal sees no progress"),
  ])
  func whoMustAct(example: Case) throws { try check(example) }

  /// What "if that happens" means stands in the sentence before; both are evidence.
  @Test func conditionInTheSentenceBefore() throws {
    let read = ReadText(
      "“What would trouble us is if Norway breaks the truce. And if that happens, we are going to walk away,” Foreign "
        + "Minister Ana Duarte said.")
    let threat = try #require(read.threats.first)
    #expect(threat.condition?.parties.map(\.name) == ["Norway"])
    let evidence = try #require(read.records(.threat).first).evidence.map(\.text)
    #expect(evidence.contains("if Norway breaks the truce"))
    #expect(evidence.contains { $0.contains("we are going to walk away") })
  }

  /// An official who speaks of his own side threatens on its behalf, and nobody stands between.
  @Test(arguments: [
    "Foreign Minister Ana Duarte of Portugal said that Portugal would leave the talks unless Norway signs.",
    "“We will leave the talks unless Norway signs,” Foreign Minister Ana Duarte of Portugal said.",
  ])
  func forHisSide(text: String) throws {
    let read = ReadText(text)
    let threat = try #require(read.threats.first)
    #expect(threat.actor.name == "Ana Duarte")
    #expect(threat.onBehalfOf?.actor == "PRT")
    let record = try #require(read.records(.threat).first)
    #expect(record.according.isEmpty)
    #expect(record.modality == .asserted)
  }

  /// A threat told by somebody else keeps its own actor and carries the teller.
  @Test(arguments: [
    (
      "President Donald Trump was in Oslo on Monday.\n\n“What the president said is that he will walk away if Norway "
        + "keeps stalling,” said Secretary of State Marco Rubio.", "Donald Trump", ["named Marco Rubio"]
    ),
    (
      "According to Reuters, Portugal will walk away from the talks unless Norway agrees to a ceasefire.", "Portugal",
      ["outlet Reuters"]
    ),
    (
      "Portugal could walk away from the talks unless Norway agrees to a ceasefire, according to diplomats cited by "
        + "Reuters.", "Portugal", ["outlet Reuters", "anonymous diplomats"]
    ),
  ])
  func secondHand(text: String, actor: String, chain: [String]) throws {
    let read = ReadText(text)
    let record = try #require(read.records(.threat).first)
    #expect(read.threats.map(\.actor.name) == [actor])
    #expect(record.chain == chain)
  }

  @Test(arguments: [
    Case(
      "Tariffs on Norwegian fish will begin on Monday unless Norway opens its ports, President Donald Trump said.",
      "Donald Trump", "Tariffs on Norwegian fish will begin on Monday", "unless Norway opens its ports",
      parties: ["Norway"]),
    Case(
      "Norwegian fish will be hit with tariffs unless Norway opens its ports, President Donald Trump said.",
      "Donald Trump", "will be hit with tariffs", "unless Norway opens its ports", parties: ["Norway"]),
  ])
  func nobodyNamedWhoActs(example: Case) throws { try check(example) }

  /// What a side has to suffer: whom it hits is its subject and stands in the evidence.
  @Test(
    "The action is told whole, and nothing but the action",
    arguments: [
      ("Portugal threatened to raise tariffs on Norway in a letter that alarmed traders.", "raise tariffs on Norway"),
      ("Portugal vowed to cut off a sweeping, costly aid programme.", "cut off a sweeping, costly aid programme"),
      ("Portugal has threatened severe sanctions against Norway.", "severe sanctions against Norway"),
      ("Portugal vowed to back legal action against Norway.", "back legal action against Norway"),
      ("Portugal promised to close its ports if Norway does not sign.", "close its ports"),
      ("Portugal vowed to retaliate after Norway had closed its ports.", "retaliate"),
      ("Portugal threatened to close its ports, then backed away.", "close its ports"),
      ("Portugal has authorized new sanctions against Norway.", "authorized new sanctions against Norway"),
      ("Portugal is considering closing the border with Norway.", "closing the border with Norway"),
      ("Portugal warned of grave consequences if Norway keeps fishing.", "grave consequences"),
    ])
  func action(text: String, action: String) throws {
    let threat = try #require(ReadText(text).threats.first)
    #expect(threat.actor.name == "Portugal")
    #expect(threat.action.text == action)
  }

  @Test(
    "What is asked, eased, done, explained or yet to be decided is no threat",
    arguments: [
      "Portugal will decide soon if it is time to walk away from the talks.",
      "Portugal called on Kenya to impose sanctions on Norway.",
      "Officials spoke of the duties, which would come on top of older ones.",
      "Portugal said it would lift the sanctions on Norway.",
      "Portugal said that fishermen were killed by a storm.", "Portugal said it won’t impose tariffs on Norway.",
      "The delay threatened to wreck the accord between Portugal and Norway.",
    ])
  func nothingAnnounced(text: String) {
    #expect(ReadText(text).threats == [])
  }

  @Test func answerHitsWhoActedBefore() throws {
    let threat = try #require(
      ReadText("Following the Portuguese tariff hike, Norway said it would retaliate.").threats.first)
    #expect(threat.targets.map(\.actor) == ["PRT"])
  }

  @Test func placesAreNoTargets() throws {
    let threat = try #require(ReadText("Portugal threatened to bomb the camps in northern Norway.").threats.first)
    #expect(threat.targets == [])
  }

  @Test func ownerOfAThreat() throws {
    let threat = try #require(
      ReadText("Kenya met Norway after a threat by Portugal to impose tariffs on Norway.").threats.first)
    #expect(threat.actor.name == "Portugal")
  }

  @Test func suffered() throws {
    let read = ReadText("Norway faces tariffs if its ports stay shut, President Donald Trump said.")
    let threat = try #require(read.threats.first)
    #expect(threat.actor.name == "Donald Trump")
    #expect(threat.targets.map(\.actor) == ["NOR"])
    #expect(read.records(.threat).first?.evidence.first?.text.hasPrefix("Norway faces tariffs") == true)
  }

  @Test func refusalToGoOn() throws {
    let read = ReadText(
      "“We are not going to continue with these talks for months on end,” Secretary of State Marco Rubio said.")
    let threat = try #require(read.threats.first)
    #expect(threat.actor.name == "Marco Rubio")
    #expect(threat.action.text.hasPrefix("not going to continue"))
    // "for months on end" is what he will not do, no deadline.
    #expect(threat.deadline == nil)
  }

  /// A threat that names nobody hits whom the side's other threats hit; an answer hits whoever threatens.
  @Test func targetsOfOtherThreats() throws {
    let read = ReadText(
      "President Donald Trump threatened to impose tariffs on Norway.\n\n“We will walk away from the talks if nothing "
        + "moves,” Trump said.\n\nNorway threatened to retaliate.")
    let targets = read.threats.map { $0.targets.map(\.name) }
    #expect(targets.count == 3)
    #expect(targets.first == ["Norway"])
    #expect(targets.dropFirst().first == ["Norway"])
    #expect(targets.last?.first?.contains("Trump") == true)
  }

  @Test func target() throws {
    let threat = try #require(ReadText("President Donald Trump threatened to impose tariffs on Norway.").threats.first)
    #expect(threat.targets.map(\.actor) == ["NOR"])
    #expect(threat.condition == nil)
  }

  @Test(arguments: [
    ("President Donald Trump threatened to impose tariffs on Norway by June 10.", "by June 10", "2031-06-10"),
    ("Portugal threatened to leave the talks unless Norway agrees by June 10.", "by June 10", "2031-06-10"),
    (
      "Tariffs on Norwegian fish will begin on Monday unless Norway opens its ports, President Donald Trump said.",
      "on Monday", "2031-05-12"
    ),
    (
      "President Donald Trump threatened to impose tariffs on Norway within two weeks.", "within two weeks",
      "2031-05-21"
    ),
    ("Portugal threatened to leave the talks if Norway does not answer by Friday.", "by Friday", "2031-05-09"),
  ])
  func deadlines(text: String, words: String, latest: String) {
    let deadline = ReadText(text).threats.first?.deadline
    #expect(deadline?.text == words)
    #expect(deadline?.latest == latest)
    // Without the document's date the words stay and the day is unknown.
    let undated = ReadText(text, on: nil).threats.first?.deadline
    #expect(undated?.text == words)
    #expect(undated?.latest == nil)
  }

  @Test func timeBehindAComma() {
    let threat = ReadText("Portugal is set to impose sanctions on Norway, potentially as early as this week.").threats
      .first
    #expect(threat?.deadline?.text == "this week")
  }

  @Test(
    "What is past, or part of a name, is no deadline",
    arguments: [
      "Portugal raised the pressure on Sunday, threatening to impose tariffs on Norway.",
      "Portugal threatened last year to impose tariffs on Norway.",
      "Portugal threatened to leave the 2030 accord with Norway.",
    ])
  func noDeadline(text: String) {
    #expect(ReadText(text).threats.map(\.deadline) == [nil])
  }

  @Test func modality() {
    #expect(
      ReadText("Norway denied that it would walk away from the talks if Portugal refused the truce.")
        .records(.threat).map(\.modality) == [.denied])
  }

  @Test(arguments: [
    "Portugal walked away from the talks on Monday.", "Portugal weighed whether to walk away from the talks.",
    "Norwegian troops will withdraw from the island if the truce holds.",
    "Norway will withdraw from the island by June.",
    "If Portugal walks away from the talks, Norway will be glad.",
    "President Donald Trump said that the United States would not walk away from the talks.",
    "The talks went on although Portugal had threatened nothing.", "Sanctions were imposed on Norway last year.",
    "Norway will sign the treaty if Portugal does.",
  ])
  func noThreat(text: String) {
    #expect(ReadText(text).threats.isEmpty)
  }
}
