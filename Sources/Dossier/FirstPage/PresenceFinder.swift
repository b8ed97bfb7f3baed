internal import Records

/// Finds who left the talks, who came back to them, and which talks were broken off or called off.
///
/// Meetings tell it by their status; positions on talks where their clause says it in words of `dossier.presence.left`
/// or `dossier.presence.back`. What was denied, is only possible or lies ahead is none of it: a threat to leave is a
/// threat.
struct PresenceFinder {
  /// The issue that talks about talks are on.
  private static let talks = "talks"

  let matcher: FindingMatcher
  let parties: [Dossier.Party]
  private var material: Material { matcher.material }

  /// All of it, by day; what has no day last.
  func presence() -> [Dossier.Presence] {
    (meetings() + positions()).enumerated().sorted { a, b in
      if CalendarDay.precedes(a.element.date, b.element.date) { return true }
      if CalendarDay.precedes(b.element.date, a.element.date) { return false }
      return a.offset < b.offset
    }.map(\.element)
  }

  private func happened(_ record: Record) -> Bool { record.modality == .asserted || record.modality == .reported }

  private func meetings() -> [Dossier.Presence] {
    matcher.matches.filter { $0.kind == .meeting }.flatMap { match -> [Dossier.Presence] in
      let moves: [(status: Meeting.Status, move: Dossier.Presence.Move)] = [
        (.brokenOff, .brokenOff), (.cancelled, .calledOff),
      ]
      return moves.compactMap { status, move in
        let told = match.records.filter { index in
          guard case .meeting(let meeting) = material.records[index].body else { return false }
          return meeting.status == status && happened(material.records[index])
        }
        return told.isEmpty ? nil : entry(move, actor: nil, label: match.label, told)
      }
    }
  }

  private func positions() -> [Dossier.Presence] {
    let roles = Dictionary(parties.map { ($0.actor ?? $0.name, $0.role) }, uniquingKeysWith: { first, _ in first })
    struct Key: Hashable {
      let side: Int
      let move: Dossier.Presence.Move
      let day: String?
    }
    var groups: [(key: Key, records: [Int])] = []
    var places: [Key: Int] = [:]
    for (index, record) in material.records.enumerated() where happened(record) {
      guard case .position(let position) = record.body, position.issue.id == Self.talks,
        let side = matcher.positions.side(index), let move = move(position, record),
        let role = roles[material.cast.key(side)], role == .party || role == .mediator
      else { continue }
      let key = Key(side: side, move: move, day: material.day(record).map { String(CalendarDay.day($0)) })
      if let place = places[key] {
        groups[place].records.append(index)
      } else {
        places[key] = groups.count
        groups.append((key, [index]))
      }
    }
    return groups.map { group in
      let words =
        if case .position(let position) = material.records[group.records[0]].body {
          "\(Labels.verb(position.stance)): \(Labels.line(position.what.text))"
        } else { "" }
      return entry(
        group.key.move, actor: material.cast.key(group.key.side),
        label: "\(material.cast.name(group.key.side)) \(words)",
        group.records)
    }
  }

  private func move(_ position: Position, _ record: Record) -> Dossier.Presence.Move? {
    let clauses = record.evidence.map { Words.split($0.text).map(Stem.of) }
    switch position.stance {
    // Who opposes that talks end has not left them.
    case .rejects: return clauses.contains(where: material.lexicon.leaving.match) ? .left : nil
    case .accepts, .offers: return clauses.contains(where: material.lexicon.comingBack.match) ? .returned : nil
    case .opposes, .supports, .demands, .conditions, .denies, .noComment: return nil
    }
  }

  private func entry(
    _ move: Dossier.Presence.Move, actor: String?, label: String, _ records: [Int]
  ) -> Dossier.Presence {
    let said = records.compactMap { material.records[$0].said?.value }.min()
    let published = records.compactMap { material.published(material.records[$0]) }.min()
    return Dossier.Presence(
      move: move, actor: actor, label: label, date: (said ?? published).map { String(CalendarDay.day($0)) },
      dated: said != nil ? .said : published != nil ? .published : nil,
      records: records.map { material.records[$0].id },
      independent: material.independent(records))
  }
}
