import Codebook
import Language
import Reading
import Records

/// A document and what was read from it.
struct Analysis: Sendable {
  let document: Document
  let records: [Record]
}

/// The way from a document to its records.
struct Analyst: Sendable {
  /// The language that is read, ISO 639-1.
  static let language = "en"

  private let reader: Reader
  private let watch: StageWatch

  init(codebook: Codebook, watch: StageWatch) {
    self.reader = Reader(codebook: codebook)
    self.watch = watch
  }

  /// What has to be said of a document: that no records are made of it, or that its date cannot be right.
  static func remark(on document: Document) -> String? {
    if document.language != language { return "note: language not recognised as English; no records made" }
    if let day = document.published?.value, day > Day.latest { return "note: its date, \(day), lies in the future" }
    return nil
  }

  /// A document's records, in text order; none where it is not in English.
  func records(of document: Document) -> [Record] {
    guard document.language == Self.language else { return [] }
    let text = watch.time(.language) { Pipeline.standard.annotate(document) }
    return watch.time(.reading) { reader.read(text) }
  }
}
