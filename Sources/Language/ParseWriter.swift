/// Writes an annotated text as one JSON object on one line.
///
/// Keys: `kind` ("parse"), `document` (its id), `sentences` with their `tokens`, `names`, `quotations`, `times`,
/// `entities` with their `mentions`, and `unresolved` pronouns. Offsets are code points; a token's `head` is an index
/// into its sentence's tokens. Written by hand for speed.
public enum ParseWriter {
  /// Appends a document as UTF-8 with a final line break; linear in its length.
  public static func append(_ text: AnnotatedText, to bytes: inout [UInt8]) {
    bytes.append("{\"kind\":\"parse\",\"document\":")
    appendQuoted(text.document.id, to: &bytes)
    bytes.append(",\"sentences\":[")
    for (number, sentence) in text.sentences.enumerated() {
      if number > 0 { bytes.append(",") }
      append(sentence, of: text, to: &bytes)
    }
    bytes.append("],\"names\":[")
    for (number, name) in text.names.enumerated() {
      if number > 0 { bytes.append(",") }
      let offsets = text.offsets(ofTokens: name.tokens)
      appendRange(offsets, to: &bytes)
      bytes.append(",\"text\":")
      appendQuoted(text.text(offsets), to: &bytes)
      bytes.append(",\"type\":\"\(name.kind.rawValue)\"}")
    }
    bytes.append("],\"quotations\":[")
    for (number, quotation) in text.quotations.enumerated() {
      if number > 0 { bytes.append(",") }
      appendRange(quotation.offsets, to: &bytes)
      bytes.append(",\"content\":")
      appendRange(quotation.content, to: &bytes)
      bytes.append(",\"text\":")
      appendQuoted(text.text(quotation.content), to: &bytes)
      bytes.append("},\"closed\":\(quotation.isClosed),\"depth\":\(quotation.depth)}")
    }
    bytes.append("],\"times\":[")
    for (number, time) in text.times.enumerated() {
      if number > 0 { bytes.append(",") }
      append(time, of: text, to: &bytes)
    }
    bytes.append("],\"entities\":[")
    for (number, entity) in text.entities.enumerated() {
      if number > 0 { bytes.append(",") }
      append(entity, of: text, to: &bytes)
    }
    bytes.append("],\"unresolved\":[")
    for (number, token) in text.unresolvedPronouns.enumerated() {
      if number > 0 { bytes.append(",") }
      appendRange(text.tokens[token].start..<text.tokens[token].end, to: &bytes)
      bytes.append(",\"text\":")
      appendQuoted(text.tokens[token].form, to: &bytes)
      bytes.append("}")
    }
    bytes.append("]}\n")
  }

  private static func append(_ entity: DocumentEntity, of text: AnnotatedText, to bytes: inout [UInt8]) {
    bytes.append("{\"type\":\"\(entity.kind.rawValue)\",\"name\":")
    appendQuoted(entity.name, to: &bytes)
    bytes.append(",\"mentions\":[")
    for (number, mention) in entity.mentions.enumerated() {
      if number > 0 { bytes.append(",") }
      let offsets = text.offsets(ofTokens: mention.tokens)
      appendRange(offsets, to: &bytes)
      bytes.append(",\"text\":")
      appendQuoted(text.text(offsets), to: &bytes)
      bytes.append(",\"by\":\"\(mention.kind.rawValue)\",\"confidence\":")
      appendHundredths(mention.confidence, to: &bytes)
      bytes.append("}")
    }
    bytes.append("]}")
  }

  /// Appends a number from 0 to 1 with two decimals.
  private static func appendHundredths(_ value: Double, to bytes: inout [UInt8]) {
    let hundredths = max(0, min(100, Int((value * 100).rounded())))
    bytes.append("\(hundredths / 100).\(hundredths / 10 % 10)\(hundredths % 10)")
  }

  private static func append(_ sentence: Sentence, of text: AnnotatedText, to bytes: inout [UInt8]) {
    appendRange(sentence.offsets, to: &bytes)
    bytes.append(sentence.isHeading ? ",\"heading\":true,\"tokens\":[" : ",\"heading\":false,\"tokens\":[")
    for index in sentence.tokens {
      let token = text.tokens[index]
      if index > sentence.tokens.lowerBound { bytes.append(",") }
      appendRange(token.start..<token.end, to: &bytes)
      bytes.append(",\"form\":")
      appendQuoted(token.form, to: &bytes)
      let isTagged = !token.lemma.isEmpty
      bytes.append(",\"lemma\":")
      appendQuoted(isTagged ? token.lemma : nil, to: &bytes)
      bytes.append(",\"upos\":")
      appendQuoted(isTagged ? token.partOfSpeech.rawValue : nil, to: &bytes)
      bytes.append(",\"xpos\":")
      appendQuoted(token.xpos.isEmpty ? nil : token.xpos, to: &bytes)
      bytes.append(",\"features\":")
      appendQuoted(token.features.isEmpty ? nil : token.features, to: &bytes)
      bytes.append(",\"head\":")
      if let head = token.head {
        appendNumber(head - sentence.tokens.lowerBound, to: &bytes)
      } else {
        bytes.append("null")
      }
      bytes.append(",\"relation\":")
      appendQuoted(token.relation, to: &bytes)
      bytes.append("}")
    }
    bytes.append("]}")
  }

  private static func append(_ time: TimeExpression, of text: AnnotatedText, to bytes: inout [UInt8]) {
    appendRange(time.offsets, to: &bytes)
    bytes.append(",\"text\":")
    appendQuoted(text.text(time.offsets), to: &bytes)
    bytes.append(",\"type\":")
    appendQuoted(time.kind.rawValue, to: &bytes)
    bytes.append(",\"value\":")
    appendQuoted(time.timex, to: &bytes)
    bytes.append(",\"resolved\":")
    appendQuoted(time.value, to: &bytes)
    bytes.append(",\"earliest\":")
    appendQuoted(time.earliest, to: &bytes)
    bytes.append(",\"latest\":")
    appendQuoted(time.latest, to: &bytes)
    bytes.append("}")
  }

  /// Opens an object with `start` and `end`.
  private static func appendRange(_ range: Range<Int>, to bytes: inout [UInt8]) {
    bytes.append("{\"start\":")
    appendNumber(range.lowerBound, to: &bytes)
    bytes.append(",\"end\":")
    appendNumber(range.upperBound, to: &bytes)
  }

  private static func appendNumber(_ number: Int, to bytes: inout [UInt8]) {
    bytes.append(contentsOf: String(number).utf8)
  }

  /// Appends a JSON string, or `null`.
  private static func appendQuoted(_ string: String?, to bytes: inout [UInt8]) {
    guard let string else { return bytes.append("null") }
    bytes.append(0x22)
    for byte in string.utf8 {
      switch byte {
      case 0x22, 0x5C:
        bytes.append(0x5C)
        bytes.append(byte)
      case 0x0A: bytes.append("\\n")
      case 0x0D: bytes.append("\\r")
      case 0x09: bytes.append("\\t")
      case 0..<0x20:
        bytes.append("\\u00")
        bytes.append(hex[Int(byte >> 4)])
        bytes.append(hex[Int(byte & 15)])
      default: bytes.append(byte)
      }
    }
    bytes.append(0x22)
  }

  private static let hex = Array("0123456789abcdef".utf8)
}
