import Codebook
import Language
import Reading
import Records
import Testing

@Suite struct MeetingRuleTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var text: String
    var status: Meeting.Status
    var place: String?
    var participants: [String]
    var testDescription: String { text }
  }

  @Test(arguments: [
    Case(
      text: "Kenya and Iran held talks in Geneva.", status: .held, place: "Geneva", participants: ["Kenya", "Iran"]),
    Case(
      text: "Kenya will meet with Iran in Geneva.", status: .planned, place: "Geneva", participants: ["Kenya", "Iran"]),
    Case(
      text: "Kenya called off a planned meeting with Iran.", status: .cancelled, place: nil,
      participants: ["Kenya", "Iran"]),
    Case(
      text: "Talks between Kenya and Iran in Geneva were put off.", status: .postponed, place: "Geneva",
      participants: ["Kenya", "Iran"]),
    Case(
      text: "Talks between Kenya and Iran in Geneva collapsed.", status: .brokenOff, place: "Geneva",
      participants: ["Kenya", "Iran"]),
    Case(
      text: "A follow-up meeting in Geneva was scheduled, involving foreign ministers from Kenya, Iran and Peru.",
      status: .planned, place: "Geneva", participants: ["Kenya", "Iran", "Peru"]),
    Case(
      text: "The remark followed discussions in Geneva involving officials from Kenya, Peru, and Iran.", status: .held,
      place: "Geneva", participants: ["Kenya", "Peru", "Iran"]),
    Case(
      text: "The Kenya-Iran talks ended in Geneva.", status: .held, place: "Geneva", participants: ["Kenya", "Iran"]),
    Case(
      text: "The Trump-Putin talks in Geneva collapsed.", status: .brokenOff, place: "Geneva",
      participants: ["Trump", "Putin"]),
    Case(
      text: "Kenya met with Iran and several union leaders in Geneva.", status: .held, place: "Geneva",
      participants: ["Kenya", "Iran", "several union leaders"]),
    Case(
      text: "Talks between Kenyans and Iranians ended in Geneva.", status: .held, place: "Geneva",
      participants: ["Kenyans", "Iranians"]),
    Case(
      text: "Kenya’s much-hyped meeting with Iran broke up.", status: .brokenOff, place: nil,
      participants: ["Kenya", "Iran"]),
    Case(
      text: "Envoys regretted the breakdown of talks between Kenya and Iran.", status: .brokenOff, place: nil,
      participants: ["Kenya", "Iran"]),
    Case(
      text: "A meeting between Kenya and Iran is likely this week.", status: .planned, place: nil,
      participants: ["Kenya", "Iran"]),
    Case(
      text: "They spoke before the start of a summit in Geneva that will focus on trade.", status: .planned,
      place: "Geneva", participants: []),
    Case(
      text: "Kenyan and Iranian negotiators held talks in Geneva.", status: .held, place: "Geneva",
      participants: ["Kenyan", "Iranian negotiators"]),
  ])
  func meeting(_ example: Case) throws {
    let found = try Sample.bodies(of: example.text) { if case .meeting(let meeting) = $0 { meeting } else { nil } }
    let meeting = try #require(found.first)
    #expect(found.count == 1)
    #expect(meeting.status == example.status)
    #expect(meeting.place?.text == example.place)
    #expect(meeting.participants.map(\.text) == example.participants)
  }

  @Test(
    "No event is told",
    arguments: [
      "Kenya wants to meet with Iran.", "Kenya refused to hold talks with Iran.", "Peace talks remain difficult.",
      "Kenya must meet the deadline.", "Kenya is open to continuing negotiations with Iran.",
      "If Kenya meets with Iran in Geneva, prices may fall.", "Kenya threatened to cancel the summit with Iran.",
      "Kenya did not hold talks with Iran.", "", "🤝", "Talks.",
      "Kenya did not push for the cancellation of the meeting.",
    ])
  func nothing(_ text: String) throws {
    #expect(try Sample.records(of: text).filter { $0.kind == .meeting } == [])
  }

  @Test("Whoever stayed away, or is only named nearby, took no part")
  func absence() throws {
    let text =
      "The remark of Peru followed discussions in Geneva involving officials from Kenya and Iran, "
      + "where Sweden withdrew from participation, leaving the round of talks downgraded."
    let found = try Sample.bodies(of: text) { if case .meeting(let meeting) = $0 { meeting } else { nil } }
    #expect(found.map(\.status) == [.downgraded])
    #expect(found.first?.participants.map(\.text) == ["Kenya", "Iran"])
  }

  @Test(
    "Both sides take part, by name or by description",
    arguments: [
      ("Kenya met the separatists in Geneva.", ["Kenya", "separatists"]),
      ("Kenya will have a conference call with union brass on Friday.", ["Kenya", "union brass"]),
      ("Kenya pulled out of a meeting with Iran on Monday.", ["Kenya", "Iran"]),
      ("President Donald Trump blamed Peru during a meeting with Iran.", ["Donald Trump", "Iran"]),
      ("Kenya held talks in Geneva with the leaders of Iran.", ["Kenya", "Iran"]),
    ])
  func bothSides(text: String, names: [String]) {
    let meetings = ReadText(text).records.compactMap { record in
      if case .meeting(let meeting) = record.body { meeting } else { nil }
    }
    #expect(meetings.map { $0.participants.map(\.text) } == [names])
  }

  @Test(
    "Asked for, possible, or another sense of the verb",
    arguments: [
      "Kenya requested a meeting with Iran to settle the matter.", "The strikers were met by riot police on Monday.",
      "Three bases hosting Kenyan troops in Iran were closed.", "Kenya may pull out of the summit with Iran.",
    ])
  func noMeeting(text: String) {
    #expect(ReadText(text).records(.meeting) == [])
  }

  @Test("An envoy's sender took no part")
  func envoy() throws {
    let found = try Sample.bodies(of: "Kenya held talks in Geneva with Iran's special envoy.") { body in
      if case .meeting(let meeting) = body { meeting } else { nil }
    }
    #expect(found.count == 1)
    #expect(found.first?.participants.contains { $0.text == "Iran" } == false)
  }

  @Test(
    "The day of what is planned lies ahead, of what was held behind",
    arguments: [
      ("Kenya will meet with Iran on Monday in Geneva.", "2031-05-12"),
      ("Kenya met with Iran on Monday in Geneva.", "2031-05-05"),
      ("Kenya held talks with Iran in Lyon, France, on Monday.", "2031-05-05"),
      ("Kenya held talks with the bloc [Iran, Peru and Chile] in Geneva on Monday.", "2031-05-05"),
      ("Kenya expects Iran to sign after a round of talks in Geneva on Friday.", "2031-05-09"),
      ("Kenya opened a second summit with Iran here Monday by pledging patience.", "2031-05-05"),
      ("On Monday, after a meeting with Iran, Kenya said that the matter was settled.", "2031-05-05"),
    ])
  func day(text: String, value: String) {
    let meetings = ReadText(text).records.compactMap { record in
      if case .meeting(let meeting) = record.body { meeting } else { nil }
    }
    #expect(meetings.first?.date?.value == value)
  }

  @Test("A time belongs to the meeting of its clause, and an unsettled one has no value")
  func date() throws {
    let text = "Kenya will meet with Iran on Friday in Geneva."
    let found = try Sample.bodies(of: text, times: ["Friday": nil]) {
      if case .meeting(let meeting) = $0 { meeting } else { nil }
    }
    #expect(found.first?.date?.text == "Friday")
    #expect(found.first?.date?.value == nil)
    #expect(found.first?.place?.text == "Geneva")
  }
}

/// Reads short texts of our own.
enum Sample {
  private static let reader = Result { Reader(codebook: try .standard()) }

  static func records(of text: String, times: [String: String?] = [:]) throws -> [Record] {
    let document = Document(id: "sample", path: "sample.txt", language: "en", text: text)
    var annotated = Pipeline.standard.annotate(document)
    if !times.isEmpty { annotated.times = expressions(times, in: annotated) }
    return try reader.get().read(annotated)
  }

  static func bodies<Body>(
    of text: String, times: [String: String?] = [:], _ body: (Record.Body) -> Body?
  ) throws -> [Body] {
    try records(of: text, times: times).compactMap { body($0.body) }
  }

  /// Days by their word, each with its date; only one-word times.
  private static func expressions(_ times: [String: String?], in text: AnnotatedText) -> [TimeExpression] {
    text.tokens.indices.compactMap { index in
      let token = text.tokens[index]
      guard let value = times[token.form] else { return nil }
      return TimeExpression(
        offsets: token.start..<token.end, tokens: index..<(index + 1), kind: .date, timex: value ?? "XXXX-WXX-5",
        value: value, earliest: value, latest: value)
    }
  }
}
