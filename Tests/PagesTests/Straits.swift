import Records

/// A made-up negotiation: Arvonia and Selmark over the harbour of Calder, mediated by Torland.
///
/// It holds what is hard to show: threats on several occasions, overlapping evidence, an account that contradicts
/// its own quotation, chains of sources, a denial, undated things, right-to-left text, emoji and combining marks.
enum Straits {
  static let courier = Script(
    "c0ffee01", path: "straits/101_courier.txt", url: "https://courier.example/harbour?a=1&b=2",
    title: "Venn says Torland may leave the harbour talks", outlet: "Calder Courier", byline: "Ada Quill",
    published: Document.Publication(value: "2031-06-04", from: .metadata),
    text: """
      Torland will walk out of the harbour talks unless Arvonia signs the truce by Friday, its chief envoy warned on Wednesday.

      “We have put a clear paper to both the Arvonians and the Selmarkers, and it is time for them to say yes or for Torland to walk away,” envoy Mara Venn told reporters in Port Calder.

      Arvonia’s foreign minister Ilo Brandt rejected the idea. “Calder is Arvonian. We will never share the harbour,” he said on Tuesday.

      According to diplomatic sources cited by the Strait Ledger, the paper foresees joint harbour patrols and the lifting of Selmark’s fish tariffs.

      At least 1,200 dockers are on strike, the union said.

      """)

  static let ledger = Script(
    "c0ffee02", path: "straits/102_ledger.txt", title: "Truce declared, truce disputed", outlet: "Strait Ledger",
    published: Document.Publication(value: "2031-06-05", from: .text),
    text: """
      PORT CALDER, 5 June 2031 — Selmark declared a 72-hour truce from midnight on Friday. “Our guns will be silent for three days,” President Oda Rask said in a broadcast.
      Arvonia accused Selmark of shelling the north mole two hours into the truce.
      Talks between the two foreign ministers, planned for Monday in Tor, were downgraded to technical level after Brandt called off his trip.
      Venn, speaking in Tor on Thursday, repeated that Torland will leave if there is no signature within days.
      Selmark demands an immediate exchange of all prisoners and would accept joint patrols if the tariffs stay.
      About 900 dockers walked out, the port authority said.

      """)

  static let wire = Script(
    "c0ffee03", path: "straits/103_wire.txt", outlet: "Meridian Wire",
    text: """
      Torland's patience is ending: it will drop the mediation if “either side” keeps stalling, an official close to the talks said.

      A spokesman for Selmark denied that Selmark had offered to share the harbour. “Inventions,” he said.

      The Union of the Straits offered to guarantee a truce and to pay for the patrols.

      """)

  static let evening = Script(
    "c0ffee04", path: "straits/104_evening.txt", title: "Brandt: <script>alert('no')</script> \"ridiculous\" & rude",
    outlet: "Evening <b>Mole</b>",
    text: """
      Brandt laughed 😀👩‍👩‍👧 at the café: “If Selmark doesn’t lift the tariffs, we’ll close the strait,” he said, then added a word in Ku̇rtisḣ — Ẑa̋l̃g̈o.
      He called the paper <i>“ridiculous”</i> & said that it is dead | buried * gone [for good].
      אמר ברנדט: „לעולם לא נחלוק את הנמל“ — and left.
      斡旋国は週内の署名を求めている。停戦は三日間続く見込みだと当局者は語った。

      """)

  static let torland = "torland"
  static let arvonia = "arvonia"
  static let selmark = "selmark"

  static let harbour = Position.Issue(id: "harbour", label: "harbour of Calder")
  static let truce = Position.Issue(id: "truce", label: "truce")
  static let prisoners = Position.Issue(id: "prisoners", label: "prisoners")
  static let tariffs = Position.Issue(id: "tariffs", label: "tariffs")

