import Codebook
import Records

@testable import Dossier

/// A report written for a test: a document and the records a reader would make of it.
///
/// Words are given, offsets are found in the text; words that do not stand there are a fault of the test and get
/// offsets at the text's end.
struct Report {
  var document: Document
  private(set) var records: [Record] = []

  init(_ id: String, _ published: String? = nil, _ text: String) {
    document = Document(
      id: id, path: "\(id).txt", published: published.map { Document.Publication(value: $0, from: .metadata) },
      language: "en", text: text)
  }

  /// The span of some words.
  func span(_ words: String) -> Span {
    let text = Array(document.text.unicodeScalars)
    let wanted = Array(words.unicodeScalars)
    let start = text.indices.first { text[$0...].starts(with: wanted) } ?? text.count
    return Span(start: start, end: min(start + wanted.count, text.count), text: words)
  }

  /// A mention of an actor: "Ann Ode|Ode" is Ann Ode called Ode, "NLD:Northland" has the codebook's id NLD.
  func actor(_ words: String) -> Actor {
    var words = words[...]
    var id: String?
    if let colon = words.firstIndex(of: ":") {
      id = String(words[..<colon])
      words = words[words.index(after: colon)...]
    }
    let parts = words.split(separator: "|")
    let mention = span(String(parts.last ?? words))
    return Actor(
      actor: id, name: String(parts.first ?? words), start: mention.start, end: mention.end, text: mention.text)
  }

  /// Adds a record; the attribution is its speaker's.
  @discardableResult
  mutating func add(
    _ body: Record.Body, _ evidence: String, speaker: String? = nil, form: Record.Form = .outlet,
    modality: Record.Modality = .asserted, said: String? = nil, occasion: String? = nil
  ) -> String {
    var attribution: String?
    if let speaker {
      attribution = add(
        .attribution(
          Attribution(
            source: actor(speaker), content: [span(evidence)], quotation: form == .quote ? .direct : .indirect,
            occasion: occasion.map(span))), evidence, said: said)
    }
    let id = "\(document.id)-\(records.count)"
    let place = span(evidence)
    records.append(
      Record(
        id: id, document: document.id, evidence: [place], form: form, modality: modality, attribution: attribution,
        said: said.map { Record.Saying(text: $0, value: $0) }, rule: "test", confidence: 1, body: body))
    return id
  }

  /// Adds a direct quotation.
  mutating func quote(_ words: String, by speaker: String, said: String? = nil) {
    add(
      .attribution(Attribution(source: actor(speaker), content: [span(words)], quotation: .direct)), words,
      form: .quote, said: said)
  }

  /// Adds a threat.
  mutating func threat(
    _ actor: String, for side: String? = nil, _ action: String, at targets: [String] = [],
    unless condition: (words: String, parties: [String])? = nil, speaker: String? = nil, form: Record.Form = .outlet,
    modality: Record.Modality = .asserted, said: String? = nil, occasion: String? = nil, by deadline: String? = nil
  ) {
    let clause = condition.map { condition in
      let place = span(condition.words)
      return Threat.Condition(
        relation: .unless, start: place.start, end: place.end, text: place.text,
        parties: condition.parties.map(self.actor))
    }
    let threat = Threat(
      actor: self.actor(actor), onBehalfOf: side.map(self.actor), targets: targets.map(self.actor),
      action: span(action), condition: clause,
      deadline: deadline.map { Threat.Deadline(start: 0, end: 0, text: $0, earliest: nil, latest: $0) })
    add(
      .threat(threat), condition.map(\.words) ?? action, speaker: speaker, form: form, modality: modality, said: said,
      occasion: occasion)
  }

  /// Adds a meeting.
  mutating func meeting(
    _ words: String, of participants: [String], at place: String? = nil, on day: String? = nil,
    _ status: Meeting.Status, modality: Record.Modality = .asserted
  ) {
    let date = day.map { Meeting.Date(start: 0, end: 0, text: $0, value: $0) }
    add(
      .meeting(
        Meeting(date: date, place: place.map(span), participants: participants.map(actor), status: status)), words,
      modality: modality)
  }

  /// Adds a position.
  mutating func position(
    _ actor: String, for side: String? = nil, _ stance: Position.Stance, _ what: String, on issue: String,
    final: Bool = false, said: String? = nil
  ) {
    add(
      .position(
        Position(
          actor: self.actor(actor), onBehalfOf: side.map(self.actor),
          issue: Position.Issue(id: issue, label: issue), stance: stance, what: span(what), final: final)), what,
      said: said)
  }

  /// Adds a figure.
  mutating func figure(
    _ what: String, _ text: String, _ low: Double?, _ high: Double?, unit: String? = nil, in evidence: String? = nil,
    source: String? = nil, said: String? = nil
  ) {
    add(
      .figure(
        Figure(
          what: what, value: Figure.Value(low: low, high: high, unit: unit), text: text, source: source.map(actor))),
      evidence ?? text, said: said)
  }
}

/// The codebook of the tests: the program's own with two states and their people of our own making.
enum Invented {
  static let codebook: Codebook? = try? Codebook.standard().merging(
    yaml: """
      actors:
        - {id: NLA, kind: state, name: Northland, adjectives: [Northlandic], people: [Northlanders], capitals: [Nordhavn]}
        - {id: nla-senate, kind: organisation, name: Northlandic Senate, partOf: NLA}
        - {id: nla-reds, kind: organisation, name: Red Party, partOf: NLA}
        - {id: nla-blues, kind: organisation, name: Blue Party, partOf: NLA}
        - {id: SLA, kind: state, name: Southmark, adjectives: [Southmarkish], capitals: [Sudby]}
        - {id: MLA, kind: state, name: Midvale, adjectives: [Midvalean], capitals: [Midburg]}
        - {id: ada-berg, kind: person, name: Ada Berg, family: [Berg], roles: [{title: foreign minister, of: MLA}]}
      """, path: "invented.yaml")

  /// The builder that knows it.
  static let builder: DossierBuilder? = codebook.map(DossierBuilder.init(codebook:))

  /// The words of that codebook.
  static let lexicon: Lexicon? = codebook.map(Lexicon.init(codebook:))

  /// The dossier of some reports.
  static func dossier(_ reports: Report...) -> Dossier { dossier(reports) }

  /// The dossier of some reports.
  static func dossier(_ reports: [Report]) -> Dossier {
    guard let builder else { return Dossier(documents: []) }
    return builder.dossier(of: reports.map(\.document), records: reports.flatMap(\.records))
  }
}
