import Records
import Testing

/// Who says what: every layout of a quotation or a reported clause that newsrooms use.
@Suite struct SayingFinderTests {
  /// A text and one attribution of it.
  struct Case: CustomTestStringConvertible {
    let text: String
    let quotation: Attribution.Quotation
    let speaker: String
    let cue: String?
    let words: [String]
    var testDescription: String { text }

    init(_ text: String, _ quotation: Attribution.Quotation, _ speaker: String, _ cue: String?, _ words: String...) {
      self.text = text
      self.quotation = quotation
      self.speaker = speaker
      self.cue = cue
      self.words = words
    }
  }

  private func check(_ example: Case) {
    let attributions = ReadText(example.text).attributions
    #expect(attributions.count == 1)
    #expect(attributions.map(\.quotation) == [example.quotation])
    #expect(attributions.map(\.speaker) == [example.speaker])
    #expect(attributions.map { $0.cue?.text } == [example.cue])
    #expect(attributions.map(\.words) == [example.words])
  }

  @Test(arguments: [
    Case(
      "Foreign Minister Ana Duarte said that the island was Portuguese.", .indirect, "Ana Duarte", "said",
      "the island was Portuguese"),
    Case(
      "Foreign Minister Ana Duarte said no deal was ready.", .indirect, "Ana Duarte", "said", "no deal was ready"),
    Case(
      "The island is Portuguese, Foreign Minister Ana Duarte said on Wednesday.", .indirect, "Ana Duarte", "said",
      "The island is Portuguese"),
    Case(
      "Foreign Minister Ana Duarte, who arrived on Monday, said that the island was Portuguese.", .indirect,
      "Ana Duarte", "said", "the island was Portuguese"),
    Case(
      "Foreign Minister Ana Duarte hoped that the truce would hold.", .indirect, "Ana Duarte", "hoped",
      "the truce would hold"),
    Case(
      "The island is Portuguese, according to Foreign Minister Ana Duarte.", .indirect, "Ana Duarte", "according to",
      "The island is Portuguese"),
    Case(
      "Prime Minister Kari Lund left the room, adding that Norway had a plan of its own.", .indirect, "Kari Lund",
      "adding", "Norway had a plan of its own"),
    Case(
      "The Taliban issued a statement saying the prisoners were alive.", .indirect, "Taliban", "saying",
      "the prisoners were alive"),
    Case(
      "A Hezbollah statement said the prisoners were alive.", .indirect, "Hezbollah", "said",
      "the prisoners were alive"),
  ])
  func reportedClauses(example: Case) { check(example) }

  @Test(arguments: [
    Case(
      "“The island is ours,” said Foreign Minister Ana Duarte.", .direct, "Ana Duarte", "said", "The island is ours,"),
    Case(
      "“The island is ours,” Foreign Minister Ana Duarte said.", .direct, "Ana Duarte", "said", "The island is ours,"),
    Case(
      "\"The island is ours,\" Foreign Minister Ana Duarte said.", .direct, "Ana Duarte", "said", "The island is ours,"),
    Case(
      "“The island is ours,\" Foreign Minister Ana Duarte said.", .direct, "Ana Duarte", "said", "The island is ours,"),
    Case(
      "«The island is ours,» Foreign Minister Ana Duarte said.", .direct, "Ana Duarte", "said", "The island is ours,"),
    Case(
      "“The island,” Foreign Minister Ana Duarte said, “is ours and will remain ours.”", .direct, "Ana Duarte", "said",
      "The island,", "is ours and will remain ours."),
    Case(
      "“The island is ours,” Foreign Minister Ana Duarte said. “We have waited long enough for an answer.”", .direct,
      "Ana Duarte", "said", "The island is ours,", "We have waited long enough for an answer."),
    Case(
      "Foreign Minister Ana Duarte said: “The island is ours and it will remain ours.”", .direct, "Ana Duarte", "said",
      "The island is ours and it will remain ours."),
    Case(
      "Foreign Minister Ana Duarte: “The island is ours and will remain ours.”", .direct, "Ana Duarte", nil,
      "The island is ours and will remain ours."),
    Case(
      "“The island is ours and it will remain ours.” – Ana Duarte, foreign minister", .direct, "Ana Duarte", nil,
      "The island is ours and it will remain ours."),
    Case(
      "During the visit, Foreign Minister Ana Duarte stated,\n\n“The island is ours and it will remain ours.”", .direct,
      "Ana Duarte", "stated", "The island is ours and it will remain ours."),
    Case(
      "“Will they leave the island?” Foreign Minister Ana Duarte asked.", .direct, "Ana Duarte", "asked",
      "Will they leave the island?"),
    Case(
      "The island stays ours whatever they do. — Ana Duarte (@anaduarte) May 5, 2031\n\n"
        + "Foreign Minister Ana Duarte was in Oslo on Monday.",
      .direct, "Ana Duarte", nil, "The island stays ours whatever they do."),
    Case(
      "Foreign Minister Ana Duarte said the plan was “an insult to every islander” and would fail.", .mixed,
      "Ana Duarte", "said", "the plan was “an insult to every islander” and would fail"),
    Case(
      "Foreign Minister Ana Duarte called the plan “an insult to every islander”.", .mixed, "Ana Duarte", "called",
      "the plan “an insult to every islander”"),
    Case(
      "“🏝️ The island is ours — für immer,” Foreign Minister Inês Duarte said.", .direct, "Inês Duarte", "said",
      "🏝️ The island is ours — für immer,"),
  ])
  func quotations(example: Case) { check(example) }

