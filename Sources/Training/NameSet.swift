import Foundation
package import Language

/// Everything a name network is trained on.
package struct NameSet: Sendable {
  /// Documents of a corpus, with its habits.
  package var documents: [(style: NameStyle, sentences: [NameCorpus.Sentence])] = []
  /// The most words of a document that are looked at together in training: several documents make a batch.
  private static let longestDocument = 500

  /// The genres of GUM under free licences.
  private static let genres = [
    "academic", "bio", "conversation", "court", "interview", "news", "reddit", "speech", "textbook", "vlog", "voyage",
  ]

  /// What the corpora are.
  package private(set) var provenance = """
    Trained by parley-train on: Worldwide Newswire, nine tenths (research); Universal NER EWT train (CC BY-SA 4.0); \
    WikiGold (CC BY 4.0); re3d train (mixed, see its licences). Word vectors from unlabelled news articles.
    """

  /// Reads the corpora of names but what is held back.
  package init(folder: String) throws {
    add(try NameCorpus.newswire(folder: folder).train, .newswire)
    let web = try NameCorpus(
      path: folder + "/names/UNER_EWT/en_ewt-ud-train.iob2", columns: (1, 2), scheme: .universal, keepsTokens: true)
    add(web.sentences, .universal)
    let encyclopedia = try NameCorpus(
      path: folder + "/names/wikigold/CONLL-format/data/wikigold.conll.txt", columns: (0, 1), scheme: .wikigold,
      keepsTokens: false)
    add(encyclopedia.sentences, .encyclopedia)
    let reports = try NameCorpus(
      path: folder + "/names/re3d/data/train/re3d-train.conll", columns: (0, 1), scheme: .reports, keepsTokens: false)
    add(reports.sentences, .reports)
  }

  /// Adds the names of GUM train.
  package mutating func addMultilayer(folder: String) throws {
    add(try NameCorpus.multilayer(folder: folder, genres: NameSet.genres), .multilayer)
    provenance += " UD English GUM train without the genres under non-commercial terms (annotation CC BY)."
  }

  /// Adds a corpus, each document apart, in pieces that are not too long.
  private mutating func add(_ sentences: [NameCorpus.Sentence], _ style: NameStyle) {
    documents += NameSet.documents(sentences).map { (style, $0) }
  }

  /// The documents of a corpus, in pieces that are not too long.
  static func documents(_ sentences: [NameCorpus.Sentence]) -> [[NameCorpus.Sentence]] {
    var documents: [[NameCorpus.Sentence]] = []
    var current: [NameCorpus.Sentence] = []
    var words = 0
    func flush() {
      if !current.isEmpty { documents.append(current) }
      current = []
      words = 0
    }
    for sentence in sentences {
      let startsDocument =
        sentence.forms.first == "-DOCSTART-" || current.last.map { $0.document != sentence.document } ?? false
      if startsDocument || words + sentence.forms.count > NameSet.longestDocument { flush() }
      if sentence.forms.first == "-DOCSTART-" { continue }
      for piece in TrainingSet.cut(sentence) {
        current.append(piece)
        words += piece.forms.count
      }
    }
    flush()
    return documents
  }

  /// The keys of lower-case words that occur at least so often, the commonest first.
  package func words(atLeast least: Int) -> [UInt32] {
    var counts: [UInt64: Int] = [:]
    for document in documents {
      for sentence in document.sentences {
        for form in sentence.forms { counts[WordFeatures.hash(Tokenizer.lower(form)), default: 0] += 1 }
      }
    }
    let kept = counts.filter { $0.value >= least }.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    var seen: Set<UInt32> = []
    return kept.map { Vocabulary.key($0.key) }.filter { seen.insert($0).inserted }
  }

  /// Adds copies of some documents in small letters, in capitals, and with every word capitalised: headlines, and mail
  /// and chat whose writers leave the capitals out.
  ///
  /// - Parameter keepsStyle: whether the copies have their corpus's habits, or nobody's in particular.
  package mutating func addOtherCapitals(keepsStyle: Bool) {
    for index in documents.indices {
      let change: (String) -> String
      switch index % 20 {
      case 3, 13: change = { $0.lowercased() }
      case 8: change = { $0.uppercased() }
      case 18: change = { $0.prefix(1).uppercased() + $0.dropFirst() }
      default: continue
      }
      var document = documents[index]
      if !keepsStyle { document.style = .any }
      for sentence in document.sentences.indices {
        document.sentences[sentence].forms = document.sentences[sentence].forms.map(change)
      }
      documents.append(document)
    }
  }

  /// All documents as examples.
  ///
  /// - Parameter tagger: gives the words parts of speech and trees.
  package func examples(_ words: NameFeatures.Words, tagger: Engine) -> [NameExample] {
    documents.map { NameExample($0.sentences[...], words, style: $0.style, weight: 1, tagger: tagger) }
  }
}
