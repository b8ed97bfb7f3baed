/// A file in which any number of documents may lie: lines, records, messages, or files of their own.
///
/// To read one more format: a case of `InputFormat`, a type that is a container, and a line in `InputFormat.container`.
protocol Container: AnyObject {
  /// The next thing found in it; nil at the end.
  ///
  /// A container that cannot go on gives that as its last failure.
  func next() -> Part?

  /// Counts a page of it in which no article was found; false where that is a failure.
  func passOverPageWithoutArticle() -> Bool
}

extension Container {
  func passOverPageWithoutArticle() -> Bool { false }
}

/// One thing found in a container.
struct Part {
  /// What it is.
  enum Content {
    /// A text, and what is known about it.
    case text(TextDecoder.Decoded, Metadata)
    /// The bytes of a web page, what is known about them, and what goes before what the page says of itself.
    case page([UInt8], PageHints, Metadata)
    /// A file of its own.
    case file(InnerFile)
    /// What could not be read.
    case failure(Problem)
    /// What was passed over, in words for people; no failure.
    case note(String)
  }

  /// What is added to the container's path to make this part's: ":12", "#3", "!/inner/name.txt"; empty where it is the
  /// container as a whole.
  var label: String
  var content: Content

  init(_ content: Content, label: String = "") {
    self.content = content
    self.label = label
  }
}

/// A file inside an archive.
struct InnerFile {
  /// Its name without folders.
  var name: String
  /// Its bytes, to be read before the container is asked for its next part.
  var source: any ByteSource
  /// What lies beside it under the name of its sidecar.
  var sidecar: [UInt8]?
}
