import Foundation

/// Reads JSON Lines: one object a line, with `text` and, where known, `url, outlet, title, published, updated, byline`.
///
/// `date` is understood as `published`, `modified` as `updated`. Fields of other names or other types are left out without a word, since such
/// files come from everywhere; a line without a string `text` is read by the usual names of exports (`ColumnMapping`), and
/// where keys are named, all lines are. A line in which no text is found is a failure.
struct JSONLines: RowSource {
  /// What a line holds.
  struct Entry: Decodable {
    var text: String
    var metadata: Metadata

    private enum CodingKeys: String, CodingKey {
      case text
    }

    init(from decoder: any Decoder) throws {
      text = try decoder.container(keyedBy: CodingKeys.self).decode(String.self, forKey: .text)
      metadata = try Metadata(from: decoder)
    }
  }

  private var lines: LineReader
  private let mapped: MappedLine
  private let isMapped: Bool
  private let decoder = JSONDecoder()
  private var ended = false
  private var isBlank = true

  /// Starts at the unused bytes of a stream.
  ///
  /// Throws where the first bytes are not UTF-8 text at all, lest each line become a failure.
  init(stream: ByteStream, limits: DocumentReader.Limits, columns: ColumnMapping = ColumnMapping()) throws(Problem) {
    mapped = MappedLine(columns: columns)
    isMapped = !columns.columns.isEmpty
    while stream.unused.isEmpty, try stream.fill() {}
    if stream.unused.isEmpty { throw Problem("empty") }
    if let mark = TextDecoder.foreignMark(stream.unused) { throw Problem("JSON Lines in \(mark); only UTF-8 is read") }
    if let zero = stream.unused.firstIndex(of: 0) {
      throw Problem("binary data (a NUL byte)", offset: zero - stream.unused.startIndex)
    }
    stream.use(stream.unused.count - TextDecoder.withoutUTF8Mark(stream.unused).count)
    lines = LineReader(stream: stream, limits: limits)
  }

  /// The next line; nil at the end, or after the stream broke off, which is the last failure.
  mutating func next() -> RowItem? {
    guard !ended else { return nil }
    do throws(Problem) {
      switch try lines.next() {
      case nil:
        ended = true
        return isBlank ? .failure(Problem("empty: no line but blank ones")) : nil
      case .tooLong:
        isBlank = false
        let limit = ByteCount.words(lines.limits.documentBytes)
        return .failure(Problem("longer than \(limit), the limit for one document", place: "line \(lines.number)"))
      case .bytes(let bytes):
        isBlank = false
        return decode(bytes)
      }
    } catch {
      ended = true
      return .failure(error)
    }
  }

  private func decode(_ bytes: Data) -> RowItem {
    let place = "line \(lines.number)"
    do {
      let entry = try row(bytes)
      if let flaw = TextDecoder.flaw(of: entry.text) { return .failure(Problem(flaw, place: place)) }
      return .entry(entry, line: lines.number)
    } catch {
      return .failure(Problem(reason(error, bytes), place: place))
    }
  }

  private func row(_ bytes: Data) throws -> RowEntry {
    if isMapped, let entry = mapped.entry(of: bytes) { return entry }
    do {
      let entry = try decoder.decode(Entry.self, from: bytes)
      return RowEntry(text: entry.text, metadata: entry.metadata, encoding: "utf-8")
    } catch {
      guard !isMapped, let entry = mapped.entry(of: bytes) else { throw error }
      return entry
    }
  }

  /// Why a line is none, for people.
  private func reason(_ error: any Error, _ bytes: Data) -> String {
    if let offset = UTF8Scanner.firstFault(in: Array(bytes)) { return "invalid UTF-8 at byte \(offset) of the line" }
    if let fault = JSONFault.first(in: Array(bytes)[...]) {
      return "malformed JSON at byte \(fault.offset) of the line: \(fault.reason)"
    }
    if case DecodingError.typeMismatch(_, let context) = error, context.codingPath.isEmpty {
      return "not a JSON object"
    }
    return isMapped ? "no text under the key \"\(mapped.textKey)\"" : "no string \"text\""
  }

  /// True for a line that is a JSON object with a string `text`.
  static func isDocument(_ line: ArraySlice<UInt8>) -> Bool {
    (try? JSONDecoder().decode(Entry.self, from: Data(TextDecoder.withoutUTF8Mark(line)))) != nil
  }
}
