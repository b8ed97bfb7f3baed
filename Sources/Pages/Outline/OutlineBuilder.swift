import Records

/// Lays a dossier out.
///
/// Linear in the dossier, but for the search for the finding that a disagreement concerns, which looks at all
/// records of the documents cited.
struct OutlineBuilder {
  let dossier: Dossier
  /// Documents by id; of two with one id the first.
  let sourceIndex: [String: Int]
  let recordIndex: [String: Int]
  /// Names by the codebook's ids.
  let partyNames: [String: String]
  let lineAnchors: [String]
  /// Of each record, the places its evidence stands at.
  let references: [[Outline.Reference]]
  /// Of each record, the others that rest on the same words and that its line has to list.
  let companions: [[Int]]
  /// The documents that are new or of no known age; nil where all that is told is shown.
  let freshDocuments: Set<String>?
  /// Of each record, the first finding that holds it.
  let findingOfRecord: [Int?]
  /// The days of publication that cannot be right.
  let futureDays: Set<String>
  private(set) var anchors = Anchors()
  private(set) var sources: [Source]

  /// For the first of several copies, the sources that are copies of it.
  private let copiesOf: [String: [Int]]

  init(_ dossier: Dossier, isBrief: Bool = false) {
    self.dossier = dossier
    freshDocuments = isBrief ? dossier.since.map { Set($0.added + $0.undated) } : nil
    var anchors = Anchors()
    var sources: [Source] = []
    var sourceIndex: [String: Int] = [:]
    let names = SourceNames.names(of: dossier.documents.map(\.path))
    for (document, name) in zip(dossier.documents, names) where sourceIndex[document.id] == nil {
      sourceIndex[document.id] = sources.count
      sources.append(Source(document: document, name: name, anchor: Anchors.escaped(document.id)))
    }

    var recordIndex: [String: Int] = [:]
    var references: [[Outline.Reference]] = []
    var lineAnchors: [String] = []
    for (index, record) in dossier.records.enumerated() {
      if recordIndex[record.id] == nil { recordIndex[record.id] = index }
      lineAnchors.append(anchors.name("record", record.id))
      guard let source = sourceIndex[record.document] else {
        references.append([])
        continue
      }
      sources[source].records += 1
      var seen: Set<Range<Int>> = []
      references.append(
        record.evidence.filter { $0.start < $0.end && seen.insert($0.range).inserted }
          .compactMap { sources[source].reference(to: $0.range, index: source) })
    }

    var firstAtPlace: [String: Int] = [:]
    var companions = [[Int]](repeating: [], count: dossier.records.count)
    for (index, places) in references.enumerated() {
      for place in places {
        if let first = firstAtPlace[place.anchor] {
          if companions[first].last != index { companions[first].append(index) }
        } else {
          firstAtPlace[place.anchor] = index
        }
      }
    }

    var findingOfRecord = [Int?](repeating: nil, count: dossier.records.count)
    for (finding, value) in dossier.findings.enumerated() {
      for record in value.records.compactMap({ recordIndex[$0] }) where findingOfRecord[record] == nil {
        findingOfRecord[record] = finding
      }
    }

    var partyNames: [String: String] = [:]
    for party in dossier.parties {
      if let actor = party.actor, partyNames[actor] == nil { partyNames[actor] = Wording.line(party.name) }
    }
    var copiesOf: [String: [Int]] = [:]
    for (index, source) in sources.enumerated() {
      if let original = dossier.reuse.copyOf[source.document.id] { copiesOf[original, default: []].append(index) }
    }
    futureDays = Set(dossier.documents.compactMap(\.published).filter(\.isFuture).map(\.value))
    self.copiesOf = copiesOf
    self.sources = sources
    self.sourceIndex = sourceIndex
    self.recordIndex = recordIndex
    self.partyNames = partyNames
    self.lineAnchors = lineAnchors
    self.references = references
    self.companions = companions
    self.findingOfRecord = findingOfRecord
    self.anchors = anchors
  }

  /// The outline.
  mutating func outline() -> Outline {
    for index in sources.indices { sources[index].relations = relations(of: sources[index]) }
    let (disagreements, quarrels) = disagreements()
    let sections = Outline.Topic.allCases.compactMap { section($0, disagreements: disagreements, quarrels: quarrels) }
    return Outline(
      masthead: masthead(), sections: sections, sources: sources, lineAnchors: lineAnchors,
      summaries: dossier.records.map(summary), kinds: dossier.records.map(\.kind))
  }

