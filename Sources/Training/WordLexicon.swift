import Documents
import Foundation
package import Language
import LanguageKernels

/// What a first engine made of each word in unlabelled text, as numbers beside its vector.
///
/// How often a form was tagged as each part of speech and each kind of name over thousands of articles says more of a
/// word that the treebanks hold seldom or never than one sentence does. An engine trained on these numbers corrects the
/// first one's guesses by its own.
package enum WordLexicon {
  /// Numbers added to each vector: parts of speech, then name tags.
  package static let width = PartOfSpeech.allCases.count + NameTag.count

  /// Appends the shares of tags to each vector, as their square roots.
  package static func extend(
    _ vectors: WordVectors, with engine: Engine, path: String, report: (String) -> Void
  ) -> WordVectors {
    let places = Dictionary(vectors.keys.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    let jobs = (0..<2).map { Job(remainder: $0, words: vectors.keys.count) }
    DispatchQueue.concurrentPerform(iterations: jobs.count) { jobs[$0].count(path, engine, places) }
    var values: [Float] = []
    values.reserveCapacity(vectors.keys.count * (vectors.width + width))
    let parts = PartOfSpeech.allCases.count
    for word in vectors.keys.indices {
      values += vectors.values[word * vectors.width..<(word + 1) * vectors.width]
      let counts = (0..<width).map { column in jobs.reduce(Float(0)) { $0 + $1.counts[word * width + column] } }
      // A few imagined tags of no kind keep rare words' shares small.
      let all = counts[..<parts].reduce(0, +) + 2
      values += counts.map { ($0 / all).squareRoot() }
    }
    report("\(jobs.reduce(0) { $0 + $1.total }) words tagged")
    return WordVectors(width: vectors.width + width, keys: vectors.keys, values: values)
  }

  /// Every second document.
  ///
  /// Only one thread uses it.
  private final class Job: @unchecked Sendable {
    let remainder: Int
    var counts: [Float]
    var total = 0

    init(remainder: Int, words: Int) {
      self.remainder = remainder
      counts = [Float](repeating: 0, count: words * WordLexicon.width)
    }

    func count(_ path: String, _ engine: Engine, _ places: [UInt32: Int]) {
      for (number, item) in DocumentReader().items(at: [path]).enumerated() where number % 2 == remainder {
        guard case .document(let document) = item else { continue }
        var text = AnnotatedText(document: document)
        Tokenizer().annotate(&text)
        SentenceSplitter().annotate(&text)
        engine.annotate(&text, [.tags, .names])
        count(text, places)
      }
    }

    private func count(_ text: AnnotatedText, _ places: [UInt32: Int]) {
      total += text.tokens.count
      var names = [Int](repeating: 0, count: text.tokens.count)
      for name in text.names {
        let kind = Name.Kind.allCases.firstIndex(of: name.kind) ?? 0
        for index in name.tokens {
          names[index] = index == name.tokens.lowerBound ? NameTag.begin(kind) : NameTag.inside(kind)
        }
      }
      for (index, token) in text.tokens.enumerated() {
        let key = Vocabulary.key(WordFeatures.hash(form: token.form, lower: token.lower))
        guard let place = places[key] else { continue }
        counts[place * WordLexicon.width + token.partOfSpeech.index] += 1
        counts[place * WordLexicon.width + PartOfSpeech.allCases.count + names[index]] += 1
      }
    }
  }
}
