/// Quarters, halves and years of business, and what they are compared with.
extension TimeScan {
  /// What stands before "quarter", "half", "period" or "year".
  private struct Modifiers {
    var isYearAgo = false
    var isLatest = false
    var isLike = false
    var isFull = false
    var offset: Int?
    var ordinal: Int?
    var year: Int?
    var isEmpty: Bool {
      !isYearAgo && !isLatest && !isLike && !isFull && offset == nil && ordinal == nil && year == nil
    }
  }

  /// "third-quarter", "the latest quarter", "the year-ago period", "the 1988 second quarter", "the fiscal year".
  func fiscalPeriod(_ index: Int) -> FoundTime? {
    var place = index
    var modifiers = Modifiers()
    if let offset = ["this": 0, "next": 1, "last": -1][lower(place)], lower(place + 1) == "year",
      lower(place + 2) == "'s"
    {
      guard let anchor else { return nil }
      modifiers.year = anchor.year + offset
      place += 3
    } else if let year = TimeLexicon.year(lower(place)), lower(place + 1) == "'s" {
      modifiers.year = year
      place += 2
    } else if ["the", "its", "their", "that"].contains(lower(place)) {
      place += 1
    }
    while place < index + 12, let next = modifier(place, &modifiers) { place = next }
    if modifiers.isYearAgo, lower(index) != "its", !TimeScan.spans.contains(lower(place)) {
      guard ["-", "–"].contains(lower(place - 2)), lower(index) == "year" else { return nil }
      return comparison(index..<place)
    }
    var end = place + 1
    if modifiers.year == nil, TimeScan.spans.contains(lower(place)), let following = followingYear(end, &modifiers) {
      end = following
    }
    let isDefinite = ["the", "its", "their", "that", "this", "next", "last"].contains(lower(index))
    guard isDefinite || !modifiers.isEmpty, isDefinite || lower(place) != "year" || modifiers.year != nil,
      lower(place + 1) != "-"
    else { return nil }
    switch lower(place) {
    case "quarter", "quarters": return quarter(index..<end, modifiers)
    case "half": return half(index..<end, modifiers)
    case "period": return period(index..<end, modifiers)
    case "year" where modifiers.isFull: return fiscalYear(index..<end, modifiers)
    case "year" where modifiers.isLatest: return nil
    default:
      if modifiers.isFull, let year = modifiers.year { return wholeYear(index..<place, year) }
      return nil
    }
  }

  /// "Q1", "Q3 2024".
  func shortQuarter(_ index: Int) -> FoundTime? {
    guard lower(index).utf8.count == 2, lower(index).utf8.first == 113, isCapital(index),
      let number = Int(lower(index).dropFirst()), (1...4).contains(number)
    else { return nil }
    var modifiers = Modifiers()
    modifiers.ordinal = number
    let end = followingYear(index + 1, &modifiers) ?? index + 1
    return quarter(index..<end, modifiers)
  }

  private static let spans: Set<String> = ["quarter", "quarters", "half", "period", "year"]

  private func modifier(_ place: Int, _ modifiers: inout Modifiers) -> Int? {
    switch lower(place) {
    case "fiscal", "full", "entire": modifiers.isFull = true
    case "comparable", "corresponding", "same", "like", "equivalent": modifiers.isLike = true
    case "latest": modifiers.isLatest = true
    case "current": modifiers.offset = 0
    case "previous", "prior", "preceding":
      if lower(place + 1) == "-", lower(place + 2) == "year" {
        modifiers.isYearAgo = true
        return place + 3
      }
      modifiers.offset = -1
    case "last", "latter", "final":
      let isOfYear =
        lower(place + 1) == "quarter" && lower(place + 2) == "of" && TimeLexicon.year(lower(place + 3)) != nil
      guard lower(place + 1) == "half" || isOfYear else { return nil }
      modifiers.ordinal = isOfYear ? 4 : 2
    case "first": modifiers.ordinal = 1
    case "second": modifiers.ordinal = 2
    case "third": modifiers.ordinal = 3
    case "fourth": modifiers.ordinal = 4
    case "year":
      guard lower(place + 1) == "-", ["ago", "earlier"].contains(lower(place + 2)) else { return nil }
      modifiers.isYearAgo = true
      return place + 3
    case "-":
      guard range.contains(place - 1), !tokens[place - 1].isFollowedBySpace else { return nil }
    default:
      guard let year = TimeLexicon.year(lower(place)) else { return nil }
      modifiers.year = year
    }
    return place + 1
  }

