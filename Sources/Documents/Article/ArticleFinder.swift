/// Finds the article among the blocks of a page.
struct ArticleFinder {
  private let tree: HTMLTree
  /// The blocks, with what the elements around them were found to say of them.
  private(set) var page: PageBlocks
  private let words: PageWords
  private let title: String?
  private let titleKey: String?
  private let summary: String?

  /// - Parameters:
  ///   - title: The headline, which is no part of the text.
  ///   - summary: What the page's metadata say the article is about; where it stands on the page, it is the standfirst.
  init(_ tree: HTMLTree, _ page: PageBlocks, words: PageWords, title: String?, summary: String?) {
    self.tree = tree
    self.page = page
    self.words = words
    self.title = title
    titleKey = title.map { TextKey.key($0) }
    self.summary = summary
  }

  /// The blocks of the article, as indices.
  ///
  /// Marks are believed in three degrees: all; without those that are often wrong, where they leave much less; none,
  /// where they leave next to nothing.
  mutating func find() -> [Int] {
    let plain = page
    believeMarks(also: .weakNoise)
    let marked = page
    let strict = article()
    page = plain
    believeMarks(also: [])
    let lenient = article()
    var best = strict
    if weight(strict) * 100 < weight(lenient) * ArticleFinder.leastStrict { best = lenient } else { page = marked }
    if weight(best) >= ArticleFinder.leastText { return best }
    let believed = page
    page = plain
    let bare = article()
    if weight(bare) > weight(best) * 2 { return bare }
    page = believed
    return best
  }

  /// How much, in percent, the strict reading has at least of the lenient one.
  ///
  /// Tuned on the development part of the pages
  /// in docs/QUALITY.md, from 20 to 70.
  private static let leastStrict = 25
  /// The letters below which an article is looked for with no mark believed.
  private static let leastText = 250

  private func weight(_ kept: [Int]) -> Int { kept.reduce(0) { $0 + Int(page.blocks[$1].weight) } }

  private func article() -> [Int] {
    let values = page.blocks.map { $0.hints.isDisjoint(with: [.noise, .caption]) ? good($0) : 0 }
    guard let container = container(values) else { return [] }
    let kept = clean(container)
    return standfirst(before: kept.first ?? 0, kept, within: outer(container.node)) + kept
  }

  /// How much a block looks like the prose of an article.
  private func good(_ block: PageBlocks.Block) -> Int {
    let own = Int(block.weight - block.linkWeight)
    guard Int(block.linkWeight) * 2 < Int(block.weight) else { return 0 }
    switch block.kind {
    case .heading: return 0
    case .item, .cell: return own >= 60 ? own / 2 : 0
    case .paragraph, .quotation: return own >= 40 ? own : own >= 20 ? own / 4 : 0
    }
  }

  /// The block of the headline; nil where it does not stand on the page.
  ///
  /// What the page calls no part of its text, such as a heading for those who hear the page, counts where there is no
  /// other.
  var headline: Int? {
    let found = headlines(before: page.blocks.count)
    return found.first { !page.blocks[$0].hints.contains(.noise) } ?? found.first
  }

  /// The blocks before another that are the headline.
  private func headlines(before end: Int) -> [Int] {
    guard let titleKey else { return [] }
    return page.blocks[..<min(end, page.blocks.count)].indices.filter { index in
      let block = page.blocks[index]
      return block.weight < 400 && block.kind == .heading && block.to - block.from >= titleKey.utf8.count
        && TextKey.key(page.string(of: block)) == titleKey
    }
  }

  // MARK: - Marks

  /// Hands the marks of elements on to the blocks in them, where that leaves an article.
  private mutating func believeMarks(also weak: PageWords.Hints) {
    let goods = page.blocks.map { good($0) }
    var sums = [0]
    for value in goods { sums.append((sums.last ?? 0) + value) }
    let ranges = page.marks.map { page.range(of: $0.node, end: $0.end) }
    func mass(_ range: Range<Int>) -> Int { sums[range.upperBound] - sums[range.lowerBound] }
    let total = max(sums.last ?? 0, 1)
    // Where each paragraph stands in a "widget" of its own, the widgets together are the article.
    var kinds: [UInt64: Int] = [:]
    for (place, mark) in page.marks.enumerated() where !mark.hints.isDisjoint(with: [.noise, .weakNoise]) {
      kinds[mark.kind, default: 0] += mass(ranges[place])
    }
    for (place, mark) in page.marks.enumerated() where !ranges[place].isEmpty {
      var hints = mark.hints
      let share = mass(ranges[place])
      let group = max(share, kinds[mark.kind] ?? 0)
      let most = hints.contains(.noise) ? ArticleFinder.mostNoise : ArticleFinder.mostWeakNoise
      if !hints.isDisjoint(with: weak) { hints.insert(.noise) }
      hints.remove(.weakNoise)
      if hints.contains(.noise), hints.contains(.body) || group * 100 > total * most || holdsBody(place, ranges, mass) {
        hints.remove(.noise)
      }
      if share > 600 { hints.subtract([.byline, .date, .caption, .title]) }
      if share > 1500 { hints.subtract([.summary]) }
      for index in ranges[place] { page.blocks[index].hints.formUnion(hints) }
    }
  }

