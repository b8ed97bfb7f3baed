import Foundation

/// Reads one JSON object of an export by the keys that hold text and metadata.
struct MappedLine {
  let columns: ColumnMapping

  /// The key that the text is looked for under.
  var textKey: String { columns.columns[.text] ?? "text" }

  /// What an object says; nil where it is no object or has no text.
  func entry(of bytes: Data) -> RowEntry? {
    guard let values = values(of: bytes), let text = values[.text] else { return nil }
    return RowEntry(text: text, metadata: Metadata(values), encoding: "utf-8")
  }

  /// What an object says; nil where it is no object.
  private func values(of bytes: Data) -> [ColumnMapping.Field: String]? {
    guard let object = try? JSONSerialization.jsonObject(with: bytes) as? [String: Any] else { return nil }
    // Dictionaries have no order of their own.
    let names = object.keys.sorted()
    let places = columns.places(in: names)
    var values: [ColumnMapping.Field: String] = [:]
    for field in ColumnMapping.Field.allCases {
      let value =
        columns.columns[field].map { MappedLine.value(at: $0, in: object) } ?? places[field].map { object[names[$0]] }
      values[field] = value.flatMap { field == .text ? MappedLine.paragraphs($0) : MappedLine.text($0) }
    }
    return values
  }

  /// The value at a key, or at the end of a path of keys ("meta.date"); a key that is itself so called goes before.
  private static func value(at path: String, in object: [String: Any]) -> Any? {
    if let value = object[path] { return value }
    var current: Any? = object
    for key in path.split(separator: ".", omittingEmptySubsequences: false) {
      if let inner = current as? [String: Any] {
        current = inner[String(key)]
      } else if let list = current as? [Any], let index = Int(key), list.indices.contains(index) {
        current = list[index]
      } else {
        return nil
      }
    }
    return current
  }

  /// A text, or a list of paragraphs.
  private static func paragraphs(_ value: Any?) -> String? {
    switch value {
    case let text as String: text
    case let list as [String]: list.joined(separator: "\n\n")
    default: nil
    }
  }

  /// A value as text: numbers as they are written, lists joined, of objects their name.
  private static func text(_ value: Any?) -> String? {
    switch value {
    case let text as String: text
    case let list as [Any]: list.compactMap(text).joined(separator: ", ")
    case let object as [String: Any]: text(object["name"])
    case let number as NSNumber: number.stringValue
    default: nil
    }
  }
}
