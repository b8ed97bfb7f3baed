import Language
import Reading
import Records
import Testing
import Training

/// What the judge of records learns from.
@Suite struct JudgeTrainerTests {
  private static let text = "Norway rejected the ban. It demands a quota."
  private static let annotated = Pipeline.standard.annotate(
    Document(id: "d", path: "d.txt", language: "en", text: text))

  private func position(_ start: Int, _ end: Int, actor: Range<Int>) -> (record: Record, traits: [Reading.Trait]) {
    let span = Self.annotated.span(start..<end)
    let words = Self.annotated.text(actor)
    let body = Position(
      actor: Actor(actor: nil, name: words, start: actor.lowerBound, end: actor.upperBound, text: words),
      onBehalfOf: nil, issue: Position.Issue(id: "other", label: "Other"), stance: .rejects, what: span, final: false,
      condition: nil)
    let record = Record(
      id: "r", document: "d", evidence: [span], form: .outlet, modality: .asserted, rule: "position.rejects",
      confidence: 1, body: .position(body))
    return (record, [Reading.Trait(name: "position is", value: 1)])
  }

  private func isRight(_ start: Int, _ end: Int, actor: Range<Int>, marked source: [[Int]]) -> Bool? {
    let mark = AttributionCorpus.Marked(
      source: source, cue: [[7, 15]], content: [[0, 23]], classes: [ActClass.rejects.rawValue])
    return JudgeTrainer.examples([mark], [position(start, end, actor: actor)], in: Self.annotated).first?.isRight
  }

  @Test func aRecordIsRightWhereAReaderMarkedIt() {
    #expect(isRight(0, 23, actor: 0..<6, marked: [[0, 6]]) == true)
    #expect(isRight(7, 23, actor: 0..<6, marked: []) == true)
    // Another place, another actor.
    #expect(isRight(25, 43, actor: 0..<6, marked: [[0, 6]]) == false)
    #expect(isRight(0, 23, actor: 36..<43, marked: [[0, 6]]) == false)
    // Whom a pronoun means is not asked.
    #expect(isRight(0, 23, actor: 0..<6, marked: [[25, 27]]) == true)
  }

  @Test func anotherKindIsNotRight() {
    let mark = AttributionCorpus.Marked(
      source: [[0, 6]], cue: [[7, 15]], content: [[0, 23]], classes: [ActClass.threat.rawValue])
    #expect(
      JudgeTrainer.examples([mark], [position(0, 23, actor: 0..<6)], in: Self.annotated).map(\.isRight) == [false])
  }

  @Test func learnsWhatTellsRightFromWrong() {
    var examples: [JudgeTrainer.Example] = []
    for number in 0..<200 {
      let isRight = number % 2 == 0
      examples.append(
        .init(
          kind: .position,
          traits: [
            Reading.Trait(name: "position is", value: 1),
            Reading.Trait(name: isRight ? "position a" : "position b", value: 1),
            Reading.Trait(name: "position only \(number)", value: 1),
          ], isRight: isRight))
    }
    let trainer = JudgeTrainer()
    let weights = trainer.weights(examples)
    #expect((weights["position a"] ?? 0) > 1)
    #expect((weights["position b"] ?? 0) < -1)
    #expect(weights["position only 3"] == nil)
    #expect(trainer.weights(examples) == weights)
    #expect(trainer.crossValidation(examples.map { [$0] }).first?.hasPrefix("position: 200, right 100") == true)
  }
}
