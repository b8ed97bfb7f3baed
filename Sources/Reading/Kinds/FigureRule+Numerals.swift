import Language

/// A number as a text writes it.
struct Numeral: Hashable, Sendable {
  /// How the number is written.
  enum Form: Sendable {
    /// "1,900", "2.5 million".
    case digits
    /// "five", "two dozen".
    case words
    /// "hundreds of thousands": open upwards.
    case magnitude
    /// "one fifth", "half".
    case fraction
  }

  /// The words of the number with sign of currency or percent.
  var tokens: Range<Int>
  /// The same with what bounds it: "at least", "between … and …".
  var whole: Range<Int>
  var low: Double?
  var high: Double?
  /// "percent" or a currency, or nil.
  var unit: String?
  var form: Form
}

/// Reads numbers: digits, words, magnitudes, fractions, percentages, sums of money, and the bounds round them.
///
/// Works from one token on; the caller goes from left to right. Every call reads a bounded number of tokens.
struct NumeralScan {
  let tokens: [Token]

  private struct Core {
    var low: Double
    var high: Double?
    var end: Int
    var form: Numeral.Form
  }

  /// The numeral that starts at a token with its number or its currency sign; nil where none does.
  ///
  /// - Parameter range: the tokens of the sentence.
  func numeral(at start: Int, in range: Range<Int>) -> Numeral? {
    var index = start
    var unit = Self.signs[tokens[index].form]
    if unit != nil { index += 1 }
    guard index < range.upperBound, !isBoundToWordBefore(start, in: range),
      var core = core(at: index, limit: range.upperBound)
    else { return nil }
    if core.form == .fraction, unit != nil { return nil }
    // "10-15 percent", "5 to 10 percent", "between 13,000 and 14,000".
    let opensRange = start > range.lowerBound && ["between", "from"].contains(tokens[start - 1].lower)
    if let second = rangeEnd(after: core.end, limit: range.upperBound, opened: opensRange), core.form != .magnitude {
      let scale = second.low >= core.low ? 1 : second.scale
      let bounds = [core.low * scale, second.low].sorted()
      core = Core(low: bounds[0], high: bounds[1], end: second.end, form: core.form)
    }
    // "hundreds of millions of dollars".
    if core.form == .magnitude, unit == nil, core.end + 1 < range.upperBound, tokens[core.end].lower == "of",
      let code = Self.currencies[tokens[core.end + 1].lemma.lowercased()]
    {
      unit = code
      core.end += 2
    }
    // "3% to 4%", "40 percent to 45 percent".
    if core.form != .magnitude, core.end < range.upperBound,
      let first = percent(at: core.end, limit: range.upperBound), first.end + 1 < range.upperBound,
      ["to", "or", "-", "–"].contains(tokens[first.end].lower),
      let second = self.core(at: first.end + 1, limit: range.upperBound), second.form == core.form,
      second.end < range.upperBound, percent(at: second.end, limit: range.upperBound)?.unit == first.unit,
      second.low > core.low
    {
      core = Core(low: core.low, high: second.low, end: second.end, form: core.form)
    }
    if core.end < range.upperBound {
      if let percent = percent(at: core.end, limit: range.upperBound) {
        unit = percent.unit
        core.end = percent.end
      } else if unit == nil, let code = Self.currencies[tokens[core.end].lemma.lowercased()] {
        unit = code
        core.end += 1
      }
    }
    var result = Numeral(
      tokens: start..<core.end, whole: start..<core.end, low: core.low, high: core.high, unit: unit, form: core.form)
    bound(&result, in: range)
    return result
  }

  // MARK: Bounds

  private enum Bound {
    case atLeast, atMost, about
  }

  private func bound(_ numeral: inout Numeral, in range: Range<Int>) {
    var start = numeral.tokens.lowerBound
    if start > range.lowerBound, ["between", "from"].contains(tokens[start - 1].lower), numeral.low != numeral.high {
      start -= 1
    }
    var found: Bound?
    while let (length, bound) = boundWords(endingAt: start, floor: range.lowerBound) {
      start -= length
      if bound != .about || found == nil { found = bound }
    }
    numeral.whole = start..<numeral.tokens.upperBound
    let next = numeral.tokens.upperBound
    if next + 1 < range.upperBound, tokens[next].lower == "or", tokens[next + 1].lower == "more" {
      found = .atLeast
      numeral.whole = start..<(next + 2)
    } else if let end = plus(at: next, limit: range.upperBound) {
      found = .atLeast
      numeral.whole = start..<end
    }
    guard numeral.form != .magnitude else { return }
    switch found {
    case .atLeast: numeral.high = nil
    case .atMost: numeral.low = nil
    case .about, nil: break
    }
  }