  /// "of 1990", "of next year", "last year", "a year ago" behind a quarter.
  private func followingYear(_ place: Int, _ modifiers: inout Modifiers) -> Int? {
    let start = ["of", "in", ","].contains(lower(place)) ? place + 1 : place
    if lower(place) == ",", lower(place - 1) == "year" { return nil }
    if let year = TimeLexicon.year(lower(start)) {
      modifiers.year = year
      return start + 1
    }
    if lower(start) == "fiscal", let year = TimeLexicon.year(lower(start + 1)) {
      modifiers.year = year
      return start + 2
    }
    if let offset = ["this": 0, "next": 1, "last": -1][lower(start)], lower(start + 1) == "year" {
      modifiers.year = (anchor?.year).map { $0 + offset }
      return start + 2
    }
    if ["a", "one"].contains(lower(start)), lower(start + 1) == "year", ["ago", "earlier"].contains(lower(start + 2)) {
      modifiers.isYearAgo = true
      return start + 3
    }
    return nil
  }

  private func quarter(_ range: Range<Int>, _ modifiers: Modifiers) -> FoundTime? {
    if lower(range.upperBound - 1) == "quarters" {
      guard let ordinal = modifiers.ordinal, modifiers.year == nil else { return nil }
      return FoundTime(range, .set, "XXXX-Q\(ordinal)")
    }
    if modifiers.isEmpty, lower(range.upperBound) == "of" { return nil }
    let isAgo = modifiers.isYearAgo
    var found: TimeContext.Quarter?
    if let number = modifiers.ordinal {
      if let year = modifiers.year {
        found = .init(year: year, number: number)
      } else if isAgo {
        found = (context.quarter?.year ?? anchor?.year).map { .init(year: $0 - 1, number: number) }
      } else {
        found = latest(number, range)
      }
    } else if let year = modifiers.year {
      let known = context.quarter ?? (modifiers.isLike ? anchor.map { TimeContext.Quarter(of: $0).adding(-1) } : nil)
      found = known.map { .init(year: year, number: $0.number) }
    } else if isAgo || modifiers.isLike {
      let quarter = context.quarter ?? anchor.map { TimeContext.Quarter(of: $0).adding(-1) }
      found = quarter?.adding(isAgo ? -4 : 0)
    } else if let offset = modifiers.offset {
      found = anchor.map { TimeContext.Quarter(of: $0).adding(offset) }
    } else {
      let before = anchor.map { TimeContext.Quarter(of: $0).adding(-1) }
      let isOpen = modifiers.isLatest && context.quarter == before?.adding(1)
      found =
        ended(range.upperBound) ?? (isOpen ? before : context.quarter)
        ?? (modifiers.isLatest || isAboutFigures ? before : nil)
    }
    guard let found else {
      return FoundTime(range, .date, modifiers.ordinal.map { "XXXX-Q\($0)" } ?? "XXXX-QX")
    }
    return whole(found, range, isComparison: isAgo)
  }

  private func whole(_ quarter: TimeContext.Quarter, _ range: Range<Int>, isComparison: Bool) -> FoundTime {
    var found = FoundTime(range, .date, quarter.timex, days: quarter.days)
    let isOver = quarter.days.map { days in anchor.map { days.upperBound < $0 } ?? true } ?? false
    if isOver || side(range.lowerBound) != .future { found.quarter = quarter }
    found.isComparison = isComparison
    return found
  }

  /// The last quarter of a number that has begun, or the next one with a future verb where that lies nearer.
  private func latest(_ number: Int, _ range: Range<Int>) -> TimeContext.Quarter? {
    guard let anchor else { return nil }
    let now = TimeContext.Quarter(of: anchor)
    let past = TimeContext.Quarter(year: now.year - (number > now.number ? 1 : 0), number: number)
    let back = (now.number - number + 4) % 4
    return back > 2 && side(range.lowerBound) == .future ? past.adding(4) : past
  }

  /// The quarter that ended on the day named next: "the quarter ended 30 June".
  private func ended(_ place: Int) -> TimeContext.Quarter? {
    guard ["ended", "ending"].contains(lower(place)), let date = monthAndDay(place + 1) ?? dayAndMonth(place + 1),
      let day = date.day
    else { return nil }
    return TimeContext.Quarter(of: day.adding(days: -45))
  }

  private func half(_ range: Range<Int>, _ modifiers: Modifiers) -> FoundTime? {
    guard let half = modifiers.ordinal, half <= 2 else { return nil }
    var year = modifiers.year
    var range = range
    if year == nil, lower(range.upperBound) == "of", lower(range.upperBound + 1) == "the",
      lower(range.upperBound + 2) == "year"
    {
      year = context.year
      range = range.lowerBound..<(range.upperBound + 3)
    }
    if year == nil, isAboutFigures { year = context.year }
    guard let year, let first = CivilDay(year: year, month: half * 6 - 5, day: 1) else { return nil }
    return FoundTime(
      range, .date, "\(CivilDay.padded(year, 4))-H\(half)", days: first...first.adding(months: 6).adding(days: -1))
  }

