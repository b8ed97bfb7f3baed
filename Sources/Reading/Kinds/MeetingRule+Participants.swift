import Codebook
import Language
import Records

extension MeetingRule {
  /// Whether somebody's own words tell of the meeting: a quotation or a post.
  func isQuoted(_ event: Event, _ scene: Scene) -> Bool {
    guard let saying = scene.innermostSaying(around: scene.text.offsets(ofTokens: event.core)) else { return false }
    return scene.sayings[saying].quotation == .direct
  }

  /// Who takes part: those whom grammar joins to the meeting and, in an official's own words of talks "with" another
  /// side, his state.
  func actors(of event: Event, in scene: Scene) -> [Actor] {
    let mentions = unique(withAdjectives(event.participants, in: scene), scene)
    let actors = mentions.compactMap { scene.actor($0) }
    let place = scene.text.offsets(ofTokens: event.core)
    guard mentions.count == 1, let other = scene.entity(of: mentions[0]), isQuoted(event, scene),
      (event.core.upperBound..<event.high).contains(where: { scene.text.tokens[$0].lower == "with" }),
      let source = scene.innermostSaying(around: place).flatMap({ scene.sayings[$0].source }),
      let speaker = scene.entity(of: source), !scene.cast.isSameSide(speaker, other),
      let side = scene.onBehalfOf(speaker, near: place.lowerBound),
      side.actor.flatMap(scene.codebook.actor)?.kind == .state
    else { return actors }
    return [side] + actors
  }

  /// Participants with those whom an adjective joined to one names: "American and Chinese negotiators".
  func withAdjectives(_ mentions: [Int], in scene: Scene) -> [Int] {
    mentions.flatMap { mention -> [Int] in
      let start = scene.cast.mentions[mention].whole.lowerBound
      guard start > 1, scene.text.tokens[start - 1].lower == "and", let other = scene.cast.mention(at: start - 2),
        scene.cast.mentions[other].form == .adjective, scene.cast.mentions[mention].form == .description
      else { return [mention] }
      return [other, mention]
    }
  }

  func unique(_ mentions: [Int], _ scene: Scene) -> [Int] {
    var seen: Set<Int> = []
    return mentions.filter { mention in scene.entity(of: mention).map { seen.insert($0).inserted } ?? false }
  }

  func participants(_ mentions: [Int], _ scene: Scene) -> [Int] {
    mentions.filter { mention in
      guard let entity = scene.entity(of: mention) else { return false }
      return scene.cast.entities[entity].isAgent && scene.cast.entities[entity].kind != .outlet
    }
  }

  func add(_ mentions: [Int], to event: inout Event, _ scene: Scene) {
    for mention in mentions.reversed() where !event.participants.contains(mention) {
      let tokens = scene.cast.mentions[mention].tokens
      // A dateline is no subject: "HANOI, Vietnam — …".
      let next = tokens.upperBound
      if next < scene.text.tokens.count, ["—", "–", "--"].contains(scene.text.tokens[next].form) { continue }
      event.participants.insert(mention, at: 0)
      if tokens.upperBound <= event.core.lowerBound,
        scene.text.sentenceIndex(ofToken: tokens.lowerBound)
          == scene.text.sentenceIndex(ofToken: event.core.lowerBound),
        event.core.lowerBound - tokens.lowerBound <= Self.reach
      {
        event.low = min(event.low, tokens.lowerBound)
      }
    }
  }
}
