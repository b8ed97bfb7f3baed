internal import Codebook
internal import Records

/// Reads out of the texts who is opposed to whom, who mediates and who guarantees.
///
/// Only patterns that name both the cue and the side count: "talks between A and B", "A-B talks", "A-brokered",
/// "mediated by A", "A mediators", "A … mediate". One pass over each text with an index of the cast's names.
struct CueReader {
  /// What the texts say about sides.
  struct Cues {
    /// How much says that a side mediates.
    var mediation: [Int: Double] = [:]
    /// How much says that a side works at a peace, its own or others'.
    var peace: [Int: Double] = [:]
    /// How much says that a side guarantees.
    var guarantee: [Int: Double] = [:]
    /// How much says that two sides, the smaller first, are each other's opposite.
    var pairs: [Pair: Double] = [:]
  }

  /// Two sides, the smaller index first.
  struct Pair: Hashable {
    let first: Int
    let second: Int

    init(_ a: Int, _ b: Int) {
      first = min(a, b)
      second = max(a, b)
    }
  }

  private let cast: Cast
  private let lexicon: Lexicon
  private let index: NameIndex

  /// Indexes the names of a cast's members, with the codebook's adjectives and metonyms.
  init(cast: Cast, codebook: Codebook, lexicon: Lexicon) {
    self.cast = cast
    self.lexicon = lexicon
    var entries: [(names: [String], value: Int)] = []
    for (index, member) in cast.members.enumerated() where member.kind != .description && member.kind != .outlet {
      let known = member.id.flatMap(codebook.actor).map(NameIndex.names) ?? []
      entries.append(([member.name] + member.aliases + known, index))
    }
    index = NameIndex(entries)
  }

  /// The cues of some texts.
  func cues(in documents: [Document]) -> Cues {
    var all = Cues()
    for document in documents {
      var cues = Cues()
      let words = Words.scan(document.text)
      var start = 0
      while start < words.count {
        let end = words[(start + 1)...].firstIndex(where: \.opensSentence) ?? words.count
        read(words[start..<end], into: &cues)
        start = end
      }
      let most = Thresholds.cuesADocument
      for (side, weight) in cues.mediation { all.mediation[side, default: 0] += min(weight, most) }
      for (side, weight) in cues.peace { all.peace[side, default: 0] += min(weight, most) }
      for (side, weight) in cues.guarantee { all.guarantee[side, default: 0] += min(weight, most) }
      for (pair, weight) in cues.pairs { all.pairs[pair, default: 0] += min(weight, most) }
    }
    return all
  }

  /// Words on either side of "peace efforts" within which a name has to do with them.
  private static let peaceReach = 8

  private static func distance(_ range: Range<Int>, _ index: Int) -> Int {
    range.upperBound <= index ? index - range.upperBound : max(0, range.lowerBound - index)
  }

  private func read(_ words: ArraySlice<Words.Word>, into cues: inout Cues) {
    let hits = index.hits(in: words)
    guard !hits.isEmpty else { return }
    func side(_ hit: NameIndex.Hit) -> Int { cast.members[hit.value].side }
    func addPair(_ a: NameIndex.Hit, _ b: NameIndex.Hit) {
      guard side(a) != side(b) else { return }
      cues.pairs[Pair(side(a), side(b)), default: 0] += 1
    }
    var between: Set<Int> = []
    for (place, hit) in hits.enumerated() where place + 1 < hits.count {
      let next = hits[place + 1]
      let gap = words[hit.range.upperBound..<next.range.lowerBound].map(\.folded)
      let opener = words[max(words.startIndex, hit.range.lowerBound - 3)..<hit.range.lowerBound].map(\.folded)
      if opener.contains("between"), gap.count <= 4, gap.contains("and") {
        addPair(hit, next)
        between.formUnion([place, place + 1])
      } else if gap.isEmpty || gap == ["and"] {
        let after = words[next.range.upperBound..<min(words.endIndex, next.range.upperBound + 3)]
        if after.contains(where: { lexicon.sharedMatters.contains($0.folded) }) {
          addPair(hit, next)
          if gap.isEmpty { between.formUnion([place, place + 1]) }
        }
      }
    }
    for index in words.indices {
      let word = words[index].folded
      if word == "peace", index + 1 < words.endIndex, lexicon.peaceWork.contains(words[index + 1].folded) {
        for hit in hits where Self.distance(hit.range, index) <= Self.peaceReach {
          cues.peace[side(hit), default: 0] += Thresholds.peaceCue
        }
      }
      if lexicon.guaranteeCues.contains(where: word.hasPrefix) {
        if let hit = hits.last(where: { $0.range.upperBound <= index }), index - hit.range.upperBound <= 6 {
          cues.guarantee[side(hit), default: 0] += 1
        }
        continue
      }
      guard let cue = lexicon.mediationCues.first(where: { word.hasPrefix($0.prefix) }) else { continue }
      let after = words[(index + 1)..<min(words.endIndex, index + 4)].map(\.folded)
      if let by = after.firstIndex(of: "by"), after.startIndex == 0 {
        var expected = index + 1 + by + 1
        for hit in hits where hit.range.lowerBound >= expected && hit.range.lowerBound - expected <= 2 {
          cues.mediation[side(hit), default: 0] += cue.weight
          expected = hit.range.upperBound
        }
        continue
      }
      let before = hits.indices.last { hits[$0].range.upperBound <= index && !between.contains($0) }
      if let before {
        let distance = index - hits[before].range.upperBound
        if distance <= 1 {
          cues.mediation[side(hits[before]), default: 0] += cue.weight
        } else if distance <= 12 {
          cues.mediation[side(hits[before]), default: 0] += cue.weight / 2
        }
      }
      // "mediator Qatar", "mediators Egypt and Qatar".
      if let next = hits.first(where: { $0.range.lowerBound > index }), next.range.lowerBound - index <= 1,
        word.hasSuffix("or") || word.hasSuffix("ors")
      {
        cues.mediation[side(next), default: 0] += cue.weight
      }
    }
  }
}
