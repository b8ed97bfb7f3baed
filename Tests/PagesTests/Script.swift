import Records

/// A document and the means to cite it by its words instead of by counted offsets.
struct Script {
  let document: Document
  private let scalars: [Unicode.Scalar]

  init(
    _ id: String, path: String, url: String? = nil, title: String? = nil, outlet: String? = nil, byline: String? = nil,
    published: Document.Publication? = nil, language: String = "en", text: String
  ) {
    document = Document(
      id: id, path: path, url: url, title: title, outlet: outlet, byline: byline, published: published,
      language: language, text: text)
    scalars = Array(text.unicodeScalars)
  }

  /// The span of some words, the first after the place where `after` begins.
  func span(_ words: String, after: String = "") -> Span {
    let start = offset(of: after, from: 0)
    let found = offset(of: words, from: start)
    return Span(start: found, end: found + words.unicodeScalars.count, text: words)
  }

  func actor(_ id: String?, _ name: String, _ words: String, after: String = "") -> Actor {
    let span = span(words, after: after)
    return Actor(actor: id, name: name, start: span.start, end: span.end, text: span.text)
  }

  func citation(_ words: String, after: String = "") -> Dossier.Citation {
    let span = span(words, after: after)
    return Dossier.Citation(document: document.id, start: span.start, end: span.end, text: span.text)
  }

  private func offset(of words: String, from start: Int) -> Int {
    let wanted = Array(words.unicodeScalars)
    if wanted.isEmpty { return start }
    var offset = start
    while offset + wanted.count <= scalars.count {
      if scalars[offset..<(offset + wanted.count)].elementsEqual(wanted) { return offset }
      offset += 1
    }
    preconditionFailure("“\(words)” does not stand in \(document.path)")
  }
}
