/// The elements that reading a page tells apart; all others are `other`.
enum HTMLTag: UInt8, CaseIterable, Sendable {
  /// No element but a run of text.
  case text
  case other
  case a, abbr, address, amp, area, article, aside, audio, b, base, big, blockquote, body, br, button, canvas, caption
  case center, cite, code, col, colgroup, dd, del, details, dialog, dir, div, dl, dt, em, embed, fieldset, figcaption
  case figure, font, footer, form, frame, frameset, h1, h2, h3, h4, h5, h6, head, header, hgroup, hr, html, i, iframe
  case img, input, ins, kbd, label, legend, li, link, listing, main, map, mark, math, menu, meta, meter, nav, nobr
  case noembed, noframes, noscript, object, ol, optgroup, option, output, p, param, picture, pre, progress, q, s
  case samp, script, search, section, select, small, source, span, strike, strong, style, sub, summary, sup, svg
  case table, tbody, td, template, textarea, tfoot, th, thead, time, title, tr, track, tt, u, ul, video, wbr, xmp

  /// The element with a name, by the digest of the name in lower case.
  @inline(__always)
  static func named(_ digest: UInt64) -> HTMLTag {
    let value = names.value(of: digest)
    return value == 0 ? .other : HTMLTag(rawValue: UInt8(truncatingIfNeeded: value)) ?? .other
  }

  private static let names = WordTable(
    allCases.dropFirst(2).map { (String(describing: $0), UInt32($0.rawValue)) })

  private static func set(_ tags: HTMLTag...) -> [Bool] {
    var set = [Bool](repeating: false, count: 256)
    for tag in tags { set[Int(tag.rawValue)] = true }
    return set
  }

  /// Elements without content and end tag.
  var isVoid: Bool { HTMLTag.voids[Int(rawValue)] }
  private static let voids = set(
    .area, .base, .br, .col, .embed, .frame, .hr, .img, .input, .link, .meta, .param, .source, .track, .wbr)

  /// Elements that end a paragraph which is open.
  ///
  /// Source: HTML, 13.2.6.4.7.
  var endsParagraph: Bool { HTMLTag.paragraphEnds[Int(rawValue)] }
  private static let paragraphEnds = set(
    .address, .article, .aside, .blockquote, .center, .details, .dialog, .dir, .div, .dl, .dd, .dt, .fieldset,
    .figcaption, .figure, .footer, .form, .h1, .h2, .h3, .h4, .h5, .h6, .header, .hgroup, .hr, .li, .listing, .main,
    .menu, .nav, .ol, .p, .pre, .search, .section, .table, .ul, .xmp)

  /// Elements that begin a block of text of their own.
  var isBlock: Bool { HTMLTag.blocks[Int(rawValue)] }
  private static let blocks = set(
    .address, .article, .aside, .blockquote, .body, .caption, .center, .dd, .details, .dialog, .dir, .div, .dl, .dt,
    .fieldset, .figcaption, .figure, .footer, .form, .frameset, .h1, .h2, .h3, .h4, .h5, .h6, .head, .header, .hgroup,
    .hr, .html, .legend, .li, .listing, .main, .menu, .nav, .noscript, .ol, .optgroup, .option, .p, .pre, .search,
    .section, .summary, .table, .tbody, .td, .template, .tfoot, .th, .thead, .title, .tr, .ul, .xmp)

  /// Elements beyond which an end tag does not look for its start.
  ///
  /// Source: HTML, "has an element in scope".
  var isScope: Bool { HTMLTag.scopes[Int(rawValue)] }
  private static let scopes = set(.caption, .html, .table, .td, .th, .object, .template, .button)

  /// Elements whose content is no markup.
  var isRaw: Bool { HTMLTag.raws[Int(rawValue)] }
  private static let raws = set(
    .iframe, .noembed, .noframes, .script, .style, .svg, .math, .textarea, .title, .xmp)

  /// Elements that belong into a head.
  var isHeadContent: Bool { HTMLTag.headContent[Int(rawValue)] }
  private static let headContent = set(
    .base, .link, .meta, .noscript, .script, .style, .template, .title, .noframes, .object, .other, .svg, .iframe, .img)

  /// Headings of all six levels.
  var isHeading: Bool { HTMLTag.h1.rawValue...HTMLTag.h6.rawValue ~= rawValue }
}

/// The attributes that reading a page looks at; all others are skipped.
enum HTMLAttributeName: UInt8, CaseIterable, Sendable {
  case none
  case `class`, content, datetime, hidden, href, id, itemprop, lang, name, property, rel, role
  case style, title, type, pubdate
  case ariaHidden, httpEquiv, dataTestid, dataComponent, dataType, dataTimestamp, dataDatetime, dataName
  case dataBlock, dataTrackingComponent, xmlLang, dataQa

  /// The attribute with a name, by the digest of the name in lower case.
  static func named(_ digest: UInt64) -> HTMLAttributeName {
    HTMLAttributeName(rawValue: UInt8(truncatingIfNeeded: names.value(of: digest))) ?? .none
  }

  private static let spelled: [HTMLAttributeName: String] = [
    .ariaHidden: "aria-hidden", .httpEquiv: "http-equiv", .dataTestid: "data-testid",
    .dataComponent: "data-component", .dataType: "data-type", .dataTimestamp: "data-timestamp",
    .dataDatetime: "data-datetime", .dataName: "data-name", .dataBlock: "data-block",
    .dataTrackingComponent: "data-tracking-component", .xmlLang: "xml:lang", .dataQa: "data-qa",
  ]
  private static let names = WordTable(
    allCases.dropFirst().map { (spelled[$0] ?? String(describing: $0), UInt32($0.rawValue)) })
}