  static let dossier = Dossier(
    documents: [courier, ledger, wire, evening].map(\.document),
    parties: [
      Dossier.Party(actor: arvonia, name: "Arvonia", role: .party, aliases: ["the Arvonians", "Port Ilo"]),
      Dossier.Party(actor: selmark, name: "Selmark", role: .party, aliases: ["the Selmarkers"]),
      Dossier.Party(actor: torland, name: "Torland", role: .mediator, aliases: ["Tor"]),
      Dossier.Party(actor: "straits", name: "Union of the Straits", role: .guarantor, aliases: []),
      Dossier.Party(actor: "venn", name: "Mara Venn", role: .other, aliases: ["Venn"]),
      Dossier.Party(actor: "brandt", name: "Ilo Brandt", role: .other, aliases: ["Brandt", "he \"the\" <minister>"]),
      Dossier.Party(actor: nil, name: "Oda Rask", role: .other, aliases: []),
    ],
    issues: [harbour, truce, prisoners, tariffs],
    records: records.sorted { ($0.document, $0.evidence[0].start) < ($1.document, $1.evidence[0].start) },
    findings: findings, disagreements: disagreements, developments: developments, timeline: timeline, matrix: matrix,
    headline: Dossier.Headline(
      sides: ["Arvonia", "Selmark"], mediators: ["Torland"], guarantors: ["Union of the Straits"]),
    latest: latest, presence: presence)

  private static func record(
    _ id: String, _ script: Script, _ evidence: [Span], according: [Carrier] = [], form: Record.Form = .paraphrase,
    modality: Record.Modality = .asserted, attribution: String? = nil, said: Record.Saying? = nil, _ body: Record.Body
  ) -> Record {
    Record(
      id: id, document: script.document.id, evidence: evidence, according: according, form: form, modality: modality,
      attribution: attribution, said: said, rule: "fixture.\(body)".prefix { $0 != "(" }.description, confidence: 0.8,
      body: body)
  }

  private static let quote = "it is time for them to say yes or for Torland to walk away"
  private static let ledgerSources = [
    Carrier(name: "Strait Ledger", actor: nil, kind: .outlet),
    Carrier(name: "diplomatic sources", actor: nil, kind: .anonymous),
  ]

  static let records: [Record] = threats + positions + [shared] + proposals + meetings + pledges + figures + statements

  private static let threats: [Record] = [
    record(
      "t1", courier,
      [courier.span("Torland will walk out of the harbour talks unless Arvonia signs the truce by Friday")],
      attribution: "a1", said: Record.Saying(text: "on Wednesday", value: "2031-06-04"),
      .threat(
        Threat(
          actor: courier.actor(torland, "Torland", "Torland"), action: courier.span("walk out of the harbour talks"),
          condition: Threat.Condition(
            relation: .unless, start: courier.span("Arvonia signs").start, end: courier.span(" by Friday").start,
            text: "Arvonia signs the truce", parties: [courier.actor(arvonia, "Arvonia", "Arvonia")]),
          deadline: Threat.Deadline(
            start: courier.span("by Friday").start, end: courier.span("by Friday").end, text: "by Friday",
            earliest: nil, latest: "2031-06-06")))),
    record(
      "t2", courier, [courier.span(quote)], form: .quote, attribution: "a2",
      said: Record.Saying(text: "on Wednesday", value: "2031-06-04"),
      .threat(
        Threat(
          actor: courier.actor("venn", "Mara Venn", "Mara Venn"),
          onBehalfOf: courier.actor(torland, "Torland", "Torland", after: "say yes"),
          targets: [], action: courier.span("for Torland to walk away"),
          condition: Threat.Condition(
            relation: .or, start: courier.span("for them to say yes").start,
            end: courier.span("for them to say yes").end,
            text: "for them to say yes",
            parties: [
              courier.actor(arvonia, "Arvonia", "the Arvonians"), courier.actor(selmark, "Selmark", "the Selmarkers"),
            ])))),
    record(
      "t3", ledger, [ledger.span("Torland will leave if there is no signature within days")], attribution: "a4",
      said: Record.Saying(text: "on Thursday", value: "2031-06-05"),
      .threat(
        Threat(
          actor: ledger.actor("venn", "Mara Venn", "Venn"), onBehalfOf: ledger.actor(torland, "Torland", "Torland"),
          action: ledger.span("leave", after: "Torland will"),
          condition: Threat.Condition(
            relation: .if, start: ledger.span("if there is").start, end: ledger.span(" within days").start,
            text: "if there is no signature", parties: []),
          deadline: Threat.Deadline(
            start: ledger.span("within days").start, end: ledger.span("within days").end, text: "within days",
            earliest: nil, latest: nil)))),
    record(
      "t4", wire, [wire.span("it will drop the mediation if “either side” keeps stalling")],
      according: [Carrier(name: "an official close to the talks", actor: nil, kind: .anonymous)], modality: .reported,
      .threat(
        Threat(
          actor: wire.actor(torland, "Torland", "it"), action: wire.span("drop the mediation"),
          condition: Threat.Condition(
            relation: .if, start: wire.span("if “either").start, end: wire.span("keeps stalling").end,
            text: "if “either side” keeps stalling",
            parties: [wire.actor(nil, "either side", "either side")])))),
    record(
      "t5", evening, [evening.span("If Selmark doesn’t lift the tariffs, we’ll close the strait")], form: .quote,
      attribution: "a6",
      .threat(
        Threat(
          actor: evening.actor("brandt", "Ilo Brandt", "Brandt"),
          targets: [evening.actor(selmark, "Selmark", "Selmark")], action: evening.span("close the strait"),
          condition: Threat.Condition(
            relation: .if, start: evening.span("If Selmark").start, end: evening.span("the tariffs").end,
            text: "If Selmark doesn’t lift the tariffs",
            parties: [evening.actor(selmark, "Selmark", "Selmark")])))),
  ]

