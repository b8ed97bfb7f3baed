/// The dates that a page shows its readers, in `time` elements and in short lines, and which of them is likely its own.
///
/// What counts is the distance from the headline, the words beside a date, and the class of the element that it stands in.
struct ShownDates {
  /// A date, where it stands, and how likely it is that of the article.
  struct Candidate {
    var date: PageDate
    var from: Page.Origin
    var score: Int
    /// The block that it stands in; nil for those of elements.
    var block: Int?
  }

  private(set) var all: [Candidate] = []
  /// The likeliest date of publication.
  private(set) var best: Candidate?
  /// The likeliest of those that words beside them call the date of publication.
  private(set) var announced: Candidate?
  /// The likeliest of those that words beside them call the date of a change.
  private(set) var updated: Candidate?

  private let tree: HTMLTree
  private let words: PageWords
  private let order: PageDateReader.Order
  private let layout: PageDates.Layout

  /// Finds the dates of a page.
  init(
    _ tree: HTMLTree, _ facts: PageFacts, words: PageWords, order: PageDateReader.Order, layout: PageDates.Layout
  ) {
    self.tree = tree
    self.words = words
    self.order = order
    self.layout = layout
    for time in facts.times where !isQuoted(time.node) {
      guard let date = read(time.value) ?? read(time.text) else { continue }
      let position = layout.blocks.range(of: Int32(time.node), end: Int32.max).lowerBound
      let label = words.dateLabel(before: Array(time.text.unicodeScalars)[...])
      let score = 4 + place(position) + worth(label) + style(time)
      offer(Candidate(date: date, from: .time, score: score), label)
    }
    let blocks = layout.blocks
    let anchor = layout.anchor
    var looked = 0
    for (index, block) in blocks.blocks.enumerated()
    where block.weight < 400 || index == anchor || index == (anchor ?? -2) + 1 {
      // A date in a headline is what the article is about.
      if block.kind == .heading, index == anchor { continue }
      guard PageDateReader.mayHoldDate(blocks.bytes(of: block)) else { continue }
      looked += 1
      if looked > ShownDates.mostBlocks { break }
      addDates(of: block, index)
    }
  }

  private mutating func offer(_ candidate: Candidate, _ label: PageWords.DateLabel?) {
    all.append(candidate)
    if candidate.score > best?.score ?? Int.min { best = candidate }
    if label == .published, candidate.from == .page, candidate.score > announced?.score ?? Int.min {
      announced = candidate
    }
    if label == .updated, candidate.score > updated?.score ?? Int.min { updated = candidate }
  }

  private func read(_ text: String?) -> PageDate? {
    PageDateReader.date(in: text, order: order, words: words)
  }

  private mutating func addDates(of block: PageBlocks.Block, _ index: Int) {
    let text = layout.blocks.string(of: block)
    let dates = PageDateReader(text, order: order, words: words).all()
    if dates.isEmpty { return }
    let scalars = Array(text.unicodeScalars.prefix(PageDateReader.longest + ShownDates.labelReach))
    let isDate = !block.hints.isDisjoint(with: [.date, .byline])
    var end = 0
    for (date, range) in dates {
      let offset = range.lowerBound
      // The label of the date before is none of this one's.
      let head = scalars[max(end, offset - ShownDates.labelReach)..<offset]
      end = range.upperBound
      let before = words.dateLabel(before: head) ?? (offset <= 3 ? labelInBlock(index - 1) : nil)
      // "was written on 9 May 2025 and filed under", "9 May 2025, published by".
      let isNamedBehind = before == nil && words.dateLabel(behind: scalars[offset...].prefix(50)) == .published
      let label = isNamedBehind ? .published : before
      if block.weight >= 200, label != .published, offset > 12 { continue }
      var score = place(index) + (isNamedBehind ? 1 : worth(label)) + (isDate ? 4 : 0)
      // A date in the middle of a sentence is what the sentence is about.
      if offset > 60 { score -= 2 }
      if block.weight < 60 { score += 2 }
      offer(Candidate(date: date, from: .page, score: score, block: index), label)
    }
  }

  /// How many blocks with figures are looked at for a date.
  private static let mostBlocks = 2000

  /// The score from which a date beside the headline is taken for the publisher's own.
  static let sureScore = 8
  /// The score from which a date is taken where nothing else names one.
  static let leastScore = 0
  /// The score below which a date is none though words announce it: in a list of other articles far away.
  static let leastAnnouncedScore = -4

  /// What the distance from the headline is worth.
  private func place(_ index: Int) -> Int {
    guard let anchor = layout.anchor else { return index < 40 ? 1 : 0 }
    let distance = index - anchor
    var score =
      distance > 40
      ? -2 : distance > 10 || distance < -10 ? 0 : distance > 4 ? 2 : distance < -4 ? 1 : distance < 0 ? 3 : 4
    let blocks = layout.blocks.blocks
    if blocks.indices.contains(index), blocks[index].hints.contains(.noise) { score -= -4...10 ~= distance ? 1 : 4 }
    return score
  }

  /// True within a quotation, as posts of others are that a page embeds.
  private func isQuoted(_ node: Int) -> Bool {
    var parent = tree.nodes[node].parent
    while parent >= 0, tree.nodes[Int(parent)].tag != .blockquote { parent = tree.nodes[Int(parent)].parent }
    return parent >= 0
  }

  /// What the class of a `time` element is worth.
  private func style(_ time: PageFacts.Time) -> Int {
    guard let style = time.style else { return 0 }
    if style.contains("publish") { return 2 }
    return style.contains("updat") || style.contains("modif") ? -3 : 0
  }

  // MARK: - Labels

  /// How far before a date its label may begin, in code points.
  static let labelReach = 40

  private func worth(_ label: PageWords.DateLabel?) -> Int {
    switch label {
    case .published: 3
    case .updated: -1
    case nil: 0
    }
  }

  /// What a block says that is no more than a label: "Published:".
  private func labelInBlock(_ index: Int) -> PageWords.DateLabel? {
    let blocks = layout.blocks
    guard blocks.blocks.indices.contains(index), blocks.blocks[index].weight < 40 else { return nil }
    let text = blocks.string(of: blocks.blocks[index])
    return text.hasSuffix(":") ? words.dateLabel(before: Array(text.unicodeScalars)[...]) : nil
  }
}
