import Foundation

/// Decides which of the titles of a page is the article's.
struct PageTitle {
  private let facts: PageFacts
  private let outlets: [String]

  /// - Parameter outlets: Names under which the outlet may stand behind a title.
  init(_ facts: PageFacts, outlets: [String]) {
    self.facts = facts
    self.outlets = outlets.map { TextKey.key($0) }
  }

  /// The headline, and where it was found.
  func title(_ tree: HTMLTree) -> Page.Value? {
    let headlines = facts.headlines.compactMap { HTMLTree.cleaned(tree.text(below: $0)) }.filter { !isOutlet($0) }
      .map(withoutOutlet)
    let element = facts.titleElement.map(withoutOutlet)
    let graph = facts.meta("og:title").map { Page.Value(stripped($0.value, headlines), $0.from) }
    let linked = facts.linked.headline.map { Page.Value(stripped($0, headlines), .linkedData) }
    if let value = linked, !isOutlet(value.value) { return value }
    if let headline = headline(headlines, beside: [graph?.value, linked?.value, element]) {
      return Page.Value(headline, .page)
    }
    if let value = linked ?? graph, !isOutlet(value.value) { return value }
    let marked = facts.headlineNodes.lazy.compactMap { HTMLTree.cleaned(tree.text(below: $0)) }.first
    if let marked { return Page.Value(marked, .microdata) }
    if let value = facts.meta("twitter:title", "dc.title", "dcterms.title", "title") {
      return Page.Value(stripped(value.value, headlines), value.from)
    }
    if let headline = headlines.first { return Page.Value(headline, .page) }
    return element.map { Page.Value($0, .titleElement) } ?? graph ?? linked
  }

  /// The first heading of the first level that a title given elsewhere agrees with.
  private func headline(_ headlines: [String], beside titles: [String?]) -> String? {
    let titles = titles.compactMap { $0.map { TextKey.key($0) } }
    return headlines.first { headline in
      let key = TextKey.key(headline)
      return titles.contains {
        $0 == key || key.count > 12 && ($0.hasPrefix(key) || key.hasPrefix($0) && $0.count > 12)
      }
    }
  }

  /// A title without the outlet behind it.
  private func stripped(_ title: String, _ headlines: [String]) -> String {
    let key = TextKey.key(title)
    if let headline = headlines.first(where: { key == TextKey.key($0) }) { return headline }
    return withoutOutlet(title)
  }

  private static let separators = [" | ", " - ", " – ", " — ", " :: ", " » ", " · ", " • ", " « ", " / ", "| "]

  private func withoutOutlet(_ title: String) -> String {
    var title = title
    // A title may name section and outlet.
    for _ in 0..<3 {
      let cut = PageTitle.separators.compactMap { separator in
        title.range(of: separator, options: .backwards).map { (separator, $0) }
      }.max { $0.1.lowerBound < $1.1.lowerBound }
      guard let (_, range) = cut else { return title }
      let tail = String(title[range.upperBound...])
      let head = title[..<range.lowerBound].trimmingCharacters(in: .whitespaces)
      guard isOutlet(tail), !head.isEmpty else {
        // Some put the outlet first.
        if let first = PageTitle.separators.compactMap({ title.range(of: $0) }).min(by: {
          $0.lowerBound < $1.lowerBound
        }),
          isOutlet(String(title[..<first.lowerBound]))
        {
          return String(title[first.upperBound...])
        }
        return title
      }
      title = head
    }
    return title
  }

  private func isOutlet(_ text: String) -> Bool {
    let key = TextKey.key(text)
    guard !key.isEmpty else { return true }
    return outlets.contains {
      $0 == key || key.count > 3 && ($0.hasPrefix(key) || key.hasPrefix($0) && key.count < $0.count + 12)
    }
  }
}