  private func section(
    _ topic: Outline.Topic, disagreements: [Outline.Disagreement], quarrels: [Int: [Outline.Quarrel]]
  ) -> Outline.Section? {
    switch topic {
    case .changes: changes()
    case .latest: latest(quarrels: quarrels)
    case .presence: listed(topic, Outline.Content.presence, presence())
    case .threats: tables(topic, findingTables(of: .threat, quarrels: quarrels))
    case .disagreements: listed(topic, Outline.Content.disagreements, disagreements)
    case .positions: tables(topic, positionTables(quarrels: quarrels))
    case .proposals: tables(topic, gatheredTables(of: .proposal, quarrels: quarrels))
    case .meetings: tables(topic, gatheredTables(of: .meeting, quarrels: quarrels))
    case .pledges:
      tables(
        topic,
        gatheredTables(of: .pledge, quarrels: quarrels, title: "Pledges")
          + gatheredTables(of: .violation, quarrels: quarrels, title: "Alleged violations"))
    case .figures: tables(topic, gatheredTables(of: .figure, quarrels: quarrels))
    case .statements: tables(topic, statements())
    case .developments: listed(topic, Outline.Content.developments, developments())
    case .timeline: listed(topic, Outline.Content.timeline, timeline())
    case .parties: listed(topic, Outline.Content.parties, parties())
    case .corrections: listed(topic, Outline.Content.corrections, corrections())
    case .sources: filled(topic, .sources, sources.count)
    }
  }

  private func filled(_ topic: Outline.Topic, _ content: Outline.Content, _ count: Int) -> Outline.Section? {
    count == 0 ? nil : Outline.Section(topic: topic, content: content, count: count)
  }

  private func listed<Element>(
    _ topic: Outline.Topic, _ content: ([Element]) -> Outline.Content, _ elements: [Element]
  ) -> Outline.Section? {
    filled(topic, content(elements), elements.count)
  }

  private func tables(_ topic: Outline.Topic, _ tables: [Outline.Table]) -> Outline.Section? {
    let count = tables.reduce(0) { $0 + (topic == .threats ? 1 : $1.lines.count) }
    return filled(topic, .tables(tables), count)
  }

  /// Whether any of some documents is new, where only what is new is shown.
  func isFresh(_ documents: some Sequence<String>) -> Bool {
    guard let freshDocuments else { return true }
    return documents.contains(where: freshDocuments.contains)
  }

  /// Whether a record is shown: it or another account of its finding is new.
  func isShown(_ record: Int) -> Bool {
    if isFresh([dossier.records[record].document]) { return true }
    return findingOfRecord[record].map { isFresh(dossier.findings[$0].documents) } ?? false
  }

  // MARK: Names

  /// The name an actor goes by in this dossier.
  func name(_ actor: Actor) -> String {
    if let id = actor.actor, let name = partyNames[id] { return name }
    let name = Wording.line(actor.name)
    return name.isEmpty ? Wording.line(actor.text) : name
  }

  /// The name that a codebook's id, or a name itself, stands for.
  func name(ofActorID id: String) -> String { partyNames[id] ?? Wording.line(id) }

  func names(_ actors: [Actor]) -> String? {
    var seen: Set<String> = []
    let names = actors.map(name).filter { seen.insert($0).inserted }
    return names.isEmpty ? nil : names.joined(separator: ", ")
  }

  func name(ofDocument id: String) -> String {
    sourceIndex[id].map { sources[$0].name } ?? Wording.line(id)
  }

  // MARK: Sections of their own form

