import Foundation

/// Reads tables with a line of names: CSV as RFC 4180 has it, and what programs make of it.
///
/// Fields are apart by comma, semicolon, tab or bar, whichever the line of names has most of, or by what "sep=;" in a line
/// before it says; fields in quotation marks may hold all of these, line breaks, and doubled quotation marks. A row that
/// cannot be read is one failure, and the next line is read as if it had not been there. Memory: the longest row.
struct TableReader: RowSource {
  private struct Field {
    var range: Range<Int>
    var isQuoted: Bool
  }

  private enum Row {
    case fields([Field], end: Int)
    /// A quotation mark that nothing closes, or one in a field that is not doubled.
    case malformed
    case tooLong
    /// More fields than any table has.
    case tooWide
  }

  private let stream: ByteStream
  private let limits: DocumentReader.Limits
  private var delimiter = UInt8(ascii: ",")
  private var places: [ColumnMapping.Field: Int] = [:]
  private var columnCount = 0
  /// The number of the line at the beginning of the unused bytes, from 1.
  private var line = 1
  private var skipped = 0
  private var ended = false
  private var isBlank = true

  /// Starts at the unused bytes of a stream and reads the line of names.
  ///
  /// - Parameter delimiter: What separates fields, where the file's name says it.
  init(
    stream: ByteStream, limits: DocumentReader.Limits, columns: ColumnMapping, delimiter: UInt8? = nil
  ) throws(Problem) {
    self.stream = stream
    self.limits = limits
    while stream.unused.count < TableReader.headBytes, try stream.fill() {}
    if stream.unused.isEmpty { throw Problem("empty") }
    if let mark = TextDecoder.foreignMark(stream.unused) { throw Problem("a table in \(mark); only UTF-8 is read") }
    if let zero = stream.unused.prefix(TableReader.headBytes).firstIndex(of: 0) {
      throw Problem("binary data (a NUL byte)", offset: zero - stream.unused.startIndex)
    }
    stream.use(stream.unused.count - TextDecoder.withoutUTF8Mark(stream.unused).count)
    self.delimiter = delimiter ?? TableReader.delimiter(of: stream.unused)
    try readAnnouncement()
    try skipBlankLines()
    let head = try row()
    guard case .fields(let fields, let end) = head else {
      if case .tooWide = head { throw Problem(TableReader.width, place: "line \(line)") }
      throw Problem("the line of column names has a quotation mark that is not closed", place: "line \(line)")
    }
    let names = fields.map { string($0).map { XMLText.trimmed($0.text) } ?? "" }
    places = columns.places(in: names)
    columnCount = names.count
    for (field, column) in columns.columns.sorted(by: { $0.key.rawValue < $1.key.rawValue }) where places[field] == nil
    {
      throw Problem("no column \"\(column)\"; the columns are \(TableReader.list(names))", place: "line \(line)")
    }
    guard places[.text] != nil else {
      throw Problem(
        "no column that is known to hold the text among \(TableReader.list(names)); name it with --columns text=NAME",
        place: "line \(line)")
    }
    use(end)
  }

  private static let headBytes = 64 << 10
  /// The fields of a row at most; spreadsheets have up to 16,384.
  private static let mostFields = 1 << 16
  private static let width = "more than \(mostFields) fields"

  private static func list(_ names: [String]) -> String {
    let shown = names.prefix(20).map { "\"\($0.prefix(40))\"" }.joined(separator: ", ")
    return names.count > 20 ? shown + " and \(names.count - 20) more" : shown
  }

  /// The next row; nil at the end, or after the stream broke off, which is the last failure.
  mutating func next() -> RowItem? {
    guard !ended else { return nil }
    do throws(Problem) {
      try skipBlankLines()
      guard !stream.unused.isEmpty else {
        ended = true
        return isBlank ? .failure(Problem("empty: no row below the column names")) : nil
      }
      isBlank = false
      return try nextRow()
    } catch {
      ended = true
      return .failure(error)
    }
  }

