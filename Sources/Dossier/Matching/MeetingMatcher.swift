internal import Codebook
internal import Records

/// Matches meetings by day, place and participants.
///
/// Two accounts are of one meeting when they share its day or its place, their participants agree, and nothing
/// speaks against it: another day, another place, other persons of one side.
struct MeetingMatcher {
  /// Where a place lies.
  private struct Site {
    let state: String
    let extent: Extent
  }

  /// How much of a state a place is.
  private enum Extent { case seat, capital, whole }

  private struct Account {
    let day: String?
    let place: ContentWords?
    /// The state whose territory, capital or seat of government the place is.
    let site: Site?
    let sides: Set<Int>
    /// Persons by the side they stand for.
    let persons: [Int: Set<Int>]
  }

  private let material: Material
  private var accounts: [Int: Account] = [:]

  init(_ material: Material, codebook: Codebook) {
    self.material = material
    var sites: [String: Site] = [:]
    for actor in codebook.actors where actor.kind == .state {
      for seat in actor.metonyms { sites[Words.folded(seat)] = Site(state: actor.id, extent: .seat) }
      for capital in actor.capitals { sites[Words.folded(capital)] = Site(state: actor.id, extent: .capital) }
      for name in [actor.name] + actor.aliases { sites[Words.folded(name)] = Site(state: actor.id, extent: .whole) }
    }
    for (index, record) in material.records.enumerated() {
      guard case .meeting(let meeting) = record.body else { continue }
      let members = meeting.participants.compactMap { material.cast.member($0, in: record.document) }
      var persons: [Int: Set<Int>] = [:]
      for member in members where material.cast.members[member].kind == .person {
        persons[material.cast.members[member].side, default: []].insert(member)
      }
      let place = meeting.place.map { material.contentWords($0.text) }
      accounts[index] = Account(
        day: meeting.date?.value ?? Self.dayTold(record, meeting), place: place,
        site: meeting.place.flatMap { sites[Words.folded($0.text)] },
        sides: Set(members.map { material.cast.members[$0].side }),
        persons: persons)
    }
  }

  /// The day on which an outlet itself puts a meeting that was; the day on which somebody spoke of one is another.
  private static func dayTold(_ record: Record, _ meeting: Meeting) -> String? {
    record.attribution == nil && record.according.isEmpty && record.modality == .asserted ? record.said?.value : nil
  }

  /// The day of a meeting as one account has it.
  func day(_ index: Int) -> String? { accounts[index]?.day }

  /// The groups of meetings, the fullest accounts matched first.
  func groups() -> [[Int]] {
    func fullness(_ account: Account) -> Int {
      min(account.sides.count, 6) + (account.place == nil ? 0 : 3) + (account.day == nil ? 0 : 3)
    }
    let indices = accounts.sorted { a, b in
      let (first, second) = (fullness(a.value), fullness(b.value))
      return first != second ? first > second : a.key < b.key
    }.map(\.key)
    return Grouping.groups(indices) { index in
      guard let account = accounts[index] else { return [] }
      var keys = (account.place?.stems ?? []).map { "place \($0)" }
      if let site = account.site { keys.append("state \(site.state)") }
      if let day = account.day { keys.append("day \(CalendarDay.day(day))") }
      return keys
    } fit: { index, group in
      var best: Double?
      for other in group.prefix(Thresholds.comparedAccounts) {
        guard let fit = fit(index, other) else { return nil }
        best = max(best ?? fit, fit)
      }
      return best.flatMap { $0 >= 3 ? $0 : nil }
    }
  }

  /// How well two accounts fit; nil where something speaks against their being of one meeting.
  private func fit(_ a: Int, _ b: Int) -> Double? {
    guard let first = accounts[a], let second = accounts[b] else { return nil }
    var fit = 0.0
    var isAnchored = false
    if let day = first.day, let other = second.day {
      guard CalendarDay.canBeOne(day, other) else { return nil }
      fit += 2
      isAnchored = true
    } else if let early = material.published(material.records[a]), let late = material.published(material.records[b]),
      let days = CalendarDay.distance(early, late), days > Thresholds.sameMeetingDays
    {
      return nil
    }
    if let place = first.place, let other = second.place {
      if place.containment(other) > 0 {
        fit += 2
      } else if let site = first.site, let wider = second.site, site.state == wider.state, site.extent != wider.extent {
        fit += 1
      } else {
        return nil
      }
      isAnchored = true
    }
    guard isAnchored else { return 0 }
    for (side, persons) in first.persons {
      if let others = second.persons[side], persons.isDisjoint(with: others) { return nil }
    }
    if first.sides.isEmpty || second.sides.isEmpty {
      if material.records[a].document != material.records[b].document { fit += 1 }
    } else {
      let shared = first.sides.intersection(second.sides).count
      guard shared > 0 else { return nil }
      let jaccard = Double(shared) / Double(first.sides.union(second.sides).count)
      if jaccard >= Thresholds.sameParticipants {
        fit += 2
      } else if min(first.sides.count, second.sides.count) == 1 || fit >= 4 {
        // On one day in one place there is one table, of which either may name a part.
        fit += 1
      } else {
        // Two of five at a table of their own may be another meeting: it says neither yes nor no.
        return 0
      }
    }
    return fit
  }

  /// What a group of meetings is called.
  func label(_ group: [Int]) -> String {
    var places: [String: Int] = [:]
    var sides: Set<Int> = []
    for index in group {
      guard case .meeting(let meeting) = material.records[index].body else { continue }
      if let place = meeting.place { places[Labels.line(place.text), default: 0] += 1 }
      sides.formUnion((accounts[index]?.sides ?? []).filter { material.cast.members[$0].kind != .description })
    }
    let place = places.min { a, b in a.value != b.value ? a.value > b.value : a.key < b.key }?.key
    let who = material.list(sides.sorted())
    let day = group.compactMap { accounts[$0]?.day }.max { $0.count < $1.count }.map { String(CalendarDay.day($0)) }
    if place == nil, who.isEmpty {
      let evidence = material.records[group[0]].evidence.map(\.text).joined(separator: " … ")
      return ["Meeting", day.map { "on \($0)" }].compactMap { $0 }.joined(separator: " ") + ": \(Labels.line(evidence))"
    }
    return ["Meeting", place.map { "in \($0)" }, day.map { "on \($0)" }].compactMap { $0 }.joined(separator: " ")
      + (who.isEmpty ? "" : ": \(who)")
  }
}
