import Foundation
package import Language

/// Everything a network is trained on.
package struct TrainingSet: Sendable {
  /// A sentence of the set.
  package struct Example: Sendable {
    package var rows: [Int32]
    package var gold: Gold
    package var count: Int { rows.count / WordFeatures.count }

    /// Makes an example.
    package init(rows: [Int32], gold: Gold) {
      self.rows = rows
      self.gold = gold
    }
  }

  /// Where the data lies and which of it is used.
  package struct Sources: Sendable {
    /// The folder with `treebanks` and `names`.
    package var folder: String
    /// Whether GUM's documents under non-commercial licences are used.
    package var usesNonCommercial: Bool
    /// Whether the sentences with names alone are used.
    package var usesNames = true
    /// A CoNLL-U file that an ensemble wrote; nil for none.
    package var silver: String?

    /// Makes sources.
    package init(folder: String, usesNonCommercial: Bool) {
      self.folder = folder
      self.usesNonCommercial = usesNonCommercial
    }
  }

  /// The genres of GUM that must not be used commercially.
  package static let nonCommercial = ["essay", "fiction", "letter", "podcast", "whow"]

  package var syntax: [(forms: [String], gold: [Treebank.Word], names: [UInt32]?)] = []
  /// Sentences whose tags and trees are an ensemble's.
  package var silver: [[Treebank.Word]] = []
  package var names: [NameCorpus.Sentence] = []
  /// The tenth of worldwide-newswire that is only measured.
  package var heldBack: [NameCorpus.Sentence] = []

  /// Makes an empty set.
  package init() {}

  /// Reads all training data.
  package init(_ sources: Sources) throws {
    let folder = sources.folder
    let universal = try NameCorpus(
      path: folder + "/names/UNER_EWT/en_ewt-ud-train.iob2", columns: (1, 2), scheme: .universal, keepsTokens: true)
    var tagged: [String: NameCorpus.Sentence] = [:]
    for sentence in universal.sentences { tagged[sentence.identifier] = sentence }
    for treebank in try Self.treebanks(sources) {
      for text in treebank.texts {
        for sentence in text.sentences {
          let words = Array(text.words[sentence.words])
          let forms = words.map(\.form)
          let names = tagged[sentence.identifier]
          syntax.append((forms, words, names?.forms == forms ? names?.tags : nil))
        }
      }
    }
    if let path = sources.silver {
      for text in try Treebank(path: path).texts {
        silver += text.sentences.map { Array(text.words[$0.words]) }
      }
    }
    guard sources.usesNames else { return }
    let newswire = try NameCorpus.newswire(folder: folder)
    heldBack = newswire.heldBack
    names = newswire.train
    names += try NameCorpus(
      path: folder + "/names/wikigold/CONLL-format/data/wikigold.conll.txt", columns: (0, 1), scheme: .wikigold,
      keepsTokens: false
    ).sentences
    names += try NameCorpus(
      path: folder + "/names/re3d/data/train/re3d-train.conll", columns: (0, 1), scheme: .reports, keepsTokens: false
    ).sentences
    names = names.flatMap { Self.cut($0) }
  }

  /// The training parts of EWT and GUM.
  package static func treebanks(_ sources: Sources) throws -> [Treebank] {
    let web = try Treebank(path: sources.folder + "/treebanks/EWT/en_ewt-ud-train.conllu")
    var multilayer = try Treebank(path: sources.folder + "/treebanks/GUM/en_gum-ud-train.conllu")
    if !sources.usesNonCommercial {
      multilayer.texts.removeAll { text in
        let genre = text.identifier.split(separator: "_").dropFirst().first.map(String.init) ?? ""
        return nonCommercial.contains(genre)
      }
    }
    return [web, multilayer]
  }

  /// A sentence in pieces that the engine would look at together.
  static func cut(_ sentence: NameCorpus.Sentence) -> [NameCorpus.Sentence] {
    stride(from: 0, to: sentence.forms.count, by: Engine.longestPiece).map { start in
      let end = min(start + Engine.longestPiece, sentence.forms.count)
      var piece = sentence
      piece.forms = Array(sentence.forms[start..<end])
      piece.tags = Array(sentence.tags[start..<end])
      return piece
    }
  }

  /// The label sets of the treebanks; features and relations that occur once are left out.
  package func labels() -> LabelSets {
    var xpos: [String: Int] = [:]
    var features: [String: Int] = [:]
    var relations: [String: Int] = [:]
    for sentence in syntax {
      for word in sentence.gold {
        xpos[word.xpos, default: 0] += 1
        features[word.features, default: 0] += 1
        relations[word.relation, default: 0] += 1
      }
    }
    func kept(_ counts: [String: Int], _ least: Int) -> [String] {
      counts.filter { $0.value >= least }.keys.sorted()
    }
    return LabelSets(xpos: kept(xpos, 2), features: kept(features, 4), relations: kept(relations, 2))
  }

  /// The keys of lower-case words that occur at least so often, the commonest first; silver does not count.
  package func words(atLeast least: Int) -> [UInt32] {
    var counts: [UInt64: Int] = [:]
    for sentence in syntax { for form in sentence.forms { counts[Self.hash(form), default: 0] += 1 } }
    for sentence in names { for form in sentence.forms { counts[Self.hash(form), default: 0] += 1 } }
    let kept = counts.filter { $0.value >= least }.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    var seen: Set<UInt32> = []
    return kept.map { Vocabulary.key($0.key) }.filter { seen.insert($0).inserted }
  }

  private static func hash(_ form: String) -> UInt64 { WordFeatures.hash(Tokenizer.lower(form)) }

  /// All sentences as examples: those with syntax, those with an ensemble's, those with names alone.
  package func examples(
    _ labels: LabelSets, _ vocabulary: Vocabulary
  ) -> (syntax: [Example], silver: [Example], names: [Example]) {
    let places = LabelPlaces(labels)
    let parsed = syntax.filter { $0.forms.count <= Engine.longestPiece }.map { sentence in
      Example(
        rows: Self.rows(sentence.forms, spaces: sentence.gold.map(\.isFollowedBySpace), vocabulary),
        gold: Gold(syntax: places.syntax(sentence.gold), names: sentence.names))
    }
    let taught = silver.filter { $0.count <= Engine.longestPiece }.map { words in
      Example(
        rows: Self.rows(words.map(\.form), spaces: words.map(\.isFollowedBySpace), vocabulary),
        gold: Gold(syntax: places.syntax(words)))
    }
    let named = names.map { Example(rows: Self.rows($0.forms, vocabulary), gold: Gold(names: $0.tags)) }
    return (parsed, taught, named)
  }

  /// The numbers of labels.
  private struct LabelPlaces {
    let parts = Dictionary(uniqueKeysWithValues: PartOfSpeech.allCases.map { ($0.rawValue, Int32($0.index)) })
    let xpos: [String: Int32]
    let features: [String: Int32]
    let relations: [String: Int32]

    init(_ labels: LabelSets) {
      func places(_ labels: [String]) -> [String: Int32] {
        Dictionary(uniqueKeysWithValues: labels.enumerated().map { ($1, Int32($0)) })
      }
      xpos = places(labels.xpos)
      features = places(labels.features)
      relations = places(labels.relations)
    }

    func syntax(_ words: [Treebank.Word]) -> Gold.Syntax {
      var syntax = Gold.Syntax()
      for word in words {
        syntax.partsOfSpeech.append(parts[word.partOfSpeech] ?? -1)
        syntax.xpos.append(xpos[word.xpos] ?? -1)
        syntax.features.append(features[word.features] ?? -1)
        syntax.heads.append(Int32(word.head))
        syntax.relations.append(relations[word.relation] ?? -1)
      }
      return syntax
    }
  }

  /// Without `spaces` nothing is known of the white space.
  private static func rows(_ forms: [String], spaces: [Bool]? = nil, _ vocabulary: Vocabulary) -> [Int32] {
    var rows: [Int32] = []
    var sides = QuotationSides()
    for (index, form) in forms.enumerated() {
      let side = sides.next(form, isFollowedBySpace: spaces?[index] ?? false)
      WordFeatures.append(form, Tokenizer.lower(form), side: side, vocabulary, to: &rows)
    }
    return rows
  }
}

extension NameCorpus {
  /// Worldwide newswire, a tenth of its articles held back: those whose names' hashes say so.
  package static func newswire(folder: String) throws -> (train: [Sentence], heldBack: [Sentence]) {
    var train: [Sentence] = []
    var heldBack: [Sentence] = []
    let path = folder + "/names/worldwide-newswire"
    for file in try FileManager.default.contentsOfDirectory(atPath: path).sorted() where file.hasSuffix(".tsv") {
      let corpus = try NameCorpus(path: path + "/" + file, columns: (0, 1), scheme: .newswire, keepsTokens: false)
      if WordFeatures.hash(file.lowercased() + "#seed1") % 10 == 0 {
        heldBack += corpus.sentences
      } else {
        train += corpus.sentences
      }
    }
    return (train, heldBack)
  }
}