  private mutating func nextRow() throws(Problem) -> RowItem {
    let place = "line \(line)"
    switch try row() {
    case .fields(let fields, let end):
      let item = item(fields, place: place)
      use(end)
      return item
    case .malformed:
      // Marks that are not doubled, on one line with as many fields as there are columns, can be read all the same.
      if let (fields, end) = looseRow(), fields.count == columnCount {
        let item = item(fields, place: place)
        use(end)
        return item
      }
      try skipLine()
      return .failure(
        Problem("a quotation mark that is neither closed nor doubled; this line is left out", place: place))
    case .tooWide:
      try skipLine()
      return .failure(Problem(TableReader.width, place: place))
    case .tooLong:
      try skipLine()
      let limit = ByteCount.words(limits.documentBytes)
      return .failure(Problem("longer than \(limit), the limit for one document", place: place))
    }
  }

  private func item(_ fields: [Field], place: String) -> RowItem {
    let extra = fields.dropFirst(columnCount)
    guard fields.count >= columnCount, extra.allSatisfy(\.range.isEmpty) else {
      let count = "\(fields.count) field\(fields.count == 1 ? "" : "s")"
      return .failure(Problem("\(count) where there are \(columnCount) columns", place: place))
    }
    var encoding = "utf-8"
    var values: [ColumnMapping.Field: String] = [:]
    for (field, column) in places {
      guard let value = string(fields[column]) else {
        return .failure(Problem("invalid UTF-8", place: place))
      }
      values[field] = value.text
      if value.encoding != "utf-8" { encoding = value.encoding }
    }
    let text = values[.text] ?? ""
    if let flaw = TextDecoder.flaw(of: text) { return .failure(Problem(flaw, place: place)) }
    return .entry(RowEntry(text: text, metadata: Metadata(values), encoding: encoding), line: line)
  }

  // MARK: - Rows

  private enum State {
    case start, plain, quoted, closed
  }

  /// The row at the beginning of the unused bytes, which stay unused.
  private func row() throws(Problem) -> Row {
    var fields: [Field] = []
    var state = State.start
    var index = 0
    var first = 0
    var isQuoted = false
    while true {
      let bytes = stream.unused
      var outcome: Row?
      bytes.withUnsafeBufferPointer { bytes in
        while index < bytes.count {
          let byte = bytes[index]
          switch state {
          case .quoted:
            if byte == UInt8(ascii: "\"") { state = .closed }
          case .closed where byte == UInt8(ascii: "\""):
            state = .quoted
          default:
            if byte == delimiter || byte == 0x0A {
              var last = index
              if byte == 0x0A, last > first, bytes[last - 1] == 0x0D { last -= 1 }
              fields.append(TableReader.field(first, last, isQuoted))
              first = index + 1
              isQuoted = false
              state = .start
              if fields.count > TableReader.mostFields {
                outcome = .tooWide
                return
              }
              if byte == 0x0A {
                outcome = .fields(fields, end: index + 1)
                return
              }
            } else if state == .start, byte == UInt8(ascii: "\"") {
              state = .quoted
              isQuoted = true
            } else if state == .closed, byte != 0x0D, byte != 0x20 {
              outcome = .malformed
              return
            } else if state == .start {
              state = .plain
            }
          }
          index += 1
        }
      }
      if let outcome { return outcome }
      if index > limits.documentBytes { return .tooLong }
      if try !stream.fill() {
        if state == .quoted { return .malformed }
        fields.append(TableReader.field(first, index, isQuoted))
        return .fields(fields, end: index)
      }
    }
  }

  private static func field(_ first: Int, _ last: Int, _ isQuoted: Bool) -> Field {
    Field(range: first..<max(first, last), isQuoted: isQuoted)
  }

  /// The line at the beginning of the unused bytes, a quotation mark ending a field only where a delimiter follows.
  private func looseRow() -> (fields: [Field], end: Int)? {
    guard let end = stream.lineEnd() else { return nil }
    let bytes = Array(stream.unused.prefix(end))
    var fields: [Field] = []
    var first = 0
    var isQuoted = false
    for index in 0...bytes.count {
      guard index == bytes.count || bytes[index] == delimiter else {
        if index == first { isQuoted = bytes[index] == UInt8(ascii: "\"") }
        continue
      }
      var last = index
      if index == bytes.count, last > first, bytes[last - 1] == 0x0D { last -= 1 }
      let isClosed = last > first + 1 && bytes[last - 1] == UInt8(ascii: "\"")
      if isQuoted, !isClosed { if index == bytes.count { return nil } else { continue } }
      fields.append(Field(range: first..<last, isQuoted: isQuoted))
      first = index + 1
      isQuoted = false
      if fields.count > columnCount { return nil }
    }
    return (fields, end + 1)
  }

