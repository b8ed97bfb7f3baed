public import Records

/// Groups reports into stories and negotiations before anything is read from them.
///
///     var finder = StoryFinder()
///     for document in documents { finder.add(document) }
///     let grouping = finder.grouping()
///
/// **Stories** form as the documents come: each is compared with the earlier ones that share its most telling words,
/// and joins the story with whose documents it is most alike on average, if it is alike enough; at the end, stories
/// that are alike on average are joined (average link). How alike two reports are is a logistic function of their
/// texts, titles, names, quotations and days (`StoryWeights`). **Negotiations** are stories whose texts and names are
/// alike whatever the days between them, joined in the same way.
///
/// The work for a document is bounded, whatever came before it; the result depends on the documents and their order
/// alone. About 2 kB a document beside its text.
public struct StoryFinder: Sendable {
  /// How many earlier documents a document is compared with, the likeliest first; 10 to 40 tried.
  private static let compared = 20
  /// The words of a document by which it is found, the most telling.
  private static let searchWords = 24
  /// The latest documents with a word that are looked at; bounds the work in a pile about one thing.
  private static let searched = 1_000
  /// Documents of a story that a further one is compared with, the latest.
  private static let comparedMembers = 16

  private let words: WordWeights
  private let weights: StoryWeights
  private var documents: [Document] = []
  private var profiles: [StoryProfile] = []
  /// For each word the documents that are found by it.
  private var postings: [UInt32: [Posting]] = [:]
  /// The stories as they formed, and each document's.
  private var stories: [[Int]] = []
  private var storyOf: [Int] = []
  /// Pairs of documents that were compared.
  private var links: [(Int, Int)] = []
  private var scores: [Float] = []

  private struct Posting: Sendable {
    var document: Int32
    var weight: Float
  }

  /// Makes a finder that knows no document yet.
  public init() {
    words = .standard
    weights = .standard
  }

  /// Takes the next document.
  public mutating func add(_ document: Document) {
    let number = documents.count
    let profile = StoryProfile(document, weights: words)
    let candidates = candidates(profile)
    documents.append(document)
    profiles.append(profile)
    scores.append(0)
    var best: (story: Int, odds: Float)?
    for story in Set(candidates.map { storyOf[$0] }).sorted() {
      let members = stories[story].suffix(Self.comparedMembers)
      let odds = members.reduce(Float(0)) { $0 + weights.logOdds(profile, profiles[$1]) } / Float(members.count)
      if odds >= weights.joins, odds > best?.odds ?? -.infinity { best = (story, odds) }
    }
    if let best {
      stories[best.story].append(number)
      storyOf.append(best.story)
    } else {
      storyOf.append(stories.count)
      stories.append([number])
    }
    links += candidates.map { ($0, number) }
    for term in profile.text.heaviest(Self.searchWords) {
      postings[term.id, default: []].append(
        Posting(document: Int32(truncatingIfNeeded: number), weight: term.weight))
    }
  }

  /// The earlier documents that share most of a document's telling words.
  private mutating func candidates(_ profile: StoryProfile) -> [Int] {
    var met: [Int] = []
    for term in profile.text.heaviest(Self.searchWords) {
      for posting in (postings[term.id] ?? []).suffix(Self.searched) {
        let document = Int(posting.document)
        if scores[document] == 0 { met.append(document) }
        scores[document] += term.weight * posting.weight
      }
    }
    let candidates = met.sorted { (scores[$1], $0) < (scores[$0], $1) }.prefix(Self.compared)
    for document in met { scores[document] = 0 }
    return Array(candidates)
  }

  /// The documents so far by stories and negotiations.
  public func grouping() -> Grouping {
    let stories = mergedStories()
    var negotiations: [(documents: [Int], stories: [[Int]])] = negotiations(of: stories).map { group in
      (group.flatMap { stories[$0] }.sorted(), group.map { stories[$0] }.sorted { $0[0] < $1[0] })
    }
    negotiations.sort { ($1.documents.count, $0.documents[0]) < ($0.documents.count, $1.documents[0]) }
    return Grouping(
      negotiations: negotiations.enumerated().map { place, negotiation in
        Grouping.Negotiation(
          whole: story("\(place + 1)", negotiation.documents),
          stories: negotiation.stories.enumerated().map { story("\(place + 1).\($0 + 1)", $1) })
      })
  }