  /// "the latest period", "the year-earlier period", "the 1988 period".
  private func period(_ range: Range<Int>, _ modifiers: Modifiers) -> FoundTime? {
    if modifiers.isYearAgo || modifiers.isLike && modifiers.year != nil {
      return comparison(range, year: modifiers.year)
    }
    if let number = modifiers.ordinal {
      guard isAboutFigures else { return nil }
      let quarter = modifiers.year.map { TimeContext.Quarter(year: $0, number: number) } ?? latest(number, range)
      return quarter.map { whole($0, range, isComparison: false) }
    }
    if let year = modifiers.year { return comparison(range, year: year) }
    guard modifiers.isLatest else { return nil }
    if let quarter = context.quarter { return whole(quarter, range, isComparison: false) }
    return anchor.map { whole(TimeContext.Quarter(of: $0).adding(-1), range, isComparison: false) }
  }

  private func fiscalYear(_ range: Range<Int>, _ modifiers: Modifiers) -> FoundTime? {
    if ["ended", "ending"].contains(lower(range.upperBound)) { return FoundTime(range, .duration, "P1Y") }
    guard let year = modifiers.year ?? context.year.map({ $0 + (modifiers.offset ?? 0) }) else {
      return FoundTime(range, .date, "XXXX")
    }
    return wholeYear(range, year)
  }

  /// One less than the days of the shortest quarter.
  private static let quarterDays = 89

  func wholeYear(_ range: Range<Int>, _ year: Int) -> FoundTime? {
    let value = CivilDay.padded(year, 4)
    return CivilDay.years(year, year).map { FoundTime(range, .date, value, value: value, days: $0) }
  }

  /// The period a year before the one under discussion: its quarter where figures of a quarter are compared, else the
  /// year before.
  func comparison(_ range: Range<Int>, year: Int? = nil) -> FoundTime? {
    if year == nil, let past = context.pastInSentence, past.length > TimeScan.quarterDays {
      let before = TimeContext.Quarter(of: past.lowerBound).adding(-4)
      var found =
        past.length > 2 * TimeScan.quarterDays
        ? wholeYear(range, before.year) : whole(before, range, isComparison: true)
      found?.isComparison = true
      return found
    }
    if let quarter = context.quarter, isAboutFigures {
      return whole(.init(year: year ?? quarter.year - 1, number: quarter.number), range, isComparison: true)
    }
    guard var found = (year ?? anchor.map { $0.year - 1 }).flatMap({ wholeYear(range, $0) }) else {
      return FoundTime(range, .date, "XXXX")
    }
    found.isComparison = true
    return found
  }

  /// Whether "last year" stands with the figure that one of the quarter under discussion is compared with: "earned $24
  /// million, compared with $3 million last year", "up from last year's $1.5 billion".
  func isLikeForLike(_ place: Range<Int>) -> Bool {
    guard context.quarter != nil, isAboutFigures else { return false }
    if lower(place.upperBound) == "'s" { return TimeScan.currencies.contains(lower(place.upperBound + 1)) }
    let before = max(range.lowerBound, place.lowerBound - TimeScan.figureLength)..<place.lowerBound
    guard let start = before.last(where: { TimeScan.comparing.contains(lower($0)) }) else { return false }
    return (start..<place.lowerBound).contains { TimeScan.currencies.contains(lower($0)) }
      && !(start..<place.lowerBound).contains { tokens[$0].partOfSpeech == .verb && lower($0) != "compared" }
  }

  /// How many tokens a figure with its comparison can take: "compared with restated net income of $3.2 million, or 18
  /// cents a share,".
  private static let figureLength = 16
  private static let currencies: Set<String> = ["$", "£", "€", "c$", "us$"]
  private static let comparing: Set<String> = ["compared", "from", "against", "versus"]

  /// Whether the sentence speaks of business figures.
  var isAboutFigures: Bool {
    range.prefix(TimeScan.figureReach).contains { TimeScan.figures.contains(tokens[$0].lower) }
  }

  /// How many tokens of a sentence are looked through for figures.
  private static let figureReach = 120

  private static let figures: Set<String> = [
    "$", "%", "cents", "million", "billion", "percent", "earnings", "profit", "profits", "loss", "losses", "sales",
    "revenue", "revenues", "income", "results", "dividend", "shipments", "orders", "output", "£", "€",
  ]
}
