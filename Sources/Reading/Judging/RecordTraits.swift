import Codebook
import Foundation
import Language
package import Records

/// One thing that can be told of a record and bears on whether a reader would let it stand, with its weight in the
/// record: 1 for what is so, another number for what has a degree.
package struct Trait: Hashable, Sendable {
  /// The record's kind and what is told: "position rule position.noun".
  package var name: String
  package var value: Float

  package init(name: String, value: Float) {
    self.name = name
    self.value = value
  }
}

/// The traits of a document's records: what made them, what the network says of their words, who acts and how the
/// document speaks of him, form, modality, length and place.
///
/// All of it is read from the scene and the network's acts, nothing from other records. Linear in the acts of the
/// record's sentence.
struct RecordTraits {
  private struct Support {
    var act: FoundAct
    var clause: [Range<Int>]
  }

  private let scene: Scene
  /// The acts by the sentence of the word on which they hang.
  private var support: [Int: [Support]] = [:]

  init(_ scene: Scene, _ acts: [FoundAct]) {
    self.scene = scene
    for act in acts {
      let clause = act.clause.map { scene.text.offsets(ofTokens: $0) }
      support[scene.text.sentenceIndex(ofToken: act.anchor), default: []].append(Support(act: act, clause: clause))
    }
  }

  /// The traits of a draft.
  func traits(of draft: Draft) -> [Trait] {
    let kind = draft.body.kind.rawValue
    var traits: [Trait] = []
    func add(_ name: String, _ value: Float = 1) { traits.append(Trait(name: "\(kind) \(name)", value: value)) }
    add("is")
    add("rule \(draft.rule)")
    let first = draft.evidence.first ?? 0..<0
    let tokens = self.tokens(first)
    let sentence = scene.text.sentenceIndex(ofToken: tokens.lowerBound)
    let label = draft.body.label
    if let label { add("as \(label)") }

    // What the network says of these words.
    let beside = (support[sentence] ?? []).filter { one in
      one.clause.contains { clause in
        draft.evidence.contains { 2 * $0.clamped(to: clause).count >= min($0.count, clause.count) }
      }
    }
    let own = beside.filter { $0.act.act.kind == draft.body.kind }.max { $0.act.confidence < $1.act.confidence }
    if let own {
      let strength = Self.logit(own.act.confidence)
      add("net", strength)
      add("net \(draft.rule)", strength)
      if let label, own.act.act.label == label { add("net says \(label)") } else if label != nil { add("net differs") }
      let rank = (support[sentence] ?? []).reduce(0) {
        $0 + ($1.act.act.kind == draft.body.kind && $1.act.confidence > own.act.confidence ? 1 : 0)
      }
      add("rank \(min(rank, 3))")
      add("word \(scene.text.tokens[own.act.anchor].lemma.lowercased())")
      if own.act.actorHead == nil { add("net no actor") }
    } else {
      add("net silent")
      add("net silent \(draft.rule)")
    }
    for other in beside where other.act.act.kind != draft.body.kind {
      add("beside \(other.act.act.kind.rawValue)", other.act.confidence)
    }
    actor(of: draft, at: first, add)
    grammar(of: tokens, in: sentence, isHeard: own != nil, add)

    add("form \(draft.standing.form.rawValue)")
    add("modality \(draft.standing.modality.rawValue)")
    if !draft.standing.according.isEmpty { add("according") }
    if draft.standing.attribution != nil { add("attributed") }
    add("length \(Self.step(tokens.count, [3, 5, 8, 12, 18, 27]))")
    details(of: draft.body, add)
    return traits
  }

  private func actor(of draft: Draft, at place: Range<Int>, _ add: (String, Float) -> Void) {
    guard let actor = draft.body.actor else { return add("actor none", 1) }
    let token = scene.text.tokenIndex(atOrAfter: actor.start)
    guard token < scene.text.tokens.count, let mention = scene.cast.mention(at: token),
      let entity = scene.entity(of: mention)
    else { return add("actor described", 1) }
    let found = scene.cast.entities[entity]
    add("actor \(found.kind)", 1)
    add("actor by \(scene.cast.mentions[mention].form)", 1)
    add(found.id == nil ? "actor unknown" : "actor known", 1)
    if actor.end <= place.lowerBound - 60 || actor.start >= place.upperBound + 60 { add("actor far", 1) }
  }

