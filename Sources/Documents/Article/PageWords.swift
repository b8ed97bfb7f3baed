import Foundation
import PageData

/// The words and phrases by which pages are read: a data file, which an analyst can extend.
///
/// The format is described at the head of `pages.txt`. A further file adds to the lists of the built-in one.
public struct PageWords: Sendable {
  /// What a word in an element's class says about the element.
  struct Hints: OptionSet, Hashable, Sendable {
    let rawValue: UInt32

    /// Comments, other articles, sharing, navigation, advertising: no part of an article.
    static let noise = Hints(rawValue: 1 << 0)
    /// The caption or credit of a picture.
    static let caption = Hints(rawValue: 1 << 1)
    /// The text of an article.
    static let body = Hints(rawValue: 1 << 2)
    /// An article's standfirst.
    static let summary = Hints(rawValue: 1 << 3)
    /// Who wrote an article.
    static let byline = Hints(rawValue: 1 << 4)
    /// When it was published or updated.
    static let date = Hints(rawValue: 1 << 5)
    /// A headline.
    static let title = Hints(rawValue: 1 << 6)
    /// Noise on most pages, the article on some.
    static let weakNoise = Hints(rawValue: 1 << 7)
    /// A word that turns what stands beside it into nothing: "has-sidebar".
    static let neutral = Hints(rawValue: 1 << 8)
  }

  /// What words beside a date call it.
  enum DateLabel {
    case published, updated
  }

  /// What a number of a date counts.
  enum DateUnit: String {
    case year, month, day
  }

  private static let lists: [(name: String, hint: Hints)] = [
    ("noise classes", .noise), ("weak noise classes", .weakNoise), ("neutral words", .neutral),
    ("caption classes", .caption), ("body classes", .body), ("summary classes", .summary),
    ("byline classes", .byline), ("date classes", .date), ("title classes", .title),
  ]

  private let words: WordTable
  private let beginnings: WordTable
  private let hidden: WordTable
  private let phrases: [UInt8: [(bytes: [UInt8], isWhole: Bool)]]
  /// What separates names in a byline.
  private let bylineSeparators: [[UInt8]]
  /// What may stand before a name in a byline, the longest first.
  let bylineBeginnings: [String]
  /// Parts of addresses that lead to a person's page.
  let authorPaths: [String]
  /// What ends a name in a byline.
  private let bylineEndings: [[UInt8]]
  private let noAuthors: Set<String>
  /// Words beside a date that say what date it is, by their first letter.
  private let dateLabels: [Unicode.Scalar: [(text: [Unicode.Scalar], label: DateLabel)]]
  /// The months' numbers by their names in all languages, in lower case.
  let months: [String: Int]
  /// Minutes east of Greenwich by the zones' names.
  let zones: [String: Int]
  /// Small words between day, month and year.
  let dateLinks: Set<String>
  /// Small words between a day and a time.
  let timeLinks: Set<String>
  /// Words behind a time.
  let hourWords: Set<String>
  /// Words that stand between hours and minutes.
  let hourSigns: Set<String>
  /// The words that follow the numbers of year, month and day.
  let dateUnits: [String: DateUnit]
  /// The names of `meta` elements with the date of publication, in order of preference.
  let publishedKeys: [String]
  /// The same for names that systems also use when a page is only changed.
  let weakPublishedKeys: [String]
  /// The names of `meta` elements with the date of the last change.
  let updatedKeys: [String]
  /// The names of fields of a script's data that hold the date of publication, in quotation marks.
  let scriptFields: [[UInt8]]

  /// The words built in.
  public static let standard = PageWords(texts: [builtIn])

  private static let builtIn = String(
    decoding: UnsafeBufferPointer(start: page_data_bytes(), count: page_data_length()), as: UTF8.self)

  /// The words built in and those of further files.
  ///
  /// - Throws: Where a text has an entry outside a list or a list of an unknown name; says in which line.
  public static func standard(adding files: [(path: String, text: String)]) throws(ReadFailure) -> PageWords {
    for file in files { try check(file.text, path: file.path) }
    return PageWords(texts: [builtIn] + files.map(\.text))
  }