  /// The share of a page's prose, in percent, that no element has which is called noise.
  ///
  /// Comments may have much of it. Tuned on the development part of the pages, 50 to 85: below 60 comments are read.
  private static let mostNoise = 60
  /// The same for elements that are often called noise wrongly.
  private static let mostWeakNoise = 50

  /// True where an element that is called the body of an article has most of the prose in an element called noise.
  private func holdsBody(_ place: Int, _ ranges: [Range<Int>], _ mass: (Range<Int>) -> Int) -> Bool {
    let share = mass(ranges[place])
    guard share > 150 else { return false }
    var next = place + 1
    while next < page.marks.count, page.marks[next].node < page.marks[place].end {
      let hints = page.marks[next].hints
      if hints.contains(.body), hints.isDisjoint(with: [.noise, .weakNoise]), mass(ranges[next]) * 100 > share * 60 {
        return true
      }
      next += 1
    }
    return false
  }

  // MARK: - Container

  /// The element that holds the article: from the top down as long as one child holds nearly all of the prose.
  private func container(_ values: [Int]) -> (node: Int32, end: Int32)? {
    var sums = [0]
    for value in values { sums.append((sums.last ?? 0) + value) }
    func mass(_ node: Int) -> Int {
      let range = page.range(of: Int32(node), end: tree.nodes[node].end)
      return sums[range.upperBound] - sums[range.lowerBound]
    }
    guard let total = sums.last, total > 0 else { return nil }
    var current: (node: Int32, end: Int32) = (-1, Int32(tree.nodes.count))
    var currentMass = total
    while true {
      var child = Int(current.node) + 1
      var best = (node: -1, mass: 0)
      while child < Int(current.end) {
        if tree.nodes[child].tag != .text {
          let childMass = mass(child)
          if childMass > best.mass { best = (child, childMass) }
        }
        child = Int(tree.nodes[child].end)
      }
      guard best.node >= 0, best.mass * 100 >= currentMass * 75 else { return current }
      switch tree.nodes[best.node].tag {
      case .p, .li, .td, .blockquote: if current.node >= 0 { return current }
      default: break
      }
      current = (Int32(best.node), tree.nodes[best.node].end)
      currentMass = best.mass
    }
  }

  // MARK: - Cleaning

  private func clean(_ container: (node: Int32, end: Int32)) -> [Int] {
    let range = page.range(of: container.node, end: container.end)
    let kept = range.filter { !isMarked(page.blocks[$0]) && !isNoise(page.blocks[$0]) }
    return withoutHeadings(withoutEdges(withoutRest(kept, in: range)))
  }

  /// Without what follows a heading such as "More stories" in elements that held no text of the article before; linear.
  private func withoutRest(_ kept: [Int], in range: Range<Int>) -> [Int] {
    let total = weight(kept)
    var count = 0
    var before = 0
    for index in range where page.blocks[index].kind == .heading && page.blocks[index].weight < 60 {
      while count < kept.count, kept[count] < index {
        before += Int(page.blocks[kept[count]].weight)
        count += 1
      }
      guard before >= 300, before * 100 >= total * 40, words.beginsAsNoise(page.bytes(of: page.blocks[index])) else {
        continue
      }
      let parents = Set(kept[..<count].map(parent))
      return kept[..<count] + kept[count...].filter { $0 > index && parents.contains(parent(of: $0)) }
    }
    return kept
  }

  private func parent(of index: Int) -> Int32 { tree.nodes[Int(page.blocks[index].node)].parent }

  /// True for what the elements around it call no part of the text.
  private func isMarked(_ block: PageBlocks.Block) -> Bool {
    if !block.hints.isDisjoint(with: [.noise, .caption]) { return true }
    if block.kind == .heading { return false }
    return block.weight < 150 && !block.hints.isDisjoint(with: [.byline, .date])
      || block.weight < 150 && block.hints.contains(.title)
  }

  /// True for a block that can stand alone: long enough, or a sentence.
  private func isProse(_ index: Int) -> Bool {
    let block = page.blocks[index]
    guard block.kind != .heading else { return false }
    return block.weight >= 100 || block.weight >= 40 && endsSentence(block)
  }

