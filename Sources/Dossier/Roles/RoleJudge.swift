internal import Codebook
internal import Records

/// Judges who is at the table, who mediates and who guarantees.
///
/// The two sides that the texts and records most set against each other, and that both act, are the main pair and
/// parties. Another side is a mediator where the words for it are strong enough, a party where it is set against one of
/// the main pair, a guarantor where it is called one. Persons and bodies have the role of their side.
struct RoleJudge {
  /// The role of each member of the cast.
  let roles: [Dossier.Party.Role]
  /// How much each member matters: records it acts in, with those of all who act for it.
  let prominence: [Int]

  /// The members that mediate.
  var mediators: Set<Int> { Set(roles.indices.filter { roles[$0] == .mediator }) }

  /// Judges the cast of some records.
  init(cast: Cast, documents: [Document], records: [Record], codebook: Codebook, lexicon: Lexicon) {
    var evidence = CueReader(cast: cast, codebook: codebook, lexicon: lexicon).cues(in: documents)
    var stance: [Int: Double] = [:]
    var met: [Int: Set<Int>] = [:]
    let days = documents.compactMap { $0.published?.value }
    var prominence = Array(repeating: 0, count: cast.members.count)
    func oppose(_ a: Int?, _ b: Int?, _ weight: Double) {
      guard let a, let b, a != b else { return }
      evidence.pairs[CueReader.Pair(a, b), default: 0] += weight
    }
    for record in records {
      let document = record.document
      for member in Set(record.actingMentions.compactMap { cast.member($0.actor, in: document) }) {
        prominence[member] += 1
        if cast.members[member].side != member { prominence[cast.members[member].side] += 1 }
      }
      switch record.body {
      case .threat(let threat):
        guard let side = cast.side(threat.actor, onBehalfOf: threat.onBehalfOf, in: document) else { continue }
        let parties = cast.sides(threat.condition?.parties ?? [], in: document).filter { $0 != side }
        if parties.count == 2 { oppose(parties[0], parties[1], 1) }
        if lexicon.actions.id(of: threat.action.text) == ActionClasses.exit {
          evidence.mediation[side, default: 0] += parties.count > 1 ? 1 : 0.5
        } else {
          stance[side, default: 0] += 1
          for target in cast.sides(threat.targets, in: document) { oppose(side, target, 1) }
        }
      case .violation(let violation):
        let by = violation.by.flatMap { cast.side($0, onBehalfOf: nil, in: document) }
        oppose(by, violation.against.flatMap { cast.side($0, onBehalfOf: nil, in: document) }, 2)
        // A third side may accuse as well: the accuser's word weighs less than the harm.
        oppose(by, violation.allegedBy.flatMap { cast.side($0, onBehalfOf: nil, in: document) }, 1)
        if let by { stance[by, default: 0] += 1 }
      case .pledge(let pledge):
        guard let by = pledge.by, let side = cast.side(by, onBehalfOf: pledge.onBehalfOf, in: document) else {
          continue
        }
        stance[side, default: 0] += 1
      case .position(let position):
        guard let side = cast.side(position.actor, onBehalfOf: position.onBehalfOf, in: document) else { continue }
        switch position.stance {
        case .demands, .offers, .accepts, .rejects, .conditions: stance[side, default: 0] += 1
        case .supports, .opposes, .denies, .noComment: break
        }
      case .proposal(let proposal):
        let side = proposal.author.flatMap { cast.side($0, onBehalfOf: proposal.onBehalfOf, in: document) }
        let addressees = cast.sides(proposal.addressees, in: document).filter { $0 != side }
        if addressees.count == 1 { oppose(side, addressees.first, 1) }
        if addressees.count == 2 {
          oppose(addressees[0], addressees[1], 1)
          if let side { evidence.mediation[side, default: 0] += 1 }
        }
      case .meeting(let meeting):
        let sides = cast.sides(meeting.participants, in: document)
        if sides.count == 2 {
          oppose(sides[0], sides[1], 0.5)
          met[sides[0], default: []].insert(sides[1])
          met[sides[1], default: []].insert(sides[0])
        }
      case .attribution, .figure: break
      }
    }
    self.prominence = prominence
    for member in cast.members {
      guard let entry = member.id.flatMap(codebook.actor), entry.kind == .person, member.side < cast.members.count,
        entry.roles.contains(where: { role in
          cast.members[member.side].id == role.of && Words.split(role.title).contains(where: lexicon.envoys.contains)
            && days.contains { role.covers(day: $0) }
        })
      else { continue }
      evidence.peace[member.side, default: 0] += Thresholds.mediator
    }
    let states = cast.members.map { Self.state(of: $0.id, codebook) }
    roles = Self.roles(
      cast: cast, evidence: evidence, stance: stance, met: met, states: states, lexicon: lexicon)
  }

