internal import Codebook
internal import Records

/// Learns from the texts what records do not say: whom a speaker without an entry acts for, and who mediates without
/// acting in any record.
///
/// The codebook's persons are found by their full names. Whom somebody acts for is looked for among the states,
/// organisations and groups of the codebook, and among the bodies and persons that the documents themselves name: right
/// before a person's name ("Israeli army spokesman Lt. Col. …"), and in the words behind it ("…, a spokesman for the
/// ministry,"). Who mediates stands beside words for mediation ("Egyptian mediators", "brokered by Qatar"). One pass
/// over each text.
struct TextScout {
  private let codebook: Codebook
  private let lexicon: Lexicon
  private let index: NameIndex
  private let bodies: [CodebookActor]
  private let personIndex: NameIndex
  private let persons: [CodebookActor]

  /// Indexes the codebook's names.
  init(codebook: Codebook, lexicon: Lexicon) {
    self.codebook = codebook
    self.lexicon = lexicon
    bodies = codebook.actors.filter { [.state, .organisation, .group].contains($0.kind) }
    index = NameIndex(bodies.enumerated().map { (NameIndex.names(of: $1), $0) })
    persons = codebook.actors.filter { $0.kind == .person }
    personIndex = NameIndex(persons.enumerated().map { ([$1.name] + $1.aliases, $0) })
  }

  /// Whom somebody can act for.
  enum Master: Hashable {
    /// Who has an entry in the codebook, by the id.
    case entry(String)
    /// Who has a place among those that the documents name.
    case named(Int)
  }

  /// The names of all whom somebody can act for.
  struct Masters {
    fileprivate let index: NameIndex
    fileprivate let values: [Master]
  }

  /// Indexes all whom the speakers of some documents can act for: the codebook's bodies, and whom the documents name.
  ///
  /// - Parameters:
  ///   - people: the ids of the codebook's persons who occur in the documents; nobody acts for a namesake of theirs.
  ///   - named: the names of bodies and persons without an entry, each with its place.
  func masters(people: Set<String>, named: [(names: [String], place: Int)]) -> Masters {
    let entries = bodies + persons.filter { people.contains($0.id) }
    let names = entries.map(NameIndex.names) + named.map(\.names)
    return Masters(
      index: NameIndex(names.enumerated().map { ($1, $0) }),
      values: entries.map { .entry($0.id) } + named.map { .named($0.place) })
  }

  /// The ids of the codebook's persons whose full names stand in a text, sorted.
  func persons(in text: String) -> [String] {
    let words = Words.scan(text)
    return Set(personIndex.hits(in: words[...]).map { persons[$0.value].id }).sorted()
  }

  /// The ids of bodies that stand beside words for mediation in a text, sorted.
  func mediators(in text: String) -> [String] {
    let words = Words.scan(text)
    var found: Set<String> = []
    for index in words.indices {
      let word = words[index].folded
      guard lexicon.mediationCues.contains(where: { $0.weight >= Thresholds.strongCue && word.hasPrefix($0.prefix) })
      else { continue }
      let low = max(0, index - Self.reach)
      let high = min(words.count, index + Self.reach + 1)
      for hit in self.index.hits(in: words[low..<high])
      where hit.range.upperBound == index || hit.range.lowerBound == index + 1
        || hit.range.lowerBound == index + 2 && words[index + 1].folded == "by"
      {
        found.insert(bodies[hit.value].id)
      }
    }
    return found.sorted()
  }

  /// Whom a person acts for, by the words around one of his mentions; nil where they name nobody.
  ///
  /// - Parameters:
  ///   - scalars: the document's code points.
  ///   - start: where the mention starts.
  ///   - end: where it ends.
  ///   - masters: whom he can act for.
  func affiliation(in scalars: [Unicode.Scalar], start: Int, end: Int, masters: Masters) -> Master? {
    guard start >= 0, end <= scalars.count, start < end else { return nil }
    let before = Words.scan(Self.string(scalars[max(0, start - Self.around)..<start]))
    if let master = title(before, masters) { return master }
    if let body = seat(scalars[end...].prefix(Self.longestSeat)) { return .entry(body) }
    guard end < scalars.count, scalars[end] == "," else { return nil }
    let stop = min(scalars.count, end + Self.around)
    let behind = Words.scan(Self.string(scalars[end..<stop].prefix { $0 != "\n" }))
    return apposition(behind, masters)
  }