  /// A quotation that runs over paragraphs stays with its speaker, to its last word.
  @Test func quotationOverParagraphs() {
    let text = ReadText(
      """
      “The island is ours and it will remain ours,” Foreign Minister Ana Duarte said.

      “We have waited long enough for an answer.

      “Now we want the troops to leave.”
      """)
    #expect(text.attributions.allSatisfy { $0.speaker == "Ana Duarte" && $0.quotation == .direct })
    let words = text.attributions.flatMap(\.words).joined(separator: " ")
    for part in ["it will remain ours,", "waited long enough for an answer.", "Now we want the troops to leave."] {
      #expect(words.contains(part))
    }
  }

  /// A transcript: the name before the colon speaks, to the end of its paragraph.
  @Test func transcript() {
    let text = ReadText(
      """
      Foreign Minister Ana Duarte and Prime Minister Kari Lund answered questions on Monday.

      LUND: We never agreed to that.

      DUARTE: You did, and it is in the minutes. I have read them.

      LUND: Then read them again.
      """)
    #expect(text.attributions.map(\.speaker) == ["Kari Lund", "Ana Duarte", "Kari Lund"])
    #expect(text.attributions.allSatisfy { $0.quotation == .direct })
    #expect(text.attributions.map(\.words)[1] == ["You did, and it is in the minutes. I have read them"])
  }

  @Test(arguments: [
    "Foreign Minister Ana Duarte has a “road map” and a “deal” for the island.",
    "The so-called “peace plan” was dropped.",
    "Nobody knows whether Foreign Minister Ana Duarte said that the island was lost.",
  ])
  func nobodySaidIt(text: String) {
    #expect(ReadText(text).attributions.isEmpty)
  }

  /// What is thought, wanted or refused is an attribution, too, but no statement where its verb says so.
  @Test(arguments: [
    ("Foreign Minister Ana Duarte hoped for a deal.", Record.Modality.asserted),
    ("If Foreign Minister Ana Duarte says that the island is Portuguese, the truce is over.", .hypothetical),
    ("Foreign Minister Ana Duarte did not say that the island was lost.", .denied),
    ("Foreign Minister Ana Duarte may say that the island is lost.", .possible),
    ("Foreign Minister Ana Duarte will say that the island is lost.", .planned),
  ])
  func thoughtsAndUnsaidThings(text: String, modality: Record.Modality) {
    let records = ReadText(text).records(.attribution)
    #expect(records.map(\.modality) == [modality])
  }