  private func masthead() -> Outline.Masthead {
    let headline = dossier.headline ?? Dossier.Headline(sides: [])
    var mediation: [String] = []
    if !headline.mediators.isEmpty {
      mediation.append("mediated by \(Self.joined(headline.mediators.map(Wording.line)))")
    }
    if !headline.guarantors.isEmpty {
      mediation.append("guaranteed by \(Self.joined(headline.guarantors.map(Wording.line)))")
    }
    var sides = headline.sides.map(Wording.line)
    if sides.count > Self.mostSides {
      sides = sides.prefix(Self.mostSides - 1) + ["\(sides.count - Self.mostSides + 1) others"]
    }
    return Outline.Masthead(
      title: sides.isEmpty ? "Dossier" : sides.joined(separator: " – "),
      mediation: mediation.isEmpty ? nil : mediation.joined(separator: ", "),
      documents: sources.count, reports: reports, records: dossier.records.count, mixture: mixture)
  }

  /// A title with more sides than these is no title; set by eye.
  private static let mostSides = 4

  /// The number of documents that are no copies of one another.
  var reports: Int { dossier.reuse.texts(sources.map(\.document.id)) }

  /// That the documents are about several negotiations, in a line; nil where they are about one.
  private var mixture: String? {
    guard dossier.negotiations.count > 1 else { return nil }
    let named = dossier.negotiations.prefix(Self.mostNegotiations).map {
      "\($0.id) (\(Wording.line($0.label)): \(Wording.count($0.documents.count, "document")))"
    }
    let rest = dossier.negotiations.count - named.count
    return "These documents are about \(dossier.negotiations.count) negotiations or stories, not told apart here: "
      + named.joined(separator: "; ") + (rest > 0 ? "; and \(rest) more" : "")
  }

  /// Negotiations that are named in the masthead; set by eye.
  private static let mostNegotiations = 4

  /// What the source's text has in common with others: its copies, with whom it shares text, whose report it is.
  private func relations(of source: Source) -> [String] {
    let id = source.document.id
    let reuse = dossier.reuse
    var relations: [String] = []
    if let credit = reuse.credits[id] {
      relations.append(credit.part == .report ? "from \(credit.agency)" : "with \(credit.agency)")
    }
    if let original = reuse.copyOf[id] {
      relations.append("copy of \(name(ofDocument: original))")
    } else if let copies = copiesOf[id] {
      let outlets = copies.map { sources[$0].document.outlet.map(Wording.line) ?? sources[$0].name }
      var seen: Set<String> = []
      let named = outlets.filter { seen.insert($0).inserted }
      relations.append("+\(copies.count) \(copies.count == 1 ? "copy" : "copies") (\(named.joined(separator: ", ")))")
    }
    for sharing in reuse.sharings[id] ?? [] {
      relations.append("shares \(Wording.count(sharing.words, "word")) with \(name(ofDocument: sharing.document))")
    }
    return relations
  }

  static func joined(_ names: [String]) -> String {
    guard let last = names.last, names.count > 1 else { return names.first ?? "" }
    return names.dropLast().joined(separator: ", ") + " and " + last
  }

  private mutating func disagreements() -> ([Outline.Disagreement], [Int: [Outline.Quarrel]]) {
    var recordsOfDocument: [String: [Int]] = [:]
    for (index, record) in dossier.records.enumerated() where findingOfRecord[index] != nil {
      recordsOfDocument[record.document, default: []].append(index)
    }
    var disagreements: [Outline.Disagreement] = []
    var quarrels: [Int: [Outline.Quarrel]] = [:]
    for (index, value) in dossier.disagreements.enumerated() where isFresh(value.readings.flatMap(\.documents)) {
      let anchor = anchors.name("disagreement", String(index + 1))
      let finding = finding(concerning: value, recordsOfDocument: recordsOfDocument)
      let readings = value.readings.map { reading in
        Outline.Disagreement.Reading(
          value: Wording.line(reading.value), documents: reading.documents.map(name(ofDocument:)),
          references: references(to: reading.evidence))
      }
      if let finding {
        let quarrel = Outline.Quarrel(text: quarrel(value.kind, readings), anchor: anchor)
        quarrels[finding, default: []].append(quarrel)
      }
      disagreements.append(
        Outline.Disagreement(
          anchor: anchor, topic: Wording.line(value.topic), kind: value.kind.rawValue, readings: readings,
          concerns: finding.flatMap(link(toFinding:))))
    }
    return (disagreements, quarrels)
  }

