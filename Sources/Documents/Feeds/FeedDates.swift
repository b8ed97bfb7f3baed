/// Reads the dates of feeds by the words that pages are read by.
struct FeedDates: Sendable {
  let words: PageWords

  /// A date as it stands in a feed, and what it means.
  func moment(_ text: String) -> Feed.Moment {
    let reader = PageDateReader(text, order: .unknown, words: words)
    guard let date = reader.first()?.date ?? reader.timestamp() else { return Feed.Moment(text: text) }
    return Feed.Moment(text: text, value: date.text, day: date.dayText)
  }
}
