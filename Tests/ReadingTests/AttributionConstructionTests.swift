import Records
import Testing

/// Every construction that newsrooms attribute words with: who speaks, how the words are given, and which they are.
@Suite struct AttributionConstructionTests {
  /// A text and the attributions in it, in the order of the text.
  struct Case: CustomTestStringConvertible {
    let text: String
    let said: [Said]
    var testDescription: String { text }

    init(_ text: String, _ said: Said...) {
      self.text = text
      self.said = said
    }

    private init(text: String, said: [Said]) {
      self.text = text
      self.said = said
    }

    /// A text that names two persons first.
    static func met(_ text: String, _ said: Said...) -> Case {
      Case(text: AttributionConstructionTests.introduction + text, said: said)
    }
  }

  /// A speaker, the kind of quotation and how the words begin.
  struct Said {
    let speaker: String
    let quotation: Attribution.Quotation
    let words: String

    init(_ speaker: String, _ quotation: Attribution.Quotation, _ words: String) {
      self.speaker = speaker
      self.quotation = quotation
      self.words = words
    }
  }

  private static let introduction = "Foreign Minister Ana Duarte met Prime Minister Kari Solberg in Oslo on Monday.\n\n"

  private func check(_ example: Case) {
    let found = ReadText(example.text).attributions
    #expect(found.map(\.speaker) == example.said.map(\.speaker))
    #expect(found.map(\.quotation) == example.said.map(\.quotation))
    for (attribution, said) in zip(found, example.said) {
      let words = attribution.words.joined(separator: " ")
      #expect(words.hasPrefix(said.words), "\(words)")
    }
  }

  @Test(arguments: [
    Case(
      "Prime Minister Kari Solberg said the harbour would reopen in June.",
      Said("Kari Solberg", .indirect, "the harbour would reopen in June")),
    Case(
      "Prime Minister Kari Solberg insisted that the ferries would run again.",
      Said("Kari Solberg", .indirect, "the ferries would run again")),
    Case(
      "Prime Minister Kari Solberg told parliament that the ferries would run again.",
      Said("Kari Solberg", .indirect, "the ferries would run again")),
    Case(
      "Prime Minister Kari Solberg asked whether the ferries would run again.",
      Said("Kari Solberg", .indirect, "whether the ferries would run again")),
    Case(
      "Prime Minister Kari Solberg warned of a long winter without ferries.",
      Said("Kari Solberg", .indirect, "a long winter without ferries")),
    Case(
      "Prime Minister Kari Solberg accused the fishermen of blocking the harbour.",
      Said("Kari Solberg", .indirect, "the fishermen of blocking the harbour")),
    Case(
      "Prime Minister Kari Solberg called for an inquiry into the collision.",
      Said("Kari Solberg", .indirect, "an inquiry into the collision")),
    Case(
      "Prime Minister Kari Solberg promised to reopen the harbour in June.",
      Said("Kari Solberg", .indirect, "to reopen the harbour in June")),
  ])
  func verbsOfSaying(example: Case) { check(example) }

  @Test(arguments: [
    Case(
      "Prime Minister Kari Solberg believes that the ferries will run again.",
      Said("Kari Solberg", .indirect, "the ferries will run again")),
    Case(
      "Prime Minister Kari Solberg thinks the talks have failed.",
      Said("Kari Solberg", .indirect, "the talks have failed")),
    Case(
      "Prime Minister Kari Solberg plans to close the harbour in June.",
      Said("Kari Solberg", .indirect, "to close the harbour in June")),
    Case(
      "Prime Minister Kari Solberg hopes to close the harbour in June.",
      Said("Kari Solberg", .indirect, "to close the harbour in June")),
    Case(
      "Prime Minister Kari Solberg wants the harbour to close in June.",
      Said("Kari Solberg", .indirect, "the harbour to close in June")),
    Case(
      "Prime Minister Kari Solberg expects the harbour to stay open until June.",
      Said("Kari Solberg", .indirect, "the harbour to stay open until June")),
  ])
  func verbsOfThinkingPlanningWanting(example: Case) { check(example) }

