/// The vocabularies that feeds are written in, as far as reading tells them apart.
enum XMLSpace: UInt8, Sendable {
  /// The feed's own: no namespace, one of RSS, Atom or CDF, or an unknown one that needs no prefix.
  case core
  case atom
  case dublinCore
  case dublinCoreTerms
  case content
  case itunes
  case media
  case rdf
  case xhtml
  case svg
  case math
  case creativeCommons
  case feedburner
  case xml
  /// Any other.
  case other

  /// The vocabulary of a namespace's address; `other` for one that is not known.
  ///
  /// Addresses are compared without case and without what ends them, because feeds vary both.
  init(address: String) {
    self = XMLSpace.addresses[XMLSpace.key(address)] ?? .other
  }

  /// The vocabulary that a prefix stands for by custom, where a feed forgets to say so.
  init(customaryPrefix prefix: String) {
    self = XMLSpace.prefixes[prefix] ?? .other
  }

  private static func key(_ address: String) -> String {
    var key = Substring(address.lowercased())
    while let first = key.unicodeScalars.first, first.properties.isWhitespace { key.unicodeScalars.removeFirst() }
    while let last = key.unicodeScalars.last, last.properties.isWhitespace || last == "/" || last == "#" {
      key.unicodeScalars.removeLast()
    }
    return key.hasPrefix("https:") ? "http:" + key.dropFirst(6) : String(key)
  }

  private static let addresses: [String: XMLSpace] = [
    "": .core,
    "http://backend.userland.com/rss": .core,
    "http://backend.userland.com/rss2": .core,
    "http://backend.userland.com/rss091": .core,
    "http://blogs.law.harvard.edu/tech/rss": .core,
    "http://cyber.law.harvard.edu/rss/rss.html": .core,
    "http://my.netscape.com/rdf/simple/0.9": .core,
    "http://my.netscape.com/publish/formats/rss-0.91.dtd": .core,
    "http://purl.org/rss/1.0": .core,
    "http://purl.org/net/rss1.1": .core,
    "http://channel.netscape.com/rdf/simple/0.9": .core,
    "http://www.w3.org/2005/atom": .atom,
    "http://purl.org/atom/ns": .atom,
    "http://example.com/newformat": .atom,
    "http://example.com/necho": .atom,
    "http://purl.org/echo": .atom,
    "uri/of/echo/namespace": .atom,
    "http://purl.org/pie": .atom,
    "http://purl.org/dc/elements/1.1": .dublinCore,
    "http://purl.org/dc/elements/1.0": .dublinCore,
    "http://purl.org/dc/terms": .dublinCoreTerms,
    "http://purl.org/rss/1.0/modules/content": .content,
    "http://www.itunes.com/dtds/podcast-1.0.dtd": .itunes,
    "http://example.com/dtds/podcast-1.0.dtd": .itunes,
    "http://search.yahoo.com/mrss": .media,
    "http://video.search.yahoo.com/mrss": .media,
    "http://www.w3.org/1999/02/22-rdf-syntax-ns": .rdf,
    "http://www.w3.org/1999/xhtml": .xhtml,
    "http://www.w3.org/2000/svg": .svg,
    "http://www.w3.org/1998/math/mathml": .math,
    "http://web.resource.org/cc": .creativeCommons,
    "http://creativecommons.org/ns": .creativeCommons,
    "http://backend.userland.com/creativecommonsrssmodule": .creativeCommons,
    "http://cyber.law.harvard.edu/rss/creativecommonsrssmodule.html": .creativeCommons,
    "http://rssnamespace.org/feedburner/ext/1.0": .feedburner,
    "http://www.w3.org/xml/1998/namespace": .xml,
  ]

  private static let prefixes: [String: XMLSpace] = [
    "xml": .xml, "dc": .dublinCore, "dcterms": .dublinCoreTerms, "content": .content, "itunes": .itunes,
    "media": .media, "rdf": .rdf, "atom": .atom, "atom10": .atom, "atom03": .atom, "xhtml": .xhtml, "svg": .svg,
    "rss": .core, "rss2": .core, "feedburner": .feedburner, "cc": .creativeCommons, "creativecommons": .creativeCommons,
  ]
}
