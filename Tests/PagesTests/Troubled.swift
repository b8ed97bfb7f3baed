import Records

/// Dossiers that hold what no page may stumble over.
enum Troubled {
  /// Ids with blanks and quotes, twice the same ids, spans outside of their texts, links to nothing, hostile names.
  static let dossier: Dossier = {
    let hostile =
      "<script>alert(\"1\")</script> & 'x' \u{1B}[31m\u{202E}\u{0}\u{9B}2J |*_`[a](b)\r\n- z \"\u{301} onclick=\"x <\u{301}b>\u{301} '\u{20DD}"
    let text = "First — “one”.\r\nSecond \u{0}\u{1B}[2J\u{202E}line & <b>bold</b>.\n\n"
    let span = Span(start: 0, end: 5, text: "First")
    let actor = Actor(actor: nil, name: hostile, start: 0, end: 5, text: "First")
    func record(_ id: String, _ document: String, _ evidence: [Span], _ body: Record.Body) -> Record {
      Record(
        id: id, document: document, evidence: evidence,
        according: [Carrier(name: hostile, actor: nil, kind: .anonymous)], form: .quote, modality: .denied,
        attribution: "nobody", said: Record.Saying(text: hostile, value: hostile), rule: hostile, confidence: 0.5,
        body: body)
    }
    let position = Position(
      actor: actor, onBehalfOf: actor, issue: Position.Issue(id: hostile, label: hostile), stance: .noComment,
      what: Span(start: -3, end: 900, text: hostile), final: true, condition: span)
    return Dossier(
      documents: [
        Document(
          id: "a b\"'<>", path: "-", title: hostile, outlet: hostile, byline: hostile, language: "und", text: text),
        Document(id: "a b\"'<>", path: "-", language: "und", text: "A second text of the same id."),
        Document(id: "", path: "news.jsonl.gz:12", url: "javascript:alert(1)", language: "en", text: ""),
      ],
      parties: [Dossier.Party(actor: hostile, name: hostile, role: .party, aliases: [hostile, ""])],
      issues: [Position.Issue(id: hostile, label: hostile)],
      records: [
        record("r r", "a b\"'<>", [span, span], .position(position)),
        record("r r", "a b\"'<>", [Span(start: 3, end: 20, text: "st — “one”.\r\nSeco")], .position(position)),
        record(
          "far", "a b\"'<>", [Span(start: 40, end: 4_000, text: "?"), Span(start: 4, end: 4, text: "")],
          .position(position)),
        record("lost", "unknown", [span], .threat(Threat(actor: actor, action: span))),
        record(
          "none", "", [],
          .figure(Figure(what: hostile, value: Figure.Value(low: nil, high: nil, unit: nil), text: hostile))),
        record("bare", "", [], .attribution(Attribution(quotation: .mixed))),
        record("empty", "", [], .proposal(Proposal(status: .withdrawn))),
      ],
      findings: [
        Dossier.Finding(id: hostile, kind: .threat, label: hostile, records: ["gone"], documents: [], independent: 0),
        Dossier.Finding(
          id: "f", kind: .position, label: hostile, records: ["r r", "gone"], documents: ["gone"], independent: 3),
      ],
      disagreements: [
        Dossier.Disagreement(
          topic: hostile, kind: .wording,
          readings: [
            Dossier.Disagreement.Reading(value: hostile, documents: ["gone"], evidence: []),
            Dossier.Disagreement.Reading(
              value: hostile, documents: ["a b\"'<>"],
              evidence: [Dossier.Citation(document: "a b\"'<>", start: 2, end: 99_999, text: "")]),
          ])
      ],
      developments: [Dossier.Development(topic: hostile, states: [])],
      timeline: [
        Dossier.Moment(date: hostile, label: hostile, findings: ["gone", hostile]),
        Dossier.Moment(date: nil, label: "", findings: []),
      ],
      matrix: [
        Dossier.MatrixRow(actor: hostile, issue: hostile, cells: []),
        Dossier.MatrixRow(
          actor: "x", issue: "y", cells: [Dossier.MatrixRow.Cell(stance: .accepts, date: nil, records: ["gone"])]),
      ],
      headline: Dossier.Headline(sides: Array(repeating: hostile, count: 6), mediators: [hostile]),
      latest: [
        Dossier.Standing(
          actor: hostile, role: .party, issue: hostile,
          latest: [.init(stance: .accepts, date: hostile, dated: .said, records: ["gone"])], since: hostile,
          was: .init(stance: .rejects, date: nil, dated: nil, records: [])),
        Dossier.Standing(actor: hostile, role: .other, issue: "y", latest: []),
      ],
      presence: [
        Dossier.Presence(
          move: .left, actor: hostile, label: hostile, date: hostile, dated: .said, records: ["gone"], independent: 0)
      ])
  }()

  static let empty = Dossier(documents: [])

  static let all: [Dossier] = [Straits.dossier, dossier, empty, Dossier(documents: Straits.dossier.documents)]
}
