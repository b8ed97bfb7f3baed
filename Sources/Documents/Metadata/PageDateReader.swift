import Foundation

/// Reads dates with times and zones in the languages of the page words.
///
///     PageDateReader("Posted on 9. Mai 2025, 14.46 Uhr", order: .unknown, words: words).first()?.date.text
///     // "2025-05-09T14:46:00"
///
/// A month without a day or a day without a year is no date. Of figures alone ("9/5/2025") it must be known which comes
/// first.
struct PageDateReader {
  /// What comes first in a date of figures alone that could be read two ways.
  enum Order {
    case day, month, unknown
  }

  private enum Lexeme: Equatable {
    case word(String)
    case number(Int, digits: Int)
    case sign(Unicode.Scalar)
  }

  /// How much of a text is looked at, in code points.
  static let longest = 300

  private let order: Order
  private let words: PageWords
  private var lexemes: [Lexeme] = []
  /// Where each begins, in code points.
  private var offsets: [Int] = []
  /// Whether white space stands before each.
  private var isApart: [Bool] = []

  init(_ text: String, order: Order, words: PageWords) {
    self.order = order
    self.words = words
    cut(text)
  }

  /// The date of a text that holds one: a timestamp as programs write it, else the first date for people.
  static func date(in text: String?, order: Order, words: PageWords) -> PageDate? {
    guard let text, text.utf8.contains(where: { 0x30...0x39 ~= $0 }) else { return nil }
    let reader = PageDateReader(text, order: order, words: words)
    return reader.timestamp() ?? reader.first()?.date
  }

  /// False for a text, in UTF-8, that cannot hold a whole date; linear, and much faster than reading it.
  ///
  /// A date has a number of eight digits or more, or a day and either a year of four digits, a third number, or a year of
  /// two digits behind a mark.
  static func mayHoldDate(_ text: some Sequence<UInt8>) -> Bool {
    var groups = 0
    var digits = 0
    var hasYear = false
    var wasMark = false
    var isMarked = false
    for byte in text {
      if 0x30...0x39 ~= byte {
        if digits == 0 {
          groups += 1
          isMarked = wasMark
        }
        digits += 1
        if digits == 4 || digits == 2 && isMarked { hasYear = true }
        if digits == 8 { return true }
        continue
      }
      if hasYear && groups > 1 || groups > 2 { return true }
      digits = 0
      // The last byte of a typographic apostrophe is taken for it.
      wasMark = byte == UInt8(ascii: "-") || byte == UInt8(ascii: "'") || byte == 0x99
    }
    return hasYear && groups > 1 || groups > 2
  }

