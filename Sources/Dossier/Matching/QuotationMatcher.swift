internal import Records

/// Matches direct quotations of the same words.
///
/// Candidates share a run of four words; two quotations are of one utterance when enough of the shorter one's words
/// stand in the longer one in the same order.
struct QuotationMatcher {
  /// A quotation as it is compared.
  struct Quotation {
    let words: [String]
    let speaker: Int?
    let speakers: Set<Int>
    /// The words before which it says that it leaves some out.
    let gaps: Set<Int>
    /// Whether it puts words of its own in.
    let putsIn: Bool
  }

  private let material: Material
  private(set) var quotations: [Int: Quotation] = [:]

  init(_ material: Material) {
    self.material = material
    for (index, record) in material.records.enumerated() {
      guard case .attribution(let attribution) = record.body, attribution.quotation == .direct else { continue }
      let text = attribution.content.map(\.text).joined(separator: " ")
      let words = Words.split(text).prefix(Thresholds.quotationLongest).map(Self.spelling)
      guard words.count >= Thresholds.quotationLength else { continue }
      let source = attribution.source.flatMap { material.cast.member($0, in: record.document) }
      let others = attribution.others.compactMap { material.cast.member($0, in: record.document) }
      quotations[index] = Quotation(
        words: words, speaker: source, speakers: Set(others + [source].compactMap { $0 }),
        gaps: Self.gaps(attribution.content.map(\.text)), putsIn: text.contains("[") || text.contains("("))
    }
  }

  /// A word with British and American spelling made one ("cancelled", "canceled").
  static func spelling(_ word: String) -> String {
    var letters: [UInt8] = []
    for letter in word.utf8 where letters.last != letter || !(0x61...0x7A).contains(letter) { letters.append(letter) }
    var spelling = String(decoding: letters, as: UTF8.self)
    guard letters.count > 4 else { return spelling }
    for (british, american) in [("our", "or"), ("tre", "ter"), ("ogue", "og"), ("ence", "ense")]
    where spelling.hasSuffix(british) {
      spelling = spelling.dropLast(british.count) + american
    }
    return spelling.replacing("is", with: "iz").replacing("ys", with: "yz")
  }

  /// The groups of quotations of one speaker and the same words, two or more each.
  func groups() -> [[Int]] {
    matched { quotations[$0]?.speaker == quotations[$1]?.speaker && quotations[$0]?.speaker != nil }
      .filter { $0.count > 1 }
  }

  /// The groups of quotations of the same words, whoever spoke, two or more each.
  func groupsAcrossSpeakers() -> [[Int]] {
    matched { _, _ in true }.filter { $0.count > 1 }
  }

  private func matched(_ test: (Int, Int) -> Bool) -> [[Int]] {
    Grouping.groups(quotations.keys.sorted()) { index in
      let words = quotations[index]?.words ?? []
      return words.indices.dropLast(3).map { words[$0..<$0 + 4].joined(separator: " ") }
    } fit: { index, group in
      group.prefix(Thresholds.comparedAccounts).compactMap { other -> Double? in
        guard test(index, other), let a = quotations[index], let b = quotations[other] else { return nil }
        let share = Double(Self.alignment(a.words, b.words).shared) / Double(min(a.words.count, b.words.count))
        return share >= Thresholds.sameQuotation ? share : nil
      }.max()
    }
  }

  /// The stretches of two quotations that fit best, and how many words they share there.
  struct Alignment {
    /// The stretch of the first quotation.
    var first: Range<Int> = 0..<0
    /// The stretch of the second quotation.
    var second: Range<Int> = 0..<0
    /// The words that both have there, in the same order.
    var shared = 0
  }

  /// The best local alignment of two runs of words (Smith and Waterman 1981): two for a word, minus one for any other.
  ///
  /// The product of the lengths in time, the shorter one in memory.
  static func alignment(_ a: [String], _ b: [String]) -> Alignment {
    struct Cell {
      var score = 0
      var start = (0, 0)
      var shared = 0
    }
    var best = Cell()
    var end = (0, 0)
    var above = Array(repeating: Cell(), count: b.count + 1)
    for i in a.indices {
      var diagonal = above[0]
      above[0] = Cell()
      for j in b.indices {
        var cell = Cell()
        let isMatch = a[i] == b[j]
        let diagonalScore = diagonal.score + (isMatch ? 2 : -1)
        if diagonalScore > 0 {
          cell = Cell(
            score: diagonalScore, start: diagonal.score > 0 ? diagonal.start : (i, j),
            shared: diagonal.score > 0 ? diagonal.shared : 0)
          if isMatch { cell.shared += 1 }
        }
        if above[j + 1].score - 1 > cell.score {
          cell = above[j + 1]
          cell.score -= 1
        }
        if above[j].score - 1 > cell.score {
          cell = above[j]
          cell.score -= 1
        }
        diagonal = above[j + 1]
        above[j + 1] = cell
        if cell.score > best.score {
          best = cell
          end = (i + 1, j + 1)
        }
      }
    }
    guard best.score > 0 else { return Alignment() }
    return Alignment(first: best.start.0..<end.0, second: best.start.1..<end.1, shared: best.shared)
  }

