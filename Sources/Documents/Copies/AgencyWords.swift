internal import Foundation
internal import PageData
public import Records

/// The news agencies and how reports credit them: a data file, which an analyst can extend.
///
/// The format is described at the head of `agencies.txt`. A further file adds to the lists of the built-in one.
public struct AgencyWords: Sendable {
  /// One element of a phrase.
  private enum Element: Sendable {
    case word(UInt64)
    case agency
    /// Up to twelve words.
    case gap
  }

  private struct Phrase: Sendable {
    var elements: [Element]
    var part: TextReuse.Credit.Part
    /// Whose the phrase is where it names nobody.
    var agency: String?
  }

  private struct Name: Sendable {
    var agency: String
    var spelling: String
    var words: [UInt64]
    /// Whether it is made of capitals, which then count.
    var isAcronym: Bool
  }

  /// The names by the digest of their first word, the longest first.
  private let names: [UInt64: [Name]]
  private let phrases: [Phrase]

  /// The agencies built in.
  public static let standard = AgencyWords(texts: [builtIn])

  private static let builtIn = String(
    decoding: UnsafeBufferPointer(start: agency_data_bytes(), count: agency_data_length()), as: UTF8.self)

  private static let phraseLists: [String: TextReuse.Credit.Part] = [
    "report phrases": .report, "contribution phrases": .contribution,
  ]

  /// The agencies built in and those of further files.
  ///
  /// - Throws: Where a text has an entry outside a list or a list of an unknown name; says in which line.
  public static func standard(adding files: [(path: String, text: String)]) throws(ReadFailure) -> AgencyWords {
    for file in files {
      try ListFile.check(file.text, path: file.path, of: "agencies", lists: Set(phraseLists.keys).union(["agencies"]))
    }
    return AgencyWords(texts: [builtIn] + files.map(\.text))
  }

