import Foundation
import Language
import Records

/// A corpus in TimeML beside the repository, to measure against.
struct TimeCorpus {
  struct Gold {
    var range: Range<Int>
    var value: String
  }

  struct Text {
    var text: String
    var published: String?
    var gold: [Gold]
  }

  /// Relaxed and value F1, in percent.
  struct Score {
    var relaxed: Double
    var value: Double
  }

  var texts: [Text] = []

  /// Whether a file of TimeBank belongs to the fifth that is only measured; the same rule as in Scripts/measure-times.
  static func isHeldOut(_ name: String) -> Bool {
    var digest: UInt32 = 2_166_136_261
    for byte in "times 1 \(name)".utf8 { digest = (digest ^ UInt32(byte)) &* 16_777_619 }
    return digest % 5 == 0
  }

  /// Reads the `.tml` files of a folder under the development data that a condition names.
  init(_ folder: String, where isIncluded: (String) -> Bool = { _ in true }) throws {
    let folder = URL(filePath: TreebankTests.folder).appending(path: folder)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    for name in names where name.hasSuffix(".tml") && isIncluded(name) {
      let bytes = try Data(contentsOf: folder.appending(path: name))
      texts.append(TimeCorpus.text(String(decoding: bytes, as: UTF8.self)))
    }
  }

  private static func text(_ source: String) -> Text {
    var text = String.UnicodeScalarView()
    var gold: [Gold] = []
    var published: String?
    var open: (start: Int, value: String)?
    var isInside = false
    for piece in source.split(separator: "<", omittingEmptySubsequences: false) {
      guard let end = piece.firstIndex(of: ">") else { continue }
      let tag = piece[..<end]
      if tag == "TEXT" { isInside = true }
      if tag == "/TEXT" { isInside = false }
      if tag.hasPrefix("TIMEX3"), tag.contains("CREATION_TIME") { published = field("value", tag) }
      guard isInside else { continue }
      if tag.hasPrefix("TIMEX3"), !tag.hasSuffix("/") { open = (text.count, field("value", tag) ?? "") }
      if tag == "/TIMEX3", let (start, value) = open {
        if text.count > start { gold.append(Gold(range: start..<text.count, value: value)) }
        open = nil
      }
      text.append(contentsOf: unescaped(piece[end...].dropFirst()).unicodeScalars)
    }
    return Text(text: String(text), published: published.map { String($0.prefix(10)) }, gold: gold)
  }

  private static func field(_ name: String, _ tag: Substring) -> String? {
    guard let start = tag.range(of: " \(name)=\"") else { return nil }
    return tag[start.upperBound...].split(separator: "\"", omittingEmptySubsequences: false).first.map(String.init)
  }

  private static func unescaped(_ text: Substring) -> String {
    guard text.contains("&") else { return String(text) }
    return text.replacingOccurrences(of: "&lt;", with: "<").replacingOccurrences(of: "&gt;", with: ">")
      .replacingOccurrences(of: "&quot;", with: "\"").replacingOccurrences(of: "&apos;", with: "'")
      .replacingOccurrences(of: "&amp;", with: "&")
  }

  /// Finds the times of all texts and pairs them with the gold, one to one in text order, where they overlap.
  func score() -> Score {
    var goldCount = 0
    var foundCount = 0
    var relaxed = 0
    var values = 0
    for text in texts {
      let found = annotate(text.text, published: text.published).times
      goldCount += text.gold.count
      foundCount += found.count
      var left = 0
      var right = 0
      while left < text.gold.count, right < found.count {
        let gold = text.gold[left]
        let time = found[right]
        if gold.range.upperBound <= time.offsets.lowerBound {
          left += 1
        } else if time.offsets.upperBound <= gold.range.lowerBound {
          right += 1
        } else {
          relaxed += 1
          values += gold.value == time.timex ? 1 : 0
          left += 1
          right += 1
        }
      }
    }
    let total = Double(max(1, goldCount + foundCount))
    return Score(relaxed: 200 * Double(relaxed) / total, value: 200 * Double(values) / total)
  }
}
