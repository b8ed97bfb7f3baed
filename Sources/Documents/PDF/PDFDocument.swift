/// Reads the text of a PDF file through the program `pdftotext`, where that is installed.
///
/// The file's own title counts where the text shows it; its dates are those of the file, not of what it says, and are not
/// looked at.
final class PDFDocument: Container {
  private var part: Part?

  /// How long one file may take.
  static let seconds = 30.0
  /// How many times a text's size the program writes at most to say where its words stand.
  private static let mostGrowth = 8

  init(stream: ByteStream, limits: DocumentReader.Limits, program: String = "pdftotext") throws(Problem) {
    let file = try SpooledFile.of(stream)
    let raw = try PDFDocument.output(of: program, ["-enc", "UTF-8", "-q", "-bbox-layout", "-", "-"], file, limits)
    let text = PDFText.text(of: PDFLines(raw))
    guard text.utf8.count <= limits.documentBytes else { throw PDFDocument.tooLarge(limits) }
    guard TextDecoder.flaw(of: text) == nil else {
      throw Problem("a PDF file without text: pictures of pages, perhaps")
    }
    var metadata = Metadata()
    metadata.title = PDFDocument.title(in: PDFLines.title(raw), text: text)
    part = Part(.text(TextDecoder.Decoded(text: text, encoding: "utf-8"), metadata))
  }

  func next() -> Part? {
    defer { part = nil }
    return part
  }

  private static func output(
    of program: String, _ arguments: [String], _ file: InputFile, _ limits: DocumentReader.Limits
  ) throws(Problem) -> [UInt8] {
    do throws(ChildProcess.Failure) {
      return try ChildProcess.output(
        of: program, arguments, input: file, seconds: seconds, mostBytes: mostGrowth * limits.documentBytes)
    } catch {
      switch error {
      case .missing: throw Problem("a PDF file, which needs the program \(program) (poppler-utils) to be installed")
      case .tooLong: throw Problem("a PDF file that \(program) does not finish in \(Int(seconds)) seconds")
      case .tooLarge:
        throw Problem(
          "a PDF file with more text than \(ByteCount.words(limits.documentBytes)), the limit for one document")
      case .failed(let reason):
        let isLocked = reason.contains("password")
        throw Problem(isLocked ? "an encrypted PDF file" : "a PDF file that \(program) cannot read")
      }
    }
  }

  private static func tooLarge(_ limits: DocumentReader.Limits) -> Problem {
    Problem("a PDF file with more text than \(ByteCount.words(limits.documentBytes)), the limit for one document")
  }

  /// The title that the file gives itself, where it stands in the first lines as well: others are names of programs and files.
  static func title(in field: String?, text: String) -> String? {
    guard let field, field.unicodeScalars.count >= 4 else { return nil }
    let head = text.unicodeScalars.prefix(2000)
    let key = TextKey.key(field)
    return !key.isEmpty && TextKey.key(String(String.UnicodeScalarView(head))).contains(key) ? field : nil
  }
}
