public import Codebook
public import Language
public import Records

/// Why a record exists: its words, their parse, the rule, the chain of sources and the fields.
///
///     let explanation = Explanation(of: record, among: records, in: text, codebook: codebook)
///     explanation?.sections.map(\.title)  // ["Words", "Parse", "Rule", "Chain", "Fields"]
///
/// A pure function of what it is given; linear in the record's sentences and the document's records.
public struct Explanation: Sendable {
  /// A part of the explanation: a heading and lines without indentation of their own.
  public struct Section: Hashable, Sendable {
    /// The heading.
    public var title: String
    /// The lines.
    public var lines: [String]
  }

  /// What is explained, in a line.
  public var title: String
  /// The parts, in reading order.
  public var sections: [Section]

  /// Explains a record of a text.
  ///
  /// - Parameters:
  ///   - record: the record, as it is shown.
  ///   - records: the records of its document.
  ///   - text: the document with its annotation.
  ///   - codebook: what describes the rules.
  public init(of record: Record, among records: [Record], in text: AnnotatedText, codebook: Codebook) {
    title = "\(record.kind.rawValue) \(record.id) in \(text.document.path)"
    let sentences = Self.sentences(of: record, in: text)
    let attribution = record.attribution.flatMap { id in records.first { $0.id == id } }
    sections = [
      Section(title: "Words", lines: sentences.flatMap { Self.words(of: $0, record, text) }),
      Section(title: "Parse", lines: sentences.flatMap { ParseTree(sentence: $0, text: text, record: record).lines }),
      Section(title: "Rule", lines: Self.rule(of: record, codebook)),
      Section(title: "Chain", lines: Self.chain(of: record, attribution, text, codebook)),
      Section(title: "Fields", lines: record.fieldLines),
    ]
    if !record.corrected.isEmpty {
      sections.append(
        Section(title: "Corrections", lines: record.corrected.map { "\($0.by): \($0.change)" }))
    }
  }

  /// The sentences that the evidence lies in, in text order.
  private static func sentences(of record: Record, in text: AnnotatedText) -> [Sentence] {
    text.sentences.filter { sentence in
      record.evidence.contains { $0.start < sentence.offsets.upperBound && sentence.offsets.lowerBound < $0.end }
    }
  }

  /// A sentence with its line and the evidence between double brackets.
  private static func words(of sentence: Sentence, _ record: Record, _ text: AnnotatedText) -> [String] {
    let line = 1 + text.scalars[..<sentence.offsets.lowerBound].count { $0 == "\n" }
    var marked = String.UnicodeScalarView()
    for offset in sentence.offsets {
      if record.evidence.contains(where: { $0.start == offset }) { marked.append(contentsOf: "[[".unicodeScalars) }
      marked.append(text.scalars[offset])
      if record.evidence.contains(where: { $0.end == offset + 1 }) { marked.append(contentsOf: "]]".unicodeScalars) }
    }
    let words = String(marked).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let places = record.evidence.filter { sentence.offsets.overlaps($0.range) }
      .map { "\($0.start)–\($0.end)" }.joined(separator: ", ")
    return ["line \(line), code points \(places)", words]
  }

  private static func rule(of record: Record, _ codebook: Codebook) -> [String] {
    [
      "\(record.rule), confidence \(confidence(record))",
      codebook.description(ofRule: record.rule) ?? "No description of this rule is known.",
    ]
  }

  private static func confidence(_ record: Record) -> String {
    let hundredths = Int((record.confidence * 100).rounded())
    return "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
  }

  /// From the outlet inwards: the document, who stands between, the saying, the record.
  private static func chain(
    of record: Record, _ attribution: Record?, _ text: AnnotatedText, _ codebook: Codebook
  ) -> [String] {
    var lines = [text.document.outlet.map { "outlet: \($0)" } ?? "outlet: not known (\(text.document.path))"]
    lines += record.according.map { carrier in
      "\(carrier.kind.rawValue): \(carrier.name)" + (carrier.actor.map { " (\($0))" } ?? "")
    }
    if let attribution, case .attribution(let saying) = attribution.body {
      let source = ([saying.source].compactMap(\.self) + saying.others).map(\.line).joined(separator: ", ")
      let cue = saying.cue.map { " by “\(flat($0.text))”" } ?? ""
      lines.append("said\(cue) by \(source.isEmpty ? "nobody named" : source): attribution \(attribution.id)")
      let rule = "\(attribution.rule), confidence \(confidence(attribution))"
      lines.append(
        ([rule] + [codebook.description(ofRule: attribution.rule)].compactMap(\.self)).joined(separator: ". "))
      lines += saying.content.map { "\(saying.quotation.rawValue): “\(flat($0.text))”" }
    } else if record.kind != .attribution {
      lines.append(record.form == .outlet ? "the outlet's own account" : "no attribution record")
    }
    var standing = "form \(record.form.rawValue), modality \(record.modality.rawValue)"
    if let said = record.said { standing += ", said “\(flat(said.text))” (\(said.value ?? "date unknown"))" }
    lines.append(standing)
    return lines
  }