  private static let positions: [Record] = [
    record(
      "p1", courier, [courier.span("We will never share the harbour")], form: .quote, attribution: "a3",
      said: Record.Saying(text: "on Tuesday", value: "2031-06-03"),
      .position(
        Position(
          actor: courier.actor("brandt", "Ilo Brandt", "Ilo Brandt"),
          onBehalfOf: courier.actor(arvonia, "Arvonia", "Arvonia", after: "\n\nArvonia"), issue: harbour,
          stance: .rejects,
          what: courier.span("share the harbour"), final: true))),
    record(
      "p2", wire, [wire.span("Selmark had offered to share the harbour")], modality: .denied,
      .position(
        Position(
          actor: wire.actor(selmark, "Selmark", "Selmark", after: "denied"), issue: harbour, stance: .offers,
          what: wire.span("share the harbour")))),
    record(
      "p3", ledger, [ledger.span("Selmark demands an immediate exchange of all prisoners")], form: .outlet,
      .position(
        Position(
          actor: ledger.actor(selmark, "Selmark", "Selmark", after: "Selmark demands"), issue: prisoners,
          stance: .demands,
          what: ledger.span("an immediate exchange of all prisoners")))),
    record(
      "p4", ledger, [ledger.span("would accept joint patrols if the tariffs stay")], form: .outlet,
      modality: .hypothetical,
      .position(
        Position(
          actor: ledger.actor(selmark, "Selmark", "Selmark", after: "Selmark demands"), issue: harbour,
          stance: .conditions,
          what: ledger.span("joint patrols"), condition: ledger.span("if the tariffs stay")))),
    record(
      "p5", evening, [evening.span("לעולם לא נחלוק את הנמל")], form: .quote,
      .position(
        Position(
          actor: evening.actor("brandt", "Ilo Brandt", "ברנדט"), issue: harbour, stance: .rejects,
          what: evening.span("נחלוק את הנמל"), final: true))),
    record(
      "p6", evening, [evening.span("the paper <i>“ridiculous”</i> & said that it is dead | buried * gone [for good]")],
      .position(
        Position(
          actor: evening.actor("brandt", "Ilo Brandt", "He"), issue: truce, stance: .opposes,
          what: evening.span("dead | buried * gone [for good]")))),
  ]

  /// Rests on the same words as the pledge g2.
  private static let shared = record(
    "p7", ledger, [ledger.span("Our guns will be silent for three days")], form: .quote,
    .position(
      Position(
        actor: ledger.actor(nil, "Oda Rask", "Oda Rask"), onBehalfOf: ledger.actor(selmark, "Selmark", "Selmark"),
        issue: truce, stance: .supports, what: ledger.span("silent for three days"))))

  private static let proposals: [Record] = [
    record(
      "o1", courier,
      [courier.span("the paper foresees joint harbour patrols and the lifting of Selmark’s fish tariffs")],
      according: ledgerSources, modality: .reported,
      .proposal(
        Proposal(
          author: courier.actor(torland, "Torland", "Torland"),
          addressees: [
            courier.actor(arvonia, "Arvonia", "the Arvonians"), courier.actor(selmark, "Selmark", "the Selmarkers"),
          ],
          terms: [
            Proposal.Term(
              start: courier.span("joint harbour patrols").start, end: courier.span("joint harbour patrols").end,
              text: "joint harbour patrols", issue: harbour),
            Proposal.Term(
              start: courier.span("the lifting of").start, end: courier.span("fish tariffs").end,
              text: "the lifting of Selmark’s fish tariffs", issue: tariffs),
          ], status: .reported))),
    record(
      "o2", wire, [wire.span("The Union of the Straits offered to guarantee a truce and to pay for the patrols")],
      form: .outlet,
      .proposal(
        Proposal(
          author: wire.actor("straits", "Union of the Straits", "The Union of the Straits"),
          terms: [
            Proposal.Term(
              start: wire.span("guarantee a truce").start, end: wire.span("guarantee a truce").end,
              text: "guarantee a truce", issue: truce)
          ], status: .tabled))),
  ]

