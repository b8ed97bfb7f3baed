/// Names for places on a page: safe in HTML and in addresses, each given once.
///
/// Ids come from elsewhere and may hold anything; what is not a letter, a digit or `_` of ASCII is written as `~` and
/// its number. A point stands only in names made here, so they never meet those of documents.
struct Anchors {
  private var used: Set<String> = []

  /// An id in the characters that anchors are made of; different ids give different results.
  static func escaped(_ id: String) -> String {
    var result = ""
    for scalar in id.unicodeScalars {
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9", "_": result.unicodeScalars.append(scalar)
      default: result += "~\(String(scalar.value, radix: 16))~"
      }
    }
    return result
  }

  /// A name that was not given before.
  mutating func name(_ prefix: String, _ id: String) -> String {
    let wanted = "\(prefix).\(Self.escaped(id))"
    var name = wanted
    var copy = 2
    while !used.insert(name).inserted {
      name = "\(wanted).\(copy)"
      copy += 1
    }
    return name
  }
}
