/// What two texts have in common, word by word.
///
/// Linear in the length of both.
struct TextMatch {
  /// A passage that stands in both, as ranges of words.
  struct Passage: Equatable {
    var first: Range<Int>
    var second: Range<Int>
  }

  /// The share of the shorter text's words that stand in the other, too, in runs of five or more.
  let cover: Double
  /// The shorter text's longest stretch of words that do not, in words.
  let gap: Int
  /// How many words and shingles the shorter one has.
  let words: Int
  let shingles: Int
  /// The passages in both, in the order of the first.
  let passages: [Passage]

  init(_ a: ShingledText, _ b: ShingledText) {
    let isFirstShorter = a.words <= b.words
    let (short, long) = isFirstShorter ? (a, b) : (b, a)
    words = short.words
    shingles = short.shingles.count
    let table = PositionTable(long.shingles)
    let length = min(CopyThresholds.shingleWords, short.words)
    var runs: [Passage] = []
    var covered = 0
    var coveredTo = 0
    var gap = 0
    for (index, shingle) in short.shingles.enumerated() {
      // A run goes on where the next shingle follows in both; else it begins where the other first has it.
      if let run = runs.last, run.first.upperBound == index + length - 1,
        let next = Optional(run.second.upperBound - length + 1), next < long.shingles.count,
        long.shingles[next] == shingle
      {
        runs[runs.count - 1] = Passage(
          first: run.first.lowerBound..<index + length, second: run.second.lowerBound..<next + length)
      } else if let position = table.position(of: shingle) {
        runs.append(Passage(first: index..<index + length, second: position..<position + length))
      } else {
        continue
      }
      gap = max(gap, index - coveredTo)
      covered += index + length - max(coveredTo, index)
      coveredTo = index + length
    }
    self.gap = max(gap, short.words - coveredTo)
    cover = short.words == 0 ? 0 : Double(covered) / Double(short.words)
    let joined = Self.joined(runs)
    passages =
      isFirstShorter
      ? joined
      : joined.map { Passage(first: $0.second, second: $0.first) }.sorted {
        ($0.first.lowerBound, $0.second.lowerBound) < ($1.first.lowerBound, $1.second.lowerBound)
      }
  }

  /// Whether the shorter text is a copy of the other, cut or edited: it has little of its own.
  var isCopy: Bool {
    guard shingles >= CopyThresholds.copyShortest else { return false }
    return cover >= CopyThresholds.copyCover
      && gap <= max(Int(CopyThresholds.copyGap * Double(words)), CopyThresholds.copyGapWords)
  }

  /// The runs with those made one that are a few words apart in both texts; short ones left out.
  private static func joined(_ runs: [Passage]) -> [Passage] {
    var passages: [Passage] = []
    for run in runs {
      if let last = passages.last, run.first.lowerBound - last.first.upperBound <= CopyThresholds.passageGap,
        (-CopyThresholds.shingleWords...CopyThresholds.passageGap).contains(
          run.second.lowerBound - last.second.upperBound), run.second.upperBound > last.second.upperBound
      {
        passages[passages.count - 1] = Passage(
          first: last.first.lowerBound..<run.first.upperBound, second: last.second.lowerBound..<run.second.upperBound)
      } else {
        // The last words of one passage can begin the next; they belong to the first.
        let common = max(0, min((passages.last?.first.upperBound ?? 0) - run.first.lowerBound, run.first.count))
        passages.append(
          Passage(
            first: run.first.lowerBound + common..<run.first.upperBound,
            second: run.second.lowerBound + common..<run.second.upperBound))
      }
    }
    return withoutRepeats(passages.filter { $0.first.count >= CopyThresholds.passageWords })
  }

  /// The passages without those that repeat what a longer one has of the other text: a quotation and its caption.
  private static func withoutRepeats(_ passages: [Passage]) -> [Passage] {
    var kept: [Passage] = []
    for passage in passages.sorted(by: {
      ($1.first.count, $0.first.lowerBound) < ($0.first.count, $1.first.lowerBound)
    }) {
      let repeated = kept.reduce(0) { $0 + $1.second.clamped(to: passage.second).count }
      if repeated * 2 < passage.second.count { kept.append(passage) }
    }
    return kept.sorted { $0.first.lowerBound < $1.first.lowerBound }
  }
}

/// Where each shingle of a text stands first; an open-addressed table, at most half full.
private struct PositionTable {
  private let shingles: [UInt64]
  private var places: [Int32]

  init(_ shingles: [UInt64]) {
    self.shingles = shingles
    var capacity = 16
    while capacity < shingles.count * 2 { capacity *= 2 }
    places = [Int32](repeating: -1, count: capacity)
    for (index, shingle) in shingles.enumerated() {
      let place = place(of: shingle)
      if places[place] < 0 { places[place] = Int32(truncatingIfNeeded: index) }
    }
  }

  func position(of shingle: UInt64) -> Int? {
    let found = places[place(of: shingle)]
    return found < 0 ? nil : Int(found)
  }

  private func place(of shingle: UInt64) -> Int {
    let mask = places.count - 1
    var place = Int(truncatingIfNeeded: shingle >> 8) & mask
    while places[place] >= 0 && shingles[Int(places[place])] != shingle { place = (place + 1) & mask }
    return place
  }
}
