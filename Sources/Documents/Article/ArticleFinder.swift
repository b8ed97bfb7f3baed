/// Finds the article among the blocks of a page.
struct ArticleFinder {
  private let tree: HTMLTree
  /// The blocks, with what the elements around them were found to say of them.
  private(set) var page: PageBlocks
  private let words: PageWords
  private let title: String?
  private let summary: String?

  /// - Parameters:
  ///   - title: The headline, which is no part of the text.
  ///   - summary: What the page's metadata say the article is about; where it stands on the page, it is the standfirst.
  init(_ tree: HTMLTree, _ page: PageBlocks, words: PageWords, title: String?, summary: String?) {
    self.tree = tree
    self.page = page
    self.words = words
    self.title = title
    self.summary = summary
  }

  /// The blocks of the article, as indices.
  mutating func find() -> [Int] {
    believeMarks()
    let values = page.blocks.map { $0.hints.contains(.noise) || $0.hints.contains(.caption) ? 0 : good($0) }
    guard let container = container(values) else { return [] }
    return clean(container)
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

  // MARK: - Marks

  /// Hands the marks of elements on to the blocks in them, where that leaves an article.
  private mutating func believeMarks() {
    let goods = page.blocks.map { good($0) }
    var sums = [0]
    for value in goods { sums.append((sums.last ?? 0) + value) }
    let total = max(sums.last ?? 0, 1)
    for mark in page.marks {
      let range = page.range(of: mark.node, end: mark.end)
      if range.isEmpty { continue }
      var hints = mark.hints
      let share = sums[range.upperBound] - sums[range.lowerBound]
      if hints.contains(.noise), share * 100 > total * 50 { hints.remove(.noise) }
      if hints.contains(.body) { hints.remove(.noise) }
      if share > 600 { hints.subtract([.byline, .date, .caption, .title]) }
      if share > 1500 { hints.subtract([.summary]) }
      for index in range { page.blocks[index].hints.formUnion(hints) }
    }
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
    var kept: [Int] = []
    let range = page.range(of: container.node, end: container.end)
    for index in range {
      let block = page.blocks[index]
      if !block.hints.isDisjoint(with: [.noise, .caption, .byline, .date, .title]) { continue }
      if isNoise(block) { continue }
      kept.append(index)
    }
    while let last = kept.last, page.blocks[last].kind == .heading { kept.removeLast() }
    return kept
  }

  private func isNoise(_ block: PageBlocks.Block) -> Bool {
    let bytes = page.bytes(of: block)
    if Int(block.linkWeight) * 10 >= Int(block.weight) * 8 { return true }
    if Int(block.linkWeight) * 2 >= Int(block.weight), block.weight < 100 { return true }
    if block.weight < 3 { return true }
    if block.weight < 150, words.beginsAsNoise(bytes) { return true }
    if let title, block.weight < 300, page.string(of: block) == title { return true }
    return false
  }
}
