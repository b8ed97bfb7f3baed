internal import Records

/// The lists that give an overview: parties, issues, timeline and matrix.
struct Overview {
  let matcher: FindingMatcher
  let judge: RoleJudge
  private var material: Material { matcher.material }

  /// Everyone at the table or speaking on it: sides with a part first, then by how much they act.
  ///
  /// Behind them stand those without a name who speak for a side, by what they are called ("Norwegian officials").
  /// Outlets, places and all others without a name are left out.
  func parties() -> [Dossier.Party] {
    let cast = material.cast
    func rank(_ index: Int) -> Int {
      guard cast.members[index].side == index, cast.members[index].kind != .person else { return 3 }
      switch judge.roles[index] {
      case .party: return 0
      case .mediator: return 1
      case .guarantor: return 2
      case .other: return 3
      }
    }
    let shown = cast.members.indices.filter { index in
      if material.lexicon.isUnnamedSide(cast.members[index].name), judge.prominence[index] >= Thresholds.unnamedSide {
        return true
      }
      return switch cast.members[index].kind {
      case .state, .organisation, .person:
        isName(cast.members[index]) && (judge.prominence[index] > 0 || isSeatedUnheard(index))
      case .outlet, .place, .description: false
      }
    }
    let named = shown.sorted { a, b in
      if rank(a) != rank(b) { return rank(a) < rank(b) }
      if judge.prominence[a] != judge.prominence[b] { return judge.prominence[a] > judge.prominence[b] }
      return (cast.name(a), cast.members[a].id ?? "") < (cast.name(b), cast.members[b].id ?? "")
    }.map { index in
      let member = cast.members[index]
      return Dossier.Party(actor: member.id, name: member.name, role: judge.roles[index], aliases: member.aliases)
    }
    let unnamed = UnnamedSpeakers(cast: cast, lexicon: material.lexicon).speakers(in: material.records)
    return named
      + unnamed.map {
        Dossier.Party(actor: nil, name: $0.name, role: judge.roles[$0.side], aliases: $0.aliases)
      }
  }

  /// Whether who acts in no record is listed all the same: a mediator, and who holds an office of a side at the table.
  private func isSeatedUnheard(_ index: Int) -> Bool {
    let member = material.cast.members[index]
    let role = judge.roles[index]
    if member.side == index { return role == .mediator }
    return member.kind == .person && member.id != nil && (role == .party || role == .mediator)
  }

  /// Whether a member is called by a name: one the codebook knows, or words of which one is written like a name.
  private func isName(_ member: Cast.Member) -> Bool {
    if member.id != nil { return true }
    let words = Words.scan(member.name)
    return words.count <= Self.longestName
      && words.contains { $0.isCapitalised && !isFunctionWord($0) }
  }

  /// Whether a word has its capital only from the start of a sentence ("The war", "Those venturing").
  private func isFunctionWord(_ word: Words.Word) -> Bool {
    ClosedWords.determiners.contains(word.folded) || ClosedWords.pronouns.contains(word.folded)
      || ClosedWords.indefinites.contains(word.folded)
  }

  /// Words that a name has at most; more are a phrase.
  private static let longestName = 8

  /// The issues of positions and terms, the most frequent first.
  func issues() -> [Position.Issue] {
    var counts: [String: Int] = [:]
    var labels: [String: String] = [:]
    for record in material.records {
      let issues: [Position.Issue] =
        switch record.body {
        case .position(let position): [position.issue]
        case .proposal(let proposal): proposal.terms.compactMap(\.issue)
        default: []
        }
      for issue in issues {
        counts[issue.id, default: 0] += 1
        labels[issue.id] = min(labels[issue.id] ?? issue.label, issue.label)
      }
    }
    return counts.sorted { a, b in a.value != b.value ? a.value > b.value : a.key < b.key }.map {
      Position.Issue(id: $0.key, label: labels[$0.key] ?? $0.key)
    }
  }

  /// What is dated, by day; then what has no date, one entry a finding.
  ///
  /// A finding has an entry for each day it was said or done on: so are the occasions of a threat told apart. The
  /// day of publication is none of these.
  func timeline() -> [Dossier.Moment] {
    var moments: [(moment: Dossier.Moment, place: Int)] = []
    for (place, match) in matcher.matches.enumerated() {
      let id = matcher.id(of: match)
      let days = Set(match.records.compactMap(day)).sorted()
      if days.isEmpty {
        // Numbers and quotations without a day tell nothing of the course of things.
        guard match.kind != .figure, match.kind != .attribution else { continue }
        moments.append((Dossier.Moment(date: nil, label: match.label, findings: [id]), place))
      }
      for day in days { moments.append((Dossier.Moment(date: day, label: match.label, findings: [id]), place)) }
    }
    return moments.sorted { a, b in
      if CalendarDay.precedes(a.moment.date, b.moment.date) { return true }
      if CalendarDay.precedes(b.moment.date, a.moment.date) { return false }
      return a.place < b.place
    }.map(\.moment)
  }

  private func day(_ index: Int) -> String? {
    let record = material.records[index]
    switch record.body {
    case .meeting: return matcher.meetings.day(index).map { String(CalendarDay.day($0)) }
    case .pledge(let pledge): return (record.said?.value ?? pledge.period?.from).map { String(CalendarDay.day($0)) }
    default: return record.said?.value.map { String(CalendarDay.day($0)) }
    }
  }

  /// The stances of each side on each issue, in the order of the parties and the issues.
  ///
  /// A cell's day is when the stance was taken, else when it was published; cells stand in order of day, those of
  /// unknown day first, so that the latest known stance is last.
  func matrix(parties: [Dossier.Party], issues: [Position.Issue]) -> [Dossier.MatrixRow] {
    struct Key: Hashable {
      let stance: Position.Stance
      let day: String?
    }
    var rows: [String: [String: [Key: [Int]]]] = [:]
    for (index, record) in material.records.enumerated() where record.modality != .denied {
      let side: Int?
      let stances: [(issue: String, stance: Position.Stance)]
      switch record.body {
      case .position(let position):
        side = matcher.positions.side(index)
        stances = [(position.issue.id, position.stance)]
      case .proposal(let proposal):
        // Who puts terms forward offers what they name.
        side = proposal.author.flatMap {
          material.cast.side($0, onBehalfOf: proposal.onBehalfOf, in: record.document)
        }
        stances = Set(proposal.terms.compactMap { $0.issue?.id }).sorted().map { ($0, .offers) }
      default: continue
      }
      guard let side else { continue }
      let day = material.day(record).map { String(CalendarDay.day($0)) }
      for (issue, stance) in stances {
        let key = Key(stance: stance, day: day)
        rows[material.cast.key(side), default: [:]][issue, default: [:]][key, default: []].append(index)
      }
    }
    let order = parties.map { $0.actor ?? $0.name }
    let actors = order.filter { rows[$0] != nil } + rows.keys.filter { !order.contains($0) }.sorted()
    var seen: Set<String> = []
    return actors.filter { seen.insert($0).inserted }.flatMap { actor in
      issues.compactMap { issue -> Dossier.MatrixRow? in
        guard let cells = rows[actor]?[issue.id] else { return nil }
        let sorted = cells.sorted { a, b in
          if a.key.day != b.key.day { return b.key.day.map { (a.key.day ?? "") < $0 } ?? false }
          return a.value[0] < b.value[0]
        }
        return Dossier.MatrixRow(
          actor: actor, issue: issue.id,
          cells: sorted.map { key, indices in
            Dossier.MatrixRow.Cell(stance: key.stance, date: key.day, records: indices.map { material.records[$0].id })
          })
      }
    }
  }
}