  private func story(_ id: String, _ members: [Int]) -> Grouping.Story {
    let days = members.compactMap { documents[$0].published?.value.prefix(10) }.sorted()
    return Grouping.Story(
      id: id, label: StoryLabel.label(of: members.map { documents[$0] }, profiles: members.map { profiles[$0] }),
      from: days.first.map(String.init), to: days.last.map(String.init), documents: members.map { documents[$0].id })
  }

  /// The stories after those were joined that are alike on average.
  private func mergedStories() -> [[Int]] {
    var neighbours = AverageLink(sizes: stories.map(\.count))
    var known: Set<Int> = []
    for (a, b) in links {
      let (first, second) = (min(storyOf[a], storyOf[b]), max(storyOf[a], storyOf[b]))
      guard first != second, known.insert(first * stories.count + second).inserted else { continue }
      let odds = meanOdds(stories[first], stories[second])
      if odds > StoryWeights.least { neighbours.link(first, second, likeness: odds - StoryWeights.least) }
    }
    let groups = neighbours.groups(atLeast: weights.merges - StoryWeights.least)
    return groups.map { $0.flatMap { stories[$0] }.sorted() }.sorted { $0[0] < $1[0] }
  }

  /// The mean log-odds between two stories' documents, the latest of each.
  private func meanOdds(_ a: [Int], _ b: [Int]) -> Float {
    let (a, b) = (a.suffix(Self.comparedMembers), b.suffix(Self.comparedMembers))
    let sum = a.reduce(Float(0)) { sum, first in
      b.reduce(sum) { $0 + weights.logOdds(profiles[first], profiles[$1]) }
    }
    return sum / Float(a.count * b.count)
  }

  /// The words and names of some documents, summed.
  private struct Sum {
    var text: TermVector
    var names: TermVector
    var count: Int

    /// The mean over all pairs of the mean of the cosines of texts and names.
    func likeness(_ other: Sum) -> Float {
      (text.dot(other.text) + names.dot(other.names)) / Float(2 * count * other.count)
    }
  }

  /// Which stories are of one negotiation: average link over the mean of the cosines of texts and names.
  private func negotiations(of stories: [[Int]]) -> [[Int]] {
    var sums = stories.map { story in
      Sum(
        text: Self.sum(story.map { profiles[$0].text }), names: Self.sum(story.map { profiles[$0].names }),
        count: story.count)
    }
    var neighbours = AverageLink(sizes: stories.map(\.count))
    var textPostings: [UInt32: [Posting]] = [:]
    var namePostings: [UInt32: [Posting]] = [:]
    var scores = [Float](repeating: 0, count: stories.count)
    for (number, sum) in sums.enumerated() {
      var met: [Int] = []
      func gather(_ vector: TermVector, _ postings: inout [UInt32: [Posting]]) {
        for term in vector.terms {
          for posting in (postings[term.id] ?? []).suffix(Self.searched) {
            let other = Int(posting.document)
            if scores[other] == 0 { met.append(other) }
            scores[other] += term.weight * posting.weight / Float(sums[other].count)
          }
          postings[term.id, default: []].append(
            Posting(document: Int32(truncatingIfNeeded: number), weight: term.weight))
        }
      }
      gather(sum.text, &textPostings)
      gather(sum.names, &namePostings)
      let least = weights.relates * Float(sum.count)
      let likely = met.filter { scores[$0] >= least }.sorted { (scores[$1], $0) < (scores[$0], $1) }
      for other in likely.prefix(Self.relations) { neighbours.link(other, number, likeness: sum.likeness(sums[other])) }
      for other in met { scores[other] = 0 }
    }
    return neighbours.groups(atLeast: weights.relates) { group, other in
      sums[group] = Sum(
        text: sums[group].text.adding(sums[other].text).limited(to: Self.sumTerms),
        names: sums[group].names.adding(sums[other].names).limited(to: Self.sumTerms),
        count: sums[group].count + sums[other].count)
      return { sums[$0].likeness(sums[$1]) }
    }
  }

  /// The earlier stories that a story is related to at most, the most alike; bounds the work in a pile about one thing.
  private static let relations = 48
  /// Terms that are kept of a negotiation's words.
  private static let sumTerms = 2_000

  private static func sum(_ vectors: [TermVector]) -> TermVector {
    guard var sum = vectors.first else { return TermVector([:], atMost: 0) }
    for vector in vectors.dropFirst() { sum = sum.adding(vector) }
    return sum
  }
}
