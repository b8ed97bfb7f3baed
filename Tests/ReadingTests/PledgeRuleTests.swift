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
}