  private func quarrel(_ kind: Dossier.Disagreement.Kind, _ readings: [Outline.Disagreement.Reading]) -> String {
    let documents = Set(readings.flatMap(\.documents))
    if documents.count == 1, let only = documents.first {
      return "\(only) disagrees with itself on the \(kind.rawValue): "
        + readings.map(\.value).joined(separator: " against ")
    }
    return "reports disagree on the \(kind.rawValue): "
      + readings.map { "\($0.value) (\($0.documents.joined(separator: ", ")))" }.joined(separator: " against ")
  }

  /// The finding whose evidence the readings share most of; the first of equals.
  private func finding(
    concerning disagreement: Dossier.Disagreement, recordsOfDocument: [String: [Int]]
  ) -> Int? {
    var shared: [Int: Int] = [:]
    for citation in disagreement.readings.flatMap(\.evidence) where citation.start < citation.end {
      var found: Set<Int> = []
      for record in recordsOfDocument[citation.document] ?? [] {
        guard let finding = findingOfRecord[record] else { continue }
        if dossier.records[record].evidence.contains(where: { $0.start < citation.end && citation.start < $0.end }) {
          found.insert(finding)
        }
      }
      for finding in found {
        // Statements hold whatever is said in them; a finding of another kind is nearer to the point.
        shared[finding, default: 0] += dossier.findings[finding].kind == .attribution ? 1 : 1_000
      }
    }
    return shared.max { $0.value == $1.value ? $0.key > $1.key : $0.value < $1.value }?.key
  }

  private func link(toFinding index: Int) -> Outline.Link? {
    let finding = dossier.findings[index]
    guard let record = finding.records.lazy.compactMap({ recordIndex[$0] }).first else { return nil }
    return Outline.Link(text: Wording.line(finding.label), anchor: lineAnchors[record])
  }

  func references(to citations: [Dossier.Citation]) -> [Outline.Reference] {
    citations.compactMap { citation in
      guard citation.start < citation.end, let source = sourceIndex[citation.document] else { return nil }
      return sources[source].reference(to: citation.start..<citation.end, index: source)
    }
  }

  private func developments() -> [Outline.Development] {
    dossier.developments.filter { isFresh($0.states.flatMap(\.documents)) }.map { development in
      Outline.Development(
        topic: Wording.line(development.topic),
        states: development.states.map { state in
          Outline.Development.State(
            value: Wording.line(state.value), date: state.date.map(Wording.date) ?? Wording.unknownDate,
            dated: state.date != nil, references: references(to: state.evidence))
        })
    }
  }

  private func timeline() -> [Outline.Moment] {
    let findings = Dictionary(
      dossier.findings.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    return dossier.timeline.filter { moment in
      isFresh(moment.findings.compactMap { findings[$0] }.flatMap { dossier.findings[$0].documents })
    }.map { moment in
      let records = moment.findings.compactMap { findings[$0] }
        .flatMap { dossier.findings[$0].records.compactMap { recordIndex[$0] } }
      var seen: Set<Int> = []
      let places = records.compactMap { references[$0].first }.filter { seen.insert($0.source).inserted }
      return Outline.Moment(
        date: moment.date.map(Wording.date) ?? Wording.unknownDate, dated: moment.date != nil,
        label: Wording.line(moment.label), line: records.first.map { lineAnchors[$0] }, references: places)
    }
  }

  private func corrections() -> [Outline.Correction] {
    dossier.corrections.map { correction in
      let known = correction.records.compactMap { recordIndex[$0] }
      let outcome =
        switch correction.outcome {
        case .applied: "applied to \(Wording.count(correction.records.count, "record"))"
        case .metNothing: "met nothing"
        case .ambiguous: "not applied: fits \(Wording.count(correction.records.count, "record"))"
        }
      return Outline.Correction(
        place: Wording.line(correction.by), label: Wording.line(correction.label), outcome: outcome,
        isApplied: correction.outcome == .applied,
        lines: known.map {
          Outline.Link(text: references[$0].first?.label ?? dossier.records[$0].id, anchor: lineAnchors[$0])
        })
    }
  }

  private func parties() -> [Outline.Party] {
    Dossier.Party.Role.allCases.flatMap { role in
      dossier.parties.filter { $0.role == role }.map { party in
        Outline.Party(
          name: Wording.line(party.name), role: role.rawValue, aliases: party.aliases.map(Wording.line))
      }
    }
  }
}