  private static let meetings: [Record] = [
    record(
      "m1", ledger,
      [
        ledger.span("Talks between the two foreign ministers, planned for Monday in Tor"),
        ledger.span("were downgraded to technical level"),
      ], form: .outlet,
      .meeting(
        Meeting(
          date: Meeting.Date(
            start: ledger.span("Monday").start, end: ledger.span("Monday").end, text: "Monday", value: "2031-06-09"),
          place: ledger.span("Tor", after: "Monday in"),
          participants: [
            ledger.actor(arvonia, "Arvonia", "Arvonia"), ledger.actor(selmark, "Selmark", "Selmark"),
          ], level: "technical", status: .downgraded)))
  ]

  private static let pledges: [Record] = [
    record(
      "g1", ledger, [ledger.span("Selmark declared a 72-hour truce from midnight on Friday")], form: .outlet,
      .pledge(
        Pledge(
          by: ledger.actor(selmark, "Selmark", "Selmark"), what: ledger.span("a 72-hour truce"),
          period: Pledge.Period(text: "from midnight on Friday", from: "2031-06-06", to: "2031-06-09")))),
    record(
      "g2", ledger, [ledger.span("Our guns will be silent for three days")], form: .quote, attribution: "a5",
      .pledge(
        Pledge(
          by: ledger.actor(nil, "Oda Rask", "Oda Rask"), what: ledger.span("Our guns will be silent for three days")))),
    record(
      "v1", ledger, [ledger.span("Selmark of shelling the north mole two hours into the truce")],
      .violation(
        Violation(
          by: ledger.actor(selmark, "Selmark", "Selmark", after: "Arvonia accused"),
          allegedBy: ledger.actor(arvonia, "Arvonia", "Arvonia"),
          what: ledger.span("shelling the north mole two hours into the truce"), pledge: "g1"))),
  ]

  private static let figures: [Record] = [
    record(
      "f1", courier, [courier.span("At least 1,200 dockers are on strike")],
      .figure(
        Figure(
          what: "dockers on strike", value: Figure.Value(low: 1200, high: nil, unit: "dockers"), text: "At least 1,200",
          source: courier.actor(nil, "the union", "the union")))),
    record(
      "f2", ledger, [ledger.span("About 900 dockers walked out")],
      .figure(
        Figure(
          what: "dockers on strike", value: Figure.Value(low: 900, high: 900, unit: "dockers"), text: "About 900",
          source: ledger.actor(nil, "the port authority", "the port authority")))),
  ]

  private static func statement(
    _ id: String, _ script: Script, _ source: Actor, cue: Span, _ content: [Span],
    _ quotation: Attribution.Quotation = .indirect, said: Record.Saying? = nil, occasion: Span? = nil,
    modality: Record.Modality = .asserted
  ) -> Record {
    let start = min(content.map(\.start).min() ?? cue.start, cue.start)
    let end = max(content.map(\.end).max() ?? cue.end, cue.end)
    let scalars = Array(script.document.text.unicodeScalars)[start..<end]
    let whole = Span(start: start, end: end, text: String(String.UnicodeScalarView(scalars)))
    return record(
      id, script, [whole], form: quotation == .indirect ? .paraphrase : .quote, modality: modality, said: said,
      .attribution(
        Attribution(source: source, cue: cue, content: content, quotation: quotation, occasion: occasion)))
  }

