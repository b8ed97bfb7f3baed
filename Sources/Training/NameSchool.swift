import Documents
import Foundation
package import Language

/// Trained name networks that say together what the names of texts are, for another network to learn from.
///
/// What is learnt is their distribution over all sequences of tags, so that their doubts are learnt, too (Hinton, Vinyals
/// and Dean 2015, for the chain of tags).
package struct NameSchool: Sendable {
  /// A document with the teachers' scores of the tags, `NameTag.count` a word.
  package struct Lesson: Sendable {
    package var sentences: [NameCorpus.Sentence]
    package var scores: [Float]
  }

  /// How a word is written in a lesson.
  enum Spelling {
    case own, small, capitals, titles

    /// Of every twenty lessons two are in small letters, one in capitals, one has every word capitalised.
    init(lesson number: Int) {
      switch number % 20 {
      case 3, 13: self = .small
      case 8: self = .capitals
      case 18: self = .titles
      default: self = .own
      }
    }

    func callAsFunction(_ form: String) -> String {
      switch self {
      case .own: form
      case .small: form.lowercased()
      case .capitals: form.uppercased()
      case .titles: form.prefix(1).uppercased() + form.dropFirst()
      }
    }
  }

  private let teachers: NameEngine
  private let tagger: Engine
  private let splitter: SentenceSplitter

  /// Makes a school.
  ///
  /// - Parameters:
  ///   - tagger: gives the words parts of speech and trees.
  ///   - splitter: finds the sentences of raw text.
  package init(teachers: NameEngine, tagger: Engine, splitter: SentenceSplitter) {
    self.teachers = teachers
    self.tagger = tagger
    self.splitter = splitter
  }

  /// What a tag adds for the teachers that follows a tag, as `NameDecoder` takes it.
  package var transitions: [Float] { teachers.transitions }

  /// Lessons of unlabelled articles.
  ///
  /// - Parameters:
  ///   - path: of the articles.
  ///   - step: one article in so many is read.
  package func lessons(path: String, step: Int) -> [Lesson] {
    var lessons: [Lesson] = []
    var number = 0
    for item in DocumentReader().items(at: [path]) {
      guard case .document(let document) = item else { continue }
      number += 1
      guard number % step == 0 else { continue }
      var text = AnnotatedText(document: document)
      Tokenizer().annotate(&text)
      splitter.annotate(&text)
      append(text, &lessons)
    }
    return lessons
  }

  /// Lessons of corpora whose habits are others than Universal NER's.
  package func lessons(_ set: NameSet) -> [Lesson] {
    var lessons: [Lesson] = []
    for document in set.documents where document.style != .universal && document.style != .any {
      append(Evaluation.text(document.sentences[...]), &lessons)
    }
    return lessons
  }

  /// Adds a text's lessons: the teachers see it as it is, whoever learns perhaps in other capitals.
  private func append(_ text: AnnotatedText, _ lessons: inout [Lesson]) {
    var text = text
    tagger.annotate(&text, [.tags, .tree])
    let scores = teachers.scores(text)
    let sentences = text.sentences.map { sentence in
      NameCorpus.Sentence(
        document: text.document.id, forms: text.tokens[sentence.tokens].map(\.form),
        tags: [UInt32](repeating: 1, count: sentence.tokens.count))
    }
    var start = 0
    for document in NameSet.documents(sentences) {
      let spelling = Spelling(lesson: lessons.count)
      let end = start + document.reduce(0) { $0 + $1.forms.count } * NameTag.count
      let spelt = document.map { sentence in
        var sentence = sentence
        sentence.forms = sentence.forms.map { spelling($0) }
        return sentence
      }
      lessons.append(Lesson(sentences: spelt, scores: Array(scores[start..<end])))
      start = end
    }
  }
}
