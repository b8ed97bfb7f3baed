internal import Records

/// The records with all that is needed to compare them.
struct Material {
  let documents: [Document]
  let records: [Record]
  let cast: Cast
  let lexicon: Lexicon
  /// What the texts have in common.
  let reuse: TextReuse
  private let published: [String: String]
  private let order: [String: Int]
  private let indices: [String: Int]

  init(documents: [Document], records: [Record], cast: Cast, reuse: TextReuse, lexicon: Lexicon) {
    self.documents = documents
    self.records = records
    self.cast = cast
    self.lexicon = lexicon
    var published: [String: String] = [:]
    var order: [String: Int] = [:]
    for (index, document) in documents.enumerated() {
      published[document.id] = document.published?.value
      order[document.id] = index
    }
    self.reuse = reuse
    self.published = published
    self.order = order
    indices = Dictionary(records.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The words that carry a phrase's meaning.
  func contentWords(_ phrase: String) -> ContentWords { ContentWords(phrase, lexicon) }

  /// Whether words name a truce.
  func isTruce(_ words: ContentWords) -> Bool { !words.stems.isDisjoint(with: lexicon.truceStems) }

  /// When the document that tells it was published.
  func published(_ record: Record) -> String? { published[record.document] }

  /// When a document was published.
  func published(_ document: String) -> String? { published[document] }

  /// The day a thing is known at: when it was said or done, else when it was published.
  func day(_ record: Record) -> String? { record.said?.value ?? published[record.document] }

  /// The ids of the documents of some records, in the documents' order.
  func documents(of indices: some Sequence<Int>) -> [String] {
    Set(indices.map { records[$0].document }).sorted { (order[$0] ?? .max, $0) < (order[$1] ?? .max, $1) }
  }

  /// Whether two documents are copies of one text.
  func areCopies(_ a: String, _ b: String) -> Bool { reuse.original(of: a) == reuse.original(of: b) }

  /// How many independent reports carry some records.
  ///
  /// Copies of one text count once, and so does a document that says all of it in words that it shares with another.
  func independent(_ indices: some Sequence<Int>) -> Int {
    var evidence: [String: [Span]] = [:]
    for index in indices { evidence[records[index].document, default: []] += records[index].evidence }
    let documents = evidence.keys.sorted { (order[$0] ?? .max, $0) < (order[$1] ?? .max, $1) }
    let places = Dictionary(documents.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    var groups = Groups(count: documents.count)
    var originals: [String: Int] = [:]
    for (place, document) in documents.enumerated() {
      let original = reuse.original(of: document)
      if let known = originals[original] { groups.join(known, place) } else { originals[original] = place }
      for sharing in reuse.sharings[document] ?? [] {
        guard let other = places[sharing.document] ?? originals[reuse.original(of: sharing.document)] else { continue }
        let isShared = (evidence[document] ?? []).allSatisfy { span in
          sharing.passages.contains { $0.start <= span.start && span.end <= $0.end }
        }
        if isShared { groups.join(place, other) }
      }
    }
    return groups.all().count
  }

  /// The attribution a record was read from.
  func attribution(_ record: Record) -> Attribution? {
    guard let id = record.attribution, let index = indices[id], case .attribution(let attribution) = records[index].body
    else { return nil }
    return attribution
  }

  /// Who said what a record records: its attribution's source, else the last named carrier.
  func speaker(_ record: Record) -> Int? {
    if let source = attribution(record)?.source { return cast.member(source, in: record.document) }
    guard let carrier = record.according.last(where: { $0.kind == .named }) else { return nil }
    return cast.member(
      Actor(actor: carrier.actor, name: carrier.name, start: 0, end: 0, text: carrier.name), in: record.document)
  }

  /// Whether two times or places of saying can be one: no date and no place speaks against it.
  func canBeOneOccasion(_ a: Record, _ b: Record) -> Bool {
    guard CalendarDay.canBeOne(a.said?.value, b.said?.value) else { return false }
    if a.said?.value == nil, b.said?.value == nil, let first = published(a), let second = published(b),
      !CalendarDay.canBeOne(first, second)
    {
      return false
    }
    guard let first = attribution(a)?.occasion, let second = attribution(b)?.occasion else { return true }
    return contentWords(first.text).containment(contentWords(second.text)) > 0
  }

  /// Where the words of a record stand.
  func citations(_ index: Int) -> [Dossier.Citation] {
    records[index].evidence.map {
      Dossier.Citation(document: records[index].document, start: $0.start, end: $0.end, text: $0.text)
    }
  }

  /// Where the words of some records stand, each once, in the documents' order.
  func citations(of indices: some Sequence<Int>) -> [Dossier.Citation] {
    Set(indices.flatMap(citations)).sorted { a, b in
      (order[a.document] ?? .max, a.document, a.start, a.end) < (order[b.document] ?? .max, b.document, b.start, b.end)
    }
  }

  /// A reading that some records have.
  func reading(_ value: String, of indices: [Int]) -> Dossier.Disagreement.Reading {
    Dossier.Disagreement.Reading(value: value, documents: documents(of: indices), evidence: citations(of: indices))
  }

  /// The names of some members as a list for people: "Ukraine and Russia".
  func list(_ members: [Int]) -> String {
    let names = members.map(cast.name).sorted()
    guard names.count > 1, let last = names.last else { return names.first ?? "" }
    return names.dropLast().joined(separator: ", ") + " and " + last
  }
}