  private static func check(_ text: String, path: String) throws(ReadFailure) {
    var list: String?
    for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let entry = line.trimmingCharacters(in: .whitespaces)
      let place = "line \(number + 1)"
      if entry.isEmpty || entry.hasPrefix("#") { continue }
      if entry.hasPrefix("["), entry.hasSuffix("]") {
        let name = String(entry.dropFirst().dropLast())
        guard listNames.contains(name) else {
          throw ReadFailure(path: path, place: place, reason: "no list of page words is called \"\(name)\"")
        }
        list = name
      } else if list == nil {
        throw ReadFailure(path: path, place: place, reason: "an entry before any list; a list begins with [its name]")
      }
    }
  }

  private static let listNames = Set(
    lists.map(\.name) + [
      "noise phrases", "hidden classes", "byline separators", "byline beginnings", "byline endings", "author paths",
      "no authors", "months", "zones", "published labels", "updated labels", "date links", "time links", "hour words",
      "hour signs", "date units", "published keys", "weak published keys", "updated keys", "script fields",
    ])

  private init(texts: [String]) {
    var words: [(String, UInt32)] = []
    var beginnings: [(String, UInt32)] = []
    var phrases: [UInt8: [(bytes: [UInt8], isWhole: Bool)]] = [:]
    var plain: [String: [String]] = [:]
    for text in texts {
      var list = ""
      for line in text.split(separator: "\n") {
        var entry = line.trimmingCharacters(in: .whitespaces)
        if entry.isEmpty || entry.hasPrefix("#") { continue }
        if entry.hasPrefix("["), entry.hasSuffix("]") {
          list = String(entry.dropFirst().dropLast())
        } else if let hint = PageWords.lists.first(where: { $0.name == list })?.hint {
          if entry.hasSuffix("*") {
            beginnings.append((String(entry.dropLast()), hint.rawValue))
          } else {
            words.append((entry, hint.rawValue))
          }
        } else if list != "noise phrases" {
          plain[list, default: []].append(entry)
        } else {
          let isWhole = entry.hasSuffix("$")
          if isWhole { entry.removeLast() }
          let bytes = Array(entry.utf8)
          if let first = bytes.first { phrases[first, default: []].append((bytes, isWhole)) }
        }
      }
    }
    self.words = WordTable(words)
    self.beginnings = WordTable(beginnings)
    self.phrases = phrases
    hidden = WordTable((plain["hidden classes"] ?? []).map { ($0, 1) })
    bylineSeparators = PageWords.blanked(plain["byline separators"])
    bylineBeginnings = (plain["byline beginnings"] ?? []).sorted { ($1.utf8.count, $0) < ($0.utf8.count, $1) }
    authorPaths = plain["author paths"] ?? []
    bylineEndings = PageWords.blanked(plain["byline endings"])
    noAuthors = Set(plain["no authors"] ?? [])
    dateLabels = PageWords.labels(
      [(.published, plain["published labels"]), (.updated, plain["updated labels"])])
    months = PageWords.numbers(plain["months"] ?? []) { Int($0) }
    zones = PageWords.numbers(plain["zones"] ?? [], PageWords.minutes)
    dateLinks = Set(plain["date links"] ?? [])
    timeLinks = Set(plain["time links"] ?? [])
    hourWords = Set(plain["hour words"] ?? [])
    hourSigns = Set(plain["hour signs"] ?? [])
    dateUnits = PageWords.numbers(plain["date units"] ?? []) { DateUnit(rawValue: String($0)) }
    publishedKeys = plain["published keys"] ?? []
    weakPublishedKeys = plain["weak published keys"] ?? []
    updatedKeys = plain["updated keys"] ?? []
    scriptFields = (plain["script fields"] ?? []).map { Array("\"\($0)\"".utf8) }
  }

  /// The entries "1 january jan" as a value for each word.
  private static func numbers<Value>(_ entries: [String], _ number: (Substring) -> Value?) -> [String: Value] {
    var numbers: [String: Value] = [:]
    for entry in entries {
      let words = entry.split(separator: " ")
      guard let first = words.first, let value = number(first) else { continue }
      for word in words.dropFirst() { numbers[String(word)] = numbers[String(word)] ?? value }
    }
    return numbers
  }

  private static func labels(
    _ lists: [(label: DateLabel, entries: [String]?)]
  ) -> [Unicode.Scalar: [(text: [Unicode.Scalar], label: DateLabel)]] {
    var labels: [Unicode.Scalar: [(text: [Unicode.Scalar], label: DateLabel)]] = [:]
    for (label, entries) in lists {
      for entry in entries ?? [] {
        let text = Array(entry.unicodeScalars)
        if let first = text.first { labels[first, default: []].append((text, label)) }
      }
    }
    return labels
  }

  /// What the last label of a text says, which stands before a date; of two that end alike the longer counts.
  func dateLabel(before text: ArraySlice<Unicode.Scalar>) -> DateLabel? {
    places(in: text).max { ($0.range.upperBound, $1.range.lowerBound) < ($1.range.upperBound, $0.range.lowerBound) }?
      .label
  }

  /// What the first label of a text says, which begins with a date.
  func dateLabel(behind text: ArraySlice<Unicode.Scalar>) -> DateLabel? {
    places(in: text).min { $0.range.lowerBound < $1.range.lowerBound }?.label
  }

  private func places(in text: ArraySlice<Unicode.Scalar>) -> [(range: Range<Int>, label: DateLabel)] {
    let lowered = text.map { scalar in
      scalar.isASCII
        ? 0x41...0x5A ~= scalar.value ? Unicode.Scalar(UInt8(scalar.value | 0x20)) : scalar
        : scalar.properties.lowercaseMapping.unicodeScalars.first ?? scalar
    }
    var places: [(range: Range<Int>, label: DateLabel)] = []
    for index in lowered.indices {
      for (label, kind) in dateLabels[lowered[index]] ?? [] where lowered[index...].starts(with: label) {
        places.append((index..<index + label.count, kind))
      }
    }
    return places
  }

  /// "-05:30" in minutes.
  private static func minutes(_ offset: Substring) -> Int? {
    let parts = offset.dropFirst().split(separator: ":").compactMap { Int($0) }
    guard parts.count == 2 else { return nil }
    return (offset.first == "-" ? -1 : 1) * (parts[0] * 60 + parts[1])
  }

  /// The bytes of entries in which "_" stands for a blank.
  private static func blanked(_ entries: [String]?) -> [[UInt8]] {
    (entries ?? []).map { $0.utf8.map { $0 == UInt8(ascii: "_") ? 0x20 : $0 } }
  }

  /// How long the separator of names is that begins at a place; nil where none does.
  ///
  /// Case of ASCII letters is ignored.
  func separatorLength(in bytes: [UInt8], at index: Int) -> Int? {
    bylineSeparators.first { PageWords.stands($0, in: bytes, at: index) }?.count
  }

  /// Where a name ends because something else begins; nil where nothing does.
  func endOfName(in bytes: [UInt8]) -> Int? {
    let padded = bytes + [0x20]
    return padded.indices.dropFirst().first { index in
      bylineEndings.contains { PageWords.stands($0, in: padded, at: index) }
    }
  }

  private static func stands(_ word: [UInt8], in bytes: [UInt8], at start: Int) -> Bool {
    guard start + word.count <= bytes.count else { return false }
    for (offset, letter) in word.enumerated() {
      let byte = bytes[start + offset]
      guard byte == letter || 0x41...0x5A ~= byte && byte | 0x20 == letter else { return false }
    }
    return true
  }

  /// True for what stands in the place of a name and is none.
  func isNoAuthor(_ name: String) -> Bool { noAuthors.contains(name) }

  /// What the words of an attribute say: each word, and each two and three neighbours in one name.
  ///
  /// Words are cut at whatever is no letter or figure, and where a capital follows a small letter. Linear.
  func hints(_ source: [UInt8], _ range: Range<Int>) -> Hints {
    var found: UInt32 = 0
    var digest = WordTable.seed
    var pair = WordTable.seed
    var triple = WordTable.seed
    var length = 0
    // How many words of the name stand before this one.
    var before = 0
    var wasSmall = false
    var index = range.lowerBound
    var all: Hints = []
    func finish() {
      found |= words.value(of: digest)
      if before > 0 { found |= words.value(of: pair) }
      if before > 1 { found |= words.value(of: triple) }
    }
    // "related-post-content" is no body, "sidebar-grid article-content" is one.
    func finishName() {
      var hints = Hints(rawValue: found)
      if hints.contains(.neutral) { hints.subtract([.neutral, .noise, .weakNoise]) }
      if !hints.isDisjoint(with: [.noise, .weakNoise]) { hints.remove(.body) }
      all.formUnion(hints)
      found = 0
    }
    while index <= range.upperBound {
      let byte = index < range.upperBound ? source[index] : 0x20
      let isLetter = 0x61...0x7A ~= byte | 0x20 && byte & 0x40 != 0 || 0x30...0x39 ~= byte || byte >= 0x80
      let isCapital = 0x41...0x5A ~= byte
      if length > 0, !isLetter || isCapital && wasSmall {
        finish()
        // The next word is hashed on after this one and a hyphen; white space begins a new name.
        triple = WordTable.adding(UInt8(ascii: "-"), to: pair)
        pair = WordTable.adding(UInt8(ascii: "-"), to: digest)
        before = byte > 0x20 ? before + 1 : 0
        digest = WordTable.seed
        length = 0
      } else if length == 0, byte <= 0x20 {
        before = 0
      }
      if byte <= 0x20 { finishName() }
      if isLetter {
        let letter = isCapital ? byte | 0x20 : byte
        digest = WordTable.adding(letter, to: digest)
        pair = WordTable.adding(letter, to: pair)
        triple = WordTable.adding(letter, to: triple)
        length += 1
        if length >= 4 { found |= beginnings.value(of: digest) }
        wasSmall = !isCapital
      }
      index += 1
    }
    if all.contains(.body) { all.subtract([.noise, .weakNoise]) }
    return all
  }

  /// True where a class, as a whole, says that an element is not shown.
  ///
  /// Not where it is shown on a wide screen, which frameworks say by a name with a colon: "hidden md:block".
  func hides(_ source: [UInt8], _ range: Range<Int>) -> Bool {
    var digest = WordTable.seed
    var found = false
    for index in range.lowerBound...range.upperBound {
      let byte = index < range.upperBound ? source[index] : 0x20
      if byte == UInt8(ascii: ":") { return false }
      if byte <= 0x20 {
        found = found || hidden.value(of: digest) != 0
        digest = WordTable.seed
      } else {
        digest = WordTable.adding(0x41...0x5A ~= byte ? byte | 0x20 : byte, to: digest)
      }
    }
    return found
  }

  /// True where a text begins with a phrase that belongs to no article.
  func beginsAsNoise(_ text: ArraySlice<UInt8>) -> Bool {
    guard let start = text.first else { return false }
    // Letters beyond ASCII are lowered by Foundation; those of ASCII here, which is nearly all.
    let lowered: [UInt8] =
      text.prefix(120).contains { $0 >= 0x80 }
      ? Array(String(decoding: text.prefix(120), as: UTF8.self).lowercased().utf8)
      : text.prefix(120).map { 0x41...0x5A ~= $0 ? $0 | 0x20 : $0 }
    guard let first = lowered.first ?? Optional(start), let candidates = phrases[first] else { return false }
    return candidates.contains { phrase in
      guard lowered.starts(with: phrase.bytes) else { return false }
      return phrase.isWhole ? text.count == phrase.bytes.count : true
    }
  }
}
