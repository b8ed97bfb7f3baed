/// Reads one mail, or a page that a browser saved as one (MHTML).
///
/// A mail gives a document of its page, else of its plain text: the subject is the title, the sender's name the byline,
/// the day of sending the day of publication. Files of known types that are sent along are documents of their own. A saved
/// page gives the page; when it was saved says nothing of when it was published.
struct MailReader {
  /// The parts of a message.
  private struct Body {
    var page: MailPart?
    var plain: [MailPart] = []
  }

  private var attached: [MailPart] = []

  /// The mail's bytes at most, by the limit for one document: what is sent along may be large.
  static func mostBytes(_ limits: DocumentReader.Limits) -> Int { 4 * limits.documentBytes }

  /// The parts of one message.
  ///
  /// - Parameter label: What is added to the path of the file that the message lies in.
  static func parts(of bytes: ArraySlice<UInt8>, label: String = "") -> [Part] {
    let message = MailPart(bytes)
    guard message.fields["content-type"] != nil || message.fields["from"] != nil || message.fields["subject"] != nil
    else {
      return [Part(.failure(Problem("not a mail: its head has neither sender nor subject nor type")), label: label)]
    }
    var reader = MailReader()
    let body = reader.body(of: message, depth: 0)
    let content = isSavedPage(message) ? page(message, body) : mail(message, body)
    var parts: [Part] = []
    if let content { parts.append(Part(content, label: label)) }
    parts += reader.files(label)
    return parts.isEmpty ? [Part(.failure(Problem("a mail without text")), label: label)] : parts
  }

  // MARK: - Content

  /// True for what a browser saved.
  private static func isSavedPage(_ message: MailPart) -> Bool {
    if message.fields["snapshot-content-location"] != nil { return true }
    guard message.type.name == "multipart/related" || message.type.name == "text/html" else { return false }
    let sender = message.fields["from"] ?? ""
    return !sender.contains("@")
  }

  private static func page(_ message: MailPart, _ body: Body) -> Part.Content? {
    guard let page = body.page else { return body.plain.isEmpty ? nil : plain(body, Metadata()) }
    let addresses = ["snapshot-content-location", "content-location"].map { message.fields[$0] }
    let address = (addresses + [page.fields["content-location"]]).compactMap { $0 }.first { $0.contains("://") }
    return .page(page.decoded, PageHints(charset: page.type["charset"], address: address), Metadata())
  }

  private static func mail(_ message: MailPart, _ body: Body) -> Part.Content? {
    var metadata = Metadata()
    metadata.title = message.fields["subject"].map(HeaderWords.decode)
    metadata.byline = message.fields["from"].flatMap(sender)
    metadata.date = message.fields["date"]
    if let page = body.page {
      var hints = PageHints(charset: page.type["charset"])
      if case .text(let decoded, _)? = plain(body, metadata) { hints.plain = decoded }
      return .page(page.decoded, hints, metadata)
    }
    return body.plain.isEmpty ? nil : plain(body, metadata)
  }

  private static func plain(_ body: Body, _ metadata: Metadata) -> Part.Content? {
    let texts = body.plain.map { $0.text.replacing("\r\n", with: "\n") }
    let text = texts.filter { TextDecoder.flaw(of: $0) == nil }.joined(separator: "\n\n")
    if let flaw = TextDecoder.flaw(of: text) { return body.page == nil ? .failure(Problem(flaw)) : nil }
    let encoding = body.plain.first?.type["charset"].map(Charset.named) ?? "utf-8"
    return .text(TextDecoder.Decoded(text: text, encoding: encoding), metadata)
  }

  /// The name of a sender, else the address: `"Doe, Ann" <ann@post.example>`.
  static func sender(_ field: String) -> String? {
    var name = HeaderWords.decode(field)
    if let bracket = name.firstIndex(of: "<") {
      let address = name[bracket...].dropFirst().prefix { $0 != ">" }
      name = bracket == name.startIndex ? String(address) : String(name[..<bracket])
    } else if let open = name.firstIndex(of: "("), let close = name.lastIndex(of: ")"), open < close {
      name = String(name[name.index(after: open)..<close])
    }
    let cut = name.unicodeScalars.drop { $0 == " " || $0 == "\"" || $0 == "'" }
    let kept = String(cut).reversed().drop { $0 == " " || $0 == "\"" || $0 == "'" }.reversed()
    return kept.isEmpty ? nil : String(kept).replacing("\\", with: "")
  }

  // MARK: - Parts

  private mutating func body(of part: MailPart, depth: Int) -> Body {
    guard depth < MailPart.deepest else { return Body() }
    if part.isAttached || part.type.name == "message/rfc822" {
      attached.append(part)
      return Body()
    }
    guard part.isDivided else {
      switch part.type.name {
      case "text/html", "application/xhtml+xml": return Body(page: part)
      case "text/plain" where part.fileName == nil, "text" where part.fileName == nil: return Body(plain: [part])
      default:
        attached.append(part)
        return Body()
      }
    }
    let parts = part.parts
    if part.type.name == "multipart/related" { return related(parts, part.type["start"], depth) }
    var joined = Body()
    for inner in parts {
      let body = body(of: inner, depth: depth + 1)
      joined.page = joined.page ?? body.page
      joined.plain += body.plain
    }
    return joined
  }

  /// A page with what it shows: pictures and frames are left out.
  private mutating func related(_ parts: [MailPart], _ start: String?, _ depth: Int) -> Body {
    let root = start.flatMap { start in parts.first { $0.fields["content-id"] == start } }
    guard let root = root ?? parts.first else { return Body() }
    return body(of: root, depth: depth + 1)
  }

  /// The files that are sent along and of a type that is read.
  private func files(_ label: String) -> [Part] {
    var parts: [Part] = []
    for (number, part) in attached.enumerated() {
      let isMail = part.type.name == "message/rfc822"
      guard let path = part.fileName ?? (isMail ? "message-\(number + 1).eml" : nil) else { continue }
      do throws(Problem) {
        let name = try InnerName(path.isEmpty ? "file" : path)
        guard name.isRead || isMail else { continue }
        let fileName = isMail && !name.isRead ? name.name + ".eml" : name.name
        let file = InnerFile(name: fileName, source: MemorySource(part.decoded[...]))
        parts.append(Part(.file(file), label: label + "!/" + name.path))
      } catch {
        parts.append(Part(.failure(error), label: label + "!/" + path))
      }
    }
    return parts
  }
}
