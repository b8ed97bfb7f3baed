/// Writes an annotated text as CoNLL-U, the format of Universal Dependencies.
///
/// Comments name the document, its paragraphs and sentences; a contraction has a range line ("1-2") before its words.
/// MISC carries `SpaceAfter=No`, the offsets in code points and `Entity=` in a simple form of GUM's: "(3-person" opens
/// a mention of the document's third entity, "3)" closes it, "(3-person)" is one of a single word. A layer that is
/// absent is `_`.
public enum CoNLLUWriter {
  /// Appends a document as UTF-8; linear in its length.
  public static func append(_ text: AnnotatedText, to bytes: inout [UInt8]) {
    bytes.append("# newdoc id = \(line(text.document.id))\n")
    let marks = entityMarks(text)
    var paragraph = -1
    for (number, sentence) in text.sentences.enumerated() {
      if sentence.paragraph != paragraph {
        bytes.append("# newpar\n")
        paragraph = sentence.paragraph
      }
      bytes.append("# sent_id = \(line(text.document.id))-\(number + 1)\n# text = ")
      bytes.append(line(text.text(sentence.offsets)))
      bytes.append("\n")
      append(sentence, of: text, marks, to: &bytes)
      bytes.append("\n")
    }
  }

  private static func append(
    _ sentence: Sentence, of text: AnnotatedText, _ marks: [Int: String], to bytes: inout [UInt8]
  ) {
    var contraction = sentence.tokens.lowerBound..<sentence.tokens.lowerBound
    for index in sentence.tokens {
      let token = text.tokens[index]
      let number = index - sentence.tokens.lowerBound + 1
      if index >= contraction.upperBound {
        contraction = index..<contractionEnd(text.tokens, from: index, to: sentence.tokens.upperBound)
        if contraction.count > 1 {
          let last = text.tokens[contraction.upperBound - 1]
          bytes.append("\(number)-\(number + contraction.count - 1)\t")
          bytes.append(text.text(token.start..<last.end))
          bytes.append("\t_\t_\t_\t_\t_\t_\t_\t")
          appendMisc(last, start: token.start, isSpaced: isSpaced(last, in: text), nil, to: &bytes)
        }
      }
      let isTagged = !token.lemma.isEmpty
      bytes.append("\(number)\t")
      bytes.append(token.form)
      bytes.append("\t")
      bytes.append(isTagged ? token.lemma : "_")
      bytes.append("\t")
      bytes.append(isTagged ? token.partOfSpeech.rawValue : "_")
      bytes.append("\t")
      bytes.append(token.xpos.isEmpty ? "_" : token.xpos)
      bytes.append("\t")
      bytes.append(token.features.isEmpty ? "_" : token.features)
      bytes.append("\t")
      if let relation = token.relation {
        bytes.append("\(token.head.map { $0 - sentence.tokens.lowerBound + 1 } ?? 0)\t")
        bytes.append(relation)
      } else {
        bytes.append("_\t_")
      }
      bytes.append("\t_\t")
      // What follows a contraction is said on its range line alone.
      let isSpaced = isSpaced(token, in: text) || contraction.count > 1
      appendMisc(token, start: token.start, isSpaced: isSpaced, marks[index], to: &bytes)
    }
  }

  /// Whether no `SpaceAfter=No` is due: white space or the text's end follows.
  private static func isSpaced(_ token: Token, in text: AnnotatedText) -> Bool {
    token.isFollowedBySpace || token.end == text.scalars.count
  }

  /// What `Entity=` says of each token: mentions that close, longest last, then those that open, longest first.
  private static func entityMarks(_ text: AnnotatedText) -> [Int: String] {
    var mentions: [(tokens: Range<Int>, number: Int, kind: String)] = []
    for (number, entity) in text.entities.enumerated() {
      for mention in entity.mentions { mentions.append((mention.tokens, number + 1, entity.kind.rawValue)) }
    }
    var marks: [Int: String] = [:]
    mentions.sort {
      ($1.tokens.lowerBound, $0.tokens.count, $0.number) < ($0.tokens.lowerBound, $1.tokens.count, $1.number)
    }
    for mention in mentions where mention.tokens.count > 1 {
      marks[mention.tokens.upperBound - 1, default: ""] += "\(mention.number))"
    }
    mentions.sort {
      ($0.tokens.lowerBound, $1.tokens.count, $0.number) < ($1.tokens.lowerBound, $0.tokens.count, $1.number)
    }
    for mention in mentions {
      let isSingle = mention.tokens.count == 1
      marks[mention.tokens.lowerBound, default: ""] += "(\(mention.number)-\(mention.kind)\(isSingle ? ")" : "")"
    }
    return marks
  }

  private static func appendMisc(
    _ token: Token, start: Int, isSpaced: Bool, _ entity: String?, to bytes: inout [UInt8]
  ) {
    if let entity { bytes.append("Entity=\(entity)|") }
    if !isSpaced { bytes.append("SpaceAfter=No|") }
    bytes.append("Start=\(start)|End=\(token.end)\n")
  }

  /// One past the last word of the contraction that starts at a token; the next token where it is no contraction.
  private static func contractionEnd(_ tokens: [Token], from start: Int, to end: Int) -> Int {
    guard let first = tokens[start].form.unicodeScalars.first, first.isLetter || first.isDigit else { return start + 1 }
    var next = start + 1
    while next < end, tokens[next].start == tokens[next - 1].end, isClitic(tokens[next], after: tokens[next - 1]) {
      next += 1
    }
    return next
  }

  private static func isClitic(_ token: Token, after before: Token) -> Bool {
    switch token.lower {
    case "n't", "'s", "'re", "'ve", "'ll", "'d", "'m": return true
    case "'": return token.partOfSpeech == .particle
    case "not", "na", "ta", "nt", "me": return before.form.unicodeScalars.last?.isLetter == true
    default: return false
    }
  }

  /// A comment's text: line breaks would end it.
  private static func line(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { ScalarClass.of($0) == .lineBreak || $0 == "\t" }) else { return text }
    var view = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      view.append(ScalarClass.of(scalar) == .lineBreak || scalar == "\t" ? " " : scalar)
    }
    return String(view)
  }
}

extension [UInt8] {
  /// Appends a string's UTF-8.
  mutating func append(_ string: String) {
    append(contentsOf: string.utf8)
  }
}