  private mutating func cut(_ text: String) {
    var word = ""
    var value = 0
    var digits = 0
    var start = 0
    var wasSpace = false
    var apart = false
    // Letters of ASCII are lowered as they come.
    var isASCII = true
    func isIdeograph(_ scalar: Unicode.Scalar) -> Bool {
      0x3400...0x9FFF ~= scalar.value || 0xAC00...0xD7A3 ~= scalar.value
    }
    func finish(_ lexemes: inout [Lexeme], _ offsets: inout [Int], _ isApart: inout [Bool]) {
      if digits > 0 {
        lexemes.append(.number(value, digits: digits))
      } else if !word.isEmpty {
        lexemes.append(.word(isASCII ? word : word.lowercased()))
      } else {
        return
      }
      offsets.append(start)
      isApart.append(apart)
      word = ""
      isASCII = true
      value = 0
      digits = 0
    }
    for (offset, scalar) in text.unicodeScalars.prefix(PageDateReader.longest).enumerated() {
      let isDigit = 0x30...0x39 ~= scalar.value
      let isLetter = !isDigit && PageDateReader.isLetter(scalar)
      if isDigit, !word.isEmpty || digits == 0 {
        finish(&lexemes, &offsets, &isApart)
        start = offset
        apart = wasSpace
      } else if isLetter, digits > 0 || word.isEmpty || isIdeograph(scalar) {
        finish(&lexemes, &offsets, &isApart)
        start = offset
        apart = wasSpace
      } else if !isDigit, !isLetter {
        finish(&lexemes, &offsets, &isApart)
      }
      wasSpace = false
      if isDigit {
        value = digits < 17 ? value * 10 + Int(scalar.value - 0x30) : value
        digits += 1
      } else if isLetter {
        isASCII = isASCII && scalar.isASCII
        word.unicodeScalars.append(0x41...0x5A ~= scalar.value ? Unicode.Scalar(UInt8(scalar.value | 0x20)) : scalar)
      } else if scalar.properties.isWhitespace {
        wasSpace = true
      } else {
        lexemes.append(.sign(scalar))
        offsets.append(offset)
        isApart.append(false)
      }
    }
    finish(&lexemes, &offsets, &isApart)
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return 0x61...0x7A ~= scalar.value | 0x20 }
    return scalar.properties.isAlphabetic || scalar.properties.generalCategory == .nonspacingMark
  }

  // MARK: - Dates

  /// The first date, and where it stands, in code points.
  func first() -> (date: PageDate, range: Range<Int>)? { find(from: 0).map { ($0.date, $0.range) } }

  /// All dates, four at most.
  func all() -> [(date: PageDate, range: Range<Int>)] {
    var found: [(date: PageDate, range: Range<Int>)] = []
    var index = 0
    while found.count < 4, let next = find(from: index) {
      found.append((next.date, next.range))
      index = next.end
    }
    return found
  }

  private func find(from start: Int) -> (date: PageDate, range: Range<Int>, end: Int)? {
    var index = start
    var earlier: (minutes: Int, seconds: Int, zone: Int?, end: Int)?
    while index < lexemes.count {
      if let time = time(at: index) {
        earlier = time
        index = time.end
        continue
      }
      if let found = day(at: index) {
        var date = found.date
        let end = found.end
        if let time = timeBehind(end) {
          date.minutes = time.minutes
          date.seconds = time.seconds
          date.zone = time.zone
        } else if let earlier, index - earlier.end <= 4 {
          date.minutes = earlier.minutes
          date.seconds = earlier.seconds
          date.zone = earlier.zone
        }
        // A single code point at least: the last figure of the date.
        return (date, offsets[index]..<offsets[end - 1] + 1, end)
      }
      index += 1
    }
    return nil
  }

  /// The moment that a number alone means: seconds or milliseconds after the beginning of 1970.
  func timestamp() -> PageDate? {
    guard lexemes.count == 1, case .number(let value, let digits) = lexemes[0] else { return nil }
    if digits == 10 { return PageDate(timestamp: value) }
    return digits == 13 ? PageDate(timestamp: value / 1000) : nil
  }

  private func lexeme(_ index: Int) -> Lexeme? { lexemes.indices.contains(index) ? lexemes[index] : nil }

  private func number(_ index: Int, _ digits: ClosedRange<Int>) -> Int? {
    guard case .number(let value, let count) = lexeme(index), digits ~= count else { return nil }
    return value
  }

  private func isSign(_ index: Int, _ signs: Set<Unicode.Scalar>) -> Bool {
    guard case .sign(let sign) = lexeme(index) else { return false }
    return signs.contains(sign)
  }

  private func month(_ index: Int) -> Int? {
    guard case .word(let word) = lexeme(index) else { return nil }
    return words.months[word]
  }

  private func unit(_ index: Int) -> PageWords.DateUnit? {
    guard case .word(let word) = lexeme(index) else { return nil }
    return words.dateUnits[word]
  }

  private static let points: Set<Unicode.Scalar> = [".", ",", "-", "/", "–", "'", "’", "°", "º"]

  /// The first lexeme behind points and small words.
  private func skipLinks(_ index: Int) -> Int {
    var index = index
    var count = 0
    while count < 3 {
      if isSign(index, PageDateReader.points) {
        index += 1
      } else if case .word(let word) = lexeme(index), words.dateLinks.contains(word) {
        index += 1
      } else {
        break
      }
      count += 1
    }
    return index
  }

  private func day(at index: Int) -> (date: PageDate, end: Int)? {
    if let value = number(index, 8...8) ?? number(index, 14...14).map({ $0 / 1_000_000 }) {
      return PageDate(year: value / 10_000, month: value / 100 % 100, day: value % 100).map { ($0, index + 1) }
    }
    if let year = number(index, 4...4) { return yearFirst(year, index) }
    if let first = number(index, 1...2) { return figures(first, index) ?? dayFirst(first, index) }
    return monthFirst(index)
  }

  /// Dates that begin with the year, such as 2025-05-09, 2025/05/09 or 2025年5月9日.
  private func yearFirst(_ year: Int, _ index: Int) -> (date: PageDate, end: Int)? {
    if unit(index + 1) == .year, let month = number(index + 2, 1...2), unit(index + 3) == .month,
      let day = number(index + 4, 1...2)
    {
      return PageDate(year: year, month: month, day: day).map { ($0, index + 6) }
    }
    if case .sign(let sign) = lexeme(index + 1), ["-", "/", ".", "–"].contains(sign),
      let month = number(index + 2, 1...2),
      lexeme(index + 3) == .sign(sign), let day = number(index + 4, 1...2)
    {
      return PageDate(year: year, month: month, day: day).map { ($0, index + 5) }
    }
    let next = skipLinks(index + 1)
    if let month = month(next) {
      let at = skipLinks(next + 1)
      if let day = number(at, 1...2), !isSign(at + 1, [":"]) {
        return PageDate(year: year, month: month, day: day).map { ($0, at + 1) }
      }
    }
    return nil
  }

  /// 09.05.2025, 9/5/2025, 9.5.25.
  private func figures(_ first: Int, _ index: Int) -> (date: PageDate, end: Int)? {
    guard case .sign(let sign) = lexeme(index + 1), [".", "/", "-", "‑", "–"].contains(sign),
      let second = number(index + 2, 1...2),
      lexeme(index + 3) == .sign(sign)
    else { return nil }
    let year: Int
    if let full = number(index + 4, 4...4) {
      year = full
    } else if let short = number(index + 4, 2...2), sign != "-",
      !isSign(index + 5, [":", "."]) || isApart.indices.contains(index + 6) && isApart[index + 6]
    {
      year = short + (short < 70 ? 2000 : 1900)
    } else {
      return nil
    }
    let order: Order = sign == "." || first > 12 ? .day : second > 12 ? .month : first == second ? .day : self.order
    switch order {
    case .day: return PageDate(year: year, month: second, day: first).map { ($0, index + 5) }
    case .month: return PageDate(year: year, month: first, day: second).map { ($0, index + 5) }
    case .unknown: return nil
    }
  }

  /// Dates that begin with the day, such as "9 de mayo de 2025" or "09-May-25".
  private func dayFirst(_ day: Int, _ index: Int) -> (date: PageDate, end: Int)? {
    let name = skipLinks(index + 1)
    guard let month = month(name) else { return nil }
    let at = skipLinks(name + 1)
    if let year = number(at, 4...4) { return PageDate(year: year, month: month, day: day).map { ($0, at + 1) } }
    let isMarked = isSign(at - 1, ["'", "’", "-"])
    if let year = number(at, 2...2), isMarked || number(at + 1, 2...2) != nil && isSign(at + 2, [":"]) {
      return PageDate(year: year + (year < 70 ? 2000 : 1900), month: month, day: day).map { ($0, at + 1) }
    }
    return nil
  }

  /// May 9, 2025; Fri May 09 10:00:00 EDT 2025.
  private func monthFirst(_ index: Int) -> (date: PageDate, end: Int)? {
    guard let month = month(index) else { return nil }
    let at = skipLinks(index + 1)
    guard let day = number(at, 1...2) else { return nil }
    let behind = skipLinks(at + 1)
    if let year = number(behind, 4...4) {
      return PageDate(year: year, month: month, day: day).map { ($0, behind + 1) }
    }
    if let time = time(at: behind), let year = number(time.end, 4...4),
      var date = PageDate(year: year, month: month, day: day)
    {
      (date.minutes, date.seconds, date.zone) = (time.minutes, time.seconds, time.zone)
      return (date, time.end + 1)
    }
    return nil
  }

  // MARK: - Times

  private static let timeSigns: Set<Unicode.Scalar> = [",", "-", "–", "—", "|", ".", "/", "(", "•", "·", ":", "\u{2c}"]

  private func timeBehind(_ index: Int) -> (minutes: Int, seconds: Int, zone: Int?, end: Int)? {
    var index = index
    var count = 0
    while count < 4 {
      if let time = time(at: index) { return time }
      if isSign(index, PageDateReader.timeSigns) {
        index += 1
      } else if case .word(let word) = lexeme(index), words.timeLinks.contains(word) {
        index += 1
      } else {
        return nil
      }
      count += 1
    }
    return nil
  }

  /// 14:46, 14:46:12.389, 2.46 pm, 14h46, each with a zone behind it.
  private func time(at index: Int) -> (minutes: Int, seconds: Int, zone: Int?, end: Int)? {
    guard var hour = number(index, 1...2), let minute = number(index + 2, 2...2), hour < 25, minute < 60 else {
      return nil
    }
    let isColon = isSign(index + 1, [":"]) || isHour(index + 1)
    guard isColon || isSign(index + 1, ["."]) else { return nil }
    var end = index + 3
    var seconds = 0
    if isColon, isSign(end, [":"]), let value = number(end + 1, 2...2), value < 60 {
      seconds = value
      end += 2
      if isSign(end, [".", ","]), number(end + 1, 1...9) != nil { end += 2 }
    }
    // A full stop between figures is a time's only where a word says so.
    var isTime = isColon
    if case .word(let word) = lexeme(end) {
      if words.hourWords.contains(word) {
        isTime = true
        end += 1
      } else if let half = half(word, &end) {
        if half == 12, hour < 12 { hour += 12 }
        if half == 0, hour == 12 { hour = 0 }
        isTime = true
      }
    }
    guard isTime, hour < 24, isSign(end, ["."]) ? number(end + 1, 4...4) == nil || isColon : true else { return nil }
    let zone = zone(&end)
    return (hour * 60 + minute, seconds, zone, end)
  }

  /// True for "h" and its kin, which stand between hours and minutes.
  private func isHour(_ index: Int) -> Bool {
    guard case .word(let word) = lexeme(index) else { return false }
    return words.hourSigns.contains(word)
  }

  /// 0 for "am", 12 for "pm".
  private func half(_ word: String, _ end: inout Int) -> Int? {
    if word == "am" || word == "pm" {
      end += 1
      return word == "pm" ? 12 : 0
    }
    if word == "a" || word == "p", isSign(end + 1, ["."]), lexeme(end + 2) == .word("m") {
      end += isSign(end + 3, ["."]) ? 4 : 3
      return word == "p" ? 12 : 0
    }
    return nil
  }

  /// Z, +02:00, -0500, GMT+2, EDT.
  private func zone(_ end: inout Int) -> Int? {
    var index = end
    if isSign(index, ["("]) { index += 1 }
    if case .word(let word) = lexeme(index), let zone = words.zones[word] {
      end = index + 1
      if zone == 0, let offset = offset(&end) { return offset }
      return zone
    }
    return offset(&end)
  }

  private func offset(_ end: inout Int) -> Int? {
    guard case .sign(let sign) = lexeme(end), sign == "+" || sign == "-" || sign == "−",
      isApart.indices.contains(end + 1), !isApart[end + 1]
    else { return nil }
    let minutes: Int
    let count: Int
    if let value = number(end + 1, 4...4), value % 100 < 60 {
      (minutes, count) = (value / 100 * 60 + value % 100, 2)
    } else if let hours = number(end + 1, 1...2), isSign(end + 2, [":"]), let rest = number(end + 3, 2...2) {
      (minutes, count) = (hours * 60 + rest, 4)
    } else if let hours = number(end + 1, 1...2), !(isSign(end + 2, ["-", ".", "/"])) {
      (minutes, count) = (hours * 60, 2)
    } else {
      return nil
    }
    guard minutes <= 14 * 60 else { return nil }
    end += count
    return sign == "+" ? minutes : -minutes
  }
}
