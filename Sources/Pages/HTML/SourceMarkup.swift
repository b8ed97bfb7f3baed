import Records

/// The text of a source as HTML: every code point as it is, evidence in `mark`s, each line a paragraph.
///
/// Evidence overlaps: the text is cut at every boundary, and where two stretches cross, the later one is closed and
/// opened again, so that elements nest. A stretch in several pieces has its name at the first and a class at all of
/// them, by which the style sheet shows the whole when the name is the page's target.
struct SourceMarkup {
  /// A stretch of the text that lines of the dossier rest on.
  struct Place {
    var range: Range<Int>
    var anchor: String
    var kind: String
    /// The anchors of the lines that rest on it, at least one.
    var lines: [String]
  }

  /// The text's HTML.
  let html: String
  /// How many stretches had to be cut in pieces.
  let cut: Int

  /// Marks a text up.
  ///
  /// - Parameters:
  ///   - places: what is evidence; ranges inside the text, each once.
  ///   - parts: ranges inside the text that are to be elements of their own.
  ///   - firstCut: the number of the first stretch in pieces, for class names unique on the page.
  /// - Complexity: O(*n* + *m* log *m*) for *n* code points and *m* places and parts, times how deep places cross.
  init(_ source: Source, places: [Place], parts: [Range<Int>], firstCut: Int) {
    var writer = Writer(source: source, places: places)
    writer.run(parts: parts)
    var classes: [Int: String] = [:]
    for (index, pieces) in writer.pieces.enumerated() where pieces > 1 {
      classes[index] = "cut\(firstCut + classes.count)"
    }
    html = writer.html(classes: classes)
    cut = classes.count
  }

  private enum Piece {
    case line(Int, blank: Bool)
    case endOfLine
    case open(Int, first: Bool)
    case close
    case text(Range<Int>, apart: Bool)
    case back(Int)
  }

  private struct Writer {
    let source: Source
    let places: [Place]
    var pieces: [Int]
    private var output: [Piece] = []
    private var open: [Int] = []

    init(source: Source, places: [Place]) {
      self.source = source
      self.places = places
      pieces = Array(repeating: 0, count: places.count)
    }

    mutating func run(parts: [Range<Int>]) {
      guard !source.scalars.isEmpty else { return }
      // Longer stretches open first and so hold the shorter ones.
      let starting = places.indices.sorted {
        let (left, right) = (places[$0].range, places[$1].range)
        if left.lowerBound != right.lowerBound { return left.lowerBound < right.lowerBound }
        return left.upperBound == right.upperBound ? $0 < $1 : left.upperBound > right.upperBound
      }
      var cuts = [0, source.scalars.count] + source.lineStarts
      for place in places { cuts += [place.range.lowerBound, place.range.upperBound] }
      var depth: [Int: Int] = [:]
      for part in parts {
        cuts += [part.lowerBound, part.upperBound]
        depth[part.lowerBound, default: 0] += 1
        depth[part.upperBound, default: 0] -= 1
      }
      cuts.sort()
      var next = 0
      var line = 0
      var partsOpen = 0
      for (index, offset) in cuts.enumerated() where index == 0 || cuts[index - 1] != offset {
        closePlaces(endingAt: offset)
        guard offset < source.scalars.count else { break }
        if line < source.lineStarts.count, source.lineStarts[line] == offset {
          startLine(line)
          line += 1
        }
        while next < starting.count, places[starting[next]].range.lowerBound == offset {
          push(starting[next])
          next += 1
        }
        partsOpen += depth[offset] ?? 0
        let end = cuts[(index + 1)...].first { $0 > offset } ?? source.scalars.count
        output.append(.text(offset..<end, apart: partsOpen > 0 || !open.isEmpty))
      }
      output.append(.endOfLine)
    }

    private mutating func push(_ place: Int) {
      output.append(.open(place, first: pieces[place] == 0))
      pieces[place] += 1
      open.append(place)
    }

    private mutating func closePlaces(endingAt offset: Int) {
      guard let lowest = open.firstIndex(where: { places[$0].range.upperBound == offset }) else { return }
      let above = open[lowest...]
      open.removeSubrange(lowest...)
      for _ in above { output.append(.close) }
      for place in above where places[place].range.upperBound == offset { output.append(.back(place)) }
      for place in above where places[place].range.upperBound != offset { push(place) }
    }

    private mutating func startLine(_ line: Int) {
      let held = open
      open = []
      for _ in held { output.append(.close) }
      if line > 0 { output.append(.endOfLine) }
      let end = line + 1 < source.lineStarts.count ? source.lineStarts[line + 1] : source.scalars.count
      let blank = source.scalars[source.lineStarts[line]..<end].allSatisfy(\.properties.isWhitespace)
      output.append(.line(line + 1, blank: blank))
      for place in held { push(place) }
    }

    func html(classes: [Int: String]) -> String {
      var html = ""
      html.reserveCapacity(source.scalars.count * 2)
      for piece in output {
        switch piece {
        case .line(let number, let blank):
          html += blank ? "<p class=\"blank\">" : "<p dir=\"auto\" data-line=\"\(number)\">"
        case .endOfLine: html += "</p>"
        case .close: html += "</mark>"
        case .open(let index, let first):
          let place = places[index]
          html += "<mark class=\"of-\(place.kind)\(classes[index].map { " \($0)" } ?? "")\""
          if first { html += " id=\"\(place.anchor)\" tabindex=\"-1\"" }
          html += " data-lines=\"\(place.lines.joined(separator: " "))\">"
        case .text(let range, let apart):
          if apart { html += "<span data-at=\"\(range.lowerBound)\">" }
          for scalar in source.scalars[range] { HTMLEscaping.append(scalar, to: &html) }
          if apart { html += "</span>" }
        case .back(let index):
          let place = places[index]
          guard let first = place.lines.first else { continue }
          let more = place.lines.count > 1 ? "+\(place.lines.count - 1)" : ""
          html +=
            "<a class=\"back of-\(place.kind)\" href=\"#\(first)\" data-mark=\"\(place.kind.prefix(1).uppercased())\(place.kind.dropFirst().prefix(1))\(more)\""
          html += " data-lines=\"\(place.lines.joined(separator: " "))\""
          html +=
            " aria-label=\"To the dossier: \(place.kind)\(more.isEmpty ? "" : " and \(place.lines.count - 1) more")\"></a>"
        }
      }
      return html
    }
  }
}
