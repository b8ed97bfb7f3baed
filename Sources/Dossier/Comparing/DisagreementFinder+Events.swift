internal import Records

extension DisagreementFinder {
  /// Things that one account says happened and another says did not.
  func denials() -> [Dossier.Disagreement] {
    let kinds: Set<Record.Kind> = [.meeting, .pledge, .violation, .proposal, .threat]
    return matcher.matches.filter { kinds.contains($0.kind) }.compactMap { match in
      let denied = match.records.filter { material.records[$0].modality == .denied }
      let told = match.records.filter { index in
        material.records[index].modality == .asserted
          && denied.prefix(Thresholds.comparedAccounts).contains { canBeOneDay(index, $0) }
      }
      guard !denied.isEmpty, !told.isEmpty else { return nil }
      return disagreement(
        match.label, .account,
        [("said to be so" + teller(of: told), told), ("denied" + teller(of: denied), denied)])
    }
  }

  /// What one account says a side did and that side is said to deny.
  func deniedDeeds() -> [Dossier.Disagreement] {
    struct Denial {
      let index: Int
      let words: ContentWords
    }
    var bySide: [Int: [Denial]] = [:]
    for match in matcher.matches where match.kind == .position {
      for index in match.records {
        guard case .position(let position) = material.records[index].body, position.stance == .denies,
          let side = matcher.positions.side(index)
        else { continue }
        bySide[side, default: []].append(Denial(index: index, words: material.contentWords(position.what.text)))
      }
    }
    guard !bySide.isEmpty else { return [] }
    return matcher.matches.compactMap { match in
      let told = match.records.filter { material.records[$0].modality == .asserted }
      var denied: Set<Int> = []
      for index in told.prefix(Thresholds.comparedAccounts) {
        guard let deed = deed(index) else { continue }
        for denial in (bySide[deed.side] ?? []).prefix(Thresholds.comparedAccounts)
        where deed.words.stems.intersection(denial.words.stems).count > 1
          && deed.words.containment(denial.words) >= Thresholds.sameUndertaking && canBeOneDay(index, denial.index)
        {
          denied.insert(denial.index)
        }
      }
      guard let first = denied.min(), let side = matcher.positions.side(first) else { return nil }
      return disagreement(
        match.label, .account,
        [
          ("said to be so" + teller(of: told, but: side), told),
          ("denied by \(material.cast.name(side))", denied.sorted()),
        ])
    }
  }

  /// Who did or gave what, as far as it can be denied.
  private func deed(_ index: Int) -> (side: Int, words: ContentWords)? {
    let record = material.records[index]
    func found(_ actor: Actor?, _ side: Actor?, _ words: [String]) -> (side: Int, words: ContentWords)? {
      guard let actor, let place = material.cast.side(actor, onBehalfOf: side, in: record.document) else { return nil }
      return (place, material.contentWords(words.joined(separator: " ")))
    }
    switch record.body {
    case .violation(let violation): return found(violation.by, nil, [violation.what.text, violation.pledge ?? ""])
    case .pledge(let pledge): return found(pledge.by, pledge.onBehalfOf, [pledge.what.text])
    case .threat(let threat): return found(threat.actor, threat.onBehalfOf, [threat.action.text])
    case .proposal(let proposal): return found(proposal.author, proposal.onBehalfOf, proposal.terms.map(\.text))
    case .attribution, .position, .meeting, .figure: return nil
    }
  }

  /// " by A and B" where somebody with a name tells it.
  ///
  /// - Parameter side: whose people are left out, for nobody accuses himself.
  private func teller(of indices: [Int], but side: Int? = nil) -> String {
    let named = Set(
      indices.compactMap { index -> Int? in
        let record = material.records[index]
        if case .violation(let violation) = record.body, record.modality != .denied, let accuser = violation.allegedBy {
          return material.cast.member(accuser, in: record.document)
        }
        return material.speaker(record)
      })
    let tellers = named.filter { side == nil || material.cast.members[$0].side != side }
    return tellers.isEmpty ? "" : " by " + material.list(tellers.sorted())
  }

