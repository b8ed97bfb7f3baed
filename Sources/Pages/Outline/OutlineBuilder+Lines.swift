import Records

/// One record as a line: its cells, the places it rests on and what the parts of its evidence are there for.
extension OutlineBuilder {
  private typealias Part = Outline.Part

  /// The titles of a kind's columns; each line of the kind has as many cells.
  func columns(of kind: Record.Kind) -> [String] {
    switch kind {
    case .threat: ["who must act", "condition", "by when", "said by"]
    case .position: ["who", "stance", "what", "said, when"]
    case .proposal: ["by", "to", "terms", "status", "said, when"]
    case .meeting: ["when", "where", "who", "status", "source"]
    case .pledge: ["by", "what", "period", "said, when"]
    case .violation: ["accused", "against", "what", "alleged by"]
    case .figure: ["what", "number", "source"]
    case .attribution: ["words", "to, on", "when"]
    }
  }

  /// The line of a record.
  func line(_ index: Int) -> Outline.Line {
    let record = dossier.records[index]
    var cells = cells(record)
    if let since = dossier.since, since.since != nil, since.added.contains(record.document), !cells.isEmpty {
      cells[cells.count - 1].append(.badge(Outline.Badge(text: "new", tone: .status)))
    }
    if !record.corrected.isEmpty, !cells.isEmpty {
      cells[cells.count - 1].append(.badge(Wording.corrected))
      cells[cells.count - 1] += record.corrected.map { .note(Wording.line($0.change)) }
    }
    return Outline.Line(
      record: index, kind: record.kind, anchor: lineAnchors[index], cells: cells,
      references: references[index], highlights: highlights(record), companions: companions[index],
      rule: Wording.line(record.rule),
      corrections: record.corrected.map { Wording.line("\($0.by): \($0.change)") })
  }

  /// The attribution a record was read from.
  func attribution(of record: Record) -> Attribution? {
    guard let id = record.attribution, let index = recordIndex[id],
      case .attribution(let attribution) = dossier.records[index].body
    else { return nil }
    return attribution
  }

  // MARK: Cells

  private func cells(_ record: Record) -> [[Outline.Part]] {
    switch record.body {
    case .threat(let threat): cells(threat, record)
    case .position(let position): cells(position, record)
    case .proposal(let proposal): cells(proposal, record)
    case .meeting(let meeting): cells(meeting, record)
    case .pledge(let pledge):
      [
        who(pledge.by, for: pledge.onBehalfOf), [.excerpt(Wording.line(pledge.what.text))],
        period(pledge.period), provenance(record, besides: pledge.by),
      ]
    case .violation(let violation):
      [
        who(violation.by), violation.against.map { [.strong(name($0))] } ?? [],
        [.excerpt(Wording.line(violation.what.text))] + broken(violation.pledge),
        [.strong(violation.allegedBy.map(name) ?? "the outlet itself")]
          + provenance(record, besides: violation.allegedBy),
      ]
    case .figure(let figure): cells(figure, record)
    case .attribution(let attribution): cells(attribution, record)
    }
  }

  private func cells(_ threat: Threat, _ record: Record) -> [[Outline.Part]] {
    var condition: [Part] = [.note("no condition")]
    var parties: [Part] = [.note(Wording.nobody)]
    if let value = threat.condition {
      let words = Wording.line(value.text)
      let lower = words.lowercased()
      let leads = lower.hasPrefix(value.relation.rawValue + " ") || lower.hasSuffix(" " + value.relation.rawValue)
      condition =
        (leads ? [] : [.lead(value.relation.rawValue)]) + [.excerpt(lower.hasSuffix(" or") ? words + " …" : words)]
      if let names = names(value.parties) { parties = [.strong(names)] }
    }
    var deadline: [Part] = []
    if let value = threat.deadline {
      deadline = [.excerpt(Wording.line(value.text))]
      if let bounds = Wording.bounds(earliest: value.earliest, latest: value.latest) { deadline.append(.note(bounds)) }
    }
    var represented: String?
    if let other = threat.onBehalfOf.map(name), other != name(threat.actor) { represented = "for \(other)" }
    let speaker = provenance(record, besides: threat.actor, note: represented)
    return [parties, condition, deadline, [.strong(name(threat.actor))] + speaker]
  }

