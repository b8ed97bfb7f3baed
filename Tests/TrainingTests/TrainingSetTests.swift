import Language
import Testing
import Training

@Suite struct TrainingSetTests {
  private func sentences(_ lines: [String]) -> [[Treebank.Word]] {
    Treebank(content: lines.map { $0 + "\n" }.joined(separator: "\n")).texts.flatMap { text in
      text.sentences.map { Array(text.words[$0.words]) }
    }
  }

  private var set: TrainingSet {
    var set = TrainingSet()
    set.syntax = sentences([
      "1\tEnvoys\tenvoy\tNOUN\tNNS\tNumber=Plur\t2\tnsubj\t_\t_\n2\tmet\tmeet\tVERB\tVBD\t_\t0\troot\t_\t_\n",
      "1\tEnvoys\tenvoy\tNOUN\tNNS\tNumber=Plur\t2\tnsubj\t_\t_\n2\tleft\tleave\tVERB\tVBD\t_\t0\troot\t_\t_\n",
    ]).map { ($0.map(\.form), $0, nil) }
    set.silver = sentences([
      "1\tTalks\ttalk\tNOUN\tNNS\tNumber=Plur\t2\tnsubj\t_\t_\n2\tstalled\tstall\tVERB\tVBD\t_\t0\troot\t_\t_\n",
      "1\tTalks\ttalk\tNOUN\tNNPS\tNumber=Plur\t2\tnsubj:outer\t_\t_\n2\tmet\tmeet\tVERB\tVBD\t_\t0\troot\t_\t_\n",
    ])
    return set
  }

  private func key(_ word: String) -> UInt32 { Vocabulary.key(WordFeatures.hash(word)) }

  @Test(arguments: [(1, ["envoys", "left", "met"]), (2, ["envoys"]), (3, [])])
  func countsWordsButNotInSilver(_ least: Int, _ expected: [String]) {
    #expect(Set(set.words(atLeast: least)) == Set(expected.map(key)))
  }

  /// Labels that only silver has are no labels: its tree teaches, its unknown label does not.
  @Test func silverKeepsToLabelsGivenByHand() {
    let labels = LabelSets(xpos: ["NNS", "VBD"], features: ["Number=Plur", "_"], relations: ["nsubj", "root"])
    let examples = set.examples(labels, Vocabulary(words: [], vectors: []))
    #expect(examples.syntax.count == 2)
    #expect(examples.names.isEmpty)
    #expect(examples.silver.map(\.gold.syntax?.heads) == [[1, -1], [1, -1]])
    #expect(examples.silver.map(\.gold.syntax?.xpos) == [[0, 1], [-1, 1]])
    #expect(examples.silver.map(\.gold.syntax?.relations) == [[0, 1], [-1, 1]])
  }
}