  /// Two sides that each say the other broke the same truce or undertaking.
  func mutualAccusations() -> [Dossier.Disagreement] {
    struct Accusation {
      let accused: Int
      let accuser: Int
      let pledge: String
      let index: Int
    }
    var byPledge: [String: [Accusation]] = [:]
    for match in matcher.matches where match.kind == .violation {
      for index in match.records {
        let record = material.records[index]
        guard case .violation(let violation) = record.body, record.modality != .denied, let by = violation.by,
          let allegedBy = violation.allegedBy,
          let accused = material.cast.side(by, onBehalfOf: nil, in: record.document),
          let accuser = material.cast.side(allegedBy, onBehalfOf: nil, in: record.document), accused != accuser
        else { continue }
        // A pledge's id holds in its document; the words of a truce hold in all.
        let words = material.contentWords(
          (violation.pledge ?? "") + " " + record.evidence.map(\.text).joined(separator: " "))
        guard let key = material.isTruce(words) ? "truce" : violation.pledge else { continue }
        byPledge[key, default: []].append(Accusation(accused: accused, accuser: accuser, pledge: key, index: index))
      }
    }
    return byPledge.sorted { $0.key < $1.key }.flatMap { _, accusations -> [Dossier.Disagreement] in
      var byPair: [[Int]: [Accusation]] = [:]
      for accusation in accusations {
        byPair[[accusation.accused, accusation.accuser].sorted(), default: []].append(accusation)
      }
      let pairs = byPair.sorted { $0.key.lexicographicallyPrecedes($1.key) }
      return pairs.compactMap { pair, accusations -> Dossier.Disagreement? in
        guard let first = accusations.first,
          let other = accusations.first(where: { $0.accused == first.accuser && canBeOneDay($0.index, first.index) })
        else { return nil }
        let compared = accusations.filter { canBeOneDay($0.index, first.index) && canBeOneDay($0.index, other.index) }
        return disagreement(
          "who broke the \(first.pledge == "truce" ? "truce" : "undertaking"): \(material.list(pair))", .account,
          compared.map { accusation in
            (
              "\(material.cast.name(accusation.accused)), says \(material.cast.name(accusation.accuser))",
              [accusation.index]
            )
          })
      }
    }
  }

  /// One meeting that was held and was not, or was on two days.
  ///
  /// A status that differs between reports of different or unknown days is a development (`DevelopmentFinder`).
  func meetingDisagreements() -> [Dossier.Disagreement] {
    let matches = matcher.matches.filter { $0.kind == .meeting }
    return matches.compactMap(statusDisagreement) + dateDisagreements(matches)
  }

  private func meeting(_ index: Int) -> Meeting? {
    if case .meeting(let meeting) = material.records[index].body { meeting } else { nil }
  }

  private func statusDisagreement(_ match: FindingMatcher.Match) -> Dossier.Disagreement? {
    let asserted = match.records.filter { material.records[$0].modality == .asserted }
    let held = asserted.filter { meeting($0)?.status == .held }
    let off = asserted.filter { [.cancelled, .postponed].contains(meeting($0)?.status) }
    for one in held.prefix(Thresholds.comparedAccounts) {
      let others = off.filter { other in
        let (first, second) = (material.records[one], material.records[other])
        return first.document != second.document
          && CalendarDay.isOne(material.published(first), material.published(second))
          && CalendarDay.isOne(matcher.meetings.day(one), matcher.meetings.day(other))
      }
      guard !others.isEmpty else { continue }
      let sameDay = held.filter { CalendarDay.isOne(matcher.meetings.day($0), matcher.meetings.day(one)) }
      return disagreement(
        match.label, .account,
        sameDay.map { ("held", [$0]) } + others.map { (meeting($0)?.status.rawValue ?? "", [$0]) })
    }
    return nil
  }

  /// Meetings of the same persons in the same place that different documents put on neighbouring days.
  private func dateDisagreements(_ matches: [FindingMatcher.Match]) -> [Dossier.Disagreement] {
    struct Dated {
      let match: FindingMatcher.Match
      let day: String
      let documents: Set<String>
    }
    var blocks: [String: [Dated]] = [:]
    for match in matches {
      let days = Set(match.records.compactMap { matcher.meetings.day($0).map { String(CalendarDay.day($0)) } })
      guard days.count == 1, let day = days.first, day.utf8.count == 10,
        let place = match.records.compactMap({ meeting($0)?.place }).first
      else { continue }
      let persons = Set(
        match.records.flatMap { index in
          (meeting(index)?.participants ?? []).compactMap {
            material.cast.member($0, in: material.records[index].document)
          }
        }.filter { material.cast.members[$0].kind == .person })
      guard persons.count > 1 else { continue }
      let key =
        "\(material.contentWords(place.text).stems.sorted()) \(persons.sorted()) \(meeting(match.records[0])?.status.rawValue ?? "")"
      blocks[key, default: []].append(
        Dated(match: match, day: day, documents: Set(match.records.map { material.records[$0].document })))
    }
    return blocks.sorted { $0.key < $1.key }.compactMap { _, dated in
      // Talks of several days, or a document that knows of both, are no disagreement.
      guard dated.count == 2, let days = CalendarDay.distance(dated[0].day, dated[1].day), days <= 2,
        dated[0].documents.isDisjoint(with: dated[1].documents)
      else { return nil }
      return disagreement("\(dated[0].match.label) — on which day", .date, dated.map { ($0.day, $0.match.records) })
    }
  }
}
