import Foundation

/// Finds who wrote an article: linked data, then `meta` elements, microdata, and what stands on the page.
struct PageAuthors {
  private let tree: HTMLTree
  private let facts: PageFacts
  private let blocks: PageBlocks
  private let words: PageWords
  private let outlets: Set<String>

  init(_ tree: HTMLTree, _ facts: PageFacts, _ blocks: PageBlocks, words: PageWords, outlets: [String]) {
    self.tree = tree
    self.facts = facts
    self.blocks = blocks
    self.words = words
    self.outlets = Set(outlets.map { PageTitle.key($0) })
  }

  /// The names, each once, in the order in which they stand there.
  func authors() -> [Page.Value] {
    let linked = names(of: facts.linked.authors, isPlain: true)
    if !linked.isEmpty { return values(linked, .linkedData) }
    let keys = ["author", "article:author", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author", "byl", "og:article:author", "citation_author", "twitter:data1"]
    for key in keys {
      let found = names(of: facts.metas.filter { $0.key == key }.map(\.value), isPlain: true)
      if key == "twitter:data1", facts.meta("twitter:label1")?.value.lowercased().contains("by") != true { continue }
      if !found.isEmpty { return values(found, key.hasPrefix("article") ? .openGraph : .meta) }
    }
    for index in facts.authorNodes where tree.nodes[index].tag != .meta && tree.nodes[index].tag != .link {
      let found = names(of: [shown(index)], isPlain: true)
      if !found.isEmpty { return values(found, .microdata) }
    }
    return values(onPage(), .page)
  }

  private func values(_ names: [String], _ origin: Page.Origin) -> [Page.Value] {
    names.map { Page.Value($0, origin) }
  }

  /// What an element shows, names in it apart.
  private func shown(_ node: Int) -> String {
    tree.value(of: .content, at: node) ?? tree.text(below: node)
  }

  /// The names in the first elements of the page whose class says that they hold the byline.
  private func onPage() -> [String] {
    for mark in blocks.marks where mark.hints.contains(.byline) {
      let text = tree.text(below: Int(mark.node))
      guard text.utf8.count < 200 else { continue }
      let found = names(of: [text], isPlain: false)
      if !found.isEmpty { return found }
    }
    return []
  }

  // MARK: - Names

  /// Names cut out of bylines.
  private func names(of bylines: [String], isPlain: Bool) -> [String] {
    var found: [String] = []
    for byline in bylines {
      for part in parts(of: byline) {
        guard let name = name(in: part, isPlain: isPlain), !found.contains(where: { PageTitle.key($0) == PageTitle.key(name) }) else { continue }
        found.append(name)
      }
    }
    return found
  }

  private func parts(of byline: String) -> [String] {
    var text = byline
    for separator in words.bylineSeparators {
      text = text.replacingOccurrences(of: separator, with: "\u{1}", options: .caseInsensitive)
    }
    return text.split(separator: "\u{1}").map(String.init)
  }

  private func name(in part: String, isPlain: Bool) -> String? {
    var text = part.trimmingCharacters(in: PageAuthors.edges)
    var hasOpener = false
    repeat {
      hasOpener = false
      let lowered = text.lowercased()
      for opener in words.bylineBeginnings where lowered.hasPrefix(opener) {
        guard lowered.count > opener.count, let next = lowered.dropFirst(opener.count).first, !next.isLetter || !(opener.last?.isLetter ?? false) else { continue }
        text = String(text.dropFirst(opener.count)).trimmingCharacters(in: PageAuthors.edges)
        hasOpener = true
        break
      }
    } while hasOpener
    guard !text.isEmpty, text.unicodeScalars.count <= 60, !text.contains("://"), !text.contains("@"), !text.hasPrefix("www.") else { return nil }
    let pieces = text.split(separator: " ")
    guard pieces.count <= 7, text.contains(where: \.isLetter), !text.contains(where: \.isNumber) || isPlain else { return nil }
    if words.isNoAuthor(text.lowercased()) { return nil }
    if !isPlain, text.first?.isLowercase == true, pieces.count > 1 { return nil }
    return text
  }

  private static let edges = CharacterSet.whitespacesAndNewlines.union(CharacterSet(charactersIn: ",;:|•·–—-/()[]\"“”*›»«"))
}
