/// The words of time expressions.
enum TimeLexicon {
  /// A unit of time.
  enum Unit {
    case second, minute, hour, day, weekend, week, month, quarter, year, decade, century

    /// The letter of a TIMEX3 duration.
    var letter: String {
      switch self {
      case .second: "S"
      case .minute: "M"
      case .hour: "H"
      case .day: "D"
      case .weekend: "WE"
      case .week: "W"
      case .month: "M"
      case .quarter: "Q"
      case .year: "Y"
      case .decade: "E"
      case .century: "C"
      }
    }

    var isClock: Bool { self == .second || self == .minute || self == .hour }
  }

  /// What a word can be in a time expression.
  enum Role {
    case weekday(Int)
    case month(Int)
    case unit(Unit)
    case number(Int)
    /// An unknown number: "few", "several".
    case vague
    case day(Int)
    case partOfDay(String)
    case season(String)
    case repeated(String)
    case reference(String)
    case holiday
    /// A word that can only begin an expression.
    case opener
  }

  /// A feast and the rule of its day.
  enum Holiday {
    case easter(offset: Int)
    /// Easter of the churches that keep to the Julian calendar.
    case orthodoxEaster
    case fixed(month: Int, day: Int)
    /// The n-th weekday of a month and some days on; -1 is the last one.
    case floating(month: Int, weekday: Int, number: Int, offset: Int)

    var isEaster: Bool {
      switch self {
      case .easter, .orthodoxEaster: true
      case .fixed, .floating: false
      }
    }

    /// Its day in a year.
    func day(_ year: Int) -> CivilDay? {
      switch self {
      case .easter(let offset): return CivilDay.easter(year)?.adding(days: offset)
      case .orthodoxEaster: return CivilDay.orthodoxEaster(year)
      case .fixed(let month, let day): return CivilDay(year: year, month: month, day: day)
      case .floating(let month, let weekday, let number, let offset):
        guard let days = CivilDay.month(month, year: year) else { return nil }
        if number < 0 {
          let back = (days.upperBound.weekday - weekday + 7) % 7
          return days.upperBound.adding(days: offset - back)
        }
        let ahead = (weekday - days.lowerBound.weekday + 7) % 7
        return days.lowerBound.adding(days: ahead + 7 * (number - 1) + offset)
      }
    }
  }

  private static let holidays: [(words: [String], holiday: Holiday)] = [
    (["easter"], .easter(offset: 0)), (["orthodox", "easter"], .orthodoxEaster),
    (["good", "friday"], .easter(offset: -2)),
    (["palm", "sunday"], .easter(offset: -7)), (["christmas"], .fixed(month: 12, day: 25)),
    (["new", "year", "'s", "day"], .fixed(month: 1, day: 1)),
    (["new", "year", "'s", "eve"], .fixed(month: 12, day: 31)),
    (["new", "year", "'s"], .fixed(month: 1, day: 1)), (["new", "year"], .fixed(month: 1, day: 1)),
    (["may", "day"], .fixed(month: 5, day: 1)), (["boxing", "day"], .fixed(month: 12, day: 26)),
    (["bastille", "day"], .fixed(month: 7, day: 14)), (["armistice", "day"], .fixed(month: 11, day: 11)),
    (["international", "women", "'s", "day"], .fixed(month: 3, day: 8)),
    (["martin", "luther", "king", "day"], .floating(month: 1, weekday: 1, number: 3, offset: 0)),
    (["martin", "luther", "king", "jr.", "day"], .floating(month: 1, weekday: 1, number: 3, offset: 0)),
    (["columbus", "day"], .floating(month: 10, weekday: 1, number: 2, offset: 0)),
    (["halloween"], .fixed(month: 10, day: 31)), (["valentine", "'s", "day"], .fixed(month: 2, day: 14)),
    (["independence", "day"], .fixed(month: 7, day: 4)), (["veterans", "day"], .fixed(month: 11, day: 11)),
    (["labor", "day"], .floating(month: 9, weekday: 1, number: 1, offset: 0)),
    (["memorial", "day"], .floating(month: 5, weekday: 1, number: -1, offset: 0)),
    (["thanksgiving"], .floating(month: 11, weekday: 4, number: 4, offset: 0)),
    (["election", "day"], .floating(month: 11, weekday: 1, number: 1, offset: 1)),
  ]

