import Records
import Testing

@Suite struct PledgeRuleTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var text: String
    var by: [String?]
    var what: String
    var period: String?
    var testDescription: String { text }
  }

  @Test(arguments: [
    Case(text: "Iran declared a 72-hour cease-fire.", by: ["Iran"], what: "a 72-hour cease-fire", period: "72-hour"),
    Case(
      text: "Kenya and Iran agreed to a temporary truce.", by: ["Kenya", "Iran"], what: "a temporary truce",
      period: nil),
    Case(
      text: "The declaration of a ceasefire by Iran during the Easter weekend surprised Peru.", by: ["Iran"],
      what: "a ceasefire", period: "during the Easter weekend"),
    Case(
      text: "The truce, agreed upon by Kenya and Iran, took effect.", by: ["Kenya", "Iran"], what: "The truce",
      period: nil),
    Case(text: "A three-day truce took effect.", by: [nil], what: "A three-day truce", period: "three-day"),
    Case(
      text: "Iran promised to release the prisoners.", by: ["Iran"], what: "to release the prisoners", period: nil),
    Case(
      text: "Iran agreed to withdraw its troops.", by: ["Iran"], what: "to withdraw its troops", period: nil),
    Case(
      text: "Kenyan pledges to curb poaching were enough to persuade Peru.", by: ["Kenyan"], what: "to curb poaching",
      period: nil),
    Case(
      text: "Iran promised to put the plan up for a vote this week.", by: ["Iran"],
      what: "to put the plan up for a vote this week", period: nil),
  ])
  func pledge(_ example: Case) throws {
    let found = try Sample.bodies(of: example.text) { if case .pledge(let pledge) = $0 { pledge } else { nil } }
    #expect(found.map { $0.by?.text } == example.by)
    #expect(found.first?.what.text == example.what)
    #expect(found.first?.period?.text == example.period)
  }

  @Test(
    "A truce demanded, offered, refused or only talked of is no pledge",
    arguments: [
      "Iran demanded a 72-hour cease-fire.", "Kenya called for a temporary truce.", "Iran proposed a three-day truce.",
      "Iran refused to declare a ceasefire.", "If Iran declares a truce, prices may fall.",
      "Talks on a temporary truce go on.", "Iran vowed to attack Kenya.", "Iran should declare a truce.",
      "Attempts at reaching a ceasefire failed.", "", "…",
    ])
  func nothing(_ text: String) throws {
    #expect(try Sample.records(of: text).filter { $0.kind == .pledge } == [])
  }

  @Test(
    "Undertakings in other words",
    arguments: [
      ("Iran said it would release the prisoners.", "Iran", "would release the prisoners"),
      ("Iran vowed not to send troops.", "Iran", "not to send troops"),
      ("Iran intends to release the prisoners.", "Iran", "to release the prisoners"),
      ("Iran ordered its army to stop fighting on Friday.", "Iran", "stop fighting on Friday"),
      ("Kenya urged Iran to make good on a promise to free the prisoners.", "Iran", "to free the prisoners"),
      ("Kenya urged Iran to honor its commitment to full disarmament.", "Iran", "full disarmament"),
    ])
  func otherWords(text: String, by: String, what: String) throws {
    let found = ReadText(text).records.compactMap { record in
      if case .pledge(let pledge) = record.body { pledge } else { nil }
    }
    #expect(found.map { $0.by?.name } == [by])
    #expect(found.first?.what.text == what)
  }

  @Test(
    "Who promises harm, or is only asked, hoped or known to deal, undertakes nothing",
    arguments: [
      "Iran promised to punish Kenya.", "Iran vowed to back legal action against Kenya.",
      "Iran promised to close its ports if Kenya does not sign.",
      "Iran said it would stop cooperating with the inspectors.", "Kenya and Iran are negotiating a deal.",
      "The new deal, reached at midnight, is long.", "Diplomats spoke of a possible non-aggression pledge.",
      "The court agreed, saying that the law was clear.", "Iran hopes that Kenya would release the prisoners.",
      "Kenya said that it agreed with the tactic.", "Kenya criticised the deal agreed between Iran and Peru.",
      "The council called for efforts toward a durable and fully respected cease-fire.",
      "In return, Iran would agree to hold back the shipments.",
      "The war of the islands ended with an armistice signed in 1953.",
    ])
  func noUndertaking(text: String) {
    #expect(ReadText(text).records(.pledge) == [])
  }
}
