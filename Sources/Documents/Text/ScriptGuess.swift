/// Tells languages that are not written in Latin letters by their script, and by the letters that only one of them has.
enum ScriptGuess {
  /// How much of a text is looked at, in code points.
  static let sample = 3000

  /// The ISO 639-1 code of the language; "und" where several are written with what stands there.
  ///
  /// Of Cyrillic, Russian and Ukrainian are told; of Arabic script, Persian and Urdu from Arabic; of Devanagari it is taken
  /// for Hindi.
  static func language(of text: String) -> String {
    var counts: [Script: Int] = [:]
    var letters: Set<Unicode.Scalar> = []
    for scalar in text.unicodeScalars.prefix(sample) {
      guard let script = script(of: scalar) else { continue }
      counts[script, default: 0] += 1
      letters.insert(scalar)
    }
    // Japanese mixes Han with its own letters, which therefore decide.
    if counts[.kana, default: 0] * 20 > counts[.han, default: 0], counts[.kana] != nil { return "ja" }
    let most = counts.values.max() ?? 0
    guard let script = Script.allCases.first(where: { counts[$0] == most }) else { return "und" }
    switch script {
    case .cyrillic:
      if !letters.isDisjoint(with: ["і", "ї", "є", "ґ"]) { return "uk" }
      return letters.isDisjoint(with: ["ы", "э"]) ? "und" : "ru"
    case .arabic:
      if !letters.isDisjoint(with: ["ٹ", "ڈ", "ے"]) { return "ur" }
      return letters.isDisjoint(with: ["پ", "چ", "گ", "ک", "ی"]) ? "ar" : "fa"
    case .han: return "zh"
    case .kana: return "ja"
    case .hangul: return "ko"
    case .hebrew: return "he"
    case .greek: return "el"
    case .thai: return "th"
    case .devanagari: return "hi"
    case .bengali: return "bn"
    case .tamil: return "ta"
    case .armenian: return "hy"
    case .georgian: return "ka"
    }
  }

  private enum Script: CaseIterable {
    case cyrillic, arabic, han, kana, hangul, hebrew, greek, thai, devanagari, bengali, tamil, armenian, georgian
  }

  /// The script of a letter.
  ///
  /// Source: the blocks of the Unicode Standard.
  private static func script(of scalar: Unicode.Scalar) -> Script? {
    switch scalar.value {
    case 0x370...0x3FF: .greek
    case 0x400...0x52F: .cyrillic
    case 0x530...0x58F: .armenian
    case 0x590...0x5FF: .hebrew
    case 0x600...0x6FF: .arabic
    case 0x900...0x97F: .devanagari
    case 0x980...0x9FF: .bengali
    case 0xB80...0xBFF: .tamil
    case 0xE00...0xE7F: .thai
    case 0x10A0...0x10FF: .georgian
    case 0x3040...0x30FF: .kana
    case 0x3400...0x9FFF: .han
    case 0xAC00...0xD7A3: .hangul
    default: nil
    }
  }
}