  /// What makes a feast that of another calendar: "the Lunar New Year".
  static let otherCalendars: Set<String> = [
    "lunar", "chinese", "jewish", "islamic", "muslim", "persian", "iranian", "vietnamese", "ethiopian", "khmer", "thai",
    "tibetan", "hindu", "orthodox",
  ]

  /// The feast whose name begins at a place, and its length in tokens.
  static func holiday(_ place: Int, _ lower: (Int) -> String) -> (Holiday, Int)? {
    switch roles[lower(place)] {
    case .holiday?: break
    case .month?: guard lower(place + 1) == "day" else { return nil }
    default: return nil
    }
    for (words, holiday) in holidays where words.indices.allSatisfy({ lower(place + $0) == words[$0] }) {
      return (holiday, words.count)
    }
    return nil
  }

  /// Days that go by their number alone.
  static let dayByNumber: [String: CivilDay] =
    CivilDay(year: 2_001, month: 9, day: 11).map { ["9/11": $0] } ?? [:]

  /// Days without a year that the word behind them makes those of one event.
  private static let eventDays: [(day: CivilDay?, words: Set<String>)] = [
    (CivilDay(year: 2_001, month: 9, day: 11), ["attack", "attacks", "hijackers", "hijackings", "terrorist"]),
    (CivilDay(year: 2_021, month: 1, day: 6), ["attack", "insurrection", "riot", "rioters", "riots"]),
    (CivilDay(year: 2_023, month: 10, day: 7), ["attack", "attacks", "massacre", "assault"]),
  ]

  /// The day of a well-known event, told by a month and day and the word behind them.
  static func dayOfEvent(month: Int, day: Int, _ word: String) -> CivilDay? {
    eventDays.first { $0.day?.month == month && $0.day?.day == day && $0.words.contains(word) }?.day
  }

  /// A phrase for the past, present or future, and the words it must stand behind, where any.
  struct Phrase {
    let words: [String]
    let code: String
    let after: Set<String>

    init(_ words: String, _ code: String, after: Set<String> = []) {
      self.words = words.split(separator: " ").map(String.init)
      self.code = code
      self.after = after
    }
  }

  static let phrases = [
    Phrase("the near future", "FUTURE_REF"), Phrase("the future", "FUTURE_REF"), Phrase("a later date", "FUTURE_REF"),
    Phrase("the near term", "FUTURE_REF"), Phrase("the short term", "FUTURE_REF"),
    Phrase("as soon as possible", "FUTURE_REF"), Phrase("the past", "PAST_REF", after: ["in", "from", "of"]),
    Phrase("the moment", "PRESENT_REF", after: ["at", "for"]), Phrase("the time being", "PRESENT_REF"),
    Phrase("the present", "PRESENT_REF", after: ["at", "for"]), Phrase("at present", "PRESENT_REF"),
    Phrase("this moment", "PRESENT_REF", after: ["at"]), Phrase("a while", "PXX", after: ["for", "in"]),
    Phrase("some time", "PXX", after: ["for"]), Phrase("long ago", "PAST_REF"),
  ]

  /// Words that are lengths of time by themselves.
  static let longWords = [
    "daylong": "P1D", "weeklong": "P1W", "monthlong": "P1M", "yearlong": "P1Y",
  ]

  static let decades = [
    "twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70, "eighties": 80,
    "nineties": 90,
  ]

  static let zones: Set<String> = [
    "gmt", "utc", "et", "est", "edt", "ct", "cst", "cdt", "mst", "mdt", "pt", "pst", "pdt", "cet", "cest", "eet", "bst",
  ]

  static let beforeChrist: Set<String> = ["bc", "b.c.", "bce", "b.c.e."]

  /// A word that a report of these days has and a narrative of years past has not.
  static func isNewsWord(_ lower: String) -> Bool {
    switch roles[lower] {
    case .weekday, .day: true
    default: lower == "tonight"
    }
  }

