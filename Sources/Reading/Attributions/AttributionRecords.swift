import Language
import Records

/// The attributions of a document as records.
enum AttributionRecords {
  static func records(of scene: Scene) -> [Record] {
    scene.sayings.indices.compactMap { record(of: $0, in: scene) }
  }

  private static func record(of index: Int, in scene: Scene) -> Record? {
    let text = scene.text
    let saying = scene.sayings[index]
    let content = saying.content.filter { !$0.isEmpty }.map(text.span)
    guard !content.isEmpty else { return nil }
    let cue = saying.cue.flatMap { $0.isEmpty ? nil : $0 }.map { text.span(text.offsets(ofTokens: $0)) }
    // Sayings around this one carry it: "the president has said that …, said Vance".
    let own = saying.source.flatMap { scene.entity(of: $0) }
    let span = content[0].range
    let outer = scene.sayings(around: cue.map { min($0.start, span.lowerBound)..<max($0.end, span.upperBound) } ?? span)
      .filter { $0 != index && scene.sayings[$0].length > saying.length }
    var according: [Carrier] = []
    for index in outer {
      let outerSaying = scene.sayings[index]
      for mention in outerSaying.carriers + [outerSaying.source].compactMap({ $0 }) {
        guard let entity = scene.entity(of: mention), entity != own else { continue }
        according.append(scene.link(of: mention))
      }
    }
    according += saying.carriers.map { scene.link(of: $0) }
    according = according.enumerated().filter { !according[..<$0.offset].contains($0.element) }.map(\.element)
    let isUnnamed =
      own.map { scene.cast.entities[$0].kind == .anonymous }
      ?? !(saying.sourceTokens.map { scene.isNamed($0) } ?? false)
    var modality: Record.Modality =
      saying.isHearsay || !according.isEmpty || (isUnnamed && saying.quotation == .indirect) ? .reported : .asserted
    // "has not said", "may say", "will say": no statement has been made.
    let mood = isUnsaid(saying, in: text) ? .denied : scene.mood(ofCue: saying)
    if mood == .denied || modality == .asserted { modality = mood }
    let time = saying.time.map { text.times[$0] }
    var evidence = content
    if let cue, !content.contains(where: { $0.start <= cue.start && cue.end <= $0.end }) {
      evidence.append(cue)
      evidence.sort { $0.start < $1.start }
    }
    return Record(
      id: scene.attributionIDs[index], document: text.document.id, evidence: evidence, according: according,
      form: saying.isInference ? .outlet : saying.quotation == .direct ? .quote : .paraphrase,
      modality: saying.isInference && modality == .asserted ? .possible : modality,
      attribution: outer.last.map { scene.attributionIDs[$0] },
      said: time.map { Record.Saying(text: text.text($0.offsets), value: $0.value) }, rule: saying.rule,
      confidence: saying.confidence,
      body: .attribution(
        Attribution(
          source: source(of: saying, in: scene), others: saying.others.compactMap { scene.actor($0) }, cue: cue,
          content: content, quotation: saying.quotation, addressee: saying.addressee.flatMap { scene.actor($0) },
          occasion: saying.occasion.map { text.span(text.offsets(ofTokens: $0)) })))
  }

  /// Whether the verb itself says that the words were not said, or are not so: "denied that", "declined to", "never said".
  private static func isUnsaid(_ saying: Saying, in text: AnnotatedText) -> Bool {
    if saying.isDenial || unsaid.contains(saying.lemma) { return true }
    guard let cue = saying.cue, cue.lowerBound > text.sentences[saying.sentence].tokens.lowerBound else { return false }
    return (cue.lowerBound - 1..<cue.upperBound).contains { text.tokens[$0].lower == "never" }
  }

  private static let unsaid: Set<String> = ["decline", "refuse"]

  /// The source as an actor; one that the cast does not know goes by its words.
  private static func source(of saying: Saying, in scene: Scene) -> Actor? {
    if let source = saying.source, var actor = scene.actor(source) {
      if saying.pointsAtSource, let tokens = saying.sourceTokens, !tokens.isEmpty {
        let offsets = scene.text.offsets(ofTokens: tokens)
        actor.start = offsets.lowerBound
        actor.end = offsets.upperBound
        actor.text = scene.text.text(offsets)
      }
      return actor.actor == nil ? fullyNamed(actor, in: scene) : actor
    }
    guard let tokens = saying.sourceTokens, !tokens.isEmpty else { return nil }
    let offsets = scene.text.offsets(ofTokens: tokens)
    let words = scene.text.text(offsets)
    return fullyNamed(
      Actor(actor: nil, name: words, start: offsets.lowerBound, end: offsets.upperBound, text: words), in: scene)
  }

  /// A headline's family name alone with the name of the one person of the text who bears it.
  private static func fullyNamed(_ actor: Actor, in scene: Scene) -> Actor {
    guard !actor.name.isEmpty, !actor.name.contains(" ") else { return actor }
    let bearers = scene.cast.entities.filter { $0.kind == .person && $0.name.hasSuffix(" \(actor.name)") }
    guard bearers.count == 1 else { return actor }
    var named = actor
    named.actor = bearers[0].id
    named.name = bearers[0].name
    return named
  }
}
