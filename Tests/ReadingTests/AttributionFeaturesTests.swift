import Language
import Reading
import Records
import Testing

@Suite struct AttributionFeaturesTests {
  private func features(_ text: String) throws -> (AttributionFeatures, AnnotatedText) {
    let annotated = Pipeline.standard.annotate(Document(id: "d", path: "d", language: "en", text: text))
    return (AttributionFeatures(annotated, try Engine.bundled.get().weights.vocabulary), annotated)
  }

  @Test(arguments: [
    "", "One paragraph.", "One.\n\nTwo. Three.\n\nFour.", String(repeating: "and so on ", count: 600),
    String(repeating: "It rained. ", count: 300),
  ]) func blocksCoverTheText(_ text: String) throws {
    let (features, annotated) = try features(text)
    #expect(features.blocks.flatMap(Array.init) == Array(annotated.tokens.indices))
    #expect(features.blocks.allSatisfy { $0.count <= AttributionFeatures.longestBlock })
    #expect(features.pieces.flatMap(Array.init) == Array(features.blocks.indices))
  }

  /// Whoever speaks: names of a kind and numbers look alike, so that nothing is learnt of them.
  @Test func namesLookAlike() throws {
    func rows(_ text: String) throws -> [[Int32]] {
      let (features, _) = try features(text)
      var input = AttributionInput()
      for piece in features.pieces { features.append(piece, to: &input) }
      return (0..<input.count).map { Array(input.rows[Int(input.starts[$0])..<Int(input.starts[$0 + 1])]) }
    }
    #expect(try rows("Peter Novak said 12 ships left.") == rows("Maria Lopez said 47 ships left."))
  }

  /// A word that is hidden leaves no trace of itself.
  @Test func hiddenWordsLookAlike() throws {
    func rows(_ verb: String) throws -> [Int32] {
      let (features, annotated) = try features("The envoy \(verb) that talks failed.")
      var input = AttributionInput()
      let isHidden = annotated.tokens.map { $0.form == verb }
      for piece in features.pieces { features.append(piece, isHidden: isHidden, to: &input) }
      #expect(input.vectors[2] == 0)
      return input.rows
    }
    #expect(try rows("claimed") == rows("hinted"))
  }
}
