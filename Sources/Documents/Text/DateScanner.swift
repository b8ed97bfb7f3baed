import Records

/// Reads dates and their labels from the words and figures of a short text.
struct DateScanner {
  /// What a label says.
  enum Label {
    case published, updated
  }

  private enum Lexeme: Equatable {
    case word(String)
    case number(value: Int, digits: Int)
    case sign(Unicode.Scalar)
    case lineBreak
  }

  private let lexemes: [Lexeme]
  private let offsets: [Int]
  private var index = 0

  /// Cuts a text into words (of ASCII letters, in lower case), numbers and signs.
  init(_ scalars: some Sequence<Unicode.Scalar>) {
    var lexemes: [Lexeme] = []
    var offsets: [Int] = []
    var wasJoined = false
    for (offset, scalar) in scalars.enumerated() {
      var isJoined = true
      switch scalar {
      case "a"..."z", "A"..."Z":
        let letter = String(scalar).lowercased()
        if wasJoined, case .word(let word) = lexemes.last {
          lexemes[lexemes.count - 1] = .word(word + letter)
          continue
        }
        lexemes.append(.word(letter))
      case "0"..."9":
        let digit = Int(scalar.value) - 0x30
        if wasJoined, case .number(let value, let digits) = lexemes.last {
          lexemes[lexemes.count - 1] = .number(value: digits < 9 ? value * 10 + digit : value, digits: digits + 1)
          continue
        }
        lexemes.append(.number(value: digit, digits: 1))
      case "\n", "\r", "\u{2028}", "\u{2029}":
        isJoined = false
        lexemes.append(.lineBreak)
      default:
        isJoined = false
        wasJoined = false
        if scalar.properties.isWhitespace { continue }
        lexemes.append(.sign(scalar))
      }
      offsets.append(offset)
      wasJoined = isJoined
    }
    self.lexemes = lexemes
    self.offsets = offsets
  }

  // MARK: - Labels

  private static let labels: [String: Label] = [
    "published": .published, "posted": .published, "date": .published, "dated": .published,
    "updated": .updated, "modified": .updated,
  ]
  /// What may stand between the beginning of a line and a label.
  private static let labelPrefixes: Set<String> = [
    "first", "last", "originally", "date", "publication", "release", "article", "story", "this", "was",
  ]
  private static let boundaries: Set<Unicode.Scalar> = ["|", "•", "·", "–", "—", "(", "[", "*", "/", ">"]

  /// Goes on to what follows the next label; nil where there is none before an offset.
  mutating func nextLabel(before limit: Int) -> Label? {
    while index < lexemes.count, offsets[index] < limit {
      defer { index += 1 }
      guard case .word(let word) = lexemes[index], let label = DateScanner.labels[word] else { continue }
      let hasColon = peek(1) == .sign(":") && word != "date" && word != "dated"
      guard hasColon || isAtBoundary else { continue }
      index += 1
      skipToDate()
      index -= 1
      return label
    }
    return nil
  }

  private var isAtBoundary: Bool {
    var before = index - 1
    while before >= 0, case .word(let word) = lexemes[before], DateScanner.labelPrefixes.contains(word) { before -= 1 }
    guard before >= 0 else { return true }
    if case .sign(let sign) = lexemes[before] { return DateScanner.boundaries.contains(sign) }
    return lexemes[before] == .lineBreak
  }

  /// Passes over ": on", a line break, and a time.
  private mutating func skipToDate() {
    while index < lexemes.count {
      switch lexemes[index] {
      case .sign(":"), .sign("-"), .sign("–"), .sign("|"), .word("on"), .word("at"), .lineBreak: index += 1
      default: return skipTime()
      }
    }
  }

  /// Passes over a time before a date, such as "10:30 EDT, ".
  mutating func skipTime() {
    guard case .number(_, let digits) = peek(0), digits <= 2, peek(1) == .sign(":") || peek(1) == .sign(".") else {
      return
    }
    var next = index
    while next < lexemes.count, next - index < 12 {
      switch lexemes[next] {
      case .number(_, let digits) where digits <= 2 && isClock(next): next += 1
      case .sign(":"), .sign("."), .sign(","), .sign("("), .sign(")"): next += 1
      case .word(let word) where word.count <= 4 && DateScanner.months[word] == nil && !DateScanner.isWeekday(word):
        next += 1
      default:
        index = next
        return
      }
    }
  }

