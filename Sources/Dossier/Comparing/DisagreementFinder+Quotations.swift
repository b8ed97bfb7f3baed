internal import Records

extension DisagreementFinder {
  /// One utterance quoted in different words, put on different days, or given to different speakers.
  func quotationDisagreements() -> [Dossier.Disagreement] {
    let quotations = matcher.quotations
    var wording: [Dossier.Disagreement] = []
    var speakers: [Dossier.Disagreement] = []
    var dates: [Dossier.Disagreement] = []
    for group in quotations.groups() {
      let label = quotations.label(group)
      if let found = wordingDisagreement(label, group) { wording.append(found) }
      if let found = dayDisagreement(label, group) { dates.append(found) }
    }
    for group in quotations.groupsAcrossSpeakers() {
      if let found = speakerDisagreement(group) { speakers.append(found) }
    }
    return dates + wording + speakers
  }

  private func length(_ index: Int) -> Int { matcher.quotations.quotations[index]?.words.count ?? 0 }

  private func areApart(_ a: Int, _ b: Int) -> Bool { material.records[a].document != material.records[b].document }

  /// Whether two quotations are the same words but for a few, and long enough for that to mean something.
  private func areNearlyEqual(_ a: Int, _ b: Int) -> Bool {
    guard let first = matcher.quotations.quotations[a], let second = matcher.quotations.quotations[b] else {
      return false
    }
    let shorter = min(first.words.count, second.words.count)
    guard shorter >= Thresholds.distinctiveQuotation else { return false }
    return Double(QuotationMatcher.alignment(first.words, second.words).shared) >= 0.9 * Double(shorter)
  }

  private func wordingDisagreement(_ topic: String, _ group: [Int]) -> Dossier.Disagreement? {
    let long = group.filter { length($0) >= Thresholds.distinctiveQuotation }
    for (offset, a) in long.enumerated() {
      let others = long[(offset + 1)...].prefix(Thresholds.comparedAccounts).filter { b in
        areApart(a, b) && canBeOneDay(a, b) && matcher.quotations.differInWording(a, b)
      }
      guard !others.isEmpty else { continue }
      // Quotations that agree with a reading but for a cut belong to it.
      let compared = long.filter { index in
        index == a || others.contains(index)
          || (canBeOneDay(a, index) && !matcher.quotations.differInWording(a, index))
      }
      return disagreement(
        topic, .wording,
        compared.map { index in
          let isFirst = !others.contains(index)
          let shown = isFirst ? a : others.first { !matcher.quotations.differInWording($0, index) } ?? index
          let against = isFirst ? others.first ?? a : a
          return (matcher.quotations.difference(shown, from: against), [index])
        })
    }
    return nil
  }

  private func words(_ index: Int) -> String {
    guard case .attribution(let attribution) = material.records[index].body else { return "" }
    return Labels.line(attribution.content.map(\.text).joined(separator: " … "), longest: 200)
  }

  private func dayDisagreement(_ topic: String, _ group: [Int]) -> Dossier.Disagreement? {
    let dated = group.filter { material.records[$0].said?.value != nil }
    for (offset, a) in dated.enumerated() {
      for b in dated[(offset + 1)...].prefix(Thresholds.comparedAccounts)
      where areApart(a, b) && !canBeOneDay(a, b) && areNearlyEqual(a, b) {
        return disagreement(
          "\(topic) — on which day", .date,
          [a, b].map { (String(CalendarDay.day(material.records[$0].said?.value ?? "")), [$0]) })
      }
    }
    return nil
  }

  /// The same words given to two persons in two documents.
  ///
  /// A side's people read out what another of them said: of two of one side only the same whole quotation counts.
  private func speakerDisagreement(_ group: [Int]) -> Dossier.Disagreement? {
    let cast = material.cast
    let named = group.filter { index in
      guard let speaker = matcher.quotations.quotations[index]?.speaker else { return false }
      return cast.members[speaker].kind == .person
    }
    for (offset, a) in named.enumerated() {
      for b in named[(offset + 1)...].prefix(Thresholds.comparedAccounts) where areNearlyEqual(a, b) {
        guard areApart(a, b), let first = matcher.quotations.quotations[a],
          let second = matcher.quotations.quotations[b],
          first.speakers.isDisjoint(with: second.speakers), let one = first.speaker, let other = second.speaker,
          cast.members[one].side != cast.members[other].side || first.words.count == second.words.count,
          !mayBeOneName(one, other)
        else { continue }
        return disagreement(
          "who said: \u{201C}\(Labels.line(words(a)))\u{201D}", .attribution,
          [(cast.name(one), [a]), (cast.name(other), [b])])
      }
    }
    return nil
  }

  /// Whether two names share their first or last word: two spellings of one may be ("Kim Il-ho", "Kim Il Ho").
  private func mayBeOneName(_ a: Int, _ b: Int) -> Bool {
    let names = [a, b].map { Words.split(material.cast.name($0)) }
    return names[0].first == names[1].first || names[0].last == names[1].last
  }
}
