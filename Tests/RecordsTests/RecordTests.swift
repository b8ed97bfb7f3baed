import Foundation
import Records
import Testing

/// Records in JSON: the contract's field names in its order, and back again.
@Suite struct RecordTests {
  /// An example of each kind with all fields, and its fields as the contract names them.
  struct Example: CustomTestStringConvertible {
    let kind: Record.Kind
    let full: Record.Body
    let bare: Record.Body
    let fields: [String]
    var testDescription: String { kind.rawValue }
  }

  private static let actor = Actor(actor: "NOR", name: "Norway", start: 3, end: 9, text: "Norway")
  private static let span = Span(start: 0, end: 4, text: "Kyïv")
  private static let issue = Position.Issue(id: "ceasefire", label: "Ceasefire")

  static let examples = [
    Example(
      kind: .attribution,
      full: .attribution(
        Attribution(
          source: actor, others: [actor], cue: span, content: [span, span], quotation: .mixed, addressee: actor,
          occasion: span)),
      bare: .attribution(Attribution(quotation: .direct)),
      fields: ["source", "others", "cue", "content", "quotation", "addressee", "occasion"]),
    Example(
      kind: .position,
      full: .position(
        Position(
          actor: actor, onBehalfOf: actor, issue: issue, stance: .noComment, what: span, final: true, condition: span)),
      bare: .position(Position(actor: actor, issue: issue, stance: .rejects, what: span)),
      fields: ["actor", "onBehalfOf", "issue", "stance", "what", "final", "condition"]),
    Example(
      kind: .threat,
      full: .threat(
        Threat(
          actor: actor, onBehalfOf: actor, targets: [actor], action: span,
          condition: Threat.Condition(relation: .unless, start: 1, end: 2, text: "x", parties: [actor]),
          deadline: Threat.Deadline(start: 1, end: 2, text: "x", earliest: "2031-05-07", latest: nil))),
      bare: .threat(Threat(actor: actor, action: span)),
      fields: ["actor", "onBehalfOf", "targets", "action", "condition", "deadline"]),
    Example(
      kind: .proposal,
      full: .proposal(
        Proposal(
          author: actor, onBehalfOf: actor, addressees: [actor],
          terms: [
            Proposal.Term(start: 0, end: 1, text: "x", issue: issue),
            Proposal.Term(start: 0, end: 1, text: "x", issue: nil),
          ], status: .withdrawn)),
      bare: .proposal(Proposal(status: .reported)),
      fields: ["author", "onBehalfOf", "addressees", "terms", "status"]),
    Example(
      kind: .meeting,
      full: .meeting(
        Meeting(
          date: Meeting.Date(start: 0, end: 1, text: "x", value: "2031-05"), place: span, participants: [actor],
          level: "ministers", status: .brokenOff)),
      bare: .meeting(Meeting(status: .held)),
      fields: ["date", "place", "participants", "level", "status"]),
    Example(
      kind: .pledge,
      full: .pledge(
        Pledge(
          by: actor, onBehalfOf: actor, what: span,
          period: Pledge.Period(text: "three days", from: "2031-05-07", to: nil))),
      bare: .pledge(Pledge(what: span)), fields: ["by", "onBehalfOf", "what", "period"]),
    Example(
      kind: .violation,
      full: .violation(Violation(by: actor, against: actor, allegedBy: actor, what: span, pledge: "d-g0")),
      bare: .violation(Violation(what: span)), fields: ["by", "against", "allegedBy", "what", "pledge"]),
    Example(
      kind: .figure,
      full: .figure(
        Figure(
          what: "people killed", value: Figure.Value(low: 100_000, high: nil, unit: "people"),
          text: "hundreds of thousands",
          source: actor)),
      bare: .figure(Figure(what: "", value: Figure.Value(low: 0.2, high: 0.2, unit: nil), text: "one fifth")),
      fields: ["what", "value", "text", "source"]),
  ]

  private static let common = [
    "kind", "id", "document", "evidence", "according", "form", "modality", "attribution", "said", "rule", "confidence",
  ]

  private func record(_ body: Record.Body) -> Record {
    Record(
      id: "d-x0", document: "d", evidence: [Self.span],
      according: [
        Carrier(name: "Reuters", actor: "reuters", kind: .outlet),
        Carrier(name: "two officials", actor: nil, kind: .anonymous),
      ], form: .paraphrase, modality: .reported, attribution: "d-a0",
      said: Record.Saying(text: "Wednesday", value: nil),
      rule: "rule.name", confidence: 0.75, body: body)
  }

  /// The keys of a JSON object, in the order in which they are written.
  private func keys(_ value: some Encodable) throws -> [String] {
    let json = try ContractEncoder.bytes(of: value)
    var keys: [String] = []
    var depth = 0
    var string: [UInt8]?
    var last = ""
    var index = 0
    while index < json.count {
      let byte = json[index]
      index += 1
      if let open = string {
        if byte == UInt8(ascii: "\\") {
          index += 1
        } else if byte == UInt8(ascii: "\"") {
          last = String(decoding: open, as: UTF8.self)
          string = nil
        } else {
          string = open + [byte]
        }
        continue
      }
      switch byte {
      case UInt8(ascii: "\""): string = []
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
      case UInt8(ascii: ":") where depth == 1: keys.append(last)
      default: break
      }
    }
    return keys
  }

