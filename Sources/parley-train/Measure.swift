import Documents
import Foundation
import Language
import Records
import Training

/// Measures an engine on the development sets.
struct Measure {
  private let treebanks: [(name: String, treebank: Treebank)]
  let names: [(name: String, sentences: [NameCorpus.Sentence])]

  init(folder: String) throws {
    treebanks = [
      ("EWT dev", try Treebank(path: folder + "/treebanks/EWT/en_ewt-ud-dev.conllu")),
      ("GUM dev", try Treebank(path: folder + "/treebanks/GUM/en_gum-ud-dev.conllu")),
    ]
    names = [
      (
        "UNER EWT dev",
        try NameCorpus(
          path: folder + "/names/UNER_EWT/en_ewt-ud-dev.iob2", columns: (1, 2), scheme: .universal, keepsTokens: true
        ).sentences
      ), ("newswire tenth", try NameCorpus.newswire(folder: folder).heldBack),
    ]
  }

  /// Gold words only.
  func quick(_ engine: Engine) {
    trees { annotate(engine, &$0) }
    nameLines { engine.annotate(&$0, .names) }
  }

  /// Tags and trees over gold words.
  func trees(_ step: Evaluation.Step) {
    for (name, treebank) in treebanks {
      let scores = Evaluation.syntax(treebank, fromRawText: false, splitter: SentenceSplitter(), step)
      say("  \(name): \(scores.line)")
    }
  }

  /// Gold words and raw text.
  func full(_ engine: Engine, _ names: NameEngine, _ splitter: SentenceSplitter) {
    for (name, treebank) in treebanks {
      for fromRawText in [false, true] {
        let scores = Evaluation.syntax(treebank, fromRawText: fromRawText, splitter: splitter) { annotate(engine, &$0) }
        say("\(name), \(fromRawText ? "raw text " : "gold words"): \(scores.line)")
      }
    }
    self.names(names, engine)
  }

  /// The sentences of raw text alone.
  func boundaries(_ splitter: SentenceSplitter) {
    for (name, treebank) in treebanks {
      let scores = Evaluation.syntax(treebank, fromRawText: true, splitter: splitter) { _ in }
      say("  \(name): words \(scores.tokens.f1), sentences \(scores.sentences.f1)")
    }
  }

  /// Names alone.
  func names(_ engine: NameEngine, _ tagger: Engine) {
    nameLines {
      tagger.annotate(&$0, [.tags, .tree])
      engine.annotate(&$0)
    }
  }

  private func nameLines(_ step: Evaluation.Step) {
    for (name, sentences) in names {
      var texts: [(names: [Name], gold: Set<Name>)] = []
      _ = Evaluation.names(
        sentences, kinds: Set(Name.Kind.allCases), report: { texts.append(($0.names, $1)) }, step)
      var line = "  \(name):"
      let sets: [(String, Set<Name.Kind>)] = [
        ("PER+ORG+LOC", [.person, .organisation, .place]), ("PER", [.person]), ("ORG", [.organisation]),
        ("LOC", [.place]), ("NORP", [.group]), ("MISC", [.other]),
      ]
      for (label, kinds) in sets {
        var score = Score()
        for text in texts {
          let gold = text.gold.filter { kinds.contains($0.kind) }
          let found = text.names.filter { kinds.contains($0.kind) }
          score.gold += gold.count
          score.found += found.count
          score.right += found.count { gold.contains($0) }
        }
        line += "  \(label) \((score.f1 * 100).rounded() / 100)"
      }
      say(line)
    }
  }

  private func annotate(_ engine: Engine, _ text: inout AnnotatedText) {
    engine.annotate(&text, [.tags, .tree])
    LemmaFinder(engine.lemmas).annotate(&text)
  }

  /// Prints the cost of a word of texts from 1 kB to 10 MB: news, and one endless sentence.
  static func flatness(_ path: String) throws {
    var news = ""
    for item in DocumentReader().items(at: [path]) {
      guard case .document(let document) = item else { continue }
      news += document.text + "\n\n"
      if news.utf8.count > 10_000_000 { break }
    }
    let endless = String(
      repeating: "the envoys who met in the capital said that they would not sign and ", count: 150_000)
    for (name, text) in [("news", news), ("one sentence", endless)] {
      for size in [1_000, 10_000, 100_000, 1_000_000, 10_000_000] {
        let document = Document(
          id: "d", path: "d", language: "en", text: String(decoding: text.utf8.prefix(size), as: UTF8.self))
        _ = Pipeline.standard.annotate(document)
        let start = clock()
        let words = Pipeline.standard.annotate(document).tokens.count
        let seconds = Double(clock() - start) / Double(CLOCKS_PER_SEC)
        say("\(name), \(size) bytes: \(seconds / Double(words) * 1e6) µs a word")
      }
    }
  }

  /// Prints words a CPU second over news articles.
  static func speed(_ engine: Engine, _ names: NameEngine, _ splitter: SentenceSplitter, path: String) throws {
    var texts: [AnnotatedText] = []
    for item in DocumentReader().items(at: [path]) {
      guard case .document(let document) = item else { continue }
      texts.append(AnnotatedText(document: document))
      if texts.count == 1_000 { break }
    }
    var words = 0
    var seconds: [String: Double] = [:]
    func time(_ name: String, _ body: () -> Void) {
      let start = clock()
      body()
      seconds[name, default: 0] += Double(clock() - start) / Double(CLOCKS_PER_SEC)
    }
    let lemmas = LemmaFinder(engine.lemmas)
    for index in texts.indices {
      time("1 words") { Tokenizer().annotate(&texts[index]) }
      time("2 sentences") { splitter.annotate(&texts[index]) }
      time("3 tags, trees") { engine.annotate(&texts[index], [.tags, .tree]) }
      time("4 lemmas") { lemmas.annotate(&texts[index]) }
      time("5 names") { names.annotate(&texts[index]) }
      time("6 quotations, times, entities") {
        QuotationFinder().annotate(&texts[index])
        TimeTagger().annotate(&texts[index])
        CoreferenceResolver().annotate(&texts[index])
      }
      words += texts[index].tokens.count
    }
    guard words > 0 else { throw UsageError(reason: "no articles in \(path)") }
    let total = seconds.values.reduce(0, +)
    let parsed = seconds.filter { $0.key < "4" }.values.reduce(0, +)
    for name in seconds.keys.sorted() { say("\(name): \(seconds[name, default: 0] / Double(words) * 1e6) µs a word") }
    say("\(words) words; a CPU second: \(Int(Double(words) / parsed)) to trees, \(Int(Double(words) / total)) in all")
  }
}