  private func endsSentence(_ block: PageBlocks.Block) -> Bool {
    let end = page.bytes(of: block).suffix(6)
    if let last = end.last,
      last == UInt8(ascii: ".") || last == UInt8(ascii: "!") || last == UInt8(ascii: "?") || last == UInt8(ascii: ":")
        || last == UInt8(ascii: "\"")
    {
      return true
    }
    // "…", closing quotation marks, full stops of other scripts.
    let tail = String(decoding: end, as: UTF8.self)
    return tail.hasSuffix("…") || tail.hasSuffix("”") || tail.hasSuffix("“") || tail.hasSuffix("»")
      || tail.hasSuffix("。") || tail.hasSuffix("।") || tail.hasSuffix("」") || tail.hasSuffix("’")
  }

  /// Without what stands before the first and behind the last prose: kickers, dates, bylines, credits.
  private func withoutEdges(_ kept: [Int]) -> [Int] {
    guard let first = kept.firstIndex(where: isProse), let last = kept.lastIndex(where: isProse) else { return kept }
    // A few short lines are all of some texts.
    if weight(kept) < 400 { return kept }
    // A heading, or a list, belongs to the text all the same.
    var before = first
    while before > 0 {
      let block = page.blocks[kept[before - 1]]
      guard
        block.kind == .heading && tree.nodes[Int(block.node)].tag != .h1 && before == first || block.kind == .item
          || block.kind == .cell
      else { break }
      before -= 1
    }
    var behind = last + 1
    while behind < kept.count, [.item, .cell].contains(page.blocks[kept[behind]].kind) { behind += 1 }
    return Array(kept[before..<behind])
  }

  /// Without headings at the end, which head nothing.
  private func withoutHeadings(_ kept: [Int]) -> [Int] {
    guard let last = kept.lastIndex(where: { page.blocks[$0].kind != .heading }) else { return [] }
    return Array(kept[...last])
  }

  private func isNoise(_ block: PageBlocks.Block) -> Bool {
    let bytes = page.bytes(of: block)
    if Int(block.linkWeight) * 10 >= Int(block.weight) * 8 { return true }
    if Int(block.linkWeight) * 2 >= Int(block.weight), block.weight < 100 { return true }
    if block.weight < 3 { return true }
    if block.weight < 150, words.beginsAsNoise(bytes) { return true }
    if let titleKey, bytes.count * 2 > titleKey.utf8.count, block.weight < 300,
      block.kind == .heading || block.weight < 150
    {
      let key = TextKey.key(page.string(of: block))
      if key == titleKey
        || block.kind == .heading && key.utf8.count > 20 && (key.hasSuffix(titleKey) || titleKey.hasPrefix(key))
      {
        return true
      }
    }
    return false
  }

  // MARK: - Standfirst

  /// The blocks between the headline and the text that sum the article up.
  ///
  /// - Parameter outer: The node from which on prose before the text belongs to it.
  private func standfirst(before start: Int, _ kept: [Int], within outer: Int32) -> [Int] {
    let key = summary.map { TextKey.key($0) } ?? ""
    let beginning = String(key.unicodeScalars.prefix(60))
    let headline = headlines(before: start).last
    var found: [Int] = []
    for index in 0..<min(start, page.blocks.count) where start - index < 80 {
      let block = page.blocks[index]
      guard block.weight >= 30, block.weight < 1200, block.linkWeight * 3 < block.weight else { continue }
      let isSummary =
        block.hints.contains(.summary) && block.hints.isDisjoint(with: [.noise, .caption, .byline, .date])
      let isNear = headline.map { index > $0 && index - $0 <= 6 } ?? false
      let isProse = block.kind == .paragraph && block.weight >= 60 && block.hints.isEmpty && isNear
      func matches() -> Bool {
        beginning.utf8.count >= 30 && TextKey.key(page.string(of: block)).hasPrefix(beginning)
      }
      let isLeading =
        block.first >= outer && block.kind == .paragraph && block.weight >= 100 && endsSentence(block)
        && block.hints.isDisjoint(with: [.noise, .caption, .byline, .date])
      guard
        isSummary && headline.map({ index > $0 }) ?? true || isProse || isLeading
          || !block.hints.contains(.caption) && matches()
      else { continue }
      if title == page.string(of: block) || isNoise(block) { continue }
      found.append(index)
    }
    // What a page says twice, as a picture's text or for small screens, is said once.
    var seen = Set(kept.prefix(5).map { TextKey.key(page.string(of: page.blocks[$0])) })
    return found.filter { seen.insert(TextKey.key(page.string(of: page.blocks[$0]))).inserted }
  }

  /// The element two levels above the one that holds the text.
  private func outer(_ node: Int32) -> Int32 {
    var outer = node
    for _ in 0..<2 where outer >= 0 {
      let parent = tree.nodes[Int(outer)].parent
      guard parent >= 0, tree.nodes[Int(parent)].tag != .body, tree.nodes[Int(parent)].tag != .html else { break }
      outer = parent
    }
    return outer
  }
}
