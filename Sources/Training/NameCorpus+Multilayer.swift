import Language

extension NameCorpus {
  /// The names of GUM: mentions whose core is of proper nouns.
  ///
  /// People, organisations and places are names; what else has a proper noun's name may be another name or none.
  package static func multilayer(folder: String, genres: [String]) throws -> [Sentence] {
    let corpus = try CoreferenceCorpus(path: folder + "/treebanks/GUM/en_gum-ud-train.conllu", genres: genres)
    return corpus.texts.flatMap { sentences($0) }
  }

  private static func sentences(_ text: CoreferenceCorpus.Text) -> [Sentence] {
    let words = text.gold.words
    func isProper(_ index: Int) -> Bool { words[index].xpos == "NNP" || words[index].xpos == "NNPS" }
    let open = [Name.Kind.group, .other].reduce(into: UInt32(1)) { mask, kind in
      let place = Name.Kind.allCases.firstIndex(of: kind) ?? 0
      mask |= 1 << UInt32(NameTag.begin(place)) | 1 << UInt32(NameTag.inside(place))
    }
    var tags = words.indices.map { index in
      isProper(index) || words[index].form.unicodeScalars.first?.properties.isUppercase == true ? open : 1
    }
    var isTaken = [Bool](repeating: false, count: words.count)
    let kinds: [String: Name.Kind] = ["person": .person, "organization": .organisation, "place": .place]
    for mention in text.mentions.sorted(by: { $0.words.count > $1.words.count }) {
      guard let kind = kinds[mention.kind], var first = mention.core.min(), var last = mention.core.max(),
        isProper(first), isProper(last)
      else { continue }
      while first > mention.words.lowerBound, isProper(first - 1) { first -= 1 }
      while last + 1 < mention.words.upperBound, isProper(last + 1) { last += 1 }
      guard !isTaken[first...last].contains(true) else { continue }
      let place = Name.Kind.allCases.firstIndex(of: kind) ?? 0
      for index in first...last {
        isTaken[index] = true
        tags[index] = 1 << UInt32(index == first ? NameTag.begin(place) : NameTag.inside(place))
      }
    }
    return text.gold.sentences.map { sentence in
      Sentence(
        identifier: sentence.identifier, document: text.gold.identifier, forms: words[sentence.words].map(\.form),
        tags: Array(tags[sentence.words]))
    }
  }
}
