public import Records

/// Finds copies and shared text among documents that come one after the other.
///
///     var finder = CopyFinder()
///     for document in documents { finder.add(document) }
///     let reuse = finder.reuse()
///
/// **Copies** are texts of which the shorter one has little of its own: exact ones are known by a digest, others by
/// comparing in full those that share sampled shingles (Broder, "On the resemblance and containment of documents",
/// 1997). A document joins one group at most, and only where it is a copy of half of the group's first documents: a
/// page that carries two reports does not make these one. **Shared text** is what remains: passages of some length
/// that stand in two texts that are no copies, outside of quotation marks and of an outlet's standing words.
///
/// A shingle knows the first and the latest document that has it, so that the work is linear in the texts, however
/// often one was copied. Memory: 4 to 5 kB a document of 600 words beside its text, at most. The result depends on the
/// documents and their order alone.
public struct CopyFinder: Sendable {
  /// What is kept of a document.
  private struct Entry: Sendable {
    var id: String
    var text: String
    /// Who published it; nil where nobody knows.
    var outlet: String?
  }

  /// Two texts with passages in common.
  private struct Pair: Sendable {
    var first: Int
    var second: Int
    var passages: [FoundPassage]
  }

  /// A passage with what tells whether it counts.
  private struct FoundPassage: Sendable {
    var place: TextReuse.Passage
    /// Its words, and those of them outside quotation marks.
    var words: Int
    var ownWords: Int
    /// The least of its shingles' digests, by which it is known again in other pairs.
    var key: UInt64
    /// Whether it is short and lies at an end of both texts, as standing words do.
    var liesAtEnds: Bool
  }

  private let agencies: AgencyWords
  private var entries: [Entry] = []
  private var credits: [Int: TextReuse.Credit] = [:]
  private var index = ShingleIndex()
  private var byDigest: [UInt64: Int] = [:]
  /// For each document the first of its group, and each group's documents.
  private var groups: [Int] = []
  private var members: [Int: [Int]] = [:]
  private var pairs: [Pair] = []
  private var texts: [Int: ShingledText] = [:]
  /// How many samples the present document shares with each earlier one; zeros between two calls of `add`.
  private var shared: [Int32] = []

  /// Makes a finder that knows no document yet.
  public init(agencies: AgencyWords = .standard) { self.agencies = agencies }

  /// How many documents it has.
  public var count: Int { entries.count }

  /// Takes the next document.
  public mutating func add(_ document: Document) {
    let number = entries.count
    let text = ShingledText(document.text)
    entries.append(Entry(id: document.id, text: document.text, outlet: document.publisher))
    credits[number] = agencies.credit(of: document)
    shared.append(0)
    let candidates = candidates(text, number)
    groups.append(number)
    if let equal = byDigest[text.digest], text.words > 0 {
      groups[number] = groups[equal]
    } else {
      byDigest[text.digest] = number
      compare(text, number, with: candidates)
    }
    members[groups[number], default: []].append(number)
    keep(text, number)
  }

  /// The earlier documents that share samples with a text, the most first.
  private mutating func candidates(_ text: ShingledText, _ number: Int) -> [Int] {
    var met: [Int] = []
    func note(_ other: Int) {
      guard other != number else { return }
      if shared[other] == 0 { met.append(other) }
      shared[other] += 1
    }
    let samples = text.samples
    for sample in samples {
      guard let known = index.add(sample, of: number) else { continue }
      note(known.first)
      if known.latest != known.first { note(known.latest) }
    }
    let least = Int32(min(max(samples.count, 1), CopyThresholds.candidateSamples))
    let candidates = met.filter { shared[$0] >= least }
      .sorted { (shared[$1], $0) < (shared[$0], $1) }
    for other in met { shared[other] = 0 }
    return candidates
  }

  /// Finds the group that a text is a copy of, and notes with whom else it shares text.
  private mutating func compare(_ text: ShingledText, _ number: Int, with candidates: [Int]) {
    var nearest: [(group: Int, document: Int)] = []
    var known: Set<Int> = []
    for other in candidates where nearest.count < CopyThresholds.comparedGroups {
      if known.insert(groups[other]).inserted { nearest.append((groups[other], other)) }
    }
    // Of several groups the one with most copies of the text: what is cut from a report stands in a page with two, too.
    var best: (group: Int, fits: Int, cover: Double)?
    var matches: [(group: Int, other: Int, match: TextMatch)] = []
    for (group, other) in nearest {
      let match = TextMatch(text, words(of: other))
      matches.append((group, other, match))
      let fits = copies(of: text, in: group, nearest: other, match)
      guard fits > 0, (fits, match.cover, -group) > (best?.fits ?? 0, best?.cover ?? 0, -(best?.group ?? 0)) else {
        continue
      }
      best = (group, fits, match.cover)
    }
    if let best { groups[number] = best.group }
    for (group, other, match) in matches where group != groups[number] {
      let passages = match.passages.map { found($0, in: text, and: words(of: other)) }
      if Self.count(passages, isOneOutlet: isOneOutlet(number, other)) {
        pairs.append(Pair(first: number, second: other, passages: passages))
      }
    }
  }

  /// How many documents of a group are copies of a text, as far as they are compared; 0 where it is less than half.
  private mutating func copies(of text: ShingledText, in group: Int, nearest: Int, _ match: TextMatch) -> Int {
    let others = (members[group] ?? []).lazy.filter { $0 != nearest }.prefix(CopyThresholds.comparedMembers - 1)
    guard match.isCopy || !others.isEmpty && match.cover > 0 else { return 0 }
    var fits = match.isCopy ? 1 : 0
    var compared = 1
    for other in others {
      compared += 1
      if TextMatch(text, words(of: other)).isCopy { fits += 1 }
    }
    return fits * 2 >= compared ? fits : 0
  }

