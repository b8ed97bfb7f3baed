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
  private lazy var shown = ShownDates(tree, facts, words: words, order: order, layout: layout)
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
    PageDateReader.date(in: text, order: order ?? self.order, words: words)
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
    let same = shown.all.first { $0.score >= ShownDates.leastScore && $0.date.isSameMoment(as: date) }
    if let same { return same.date.dayText == date.dayText ? nil : same.date }
    guard let best = shown.best, best.score >= ShownDates.sureScore, PageDates.areNeighbours(best.date, date) else {
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
    if let best = shown.best, best.score >= ShownDates.sureScore { return (best.date, best.from) }
    if let found = meta(words.weakPublishedKeys) ?? address { return found }
    if let best = shown.best, best.score >= ShownDates.leastScore { return (best.date, best.from) }
    if let best = shown.announced, best.score >= ShownDates.leastAnnouncedScore { return (best.date, best.from) }
    return described() ?? ScriptDate.date(in: tree, words: words, order: order).map { ($0, .script) } ?? changed
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
      let before = Array(meta.value.unicodeScalars.prefix(range.lowerBound).suffix(ShownDates.labelReach))
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

  // MARK: - Address

  /// The date in the page's address.
  private func findAddress() -> Found? {
    let addresses = [
      facts.canonical, facts.meta("og:url")?.value, facts.linked.address, facts.permalink, facts.fetchedFrom,
    ]
    for address in addresses.compactMap({ $0 }) {
      if let date = AddressDate.date(in: address) { return (date, .address) }
    }
    return nil
  }
}
