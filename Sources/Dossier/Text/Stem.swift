/// A light stemmer: inflection off, word formation left alone.
///
/// It follows the "S" and "-ed/-ing" steps of Porter's algorithm (Program 14, 1980) and adds the irregular verbs
/// that reports on negotiations use.
enum Stem {
  /// The stem of a folded word.
  static func of(_ word: String) -> String { irregular[word] ?? regular(word) }

  private static func regular(_ word: String) -> String {
    var letters = Array(word.utf8)
    guard letters.count > 3, letters.allSatisfy({ $0 >= 0x61 && $0 <= 0x7A }) else { return word }
    func ends(_ suffix: String) -> Bool {
      letters.count >= suffix.utf8.count && letters.suffix(suffix.utf8.count).elementsEqual(suffix.utf8)
    }
    if ends("sses") || ends("xes") || ends("ches") || ends("shes") || ends("zes") {
      letters.removeLast(2)
    } else if ends("ies") {
      letters.removeLast(3)
      letters.append(UInt8(ascii: "y"))
    } else if ends("s"), !ends("ss"), !ends("us"), !ends("is") {
      letters.removeLast()
    }
    for suffix in ["ing", "ed"] where ends(suffix) {
      let rest = letters.dropLast(suffix.utf8.count)
      guard rest.count >= 3, rest.contains(where: isVowel) else { continue }
      letters = Array(rest)
      if let last = letters.last, letters.count > 3, letters[letters.count - 2] == last, !isVowel(last),
        !"lsz".utf8.contains(last)
      {
        letters.removeLast()
      }
      break
    }
    if letters.count > 3, letters.last == UInt8(ascii: "e") { letters.removeLast() }
    if letters.count > 3, letters.last == UInt8(ascii: "y") { letters[letters.count - 1] = UInt8(ascii: "i") }
    return String(decoding: letters, as: UTF8.self)
  }

  private static func isVowel(_ letter: UInt8) -> Bool { "aeiouy".utf8.contains(letter) }

  /// The forms that no rule of endings explains, each row by its first word.
  private static let irregular: [String: String] = {
    let rows = """
      withdraw withdrew withdrawn withdrawal withdrawals|leave left leaves leaving|strike struck|fight fought|give gave
      given|take took taken|hold held|break broke broken|meet met|begin began begun|keep kept|make made|send sent|pay
      paid|cut|hit|put|quit|shut|bring brought|buy bought|build built|find found|lose lost|win won|go went gone goes
      |stand stood|step|sell sold|shoot shot|set|seek sought|speak spoke spoken|freeze froze frozen|rise rose risen|fall
      fell fallen|drive drove driven|withhold withheld|child children|woman women|man men|die died dying dies|lie lied lying|rocket rockets|percent pct
      """
    var table: [String: String] = [:]
    for row in rows.split(separator: "|") {
      let words = row.split(whereSeparator: { $0.isWhitespace }).map(String.init)
      guard let stem = words.first.map(regular) else { continue }
      for word in words { table[word] = stem }
    }
    return table
  }()
}
