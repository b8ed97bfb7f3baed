import Foundation

/// Finds when an article was published and updated.
///
/// In order: linked data, `meta` elements, microdata, `time` elements, what the page shows beside its headline, and the
/// address. A date that only says when the page was fetched or printed is none.
struct PageDates {
  /// Where the text of a page lies.
  typealias Layout = (blocks: PageBlocks, anchor: Int?)
  private typealias Found = (date: PageDate, from: Page.Origin)

  private let tree: HTMLTree
  private let facts: PageFacts
  private let words: PageWords
  private let order: PageDateReader.Order
  private let findLayout: () -> Layout

  // What takes time is found once, and only where it is asked for.
  private lazy var layout = findLayout()
  private lazy var shown = findShown()
  private lazy var address = findAddress()
  private lazy var changed = findChanged()

  /// - Parameters:
  ///   - language: The language that the page names, by which dates of figures alone are read.
  ///   - layout: The page's blocks, and that of the headline, else the first of the text; asked for once at most, and not
  ///     where what the page says for programs settles the dates.
  init(
    _ tree: HTMLTree, _ facts: PageFacts, words: PageWords, language: String?, layout: @escaping () -> Layout
  ) {
    self.tree = tree
    self.facts = facts
    self.words = words
    findLayout = layout
    switch language?.lowercased().replacingOccurrences(of: "_", with: "-") {
    case "en-us": order = .month
    case "en", nil: order = .unknown
    default: order = .day
    }
  }

  private func read(_ text: String?, order: PageDateReader.Order? = nil) -> PageDate? {
    guard let text, text.utf8.contains(where: { 0x30...0x39 ~= $0 }) else { return nil }
    let reader = PageDateReader(text, order: order ?? self.order, words: words)
    return reader.timestamp() ?? reader.first()?.date
  }

  // MARK: - Published

  /// The date of publication, and the publisher's own day of it.
  ///
  /// A moment in UTC can lie on the day before or after for those who published it; the address, or the date that stands
  /// beside the headline, says which day it was for them.
  mutating func published() -> (value: Page.Value, day: String)? {
    guard let (date, origin) = found() else { return nil }
    var day = date.dayText
    if date.minutes != nil, date.zone == 0, let other = ownDay(of: date) { day = other.dayText }
    return (Page.Value(date.text, origin), day)
  }

  /// The publisher's own day of a moment in UTC, where it is another.
  private mutating func ownDay(of date: PageDate) -> PageDate? {
    if let address, PageDates.areNeighbours(address.date, date) { return address.date }
    // What is shown with the same minutes past an hour is the same moment by another clock.
    let same = shown.all.first { $0.score >= PageDates.leastScore && $0.date.isSameMoment(as: date) }
    if let same { return same.date.dayText == date.dayText ? nil : same.date }
    guard let best = shown.best, best.score >= PageDates.sureScore, PageDates.areNeighbours(best.date, date) else {
      return nil
    }
    return best.date
  }

  private static func areNeighbours(_ one: PageDate, _ other: PageDate) -> Bool {
    abs(one.dayNumber - other.dayNumber) == 1
  }

  private mutating func found() -> Found? {
    guard let found = foundForPrograms() else { return foundOnPage() }
    if let address, address.date.dayNumber + PageDates.oldAddress < found.date.dayNumber { return address }
    return found
  }

  /// How many days older than its date of publication the address of a page must be to be believed instead.
  ///
  /// The address was there when the page was, and pages are dated anew. Of the development part's pages whose address names
  /// a day, all but one agree with their date to a day; that one is two years older.
  private static let oldAddress = 30

  private mutating func foundForPrograms() -> Found? {
    if let date = read(facts.linked.published) { return (date, .linkedData) }
    if let found = meta(words.publishedKeys) { return found }
    for time in facts.times
    where time.property?.lowercased().contains("publish") == true
      || time.property?.lowercased().contains("created") == true
    {
      if let date = read(time.value) ?? read(time.text) { return (date, .microdata) }
    }
    return nil
  }

