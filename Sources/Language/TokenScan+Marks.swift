/// Punctuation, symbols, emoji, and what starts with them.
extension TokenScan {
  /// Reads what starts with a mark and returns where it ends.
  mutating func mark(from start: Int) -> Int {
    let scalar = scalars[start]
    let next = at(start + 1)
    switch scalar {
    case ".", "!", "?", "-", "*", "=", "_", "~", "+", "…", "—", "–", "·", "^":
      return add(start, runEnd(from: start))
    case "`", "'", "‘", "’", "ʼ":
      return apostrophe(from: start)
    case "@" where next.isLetter && !at(start - 1).isLetter:
      return add(start, tagEnd(from: start + 1))
    case "#" where next.isLetter:
      return add(start, tagEnd(from: start + 1))
    case ":", ";", "<", "(":
      if let end = emoticonEnd(from: start) { return add(start, end) }
      return add(start, start + 1)
    default: break
    }
    if scalar.value >= 0x80 { return add(start, pictureEnd(from: start)) }
    return add(start, start + 1)
  }

  /// The end of a run of one mark; "!" and "?" mix.
  private func runEnd(from start: Int) -> Int {
    let first = scalars[start]
    let isCry = first == "!" || first == "?"
    var end = start + 1
    let limit = min(scalars.count, start + Tokenizer.longestToken)
    while end < limit, scalars[end] == first || (isCry && (scalars[end] == "!" || scalars[end] == "?")) { end += 1 }
    return end
  }

  private func tagEnd(from start: Int) -> Int {
    var end = start
    let limit = min(scalars.count, start + Tokenizer.longestToken)
    while end < limit {
      switch ScalarClass.of(scalars[end]) {
      case .letter, .digit, .mark, .ideograph: end += 1
      default:
        guard scalars[end] == "_" else { return end }
        end += 1
      }
    }
    return end
  }

  /// An apostrophe may start a clitic after a mark, a shortened word or a decade; else it is a mark of its own.
  private mutating func apostrophe(from start: Int) -> Int {
    let next = at(start + 1)
    if scalars[start] == "`" || scalars[start] == "'", next == scalars[start] { return add(start, start + 2) }
    guard scalars[start].isApostrophe || scalars[start] == "‘" else { return add(start, start + 1) }
    if start > 0, !at(start - 1).isBlank, let end = cliticEnd(from: start) { return add(start, end) }
    if next.isDigit, at(start + 2).isDigit, at(start + 3) == "s" || at(start + 3).isBlank {
      return add(start, at(start + 3) == "s" ? start + 4 : start + 3)
    }
    if next.isLetter {
      var end = start + 1
      while end < scalars.count, end < start + 7, scalars[end].isLetter { end += 1 }
      if TokenScan.shortened.contains(lower(start + 1..<end)) { return add(start, end) }
    }
    return add(start, start + 1)
  }

  private func cliticEnd(from start: Int) -> Int? {
    for clitic in ["s", "d", "m", "re", "ve", "ll"] as [StaticString] where spells(clitic, at: start + 1) {
      let end = start + 1 + clitic.utf8CodeUnitCount
      if !at(end).isLetter && !at(end).isDigit { return end }
    }
    return nil
  }

  private func emoticonEnd(from start: Int) -> Int? {
    guard start == 0 || at(start - 1).isBlank || at(start - 1) == "." else { return nil }
    for length in [3, 2] where start + length <= scalars.count {
      guard at(start + length).isBlank || at(start + length) == "." else { continue }
      var face = String.UnicodeScalarView()
      face.append(contentsOf: scalars[start..<start + length])
      if TokenScan.emoticons.contains(String(face)) { return start + length }
    }
    return nil
  }

  /// The end of a symbol with its variation marks, joined pictures ("👩‍🚀") and the second half of a flag.
  private func pictureEnd(from start: Int) -> Int {
    var end = withMarks(after: start + 1)
    let value = scalars[start].value
    if value >= 0x1F1E6, value <= 0x1F1FF, at(end).value >= 0x1F1E6, at(end).value <= 0x1F1FF { end += 1 }
    let limit = min(scalars.count, start + 64)
    while end < limit, scalars[end - 1].value == 0x200D, ScalarClass.of(scalars[end]) == .symbol {
      end = withMarks(after: end + 1)
    }
    return end
  }

  /// Words that lost their beginning to an apostrophe.
  static let shortened: Set<String> = ["em", "til", "till", "cause", "bout", "round", "tis", "twas", "n", "cuz", "er"]

  static let emoticons: Set<String> = [
    ":-)", ":)", ":-(", ":(", ";-)", ";)", ":D", ":-D", ":P", ":-P", ":p", "<3", ":/", ":-/", ":o", ":O", ":]", ":|",
    "(:", ":*", ";D", ";P",
  ]
}
