import Foundation
package import Language

/// Measures coreference of people.
///
/// A gold mention counts where a proper noun or a pronoun stands for it and its person is named somewhere or
/// mentioned again. It is answered where the system puts a mention with its head into an entity: with others, or
/// alone by a name. An answer is right where most of the entity's other mentions that the gold knows are the same
/// gold person's; a name that stands alone is right where the person has no other name mention.
package struct CoreferenceEvaluation: Sendable {
  /// What was counted of some mentions.
  package struct Count: Sendable {
    package var gold = 0
    package var answered = 0
    package var right = 0
    /// The share of gold mentions answered, in percent.
    package var answeredShare: Double { gold == 0 ? 0 : 100 * Double(answered) / Double(gold) }
    /// The share of answers that are right, in percent.
    package var rightShare: Double { answered == 0 ? 0 : 100 * Double(right) / Double(answered) }
  }

  /// By genre, by kind of mention and in all.
  package private(set) var counts: [String: Count] = [:]
  /// What went wrong, a line each.
  package private(set) var errors: [String] = []
  private var muc = Ratio()
  private var cubed = Ratio()
  private var aligned = Ratio()

  struct Ratio: Sendable {
    var recall = (0.0, 0.0)
    var precision = (0.0, 0.0)
    var f1: Double {
      let first = recall.1 == 0 ? 0 : recall.0 / recall.1
      let second = precision.1 == 0 ? 0 : precision.0 / precision.1
      return first + second == 0 ? 0 : 200 * first * second / (first + second)
    }
  }

  /// Makes an evaluation without counts.
  package init() {}

  /// All figures, a line each.
  package var lines: [String] {
    func figure(_ value: Double) -> String { String(format: "%.1f", value) }
    let parts = counts.keys.sorted().map { key in
      let count = counts[key, default: Count()]
      return "  \(key): \(count.gold) mentions, answered \(figure(count.answeredShare)), "
        + "right when answered \(figure(count.rightShare))"
    }
    let average = (muc.f1 + cubed.f1 + aligned.f1) / 3
    return parts + [
      "  people: MUC \(figure(muc.f1))  B3 \(figure(cubed.f1))  CEAFe \(figure(aligned.f1))  average \(figure(average))"
    ]
  }

  /// Compares a text with the gold; its words may be others.
  package mutating func add(_ text: AnnotatedText, _ gold: CoreferenceCorpus.Text) {
    let matched = match(text, gold)
    var groups: [Int: [Int]] = [:]
    for (index, mention) in gold.mentions.enumerated() where mention.kind == "person" {
      groups[mention.entity, default: []].append(index)
    }
    var members: [Int: [Int]] = [:]
    for (index, place) in matched.enumerated() { if let place { members[place.entity, default: []].append(index) } }
    for key in groups.keys.sorted() {
      let indices = groups[key, default: []]
      let isNamed = indices.contains { kind(gold.mentions[$0], gold) == .name }
      guard indices.count > 1 || isNamed else { continue }
      for index in indices {
        guard let kind = kind(gold.mentions[index], gold), kind != .nominal else { continue }
        judge(index, kind, matched, members, text, gold)
      }
    }
    score(groups, matched, text, gold)
  }

  private mutating func judge(
    _ index: Int, _ kind: EntityMention.Kind, _ matched: [Place?], _ members: [Int: [Int]], _ text: AnnotatedText,
    _ gold: CoreferenceCorpus.Text
  ) {
    let mention = gold.mentions[index]
    var isAnswered = false
    var isRight = false
    var others: [Int] = []
    if let place = matched[index] {
      let known = Set(members[place.entity, default: []].compactMap { matched[$0]?.mention })
      others = text.entities[place.entity].mentions.indices.filter {
        $0 != place.mention && (kind == .pronoun || known.contains($0))
      }
      isAnswered = kind == .name || !others.isEmpty
      var votes: [Int: Int] = [:]
      for other in members[place.entity, default: []] where other != index && matched[other] != place {
        votes[gold.mentions[other].entity, default: 0] += 1
      }
      let most = votes.values.max() ?? 0
      isRight =
        others.isEmpty
        ? !gold.mentions.indices.contains {
          $0 != index && gold.mentions[$0].entity == mention.entity && self.kind(gold.mentions[$0], gold) == .name
        }
        : most > 0 && votes[mention.entity] == most && !votes.contains { $0.value == most && $0.key != mention.entity }
    }
    for key in [gold.genre, "\(kind)", "\(gold.genre) \(kind)", "total"] {
      counts[key, default: Count()].gold += 1
      if isAnswered { counts[key, default: Count()].answered += 1 }
      if isRight { counts[key, default: Count()].right += 1 }
    }
    guard !isRight else { return }
    let word = gold.gold.words[mention.words.lowerBound]
    let shown = gold.gold.words[mention.words.prefix(6)].map(\.form).joined(separator: " ")
    let first = gold.mentions.first { $0.entity == mention.entity }
    let name = first.map { gold.gold.words[$0.words.prefix(6)].map(\.form).joined(separator: " ") } ?? ""
    let given = matched[index].map { text.entities[$0.entity].name } ?? "-"
    errors.append(
      "\(gold.gold.identifier) \(word.start) \(kind) [\(shown)] is [\(name)] "
        + "\(isAnswered ? "not" : "unanswered, in") [\(given)]"
    )
  }

  struct Place: Hashable {
    var entity: Int
    var mention: Int
  }

  /// The system's mention for each of the gold's: the one that has its head, names before others.
  private func match(_ text: AnnotatedText, _ gold: CoreferenceCorpus.Text) -> [Place?] {
    var heads: [Int: [Place]] = [:]
    var covering: [Int: Place] = [:]
    for (number, entity) in text.entities.enumerated() {
      for (index, mention) in entity.mentions.enumerated() {
        heads[mention.head, default: []].append(Place(entity: number, mention: index))
        guard mention.kind == .name else { continue }
        for token in mention.tokens { covering[token] = Place(entity: number, mention: index) }
      }
    }
    return gold.mentions.map { mention in
      let tokens = mention.core.compactMap { word -> Int? in
        let start = gold.gold.words[word].start
        let token = text.tokenIndex(atOrAfter: start)
        return token < text.tokens.count && text.tokens[token].start <= start ? token : nil
      }
      // A person is not found by an organisation that bears his name.
      for token in tokens {
        if let place = covering[token], mention.kind != "person" || text.entities[place.entity].kind == .person {
          return place
        }
      }
      return tokens.lazy.compactMap { heads[$0]?.first }.first
    }
  }

  private func kind(_ mention: CoreferenceCorpus.Mention, _ gold: CoreferenceCorpus.Text) -> EntityMention.Kind? {
    guard let first = mention.core.first, first < gold.gold.words.count else { return nil }
    switch gold.gold.words[first].partOfSpeech {
    case "PROPN": return .name
    case "PRON": return .pronoun
    default: return .nominal
    }
  }

  /// Adds to MUC (Vilain 1995), B³ (Bagga and Baldwin 1998) and entity-based CEAF (Luo 2005).
  private mutating func score(
    _ groups: [Int: [Int]], _ matched: [Place?], _ text: AnnotatedText, _ gold: CoreferenceCorpus.Text
  ) {
    var key: [[Int]] = groups.keys.sorted().map { groups[$0, default: []] }.filter { $0.count > 1 }
    var goldOfPlace: [Place: Int] = [:]
    for (index, place) in matched.enumerated() {
      if let place, goldOfPlace[place] == nil || gold.mentions[index].kind == "person" { goldOfPlace[place] = index }
    }
    // A mention of the system without a gold one is a number of its own.
    var next = gold.mentions.count
    var response: [[Int]] = []
    for (number, entity) in text.entities.enumerated() where entity.kind == .person && entity.mentions.count > 1 {
      response.append(
        entity.mentions.indices.map { index in
          if let known = goldOfPlace[Place(entity: number, mention: index)] { return known }
          next += 1
          return next
        })
    }
    key.sort { $0[0] < $1[0] }
    let (recallLinks, allLinks) = CoreferenceEvaluation.links(key, response)
    muc.recall.0 += recallLinks
    muc.recall.1 += allLinks
    let (precisionLinks, foundLinks) = CoreferenceEvaluation.links(response, key)
    muc.precision.0 += precisionLinks
    muc.precision.1 += foundLinks
    let (recall, keyCount) = CoreferenceEvaluation.cubed(key, response)
    cubed.recall.0 += recall
    cubed.recall.1 += keyCount
    let (precision, responseCount) = CoreferenceEvaluation.cubed(response, key)
    cubed.precision.0 += precision
    cubed.precision.1 += responseCount
    let similarity = CoreferenceEvaluation.aligned(key, response)
    aligned.recall.0 += similarity
    aligned.recall.1 += Double(key.count)
    aligned.precision.0 += similarity
    aligned.precision.1 += Double(response.count)
  }

  private static func owners(_ clusters: [[Int]]) -> [Int: Int] {
    var owners: [Int: Int] = [:]
    for (index, cluster) in clusters.enumerated() { for member in cluster { owners[member] = index } }
    return owners
  }

  private static func links(_ key: [[Int]], _ response: [[Int]]) -> (Double, Double) {
    let owners = owners(response)
    var right = 0
    var all = 0
    for cluster in key {
      var parts = 0
      var seen: Set<Int> = []
      for member in cluster {
        guard let owner = owners[member] else {
          parts += 1
          continue
        }
        if seen.insert(owner).inserted { parts += 1 }
      }
      right += cluster.count - parts
      all += cluster.count - 1
    }
    return (Double(right), Double(all))
  }

  private static func cubed(_ key: [[Int]], _ response: [[Int]]) -> (Double, Double) {
    let owners = owners(response)
    var sum = 0.0
    var count = 0
    for cluster in key {
      var common: [Int: Int] = [:]
      for member in cluster { if let owner = owners[member] { common[owner, default: 0] += 1 } }
      for owner in common.keys.sorted() {
        let shared = Double(common[owner, default: 0])
        sum += shared * shared / Double(cluster.count)
      }
      count += cluster.count
    }
    return (sum, Double(count))
  }

  /// The similarity of the best one-to-one alignment, found greedily: the best pair first.
  private static func aligned(_ key: [[Int]], _ response: [[Int]]) -> Double {
    let owners = owners(response)
    var pairs: [(similarity: Double, key: Int, response: Int)] = []
    for (index, cluster) in key.enumerated() {
      var common: [Int: Int] = [:]
      for member in cluster { if let owner = owners[member] { common[owner, default: 0] += 1 } }
      for owner in common.keys.sorted() {
        let size = cluster.count + response[owner].count
        pairs.append((2 * Double(common[owner, default: 0]) / Double(size), index, owner))
      }
    }
    pairs.sort { ($1.similarity, $0.key, $0.response) < ($0.similarity, $1.key, $1.response) }
    var usedKeys: Set<Int> = []
    var usedResponses: Set<Int> = []
    var sum = 0.0
    for pair in pairs where !usedKeys.contains(pair.key) && !usedResponses.contains(pair.response) {
      usedKeys.insert(pair.key)
      usedResponses.insert(pair.response)
      sum += pair.similarity
    }
    return sum
  }
}

