/// Numbers of units and years in words.
extension TimeScan {
  /// "two", "twenty-five", "2 1/2", "a few", "12 to 18".
  struct Quantity {
    var count: Int?
    var hasHalf = false
    /// One past its last token.
    var end: Int
  }

  /// A number or a vague one ("several", "a couple of"), with "more", "full" or an adjective behind it.
  func quantity(_ index: Int) -> Quantity? {
    var place = index
    if ["a", "an"].contains(lower(place)) {
      switch lower(place + 1) {
      case "few", "couple", "dozen", "hundred", "thousand", "half", "good": place += 1
      default: return nil
      }
    }
    guard var found = number(place) ?? vague(place) else { return nil }
    while let next = separated(found.end) {
      found = Quantity(count: nil, end: next)
    }
    if lower(found.end) == "of", found.count == nil || ["dozen", "couple"].contains(lower(place)) { found.end += 1 }
    if let hedge = skipped(found.end) { found.end = hedge }
    return found
  }

  /// "two to three", "weeks or months" is not one: the end of the second number.
  private func separated(_ place: Int) -> Int? {
    let start = lower(place) == "-" && ["to", "or"].contains(lower(place + 1)) ? place + 1 : place
    guard ["to", "or", "-", "–"].contains(lower(start)) else { return nil }
    return number(start + 1)?.end
  }

  /// "more", "full", "consecutive", an adjective before a unit.
  private func skipped(_ place: Int) -> Int? {
    guard range.contains(place), TimeLexicon.unit(lower(place)) == nil else { return nil }
    guard tokens[place].partOfSpeech == .adjective || ["more", "other", "fiscal", "full"].contains(lower(place)),
      TimeLexicon.unit(lower(place + 1)) != nil, TimeLexicon.role(lower(place)) == nil || lower(place) == "fiscal"
    else { return nil }
    return place + 1
  }

  private func vague(_ place: Int) -> Quantity? {
    guard case .vague? = TimeLexicon.role(lower(place)) else { return nil }
    return Quantity(count: lower(place) == "couple" ? 2 : nil, end: place + 1)
  }

  private func number(_ place: Int) -> Quantity? {
    var found: Quantity
    let word = lower(place)
    if word == "half", lower(place + 1) == "a" || lower(place + 1) == "an" {
      return Quantity(count: 0, hasHalf: true, end: place + 2)
    }
    if word == "half", lower(place + 1) == "-" || TimeLexicon.unit(lower(place + 1))?.isClock == true {
      return Quantity(count: 0, hasHalf: true, end: place + 1)
    }
    if ["dozen", "hundred", "thousand"].contains(word) {
      found = Quantity(count: word == "dozen" ? 12 : word == "hundred" ? 100 : 1_000, end: place + 1)
    } else if let value = TimeLexicon.number(word) {
      found = Quantity(count: value, end: place + 1)
      let second = lower(place + 1) == "-" ? place + 2 : place + 1
      if value >= 20, value < 100, value % 10 == 0, let next = TimeLexicon.number(lower(second)), next < 10 {
        found = Quantity(count: value + next, end: second + 1)
      }
      if lower(found.end) == "hundred" {
        found = Quantity(count: (found.count ?? 0) * 100, end: found.end + 1)
        let next = lower(found.end) == "and" ? found.end + 1 : found.end
        if TimeLexicon.number(lower(next)) != nil, let rest = number(next), let count = rest.count, count < 100 {
          found = Quantity(count: (found.count ?? 0) + count, hasHalf: rest.hasHalf, end: rest.end)
        }
      }
      if lower(found.end) == "thousand", let count = found.count, count < 1_000 {
        found = Quantity(count: count * 1_000, end: found.end + 1)
      }
    } else if let dot = word.utf8.firstIndex(of: 46), let value = Int(word[..<dot]), word[dot...] == ".5" {
      return Quantity(count: value, hasHalf: true, end: place + 1)
    } else {
      return nil
    }
    if lower(found.end) == "1/2" || lower(found.end) == "½" {
      found.hasHalf = true
      found.end += 1
    } else if lower(found.end) == "and", lower(found.end + 1) == "a", lower(found.end + 2) == "half" {
      found.hasHalf = true
      found.end += 3
    } else if ["-", "and", "-", "a", "-", "half"].indices.allSatisfy({
      lower(found.end + $0) == ["-", "and", "-", "a", "-", "half"][$0]
    }) {
      found.hasHalf = true
      found.end += 6
    }
    return found
  }

  /// "eighth", "twenty-sixth", "twenty sixth" as a day of a month, and its end.
  func spokenDay(_ place: Int) -> (day: Int, end: Int)? {
    if let day = TimeLexicon.ordinalDay(lower(place)) { return (day, place + 1) }
    let tens = ["twenty": 20, "thirty": 30][lower(place)]
    let next = lower(place + 1) == "-" ? place + 2 : place + 1
    guard let tens, let unit = TimeLexicon.ordinalDay(lower(next)), unit < (tens == 20 ? 10 : 2) else {
      return lower(place) == "thirtieth" ? (30, place + 1) : nil
    }
    return (tens + unit, next + 1)
  }

  /// "nineteen ninety-one", "two thousand", "two thousand and five": a year in words and its end.
  func spokenYear(_ place: Int) -> (year: Int, end: Int)? {
    guard let first = TimeLexicon.number(lower(place)), lower(place).utf8.first.map({ $0 > 57 }) == true else {
      return nil
    }
    if first == 2, lower(place + 1) == "thousand" {
      let next = lower(place + 2) == "and" ? place + 3 : place + 2
      if let unit = TimeLexicon.number(lower(next)), unit < 20, lower(next).utf8.first.map({ $0 > 57 }) == true {
        return (2_000 + unit, next + 1)
      }
      return (2_000, place + 2)
    }
    guard (17...20).contains(first), lower(place + 1) != "-", let tens = number(place + 1), let count = tens.count,
      (10...99).contains(count), lower(place + 1).utf8.first.map({ $0 > 57 }) == true, !tens.hasHalf
    else { return nil }
    return (first * 100 + count, tens.end)
  }
}
