import Records

/// How the contract's values are put into words for people.
enum Wording {
  static let unknownDate = "date unknown"
  static let nobody = "nobody named"

  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// `3 documents`, `1 document`.
  static func count(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
  }

  /// A text on one line: each run of white space becomes one blank.
  static func line(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// A text cut to so many characters, with an ellipsis where it was cut.
  static func clipped(_ text: String, to limit: Int) -> String {
    text.count <= limit ? text : text.prefix(limit - 1).trimmingSuffix(while: \.isWhitespace) + "…"
  }

  /// `2031-06-04` as `4 Jun 2031`, `2031-06` as `Jun 2031`; whatever else stays as it is.
  static func date(_ value: String) -> String {
    let day = value.prefix { $0 != "T" }
    let pieces = day.split(separator: "-", omittingEmptySubsequences: false)
    guard pieces.count == 2 || pieces.count == 3, pieces[0].count == 4, Int(pieces[0]) != nil,
      pieces[1].count == 2, let month = Int(pieces[1]), months.indices.contains(month - 1)
    else { return line(value) }
    var words = "\(months[month - 1]) \(pieces[0])"
    if pieces.count == 3 {
      guard pieces[2].count == 2, let number = Int(pieces[2]) else { return line(value) }
      words = "\(number) \(words)"
    }
    let time = value.dropFirst(day.count + 1)
    return time.isEmpty ? words : "\(words), \(line(String(time)))"
  }

  /// When a document was published or changed: its day, and the time where that is known.
  ///
  /// A moment whose own day is another, by the clock of its zone, stands whole in brackets.
  static func date(_ publication: Document.Publication) -> String {
    let words = moment(publication)
    return publication.isFuture ? "\(words), \(inTheFuture)" : words
  }

  /// What is said of a date of publication that cannot be right.
  static let inTheFuture = "in the future"

  private static func moment(_ publication: Document.Publication) -> String {
    let day = date(publication.value)
    guard let moment = publication.moment, let cut = moment.firstIndex(of: "T") else { return day }
    let time = moment[moment.index(after: cut)...]
    let zone = time.dropFirst(8)
    let clock = line("\(time.prefix(5))\(zone.isEmpty ? "" : zone == "Z" ? " UTC" : " \(zone)")")
    let other = String(moment[..<cut])
    return other == publication.value ? "\(day), \(clock)" : "\(day) (\(date(other)), \(clock))"
  }

  /// The words of a time, and the date they mean where it is settled.
  static func time(_ saying: Record.Saying) -> String {
    let words = line(saying.text)
    guard let value = saying.value.map(date) else { return words }
    if words.isEmpty || words == value { return value }
    return "\(value) (“\(words)”)"
  }

  /// By when: the words, and the bounds where they are settled.
  static func bounds(earliest: String?, latest: String?) -> String? {
    switch (earliest.map(date), latest.map(date)) {
    case (let from?, let to?): from == to ? from : "\(from) – \(to)"
    case (let from?, nil): "from \(from)"
    case (nil, let to?): "by \(to)"
    case (nil, nil): nil
    }
  }

  /// `Axios ← diplomatic sources (anonymous)`: the chain, outermost first.
  static func chain(_ carriers: [Carrier]) -> String? {
    guard !carriers.isEmpty else { return nil }
    return carriers.map { carrier in
      carrier.kind == .anonymous ? "\(line(carrier.name)) (anonymous)" : line(carrier.name)
    }.joined(separator: " ← ")
  }

  /// A number as bounds: `12,000`, `100,000 or more`, `10–20 percent`.
  static func value(_ value: Figure.Value) -> String? {
    let number: String
    switch (value.low.map(self.number), value.high.map(self.number)) {
    case (let low?, let high?): number = low == high ? low : "\(low)–\(high)"
    case (let low?, nil): number = "\(low) or more"
    case (nil, let high?): number = "up to \(high)"
    case (nil, nil): return nil
    }
    return value.unit.map { "\(number) \(line($0))" } ?? number
  }

  /// A number with its thousands set apart.
  static func number(_ number: Double) -> String {
    guard let whole = Int(exactly: number) else { return String(number) }
    let digits = String(abs(whole))
    var grouped = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index).isMultiple(of: 3) { grouped.append(",") }
      grouped.append(digit)
    }
    return (whole < 0 ? "−" : "") + grouped
  }

  static func stance(_ stance: Position.Stance) -> String {
    stance == .noComment ? "no comment" : stance.rawValue
  }

  static func status(_ status: Meeting.Status) -> String {
    status == .brokenOff ? "broken off" : status.rawValue
  }

  static func form(_ form: Record.Form) -> Outline.Badge {
    Outline.Badge(text: form.rawValue, tone: .form)
  }

  /// The mark of a thing that is not simply asserted; nil for one that is.
  static func modality(_ modality: Record.Modality) -> Outline.Badge? {
    switch modality {
    case .asserted: nil
    case .denied: Outline.Badge(text: "denied", tone: .denied)
    case .reported, .hypothetical, .planned, .possible: Outline.Badge(text: modality.rawValue, tone: .uncertain)
    }
  }

  /// The mark of a record that an analyst changed.
  static let corrected = Outline.Badge(text: "corrected", tone: .corrected)

  static func kind(_ kind: Record.Kind) -> String {
    kind == .attribution ? "statement" : kind.rawValue
  }
}

extension StringProtocol {
  /// The text without the characters at its end that a test accepts.
  fileprivate func trimmingSuffix(while test: (Character) -> Bool) -> String {
    var end = endIndex
    while end > startIndex, test(self[index(before: end)]) { end = index(before: end) }
    return String(self[..<end])
  }
}