  /// The state that a body of the codebook is part of; nil for one that it knows none of, and for a person.
  private static func state(of id: String?, _ codebook: Codebook) -> String? {
    var current = id.flatMap(codebook.actor)
    for _ in 0..<6 {
      guard let actor = current, actor.kind != .person else { return nil }
      if actor.kind == .state { return actor.id }
      current = actor.partOf.flatMap(codebook.actor)
    }
    return nil
  }

  /// The state within which two sides dispute: both are bodies of it or the state itself, none is a firm or a union.
  private static func home(of principals: Set<Int>, states: [String?], cast: Cast) -> String? {
    guard principals.count == 2, let state = principals.first.flatMap({ states[$0] }) else { return nil }
    return principals.allSatisfy { states[$0] == state } ? state : nil
  }

  private static func roles(
    cast: Cast, evidence: CueReader.Cues, stance: [Int: Double], met: [Int: Set<Int>], states: [String?],
    lexicon: Lexicon
  ) -> [Dossier.Party.Role] {
    // Who acts in no record is not at the table, however often the texts set it against somebody.
    let canSit = cast.members.indices.filter { index in
      let member = cast.members[index]
      return member.side == index && member.kind != .outlet && member.kind != .place && member.kind != .description
    }
    let seats = Set(canSit)
    func mediation(_ side: Int) -> Double { evidence.mediation[side] ?? 0 }
    let pairs = evidence.pairs.filter { seats.contains($0.key.first) && seats.contains($0.key.second) }
    func weight(_ pair: CueReader.Pair, _ weight: Double) -> Double {
      weight - mediation(pair.first) - mediation(pair.second)
        + min(Thresholds.activePair, stance[pair.first] ?? 0, stance[pair.second] ?? 0)
    }
    let main = pairs.max { a, b in
      let (first, second) = (weight(a.key, a.value), weight(b.key, b.value))
      if first != second { return first < second }
      let (name, other) = (
        cast.name(a.key.first) + "|" + cast.name(a.key.second), cast.name(b.key.first) + "|" + cast.name(b.key.second)
      )
      return (name, a.key.first, a.key.second) > (other, b.key.first, b.key.second)
    }
    var roles: [Int: Dossier.Party.Role] = [:]
    var principals: Set<Int> = []
    if let main {
      principals = [main.key.first, main.key.second]
    } else {
      let acting = canSit.filter { (stance[$0] ?? 0) > 0 }
      principals = Set(
        acting.sorted { (stance[$1] ?? 0, cast.name($0)) < (stance[$0] ?? 0, cast.name($1)) }.prefix(2))
    }
    for side in principals { roles[side] = .party }
    // In a dispute between bodies of one state all its bodies that act are at the table.
    if let home = home(of: principals, states: states, cast: cast) {
      for side in canSit where states[side] == home && (stance[side] ?? 0) > 0 { roles[side] = .party }
    }
    for side in canSit where roles[side] == nil {
      let opposed = pairs.filter { pair, _ in
        (pair.first == side && principals.contains(pair.second))
          || (pair.second == side && principals.contains(pair.first))
      }.values.reduce(0, +)
      // Who is set against one of the pair works at a peace of his own.
      let peace = opposed < 1 ? evidence.peace[side] ?? 0 : 0
      let meetsBoth = principals.count == 2 && principals.isSubset(of: met[side] ?? [])
      if mediation(side) + (meetsBoth ? 1 : 0) + peace >= Thresholds.mediator {
        roles[side] = .mediator
        continue
      }
      let acts = stance[side] ?? 0
      // Rebels are one side of a conflict by their name; others have to be set against the pair clearly enough.
      let least =
        lexicon.isUnnamedSide(cast.name(side))
        ? 0 : max(Thresholds.furtherParty, Thresholds.furtherShare * (main?.value ?? 0))
      if acts > 0, opposed > 0, opposed + acts >= least {
        roles[side] = .party
      } else if (evidence.guarantee[side] ?? 0) >= Thresholds.guarantor {
        roles[side] = .guarantor
      }
    }
    return cast.members.indices.map { index in
      if cast.members[index].kind == .outlet { return .other }
      return roles[cast.members[index].side] ?? .other
    }
  }
}