  /// "eighth" as a day of the month.
  static func ordinalDay(_ lower: String) -> Int? {
    ordinals.firstIndex(of: lower).map { $0 + 1 }
  }

  /// The number of a century in words: "nineteenth".
  static func ordinalCentury(_ lower: String) -> Int? { ordinalDay(lower) }

  private static let ordinals = [
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
    "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth",
    "twentieth",
  ]

  static func season(_ lower: String) -> String? {
    if case .season(let code)? = roles[lower] { return code }
    return nil
  }

  static func role(_ lower: String) -> Role? { roles[lower] }

  /// Whether a word can begin an expression; false is certain, true is not.
  static func mayOpen(_ lower: String) -> Bool {
    guard let place = sketch(lower) else { return false }
    return sketches[place]
  }

  /// Whether a word can be of time by itself; false is certain, true is not.
  static func mayBear(_ lower: String) -> Bool {
    guard let place = sketch(lower) else { return false }
    return bearingSketches[place]
  }

  /// Whether a word is of time by itself, and no mere opener like "the" or "last".
  static func bears(_ lower: String) -> Bool {
    switch roles[lower] {
    case nil, .opener: bearing.contains(lower)
    case .vague: false
    default: true
    }
  }

  /// The other words of time: the ends of phrases, and words that stand for a unit.
  private static let bearing: Set<String> = Set(phrases.compactMap(\.words.last)).union([
    "half", "period", "current", "century", "q1", "q2", "q3", "q4",
  ]).union(longWords.keys).union(decades.keys)

  private static let bearingSketches: [Bool] = {
    var sketches = [Bool](repeating: false, count: 1 << 14)
    for word in Array(roles.keys) + Array(bearing) where bears(word) {
      if let place = sketch(word) { sketches[place] = true }
    }
    return sketches
  }()

  /// The first and last letter and the length of a word as one number.
  private static func sketch(_ lower: String) -> Int? {
    let bytes = lower.utf8
    guard let first = bytes.first, let last = bytes.last else { return nil }
    return Int(first & 31) << 9 | Int(last & 31) << 4 | min(bytes.count, 15)
  }

  private static let sketches: [Bool] = {
    var sketches = [Bool](repeating: false, count: 1 << 14)
    for word in roles.keys { if let place = sketch(word) { sketches[place] = true } }
    return sketches
  }()

  static func weekday(_ lower: String) -> Int? {
    if case .weekday(let number)? = roles[lower] { return number }
    return nil
  }

  static func month(_ lower: String) -> Int? {
    if case .month(let number)? = roles[lower] { return number }
    return nil
  }

  static func unit(_ lower: String) -> Unit? {
    if case .unit(let unit)? = roles[lower] { return unit }
    return nil
  }

  /// A number in words or digits, without ordinals.
  static func number(_ lower: String) -> Int? {
    if case .number(let number)? = roles[lower] { return number }
    guard let first = lower.utf8.first, first &- 48 < 10, lower.utf8.count <= 9 else { return nil }
    return Int(lower)
  }

  /// A day of the month: "8", "8th".
  static func dayOfMonth(_ lower: String) -> Int? {
    guard let first = lower.utf8.first, first &- 48 < 10, lower.utf8.count <= 4 else { return nil }
    let digits = lower.prefix { $0.isASCII && $0.isNumber }
    let ending = lower.dropFirst(digits.count)
    guard ["", "st", "nd", "rd", "th"].contains(ending), let day = Int(digits), (1...31).contains(day) else {
      return nil
    }
    return day
  }

  /// A year in four digits.
  static func year(_ lower: String) -> Int? {
    guard lower.utf8.count == 4, let year = Int(lower), (1_000...2_199).contains(year) else { return nil }
    return year
  }

