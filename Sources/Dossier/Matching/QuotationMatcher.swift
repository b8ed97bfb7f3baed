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
    let isBroken: Bool
  }

  private let material: Material
  private(set) var quotations: [Int: Quotation] = [:]

  init(_ material: Material) {
    self.material = material
    for (index, record) in material.records.enumerated() {
      guard case .attribution(let attribution) = record.body, attribution.quotation == .direct else { continue }
      let text = attribution.content.map(\.text).joined(separator: " ")
      let words = Words.split(text)
      guard words.count >= Thresholds.quotationLength else { continue }
      let source = attribution.source.flatMap { material.cast.member($0, in: record.document) }
      let others = attribution.others.compactMap { material.cast.member($0, in: record.document) }
      quotations[index] = Quotation(
        words: words, speaker: source, speakers: Set(others + [source].compactMap { $0 }),
        isBroken: attribution.content.count > 1 || text.contains("\u{2026}") || text.contains("...")
          || text.contains("[") || text.contains("("))
    }
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
        let share = Double(Self.common(a.words, b.words).count) / Double(min(a.words.count, b.words.count))
        return share >= Thresholds.sameQuotation ? share : nil
      }.max()
    }
  }

  /// The places of a longest common run of words in order, not necessarily next to each other.
  ///
  /// The product of the lengths, which are a quotation's.
  static func common(_ a: [String], _ b: [String]) -> [(Int, Int)] {
    let width = b.count + 1
    var lengths = Array(repeating: 0, count: (a.count + 1) * width)
    for i in stride(from: a.count - 1, through: 0, by: -1) {
      for j in stride(from: b.count - 1, through: 0, by: -1) {
        lengths[i * width + j] =
          a[i] == b[j]
          ? lengths[(i + 1) * width + j + 1] + 1 : max(lengths[(i + 1) * width + j], lengths[i * width + j + 1])
      }
    }
    var pairs: [(Int, Int)] = []
    var (i, j) = (0, 0)
    while i < a.count, j < b.count {
      if a[i] == b[j] {
        pairs.append((i, j))
        i += 1
        j += 1
      } else if lengths[(i + 1) * width + j] >= lengths[i * width + j + 1] {
        i += 1
      } else {
        j += 1
      }
    }
    return pairs
  }

  /// Whether two quotations give the same stretch of an utterance in different words.
  ///
  /// One that begins later or ends earlier only cuts; words between that the other lacks are a difference, unless
  /// the quotation says that it leaves out or puts in.
  func differInWording(_ a: Int, _ b: Int) -> Bool {
    guard let first = quotations[a], let second = quotations[b] else { return false }
    let pairs = Self.common(first.words, second.words)
    guard let start = pairs.first, let end = pairs.last else { return false }
    let skippedByFirst = end.1 - start.1 + 1 - pairs.count
    let skippedBySecond = end.0 - start.0 + 1 - pairs.count
    if skippedByFirst > 0, skippedBySecond > 0 { return !first.isBroken && !second.isBroken }
    if skippedByFirst > 0 { return !first.isBroken }
    return skippedBySecond > 0 && !second.isBroken
  }

  /// What a group of quotations is called.
  func label(_ group: [Int]) -> String {
    guard case .attribution(let attribution) = material.records[group[0]].body else { return "" }
    let name = quotations[group[0]]?.speaker.map(material.cast.name) ?? "Unknown"
    return "\(name): \u{201C}\(Labels.line(attribution.content.map(\.text).joined(separator: " … ")))\u{201D}"
  }
}