  /// A text on one line.
  static func flat(_ text: String) -> String { text.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}

extension Actor {
  /// A mention in a line: name, id and the words with their place.
  fileprivate var line: String {
    let words = start < end ? " “\(Explanation.flat(text))” \(start)–\(end)" : " without words in the text"
    return name + (actor.map { " (\($0))" } ?? " (not in the codebook)") + words
  }
}

extension Record {
  /// The fields of the kind, a line each; what is unknown says so.
  fileprivate var fieldLines: [String] {
    func words(_ span: Span?) -> String {
      span.map { "“\(Explanation.flat($0.text))” \($0.start)–\($0.end)" } ?? "none"
    }
    func actor(_ actor: Actor?) -> String { actor?.line ?? "none" }
    func actors(_ actors: [Actor]) -> String {
      actors.isEmpty ? "none" : actors.map(\.line).joined(separator: "; ")
    }
    func number(_ value: Double?) -> String { value.map { Int(exactly: $0).map(String.init) ?? String($0) } ?? "open" }
    func bounds(_ value: Figure.Value) -> String {
      value.low == value.high ? number(value.low) : "\(number(value.low)) to \(number(value.high))"
    }
    switch body {
    case .attribution(let fields):
      return [
        "source: \(actor(fields.source))", "others: \(actors(fields.others))", "cue: \(words(fields.cue))",
        "content: \(fields.content.map { words($0) }.joined(separator: "; "))",
        "quotation: \(fields.quotation.rawValue)", "addressee: \(actor(fields.addressee))",
        "occasion: \(words(fields.occasion))",
      ]
    case .position(let fields):
      return [
        "actor: \(actor(fields.actor))", "onBehalfOf: \(actor(fields.onBehalfOf))",
        "issue: \(fields.issue.label) (\(fields.issue.id))", "stance: \(fields.stance.rawValue)",
        "what: \(words(fields.what))", "final: \(fields.final ? "worded as a red line" : "no")",
        "condition: \(words(fields.condition))",
      ]
    case .threat(let fields):
      let condition = fields.condition.map { condition in
        "(\(condition.relation.rawValue)) “\(Explanation.flat(condition.text))” \(condition.start)–\(condition.end), "
          + "who must act: \(actors(condition.parties))"
      }
      let deadline = fields.deadline.map { deadline in
        "“\(Explanation.flat(deadline.text))” \(deadline.earliest ?? "open") to \(deadline.latest ?? "open")"
      }
      return [
        "actor: \(actor(fields.actor))", "onBehalfOf: \(actor(fields.onBehalfOf))",
        "targets: \(actors(fields.targets))", "action: \(words(fields.action))", "condition: \(condition ?? "none")",
        "deadline: \(deadline ?? "none")",
      ]
    case .proposal(let fields):
      let terms = fields.terms.map { term in
        "term: “\(Explanation.flat(term.text))” \(term.start)–\(term.end)"
          + (term.issue.map { ", \($0.label) (\($0.id))" } ?? "")
      }
      return [
        "author: \(actor(fields.author))", "onBehalfOf: \(actor(fields.onBehalfOf))",
        "addressees: \(actors(fields.addressees))",
      ] + terms + ["status: \(fields.status.rawValue)"]
    case .meeting(let fields):
      let date = fields.date.map { "“\(Explanation.flat($0.text))” \($0.value ?? "date unknown")" }
      return [
        "date: \(date ?? "none")", "place: \(words(fields.place))", "participants: \(actors(fields.participants))",
        "level: \(fields.level ?? "none")", "status: \(fields.status.rawValue)",
      ]
    case .pledge(let fields):
      let period = fields.period.map { period in
        "“\(Explanation.flat(period.text))” \(period.from ?? "open") to \(period.to ?? "open")"
      }
      return [
        "by: \(actor(fields.by))", "onBehalfOf: \(actor(fields.onBehalfOf))", "what: \(words(fields.what))",
        "period: \(period ?? "none")",
      ]
    case .violation(let fields):
      return [
        "by: \(actor(fields.by))", "against: \(actor(fields.against))", "allegedBy: \(actor(fields.allegedBy))",
        "what: \(words(fields.what))", "pledge: \(fields.pledge ?? "none")",
      ]
    case .figure(let fields):
      return [
        "what: \(fields.what)",
        "value: \(bounds(fields.value))" + (fields.value.unit.map { " \($0)" } ?? ""),
        "text: “\(fields.text)”", "source: \(actor(fields.source))",
      ]
    }
  }
}
