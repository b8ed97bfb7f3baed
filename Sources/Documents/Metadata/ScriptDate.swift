/// The date of publication that a script of the page holds.
enum ScriptDate {
  /// A date of publication in the data of a script, or one that a script of one line writes into the page.
  static func date(in tree: HTMLTree, words: PageWords, order: PageDateReader.Order) -> PageDate? {
    var shortScripts = 0
    for node in tree.nodes where node.tag == .text && node.parent >= 0 && tree.nodes[Int(node.parent)].tag == .script {
      let script = tree.source[Int(node.from)..<Int(node.to)]
      for field in words.scriptFields {
        guard let place = ByteSearch.first(field, in: script) else { continue }
        let value = String(decoding: script[(place + field.count)...].prefix(40), as: UTF8.self)
        guard value.hasPrefix(":\"") || value.hasPrefix(": \"") else { continue }
        if let date = PageDateReader.date(in: value, order: order, words: words) { return date }
      }
      guard script.count < ScriptDate.shortScript, shortScripts < ScriptDate.mostShortScripts else { continue }
      shortScripts += 1
      if PageDateReader.mayHoldDate(script) {
        let line = String(decoding: script, as: UTF8.self)
        guard line.lowercased().contains("date(") else { continue }
        if let date = PageDateReader.date(in: line, order: order, words: words) { return date }
      }
    }
    return nil
  }

  /// The bytes below which a script does nothing but write one thing: `showDate("2025/05/09 10:00")`.
  private static let shortScript = 100
  /// How many of them are looked at.
  private static let mostShortScripts = 300
}
