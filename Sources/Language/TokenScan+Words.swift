/// Words, numbers, abbreviations, contractions and addresses.
extension TokenScan {
  /// Reads what starts with a letter or digit and returns where it ends.
  mutating func word(from start: Int) -> Int {
    if let end = addressEnd(from: start) { return add(start, end) }
    var end = start
    var isNumber = scalars[start].isDigit
    var hasApostrophe = false
    let limit = min(scalars.count, start + Tokenizer.longestToken)
    scan: while end < limit {
      let scalar = scalars[end]
      switch ScalarClass.of(scalar) {
      case .letter:
        if isNumber, let unit = unitEnd(from: end) {
          add(start, end)
          return add(end, unit)
        }
        isNumber = false
        end += 1
      case .digit, .mark: end += 1
      default:
        guard end + 1 < limit, joins(at: end, wordStart: start, isNumber: isNumber) else { break scan }
        if scalar.isApostrophe { hasApostrophe = true }
        end += 2
      }
    }
    end = max(end, start + 1)
    if end < scalars.count {
      if scalars[end] == ".", keepsStop(start..<end) {
        end += 1
      } else if scalars[end] == "$", isCurrencyPrefix(start..<end) {
        end += 1
      }
    }
    if hasApostrophe {
      split(start..<end)
    } else if let half = TokenScan.joined(length: end - start, first: scalars[start])
      ? TokenScan.joinedHalves[lower(start..<end)] : nil
    {
      add(start, start + half)
      add(start + half, end)
    } else {
      add(start, end)
    }
    return end
  }

  /// Whether the mark at an index, between two characters, belongs to the word around it.
  private func joins(at index: Int, wordStart: Int, isNumber: Bool) -> Bool {
    let next = scalars[index + 1]
    let before = at(index - 1)
    let mark = scalars[index]
    if mark.isApostrophe { return next.isLetter && !next.isApostrophe }
    switch mark {
    case ".":
      if before.isDigit && next.isDigit { return true }
      if next.isLetter, isLetterChain(wordStart..<index), !at(index + 2).isLetter { return true }
      if next.isLetter, spells("ph", at: wordStart), index == wordStart + 2, !at(index + 2).isLetter { return true }
      return next.isLetter && isFileEnding(at: index + 1)
    case ",":
      return isNumber && next.isDigit && at(index + 2).isDigit && at(index + 3).isDigit && !at(index + 4).isDigit
    case ":": return isNumber && next.isDigit
    case "/":
      if isNumber && next.isDigit { return true }
      guard index - wordStart <= 3 else { return false }
      return TokenScan.slashed.contains(lower(wordStart..<min(index + 3, scalars.count)))
        || TokenScan.slashed.contains(lower(wordStart..<min(index + 2, scalars.count)))
    case "&": return before.isCapital && next.isCapital
    case "_": return next.isLetter || next.isDigit
    case "-", "‑", "‐": return next.isLetter && index - wordStart <= 6 && isPrefix(wordStart..<index)
    default: return false
    }
  }

  /// Whether a range holds single letters with stops between them: "U", "U.S", "a.m".
  private func isLetterChain(_ range: Range<Int>) -> Bool {
    guard range.count % 2 == 1, range.count <= 15 else { return false }
    for (offset, index) in range.enumerated() {
      if offset % 2 == 0 ? !scalars[index].isLetter : scalars[index] != "." { return false }
    }
    return true
  }

  private func isFileEnding(at index: Int) -> Bool {
    var end = index
    while end < scalars.count, end < index + 7, scalars[end].isLetter { end += 1 }
    guard end - index <= 6, !at(end).isDigit else { return false }
    let ending = lower(index..<end)
    return TokenScan.fileEndings.contains(ending)
  }

  private func isPrefix(_ range: Range<Int>) -> Bool {
    TokenScan.prefixes.contains(lower(range))
  }

  private func isCurrencyPrefix(_ range: Range<Int>) -> Bool {
    range.count <= 2 && TokenScan.currencyPrefixes.contains(lower(range))
  }

