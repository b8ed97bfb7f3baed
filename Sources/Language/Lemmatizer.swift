/// Dictionary forms by a table of exceptions and rules of English inflection.
///
/// The exceptions (`LemmaTable`) hold the forms for which the rules fail, irregular verbs and plurals among them.
package enum Lemmatizer {
  /// The lemma of a word of a known part of speech.
  package static func lemma(
    form: String, lower: String, partOfSpeech: PartOfSpeech, xpos: String, table: LemmaTable
  ) -> String {
    if partOfSpeech == .punctuation { return byRule(form: form, lower: lower, partOfSpeech: partOfSpeech) }
    if let exception = table.lemma(lower, partOfSpeech, xpos: xpos) ?? own[partOfSpeech]?[lower] { return exception }
    return byRule(form: form, lower: lower, partOfSpeech: partOfSpeech)
  }

  /// Exceptions that the treebanks do not hold.
  private static let own: [PartOfSpeech: [String: String]] = [
    .verb: [
      "interfered": "interfere", "interfering": "interfere", "adhered": "adhere", "adhering": "adhere",
      "persevered": "persevere", "severing": "sever", "dying": "die", "lying": "lie", "tying": "tie", "died": "die",
      "vying": "vie", "vied": "vie", "tied": "tie", "lied": "lie", "untied": "untie", "mimicking": "mimic",
      "mimicked": "mimic", "panicking": "panic", "panicked": "panic", "trafficking": "traffic",
      "trafficked": "traffic", "does": "do", "goes": "go", "has": "have", "agreeing": "agree", "fleeing": "flee",
      "freeing": "free", "seeing": "see", "focused": "focus", "focuses": "focus", "focusing": "focus",
      "'ve": "have", "having": "have", "being": "be", "murmuring": "murmur", "murmured": "murmur",
      "ceasing": "cease", "lets": "let",
    ],
    .auxiliary: [
      "n't": "not", "'re": "be", "'ll": "will", "'d": "would", "ca": "can", "wo": "will", "sha": "shall", "'m": "be",
      "'ve": "have", "'s": "be", "is": "be", "are": "be", "was": "be", "were": "be", "been": "be", "being": "be",
      "am": "be", "has": "have", "had": "have", "having": "have", "does": "do", "did": "do", "done": "do",
      "doing": "do", "gets": "get", "got": "get", "getting": "get", "ai": "be",
    ],
    .noun: [
      "men": "man", "women": "woman", "children": "child", "wives": "wife", "lives": "life", "knives": "knife",
      "halves": "half", "leaves": "leaf", "loaves": "loaf", "shelves": "shelf", "thieves": "thief", "wolves": "wolf",
      "selves": "self", "calves": "calf", "feet": "foot", "teeth": "tooth", "geese": "goose", "mice": "mouse",
      "analyses": "analysis", "crises": "crisis", "theses": "thesis", "hypotheses": "hypothesis", "bases": "base",
      "axes": "axis", "criteria": "criterion", "phenomena": "phenomenon", "memoranda": "memorandum",
      "spokesmen": "spokesman", "spokeswomen": "spokeswoman", "statesmen": "statesman", "gunmen": "gunman",
      "militiamen": "militiaman", "servicemen": "serviceman", "businessmen": "businessman", "policemen": "policeman",
      "congressmen": "congressman", "lawmen": "lawman", "news": "news", "goods": "goods", "troops": "troops",
      "headquarters": "headquarters", "series": "series", "species": "species", "means": "means",
      "people": "people", "calories": "calorie", "movies": "movie", "shoes": "shoe", "tiptoes": "tiptoe",
      "horsemen": "horseman", "oxen": "ox", "referenda": "referendum",
    ],
    .adjective: ["wealthiest": "wealthy", "weaker": "weak", "taller": "tall", "narrower": "narrow"],
  ]

  /// The lemma by rules alone.
  package static func byRule(form: String, lower: String, partOfSpeech: PartOfSpeech) -> String {
    switch partOfSpeech {
    case .properNoun, .x: return form
    case .noun:
      if isAllCapitals(form) { return plural(form) ?? form }
      return plural(lower) ?? lower
    case .verb: return IrregularVerbs.lemma(lower) ?? verb(lower) ?? lower
    case .auxiliary: return own[.auxiliary]?[lower] ?? lower
    case .adjective: return compared(lower) ?? lower
    case .number: return lower.utf8.contains(44) ? String(lower.filter { $0 != "," }) : lower
    case .pronoun: return lower == "i" ? "I" : lower
    case .punctuation, .symbol: return straight(form)
    default: return lower
    }
  }

  /// The positive of a superlative or of a comparative in -ier, nil for anything else.
  private static func compared(_ word: String) -> String? {
    let bytes = Array(word.utf8)
    func ends(_ ending: StaticString) -> Bool { ending.withUTF8Buffer { hasSuffix(bytes, $0) } }
    if ends("iest"), bytes.count > 5 { return String(word.dropLast(4)) + "y" }
    if ends("ier"), bytes.count > 4 { return String(word.dropLast(3)) + "y" }
    if ends("est"), bytes.count > 5, !ends("onest"), !ends("dest") { return stem(bytes.dropLast(3)) }
    return nil
  }

  private static func isAllCapitals(_ form: String) -> Bool {
    let scalars = form.unicodeScalars
    return scalars.count > 1 && scalars.filter(\.isCapital).count > 1
  }

  private static func straight(_ form: String) -> String {
    switch form {
    case "“", "”", "„", "«", "»": return "\""
    case "‘", "’": return "'"
    case "–", "—": return "-"
    case "…": return "..."
    default: return form
    }
  }

  /// The singular of a plural, nil where the word does not look like one.
  private static func plural(_ word: String) -> String? {
    let bytes = Array(word.utf8)
    let count = bytes.count
    guard count > 3 || (count == 3 && bytes[0] < 97), let last = bytes.last, last | 32 == 115 else { return nil }
    func ends(_ ending: StaticString) -> Bool { ending.withUTF8Buffer { hasSuffix(bytes, $0) } }
    if ends("ss") || ends("us") || ends("is") || ends("ics") || ends("'s") { return nil }
    if ends("ies"), count > 4 { return String(word.dropLast(3)) + "y" }
    if ends("sses") || ends("shes") || ends("ches") || ends("xes") || ends("zzes") || ends("oes") {
      return String(word.dropLast(2))
    }
    return String(word.dropLast())
  }

  private static func hasSuffix(_ bytes: [UInt8], _ ending: UnsafeBufferPointer<UInt8>) -> Bool {
    guard bytes.count > ending.count else { return false }
    return zip(bytes.suffix(ending.count), ending).allSatisfy { $0 == $1 }
  }

  /// The infinitive of an inflected verb, nil where the word does not look inflected.
  private static func verb(_ word: String) -> String? {
    let bytes = Array(word.utf8)
    let count = bytes.count
    func ends(_ ending: StaticString) -> Bool { ending.withUTF8Buffer { hasSuffix(bytes, $0) } }
    if ends("ing"), count > 4, hasVowel(bytes.dropLast(3)) { return stem(bytes.dropLast(3)) }
    if ends("ied"), count > 4 { return String(word.dropLast(3)) + "y" }
    if ends("eed") { return count > 5 ? String(word.dropLast()) : nil }
    if ends("ed"), count > 3, hasVowel(bytes.dropLast(2)) { return stem(bytes.dropLast(2)) }
    if ends("ies"), count > 4 { return String(word.dropLast(3)) + "y" }
    if ends("sses") || ends("shes") || ends("ches") || ends("xes") || ends("zzes") || ends("oes") {
      return String(word.dropLast(2))
    }
    if ends("s"), !ends("ss"), !ends("us"), !ends("is"), count > 3 { return String(word.dropLast()) }
    return nil
  }

  private static func isVowel(_ byte: UInt8) -> Bool {
    switch byte {
    case 97, 101, 105, 111, 117: return true
    default: return false
    }
  }

  private static func hasVowel(_ bytes: ArraySlice<UInt8>) -> Bool { bytes.contains { isVowel($0) || $0 == 121 } }

  /// Restores the infinitive behind "-ing" and "-ed": undoes doubling, or gives back a mute e.
  private static func stem(_ bytes: ArraySlice<UInt8>) -> String {
    let plain = String(decoding: bytes, as: UTF8.self)
    guard bytes.count >= 2, let last = bytes.last else { return plain }
    let before = bytes[bytes.endIndex - 2]
    if last == before, !isVowel(last) {
      switch last {
      case 108, 115, 122, 102: return bytes.count == 3 && last == 108 ? plain : doubled(bytes, plain)
      default: return String(plain.dropLast())
      }
    }
    let hasDigraph = bytes.count >= 3 && isVowel(before) && isVowel(bytes[bytes.endIndex - 3])
    let syllables = bytes.indices.filter { index in
      isVowel(bytes[index]) && (index == bytes.startIndex || !isVowel(bytes[index - 1]))
    }.count
    switch last {
    case 118, 99, 122, 117: return plain + "e"
    case 115: return isVowel(before) || before == 110 || before == 114 || before == 112 ? plain + "e" : plain
    case 103: return before == 110 && !nasal.contains(plain) ? plain : plain + "e"
    case 101, 105, 111, 97, 120, 119, 121, 104: return plain
    case 108:
      return isVowel(before)
        ? (syllables == 1 && before != 97 && before != 101 ? plain + "e" : plain)
        : (before == 114 ? plain : plain + "e")
    default: break
    }
    guard isVowel(before) else { return plain }
    if hasDigraph { return plain }
    if last == 116 {
      if before == 97 || before == 117 { return bytes.count > 2 ? plain + "e" : plain }
      return syllables == 1 ? plain + "e" : plain
    }
    if last == 114 {
      return before == 105 || before == 117 || before == 97 || (before == 111 && syllables > 1) ? plain + "e" : plain
    }
    if last == 110 { return before == 105 || before == 117 || syllables == 1 ? plain + "e" : plain }
    if last == 107, before == 97 || before == 111 { return plain + "e" }
    if last == 100, before == 101 { return plain.hasSuffix("ced") ? plain + "e" : plain }
    if last == 100 || last == 109 || last == 107 || last == 112 || last == 98 {
      return syllables == 1 || (last == 100 && (before == 105 || before == 117)) || (last == 109 && before == 117)
        ? plain + "e" : plain
    }
    return plain
  }

  private static func doubled(_ bytes: ArraySlice<UInt8>, _ plain: String) -> String {
    bytes.last == 108 && bytes.count > 5 && !keepsDouble.contains(plain) ? String(plain.dropLast()) : plain
  }

  /// Stems in -ng whose verb ends in a mute e.
  private static let nasal: Set<String> = [
    "chang", "exchang", "arrang", "rearrang", "rang", "veng", "aveng", "reveng", "challeng", "scaveng", "plung",
    "loung", "infring", "imping", "cring", "hing", "estrang", "sponge", "lung", "derang", "expung",
  ]

  /// Stems whose double l belongs to the verb.
  private static let keepsDouble: Set<String> = [
    "install", "reinstall", "recall", "enroll", "fulfill", "instill", "distill", "enthrall", "appall", "dwell",
    "smell", "spell", "swell", "quell", "stall", "skill", "thrill", "drill", "grill", "spill", "stroll", "scroll",
    "shell", "befall", "forestall", "misspell", "overfill", "refill", "chill", "still",
  ]
}
