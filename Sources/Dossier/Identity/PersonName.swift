/// A person's name taken apart, and when two of them can be one person's.
///
///     PersonName("President Volodymyr Zelenskyy", lexicon)  // given ["volodymyr"], family "zelenskyy"
struct PersonName: Hashable {
  /// The given and middle names, folded; initials run together ("jd").
  let given: [String]
  /// The family name, folded, without particles.
  let family: String
  /// The family name that stands before a given name of two parts: "hui" of "Steve Hui Chun-tak"; nil for other names.
  let clan: String?
  /// "jr", "ii" and the like.
  let suffix: String?
  /// The given names that are written as initials.
  let initials: Set<String>

  /// Takes a name apart; nil where it is no person's name.
  ///
  /// Titles, offices and affiliations before the name and everything after a comma are left out.
  init?(_ text: String, _ lexicon: Lexicon) {
    var tokens: [(folded: String, raw: String)] = []
    let beforeComma = text.prefix { $0 != "," && $0 != "(" }
    for piece in beforeComma.split(whereSeparator: { $0.isWhitespace }) {
      let isPossessive = piece.hasSuffix("'s") || piece.hasSuffix("\u{2019}s")
      let parts = piece.split { $0 == "-" || $0 == "\u{2010}" || $0 == "\u{2011}" }
      // "al-Jubeir" is a particle and a name, "Jean-Claude" is one name.
      if parts.count > 1, let first = parts.first, ClosedWords.particles.contains(first.lowercased()) {
        tokens.append((Words.split(String(first)).joined(), String(first)))
        let rest = parts.dropFirst().joined()
        tokens.append((Words.split(rest).joined(), rest))
        continue
      }
      let folded = Words.split(String(piece)).joined()
      if isPossessive || folded.isEmpty {
        tokens.removeAll()
        continue
      }
      tokens.append((folded, String(piece)))
    }
    func isTitle(_ token: (folded: String, raw: String)) -> Bool {
      if lexicon.personTitles.contains(token.folded) { return true }
      guard let first = token.raw.first else { return true }
      return first.isLowercase && !ClosedWords.particles.contains(token.folded)
    }
    // Behind the last title that a name follows; a title at the very end belongs to no name.
    if let last = tokens.dropLast().lastIndex(where: isTitle) { tokens.removeFirst(last + 1) }
    if tokens.count == 1, let only = tokens.first, isTitle(only) { return nil }
    guard tokens.count <= 6, let lastToken = tokens.last, lastToken.raw.first?.isLowercase != true else { return nil }
    if tokens.contains(where: { lexicon.organisationWords.contains($0.folded) }) { return nil }
    if tokens.contains(where: { $0.folded.unicodeScalars.contains { $0.properties.numericType != nil } }) { return nil }
    var suffix: String?
    if tokens.count > 1, ClosedWords.nameSuffixes.contains(lastToken.folded) {
      suffix = lastToken.folded
      tokens.removeLast()
    }
    let named = tokens.filter { !ClosedWords.particles.contains($0.folded) }
    guard let family = named.last else { return nil }
    var given: [String] = []
    var initials: Set<String> = []
    var run = ""
    for token in named.dropLast() {
      let isInitials = Self.isInitials(token.raw, token.folded)
      if isInitials {
        run += token.folded
        continue
      }
      if !run.isEmpty {
        given.append(run)
        initials.insert(run)
        run = ""
      }
      given.append(token.folded)
    }
    if !run.isEmpty {
      given.append(run)
      initials.insert(run)
    }
    self.given = given
    self.family = family.folded
    self.suffix = suffix
    self.initials = initials
    let parts = family.raw.split { $0 == "-" || $0 == "\u{2010}" || $0 == "\u{2011}" }
    clan = parts.count == 2 && parts[1].first?.isLowercase == true ? given.last : nil
  }

  /// A person's name without the titles before it ("Secretary Ann Ode" is "Ann Ode").
  static func untitled(_ text: String, _ lexicon: Lexicon) -> String {
    var words = text.split(whereSeparator: { $0.isWhitespace })
    while words.count > 2, let first = words.first,
      lexicon.personTitles.contains(Words.folded(String(first))) || first.first?.isLowercase == true
    {
      words.removeFirst()
    }
    return words.joined(separator: " ")
  }

  /// Whether a token is "J", "J.", "JD" or "J.D.".
  private static func isInitials(_ raw: String, _ folded: String) -> Bool {
    guard folded.utf8.count <= 3 else { return false }
    return folded.utf8.count == 1 || (raw.contains(".") && raw == raw.uppercased())
      || (folded.utf8.count == 2 && raw == raw.uppercased())
  }

  /// Whether it is a family name alone.
  var isBare: Bool { given.isEmpty }

  /// All its words run together, which word order and hyphens leave alone.
  var joined: String { given.joined() + family + (suffix ?? "") }

  /// The family name as it is compared: one spelling for the usual transliterations.
  var familyKey: String { Transliteration.key(family) }

  /// Whether two names can be one person's, judged by the given names alone.
  func isCompatible(with other: PersonName, _ lexicon: Lexicon) -> Bool {
    guard suffix == other.suffix else { return false }
    guard let first = given.first, let second = other.given.first else { return true }
    guard Self.canBeOne(first, initials.contains(first), second, other.initials.contains(second), lexicon) else {
      return false
    }
    // Middle names count where both have one: George H. W. and George W. are two.
    let (middle, otherMiddle) = (given.dropFirst().first, other.given.dropFirst().first)
    guard let middle, let otherMiddle else { return true }
    return Self.canBeOne(middle, initials.contains(middle), otherMiddle, other.initials.contains(otherMiddle), lexicon)
  }

  private static func canBeOne(_ a: String, _ aIsInitial: Bool, _ b: String, _ bIsInitial: Bool, _ lexicon: Lexicon)
    -> Bool
  {
    if a == b { return true }
    switch (aIsInitial, bIsInitial) {
    case (true, true): return a.hasPrefix(b) || b.hasPrefix(a)
    case (true, false): return a.first == b.first
    case (false, true): return a.first == b.first
    case (false, false): break
    }
    if Transliteration.areOne(a, b) { return true }
    if let first = lexicon.shortNames[a], first.contains(b) { return true }
    if let second = lexicon.shortNames[b], second.contains(a) { return true }
    return false
  }
}