  private mutating func foundOnPage() -> Found? {
    if let best = shown.best, best.score >= PageDates.sureScore { return (best.date, best.from) }
    if let found = meta(words.weakPublishedKeys) ?? address { return found }
    if let best = shown.best, best.score >= PageDates.leastScore { return (best.date, best.from) }
    if let best = shown.announced, best.score >= PageDates.leastAnnouncedScore { return (best.date, best.from) }
    return described() ?? script() ?? changed
  }

  /// The date in the first `meta` element with one of some keys, the keys in order of preference.
  private mutating func meta(_ keys: [String]) -> Found? {
    for meta in facts.metas(keys) {
      if let date = settled(meta.value) { return (date, meta.from) }
    }
    return nil
  }

  /// The date of a text; where its figures could be read two ways, the way in which the page shows it to readers.
  private mutating func settled(_ text: String) -> PageDate? {
    let dayFirst = read(text, order: .day)
    let monthFirst = read(text, order: .month)
    guard let dayFirst, let monthFirst, dayFirst != monthFirst else { return dayFirst ?? monthFirst }
    let isSwapped = showsPlainly(monthFirst)
    let isStraight = showsPlainly(dayFirst)
    if isSwapped != isStraight { return isSwapped ? monthFirst : dayFirst }
    return read(text)
  }

  /// True where the page shows a day in words or figures that can be read in one way only.
  private mutating func showsPlainly(_ date: PageDate) -> Bool {
    let dates = shown.all.filter { $0.date.dayText == date.dayText }
    let blocks = layout.blocks
    return dates.contains { shown in
      guard let block = shown.block else { return true }
      let text = blocks.string(of: blocks.blocks[block])
      return PageDateReader(text, order: .unknown, words: words).all().contains { $0.date == shown.date }
    }
  }

  /// A date that the page's description announces as that of publication.
  private func described() -> Found? {
    guard let meta = facts.meta("description", "og:description") else { return nil }
    for (date, range) in PageDateReader(meta.value, order: order, words: words).all() {
      let before = Array(meta.value.unicodeScalars.prefix(range.lowerBound).suffix(PageDates.labelReach))
      if words.dateLabel(before: before[...]) == .published { return (date, meta.from) }
    }
    return nil
  }

  // MARK: - Updated

  /// The date of the last change.
  mutating func updated() -> Page.Value? { changed.map { Page.Value($0.date.text, $0.from) } }

  private mutating func findChanged() -> Found? {
    if let date = read(facts.linked.updated) { return (date, .linkedData) }
    if let found = meta(words.updatedKeys) { return found }
    for time in facts.times where time.property?.lowercased().contains("modified") == true {
      if let date = read(time.value) ?? read(time.text) { return (date, .microdata) }
    }
    return shown.updated.map { ($0.date, $0.from) }
  }

  // MARK: - On the page

  private struct Candidate {
    var date: PageDate
    var from: Page.Origin
    var score: Int
    /// The block that it stands in; nil for those of elements.
    var block: Int?
  }

  /// The dates that a page shows.
  private struct Shown {
    var all: [Candidate] = []
    /// The likeliest date of publication.
    var best: Candidate?
    /// The likeliest of those that words beside them call the date of publication.
    var announced: Candidate?
    /// The likeliest of those that words beside them call the date of a change.
    var updated: Candidate?

    mutating func offer(_ candidate: Candidate, _ label: PageWords.DateLabel?) {
      all.append(candidate)
      if candidate.score > best?.score ?? Int.min { best = candidate }
      if label == .published, candidate.from == .page, candidate.score > announced?.score ?? Int.min {
        announced = candidate
      }
      if label == .updated, candidate.score > updated?.score ?? Int.min { updated = candidate }
    }
  }

