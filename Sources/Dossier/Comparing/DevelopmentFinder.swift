internal import Records

/// Finds things whose later accounts supersede earlier ones.
///
/// States stand in the order of the days they are known at; those of unknown day stand last, without a date.
struct DevelopmentFinder {
  let matcher: FindingMatcher
  private var material: Material { matcher.material }

  /// A state that one record tells.
  private struct Told {
    let value: String
    let day: String?
    let record: Int
  }

  /// All developments, in the order of the findings.
  func developments() -> [Dossier.Development] {
    matcher.matches.compactMap { match in
      switch match.kind {
      case .meeting: development(match.label, match.records.compactMap(meetingState))
      case .proposal: development(match.label, match.records.compactMap(proposalState))
      case .figure: figureDevelopment(match)
      case .pledge: pledgeDevelopment(match)
      case .position, .threat, .violation, .attribution: nil
      }
    } + positionDevelopments()
  }

  private func development(_ topic: String, _ told: [Told]) -> Dossier.Development? {
    guard Set(told.map(\.value)).count > 1 else { return nil }
    var states: [(value: String, day: String?, records: [Int])] = []
    let sorted = told.sorted { a, b in
      if CalendarDay.precedes(a.day, b.day) { return true }
      if CalendarDay.precedes(b.day, a.day) { return false }
      return a.record < b.record
    }
    for one in sorted {
      if let place = states.firstIndex(where: { $0.value == one.value && $0.day == one.day }) {
        states[place].records.append(one.record)
      } else {
        states.append((one.value, one.day, [one.record]))
      }
    }
    return Dossier.Development(
      topic: topic,
      states: states.map { state in
        Dossier.Development.State(
          value: state.value, date: state.day, documents: material.documents(of: state.records),
          evidence: material.citations(of: state.records))
      })
  }

  private func day(_ index: Int) -> String? { material.day(material.records[index]) }

  private func meetingState(_ index: Int) -> Told? {
    let record = material.records[index]
    guard case .meeting(let meeting) = record.body, record.modality != .denied else { return nil }
    // A meeting's own day says when it is, not when the state was known.
    return Told(value: meeting.status.rawValue, day: material.published(record), record: index)
  }

  private func proposalState(_ index: Int) -> Told? {
    guard case .proposal(let proposal) = material.records[index].body, material.records[index].modality != .denied,
      proposal.status != .reported
    else { return nil }
    return Told(value: proposal.status.rawValue, day: day(index), record: index)
  }

  private func figureDevelopment(_ match: FindingMatcher.Match) -> Dossier.Development? {
    // Only what is dated can grow; the same number told later is no new state.
    let told = match.records.compactMap { index -> Told? in
      guard case .figure(let figure) = material.records[index].body, let day = day(index) else { return nil }
      return Told(value: figure.text, day: day, record: index)
    }
    guard Set(told.compactMap(\.day)).count > 1, let first = told.first,
      let early = matcher.figures.accounts[first.record],
      told.contains(where: { other in
        guard other.day != first.day, let late = matcher.figures.accounts[other.record] else { return false }
        return late.low > early.high || late.high < early.low
      }),
      case .figure(let figure) = material.records[match.records[0]].body
    else { return nil }
    return development(figure.what, told)
  }

  /// A pledge and what is said to have broken it.
  private func pledgeDevelopment(_ match: FindingMatcher.Match) -> Dossier.Development? {
    let ids = Set(match.records.map { material.records[$0].id })
    var told = match.records.map { Told(value: "declared", day: day($0), record: $0) }
    guard case .pledge(let pledge) = material.records[match.records[0]].body, let by = pledge.by,
      let side = material.cast.side(by, onBehalfOf: pledge.onBehalfOf, in: material.records[match.records[0]].document)
    else { return nil }
    let what = material.contentWords(pledge.what.text)
    for violation in matcher.matches where violation.kind == .violation {
      for index in violation.records {
        let record = material.records[index]
        guard case .violation(let fields) = record.body, record.modality != .denied, let broken = fields.pledge,
          let accused = fields.by.flatMap({ material.cast.side($0, onBehalfOf: nil, in: record.document) }),
          accused == side, ids.contains(broken) || isOfOnePledge(material.contentWords(broken), what)
        else { continue }
        let accuser = fields.allegedBy.flatMap { material.cast.member($0, in: record.document) }.map(material.cast.name)
        told.append(
          Told(value: "said to be broken" + (accuser.map { " by \($0)" } ?? ""), day: day(index), record: index))
      }
    }
    // Who says it stands behind the state: "said to be broken, according to A".
    return development(
      match.label,
      told.map {
        Told(value: $0.value.replacing(" broken by ", with: " broken, according to "), day: $0.day, record: $0.record)
      })
  }

  private func isOfOnePledge(_ broken: ContentWords, _ pledged: ContentWords) -> Bool {
    if material.isTruce(broken), material.isTruce(pledged) { return true }
    return broken.containment(pledged) >= Thresholds.sameUndertaking
  }

  /// A side that took one stance and then its contrary on one issue.
  private func positionDevelopments() -> [Dossier.Development] {
    var byIssue: [String: (label: String, told: [Told])] = [:]
    for match in matcher.matches where match.kind == .position {
      for index in match.records {
        guard case .position(let position) = material.records[index].body,
          material.records[index].modality == .asserted,
          let side = matcher.positions.side(index), Self.direction(position.stance) != nil
        else { continue }
        let key = "\(side) \(position.issue.id)"
        let told = Told(value: position.stance.rawValue, day: day(index), record: index)
        byIssue[key, default: ("\(material.cast.name(side)): \(position.issue.label)", [])].told.append(told)
      }
    }
    return byIssue.sorted { $0.key < $1.key }.compactMap { _, entry in
      // Contrary stances count as a change only where their words are of the same matter.
      let told = entry.told.sorted { $0.record < $1.record }
      func words(favourable: Bool) -> [ContentWords] {
        told.lazy.compactMap { one -> ContentWords? in
          guard case .position(let position) = material.records[one.record].body,
            Self.direction(position.stance) == favourable
          else { return nil }
          return material.contentWords(position.what.text)
        }.prefix(Thresholds.comparedAccounts).map { $0 }
      }
      let against = words(favourable: false)
      let contrary = words(favourable: true).contains { one in
        against.contains { one.containment($0) >= Thresholds.sameUndertaking }
      }
      return contrary ? development(entry.label, told) : nil
    }
  }

  /// Whether a stance is for a thing or against it; nil where it is neither.
  private static func direction(_ stance: Position.Stance) -> Bool? {
    switch stance {
    case .accepts, .supports, .offers: true
    case .rejects, .opposes: false
    case .demands, .conditions, .denies, .noComment: nil
    }
  }
}
