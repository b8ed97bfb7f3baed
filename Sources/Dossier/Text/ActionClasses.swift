internal import Records

/// The classes of threatened action that the codebook tells apart.
///
/// A list `dossier.action.NAME` makes a class; leaving the talks comes first, the others in order of their names.
/// What the reading takes for leaving (`threat.exits`, `threat.refusals`) is leaving here too, where talks or nothing
/// is what is left.
struct ActionClasses: Sendable {
  private struct ActionClass: Sendable {
    let id: String
    /// How a label calls it; nil where the report's own words are better.
    let label: String?
    let phrases: StemPhrases
    /// Stems of what is acted on that keep a wording out of the class.
    let exceptions: Set<String>
  }

  /// The class of leaving the talks, which is what a mediator can threaten.
  static let exit = "exit"
  /// The class of taking support away.
  static let aid = "aid"

  private let classes: [ActionClass]
  private let exits: StemPhrases
  private let refusals: StemPhrases
  private let talks: StemPhrases
  private let durations: Set<String>

  /// Takes the classes out of a codebook's lists.
  init(_ lexicons: [String: [String]]) {
    let prefix = "dossier.action."
    let ids = lexicons.keys.filter { $0.hasPrefix(prefix) }.map { String($0.dropFirst(prefix.count)) }
      .filter { !$0.contains(".") }
    func list(_ name: String) -> [String] { lexicons[name] ?? [] }
    classes = ids.sorted { ($0 == Self.exit ? 0 : 1, $0) < ($1 == Self.exit ? 0 : 1, $1) }.map { id in
      ActionClass(
        id: id, label: list(prefix + id + ".label").first, phrases: StemPhrases(list(prefix + id)),
        exceptions: Set(list(prefix + id + ".except").flatMap(Words.split).map(Stem.of)))
    }
    exits = StemPhrases(list("threat.exits"))
    refusals = StemPhrases(list("threat.refusals"))
    talks = StemPhrases(list("dossier.talks"))
    durations = Set(list("dossier.duration").flatMap(Words.split).map(Stem.of))
  }

  /// The class of an action, or nil where it is of none.
  ///
  /// - Parameter action: the words that announce it.
  func id(of action: String) -> String? {
    let words = Words.split(action)
    let stems = words.map(Stem.of)
    return classes.first { actionClass in
      if actionClass.id == Self.exit { return isExit(words, stems, actionClass) }
      return actionClass.exceptions.isDisjoint(with: stems) && actionClass.phrases.match(stems)
    }?.id
  }

  /// What labels call a class; nil where a report's own words are better.
  func label(of id: String?) -> String? { classes.first { $0.id == id }?.label }

  private func isExit(_ words: [String], _ stems: [String], _ exit: ActionClass) -> Bool {
    if let place = exit.phrases.first(in: stems) {
      let left = stems[place.upperBound...].firstIndex(where: exit.exceptions.contains) ?? .max
      // "Abandon its efforts to mediate a deal" leaves the efforts, "walk out of the deal" the deal.
      return left == .max
        || (talks.first(in: Array(stems[place.lowerBound...])).map { place.lowerBound + $0.lowerBound } ?? .max) < left
    }
    if let place = exits.first(in: stems) { return leavesTalks(words, stems, from: place.upperBound, exit) }
    guard let denial = words.firstIndex(where: ClosedWords.negations.contains),
      let place = refusals.first(in: Array(stems[denial...]))
    else { return false }
    return leavesTalks(words, stems, from: denial + place.upperBound, exit)
  }

  /// Whether what stands behind a verb of leaving is talks, or nothing but how long and when.
  private func leavesTalks(_ words: [String], _ stems: [String], from start: Int, _ exit: ActionClass) -> Bool {
    let object = stems[start...].firstIndex { exit.exceptions.contains($0) } ?? .max
    if let talks = talks.first(in: Array(stems[start...])) { return start + talks.lowerBound < object }
    return words.indices[start...].allSatisfy { index in
      ClosedWords.functionWords.contains(words[index]) || durations.contains(stems[index])
    }
  }
}