  private func grammar(of tokens: Range<Int>, in sentence: Int, isHeard: Bool, _ add: (String, Float) -> Void) {
    let whole = scene.text.sentences[sentence].tokens
    add(scene.text.tokens[max(whole.lowerBound, whole.upperBound - 1)].lower == "?" ? "question" : "statement", 1)
    guard let group = scene.structures[sentence].verbGroups.first(where: { tokens.contains($0.head) }) else {
      return add("no verb", 1)
    }
    if !isHeard { add("word \(scene.text.tokens[group.head].lemma.lowercased())", 1) }
    add("verb \(group.form)\(group.isPassive ? " passive" : "")\(group.isPerfect ? " perfect" : "")", 1)
    if group.isNegated { add("negated", 1) }
    if let modal = group.modal { add("modal \(modal)", 1) }
  }

  private func details(of body: Record.Body, _ add: (String, Float) -> Void) {
    switch body {
    case .position(let position):
      add(
        position.issue.id == "other"
          ? "issue other" : position.issue.id.hasPrefix("text.") ? "issue text" : "issue known", 1
      )
      if position.condition != nil { add("condition", 1) }
      if position.onBehalfOf != nil { add("side", 1) }
    case .threat(let threat):
      add("targets \(min(threat.targets.count, 2))", 1)
      if threat.condition != nil { add("condition", 1) }
      if threat.deadline != nil { add("deadline", 1) }
    case .proposal(let proposal):
      add("terms \(min(proposal.terms.count, 3))", 1)
      if !proposal.addressees.isEmpty { add("addressees", 1) }
    case .meeting(let meeting):
      add("participants \(min(meeting.participants.count, 3))", 1)
      if meeting.date != nil { add("date", 1) }
      if meeting.place != nil { add("place", 1) }
    case .pledge(let pledge):
      if pledge.period != nil { add("period", 1) }
    case .violation(let violation):
      if violation.against != nil { add("against", 1) }
      if violation.allegedBy != nil { add("alleged", 1) }
    case .attribution, .figure: break
    }
  }

  private func tokens(_ offsets: Range<Int>) -> Range<Int> {
    let count = scene.text.tokens.count
    let first = min(scene.text.tokenIndex(atOrAfter: offsets.lowerBound), max(0, count - 1))
    var end = first
    while end < count, scene.text.tokens[end].start < offsets.upperBound { end += 1 }
    return first..<max(first + 1, end)
  }

  /// The logarithm of the odds, from -4 to 4.
  private static func logit(_ likelihood: Float) -> Float {
    let clamped = Double(min(max(likelihood, 0.018), 0.982))
    return Float(log(clamped / (1 - clamped)))
  }

  /// How many steps a number has passed.
  private static func step(_ number: Int, _ steps: [Int]) -> Int { steps.reduce(0) { $0 + (number >= $1 ? 1 : 0) } }
}

extension ActClass {
  /// The stance or status that it is.
  fileprivate var label: String? { stance?.rawValue ?? status?.rawValue }
}

extension Record.Body {
  /// The stance of a position, the status of a meeting.
  var label: String? {
    switch self {
    case .position(let position): position.stance.rawValue
    case .meeting(let meeting): meeting.status.rawValue
    default: nil
    }
  }

  /// Who acts in it, the first of those who meet.
  package var actor: Actor? {
    switch self {
    case .position(let position): position.actor
    case .threat(let threat): threat.actor
    case .proposal(let proposal): proposal.author
    case .meeting(let meeting): meeting.participants.first
    case .pledge(let pledge): pledge.by
    case .violation(let violation): violation.by
    case .attribution, .figure: nil
    }
  }
}
