/// Dictionary forms by a table of exceptions and rules of English inflection.
///
/// The exceptions (`LemmaTable`) hold the forms for which the rules fail, irregular verbs and plurals among them.
package enum Lemmatizer {
  /// The lemma of a word of a known part of speech.
  package static func lemma(form: String, lower: String, partOfSpeech: PartOfSpeech) -> String {
    if let exception = LemmaTable.lemma(lower, partOfSpeech) { return exception }
    return byRule(form: form, lower: lower, partOfSpeech: partOfSpeech)
  }

  /// The lemma by rules alone.
  package static func byRule(form: String, lower: String, partOfSpeech: PartOfSpeech) -> String {
    switch partOfSpeech {
    case .properNoun, .x: return form
    case .noun:
      if isAllCapitals(form) { return plural(form) ?? form }
      return plural(lower) ?? lower
    case .verb: return verb(lower) ?? lower
    case .auxiliary: return lower
    case .number: return lower.utf8.contains(44) ? String(lower.filter { $0 != "," }) : lower
    case .pronoun: return lower == "i" ? "I" : lower
    case .punctuation, .symbol: return straight(form)
    default: return lower
    }
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
    let syllables = bytes.indices.filter { index in
      isVowel(bytes[index]) && (index == bytes.startIndex || !isVowel(bytes[index - 1]))
    }.count
    switch last {
    case 118, 99, 122, 117: return plain + "e"
    case 115: return isVowel(before) || before == 110 || before == 114 || before == 112 ? plain + "e" : plain
    case 103: return before == 110 ? plain : plain + "e"
    case 101, 105, 111, 97, 120, 119, 121, 104: return plain
    case 108:
      return isVowel(before)
        ? (syllables == 1 && before != 97 && before != 101 ? plain + "e" : plain)
        : (before == 114 ? plain : plain + "e")
    default: break
    }
    guard isVowel(before) else { return plain }
    let isDigraph = bytes.count >= 3 && isVowel(bytes[bytes.endIndex - 3])
    if isDigraph { return plain }
    if last == 116 {
      if before == 97 || before == 117 { return bytes.count > 2 ? plain + "e" : plain }
      return syllables == 1 ? plain + "e" : plain
    }
    if last == 114 {
      return before == 105 || before == 117 || before == 97 || (before == 111 && syllables > 1) ? plain + "e" : plain
    }
    if last == 110 { return before == 105 || before == 117 || syllables == 1 ? plain + "e" : plain }
    if last == 100 || last == 109 || last == 107 || last == 112 || last == 98 {
      return syllables == 1 || (last == 100 && (before == 105 || before == 117)) || (last == 109 && before == 117)
        ? plain + "e" : plain
    }
    return plain
  }

  private static func doubled(_ bytes: ArraySlice<UInt8>, _ plain: String) -> String {
    bytes.last == 108 && bytes.count > 4 ? String(plain.dropLast()) : plain
  }
}