  private static let statements: [Record] = [
    statement(
      "a1", courier, courier.actor("venn", "Mara Venn", "its chief envoy"), cue: courier.span("warned"),
      [courier.span("Torland will walk out of the harbour talks unless Arvonia signs the truce by Friday")],
      said: Record.Saying(text: "on Wednesday", value: "2031-06-04")),
    statement(
      "a2", courier, courier.actor("venn", "Mara Venn", "Mara Venn"), cue: courier.span("told"),
      [courier.span("We have put a clear paper to both the Arvonians and the Selmarkers, and \(quote),")], .direct,
      said: Record.Saying(text: "on Wednesday", value: "2031-06-04"), occasion: courier.span("in Port Calder")),
    statement(
      "a3", courier, courier.actor("brandt", "Ilo Brandt", "Ilo Brandt"), cue: courier.span("said", after: "harbour,”"),
      [courier.span("Calder is Arvonian. We will never share the harbour,")], .direct,
      said: Record.Saying(text: "on Tuesday", value: "2031-06-03")),
    statement(
      "a4", ledger, ledger.actor("venn", "Mara Venn", "Venn", after: "\nVenn"), cue: ledger.span("repeated"),
      [ledger.span("Torland will leave if there is no signature within days")],
      said: Record.Saying(text: "on Thursday", value: "2031-06-05"), occasion: ledger.span("speaking in Tor")),
    statement(
      "a5", ledger, ledger.actor(nil, "Oda Rask", "Oda Rask"), cue: ledger.span("said", after: "Oda Rask"),
      [ledger.span("Our guns will be silent for three days,")], .direct, occasion: ledger.span("in a broadcast")),
    statement(
      "a6", evening, evening.actor("brandt", "Ilo Brandt", "Brandt"), cue: evening.span("said", after: "strait,”"),
      [evening.span("If Selmark doesn’t lift the tariffs, we’ll close the strait,")], .direct),
    // Crosses a line's end and the evidence of p6.
    statement(
      "a7", evening, evening.actor("brandt", "Ilo Brandt", "He"), cue: evening.span("אמר"),
      [evening.span("dead | buried * gone [for good].\nאמר ברנדט: „לעולם לא")], .mixed, modality: .possible),
  ]

  private static let findings: [Dossier.Finding] = [
    Dossier.Finding(
      id: "F1", kind: .threat, label: "Torland walks away from the talks", records: ["t1", "t2", "t3", "t4"],
      documents: ["c0ffee01", "c0ffee02", "c0ffee03"], independent: 3),
    Dossier.Finding(
      id: "F2", kind: .threat, label: "Arvonia closes the strait", records: ["t5"], documents: ["c0ffee04"],
      independent: 1),
    Dossier.Finding(
      id: "F3", kind: .figure, label: "Dockers on strike", records: ["f1", "f2"], documents: ["c0ffee01", "c0ffee02"],
      independent: 2),
    Dossier.Finding(
      id: "F4", kind: .pledge, label: "Selmark declares a three-day truce", records: ["g1", "g2"],
      documents: ["c0ffee02"], independent: 1),
    Dossier.Finding(
      id: "F5", kind: .meeting, label: "Foreign ministers in Tor", records: ["m1"], documents: ["c0ffee02"],
      independent: 1),
    Dossier.Finding(
      id: "F6", kind: .violation, label: "Selmark shells the north mole", records: ["v1"], documents: ["c0ffee02"],
      independent: 1),
    Dossier.Finding(
      id: "F7", kind: .position, label: "Arvonia rejects sharing the harbour", records: ["p1", "p5"],
      documents: ["c0ffee01", "c0ffee04"], independent: 2),
  ]

  private static let disagreements: [Dossier.Disagreement] = [
    Dossier.Disagreement(
      topic: "Who must act for Torland to stay", kind: .addressee,
      readings: [
        Dossier.Disagreement.Reading(
          value: "Arvonia alone", documents: ["c0ffee01"],
          evidence: [courier.citation("unless Arvonia signs the truce")]),
        Dossier.Disagreement.Reading(
          value: "Arvonia and Selmark", documents: ["c0ffee01"],
          evidence: [
            courier.citation("to both the Arvonians and the Selmarkers"), courier.citation("for them to say yes"),
          ]),
      ]),
    Dossier.Disagreement(
      topic: "How many dockers are on strike", kind: .figure,
      readings: [
        Dossier.Disagreement.Reading(
          value: "at least 1,200 (the union)", documents: ["c0ffee01"],
          evidence: [courier.citation("At least 1,200 dockers")]),
        Dossier.Disagreement.Reading(
          value: "about 900 (the port authority)", documents: ["c0ffee02"],
          evidence: [ledger.citation("About 900 dockers walked out")]),
      ]),
  ]

