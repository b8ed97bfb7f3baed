import Codebook
import Language
import Reading
import Records

/// A text of the tests and what was read in it.
struct ReadText {
  let document: Document
  let records: [Record]

  /// The reader of the standard codebook; a codebook that cannot be read leaves none.
  static let reader: Reader? = (try? Codebook.standard()).map { Reader(codebook: $0) }

  /// Reads a text, published on a Wednesday.
  init(
    _ text: String, on date: String? = "2031-05-07", outlet: String? = nil, language: String = "en",
    id: String = "report"
  ) {
    self.init(
      Document(
        id: id, path: "\(id).txt", outlet: outlet,
        published: date.map { Document.Publication(value: $0, from: .metadata) }, language: language, text: text))
  }

  /// Reads a document.
  init(_ document: Document) {
    self.document = document
    records = Self.reader?.read(Pipeline.standard.annotate(document)) ?? []
  }

  var attributions: [Attribution] {
    records.compactMap { record in
      if case .attribution(let attribution) = record.body { attribution } else { nil }
    }
  }

  var threats: [Threat] {
    records.compactMap { record in
      if case .threat(let threat) = record.body { threat } else { nil }
    }
  }

  var positions: [Position] {
    records.compactMap { record in
      if case .position(let position) = record.body { position } else { nil }
    }
  }

  var proposals: [Proposal] {
    records.compactMap { record in
      if case .proposal(let proposal) = record.body { proposal } else { nil }
    }
  }

  /// The records of one kind.
  func records(_ kind: Record.Kind) -> [Record] { records.filter { $0.kind == kind } }
}

extension Attribution {
  /// Who says it, by the fullest name; "?" where the text does not tell.
  var speaker: String { source?.name ?? "?" }
  /// All pieces of what is said.
  var words: [String] { content.map(\.text) }
}

extension Record {
  /// The chain, outermost first.
  var chain: [String] { according.map { "\($0.kind.rawValue) \($0.name)" } }
}