  /// Who carried it: the chain from the page inwards.
  @Test(arguments: [
    ("According to diplomats cited by Reuters, the truce is near its end.", "diplomats", ["outlet Reuters"]),
    ("Two officials cited by Reuters said that the truce was over.", "Two officials", ["outlet Reuters"]),
    ("The truce is over, Reuters reported, citing two officials.", "two officials", ["outlet Reuters"]),
    ("According to Reuters, the truce is over.", "Reuters", []),
    ("Foreign Minister Ana Duarte said that the truce was over.", "Ana Duarte", []),
  ])
  func chains(text: String, source: String, chain: [String]) throws {
    let read = ReadText(text)
    let record = try #require(read.records(.attribution).first)
    #expect(read.attributions.first?.source?.text == source)
    #expect(record.chain == chain)
    #expect((record.modality == .reported) == !chain.isEmpty)
  }

  @Test func hearsayIsReported() {
    let records = ReadText("Foreign Minister Ana Duarte reportedly said that the island was lost.").records(
      .attribution)
    #expect(records.map(\.modality) == [.reported])
  }

  /// What somebody denies is not what he asserts.
  @Test func deniedContentIsDenied() {
    let read = ReadText("Norway denied that it would walk away from the talks if Portugal refused the truce.")
    #expect(read.records(.threat).map(\.modality) == [.denied])
  }

  /// What an outlet concludes from a statement nobody asserted.
  @Test func inferenceIsTheOutlets() {
    let read = ReadText(
      "Foreign Minister Ana Duarte spoke on Monday. Duarte’s statement implies she believes Norway should give up the "
        + "island.")
    let inferred = read.records.filter { record in
      record.evidence.contains { $0.text.contains("Norway should give up the island") } && record.kind != .attribution
    }
    #expect(!inferred.isEmpty)
    #expect(inferred.allSatisfy { $0.form == .outlet && $0.modality != .asserted })
    #expect(read.records(.attribution).first?.form == .outlet)
    #expect(read.records(.attribution).first?.modality != .asserted)
  }

  @Test func addresseeOccasionAndTime() throws {
    let read = ReadText(
      "Foreign Minister Ana Duarte told Prime Minister Kari Lund in Geneva on Tuesday that the island was Portuguese.")
    let attribution = try #require(read.attributions.first)
    #expect(attribution.addressee?.name == "Kari Lund")
    #expect(attribution.occasion?.text == "in Geneva")
    #expect(read.records(.attribution).first?.said == Record.Saying(text: "Tuesday", value: "2031-05-06"))
  }

  /// Without a date nothing tells which Tuesday it was.
  @Test func timeWithoutDate() {
    let read = ReadText("Foreign Minister Ana Duarte said on Tuesday that the island was Portuguese.", on: nil)
    #expect(read.records(.attribution).first?.said == Record.Saying(text: "Tuesday", value: nil))
  }

  @Test func jointSources() {
    let attribution = ReadText(
      "Foreign Minister Ana Duarte and Defence Minister Rui Teles said that the island was Portuguese."
    ).attributions.first
    #expect(attribution?.speaker == "Ana Duarte")
    #expect(attribution?.others.map(\.name) == ["Rui Teles"])
  }

  /// A mark that was never closed ends with its paragraph; what follows is read as ever.
  @Test(arguments: ["“", "\"", "«", "„"])
  func nothingIsLostAfterAnUnclosedQuotation(mark: String) {
    let read = ReadText(
      """
      \(mark)The island is ours and it will remain ours, Foreign Minister Ana Duarte said.

      Norway rejected the ceasefire. Prime Minister Kari Lund said that the truce was over.
      """)
    #expect(read.attributions.last?.speaker == "Kari Lund")
    #expect(read.attributions.last?.words == ["the truce was over"])
    #expect(read.positions.first?.stance == .rejects)
    #expect(read.positions.first?.actor.name == "Norway")
  }

  @Test(arguments: ["”", "“", "\"", "“”“", "”” “x", "“\n”", "said said said", "“?” – ", ": “"])
  func loneMarks(text: String) {
    #expect(ReadText(text).attributions.allSatisfy { !$0.content.isEmpty })
  }
}