  @Test func everyKindHasAnExample() {
    #expect(Self.examples.map(\.kind) == Record.Kind.allCases)
  }

  @Test(arguments: examples)
  func fieldsAsInTheContract(example: Example) throws {
    #expect(try keys(record(example.full)) == Self.common + example.fields)
    // What is missing is null and not left out.
    #expect(try keys(record(example.bare)) == Self.common + example.fields)
    #expect(record(example.full).kind == example.kind)
  }

  @Test(arguments: examples)
  func readsBack(example: Example) throws {
    for body in [example.full, example.bare] {
      let record = record(body)
      let back = try JSONDecoder().decode(Record.self, from: Data(ContractEncoder.bytes(of: record)))
      #expect(back == record)
      #expect(try ContractEncoder.bytes(of: back) == ContractEncoder.bytes(of: record))
    }
  }

  @Test func readsBackWithNothingKnown() throws {
    let record = Record(
      id: "d-p0", document: "d", evidence: [Self.span], form: .outlet, modality: .asserted, rule: "r", confidence: 1,
      body: .pledge(Pledge(what: Self.span)))
    let json = try ContractEncoder.string(of: record)
    #expect(json.contains(#""according":[],"form":"outlet","modality":"asserted","attribution":null,"said":null"#))
    #expect(try JSONDecoder().decode(Record.self, from: Data(json.utf8)) == record)
  }

  @Test func partsAsInTheContract() throws {
    #expect(try keys(Self.span) == ["start", "end", "text"])
    #expect(try keys(Self.actor) == ["actor", "name", "start", "end", "text"])
    #expect(try keys(Carrier(name: "x", actor: nil, kind: .named)) == ["name", "actor", "kind"])
    #expect(try keys(Record.Saying(text: "x", value: nil)) == ["text", "value"])
    #expect(try keys(Self.issue) == ["id", "label"])
    #expect(
      try keys(Threat.Condition(relation: .or, start: 0, end: 1, text: "x", parties: []))
        == ["relation", "start", "end", "text", "parties"])
    #expect(
      try keys(Threat.Deadline(start: 0, end: 1, text: "x", earliest: nil, latest: nil))
        == ["start", "end", "text", "earliest", "latest"])
    #expect(try keys(Proposal.Term(start: 0, end: 1, text: "x", issue: nil)) == ["start", "end", "text", "issue"])
    #expect(try keys(Meeting.Date(start: 0, end: 1, text: "x", value: nil)) == ["start", "end", "text", "value"])
    #expect(try keys(Pledge.Period(text: "x", from: nil, to: nil)) == ["text", "from", "to"])
    #expect(try keys(Figure.Value(low: nil, high: nil, unit: nil)) == ["low", "high", "unit"])
  }

  @Test func words() {
    #expect(Record.Form.allCases.map(\.rawValue) == ["quote", "paraphrase", "outlet"])
    #expect(
      Record.Modality.allCases.map(\.rawValue)
        == ["denied", "reported", "hypothetical", "planned", "possible", "asserted"])
    #expect(
      Record.Kind.allCases.map(\.rawValue)
        == ["attribution", "position", "threat", "proposal", "meeting", "pledge", "violation", "figure"])
    #expect(
      Position.Stance.allCases.map(\.rawValue)
        == ["demands", "offers", "accepts", "rejects", "conditions", "supports", "opposes", "denies", "no-comment"])
    #expect(Threat.Condition.Relation.allCases.map(\.rawValue) == ["unless", "if", "until", "or"])
    #expect(Proposal.Status.allCases.map(\.rawValue) == ["reported", "tabled", "accepted", "rejected", "withdrawn"])
    #expect(
      Meeting.Status.allCases.map(\.rawValue)
        == ["planned", "held", "postponed", "cancelled", "downgraded", "broken-off"])
    #expect(Carrier.Kind.allCases.map(\.rawValue) == ["outlet", "named", "anonymous"])
    #expect(Attribution.Quotation.allCases.map(\.rawValue) == ["direct", "indirect", "mixed"])
  }

  @Test(arguments: [
    "{}", "[]", #"{"kind":"document"}"#, #"{"kind":"threat","id":"d-t0"}"#,
    #"{"kind":"pledge","id":"a","document":"d","evidence":[],"according":[],"form":"outlet","modality":"sure","#
      + #""rule":"r","confidence":1,"what":{"start":0,"end":1,"text":"x"}}"#,
  ])
  func whatIsNoRecordIsRefused(json: String) {
    #expect(throws: DecodingError.self) { try JSONDecoder().decode(Record.self, from: Data(json.utf8)) }
  }
}