extension CoreferenceEvaluation {
  /// The gold's entity of each token that stands for a mention.
  ///
  /// The "and" of a mention that joins others stands for it.
  package static func answers(_ text: AnnotatedText, _ gold: CoreferenceCorpus.Text) -> [Int: Int] {
    var answers: [Int: (length: Int, entity: Int)] = [:]
    for mention in gold.mentions {
      for (place, word) in mention.core.enumerated() {
        let start = gold.gold.words[word].start
        let token = text.tokenIndex(atOrAfter: start)
        guard token < text.tokens.count, text.tokens[token].start <= start else { continue }
        let length = mention.words.count * 8 + place
        if let known = answers[token], known.length <= length {
          if let and = coordinator(after: token, in: text), answers[and] == nil,
            mention.words.upperBound < gold.gold.words.count,
            text.tokens[and].start < gold.gold.words[mention.words.upperBound - 1].start
          {
            answers[and] = (length, mention.entity)
          }
          continue
        }
        answers[token] = (length, mention.entity)
      }
    }
    return answers.mapValues(\.entity)
  }

  private static func coordinator(after token: Int, in text: AnnotatedText) -> Int? {
    for index in min(token + 1, text.tokens.count)..<min(token + 20, text.tokens.count) {
      if text.tokens[index].relation == "cc", let head = text.tokens[index].head, text.tokens[head].head == token {
        return index
      }
    }
    return nil
  }
}
