import Foundation
import Records
import Testing

/// What holds for the records of every text.
@Suite struct ReaderTests {
  /// Texts with every kind of record among them, hard characters, and marks that do not fit.
  static let texts = [
    """
    DOCKERS REJECT PAY OFFER

    “We will go on strike on Monday unless the port raises wages by 7.5 percent,” said the union's chairwoman, Marta \
    Oyelaran. The port's owner, she said, had “promised” 1,200 jobs.

    According to two officials cited by Reuters, a second meeting is planned for Friday in Rotterdam.
    """,
    """
    Foreign Minister Inês Duarte of Portugal — 👩🏽‍⚖️ by training — said: “Norway must lift the sanctions. If not, we'll \
    walk away from the talks.” Norway’s Prime Minister Kari Lund “flatly” rejected any recognition of the annexation.

    • Hamas reportedly accepted a 72-hour truce.
    • Israel accused Hamas of violating the ceasefire; it denied the report.
    """,
    "“The island is ours and it will remain ours, Ana Duarte said.\n\nNorway rejected the ceasefire.",
    "e\u{301}tat\u{A0}: «\u{202F}Non\u{202F}», said Foreign Minister Zoë\u{308} Müller\u{2019}s aide.\r\n\r\nNorway will leave the "
      + "talks unless Portugal signs.\u{FEFF}",
    "Norway rejected the ceasefire. Norway rejected the ceasefire. Norway rejected the ceasefire.",
    String(repeating: "“", count: 50) + "Norway will walk away from the talks unless Portugal signs"
      + String(
        repeating: "”", count: 49),
  ]

  /// All spans of a JSON value, at any depth.
  private static func spans(in value: Any) -> [(start: Int, end: Int, text: String)] {
    if let list = value as? [Any] { return list.flatMap(spans) }
    guard let object = value as? [String: Any] else { return [] }
    var found = object.values.flatMap(spans)
    if let start = object["start"] as? Int, let end = object["end"] as? Int, let text = object["text"] as? String {
      found.append((start, end, text))
    }
    return found
  }

  @Test(arguments: texts)
  func spansAreTheText(text: String) throws {
    let read = ReadText(text)
    #expect(!read.records.isEmpty)
    #expect(read.records.allSatisfy { !$0.evidence.isEmpty })
    try spansAreInside(text)
  }

  @Test(arguments: texts)
  func idsAreUniqueAndPointBack(text: String) {
    let read = ReadText(text)
    let ids = read.records.map(\.id)
    #expect(Set(ids).count == ids.count)
    let attributions = Set(read.records(.attribution).map(\.id))
    for record in read.records {
      #expect(record.document == read.document.id)
      if let attribution = record.attribution { #expect(attributions.contains(attribution)) }
      #expect((0...1).contains(record.confidence))
      #expect(!record.rule.isEmpty)
    }
  }

  @Test(arguments: texts)
  func recordsStandInTextOrder(text: String) {
    let starts = ReadText(text).records.compactMap { $0.evidence.map(\.start).min() }
    #expect(starts == starts.sorted())
  }

  @Test(arguments: texts)
  func sameTextSameRecords(text: String) throws {
    let first = ReadText(text).records
    #expect(first == ReadText(text).records)
    #expect(
      try first.map { try ContractEncoder.bytes(of: $0) }
        == ReadText(text).records.map { try ContractEncoder.bytes(of: $0) })
  }

  /// What comes after a sentence changes neither its records nor their ids.
  @Test func idsDoNotDependOnWhatFollows() {
    let sentence = "Norway rejected the ceasefire."
    let alone = ReadText(sentence).records(.position)
    let followed = ReadText("\(sentence)\n\nThe weather was bad in Oslo.").records(.position)
    #expect(alone == followed)
  }

  @Test func repeatedSentencesGiveARecordEach() {
    #expect(ReadText(Self.texts[4]).positions.count == 3)
  }

  /// Words and marks in every order: the reader ends, and its spans are the text's.
  @Test(arguments: 1...8)
  func scrambledTexts(seed: UInt64) throws {
    let pieces = [
      "Norway", "Portugal", "will", "walk", "away", "from", "the", "talks", "unless", "if", "or", "said", "that", ",",
      ".", "“", "”", "\"", "(", ")", "—", ":", "\n\n", "’s", "Foreign", "Minister", "Ana", "Duarte", "he", "they", "it",
      "according", "to", "reportedly", "citing", "rejected", "ceasefire", "and", "on", "Monday", "200", "percent", "of",
      "U.S.", "whether", "not", "accepts", "agreed", "sanctions", "adding", "cited", "by", "Reuters", "either",
      "\u{301}",
    ]
    var state = seed
    for _ in 0..<12 {
      var text = ""
      for _ in 0..<60 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        text += pieces[Int(state >> 33) % pieces.count] + ((state >> 20) % 5 == 0 ? "" : " ")
      }
      try spansAreInside(text)
    }
  }

  private func spansAreInside(_ text: String) throws {
    let scalars = Array(text.unicodeScalars)
    for record in ReadText(text).records {
      let value = try JSONSerialization.jsonObject(with: Data(ContractEncoder.bytes(of: record)))
      for span in Self.spans(in: value) {
        try #require(0 <= span.start && span.start < span.end && span.end <= scalars.count, "\(text)")
        let words = String.UnicodeScalarView(scalars[span.start..<span.end])
        #expect(Array(words) == Array(span.text.unicodeScalars), "\(text)")
      }
    }
  }

  /// A record's carriers never name the actor himself.
  @Test(arguments: texts)
  func nobodyCarriesHimself(text: String) {
    for record in ReadText(text).records {
      guard case .threat(let threat) = record.body else { continue }
      #expect(!record.according.contains { $0.name == threat.actor.name })
    }
  }

  @Test(arguments: ["de", "fr", "und", "uk"])
  func otherLanguagesGiveNothing(language: String) {
    #expect(ReadText("Norway rejected the ceasefire.", language: language).records.isEmpty)
  }

  @Test(arguments: ["", " ", "\n\n\n", "\u{FEFF}", "\u{0}", ".", "“”", "…"])
  func emptyTexts(text: String) {
    #expect(ReadText(text).records.isEmpty)
  }

  /// The page's own outlet carries nothing: what it reports it saw itself.
  @Test func ownOutlet() {
    let text = "According to Reuters, Norway rejected the ceasefire."
    #expect(ReadText(text, outlet: "Reuters").records(.position).first?.according.isEmpty == true)
    #expect(ReadText(text, outlet: "The Island Herald").records(.position).first?.chain == ["outlet Reuters"])
  }
}