  /// True for a number of a time: one with a colon or point before or after it.
  private func isClock(_ at: Int) -> Bool {
    let clock: [Lexeme] = [.sign(":"), .sign(".")]
    if at + 1 < lexemes.count, clock.contains(lexemes[at + 1]) { return true }
    return at > index && clock[0] == lexemes[at - 1]
  }

  // MARK: - Dates

  private static let months: [String: Int] = {
    let names = [
      "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
      "december",
    ]
    var months = ["sept": 9]
    for (index, name) in names.enumerated() {
      months[name] = index + 1
      months[String(name.prefix(3))] = index + 1
    }
    return months
  }()

  private static let weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]

  private static func isWeekday(_ word: String) -> Bool {
    word.count >= 3 && weekdays.contains { $0.hasPrefix(word) }
  }

  /// The day, ISO 8601, that stands here, which the scanner passes; nil, and the scanner stays, where none does.
  mutating func date() -> String? {
    let start = index
    if case .word(let word) = peek(0), DateScanner.isWeekday(word) {
      index += 1
      skip(",", ".")
    }
    if let date = numericDate() ?? dayFirst() ?? monthFirst() { return date }
    index = start
    return nil
  }

  private func peek(_ ahead: Int) -> Lexeme? {
    index + ahead < lexemes.count ? lexemes[index + ahead] : nil
  }

  private mutating func skip(_ signs: Unicode.Scalar...) {
    while case .sign(let sign) = peek(0), signs.contains(sign) { index += 1 }
  }

  /// 2025-05-09, 2025/05/09, 20250509.
  private mutating func numericDate() -> String? {
    if case .number(let value, 8) = peek(0) {
      return finish(year: value / 10_000, month: value / 100 % 100, day: value % 100, count: 1)
    }
    guard case .number(let year, 4) = peek(0), case .sign(let sign) = peek(1), sign == "-" || sign == "/",
      case .number(let month, 1...2) = peek(2), peek(3) == .sign(sign), case .number(let day, 1...2) = peek(4)
    else { return nil }
    return finish(year: year, month: month, day: day, count: 5)
  }

  /// 9 May 2025, 9th of May, 2025, 09-May-2025, 09 May 25 10:00.
  private mutating func dayFirst() -> String? {
    let start = index
    guard let day = dayNumber() else { return nil }
    if peek(0) == .word("of") { index += 1 }
    skip("-")
    if let month = monthName() {
      skip(",", "-")
      if case .number(let year, 4) = peek(0) { return finish(year: year, month: month, day: day, count: 1) }
      // RFC 822 has two digits; only a time after them makes sure that they are a year.
      if case .number(let year, 2) = peek(0), case .number(_, 2) = peek(1), peek(2) == .sign(":") {
        return finish(year: year + (year < 50 ? 2000 : 1900), month: month, day: day, count: 1)
      }
    }
    index = start
    return nil
  }

  /// May 9, 2025, or Sep 9th 2025.
  private mutating func monthFirst() -> String? {
    let start = index
    if let month = monthName(), let day = dayNumber() {
      skip(",")
      if case .number(let year, 4) = peek(0) { return finish(year: year, month: month, day: day, count: 1) }
    }
    index = start
    return nil
  }

  private mutating func dayNumber() -> Int? {
    guard case .number(let day, 1...2) = peek(0) else { return nil }
    index += 1
    if case .word(let word) = peek(0), ["st", "nd", "rd", "th"].contains(word) { index += 1 }
    return day
  }

  private mutating func monthName() -> Int? {
    guard case .word(let word) = peek(0), let month = DateScanner.months[word] else { return nil }
    index += 1
    skip(".")
    return month
  }

  /// The date where such a day exists.
  private mutating func finish(year: Int, month: Int, day: Int, count: Int) -> String? {
    guard year >= 1000, CalendarRule.isDay(year: year, month: month, day: day) else { return nil }
    index += count
    func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(year)-\(padded(month))-\(padded(day))"
  }
}