  @Test(arguments: [
    Case.met(
      "Duarte's assertion that the harbour was safe surprised the pilots.",
      Said("Ana Duarte", .indirect, "the harbour was safe")),
    Case.met(
      "The claim by Duarte that the harbour was safe surprised the pilots.",
      Said("Ana Duarte", .indirect, "the harbour was safe")),
    Case.met(
      "Duarte's promise to reopen the harbour surprised the pilots.",
      Said("Ana Duarte", .indirect, "to reopen the harbour")),
    Case.met(
      "Duarte issued a warning that the harbour was not safe.",
      Said("Ana Duarte", .indirect, "the harbour was not safe")),
    Case.met(
      "In a statement, Duarte said the harbour was safe.", Said("Ana Duarte", .indirect, "the harbour was safe")),
  ])
  func nouns(example: Case) { check(example) }

  @Test(arguments: [
    Case(
      "According to Prime Minister Kari Solberg, the harbour is safe.",
      Said("Kari Solberg", .indirect, "the harbour is safe")),
    Case(
      "The harbour is safe, according to Prime Minister Kari Solberg.",
      Said("Kari Solberg", .indirect, "The harbour is safe")),
    Case(
      "The harbour is “safe for every ship”, according to Prime Minister Kari Solberg.",
      Said("Kari Solberg", .mixed, "The harbour is “safe for every ship”")),
  ])
  func accordingTo(example: Case) { check(example) }

  @Test(arguments: [
    Case(
      "Duarte: Time to reopen the harbour\n\nForeign Minister Ana Duarte spoke in Oslo on Monday.",
      Said("Ana Duarte", .indirect, "Time to reopen the harbour")),
    Case(
      "Duarte: “Time to reopen the harbour”\n\nForeign Minister Ana Duarte spoke in Oslo on Monday.",
      Said("Ana Duarte", .direct, "Time to reopen the harbour")),
    Case(
      "Harbour must reopen, says Duarte\n\nForeign Minister Ana Duarte spoke in Oslo on Monday.",
      Said("Ana Duarte", .indirect, "Harbour must reopen")),
    Case(
      "Duarte says harbour must reopen\n\nForeign Minister Ana Duarte spoke in Oslo on Monday.",
      Said("Ana Duarte", .indirect, "harbour must reopen")),
    Case.met(
      "Duarte put it this way: “The harbour belongs to everyone who sails.”",
      Said("Ana Duarte", .direct, "The harbour belongs to everyone who sails.")),
    Case.met(
      "Duarte's answer was short: “The harbour stays open.”", Said("Ana Duarte", .direct, "The harbour stays open.")),
  ])
  func colonsAndHeadlines(example: Case) { check(example) }

  @Test(arguments: [
    Case.met(
      "“The harbour stays open,” Duarte said. “Nobody will close it while I am in office.”",
      Said("Ana Duarte", .direct, "The harbour stays open, Nobody will close it while I am in office.")),
    Case.met(
      "“The harbour,” Duarte said, “stays open.”", Said("Ana Duarte", .direct, "The harbour, stays open.")),
    Case.met(
      "“The harbour stays open,” said Duarte, who arrived late. “Nobody will close it.”",
      Said("Ana Duarte", .direct, "The harbour stays open, Nobody will close it.")),
    Case.met(
      "Duarte said that the harbour would stay open. She added: “Nobody will close it while I am in office.”",
      Said("Ana Duarte", .indirect, "the harbour would stay open"),
      Said("Ana Duarte", .direct, "Nobody will close it while I am in office.")),
  ])
  func continuedQuotations(example: Case) { check(example) }