  private func cells(_ position: Position, _ record: Record) -> [[Outline.Part]] {
    var stance: [Part] = [.strong(Wording.stance(position.stance))]
    if position.final { stance.append(.badge(Outline.Badge(text: "red line", tone: .final))) }
    if let finding = findingOfRecord.element(recordIndex[record.id]), dossier.findings[finding].independent > 1 {
      stance.append(.note(Wording.count(dossier.findings[finding].independent, "report")))
    }
    var what: [Part] = [.excerpt(Wording.line(position.what.text))]
    if let condition = position.condition {
      what += [.lead("on condition:"), .excerpt(Wording.line(condition.text))]
    }
    return [
      who(position.actor, for: position.onBehalfOf), stance, what, provenance(record, besides: position.actor),
    ]
  }

  private func cells(_ proposal: Proposal, _ record: Record) -> [[Outline.Part]] {
    var terms: [Part] = []
    for term in proposal.terms {
      if let issue = term.issue { terms.append(.lead("\(Wording.line(issue.label)):")) }
      terms.append(.excerpt(Wording.line(term.text)))
    }
    return [
      who(proposal.author, for: proposal.onBehalfOf), names(proposal.addressees).map { [.strong($0)] } ?? [],
      terms.isEmpty ? [.note("no terms given")] : terms,
      [.badge(Outline.Badge(text: proposal.status.rawValue, tone: .status))],
      provenance(record, besides: proposal.author),
    ]
  }

  private func cells(_ meeting: Meeting, _ record: Record) -> [[Outline.Part]] {
    var date: [Part] = [.note(Wording.unknownDate)]
    if let value = meeting.date {
      let words = Wording.line(value.text)
      date = value.value.map { [.strong(Wording.date($0)), .excerpt(words)] } ?? [.excerpt(words)]
    }
    var who: [Part] = names(meeting.participants).map { [.strong($0)] } ?? [.note(Wording.nobody)]
    if let level = meeting.level { who.append(.note(Wording.line(level))) }
    return [
      date, meeting.place.map { [.excerpt(Wording.line($0.text))] } ?? [], who,
      [.badge(Outline.Badge(text: Wording.status(meeting.status), tone: .status))], provenance(record, besides: nil),
    ]
  }

  private func cells(_ figure: Figure, _ record: Record) -> [[Outline.Part]] {
    var number: [Part] = [.strong(Wording.line(figure.text))]
    if let value = Wording.value(figure.value), value != Wording.line(figure.text) { number.append(.note(value)) }
    return [
      [.plain(Wording.line(figure.what))], number,
      [.strong(figure.source.map(name) ?? "the outlet itself")] + provenance(record, besides: figure.source),
    ]
  }

  private func cells(_ attribution: Attribution, _ record: Record) -> [[Outline.Part]] {
    var words: [Part] = attribution.content.map { span in
      let text = Wording.line(span.text)
      return attribution.quotation == .direct ? .quotation(text) : .excerpt(text)
    }
    if let others = names(attribution.others) { words.append(.note("with \(others)")) }
    var circumstance: [Part] = attribution.addressee.map { [.lead("to"), .strong(name($0))] } ?? []
    if let occasion = attribution.occasion { circumstance.append(.excerpt(Wording.line(occasion.text))) }
    return [words, circumstance, provenance(record, besides: attribution.source, places: false)]
  }

  private func who(_ actor: Actor?, for represented: Actor? = nil) -> [Outline.Part] {
    guard let actor else { return [.note(Wording.nobody)] }
    guard let represented = represented.map(name), represented != name(actor) else { return [.strong(name(actor))] }
    return [.strong(name(actor)), .note("for \(represented)")]
  }

  private func period(_ period: Pledge.Period?) -> [Outline.Part] {
    guard let period else { return [] }
    var parts: [Part] = [.excerpt(Wording.line(period.text))]
    if let bounds = Wording.bounds(earliest: period.from, latest: period.to) { parts.append(.note(bounds)) }
    return parts
  }

  private func broken(_ pledge: String?) -> [Outline.Part] {
    guard let pledge else { return [] }
    if let index = recordIndex[pledge], case .pledge(let value) = dossier.records[index].body {
      return [.lead("breaks:"), .excerpt(Wording.line(value.what.text))]
    }
    return [.lead("breaks:"), .plain(Wording.line(pledge))]
  }