  /// The end of "plus" behind a number: "$20 billion-plus", "500 plus".
  private func plus(at index: Int, limit: Int) -> Int? {
    var next = index
    if next + 1 < limit, tokens[next].form == "-" { next += 1 }
    guard next < limit, tokens[next].lower == "plus" || tokens[next].form == "+" && next == index else { return nil }
    // "5 plus 3" adds.
    guard next + 1 >= limit || Self.number(tokens[next + 1].form) == nil else { return nil }
    return next + 1
  }

  private func boundWords(endingAt end: Int, floor: Int) -> (Int, Bound)? {
    for length in [3, 2, 1] where end - length >= floor {
      let words = tokens[(end - length)..<end].map(\.lower).joined(separator: " ")
      if Self.lowerBounds.contains(words) { return (length, .atLeast) }
      if Self.upperBounds.contains(words) { return (length, .atMost) }
      if Self.approximations.contains(words) { return (length, .about) }
    }
    return nil
  }

  /// A number glued to a word is a name: "F-16", "G-20", "Covid-19".
  private func isBoundToWordBefore(_ start: Int, in range: Range<Int>) -> Bool {
    guard start > range.lowerBound else { return false }
    let before = tokens[start - 1]
    guard !before.isFollowedBySpace, ["-", "–", ".", "/", ":", "#", "'", "’", "_", "@"].contains(before.form) else {
      return tokens[start].form.first?.isNumber == true && !before.isFollowedBySpace
        && before.form.last?.isLetter == true
    }
    return true
  }

  private func rangeEnd(after end: Int, limit: Int, opened: Bool) -> (low: Double, scale: Double, end: Int)? {
    guard end + 1 < limit else { return nil }
    let joint = tokens[end]
    let isDash = ["-", "–"].contains(joint.form) && tokens[end + 1].form.first?.isNumber == true
    guard isDash || ["to", "or"].contains(joint.lower) || opened && joint.lower == "and" else { return nil }
    var next = end + 1
    if Self.signs[tokens[next].form] != nil, next + 1 < limit { next += 1 }
    guard let second = core(at: next, limit: limit), second.form == .digits || second.form == .words else { return nil }
    var scale = 1.0
    if let last = tokens[..<second.end].last, let factor = Self.scales[last.lemma.lowercased()] { scale = factor }
    return (second.low, scale, second.end)
  }

  private func percent(at index: Int, limit: Int) -> (unit: String, end: Int)? {
    var index = index
    if tokens[index].form == "-", index + 1 < limit { index += 1 }
    switch tokens[index].lower {
    case "%", "percent", "pct": return ("percent", index + 1)
    case "per" where index + 1 < limit && tokens[index + 1].lower == "cent": return ("percent", index + 2)
    case "percentage" where index + 1 < limit && tokens[index + 1].lemma == "point": return ("points", index + 2)
    default: return nil
    }
  }

  // MARK: The number itself

  private func core(at index: Int, limit: Int) -> Core? {
    if let core = digits(at: index, limit: limit) { return core }
    if let core = magnitude(at: index, limit: limit) { return core }
    if let core = fraction(at: index, limit: limit) { return core }
    return words(at: index, limit: limit)
  }

  private func digits(at index: Int, limit: Int) -> Core? {
    guard var value = Self.number(tokens[index].form) else { return nil }
    var end = index + 1
    var next = end
    if next + 1 < limit, tokens[next].form == "-" { next += 1 }
    if next < limit, let scale = Self.scales[tokens[next].lemma.lowercased()], tokens[next].lower.last != "s" {
      // Products such as 8.3 × 10⁹ are no exact binary fractions.
      value = (value * scale * 1000).rounded() / 1000
      end = next + 1
    }
    return Core(low: value, high: value, end: end, form: .digits)
  }

  /// "hundreds", "tens of thousands", "dozens".
  private func magnitude(at index: Int, limit: Int) -> Core? {
    guard let low = Self.magnitudes[tokens[index].lower] else { return nil }
    if index + 2 < limit, tokens[index + 1].lower == "of", let scale = Self.magnitudes[tokens[index + 2].lower],
      scale >= 1000, low < scale
    {
      return Core(low: low * scale, high: nil, end: index + 3, form: .magnitude)
    }
    return Core(low: low, high: nil, end: index + 1, form: .magnitude)
  }

  /// "one fifth of", "two-thirds", "a quarter of", "half of", "half a million".
  private func fraction(at index: Int, limit: Int) -> Core? {
    let word = tokens[index].lower
    if word == "half", index + 1 < limit {
      let next = tokens[index + 1].lower
      if next == "a", index + 2 < limit,
        let scale = Self.scales[tokens[index + 2].lower] ?? Self.dozens[tokens[index + 2].lower]
      {
        return Core(low: scale / 2, high: scale / 2, end: index + 3, form: .words)
      }
      if let scale = Self.scales[next], scale >= 1e6 {
        return Core(low: scale / 2, high: scale / 2, end: index + 2, form: .words)
      }
      return ["of", "the", "its", "their", "his", "all"].contains(next)
        ? Core(low: 0.5, high: 0.5, end: index + 1, form: .fraction) : nil
    }
    let count: Double
    switch word {
    case "a": count = 1
    default:
      guard let value = Self.units[word], value < 10 else { return nil }
      count = value
    }
    var next = index + 1
    let isHyphenated = next < limit && tokens[next].form == "-"
    if isHyphenated { next += 1 }
    guard next < limit, let part = Self.parts[tokens[next].lower] else { return nil }
    let isOf = next + 1 < limit && tokens[next + 1].lower == "of"
    guard isOf || isHyphenated || tokens[next].lower.hasSuffix("s") else { return nil }
    return Core(low: count / part, high: count / part, end: next + 1, form: .fraction)
  }

