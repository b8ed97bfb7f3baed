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
    self.outlets = Set(outlets.map { TextKey.key($0) })
  }

  /// The names, each once, in the order in which they stand there.
  ///
  /// A name that is only the outlet's counts where no other is found.
  func authors(headline: Int?) -> [Page.Value] {
    var outlet: [Page.Value] = []
    for found in candidates(headline: headline) where !found.isEmpty {
      let persons = found.filter { !isOutlet($0.value) }
      if !persons.isEmpty, outlet.isEmpty || persons.allSatisfy({ looksLikeName($0.value) }) { return persons }
      if outlet.isEmpty { outlet = found }
    }
    return outlet
  }

  private static let keys = [
    "author", "article:author", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author", "byl",
    "og:article:author", "citation_author", "cxenseparse:author", "article.author", "authors", "creator",
  ]

  /// What each source gives, in order of trust; later ones are only asked where earlier ones do not suffice.
  private func candidates(headline: Int?) -> some Sequence<[Page.Value]> {
    let sources: [() -> [Page.Value]] = [
      { values(names(of: facts.linked.authors, isPlain: true), .linkedData) },
      {
        for key in PageAuthors.keys {
          let found = names(of: facts.metas.filter { $0.key == key }.map(\.value), isPlain: true)
          if !found.isEmpty { return values(found, key.hasPrefix("article:") ? .openGraph : .meta) }
        }
        return []
      },
      {
        for index in facts.authorNodes where tree.nodes[index].tag != .meta && tree.nodes[index].tag != .link {
          let found = names(of: [shown(index)], isPlain: false)
          if !found.isEmpty { return values(found, .microdata) }
        }
        return []
      },
      { values(names(of: labelled(), isPlain: true), .meta) },
      { values(announced(headline), .page) },
      { values(marked(headline), .page) },
      { values(linked(headline), .page) },
    ]
    return sources.lazy.map { $0() }
  }

  /// What `twitter:data1` says where its label is a byline's beginning.
  private func labelled() -> [String] {
    ["1", "2"].compactMap { number in
      guard let label = facts.meta("twitter:label" + number)?.value.lowercased(),
        words.bylineBeginnings.contains(where: { $0 == label })
      else { return nil }
      return facts.meta("twitter:data" + number)?.value
    }
  }

  /// The names in links near the headline that lead to a person's page.
  private func linked(_ headline: Int?) -> [String] {
    guard let headline else { return [] }
    var found: [String] = []
    let from = Int(blocks.blocks[max(0, headline - 6)].first)
    let to = Int(blocks.blocks[min(blocks.blocks.count - 1, headline + 20)].first)
    for index in from..<max(to, from) where tree.nodes[index].tag == .a {
      guard let address = tree.value(of: .href, at: index)?.lowercased(),
        words.authorPaths.contains(where: { address.contains($0) })
      else { continue }
      found += names(of: [tree.text(below: index, isApart: true)], isPlain: false).filter {
        looksLikeName($0) && !found.contains($0)
      }
    }
    return found.count <= 6 ? found : []
  }

  private func isOutlet(_ name: String) -> Bool { outlets.contains(TextKey.key(name)) }

  private func values(_ names: [String], _ origin: Page.Origin) -> [Page.Value] {
    names.map { Page.Value($0, origin) }
  }

  /// What an element shows, names in it apart.
  private func shown(_ node: Int) -> String {
    tree.value(of: .content, at: node) ?? tree.text(below: node, isApart: true)
  }

  /// The names in elements whose class says that they hold the byline, the likeliest of them.
  private func marked(_ headline: Int?) -> [String] {
    var best: (names: [String], score: Int, mark: PageBlocks.Mark)?
    for mark in blocks.marks.lazy.filter({ $0.hints.contains(.byline) }).prefix(PageAuthors.mostMarks) {
      let text = tree.text(below: Int(mark.node), isApart: true)
      guard !text.isEmpty, text.utf8.count < 160 else { continue }
      let found = names(of: [text], isPlain: false)
      guard let first = found.first, found.count <= 6 else { continue }
      let range = blocks.range(of: mark.node, end: mark.end)
      var score = looksLikeName(first) ? 2 : 0
      if hasOpener(text) { score += 3 }
      if blocks.blocks.indices.contains(range.lowerBound) {
        if blocks.blocks[range.lowerBound].hints.contains(.noise) { score -= 3 }
        if let headline {
          let distance = range.lowerBound - headline
          score += 0...12 ~= distance ? 3 : -4..<0 ~= distance ? 2 : distance > 60 ? -1 : 0
        }
      }
      if text.utf8.count > 80 { score -= 1 }
      if let current = best {
        // What lies within the best so far and says no less is more exact.
        let isInner =
          mark.node < current.mark.end && score >= current.score - 3 && hasOpener(text) == false
          && found.count >= current.names.count && looksLikeName(first)
        guard score > current.score || isInner else { continue }
        best = (found, max(score, current.score), mark)
      } else {
        best = (found, score, mark)
      }
    }
    guard let best, best.score >= 0 else { return [] }
    return best.names
  }

  /// How many elements with a byline's class are looked at; the article's stands among the first.
  private static let mostMarks = 200

  private func hasOpener(_ text: String) -> Bool {
    let lowered = text.lowercased()
    return words.bylineBeginnings.contains { lowered.hasPrefix($0) && lowered.count > $0.count }
  }

  /// The names in a line near the headline that begins as a byline does: "By Ann Doe".
  private func announced(_ headline: Int?) -> [String] {
    guard let headline else { return [] }
    for index in max(0, headline - 6)..<min(blocks.blocks.count, headline + 120) {
      let block = blocks.blocks[index]
      guard block.weight >= 6, block.weight < 80, !block.hints.contains(.noise) else { continue }
      let text = blocks.string(of: block)
      let lowered = text.lowercased()
      guard words.bylineBeginnings.contains(where: { lowered.hasPrefix($0 + " ") }) else { continue }
      let names = names(of: [text], isPlain: false)
      if !names.isEmpty, names.allSatisfy({ looksLikeName($0) }) { return names }
    }
    return []
  }

  /// Two to four words, each with a capital.
  private func looksLikeName(_ name: String) -> Bool {
    let words = name.split(separator: " ")
    return 2...4 ~= words.count && words.allSatisfy { $0.first?.isUppercase == true }
  }

  // MARK: - Names

  /// Names cut out of bylines.
  private func names(of bylines: [String], isPlain: Bool) -> [String] {
    var found: [String] = []
    for byline in bylines {
      for part in parts(of: byline) {
        guard let name = name(in: part, isPlain: isPlain),
          !found.contains(where: { TextKey.key($0) == TextKey.key(name) })
        else { continue }
        found.append(name)
      }
    }
    return found
  }

  /// A byline cut at what separates names.
  private func parts(of byline: String) -> [String] {
    let bytes = Array(byline.utf8)
    var parts: [String] = []
    var start = 0
    var index = 0
    while index < bytes.count {
      if let length = words.separatorLength(in: bytes, at: index) {
        parts.append(String(decoding: bytes[start..<index], as: UTF8.self))
        index += length
        start = index
      } else {
        index += 1
      }
    }
    parts.append(String(decoding: bytes[start...], as: UTF8.self))
    return parts
  }

  private func name(in part: String, isPlain: Bool) -> String? {
    var text = part.trimmingCharacters(in: PageAuthors.edges)
    var hasOpener = false
    repeat {
      hasOpener = false
      let lowered = text.lowercased()
      for opener in words.bylineBeginnings where lowered.hasPrefix(opener) {
        guard lowered.count > opener.count, let next = lowered.dropFirst(opener.count).first,
          !next.isLetter || !(opener.last?.isLetter ?? false)
        else { continue }
        text = String(text.dropFirst(opener.count)).trimmingCharacters(in: PageAuthors.edges)
        hasOpener = true
        break
      }
    } while hasOpener
    if let end = words.endOfName(in: Array(text.utf8)) {
      text = String(decoding: text.utf8.prefix(end), as: UTF8.self).trimmingCharacters(in: PageAuthors.edges)
    }
    guard !text.isEmpty, text.unicodeScalars.count <= 60, !text.contains("://"), !text.contains("@"),
      !text.hasPrefix("www.")
    else { return nil }
    let pieces = text.split(separator: " ")
    guard pieces.count <= 7, text.contains(where: \.isLetter), !text.contains(where: \.isNumber) || isPlain else {
      return nil
    }
    if words.isNoAuthor(text.lowercased()) { return nil }
    if !isPlain, text.first?.isLowercase == true, pieces.count > 1 { return nil }
    return text
  }

  private static let edges = CharacterSet.whitespacesAndNewlines.union(
    CharacterSet(charactersIn: ",;:|•·–—-/()[]\"“”*›»«"))
}
