import Foundation
package import Language
import Records

/// Documents of GUM with who is who in them.
package struct CoreferenceCorpus: Sendable {
  /// A mention of the gold.
  package struct Mention: Sendable {
    /// Its words.
    package var words: Range<Int>
    /// The words that stand for it.
    package var core: [Int]
    package var entity: Int
    package var kind: String
  }

  /// A document.
  package struct Text: Sendable {
    package var gold: Treebank.Text
    package var mentions: [Mention]
    /// `GUM_news_iodine`'s is "news".
    package var genre: String
  }

  package var texts: [Text] = []

  /// The genres that the program's own texts are like.
  package static let genres = ["news", "interview", "speech"]

  /// Reads the documents of some genres.
  package init(path: String, genres: [String] = CoreferenceCorpus.genres) throws {
    let content = try String(contentsOfFile: path, encoding: .utf8)
    var lines: [Substring] = []
    func end() {
      if let text = CoreferenceCorpus.text(lines), genres.contains(text.genre) { texts.append(text) }
      lines = []
    }
    for line in content.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("# newdoc") { end() }
      lines.append(line)
    }
    end()
  }

  private static func text(_ lines: [Substring]) -> Text? {
    guard let gold = Treebank(content: lines.joined(separator: "\n")).texts.first else { return nil }
    var mentions: [Mention] = []
    var open: [(id: String, kind: String, core: String, start: Int)] = []
    var word = 0
    func close(_ place: Int) {
      let mention = open.remove(at: place)
      let core = mention.core.split(separator: ",").compactMap { Int($0).map { $0 + mention.start - 1 } }
      guard let entity = Int(mention.id) else { return }
      mentions.append(
        Mention(words: mention.start..<word + 1, core: core.isEmpty ? [word] : core, entity: entity, kind: mention.kind)
      )
    }
    for line in lines {
      guard let first = line.utf8.first, first &- 48 < 10 else { continue }
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
      guard fields.count == 10, !fields[0].contains("-"), !fields[0].contains(".") else { continue }
      for item in fields[9].split(separator: "|") where item.hasPrefix("Entity=") {
        var rest = item.dropFirst(7)
        while let start = rest.first {
          if start == "(" {
            let body = rest.dropFirst().prefix { $0 != "(" && $0 != ")" }
            let parts = body.split(separator: "-", omittingEmptySubsequences: false)
            open.append(
              (String(parts[0]), parts.count > 1 ? String(parts[1]) : "", parts.count > 5 ? String(parts[5]) : "", word)
            )
            // An infstat of its own ("acc:inf") holds no hyphen; a centering mark neither.
            rest = rest.dropFirst(1 + body.count)
            if rest.first == ")" {
              close(open.count - 1)
              rest = rest.dropFirst()
            }
          } else {
            let identifier = rest.prefix { $0 != ")" }
            rest = rest.dropFirst(identifier.count + 1)
            if let place = open.lastIndex(where: { $0.id == identifier }) { close(place) }
          }
        }
      }
      word += 1
    }
    let genre = gold.identifier.split(separator: "_").dropFirst().first.map(String.init) ?? ""
    return Text(gold: gold, mentions: mentions, genre: genre)
  }

  /// A document with the gold's words, sentences, paragraphs, tags and trees.
  package static func annotated(_ gold: Treebank.Text) -> AnnotatedText {
    var text = Evaluation.given(gold)
    let parts = Dictionary(uniqueKeysWithValues: PartOfSpeech.allCases.map { ($0.rawValue, $0) })
    for sentence in gold.sentences {
      for index in sentence.words {
        let word = gold.words[index]
        text.tokens[index].lemma = word.lemma
        text.tokens[index].partOfSpeech = parts[word.partOfSpeech] ?? .x
        text.tokens[index].xpos = word.xpos
        text.tokens[index].features = word.features
        text.tokens[index].head = word.head < 0 ? nil : word.head + sentence.words.lowerBound
        text.tokens[index].relation = word.relation
      }
    }
    text.paragraphs = []
    for number in text.sentences.indices {
      let isNew =
        number == 0
        || text.text(text.sentences[number - 1].offsets.upperBound..<text.sentences[number].offsets.lowerBound)
          .contains("\n")
      if isNew {
        text.paragraphs.append(
          Paragraph(sentences: number..<number + 1, offsets: text.sentences[number].offsets, isListItem: false))
      } else if let last = text.paragraphs.indices.last {
        text.paragraphs[last].sentences = text.paragraphs[last].sentences.lowerBound..<number + 1
        text.paragraphs[last].offsets =
          text.paragraphs[last].offsets.lowerBound..<text.sentences[number].offsets.upperBound
      }
      text.sentences[number].paragraph = text.paragraphs.count - 1
    }
    for paragraph in text.paragraphs where paragraph.sentences.count == 1 {
      let sentence = text.sentences[paragraph.sentences.lowerBound]
      let last = text.tokens[sentence.tokens.upperBound - 1].form
      text.sentences[paragraph.sentences.lowerBound].isHeading =
        sentence.tokens.count <= SentenceSplitter.longestHeading && ![".", "!", "?", "”", "\""].contains(last)
    }
    return text
  }
}