  /// The end of a unit that is written against its number: "10am", "5km".
  private func unitEnd(from start: Int) -> Int? {
    var end = start
    while end < scalars.count, end <= start + 4, scalars[end].isLetter { end += 1 }
    guard end - start <= 4, !at(end).isDigit, TokenScan.units.contains(lower(start..<end)) else {
      if spells("a.m", at: start) || spells("p.m", at: start) {
        return at(start + 3) == "." ? start + 4 : start + 3
      }
      return nil
    }
    return end
  }

  /// Whether the stop after a word belongs to it.
  private func keepsStop(_ range: Range<Int>) -> Bool {
    let after = at(range.upperBound + 1)
    guard after != "." else { return false }
    let first = scalars[range.lowerBound]
    guard first.isLetter, range.count <= 8 else { return false }
    var next = range.upperBound + 1
    while next < scalars.count, next < range.upperBound + 4, ScalarClass.of(scalars[next]) == .space { next += 1 }
    if range.count == 1 {
      if TokenScan.standsBeforeNumber(lower(range), at(next)) { return true }
      if first.isSmall { return lower(range) == "v" && at(next).isLetter }
      if first == "I", let last = tokens.last, !last.form.unicodeScalars.allSatisfy(\.isCapital) {
        return at(next).isCapital && last.form.unicodeScalars.first?.isCapital == true && !startsSentence(at: next)
      }
      return at(next).isCapital && !startsSentence(at: next) || after.isLetter || after == "," || after == "-"
    }
    if range.count >= 3, isLetterChain(range) { return true }
    let word = lower(range)
    let hasCapital = first.isCapital
    if Abbreviations.beforeNumbers.contains(word) {
      if at(next).isDigit { return true }
      if word == "no" || word == "nos" || word == "art" || word == "sec" || word == "ch" { return false }
    }
    if Abbreviations.beforeNames.contains(word) || Abbreviations.others.contains(word) {
      return hasCapital || !Abbreviations.onlyWithCapital.contains(word)
    }
    return false
  }

  private static func standsBeforeNumber(_ word: String, _ next: Unicode.Scalar) -> Bool {
    next.isDigit && Abbreviations.beforeNumbers.contains(word)
  }

  /// Whether a word that can hardly go on a sentence starts at an index.
  private func startsSentence(at index: Int) -> Bool {
    guard at(index).isCapital else { return false }
    var end = index
    while end < scalars.count, end < index + 12, scalars[end].isLetter { end += 1 }
    return end - index > 1 && Abbreviations.sentenceStarts.contains(lower(index..<end))
  }

  /// Splits the clitics off a word with an apostrophe, from its end: "would" "n't" "'ve".
  private mutating func split(_ range: Range<Int>) {
    var cuts: [Int] = []
    var end = range.upperBound
    while cuts.count < 3, let cut = cliticStart(range.lowerBound..<end), cut > range.lowerBound {
      cuts.append(cut)
      end = cut
    }
    var start = range.lowerBound
    for cut in cuts.reversed() {
      add(start, cut)
      start = cut
    }
    add(start, range.upperBound)
  }

  private func cliticStart(_ range: Range<Int>) -> Int? {
    let end = range.upperBound
    if range.count > 2, at(end - 2).isApostrophe {
      switch at(end - 1) {
      case "s", "S", "d", "D", "m", "M": return end - 2
      case "t", "T": return spells("n", at: end - 3) && range.count > 3 ? end - 3 : nil
      default: return nil
      }
    }
    if range.count > 3, at(end - 3).isApostrophe {
      for clitic in ["re", "ve", "ll"] as [StaticString] where spells(clitic, at: end - 2) { return end - 3 }
    }
    return nil
  }

  /// The end of an address on the net or an e-mail address that starts at an index.
  func addressEnd(from start: Int) -> Int? {
    switch scalars[start] {
    case "h", "H", "f", "F", "w", "W", "m", "M":
      if spells("http://", at: start) || spells("https://", at: start) || spells("ftp://", at: start)
        || spells("mailto:", at: start) || (spells("www.", at: start) && at(start + 4).isLetter)
      {
        return linkEnd(from: start)
      }
    default: break
    }
    return mailEnd(from: start)
  }