  private mutating func findShown() -> Shown {
    var found = Shown()
    for time in facts.times where !isQuoted(time.node) {
      guard let date = read(time.value) ?? read(time.text) else { continue }
      let position = layout.blocks.range(of: Int32(time.node), end: Int32.max).lowerBound
      let label = words.dateLabel(before: Array(time.text.unicodeScalars)[...])
      let score = 4 + place(position) + worth(label) + style(time)
      found.offer(Candidate(date: date, from: .time, score: score), label)
    }
    let blocks = layout.blocks
    let anchor = layout.anchor
    var looked = 0
    for (index, block) in blocks.blocks.enumerated()
    where block.weight < 400 || index == anchor || index == (anchor ?? -2) + 1 {
      // A date in a headline is what the article is about.
      if block.kind == .heading, index == anchor { continue }
      guard PageDateReader.mayHoldDate(blocks.bytes(of: block)) else { continue }
      looked += 1
      if looked > PageDates.mostBlocks { break }
      addDates(of: block, index, to: &found)
    }
    return found
  }

  private mutating func addDates(of block: PageBlocks.Block, _ index: Int, to found: inout Shown) {
    let text = layout.blocks.string(of: block)
    let dates = PageDateReader(text, order: order, words: words).all()
    if dates.isEmpty { return }
    let scalars = Array(text.unicodeScalars.prefix(PageDateReader.longest + PageDates.labelReach))
    let isDate = !block.hints.isDisjoint(with: [.date, .byline])
    var end = 0
    for (date, range) in dates {
      let offset = range.lowerBound
      // The label of the date before is none of this one's.
      let head = scalars[max(end, offset - PageDates.labelReach)..<offset]
      end = range.upperBound
      let before = words.dateLabel(before: head) ?? (offset <= 3 ? labelInBlock(index - 1) : nil)
      // "was written on 9 May 2025 and filed under", "9 May 2025, published by".
      let isNamedBehind = before == nil && words.dateLabel(behind: scalars[offset...].prefix(50)) == .published
      let label = isNamedBehind ? .published : before
      if block.weight >= 200, label != .published, offset > 12 { continue }
      var score = place(index) + (isNamedBehind ? 1 : worth(label)) + (isDate ? 4 : 0)
      // A date in the middle of a sentence is what the sentence is about.
      if offset > 60 { score -= 2 }
      if block.weight < 60 { score += 2 }
      found.offer(Candidate(date: date, from: .page, score: score, block: index), label)
    }
  }

  /// How many blocks with figures are looked at for a date.
  private static let mostBlocks = 2000

  /// The score from which a date beside the headline is taken for the publisher's own.
  private static let sureScore = 8
  private static let leastScore = 0
  /// The score below which a date is none though words announce it: in a list of other articles far away.
  private static let leastAnnouncedScore = -4

  /// What the distance from the headline is worth.
  private mutating func place(_ index: Int) -> Int {
    guard let anchor = layout.anchor else { return index < 40 ? 1 : 0 }
    let distance = index - anchor
    var score =
      distance > 40
      ? -2 : distance > 10 || distance < -10 ? 0 : distance > 4 ? 2 : distance < -4 ? 1 : distance < 0 ? 3 : 4
    let blocks = layout.blocks.blocks
    if blocks.indices.contains(index), blocks[index].hints.contains(.noise) { score -= -4...10 ~= distance ? 1 : 4 }
    return score
  }

  /// True within a quotation, as posts of others are that a page embeds.
  private func isQuoted(_ node: Int) -> Bool {
    var parent = tree.nodes[node].parent
    while parent >= 0, tree.nodes[Int(parent)].tag != .blockquote { parent = tree.nodes[Int(parent)].parent }
    return parent >= 0
  }

  /// What the class of a `time` element is worth.
  private func style(_ time: PageFacts.Time) -> Int {
    guard let style = time.style else { return 0 }
    if style.contains("publish") { return 2 }
    return style.contains("updat") || style.contains("modif") ? -3 : 0
  }

  // MARK: - Labels

  /// How far before a date its label may begin, in code points.
  private static let labelReach = 40

  private func worth(_ label: PageWords.DateLabel?) -> Int {
    switch label {
    case .published: 3
    case .updated: -1
    case nil: 0
    }
  }

