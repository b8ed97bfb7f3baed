/// Lines of a fixed width, one below the other.
struct TerminalCanvas {
  let width: Int
  private(set) var lines: [TerminalText] = []

  /// Narrower columns than this are not made: the cells then stand below one another.
  ///
  /// The longest mark, "(hypothetical)", takes 14.
  private static let narrowestColumn = 14
  private static let gap = 2

  init(width: Int) {
    self.width = width
  }

  mutating func blank() {
    if let last = lines.last, !last.isEmpty { lines.append(TerminalText()) }
  }

  /// A text wrapped to the width, its further lines further in.
  mutating func paragraph(_ text: TerminalText, indent: Int = 0, hanging: Int = 0) {
    let room = max(width - indent - hanging, 2)
    // One width for all lines: the first leaves the hanging indent's room unused.
    for (index, line) in text.wrapped(to: room).enumerated() {
      var padded = TerminalText(String(repeating: " ", count: index == 0 ? indent : indent + hanging))
      padded.append(line)
      lines.append(padded)
    }
  }

  /// A text at the left and one at the right, on one line where they fit.
  mutating func spread(_ left: TerminalText, _ right: TerminalText) {
    let space = width - left.width - right.width
    if right.isEmpty {
      paragraph(left)
    } else if space >= Self.gap {
      var line = left
      line.append(String(repeating: " ", count: space))
      line.append(right)
      lines.append(line)
    } else {
      paragraph(left)
      paragraph(right, indent: 2)
    }
  }

  /// Rows under titles, as columns where the width allows, else each row as a list of its cells.
  mutating func table(titles: [String], rows: [[TerminalText]], indent: Int = 2) {
    let used = titles.indices.filter { column in rows.contains { column < $0.count && !$0[column].isEmpty } }
    guard !used.isEmpty else { return }
    let room = width - indent - Self.gap * (used.count - 1)
    let natural = used.map { column in
      max(DisplayWidth.of(titles[column]), rows.map { $0[column].width }.max() ?? 0)
    }
    guard let widths = Self.widths(natural: natural, room: room) else {
      list(titles: titles, used: used, rows: rows, indent: indent)
      return
    }
    emit(used.map { TerminalText(titles[$0], .dim) }, widths: widths, indent: indent)
    for row in rows { emit(used.map { row[$0] }, widths: widths, indent: indent) }
  }

  /// The columns' widths: as wide as needed where all fits, else what is too wide shares what the others leave.
  private static func widths(natural: [Int], room: Int) -> [Int]? {
    if natural.reduce(0, +) <= room { return natural }
    let least = natural.map { min($0, narrowestColumn) }
    guard least.reduce(0, +) <= room else { return nil }
    var widths = natural
    var open = Set(natural.indices)
    var left = room
    while !open.isEmpty {
      let share = left / open.count
      let fitting = open.filter { natural[$0] <= share }
      if fitting.isEmpty {
        for (rank, column) in open.sorted().enumerated() { widths[column] = share + (rank < left % open.count ? 1 : 0) }
        break
      }
      for column in fitting { left -= natural[column] }
      open.subtract(fitting)
    }
    return widths
  }

  private mutating func emit(_ cells: [TerminalText], widths: [Int], indent: Int) {
    let wrapped = zip(cells, widths).map { $0.wrapped(to: $1) }
    for row in 0..<(wrapped.map(\.count).max() ?? 0) {
      var line = TerminalText(String(repeating: " ", count: indent))
      var owed = 0
      for (cell, width) in zip(wrapped, widths) {
        guard row < cell.count, !cell[row].isEmpty else {
          owed += width + Self.gap
          continue
        }
        line.append(String(repeating: " ", count: owed))
        line.append(cell[row])
        owed = width - cell[row].width + Self.gap
      }
      lines.append(line)
    }
  }

  private mutating func list(titles: [String], used: [Int], rows: [[TerminalText]], indent: Int) {
    let label = (used.map { DisplayWidth.of(titles[$0]) }.max() ?? 0) + Self.gap
    for row in rows {
      for (position, column) in used.filter({ !row[$0].isEmpty }).enumerated() {
        var text = TerminalText(titles[column], .dim)
        let pad = label - DisplayWidth.of(titles[column])
        let lead = position == 0 ? "- " : "  "
        for (index, line) in row[column].wrapped(to: width - indent - label - 2).enumerated() {
          var whole = TerminalText(String(repeating: " ", count: indent) + (index == 0 ? lead : "  "))
          if index == 0 {
            text.append(String(repeating: " ", count: pad))
            whole.append(text)
          } else {
            whole.append(String(repeating: " ", count: label))
          }
          whole.append(line)
          lines.append(whole)
        }
      }
    }
  }
}
