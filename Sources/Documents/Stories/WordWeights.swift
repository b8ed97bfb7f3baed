internal import Foundation
internal import PageData

/// How much a word tells about what a report is about: its inverse document frequency in news.
///
/// A table built in, so that the words of a small pile weigh what they weigh in a large one, and a report's vector does
/// not depend on what was read before it.
struct WordWeights: Sendable {
  /// What a word tells that the table does not have: it stands in fewer than 8 of 11,030 articles.
  static let unknown: Float = 7.5

  /// The table built in.
  static let standard = WordWeights(
    String(decoding: UnsafeBufferPointer(start: word_data_bytes(), count: word_data_length()), as: UTF8.self))

  private let weights: [UInt64: Float]

  /// Reads a table: lines of a weight and the stems that have it.
  init(_ text: String) {
    var weights: [UInt64: Float] = [:]
    for line in text.split(separator: "\n") where !line.hasPrefix("#") {
      let words = line.split(separator: " ")
      guard let weight = words.first.flatMap({ Float($0) }) else { continue }
      for word in words.dropFirst() { weights[FoldedWords.digest(ofFolded: word)] = weight }
    }
    self.weights = weights
  }

  subscript(_ word: FoldedWord) -> Float { weights[word.stem] ?? Self.unknown }
}