  /// "(R-Ky.)", ", D-Conn.,": the body of a lawmaker, by its letter.
  private func seat(_ scalars: ArraySlice<Unicode.Scalar>) -> String? {
    let rest = scalars.drop { $0 == "," || $0 == " " || $0 == "(" }
    guard rest.startIndex > scalars.startIndex, let letter = rest.first, rest.dropFirst().first == "-",
      let state = rest.dropFirst(2).first, state.properties.isUppercase
    else { return nil }
    return lexicon.seats[String(letter)]
  }

  /// "Israeli army spokesman": a name followed by words of an office up to the end.
  private func title(_ words: [Words.Word], _ masters: Masters) -> Master? {
    // The point of "Lt. Col." ends no sentence.
    let sentence =
      words.indices.last { index in
        words[index].opensSentence && (index == 0 || !lexicon.personTitles.contains(words[index - 1].folded))
      } ?? 0
    guard let hit = masters.index.hits(in: words[sentence...]).last else { return nil }
    if hit.range.lowerBound > 0, Self.past.contains(words[hit.range.lowerBound - 1].folded) { return nil }
    let rest = words[hit.range.upperBound...]
    guard !rest.isEmpty, rest.count <= Self.longestTitle,
      rest.contains(where: { isOffice($0.folded) }),
      rest.allSatisfy({
        $0.isCapitalised || isNumber($0.folded) || isOffice($0.folded)
          || lexicon.governmentNouns.contains(Stem.of($0.folded))
      })
    else { return nil }
    return masters.values[hit.value]
  }

  /// ", a spokesman for the Israeli military,": an office, then the first body named behind it.
  private func apposition(_ words: [Words.Word], _ masters: Masters) -> Master? {
    let phrase = words.prefix(Self.longestApposition)
    let end = phrase.dropFirst().firstIndex(where: \.opensSentence) ?? phrase.endIndex
    let own = phrase[phrase.startIndex..<end]
    guard let first = own.first,
      let office = own.firstIndex(where: { isOffice($0.folded) }), let hit = masters.index.hits(in: own).first,
      ["a", "an", "the", "his", "its", "their"].contains(first.folded) || isOffice(first.folded)
        || hit.range.lowerBound == own.startIndex
    else { return nil }
    guard !own.contains(where: { Self.past.contains($0.folded) }) else { return nil }
    // "a Hamas spokesman", "a spokesman for the Israeli army", but not "an analyst who visited Israel".
    let between =
      office < hit.range.lowerBound ? own[(office + 1)..<hit.range.lowerBound] : own[hit.range.upperBound..<office]
    guard between.count <= 4, !between.contains(where: { ["who", "which", "said", "that"].contains($0.folded) }) else {
      return nil
    }
    return masters.values[hit.value]
  }

  /// "Local 400".
  private func isNumber(_ word: String) -> Bool { word.utf8.allSatisfy { (0x30...0x39).contains($0) } }

  private func isOffice(_ word: String) -> Bool { lexicon.speakerOffices.contains(word) }

  private static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars)
    return String(text)
  }

  /// Words by which somebody no longer speaks for a body.
  static let past: Set<String> = ["former", "ex", "retired", "late"]
  /// Words on either side of a word for mediation that can name who mediates.
  private static let reach = 4
  /// Code points on either side of a name that are looked at.
  private static let around = 90
  /// Code points behind a name in which its seat begins.
  private static let longestSeat = 8
  /// Words between a body's name and a person's that can be his title.
  private static let longestTitle = 7
  /// Words of an apposition that are looked at.
  private static let longestApposition = 12
}
