internal import Records

extension DisagreementFinder {
  /// Threats of one utterance whose accounts name different addressees or deadlines.
  ///
  /// An utterance is told within one document when a paraphrase and a quotation have one speaker and nothing speaks
  /// for two occasions; across documents only when speaker and day are known to be the same. A speaker who names
  /// different addressees in his own words varies; that is no disagreement.
  func threatDisagreements() -> [Dossier.Disagreement] {
    matcher.matches.filter { $0.kind == .threat }.flatMap { match in
      utterances(match.records).flatMap { utterance in
        [addresseeDisagreement(match.label, utterance), deadlineDisagreement(match.label, utterance)].compactMap { $0 }
      }
    }
  }

  private func threat(_ index: Int) -> Threat? {
    if case .threat(let threat) = material.records[index].body { threat } else { nil }
  }

  private func parties(_ index: Int) -> [Int] {
    material.cast.sides(threat(index)?.condition?.parties ?? [], in: material.records[index].document)
  }

  /// Whether a member is called by a name and not by words for a side.
  private func isNamed(_ member: Int) -> Bool {
    material.cast.members[member].id != nil
      || material.cast.members[member].name.unicodeScalars.first?.properties.isUppercase == true
  }

  private func speaker(_ index: Int) -> Int? {
    let record = material.records[index]
    return material.speaker(record) ?? threat(index).flatMap { material.cast.member($0.actor, in: record.document) }
  }

  private func isQuote(_ index: Int) -> Bool { material.records[index].form == .quote }

  /// Groups of threats that can be of one utterance; only those with two accounts or more.
  private func utterances(_ records: [Int]) -> [[Int]] {
    let indices = records.filter { material.records[$0].modality != .denied }
    var groups = Groups(count: indices.count)
    var byDocument: [String: [Int]] = [:]
    var byDay: [String: [Int]] = [:]
    for (place, index) in indices.enumerated() {
      byDocument[material.records[index].document, default: []].append(place)
      if let day = material.records[index].said?.value, let speaker = speaker(index) {
        byDay["\(speaker) \(CalendarDay.day(day))", default: []].append(place)
      }
    }
    for (_, places) in byDocument {
      // What one speaker says in one document is few records.
      for (offset, a) in places.enumerated() {
        for b in places[(offset + 1)...].prefix(Thresholds.comparedInDocument)
        where isOneUtterance(indices[a], indices[b]) { groups.join(a, b) }
      }
    }
    for (_, places) in byDay {
      for place in places.dropFirst()
      where CalendarDay.isOne(
        material.records[indices[place]].said?.value, material.records[indices[places[0]]].said?.value)
        && material.canBeOneOccasion(material.records[indices[place]], material.records[indices[places[0]]])
      {
        groups.join(places[0], place)
      }
    }
    return groups.all().map { $0.map { indices[$0] } }.filter { $0.count > 1 }
  }

  /// Whether a paraphrase and a quotation of one document can be of one utterance.
  private func isOneUtterance(_ a: Int, _ b: Int) -> Bool {
    guard isQuote(a) != isQuote(b), let first = speaker(a), let second = speaker(b) else { return false }
    let cast = material.cast
    // A lede may name the side alone where the quotation names who spoke for it.
    let isOneSpeaker = first == second || cast.members[first].side == second || cast.members[second].side == first
    return isOneSpeaker && material.canBeOneOccasion(material.records[a], material.records[b])
  }

  private func addresseeDisagreement(_ topic: String, _ utterance: [Int]) -> Dossier.Disagreement? {
    // "Either side" is nobody in particular: it contradicts no name.
    let named = utterance.filter { index in !parties(index).isEmpty && parties(index).allSatisfy(isNamed) }
    let quoted = Set(named.filter(isQuote).map(parties))
    let unsupported = named.filter { !isQuote($0) && !quoted.contains(parties($0)) }
    let documents = Set(unsupported.map { material.records[$0].document })
    let paraphrased = Set(unsupported.map(parties))
    guard !unsupported.isEmpty, !quoted.isEmpty || (paraphrased.count > 1 && documents.count > 1) else { return nil }
    let compared = quoted.isEmpty ? unsupported : unsupported + named.filter(isQuote)
    return disagreement(
      "\(topic) — who must act", .addressee, compared.map { ("\(material.list(parties($0))) must act", [$0]) })
  }

  private func deadlineDisagreement(_ topic: String, _ utterance: [Int]) -> Dossier.Disagreement? {
    let dated = utterance.compactMap { index in threat(index)?.deadline?.latest.map { (index: index, latest: $0) } }
    guard let first = dated.first,
      let other = dated.first(where: { other in
        material.records[other.index].document != material.records[first.index].document
          && !CalendarDay.canBeOne(other.latest, first.latest)
      })
    else { return nil }
    return disagreement(
      "\(topic) — by when", .condition,
      [first, other].map { ("by \(CalendarDay.day($0.latest))", [$0.index]) })
  }
}