  private static let developments: [Dossier.Development] = [
    Dossier.Development(
      topic: "Talks of the foreign ministers",
      states: [
        Dossier.Development.State(
          value: "planned for Monday in Tor", date: nil, documents: ["c0ffee02"],
          evidence: [ledger.citation("planned for Monday in Tor")]),
        Dossier.Development.State(
          value: "downgraded to technical level", date: "2031-06-05", documents: ["c0ffee02"],
          evidence: [ledger.citation("downgraded to technical level")]),
      ])
  ]

  private static let timeline: [Dossier.Moment] = [
    Dossier.Moment(date: "2031-06-03", label: "Brandt refuses to share the harbour", findings: ["F7"]),
    Dossier.Moment(date: "2031-06-04", label: "Venn threatens that Torland walks away", findings: ["F1"]),
    Dossier.Moment(date: "2031-06-06", label: "Selmark’s 72-hour truce begins", findings: ["F4"]),
    Dossier.Moment(date: "2031-06-09", label: "Foreign ministers were to meet in Tor", findings: ["F5"]),
    Dossier.Moment(date: nil, label: "Brandt threatens to close the strait", findings: ["F2"]),
  ]

  private static let matrix: [Dossier.MatrixRow] = [
    Dossier.MatrixRow(
      actor: arvonia, issue: "harbour",
      cells: [
        Dossier.MatrixRow.Cell(stance: .demands, date: "2031-05-30", records: []),
        Dossier.MatrixRow.Cell(stance: .rejects, date: "2031-06-03", records: ["p1"]),
        Dossier.MatrixRow.Cell(stance: .rejects, date: nil, records: ["p5"]),
      ]),
    Dossier.MatrixRow(
      actor: selmark, issue: "harbour",
      cells: [
        Dossier.MatrixRow.Cell(stance: .offers, date: nil, records: ["p2"]),
        Dossier.MatrixRow.Cell(stance: .conditions, date: nil, records: ["p4"]),
      ]),
    Dossier.MatrixRow(
      actor: selmark, issue: "prisoners", cells: [Dossier.MatrixRow.Cell(stance: .demands, date: nil, records: ["p3"])]),
    Dossier.MatrixRow(
      actor: arvonia, issue: "truce", cells: [Dossier.MatrixRow.Cell(stance: .opposes, date: nil, records: ["p6"])]),
    Dossier.MatrixRow(
      actor: "Oda Rask", issue: "truce", cells: [Dossier.MatrixRow.Cell(stance: .supports, date: nil, records: ["p7"])]),
  ]

  private static let latest: [Dossier.Standing] = [
    Dossier.Standing(
      actor: arvonia, role: .party, issue: "harbour",
      latest: [
        .init(stance: .rejects, date: "2031-06-03", dated: .said, records: ["p1"]),
        .init(stance: .rejects, date: nil, dated: nil, records: ["p5"]),
      ], since: "2031-06-01",
      was: .init(stance: .offers, date: "2031-05-31", dated: .published, records: ["p2"]),
      earlier: [.init(stance: .demands, date: "2031-05-30", dated: .said, records: [])]),
    Dossier.Standing(
      actor: selmark, role: .party, issue: "harbour",
      latest: [
        .init(stance: .offers, date: nil, dated: nil, records: ["p2"]),
        .init(stance: .conditions, date: nil, dated: nil, records: ["p4"]),
      ]),
    Dossier.Standing(
      actor: selmark, role: .party, issue: "prisoners",
      latest: [.init(stance: .demands, date: nil, dated: nil, records: ["p3"])]),
    Dossier.Standing(
      actor: arvonia, role: .party, issue: "truce",
      latest: [.init(stance: .opposes, date: nil, dated: nil, records: ["p6"])]),
    Dossier.Standing(
      actor: "Oda Rask", role: .other, issue: "truce",
      latest: [.init(stance: .supports, date: "2031-06-05", dated: .published, records: ["p7"])]),
  ]

  private static let presence: [Dossier.Presence] = [
    Dossier.Presence(
      move: .left, actor: arvonia, label: "Arvonia rejects: talks", date: "2031-06-03", dated: .said, records: ["p1"],
      independent: 2),
    Dossier.Presence(
      move: .calledOff, actor: nil, label: "Meeting in Tor", date: nil, dated: nil, records: ["gone"], independent: 1),
  ]
}
