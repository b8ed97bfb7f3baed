import Foundation
import Language
import Records

/// A treebank in CoNLL-U as raw text with gold offsets, to measure against.
struct Treebank {
  struct Word {
    var start: Int
    var end: Int
    var form: String
    var lemma: String
    var partOfSpeech: String
  }

  /// One document's raw text; words of a contraction without offsets of their own share its offsets by length.
  struct Text {
    var text = ""
    var words: [Word] = []
    var sentences: [Range<Int>] = []
  }

  var texts: [Text] = []

  /// The folder of development data beside the repository, which may be absent.
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "shared/data")

  static func exists(_ name: String) -> Bool {
    FileManager.default.fileExists(atPath: folder.appending(path: name).path)
  }

  /// Reads a file under `folder`; paragraphs are separated by blank lines, sentences within them by a space.
  init(_ name: String) throws {
    let content = try String(contentsOf: Treebank.folder.appending(path: name), encoding: .utf8)
    var current = Text()
    var scalars = 0
    var isNewParagraph = true
    var isFirst = true
    var sentenceStart: Int?
    var range: (last: Int, form: String, start: Int, spaceAfter: Bool)?
    var wordStarts: [Int] = []
    var spaceAfter = false
    func endSentence() {
      if let start = sentenceStart { current.sentences.append(start..<scalars) }
      sentenceStart = nil
    }
    for line in content.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("# newdoc") {
        endSentence()
        if !current.words.isEmpty { texts.append(current) }
        current = Text()
        scalars = 0
        isFirst = true
        spaceAfter = false
      } else if line.hasPrefix("# newpar") {
        isNewParagraph = true
      } else if line.isEmpty {
        endSentence()
      }
      guard let first = line.utf8.first, first >= 48, first <= 57 else { continue }
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard fields.count == 10, !fields[0].contains(".") else { continue }
      if sentenceStart == nil {
        if !isFirst {
          let gap = isNewParagraph ? "\n\n" : (spaceAfter ? " " : "")
          current.text += gap
          scalars += gap.unicodeScalars.count
        }
        isNewParagraph = false
        isFirst = false
        sentenceStart = scalars
        spaceAfter = false
      }
      if spaceAfter, range == nil {
        current.text += " "
        scalars += 1
      }
      if fields[0].contains("-") {
        let last = Int(fields[0].split(separator: "-")[1]) ?? 0
        range = (last, fields[1], scalars, !fields[9].contains("SpaceAfter=No"))
        wordStarts = []
        spaceAfter = false
        current.text += fields[1]
        scalars += fields[1].unicodeScalars.count
        continue
      }
      let length = fields[1].unicodeScalars.count
      if let whole = range {
        let start = whole.start + wordStarts.reduce(0, +)
        wordStarts.append(length)
        let isLast = Int(fields[0]) == whole.last
        current.words.append(
          Word(
            start: start, end: isLast ? scalars : start + length, form: fields[1], lemma: fields[2],
            partOfSpeech: fields[3]))
        if isLast {
          spaceAfter = whole.spaceAfter
          range = nil
        }
      } else {
        current.words.append(
          Word(
            start: scalars, end: scalars + length, form: fields[1], lemma: fields[2], partOfSpeech: fields[3]))
        current.text += fields[1]
        scalars += length
        spaceAfter = !fields[9].contains("SpaceAfter=No")
      }
    }
    endSentence()
    if !current.words.isEmpty { texts.append(current) }
  }
}

/// Counts for an F1 of spans.
struct SpanScore {
  var right = 0
  var found = 0
  var gold = 0
  var f1: Double { found + gold == 0 ? 1 : 2 * Double(right) / Double(found + gold) }

  mutating func add(found: [Range<Int>], gold: [Range<Int>]) {
    right += Set(found).intersection(gold).count
    self.found += found.count
    self.gold += gold.count
  }
}
