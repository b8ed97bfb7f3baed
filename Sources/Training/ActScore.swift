package import Language
package import Reading
package import Records

/// How well a network finds acts: per kind of record, of a corpus whose marks carry classes.
package struct ActScore: Sendable {
  /// Counts of one kind.
  package struct Counts: Sendable {
    package var gold = 0
    package var predicted = 0
    /// Of the kind, with a clause that shares at least half of the shorter one.
    package var found = 0
    /// Of those found the ones of the right class, and with the right actor.
    package var rightClass = 0
    package var rightActor = 0

    package var precision: Double { 100 * Double(found) / Double(max(1, predicted)) }
    package var recall: Double { 100 * Double(found) / Double(max(1, gold)) }
    /// Counts nothing yet.
    package init() {}

    package var f1: Double { 2 * precision * recall / max(1e-9, precision + recall) }
  }

  package private(set) var counts: [Record.Kind: Counts] = [:]

  /// Makes an empty score.
  package init() {}

  /// Adds an article.
  ///
  /// - Parameters:
  ///   - marks: the gold.
  ///   - found: what the network found, in any order.
  ///   - limits: how sure it has to be of a kind.
  package mutating func add(
    _ marks: [AttributionCorpus.Marked], _ found: [FoundAct], _ text: AnnotatedText, limits: [Record.Kind: Float]
  ) {
    var gold: [(kind: Record.Kind, mark: AttributionCorpus.Marked, classes: Set<Int>)] = []
    for mark in marks {
      let classes = (mark.classes ?? []).compactMap { ActClass(rawValue: $0) }
      for kind in Set(classes.map(\.kind)).sorted(by: { $0.rawValue < $1.rawValue }) {
        gold.append((kind, mark, Set(classes.filter { $0.kind == kind }.map(\.rawValue))))
        counts[kind, default: Counts()].gold += 1
      }
    }
    var isTaken = [Bool](repeating: false, count: gold.count)
    for act in found.sorted(by: { $0.confidence > $1.confidence })
    where act.confidence >= limits[act.act.kind, default: 0.5] {
      let kind = act.act.kind
      counts[kind, default: Counts()].predicted += 1
      let clause = act.clause.map { text.offsets(ofTokens: $0) }
      let match = gold.indices.first { index in
        !isTaken[index] && gold[index].kind == kind && fits(gold[index].mark.content, clause)
      }
      guard let match else { continue }
      isTaken[match] = true
      counts[kind, default: Counts()].found += 1
      if gold[match].classes.contains(act.act.rawValue) { counts[kind, default: Counts()].rightClass += 1 }
      let actor = act.actor.map { [text.offsets(ofTokens: $0)] } ?? []
      let source = gold[match].mark.source
      if source.isEmpty ? actor.isEmpty : fits(source, actor) { counts[kind, default: Counts()].rightActor += 1 }
    }
  }

  private func fits(_ spans: [[Int]], _ ranges: [Range<Int>]) -> Bool {
    let gold = spans.filter { $0.count == 2 }.map { $0[0]..<$0[1] }
    let shared = gold.reduce(0) { sum, span in sum + ranges.reduce(0) { $0 + span.clamped(to: $1).count } }
    let shorter = min(gold.reduce(0) { $0 + $1.count }, ranges.reduce(0) { $0 + $1.count })
    return shorter > 0 && 2 * shared >= shorter
  }
}
