/// Finds which of many ranges are near a place without asking all of them.
///
/// The line is cut into cells of one size, and each cell knows whose range touches it. Adding is linear in the cells of
/// a range, a search in the cells of its range and what they hold, so that a long document takes linear time.
struct SpanIndex: Sendable {
  private static let cell = 256
  private var cells: [Int: [Int]] = [:]

  /// Adds a range, its end included, under a number.
  mutating func add(_ range: Range<Int>, _ value: Int) {
    for cell in range.lowerBound / Self.cell...range.upperBound / Self.cell where cells[cell]?.last != value {
      cells[cell, default: []].append(value)
    }
  }

  /// The numbers of all ranges that touch a range, and of some close by, each once, in ascending order.
  func values(near range: Range<Int>) -> [Int] {
    let (first, last) = (range.lowerBound / Self.cell, range.upperBound / Self.cell)
    var found = cells[first] ?? []
    for cell in first + 1..<last + 1 { found += cells[cell] ?? [] }
    found.sort()
    var unique: [Int] = []
    for value in found where unique.last != value { unique.append(value) }
    return unique
  }
}

extension SpanIndex {
  /// Indexes the contents of sayings under their places in the list.
  init(_ sayings: [Saying], where isWanted: (Saying) -> Bool = { _ in true }) {
    for (index, saying) in sayings.enumerated() where isWanted(saying) {
      for content in saying.content { add(content, index) }
    }
  }
}