  /// Whose words these are, through whom they came, when they were said and how real the thing is.
  private func provenance(
    _ record: Record, besides actor: Actor?, places: Bool = true, note: String? = nil
  ) -> [Outline.Part] {
    var parts: [Part] = []
    var notes = [note].compactMap(\.self)
    let attribution = attribution(of: record)
    if places, let source = attribution?.source, actor.map(name) != name(source),
      !record.according.contains(where: { $0.name == source.name || $0.actor != nil && $0.actor == source.actor })
    {
      parts.append(.plain("said by \(name(source))"))
    }
    if let chain = Wording.chain(record.according) { parts.append(.plain("according to \(chain)")) }
    if places, let occasion = attribution?.occasion { notes.append(Wording.line(occasion.text)) }
    if let said = record.said { notes.append(Wording.time(said)) }
    if !notes.isEmpty { parts.append(.note(notes.joined(separator: " · "))) }
    parts.append(.badge(Wording.form(record.form)))
    if let modality = Wording.modality(record.modality) { parts.append(.badge(modality)) }
    return parts
  }

  // MARK: Summaries

  /// A record in a line.
  func summary(_ record: Record) -> String {
    switch record.body {
    case .threat(let threat): "\(name(threat.actor)): \(Wording.line(threat.action.text))"
    case .position(let position):
      "\(name(position.actor)) \(Wording.stance(position.stance)) \(Wording.line(position.what.text))"
    case .proposal(let proposal):
      "\(proposal.author.map(name) ?? Wording.nobody): \(proposal.terms.map { Wording.line($0.text) }.joined(separator: "; "))"
    case .meeting(let meeting):
      "\(Wording.status(meeting.status)): \(names(meeting.participants) ?? Wording.nobody)"
    case .pledge(let pledge): "\(pledge.by.map(name) ?? Wording.nobody): \(Wording.line(pledge.what.text))"
    case .violation(let violation):
      "\(violation.by.map(name) ?? Wording.nobody), accused: \(Wording.line(violation.what.text))"
    case .figure(let figure): "\(Wording.line(figure.what)): \(Wording.line(figure.text))"
    case .attribution(let attribution):
      "\(attribution.source.map(name) ?? Wording.nobody): \(attribution.content.map { Wording.line($0.text) }.joined(separator: " "))"
    }
  }

  // MARK: Highlights

  private func highlights(_ record: Record) -> [Outline.Highlight] {
    guard let source = sourceIndex[record.document] else { return [] }
    var highlights: [Outline.Highlight] = []
    func mark(_ role: Outline.Highlight.Role, _ start: Int, _ end: Int) {
      guard start < end, sources[source].contains(start..<end) else { return }
      highlights.append(Outline.Highlight(role: role, source: source, range: start..<end))
    }
    func mark(_ role: Outline.Highlight.Role, _ actor: Actor?) {
      if let actor { mark(role, actor.start, actor.end) }
    }
    func mark(_ role: Outline.Highlight.Role, _ span: Span?) {
      if let span { mark(role, span.start, span.end) }
    }
    // Wide spans first: what is marked later lies over what was marked before.
    switch record.body {
    case .threat(let threat):
      mark(.action, threat.action)
      if let condition = threat.condition {
        mark(.condition, condition.start, condition.end)
        for party in condition.parties { mark(.addressee, party) }
      }
      if let deadline = threat.deadline { mark(.time, deadline.start, deadline.end) }
      for target in threat.targets { mark(.addressee, target) }
      mark(.actor, threat.actor)
    case .position(let position):
      mark(.action, position.what)
      mark(.condition, position.condition)
      mark(.actor, position.actor)
    case .proposal(let proposal):
      for term in proposal.terms { mark(.action, term.start, term.end) }
      for addressee in proposal.addressees { mark(.addressee, addressee) }
      mark(.actor, proposal.author)
    case .meeting(let meeting):
      if let date = meeting.date { mark(.time, date.start, date.end) }
      mark(.action, meeting.place)
      for participant in meeting.participants { mark(.actor, participant) }
    case .pledge(let pledge):
      mark(.action, pledge.what)
      mark(.actor, pledge.by)
    case .violation(let violation):
      mark(.action, violation.what)
      mark(.addressee, violation.against)
      mark(.actor, violation.by)
      mark(.cue, violation.allegedBy)
    case .figure(let figure):
      mark(.actor, figure.source)
    case .attribution(let attribution):
      for span in attribution.content { mark(.action, span) }
      mark(.time, attribution.occasion)
      mark(.cue, attribution.cue)
      mark(.addressee, attribution.addressee)
      for actor in attribution.others { mark(.actor, actor) }
      mark(.actor, attribution.source)
    }
    return highlights
  }
}

extension Array {
  /// The element at an index, or nil where there is none or it is nil.
  fileprivate func element<Wrapped>(_ index: Int?) -> Wrapped? where Element == Wrapped? {
    guard let index, indices.contains(index) else { return nil }
    return self[index]
  }
}
