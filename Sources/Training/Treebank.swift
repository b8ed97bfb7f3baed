import Foundation
import Language

/// A treebank in CoNLL-U as raw text with gold offsets.
package struct Treebank: Sendable {
  /// A syntactic word of the gold.
  package struct Word: Sendable {
    package var start: Int
    package var end: Int
    package var form: String
    package var lemma: String
    package var partOfSpeech: String
    package var xpos: String
    package var features: String
    /// The head's index in its sentence; -1 for the root.
    package var head: Int
    package var relation: String
    package var isFollowedBySpace: Bool
  }

  /// A sentence of a text.
  package struct Sentence: Sendable {
    package var identifier: String
    package var words: Range<Int>
    package var offsets: Range<Int>
  }

  /// One document's raw text: blank lines between paragraphs, spaces between sentences.
  ///
  /// Words of a contraction without
  /// offsets of their own share its offsets by length.
  package struct Text: Sendable {
    package var identifier = ""
    package var text = ""
    package var words: [Word] = []
    package var sentences: [Sentence] = []
  }

  package var texts: [Text] = []

  /// Reads a CoNLL-U file.
  package init(path: String) throws {
    try self.init(content: String(contentsOfFile: path, encoding: .utf8))
  }

  /// Reads CoNLL-U.
  package init(content: String) {
    var reader = TreebankReader()
    for line in content.split(separator: "\n", omittingEmptySubsequences: false) { reader.take(line) }
    texts = reader.finish()
  }
}

private struct TreebankReader {
  private var texts: [Treebank.Text] = []
  private var current = Treebank.Text()
  private var scalars = 0
  private var startsParagraph = true
  private var identifier = ""
  private var sentenceStart: (offset: Int, word: Int)?
  private var contraction: (last: Int, start: Int, length: Int, used: Int, isSpaced: Bool)?
  private var needsSpace = false

  mutating func take(_ line: Substring) {
    if line.hasPrefix("# newdoc") {
      endText()
      current.identifier = line.split(separator: "=").last.map { $0.trimmingCharacters(in: .whitespaces) } ?? ""
    } else if line.hasPrefix("# newpar") {
      startsParagraph = true
    } else if line.hasPrefix("# sent_id = ") {
      identifier = String(line.dropFirst(12))
    } else if line.isEmpty {
      endSentence()
    }
    guard let first = line.utf8.first, first &- 48 < 10 else { return }
    let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    guard fields.count == 10, !fields[0].contains(".") else { return }
    startSentence()
    let isSpaced = !fields[9].contains("SpaceAfter=No")
    if fields[0].contains("-") {
      space()
      let length = fields[1].unicodeScalars.count
      contraction = (Int(fields[0].split(separator: "-")[1]) ?? 0, scalars, length, 0, isSpaced)
      current.text += fields[1]
      scalars += length
    } else {
      word(fields, isSpaced: isSpaced)
    }
  }

  private mutating func word(_ fields: [String], isSpaced: Bool) {
    let length = fields[1].unicodeScalars.count
    var start = scalars
    var end = scalars + length
    var isFollowedBySpace = isSpaced
    if var whole = contraction {
      let isLast = Int(fields[0]) == whole.last
      start = min(whole.start + whole.used, whole.start + whole.length)
      end = isLast ? whole.start + whole.length : min(start + length, whole.start + whole.length)
      whole.used += length
      isFollowedBySpace = isLast && whole.isSpaced
      contraction = isLast ? nil : whole
      needsSpace = isFollowedBySpace
    } else {
      space()
      start = scalars
      end = scalars + length
      current.text += fields[1]
      scalars += length
      needsSpace = isSpaced
    }
    current.words.append(
      Treebank.Word(
        start: start, end: end, form: fields[1], lemma: fields[2], partOfSpeech: fields[3], xpos: fields[4],
        features: fields[5], head: (Int(fields[6]) ?? 0) - 1, relation: fields[7],
        isFollowedBySpace: isFollowedBySpace))
  }

  private mutating func space() {
    guard needsSpace else { return }
    current.text += " "
    scalars += 1
    needsSpace = false
  }

  private mutating func startSentence() {
    guard sentenceStart == nil else { return }
    if startsParagraph, !current.words.isEmpty {
      current.text += "\n\n"
      scalars += 2
      needsSpace = false
    }
    startsParagraph = false
    space()
    sentenceStart = (scalars, current.words.count)
  }

  private mutating func endSentence() {
    guard let start = sentenceStart else { return }
    current.sentences.append(
      Treebank.Sentence(
        identifier: identifier, words: start.word..<current.words.count, offsets: start.offset..<scalars))
    sentenceStart = nil
  }

  private mutating func endText() {
    endSentence()
    if !current.words.isEmpty { texts.append(current) }
    current = Treebank.Text()
    scalars = 0
    startsParagraph = true
    needsSpace = false
  }

  mutating func finish() -> [Treebank.Text] {
    endText()
    return texts
  }
}