  /// Paragraphs and lists: everything in marks is one speaker's, and no other's, however many records it takes.
  @Test(arguments: [
    (
      "Duarte said: “The harbour stays open.\n\n“Nobody will close it.\n\n“That is my last word on the matter.”",
      ["The harbour stays open.", "Nobody will close it.", "That is my last word on the matter."]
    ),
    (
      "“The harbour stays open,” Duarte said. “Nobody will close it.\n\n“That is my last word on the matter.”",
      ["The harbour stays open,", "Nobody will close it.", "That is my last word on the matter."]
    ),
    (
      "Duarte said: \"The harbour stays open.\n\n\"Nobody will close it while I am in office.\"",
      ["The harbour stays open.", "Nobody will close it while I am in office."]
    ),
    (
      "“The harbour stays open,” Duarte said.\n\n“Nobody will close it while I am in office.”",
      ["The harbour stays open,", "Nobody will close it while I am in office."]
    ),
    (
      "Duarte said:\n\n- “The harbour stays open.”\n\n- “Nobody will close it while I am in office.”",
      ["The harbour stays open.", "Nobody will close it while I am in office."]
    ),
    (
      "Duarte said:\n\n* “The harbour stays open.”\n* “Nobody will close it.”\n* “The ferries sail from Friday.”",
      ["The harbour stays open.", "Nobody will close it.", "The ferries sail from Friday."]
    ),
    (
      "Duarte made two points:\n\n• \"The harbour stays open.\"\n• \"Nobody will close it while I am in office.\"",
      ["The harbour stays open.", "Nobody will close it while I am in office."]
    ),
  ])
  func paragraphsAndLists(text: String, words: [String]) {
    let found = ReadText(Self.introduction + text + "\n\nSolberg said that the ferries would wait.").attributions
    #expect(found.last?.speaker == "Kari Solberg")
    #expect(found.last?.words == ["the ferries would wait"])
    #expect(found.dropLast().allSatisfy { $0.speaker == "Ana Duarte" && $0.quotation == .direct })
    let spoken = found.dropLast().flatMap(\.words).joined(separator: "\n")
    for part in words { #expect(spoken.contains(part)) }
  }

  @Test(arguments: [
    ("“", "”"), ("\"", "\""), ("‘", "’"), ("'", "'"), ("«", "»"), ("„", "“"), ("„", "”"), ("“", "\""), ("\"", "”"),
    ("‘", "'"), ("”", "“"), ("``", "''"),
  ])
  func marks(opening: String, closing: String) {
    let words = "The harbour stays open and nobody will close it"
    check(
      Case(
        "\(opening)\(words),\(closing) Prime Minister Kari Solberg said.", Said("Kari Solberg", .direct, words)))
  }

  @Test(arguments: [
    Case.met(
      "Duarte said: “The harbour stays open and nobody will close it.",
      Said("Ana Duarte", .direct, "The harbour stays open and nobody will close it")),
    Case.met(
      "Duarte said: \"The harbour stays open and nobody will close it.",
      Said("Ana Duarte", .direct, "The harbour stays open and nobody will close it")),
    Case.met(
      "“The harbour stays open and nobody will close it, Duarte said.\n\nSolberg said that the ferries would wait.",
      Said("Ana Duarte", .direct, "The harbour stays open and nobody will close it"),
      Said("Kari Solberg", .indirect, "the ferries would wait")),
    Case.met(
      "'We won't close the harbour, and the ferries won't stop,' Duarte said.",
      Said("Ana Duarte", .direct, "We won't close the harbour, and the ferries won't stop")),
  ])
  func missingMarksAndApostrophes(example: Case) { check(example) }

  @Test(arguments: [
    Case.met(
      "“The captain told me, ‘The harbour is lost,’ and I laughed,” Duarte said.",
      Said("Ana Duarte", .direct, "The captain told me, ‘The harbour is lost,’ and I laughed")),
    Case.met(
      "\"The captain told me 'the harbour is lost' and I laughed,\" Duarte said.",
      Said("Ana Duarte", .direct, "The captain told me 'the harbour is lost' and I laughed")),
    Case.met(
      "‘The captain told me “the harbour is lost” and I laughed,’ Duarte said.",
      Said("Ana Duarte", .direct, "The captain told me “the harbour is lost” and I laughed")),
  ])
  func quotationsInQuotations(example: Case) { check(example) }

  @Test(arguments: [
    "The so-called “harbour pact” collapsed in June.",
    "The “experts” of the ministry met twice.",
    "The “temporary” closure of the harbour has lasted nine years.",
    "The film “The Long Harbour” opened in Oslo on Friday.",
    "Her novel “The Long Harbour” was published in June.",
    "The song ‘North Wind’ was played at the ceremony.",
    "The ministry's “green harbour” programme costs 3 million euros.",
    "The treaty defines “vessel” as any ship above 20 tonnes.",
    "The word “harbour” appears twice in the treaty.",
  ])
  func scareQuotesTitlesAndTerms(text: String) {
    #expect(ReadText(text).attributions.isEmpty)
  }

  @Test(arguments: [
    ("Prime Minister Kari Solberg arrived on Monday. She", "Kari Solberg"),
    ("Prime Minister Kari Solberg arrived on Monday. The prime minister", "Kari Solberg"),
    ("Prime Minister Kari Solberg arrived on Monday. Ms. Solberg", "Kari Solberg"),
    (introduction + "The foreign minister", "Ana Duarte"),
    ("Kari Solberg, the prime minister of Norway,", "Kari Solberg"),
    ("Norway's prime minister, Kari Solberg,", "Kari Solberg"),
    ("The Taliban met in Doha on Monday. They", "Taliban"),
    ("The Kremlin", "Kremlin"),
    ("The White House", "White House"),
    ("A Kremlin spokesman", "Kremlin spokesman"),
    ("Two diplomats", "Two diplomats"),
  ])
  func speakers(opening: String, speaker: String) {
    check(
      Case("\(opening) said that the harbour would stay open.", Said(speaker, .indirect, "the harbour would stay open"))
    )
  }

  /// A capital speaks for its state; the words stay the text's.
  @Test func metonym() throws {
    let source = try #require(ReadText("Kyiv said that the harbour would stay open.").attributions.first?.source)
    #expect(source.name == "Ukraine")
    #expect(source.text == "Kyiv")
  }

  /// An unnamed source stays as the text describes it, and what it says is reported.
  @Test func anonymousSource() {
    let read = ReadText("A senior administration official said that the harbour would stay open.")
    #expect(read.attributions.map(\.speaker) == ["A senior administration official"])
    #expect(read.attributions.map { $0.source?.actor } == [nil])
    #expect(read.records(.attribution).map(\.modality) == [.reported])
  }

  /// Two persons were named: "they" is nobody in particular.
  @Test func unresolvedThey() {
    let read = ReadText(Self.introduction + "They said that the harbour would stay open.")
    #expect(read.attributions.map(\.speaker) == ["They"])
  }

  @Test(arguments: [
    "Prime Minister Kari Solberg and Foreign Minister Ana Duarte said that the harbour would stay open.",
    "“The harbour will stay open,” Prime Minister Kari Solberg and Foreign Minister Ana Duarte said in a statement.",
    "According to Prime Minister Kari Solberg and Foreign Minister Ana Duarte, the harbour will stay open.",
  ])
  func jointSpeakers(text: String) {
    let found = ReadText(text).attributions
    #expect(found.map(\.speaker) == ["Kari Solberg"])
    #expect(found.map { $0.others.map(\.name) } == [["Ana Duarte"]])
  }

  /// Outlet, sources and speaker: the outer attribution is the sources', the inner one the speaker's own.
  @Test(arguments: [
    (
      "Reuters reported, citing two sources, that Prime Minister Kari Solberg said WORDS.", "two sources",
      ["outlet Reuters"], ["outlet Reuters", "anonymous two sources"]
    ),
    (
      "Prime Minister Kari Solberg said WORDS, Reuters reported, citing two sources.", "two sources",
      ["outlet Reuters"], ["outlet Reuters", "anonymous two sources"]
    ),
    (
      "According to two officials cited by Reuters, Prime Minister Kari Solberg said that WORDS.", "two officials",
      ["outlet Reuters"], ["outlet Reuters", "anonymous two officials"]
    ),
    ("Reuters reported that Prime Minister Kari Solberg had said WORDS.", "Reuters", [], ["outlet Reuters"]),
    ("Prime Minister Kari Solberg said that WORDS, according to Reuters.", "Reuters", [], ["outlet Reuters"]),
    (
      "Two officials told Reuters that Prime Minister Kari Solberg had said WORDS.", "Two officials", [],
      ["anonymous Two officials"]
    ),
    (
      "Prime Minister Kari Solberg said WORDS, two officials said.", "two officials", [], ["anonymous two officials"]
    ),
  ])
  func secondHand(text: String, outer: String, outerChain: [String], chain: [String]) {
    let words = "the harbour would stay open for ships of every flag until the end of the winter"
    let read = ReadText(text.replacing("WORDS", with: words))
    #expect(read.attributions.map(\.speaker) == [outer, "Kari Solberg"])
    #expect(read.records(.attribution).map(\.chain) == [outerChain, chain])
    #expect(read.records(.attribution).last?.modality == .reported)
    #expect(read.attributions.last?.words == [words])
  }

  @Test(arguments: [
    ("said", Record.Modality.asserted), ("did not say", .denied), ("never said", .denied), ("denied", .denied),
    ("would not say", .denied), ("refused to say", .denied), ("may say", .possible), ("could say", .possible),
    ("might have said", .possible), ("will say", .planned), ("reportedly said", .reported),
  ])
  func negationAndHedging(verb: String, modality: Record.Modality) {
    let read = ReadText("Prime Minister Kari Solberg \(verb) that the harbour was lost.")
    #expect(read.attributions.map(\.speaker) == ["Kari Solberg"])
    #expect(read.records(.attribution).map(\.modality) == [modality])
  }

  @Test(arguments: [
    "Prime Minister Kari Solberg declined to say whether the harbour was lost.",
    "Prime Minister Kari Solberg declined to comment.",
    "Prime Minister Kari Solberg is expected to say that the harbour was lost.",
  ])
  func whatWasNotSaidIsNotAsserted(text: String) {
    #expect(!ReadText(text).records(.attribution).contains { $0.modality == .asserted })
  }

  @Test(
    arguments: [
      (
        "Prime Minister Kari Solberg told reporters in New Delhi that the harbour would stay open.", "reporters",
        "in New Delhi"
      ),
      (
        "“The harbour stays open,” Prime Minister Kari Solberg told reporters in New Delhi.", "reporters",
        "in New Delhi"
      ),
      (
        "Prime Minister Kari Solberg told Foreign Minister Ana Duarte that the harbour would stay open.", "Ana Duarte",
        nil
      ),
      ("Prime Minister Kari Solberg wrote on X that the harbour would stay open.", nil, "on X"),
      ("“The harbour stays open,” Prime Minister Kari Solberg wrote on X.", nil, "on X"),
      (
        "Prime Minister Kari Solberg said at a press conference that the harbour would stay open.", nil,
        "at a press conference"
      ),
      (
        "In an interview with Radio Nord, Prime Minister Kari Solberg said the harbour would stay open.", nil,
        "In an interview with Radio Nord"
      ),
    ] as [(String, String?, String?)])
  func addresseeAndOccasion(text: String, addressee: String?, occasion: String?) {
    let found = ReadText(text).attributions
    #expect(found.map(\.speaker) == ["Kari Solberg"])
    #expect(found.map { $0.addressee?.name } == [addressee])
    #expect(found.map { $0.occasion?.text } == [occasion])
  }
}