  private static let roles: [String: Role] = {
    var roles: [String: Role] = [:]
    let weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
    for (index, name) in weekdays.enumerated() {
      roles[name] = .weekday(index + 1)
      roles[name + "s"] = .repeated("XXXX-WXX-\(index + 1)")
    }
    for (index, names) in [
      ["mon."], ["tue.", "tues."], ["wed."], ["thu.", "thur.", "thurs."], ["fri."], ["sat."], ["sun."],
    ]
    .enumerated() {
      for name in names { roles[name] = .weekday(index + 1) }
    }
    let months = [
      "january jan. jan", "february feb. feb", "march mar.", "april apr. apr", "may", "june jun.", "july jul.",
      "august aug. aug", "september sep. sept. sep sept", "october oct. oct", "november nov. nov", "december dec. dec",
    ]
    for (index, names) in months.enumerated() {
      for name in names.split(separator: " ") { roles[String(name)] = .month(index + 1) }
    }
    let units: [(String, Unit)] = [
      ("second", .second), ("minute", .minute), ("hour", .hour), ("day", .day), ("weekend", .weekend),
      ("week", .week), ("month", .month), ("quarter", .quarter), ("year", .year), ("decade", .decade),
    ]
    for (name, unit) in units {
      roles[name] = .unit(unit)
      roles[name + "s"] = .unit(unit)
    }
    for (name, unit) in [
      ("century", Unit.century), ("centuries", .century), ("night", .day), ("nights", .day),
      ("hrs", .hour), ("mins", .minute), ("yrs", .year), ("fortnight", .week),
    ] {
      roles[name] = .unit(unit)
    }
    let numbers = [
      "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
      "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
    ]
    for (index, name) in numbers.enumerated() { roles[name] = .number(index + 1) }
    for (name, number) in [
      ("thirty", 30), ("forty", 40), ("fifty", 50), ("sixty", 60), ("seventy", 70),
      ("eighty", 80), ("ninety", 90),
    ] {
      roles[name] = .number(number)
    }
    for name in ["few", "several", "many", "some", "couple"] { roles[name] = .vague }
    for (name, offset) in [("today", 0), ("yesterday", -1), ("tomorrow", 1)] { roles[name] = .day(offset) }
    for (name, code) in [
      ("tonight", "TNI"), ("morning", "TMO"), ("afternoon", "TAF"), ("evening", "TEV"),
      ("night", "TNI"), ("noon", "T12:00"), ("midday", "T12:00"), ("midnight", "T24:00"), ("overnight", "TNI"),
    ] {
      if name != "night" { roles[name] = .partOfDay(code) }
    }
    for (name, code) in [("spring", "SP"), ("summer", "SU"), ("autumn", "FA"), ("fall", "FA"), ("winter", "WI")] {
      roles[name] = .season(code)
    }
    for (name, code) in [
      ("daily", "P1D"), ("nightly", "P1D"), ("weekly", "P1W"), ("monthly", "P1M"),
      ("yearly", "P1Y"), ("hourly", "PT1H"),
    ] {
      roles[name] = .repeated(code)
    }
    for (name, code) in [
      ("now", "PRESENT_REF"), ("currently", "PRESENT_REF"), ("nowadays", "PRESENT_REF"),
      ("recently", "PAST_REF"), ("lately", "PAST_REF"), ("soon", "FUTURE_REF"),
      ("shortly", "FUTURE_REF"),
    ] {
      roles[name] = .reference(code)
    }
    for (words, _) in holidays where roles[words[0]] == nil { roles[words[0]] = .holiday }
    for name in [
      "last", "next", "this", "past", "coming", "previous", "the", "a", "an", "each", "every", "early", "late", "mid",
      "recent", "following", "upcoming", "at", "first", "third", "fourth", "half", "these", "those", "mid-",
      "in", "day", "its", "their", "that", "fiscal", "latest", "current", "comparable", "corresponding", "second",
      "earlier", "later", "future", "final", "per", "as", "some", "hundred", "dozen", "thousand", "entire", "full",
      "prior", "once", "twice", "long", "like", "q1", "q2", "q3", "q4",
    ] + ordinals + longWords.keys.sorted() where roles[name] == nil {
      roles[name] = .opener
    }
    return roles
  }()

  /// The part of the day after a day: "Tuesday night".
  static func partOfDay(_ lower: String) -> String? {
    if lower == "night" { return "TNI" }
    if case .partOfDay(let code)? = roles[lower], !code.hasPrefix("T1"), !code.hasPrefix("T2") { return code }
    return nil
  }
}
