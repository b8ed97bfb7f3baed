package import Language

/// A document of training data for the name network.
package struct NameExample: Sendable {
  package var rows: [Int32]
  /// Words in each sentence.
  package var lengths: [Int]
  /// For each word a bit for each tag it may have.
  package var gold: [UInt32]
  /// A teacher's scores of the tags, `NameTag.count` a word, which stand in the place of `gold`; empty without a teacher.
  package var taught: [Float]
  package var groups: [Int32]
  package var takers: [Int32]
  package var style: NameStyle
  /// How much it counts.
  package var weight: Float
  package var count: Int { gold.count }

  /// Makes an example of a document's sentences.
  ///
  /// - Parameters:
  ///   - taught: a teacher's scores, `NameTag.count` a word; empty without a teacher.
  ///   - tagger: gives the words parts of speech and trees.
  package init(
    _ sentences: ArraySlice<NameCorpus.Sentence>, _ words: NameFeatures.Words, taught: [Float] = [], style: NameStyle,
    weight: Float, tagger: Engine
  ) {
    var text = Evaluation.text(sentences)
    tagger.annotate(&text, [.tags, .tree])
    var document = NameDocument()
    for sentence in text.sentences { document.append(text.tokens[sentence.tokens], words) }
    let members = document.groups()
    rows = document.rows
    lengths = sentences.map(\.forms.count)
    gold = sentences.flatMap(\.tags)
    self.taught = taught
    groups = members.groups
    takers = members.takers
    self.style = style
    self.weight = weight
  }
}

/// What teachers say of the sentences of a batch.
package struct NameTeaching {
  /// For each sentence with a teacher its words' scores of the tags, `NameTag.count` a word.
  package var scores: [Int: ArraySlice<Float>] = [:]
  /// What a tag adds for the teachers that follows a tag, as `NameDecoder` takes it.
  package var transitions: [Float] = []

  /// Makes one that says nothing.
  package init() {}
}
