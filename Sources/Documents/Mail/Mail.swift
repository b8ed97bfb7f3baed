/// Reads a file that is one mail or one saved page (`.eml`, `.mht`, `.mhtml`).
final class Mail: Container {
  private var parts: ArraySlice<Part>

  init(stream: ByteStream, limits: DocumentReader.Limits) throws(Problem) {
    var inner = limits
    inner.documentBytes = MailReader.mostBytes(limits)
    let bytes = try stream.whole(limits: inner)
    if bytes.isEmpty { throw Problem("empty") }
    parts = MailReader.parts(of: TextDecoder.withoutUTF8Mark(bytes[...]))[...]
  }

  func next() -> Part? {
    parts.popFirst()
  }
}
