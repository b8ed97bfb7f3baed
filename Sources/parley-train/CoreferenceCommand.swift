import Foundation
import Language
import Training

/// Trains and measures coreference.
struct CoreferenceCommand {
  let folder: String
  let engine: Engine
  let names: NameEngine
  let splitter: SentenceSplitter

  private func corpus(_ part: String) throws -> CoreferenceCorpus {
    try CoreferenceCorpus(path: folder + "/treebanks/GUM/en_gum-ud-\(part).conllu")
  }

  /// The gold's words, tags and trees with the engine's names.
  private func given(_ gold: Treebank.Text) -> AnnotatedText {
    var text = CoreferenceCorpus.annotated(gold)
    names.annotate(&text)
    QuotationFinder().annotate(&text)
    return text
  }

  private func raw(_ gold: Treebank.Text) -> AnnotatedText {
    var text = AnnotatedText(document: Evaluation.document(gold.text))
    Tokenizer().annotate(&text)
    splitter.annotate(&text)
    engine.annotate(&text, [.tags, .tree])
    names.annotate(&text)
    LemmaFinder(engine.lemmas).annotate(&text)
    QuotationFinder().annotate(&text)
    return text
  }

  /// Prints the figures of a part of GUM, and what went wrong where `showsErrors`.
  func evaluate(_ part: String, showsErrors: Bool) throws {
    let corpus = try corpus(part)
    for fromRawText in [false, true] {
      var evaluation = CoreferenceEvaluation()
      for gold in corpus.texts {
        var text = fromRawText ? raw(gold.gold) : given(gold.gold)
        CoreferenceResolver().annotate(&text)
        evaluation.add(text, gold)
      }
      let input = fromRawText ? "raw text" : "gold words, tags and trees"
      say("GUM \(part) \(CoreferenceCorpus.genres.joined(separator: "/")), \(input):")
      for line in evaluation.lines { say(line) }
      if showsErrors { for line in evaluation.errors { say("    \(fromRawText ? "raw" : "gold") \(line)") } }
    }
  }

  /// Trains the ranking of antecedents on GUM train and returns Swift source with its weights.
  func train() throws -> String {
    var documents: [[PronounChoice]] = []
    for gold in try corpus("train").texts {
      documents.append(
        [given(gold.gold), raw(gold.gold)].flatMap { text in
          let answers = CoreferenceEvaluation.answers(text, gold)
          return CoreferenceResolver().choices(text) { answers[$0] }
        })
    }
    let trainer = PronounTrainer()
    for line in trainer.crossValidation(documents) { say(line) }
    let weights = trainer.weights(documents.flatMap(\.self))
    let numbers = weights.values.map { String(format: "%.2f", $0) }
    var rows: [String] = []
    for start in stride(from: 0, to: numbers.count, by: 14) {
      rows.append("    " + numbers[start..<min(start + 14, numbers.count)].joined(separator: ", ") + ",")
    }
    return """
      extension PronounWeights {
        /// Learnt from GUM train, news, interview and speech; written by `parley-train coreference --output`.
        package static let standard = PronounWeights([
      \(rows.joined(separator: "\n"))
        ])
      }

      """
  }
}