  /// "sixty-four", "two hundred and five", "a dozen".
  private func words(at index: Int, limit: Int) -> Core? {
    var position = index
    var total = 0.0
    var current = 0.0
    var seen = false
    if ["a", "an"].contains(tokens[index].lower) {
      guard index + 1 < limit,
        Self.scales[tokens[index + 1].lower] != nil || Self.dozens[tokens[index + 1].lower] != nil
      else { return nil }
      current = 1
      position += 1
    }
    scan: while position < limit {
      let word = tokens[position].lower
      if let value = Self.units[word] {
        // "twenty five" goes on, "five two" does not.
        if seen,
          !(current.truncatingRemainder(dividingBy: 100) >= 20 && value < 10 || current >= 100
            || total > 0 && current == 0)
        {
          break scan
        }
        current += value
      } else if let dozen = Self.dozens[word] {
        current = max(current, 1) * dozen
      } else if word == "hundred" {
        guard seen || current > 0 else { break scan }
        current = max(current, 1) * 100
      } else if let scale = Self.scales[word], seen || current > 0 {
        total += max(current, 1) * scale
        current = 0
      } else if word == "-" || word == "and", seen, position + 1 < limit,
        Self.units[tokens[position + 1].lower] != nil, word == "-" || current >= 100 || total > 0
      {
        position += 1
        continue
      } else {
        break scan
      }
      seen = true
      position += 1
    }
    guard seen else { return nil }
    while position > index, ["and", "-"].contains(tokens[position - 1].lower) { position -= 1 }
    let value = total + current
    return Core(low: value, high: value, end: position, form: .words)
  }

  /// The value of digits with commas and a decimal point; nil for everything else.
  static func number(_ form: String) -> Double? {
    guard let first = form.unicodeScalars.first, ("0"..."9").contains(first) else { return nil }
    var digits = ""
    for scalar in form.unicodeScalars {
      if ("0"..."9").contains(scalar) || scalar == "." {
        digits.unicodeScalars.append(scalar)
      } else if scalar != "," {
        return nil
      }
    }
    return Double(digits)
  }

  static let units: [String: Double] = [
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
    "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
  ]
  private static let dozens: [String: Double] = ["dozen": 12, "dozens": 12]
  private static let scales: [String: Double] = [
    "hundred": 100, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "bn": 1e9, "tn": 1e12,
  ]
  private static let magnitudes: [String: Double] = [
    "tens": 10, "dozens": 24, "scores": 40, "hundreds": 100, "thousands": 1e3, "millions": 1e6, "billions": 1e9,
    "trillions": 1e12,
  ]
  private static let parts: [String: Double] = [
    "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fourth": 4, "fourths": 4, "fifth": 5, "fifths": 5,
    "sixth": 6, "sixths": 6, "seventh": 7, "sevenths": 7, "eighth": 8, "eighths": 8, "ninth": 9, "tenth": 10,
    "tenths": 10,
  ]
  private static let signs: [String: String] = [
    "$": "USD", "US$": "USD", "USD": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "C$": "CAD", "A$": "AUD", "₹": "INR",
    "₽": "RUB", "₴": "UAH", "₪": "ILS",
  ]
  static let currencies: [String: String] = [
    "dollar": "USD", "euro": "EUR", "pound": "GBP", "yen": "JPY", "yuan": "CNY", "ruble": "RUB", "rouble": "RUB",
    "peso": "MXN", "shekel": "ILS", "rupee": "INR", "hryvnia": "UAH", "won": "KRW", "rial": "IRR", "lira": "TRY",
  ]
  private static let lowerBounds: Set<String> = [
    "at least", "more than", "over", "no fewer than", "no less than", "not less than", "upwards of", "in excess of",
    "above", "well over", "greater than", "a minimum of",
  ]
  private static let upperBounds: Set<String> = [
    "up to", "at most", "no more than", "fewer than", "less than", "under", "below", "as many as", "as much as",
    "a maximum of", "not more than",
  ]
  private static let approximations: Set<String> = [
    "about", "around", "some", "roughly", "approximately", "nearly", "almost", "an estimated", "estimated", "close to",
    "another", "just", "only", "around the", "exactly", "as few as", "a further", "an additional", "approx.", "circa",
    "the roughly", "the estimated", "an additional", "further",
  ]
}
