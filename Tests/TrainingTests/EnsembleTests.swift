import Foundation
import Language
import Records
import Testing
import Training

@Suite struct EnsembleTests {
  private static let path = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Gate/parsed.conllu").path

  private func text() throws -> AnnotatedText {
    Evaluation.given(try #require(Treebank(path: Self.path).texts.first))
  }

  /// The bundled network with other numbers: another opinion on the same labels.
  private func other() throws -> Engine {
    var weights = try Engine.bundled.get().weights
    var random = DropoutNoise(embedding: 0, layer: 0, output: 0, hidden: 0, seed: 5)
    for index in NetworkLayout(weights.shape).firstDense..<weights.parameters.count {
      weights.parameters[index] *= 1 + Float(random.next() % 1_000) / 1_000
    }
    return try Engine(weights)
  }

  @Test(arguments: [1, 3]) func oneNetworkAgreesWithItself(_ copies: Int) throws {
    let engine = try Engine.bundled.get()
    var expected = try text()
    engine.annotate(&expected, [.tags, .tree])
    var found = try text()
    try Ensemble([Engine](repeating: engine, count: copies)).annotate(&found)
    #expect(found.tokens == expected.tokens)
  }

  @Test func makesTreesWhereNetworksDisagree() throws {
    var text = try text()
    try Ensemble([Engine.bundled.get(), other()]).annotate(&text)
    for sentence in text.sentences {
      #expect(sentence.tokens.filter { text.tokens[$0].head == nil }.count == 1)
      for token in sentence.tokens {
        var at = token
        var steps = 0
        while let head = text.tokens[at].head, steps <= sentence.tokens.count {
          #expect(sentence.tokens.contains(head))
          at = head
          steps += 1
        }
        #expect(text.tokens[at].head == nil)
      }
    }
  }

  @Test func refusesNoNetworks() {
    #expect(throws: WeightsError.contents("no networks")) { try Ensemble([]) }
  }

  @Test func refusesOtherLabels() throws {
    let engine = try Engine.bundled.get()
    var weights = engine.weights
    weights.labels.relations.reverse()
    let other = try Engine(weights)
    #expect(throws: WeightsError.contents("labels of different networks")) { try Ensemble([engine, other]) }
  }
}
