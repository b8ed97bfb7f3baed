import Records
import Testing

@Suite struct ViolationRuleTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var text: String
    var by: String?
    var allegedBy: String?
    var pledge: String
    var testDescription: String { text }
  }

  @Test(arguments: [
    Case(text: "Iran violated the truce.", by: "Iran", allegedBy: nil, pledge: "the truce"),
    Case(
      text: "Kenya accused Iran of breaking the agreement.", by: "Iran", allegedBy: "Kenya", pledge: "the agreement"),
    Case(
      text: "Kenya spoke of progress while accusing Iran of violating the moratorium.", by: "Iran",
      allegedBy: "Kenya", pledge: "the moratorium"),
    Case(
      text: "Kenya said Iran had breached the cease-fire.", by: "Iran", allegedBy: "Kenya", pledge: "the cease-fire"),
    Case(text: "The truce was broken by Iran.", by: "Iran", allegedBy: nil, pledge: "The truce"),
    Case(
      text: "Iran failed to honor its commitments.", by: "Iran", allegedBy: nil, pledge: "its commitments"),
    Case(text: "Despite the truce, Iran shelled Kenya.", by: "Iran", allegedBy: nil, pledge: "the truce"),
  ])
  func violation(_ example: Case) throws {
    let found = try Sample.bodies(of: example.text) { body in
      if case .violation(let violation) = body { violation } else { nil }
    }
    #expect(found.count == 1)
    #expect(found.first?.by?.text == example.by)
    #expect(found.first?.allegedBy?.text == example.allegedBy)
    #expect(found.first?.pledge == example.pledge)
  }

  @Test(
    "No undertaking is named as broken",
    arguments: [
      "Iran attacked Kenya.", "That would violate the agreement.", "If Iran breaks the truce, Kenya will answer.",
      "Iran did not violate the truce.", "Iran broke a window.", "Kenya warned against any violation of the truce.",
      "Those who violate the truce lose.", "", "«»",
    ])
  func nothing(_ text: String) throws {
    #expect(try Sample.records(of: text).filter { $0.kind == .violation } == [])
  }

  @Test("A denial is one")
  func denial() throws {
    let records = try Sample.records(of: "Iran denied violating the truce.").filter { $0.kind == .violation }
    #expect(records.map(\.modality) == [.denied])
  }
}
