/// A clause of a document with what is needed to compare it with others.
struct Statement {
  /// The document's id.
  let document: String
  /// Where it stands: code points of the document's text.
  let range: Range<Int>
  /// The number of its sentence among all documents' sentences.
  let sentence: Int
  let text: String
  let words: [Clauses.Word]
  /// The beginnings of its content words' stems.
  let keys: Set<String>
  /// Those of them that are written like names.
  let names: Set<String>
  /// Who says it, as a member of the cast; nil where the outlet does.
  let speaker: Int?
  /// Whether at least a part of it stands in quotation marks.
  let isQuoted: Bool
}
