internal import Foundation

/// The format of the program's word lists: "[name]" begins a list, entries stand one a line, "#" begins a comment.
enum ListFile {
  /// The entries with the lists they stand in, in the order of the file.
  static func entries(of text: String) -> [(list: String, entry: String)] {
    var list = ""
    var entries: [(list: String, entry: String)] = []
    for line in text.split(whereSeparator: \.isNewline) {
      let entry = line.trimmingCharacters(in: .whitespaces)
      if entry.isEmpty || entry.hasPrefix("#") { continue }
      if entry.hasPrefix("["), entry.hasSuffix("]") {
        list = String(entry.dropFirst().dropLast())
      } else {
        entries.append((list, entry))
      }
    }
    return entries
  }

  /// Refuses a file with an entry outside of a list, or with a list of a name that is not among some.
  static func check(_ text: String, path: String, of kind: String, lists: Set<String>) throws(ReadFailure) {
    var isInList = false
    for (number, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
      let entry = line.trimmingCharacters(in: .whitespaces)
      if entry.isEmpty || entry.hasPrefix("#") { continue }
      if entry.hasPrefix("["), entry.hasSuffix("]") {
        let name = String(entry.dropFirst().dropLast())
        guard lists.contains(name) else {
          throw ReadFailure(path: path, place: "line \(number + 1)", reason: "no list of \(kind) is called \"\(name)\"")
        }
        isInList = true
      } else if !isInList {
        throw ReadFailure(
          path: path, place: "line \(number + 1)", reason: "an entry before any list; a list begins with [its name]")
      }
    }
  }
}
