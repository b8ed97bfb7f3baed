public import Records

/// One thing that reading yields.
public enum DocumentItem: Sendable {
  /// A document.
  case document(Document)
  /// Something that could not be read.
  case failure(ReadFailure)
  /// What was passed over on purpose, said once for a file.
  case note(ReadNote)
}