  private func linkEnd(from start: Int) -> Int {
    var end = start
    while end < scalars.count, end < start + Tokenizer.longestToken, !scalars[end].isBlank {
      switch scalars[end] {
      case "<", ">", "\"", "“", "”", "«", "»", "’", "‘": return trimmed(start, end)
      default: end += 1
      }
    }
    return trimmed(start, end)
  }

  private func trimmed(_ start: Int, _ end: Int) -> Int {
    var end = end
    while end > start + 4 {
      switch scalars[end - 1] {
      case ".", ",", ";", ":", "!", "?", "'", ")", "]", "…": end -= 1
      default: return end
      }
    }
    return end
  }

  private func mailEnd(from start: Int) -> Int? {
    var end = start
    while end < scalars.count, end < start + 64, isMailScalar(scalars[end]) { end += 1 }
    guard at(end) == "@", ScalarClass.of(at(end + 1)) == .letter || at(end + 1).isDigit else { return nil }
    end += 1
    let domain = end
    var hasStop = false
    while end < scalars.count, end < domain + 255, isMailScalar(scalars[end]) {
      if scalars[end] == ".", end + 1 < scalars.count, isMailScalar(scalars[end + 1]) { hasStop = true }
      end += 1
    }
    while end > domain + 1, at(end - 1) == "." || at(end - 1) == "-" { end -= 1 }
    return hasStop ? end : nil
  }

  @inline(__always)
  private func isMailScalar(_ scalar: Unicode.Scalar) -> Bool {
    let value = scalar.value
    return value &- 0x61 < 26 || value &- 0x41 < 26 || value &- 0x30 < 10 || value == 0x2E || value == 0x2D
      || value == 0x5F || value == 0x2B
  }

  @inline(__always)
  private static func joined(length: Int, first: Unicode.Scalar) -> Bool {
    guard length >= 4, length <= 8 else { return false }
    switch first {
    case "a", "c", "d", "g", "h", "i", "l", "s", "w", "A", "C", "D", "G", "H", "I", "L", "S", "W": return true
    default: return false
    }
  }

  /// Words written together without apostrophe, with the length of their first half.
  static let joinedHalves: [String: Int] = [
    "cannot": 3, "gonna": 3, "wanna": 3, "gotta": 3, "gimme": 3, "lemme": 3, "dont": 2, "didnt": 3, "doesnt": 4,
    "isnt": 2, "wasnt": 3, "arent": 3, "couldnt": 5, "wouldnt": 5, "shouldnt": 6, "hasnt": 3, "havent": 4, "hadnt": 3,
    "cant": 2, "wont": 2,
  ]

  /// Prefixes that stay with their word ("non-member"); counted in the training parts of UD EWT and GUM.
  static let prefixes: Set<String> = [
    "e", "non", "pre", "anti", "re", "mid", "post", "co", "pro", "multi", "sub", "semi", "neo", "un", "micro",
    "intra", "inter", "pan", "proto", "socio", "psycho", "mini", "meh",
  ]

  /// Words with a stroke that are one token.
  static let slashed: Set<String> = ["b/c", "w/o", "w/", "s/he", "c/o", "l/c", "i/c", "n/a"]

  static let currencyPrefixes: Set<String> = ["us", "a", "c", "hk", "nz", "r", "s"]

  static let units: Set<String> = [
    "am", "pm", "km", "kg", "mm", "cm", "mph", "kph", "gb", "mb", "tb", "hz", "ghz", "ml", "mg", "lb", "lbs", "bn",
    "mn", "tn", "m", "k", "hrs", "ft", "min", "mins", "kw", "mw", "gw", "kwh",
  ]

  static let fileEndings: Set<String> = [
    "com", "org", "net", "gov", "edu", "mil", "int", "info", "biz", "co", "uk", "eu", "ru", "ua", "de", "fr", "cn",
    "io", "tv", "ca", "au", "doc", "docx", "xls", "xlsx", "pdf", "txt", "html", "htm", "jpg", "jpeg",
    "png", "gif", "exe", "zip", "mp", "ppt", "csv", "json", "xml", "url",
  ]
}
