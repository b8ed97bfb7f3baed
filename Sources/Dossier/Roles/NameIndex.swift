internal import Codebook

/// Names in texts, found by their words.
///
/// Building is linear in the names, a search linear in the words of the text.
struct NameIndex {
  /// A name in a text: its words and whom it means.
  struct Hit {
    let range: Range<Int>
    let value: Int
  }

  private struct Surface {
    let words: [String]
    let value: Int
    let isAcronym: Bool
  }

  private var surfaces: [String: [Surface]] = [:]

  /// Indexes names, each with what it means; of two meanings the earlier wins.
  init(_ entries: [(names: [String], value: Int)]) {
    for entry in entries {
      for name in Set(entry.names).sorted() {
        let words = Words.scan(name).filter { !ClosedWords.determiners.contains($0.folded) }
        guard let first = words.first, first.isCapitalised, words.count <= 6 else { continue }
        surfaces[first.folded, default: []].append(
          Surface(
            words: words.map(\.folded), value: entry.value,
            isAcronym: words.count == 1 && first.isAcronym && first.folded.utf8.count < 4))
      }
    }
    surfaces = surfaces.mapValues { $0.sorted { ($1.words.count, $0.value) < ($0.words.count, $1.value) } }
  }

  /// All names a codebook has for an actor.
  static func names(of entry: CodebookActor) -> [String] {
    [entry.name] + entry.aliases + entry.adjectives + entry.people + entry.metonyms + entry.familyNames
      + (entry.kind == .state ? entry.capitals : [])
  }

  /// The names in some words, in text order, without overlap; the longest that starts at a word counts.
  func hits(in words: ArraySlice<Words.Word>) -> [Hit] {
    var hits: [Hit] = []
    var index = words.startIndex
    while index < words.endIndex {
      if words[index].isCapitalised, let hit = hit(at: index, in: words) {
        hits.append(hit)
        index = hit.range.upperBound
      } else {
        index += 1
      }
    }
    return hits
  }

  private func hit(at index: Int, in words: ArraySlice<Words.Word>) -> Hit? {
    for surface in surfaces[words[index].folded] ?? [] {
      let end = index + surface.words.count
      guard end <= words.endIndex, zip(words[index..<end], surface.words).allSatisfy({ $0.folded == $1 }),
        !surface.isAcronym || words[index].isAcronym
      else { continue }
      return Hit(range: index..<end, value: surface.value)
    }
    return nil
  }
}
