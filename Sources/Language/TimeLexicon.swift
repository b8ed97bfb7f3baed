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
    case holiday(Holiday)
    /// A word that can only begin an expression.
    case opener
  }

  enum Holiday {
    case easter
    case fixed(month: Int, day: Int)
  }

  static func role(_ lower: String) -> Role? { roles[lower] }

  /// Whether a word can begin an expression; false is certain, true is not.
  static func mayOpen(_ lower: String) -> Bool {
    guard let place = sketch(lower) else { return false }
    return sketches[place]
  }

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
      ("night", "TNI"), ("noon", "T12:00"), ("midday", "T12:00"), ("midnight", "T00:00"), ("overnight", "TNI"),
    ] {
      if name != "night" { roles[name] = .partOfDay(code) }
    }
    for (name, code) in [("spring", "SP"), ("summer", "SU"), ("autumn", "FA"), ("winter", "WI")] {
      roles[name] = .season(code)
    }
    for (name, code) in [
      ("daily", "P1D"), ("nightly", "P1D"), ("weekly", "P1W"), ("monthly", "P1M"),
      ("quarterly", "P1Q"), ("yearly", "P1Y"), ("annually", "P1Y"), ("hourly", "PT1H"),
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
    roles["easter"] = .holiday(.easter)
    roles["christmas"] = .holiday(.fixed(month: 12, day: 25))
    for name in [
      "last", "next", "this", "past", "coming", "previous", "the", "a", "an", "each", "every", "early", "late", "mid",
      "recent", "following", "upcoming", "at", "first", "third", "fourth", "half", "these", "those", "mid-",
      "in", "day",
    ] where roles[name] == nil {
      roles[name] = .opener
    }
    return roles
  }()

  /// The part of the day after a day: "Tuesday night".
  static func partOfDay(_ lower: String) -> String? {
    if lower == "night" { return "TNI" }
    if case .partOfDay(let code)? = roles[lower], !code.hasPrefix("T1"), code != "T00:00" { return code }
    return nil
  }
}
