internal import Records

extension DisagreementFinder {
  /// One meeting of one day at which two documents seat different people.
  ///
  /// Each names somebody whom the other does not; whoever goes unnamed in one may be meant by a word of the other.
  func participantDisagreements(_ index: StatementIndex) -> [Dossier.Disagreement] {
    var byDay: [String: [Int]] = [:]
    for (place, record) in material.records.enumerated() {
      guard case .meeting(let meeting) = record.body, record.modality != .denied, !meeting.participants.isEmpty,
        meeting.status == .planned || meeting.status == .held, let day = meeting.date?.value,
        CalendarDay.isOne(day, day)
      else { continue }
      byDay[String(CalendarDay.day(day)), default: []].append(place)
    }
    return byDay.sorted { $0.key < $1.key }.compactMap { _, places in
      var best: (fit: Int, a: Int, b: Int)?
      for (offset, a) in places.enumerated() {
        for b in places[(offset + 1)...].prefix(Thresholds.comparedAccounts) {
          guard let fit = differentTables(a, b, index), fit > best?.fit ?? -1 else { continue }
          best = (fit, a, b)
        }
      }
      guard let best else { return nil }
      let pair = [best.a, best.b]
      return disagreement(
        "who meets: \(Labels.line(material.records[best.a].evidence.map(\.text).joined(separator: " … ")))", .account,
        pair.map { (participants($0).map(\.name).joined(separator: ", "), [$0]) })
    }
  }

  private func participants(_ place: Int) -> [Actor] {
    guard case .meeting(let meeting) = material.records[place].body else { return [] }
    return meeting.participants
  }

  /// How much two accounts of one day's meeting have in common although each seats somebody the other does not.
  private func differentTables(_ a: Int, _ b: Int, _ index: StatementIndex) -> Int? {
    let (first, second) = (material.records[a], material.records[b])
    guard case .meeting(let one) = first.body, case .meeting(let other) = second.body,
      first.document != second.document, !material.areCopies(first.document, second.document),
      areNear(first.document, second.document)
    else { return nil }
    if let place = one.place, let elsewhere = other.place,
      material.contentWords(place.text).containment(material.contentWords(elsewhere.text)) == 0
    {
      return nil
    }
    let (seated, others) = (one.participants, other.participants)
    guard
      seated.contains(where: {
        isSomebody($0, in: first.document) && !isMeant($0, in: first.document, among: others, in: second.document)
      }),
      others.contains(where: {
        isSomebody($0, in: second.document) && !isMeant($0, in: second.document, among: seated, in: first.document)
      })
    else { return nil }
    let words = material.contentWords(first.evidence.map(\.text).joined(separator: " "))
    let shared = words.stems.intersection(
      material.contentWords(second.evidence.map(\.text).joined(separator: " ")).stems)
    return shared.count + (one.status == other.status ? 2 : 0)
  }

  /// Whether an actor is known by a name and not only by what he is ("local leaders").
  private func isSomebody(_ actor: Actor, in document: String) -> Bool {
    material.cast.member(actor, in: document).map { material.cast.members[$0].kind != .description } ?? false
  }

  /// Whether one of some participants can be an actor: the same, of the same words, or his side without a name.
  private func isMeant(_ actor: Actor, in document: String, among others: [Actor], in place: String) -> Bool {
    let cast = material.cast
    let words = material.contentWords(actor.name).stems
    let member = cast.member(actor, in: document)
    return others.contains { other in
      if !words.isDisjoint(with: material.contentWords(other.name).stems) { return true }
      guard let member, let theirs = cast.member(other, in: place) else { return false }
      if member == theirs { return true }
      let isPair = cast.members[member].kind == .person && cast.members[theirs].kind == .person
      return !isPair && cast.members[member].side == cast.members[theirs].side
    }
  }
}