  private init(texts: [String]) {
    var names: [UInt64: [Name]] = [:]
    var phrases: [Phrase] = []
    for (list, entry) in texts.flatMap(ListFile.entries(of:)) {
      let sides = entry.split(separator: "=", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
      guard let first = sides.first else { continue }
      guard let part = Self.phraseLists[list] else {
        let others = sides.dropFirst().flatMap { $0.split(separator: "|") }
        for spelling in [first] + others.map({ $0.trimmingCharacters(in: .whitespaces) }) {
          let words = FoldedWords.digests(of: spelling).map(\.digest)
          guard let start = words.first else { continue }
          let isAcronym = spelling.allSatisfy { $0.isUppercase } || spelling.allSatisfy { $0.isLowercase }
          names[start, default: []].append(
            Name(agency: first, spelling: spelling, words: words, isAcronym: isAcronym))
        }
        continue
      }
      let elements = first.split(separator: " ").flatMap { word -> [Element] in
        switch word {
        case "*": [.agency]
        case "…": [.gap]
        default: FoldedWords.digests(of: String(word)).map { .word($0.digest) }
        }
      }
      phrases.append(Phrase(elements: elements, part: part, agency: sides.dropFirst().first))
    }
    self.names = names.mapValues { $0.sorted { ($1.words.count, $0.spelling) < ($0.words.count, $1.spelling) } }
    self.phrases = phrases
  }

  /// Code points at the beginning in which a dateline is looked for, and at the end in which a credit is.
  ///
  /// Set by eye: a headline, a byline and the dateline; the last paragraph and what stands below it.
  private static let reach = (beginning: 400, end: 900)
  /// Words that "…" stands for at most.
  private static let longestGap = 12

  /// The agency that a document credits; nil where it credits none.
  ///
  /// A dateline, the outlet and the byline go before what the last lines say, and a report before a contribution.
  public func credit(of document: Document) -> TextReuse.Credit? {
    if let credit = dateline(in: document.text) { return credit }
    for place in [document.outlet, document.byline].compactMap(\.self) {
      if let agency = agency(called: place) { return TextReuse.Credit(agency: agency, part: .report, evidence: nil) }
    }
    return credit(atEndOf: document.text)
  }

  /// The agency that an outlet or a byline is, with nothing else beside its name.
  private func agency(called place: String) -> String? {
    let window = Window(place[...], offset: 0)
    guard let name = name(in: window, at: 0), name.words.count == window.words.count else { return nil }
    return name.agency
  }

  /// "GENEVA (AP) —", "MOSCOW, May 3 /TASS/.": a name in brackets and a dash, or between slashes, near the beginning.
  private func dateline(in text: String) -> TextReuse.Credit? {
    let scalars = Array(text.unicodeScalars.prefix(Self.reach.beginning))
    for (start, opening) in scalars.enumerated() where opening == "(" || opening == "/" {
      let closing: Unicode.Scalar = opening == "(" ? ")" : "/"
      let rest = scalars[(start + 1)...].prefix(40)
      guard let end = rest.firstIndex(of: closing) else { continue }
      let after = scalars[(end + 1)...].first { $0 != " " && $0 != "\u{A0}" }
      guard opening == "/" ? after == "." : after.map("-–—―".unicodeScalars.contains) ?? false else { continue }
      var inside = String.UnicodeScalarView()
      inside.append(contentsOf: scalars[(start + 1)..<end])
      guard let agency = agency(called: String(inside)) else { continue }
      var words = String.UnicodeScalarView()
      words.append(contentsOf: scalars[start...end])
      return TextReuse.Credit(
        agency: agency, part: .report, evidence: Span(start: start, end: end + 1, text: String(words)))
    }
    return nil
  }

  /// What the last lines say.
  private func credit(atEndOf text: String) -> TextReuse.Credit? {
    let scalars = text.unicodeScalars
    let start = scalars.index(scalars.endIndex, offsetBy: -Self.reach.end, limitedBy: scalars.startIndex)
    let tail = text[(start ?? scalars.startIndex)...]
    // Most reports credit nobody: the words are cut only where one of the phrases' words stands.
    let window = Window(tail, offset: start == nil ? 0 : scalars.count - Self.reach.end)
    var found: TextReuse.Credit?
    for index in window.words.indices {
      for phrase in phrases where found == nil || found?.part == .contribution && phrase.part == .report {
        guard let match = self.match(phrase, in: window, at: index) else { continue }
        found = TextReuse.Credit(
          agency: match.agency, part: phrase.part, evidence: window.span(of: index..<match.end))
      }
    }
    return found
  }

  /// Whose a phrase is that begins at a word, and the word after it; nil where it does not stand there.
  private func match(_ phrase: Phrase, in window: Window, at start: Int) -> (agency: String, end: Int)? {
    var agency = phrase.agency
    var index = start
    var isAfterGap = false
    for element in phrase.elements {
      let reach = isAfterGap ? Self.longestGap : 0
      isAfterGap = false
      switch element {
      case .gap: isAfterGap = true
      case .word(let digest):
        let last = min(index + reach, window.words.count - 1)
        guard index <= last, let found = (index...last).first(where: { window.words[$0].digest == digest }) else {
          return nil
        }
        index = found + 1
      case .agency:
        let last = min(index + reach, window.words.count - 1)
        guard index <= last else { return nil }
        let found = (index...last).lazy.compactMap { place in self.name(in: window, at: place).map { (place, $0) } }
          .first
        guard let (place, name) = found else { return nil }
        agency = name.agency
        index = place + name.words.count
      }
    }
    return agency.map { ($0, index) }
  }

  /// The longest agency's name that begins at a word, an article before it left out.
  private func name(in window: Window, at index: Int) -> Name? {
    guard index < window.words.count, let candidates = names[window.words[index].digest] else { return nil }
    return candidates.first { name in
      guard index + name.words.count <= window.words.count else { return false }
      let place = index..<index + name.words.count
      guard zip(place, name.words).allSatisfy({ window.words[$0].digest == $1 }) else { return false }
      return !name.isAcronym || window.span(of: place).text == name.spelling
    }
  }

  /// A part of a text and its words; places count from the beginning of the text.
  private struct Window {
    let words: [FoldedWord]
    private let scalars: [Unicode.Scalar]
    private let offset: Int

    init(_ part: Substring, offset: Int) {
      var words: [FoldedWord] = []
      FoldedWords.forEach(in: String(part)) { words.append($0) }
      self.words = words
      scalars = Array(part.unicodeScalars)
      self.offset = offset
    }

    /// The span of some words; empty where there are none.
    func span(of range: Range<Int>) -> Span {
      guard let first = words[range].first, let last = words[range].last else {
        return Span(start: offset, end: offset, text: "")
      }
      var text = String.UnicodeScalarView()
      text.append(contentsOf: scalars[first.start..<last.end])
      return Span(start: offset + first.start, end: offset + last.end, text: String(text))
    }
  }
}