  /// What a block says that is no more than a label: "Published:".
  private mutating func labelInBlock(_ index: Int) -> PageWords.DateLabel? {
    let blocks = layout.blocks
    guard blocks.blocks.indices.contains(index), blocks.blocks[index].weight < 40 else { return nil }
    let text = blocks.string(of: blocks.blocks[index])
    return text.hasSuffix(":") ? words.dateLabel(before: Array(text.unicodeScalars)[...]) : nil
  }

  // MARK: - Scripts

  /// A date of publication in the data of a script, or one that a script of one line writes into the page.
  private func script() -> Found? {
    var shortScripts = 0
    for node in tree.nodes where node.tag == .text && node.parent >= 0 && tree.nodes[Int(node.parent)].tag == .script {
      let script = tree.source[Int(node.from)..<Int(node.to)]
      for field in words.scriptFields {
        guard let place = ByteSearch.first(field, in: script) else { continue }
        let value = String(decoding: script[(place + field.count)...].prefix(40), as: UTF8.self)
        guard value.hasPrefix(":\"") || value.hasPrefix(": \"") else { continue }
        if let date = read(value) { return (date, .script) }
      }
      guard script.count < PageDates.shortScript, shortScripts < PageDates.mostShortScripts else { continue }
      shortScripts += 1
      if PageDateReader.mayHoldDate(script) {
        let line = String(decoding: script, as: UTF8.self)
        if line.lowercased().contains("date("), let date = read(line) { return (date, .script) }
      }
    }
    return nil
  }

  /// The bytes below which a script does nothing but write one thing: `showDate("2025/05/09 10:00")`.
  private static let shortScript = 100
  /// How many of them are looked at.
  private static let mostShortScripts = 300

  // MARK: - Address

  /// The date in the page's address.
  private func findAddress() -> Found? {
    let addresses = [
      facts.canonical, facts.meta("og:url")?.value, facts.linked.address, facts.permalink, facts.fetchedFrom,
    ]
    for address in addresses.compactMap({ $0 }) {
      if let date = PageDates.date(in: address) { return (date, .address) }
    }
    return nil
  }

  /// "/2025/05/09/", "/2025-05-09-", "/20250509", and "/A2025050914320005196", which goes on with hour and minute.
  static func date(in address: String) -> PageDate? {
    var numbers: [(value: Int, digits: Int)] = []
    var value = 0
    var digits = 0
    // The first twelve digits of a longer number.
    var beginning = 0
    var separated = true
    for byte in address.utf8.prefix(400) + [UInt8(ascii: "/")] {
      if 0x30...0x39 ~= byte {
        if digits == 0, !separated { numbers = [] }
        if digits < 12 { beginning = digits == 0 ? Int(byte) - 0x30 : beginning * 10 + Int(byte) - 0x30 }
        value = digits < 9 ? value * 10 + Int(byte) - 0x30 : value
        digits += 1
        continue
      }
      if digits > 0 {
        numbers.append((value, digits))
        // One of fourteen digits is a moment at which an archive fetched the page.
        if digits >= 12, digits != 14, 1990...2099 ~= beginning / 100_000_000, beginning / 100 % 100 < 24,
          beginning % 100 < 60,
          let date = PageDate(
            year: beginning / 100_000_000, month: beginning / 1_000_000 % 100, day: beginning / 10_000 % 100)
        {
          return date
        }
        if let last = numbers.last, last.digits == 8, 1990...2099 ~= last.value / 10_000,
          let date = PageDate(year: last.value / 10_000, month: last.value / 100 % 100, day: last.value % 100)
        {
          return date
        }
        let three = numbers.suffix(3)
        if three.count == 3, let year = three.first, year.digits == 4, 1990...2099 ~= year.value {
          let rest = Array(three.dropFirst())
          if rest.allSatisfy({ $0.digits <= 2 }),
            let date = PageDate(year: year.value, month: rest[0].value, day: rest[1].value)
          {
            return date
          }
        }
        value = 0
        digits = 0
      }
      separated = byte == UInt8(ascii: "/") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
      if !separated { numbers = [] }
    }
    return nil
  }
}
