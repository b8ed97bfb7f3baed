import Codebook
import Language
import Records
import Testing

@testable import Reading

/// Which records are printed: weights, limits and what is told of a record.
@Suite struct RecordJudgeTests {
  private static let codebook = try? Codebook.standard()

  private func traits(_ text: String, acts: [FoundAct] = []) throws -> (drafts: [Draft], traits: RecordTraits) {
    let codebook = try #require(Self.codebook)
    let annotated = Pipeline.standard.annotate(Document(id: "d", path: "d.txt", language: "en", text: text))
    let scene = Scene(text: annotated, codebook: codebook, words: ReadingLexicons(codebook: codebook))
    return (PositionRule(codebook: codebook).drafts(in: scene), RecordTraits(scene, acts))
  }

  @Test func sumsWeights() {
    let judge = RecordJudge(weights: ["position is": -1, "position net": 2], limits: [])
    #expect(abs(judge.likelihood(of: [Trait(name: "position is", value: 1)]) - 0.269) < 0.001)
    #expect(
      judge.likelihood(of: [
        Trait(name: "position is", value: 1), Trait(name: "position net", value: 0.5),
        Trait(name: "position unheard of", value: 9),
      ]) == 0.5)
  }

  @Test func readsWeights() {
    #expect(
      RecordJudge.read("position is -0.5\nposition rule position.noun 1.25\n\nnone") == [
        "position is": -0.5, "position rule position.noun": 1.25,
      ])
    #expect(RecordJudge.standard.count > 500)
  }

  /// Weights of nothing make everything half likely.
  @Test(arguments: [
    (["position 0.4"], 1), (["position 0.6"], 0), (["threat 0.6"], 1), ([], 1),
    (["position 0.4", "rejects 0.6"], 1), (["position 0.4", "accepts 0.6"], 1),
    (["position 0.4", "position.refusal 0.6", "position.rejects 0.6"], 0), (["rejects 0.6"], 1), (["position"], 1),
  ])
  func everyLimitThatAppliesHasToBeMet(_ limits: [String], _ count: Int) throws {
    let (drafts, traits) = try traits("Norway on Monday rejected a ban on herring imports.")
    #expect(drafts.count == 1)
    #expect(RecordJudge(weights: [:], limits: limits).standing(drafts, traits).count == count)
  }

  @Test func tellsWhatBearsOnARecord() throws {
    let text = "Norway on Monday rejected a ban on herring imports. It rained."
    let act = FoundAct(
      act: .rejects, anchor: 3, actor: 0..<1, actorHead: 0, clause: [0..<9], confidence: 0.5)
    let (drafts, traits) = try traits(text, acts: [act])
    let draft = try #require(drafts.first)
    let told = Dictionary(traits.traits(of: draft).map { ($0.name, $0.value) }) { first, _ in first }
    #expect(told["position is"] == 1)
    #expect(told["position rule \(draft.rule)"] == 1)
    #expect(told["position as rejects"] == 1)
    #expect(told["position net"] == 0)
    #expect(told["position net says rejects"] == 1)
    #expect(told["position word reject"] == 1)
    #expect(told["position actor state"] == 1)
    #expect(told["position actor known"] == 1)
    #expect(told["position net silent"] == nil)
    let silent = try self.traits(text)
    #expect(silent.traits.traits(of: draft).contains { $0.name == "position net silent" })
  }

  @Test func theSameTextHasTheSameTraits() throws {
    let (drafts, traits) = try traits("Norway on Monday rejected a ban on herring imports. Iceland demands a quota.")
    for draft in drafts { #expect(traits.traits(of: draft) == traits.traits(of: draft)) }
  }
}