  private mutating func words(of number: Int) -> ShingledText {
    if let text = texts[number] { return text }
    let text = ShingledText(entries[number].text)
    keep(text, number)
    return text
  }

  /// Keeps a text that was cut, and lets go of the earliest.
  private mutating func keep(_ text: ShingledText, _ number: Int) {
    texts[number] = text
    if texts.count > CopyThresholds.keptTexts * 2 {
      let kept = Set(texts.keys.sorted().suffix(CopyThresholds.keptTexts))
      texts = texts.filter { kept.contains($0.key) }
    }
  }

  private func found(_ passage: TextMatch.Passage, in a: ShingledText, and b: ShingledText) -> FoundPassage {
    func place(_ words: Range<Int>, _ text: ShingledText) -> (start: Int, end: Int) {
      (Int(text.places[words.lowerBound].start), Int(text.places[words.upperBound - 1].end))
    }
    func liesAtEnd(_ words: Range<Int>, _ text: ShingledText) -> Bool {
      words.lowerBound < CopyThresholds.standingReach
        || text.words - words.upperBound < CopyThresholds.standingReach
    }
    let here = place(passage.first, a)
    let there = place(passage.second, b)
    let shingles = passage.first.prefix(passage.first.count - CopyThresholds.shingleWords + 1)
    return FoundPassage(
      place: TextReuse.Passage(
        start: here.start, end: here.end, other: TextReuse.Passage.Place(start: there.start, end: there.end)),
      words: passage.first.count,
      ownWords: min(
        passage.first.count { !a.isQuoted[$0] }, passage.second.count { !b.isQuoted[$0] }),
      key: shingles.map { a.shingles[$0] }.min() ?? 0,
      liesAtEnds: passage.first.count <= CopyThresholds.standingWords && liesAtEnd(passage.first, a)
        && liesAtEnd(passage.second, b))
  }

  /// Whether some passages make two texts share text.
  private static func count(_ passages: [FoundPassage], isOneOutlet: Bool) -> Bool {
    let least = isOneOutlet ? CopyThresholds.sharedWordsOfOneOutlet : CopyThresholds.sharedWords
    return passages.contains { $0.ownWords >= CopyThresholds.sharedPassage }
      && passages.reduce(0) { $0 + $1.ownWords } >= least
  }

  /// Whether two documents are known to be of one outlet.
  private func isOneOutlet(_ a: Int, _ b: Int) -> Bool {
    entries[a].outlet != nil && entries[a].outlet == entries[b].outlet
  }

  /// What the documents so far have in common.
  public func reuse() -> TextReuse {
    var reuse = TextReuse()
    for (number, group) in groups.enumerated() where group != number {
      reuse.copyOf[entries[number].id] = entries[group].id
    }
    for (number, credit) in credits { reuse.credits[entries[number].id] = credit }
    let standing = standingPassages()
    var sharings: [Int: [(other: Int, sharing: TextReuse.Sharing)]] = [:]
    for pair in pairs {
      let mayStand = entries[pair.first].outlet == entries[pair.second].outlet
      let passages = pair.passages.filter { !(mayStand && standing.contains($0.key)) }
      guard Self.count(passages, isOneOutlet: isOneOutlet(pair.first, pair.second)) else { continue }
      let words = passages.reduce(0) { $0 + $1.words }
      let mirrored = passages.map { passage in
        let place = passage.place
        return TextReuse.Passage(
          start: place.other.start, end: place.other.end, other: .init(start: place.start, end: place.end))
      }
      sharings[pair.first, default: []].append(
        (pair.second, .init(document: entries[pair.second].id, words: words, passages: passages.map(\.place))))
      sharings[pair.second, default: []].append(
        (
          pair.first,
          .init(
            document: entries[pair.first].id, words: words,
            passages: mirrored.sorted { ($0.start, $0.end) < ($1.start, $1.end) })
        ))
    }
    for (number, found) in sharings {
      reuse.sharings[entries[number].id] = found.sorted { $0.other < $1.other }.map(\.sharing)
    }
    return reuse
  }

  /// The passages that one outlet has in several texts that are no copies: subscribe lines, its description of itself.
  ///
  /// Where the outlet is unknown, only what lies at the ends of the texts counts.
  private func standingPassages() -> Set<UInt64> {
    var holders: [UInt64: [String: Set<Int>]] = [:]
    for pair in pairs where entries[pair.first].outlet == entries[pair.second].outlet {
      let outlet = entries[pair.first].outlet
      for passage in pair.passages where outlet != nil || passage.liesAtEnds {
        holders[passage.key, default: [:]][outlet ?? "", default: []].formUnion([
          groups[pair.first], groups[pair.second],
        ])
      }
    }
    return Set(
      holders.filter { $0.value.values.contains { $0.count >= CopyThresholds.standingTexts } }.keys)
  }
}

extension Document {
  /// Who published it: the outlet, else the host of the address.
  fileprivate var publisher: String? {
    if let outlet, !outlet.isEmpty { return outlet }
    guard let url, let scheme = url.range(of: "://") else { return nil }
    let host = url[scheme.upperBound...].prefix { $0 != "/" && $0 != "?" }
    return host.isEmpty ? nil : String(host)
  }
}