  /// Whether two quotations give the same stretch of an utterance in different words.
  ///
  /// One that begins later or ends earlier only cuts; words between that the other lacks are a difference, unless
  /// the other says at that place that it leaves some out, or puts in words of its own.
  func differInWording(_ a: Int, _ b: Int) -> Bool {
    guard let first = quotations[a], let second = quotations[b], !first.putsIn, !second.putsIn else { return false }
    let alignment = Self.alignment(first.words, second.words)
    let pairs = Self.pairs(first.words, alignment.first, second.words, alignment.second)
    return zip(pairs, pairs.dropFirst()).contains { here, next in
      let mine = here.0...next.0
      let theirs = here.1...next.1
      return theirs.count > 2 && first.gaps.isDisjoint(with: mine)
        || mine.count > 2 && second.gaps.isDisjoint(with: theirs)
    }
  }

  /// The words before which a quotation in parts, or with points of omission, leaves some out.
  static func gaps(_ parts: [String]) -> Set<Int> {
    var gaps: Set<Int> = []
    var count = 0
    for part in parts {
      for piece in part.replacing("...", with: "\u{2026}").split(
        separator: "\u{2026}", omittingEmptySubsequences: false)
      {
        gaps.insert(count)
        count += Words.split(String(piece)).count
      }
    }
    return gaps
  }

  /// The places of words that two stretches share in the same order, as many as can be.
  ///
  /// The product of the lengths in time and memory.
  private static func pairs(
    _ a: [String], _ first: Range<Int>, _ b: [String], _ second: Range<Int>
  ) -> [(Int, Int)] {
    let width = second.count + 1
    var lengths = Array(repeating: 0, count: (first.count + 1) * width)
    for i in first.indices.reversed() {
      for j in second.indices.reversed() {
        let place = (i - first.lowerBound) * width + j - second.lowerBound
        lengths[place] =
          a[i] == b[j] ? lengths[place + width + 1] + 1 : max(lengths[place + width], lengths[place + 1])
      }
    }
    var pairs: [(Int, Int)] = []
    var (i, j) = (first.lowerBound, second.lowerBound)
    while i < first.upperBound, j < second.upperBound {
      let place = (i - first.lowerBound) * width + j - second.lowerBound
      if a[i] == b[j] {
        pairs.append((i, j))
        (i, j) = (i + 1, j + 1)
      } else if lengths[place + width] >= lengths[place + 1] {
        i += 1
      } else {
        j += 1
      }
    }
    return pairs
  }

  /// The stretch of a quotation in which it differs from another, with a few words around it.
  func difference(_ index: Int, from other: Int) -> String {
    guard case .attribution(let attribution) = material.records[index].body, let own = quotations[index],
      let theirs = quotations[other]
    else { return "" }
    let text = attribution.content.map(\.text).joined(separator: " … ")
    let first = Self.alignment(own.words, theirs.words)
    let (mine, their) = (Array(own.words[first.first]), Array(theirs.words[first.second]))
    let head = zip(mine, their).prefix { $0 == $1 }.count
    let tail = zip(mine.dropFirst(head).reversed(), their.dropFirst(head).reversed()).prefix { $0 == $1 }.count
    let reach = Thresholds.wordsAround
    let start = max(0, first.first.lowerBound + head - reach)
    let end = min(own.words.count, first.first.upperBound - tail + reach)
    // The words as they are written: pieces of the text that hold a word each.
    let pieces = text.split(whereSeparator: { $0.isWhitespace }).map(String.init)
    var counts: [Int] = []
    for piece in pieces { counts.append((counts.last ?? 0) + Words.split(piece).count) }
    guard counts.last.map({ $0 >= end }) == true, start < end else { return Labels.line(text, longest: 200) }
    let shown = pieces.indices.filter { counts[$0] > start && ($0 == 0 ? 0 : counts[$0 - 1]) < end }
    guard let from = shown.first, let to = shown.last else { return Labels.line(text, longest: 200) }
    let line = Labels.line(pieces[from...to].joined(separator: " "), longest: 200)
    return (from > 0 ? "… " : "") + line + (to + 1 < pieces.count && !line.hasSuffix("…") ? " …" : "")
  }

  /// What a group of quotations is called.
  func label(_ group: [Int]) -> String {
    guard case .attribution(let attribution) = material.records[group[0]].body else { return "" }
    let name = quotations[group[0]]?.speaker.map(material.cast.name) ?? "Somebody"
    return "\(name): \u{201C}\(Labels.line(attribution.content.map(\.text).joined(separator: " … ")))\u{201D}"
  }
}
