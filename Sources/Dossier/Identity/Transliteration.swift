/// One spelling for the usual ways of writing a name from another script.
enum Transliteration {
  /// The spellings that are made one, applied in this order.
  private static let rules: [(from: String, to: String)] = [
    ("skiy", "ski"), ("skyy", "ski"), ("skyj", "ski"), ("skij", "ski"), ("sky", "ski"), ("sch", "sh"), ("tch", "ch"),
    ("kh", "h"), ("gh", "g"), ("ph", "f"), ("ou", "u"), ("oo", "u"), ("ee", "i"), ("ck", "k"), ("q", "k"), ("dh", "d"),
    ("dj", "j"), ("tz", "ts"), ("w", "v"), ("y", "i"), ("ei", "i"), ("ij", "i"), ("j", "i"),
  ]

  /// A folded name as it is compared.
  static func key(_ name: String) -> String {
    var key = name
    for rule in rules where key.contains(rule.from) { key = replaced(key, rule.from, rule.to) }
    var scalars = String.UnicodeScalarView()
    for scalar in key.unicodeScalars where scalars.last != scalar { scalars.append(scalar) }
    return String(scalars)
  }

  /// Whether two folded given names are spellings of one name.
  ///
  /// Equal keys, or equal consonants where there are at least four and both names end alike, so that Mohammed and
  /// Muhammad are one while John and Jane, Daniel and Daniela are not.
  static func areOne(_ a: String, _ b: String) -> Bool {
    let (first, second) = (key(a), key(b))
    if first == second { return true }
    let (firstBones, secondBones) = (consonants(first), consonants(second))
    guard firstBones == secondBones, firstBones.count >= 4, let end = first.last, let otherEnd = second.last else {
      return false
    }
    return end == otherEnd
  }

  private static func consonants(_ key: String) -> [Character] {
    var bones: [Character] = []
    for character in key where !"aeiou".contains(character) && bones.last != character { bones.append(character) }
    return bones
  }

  private static func replaced(_ string: String, _ from: String, _ to: String) -> String {
    var result: [UInt8] = []
    let (bytes, pattern) = (Array(string.utf8), Array(from.utf8))
    var index = 0
    while index < bytes.count {
      if bytes[index...].starts(with: pattern) {
        result.append(contentsOf: to.utf8)
        index += pattern.count
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// The least number of letters to insert, drop or change, or nil where it is more than a limit.
  ///
  /// Quadratic in the length of the names.
  static func distance(_ a: String, _ b: String, atMost limit: Int) -> Int? {
    let (first, second) = (Array(a.unicodeScalars), Array(b.unicodeScalars))
    guard abs(first.count - second.count) <= limit else { return nil }
    var row = Array(0...second.count)
    for (i, scalar) in first.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, other) in second.enumerated() {
        let changed = diagonal + (scalar == other ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = min(changed, row[j] + 1, row[j + 1] + 1)
      }
    }
    return row[second.count] <= limit ? row[second.count] : nil
  }
}