  /// The text of a field of the row at the beginning of the unused bytes; nil where it is in no encoding that is read.
  private func string(_ field: Field) -> (text: String, encoding: String)? {
    var bytes = Array(stream.unused.dropFirst(field.range.lowerBound).prefix(field.range.count))
    if field.isQuoted {
      while let last = bytes.last, last == 0x20 || last == 0x0D { bytes.removeLast() }
      bytes.removeFirst()
      if bytes.last == UInt8(ascii: "\"") { bytes.removeLast() }
      bytes = TableReader.undoubled(bytes)
    }
    if let text = String(validating: bytes, as: UTF8.self) { return (text, "utf-8") }
    return Windows1252.decodePlausible(bytes).map { ($0, "windows-1252") }
  }

  private static func undoubled(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.contains(UInt8(ascii: "\"")) else { return bytes }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      result.append(bytes[index])
      let isDoubled = bytes[index] == UInt8(ascii: "\"") && index + 1 < bytes.count && bytes[index + 1] == bytes[index]
      index += isDoubled ? 2 : 1
    }
    return result
  }

  // MARK: - Lines

  private mutating func use(_ count: Int) {
    line += stream.unused.prefix(count).count { $0 == 0x0A }
    stream.use(min(count, stream.unused.count))
    skipped = 0
  }

  private mutating func skipBlankLines() throws(Problem) {
    repeat {
      let blanks = stream.unused.prefix { $0 == 0x0A || $0 == 0x0D }
      line += blanks.count { $0 == 0x0A }
      try skip(blanks.count)
      if !stream.unused.isEmpty { return }
    } while try stream.fill()
  }

  /// Passes over one line, however long.
  private mutating func skipLine() throws(Problem) {
    while true {
      if let end = stream.lineEnd() {
        stream.use(end + 1)
        line += 1
        return
      }
      try skip(stream.unused.count)
      if try !stream.fill() { return }
    }
  }

  private mutating func skip(_ count: Int) throws(Problem) {
    skipped += count
    stream.use(count)
    guard skipped > limits.skippedBytes else { return }
    throw Problem(
      "more than \(ByteCount.words(limits.skippedBytes)) of blank or overlong lines; the rest is not read",
      place: "line \(line)")
  }

  /// Passes over a line "sep=;" as spreadsheets write it.
  private mutating func readAnnouncement() throws(Problem) {
    let head = Array(stream.unused.prefix(7))
    guard head.count >= 6, head.starts(with: Array("sep=".utf8)), head[5] == 0x0A || head[5] == 0x0D else { return }
    delimiter = head[4]
    try skipLine()
  }

  // MARK: - Delimiters

  private static let delimiters = [UInt8(ascii: ","), UInt8(ascii: ";"), 0x09, UInt8(ascii: "|")]

  /// What the first line that is not blank has most of outside quotation marks; a comma where it has nothing.
  static func delimiter(of head: ArraySlice<UInt8>) -> UInt8 {
    var counts = [Int](repeating: 0, count: delimiters.count)
    var isQuoted = false
    for byte in head.drop(while: { $0 == 0x0A || $0 == 0x0D }) {
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if byte == 0x0A, !isQuoted { break }
      if !isQuoted, let place = delimiters.firstIndex(of: byte) { counts[place] += 1 }
    }
    let most = counts.max() ?? 0
    return delimiters[counts.firstIndex(of: most) ?? 0]
  }

  /// True for the beginning of a table whose names say which column holds the text.
  static func hasText(_ head: ArraySlice<UInt8>, columns: ColumnMapping) -> Bool {
    let line = TextDecoder.withoutUTF8Mark(head).drop { $0 == 0x0A || $0 == 0x0D }.prefix { $0 != 0x0A }
    let names = line.split(separator: delimiter(of: head), omittingEmptySubsequences: false).map {
      String(decoding: $0, as: UTF8.self).trimmingCharacters(in: CharacterSet(charactersIn: " \r\""))
    }
    return columns.places(in: names)[.text] != nil
  }
}

extension Metadata {
  /// What an export says of a document.
  init(_ values: [ColumnMapping.Field: String]) {
    self.init()
    func value(_ field: ColumnMapping.Field) -> String? {
      guard let value = values[field].map(XMLText.trimmed), !value.isEmpty else { return nil }
      return value
    }
    url = value(.url)
    outlet = value(.outlet)
    title = value(.title)
    byline = value(.byline)
    date = value(.date)
  }
}
