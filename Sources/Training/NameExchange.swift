import Language

/// Puts other names in the places of a document's names, so that a network learns what stands around names and not only
/// which words they are (Dai and Adel, COLING 2020).
///
/// A name is always exchanged for the same one in a document. A person's given and family names are exchanged word by
/// word, so that "Vince" alone goes on belonging to "Vince Kaminski".
struct NameExchange {
  /// First and last words of persons' names, and whole names of the other kinds, by kind.
  private var first: [String] = []
  private var last: [String] = []
  private var whole: [[[String]]] = Name.Kind.allCases.map { _ in [] }
  private var random: DropoutNoise

  private static let person = Name.Kind.allCases.firstIndex(of: .person) ?? 0
  /// Kinds that are exchanged.
  private static let kinds = Set(
    [Name.Kind.person, .organisation, .place].compactMap { Name.Kind.allCases.firstIndex(of: $0) })

  /// Gathers the names of documents; linear in their length.
  init(_ documents: [[NameCorpus.Sentence]], seed: UInt64) {
    random = DropoutNoise(embedding: 0, layer: 0, output: 0, hidden: 0, seed: seed &+ 77)
    for sentence in documents.joined() {
      for name in sentence.names where NameExchange.kinds.contains(name.kind) {
        let forms = Array(sentence.forms[name.tokens])
        guard NameExchange.isPlain(forms) else { continue }
        if name.kind == NameExchange.person {
          if forms.count == 2 {
            first.append(forms[0])
            last.append(forms[1])
          }
        } else {
          whole[name.kind].append(forms)
        }
      }
    }
  }

  /// Whether a name can stand for others: no headline's, no user's, nothing with digits.
  private static func isPlain(_ forms: [String]) -> Bool {
    NameFeatures.kind(forms[0]).rawValue > NameFeatures.Kind.small.rawValue && forms[0].utf8.count > 2
      && forms.allSatisfy { $0.unicodeScalars.allSatisfy { $0.properties.isAlphabetic || $0 == "." || $0 == "'" } }
  }

  /// A document with other names.
  mutating func exchange(_ sentences: [NameCorpus.Sentence]) -> [NameCorpus.Sentence] {
    var words: [String: String] = [:]
    var names: [String: [String]] = [:]
    return sentences.map { sentence in
      var result = sentence
      result.forms = []
      result.tags = []
      var next = 0
      for name in sentence.names where NameExchange.kinds.contains(name.kind) {
        result.forms += sentence.forms[next..<name.tokens.lowerBound]
        result.tags += sentence.tags[next..<name.tokens.lowerBound]
        let forms = Array(sentence.forms[name.tokens])
        let other: [String]
        if name.kind == NameExchange.person {
          other = forms.enumerated().map { index, form in
            word(form, isLast: index > 0 && index == forms.count - 1, &words)
          }
        } else {
          other = self.name(forms, name.kind, &names)
        }
        for (index, form) in other.enumerated() {
          result.forms.append(form)
          result.tags.append(1 << UInt32(index == 0 ? NameTag.begin(name.kind) : NameTag.inside(name.kind)))
        }
        next = name.tokens.upperBound
      }
      result.forms += sentence.forms[next...]
      result.tags += sentence.tags[next...]
      return result
    }
  }

  private mutating func word(_ form: String, isLast: Bool, _ words: inout [String: String]) -> String {
    guard form.utf8.count > 2, form.unicodeScalars.allSatisfy(\.properties.isAlphabetic) else { return form }
    let key = form.lowercased()
    let pool = isLast ? last : first
    guard !pool.isEmpty else { return form }
    let other = words[key] ?? pool[Int(random.next() % UInt64(pool.count))]
    words[key] = other
    return NameExchange.write(other, like: form)
  }

  private mutating func name(_ forms: [String], _ kind: Int, _ names: inout [String: [String]]) -> [String] {
    let pool = whole[kind]
    guard !pool.isEmpty else { return forms }
    let key = forms.joined(separator: " ").lowercased()
    let other = names[key] ?? pool[Int(random.next() % UInt64(pool.count))]
    names[key] = other
    return other.map { NameExchange.write($0, like: forms[0]) }
  }

  /// A word with the capitals of another: all small, all capital, or as it stands.
  private static func write(_ form: String, like other: String) -> String {
    switch NameFeatures.kind(other) {
    case .small: form.lowercased()
    case .upper where other.utf8.count > 4: form.uppercased()
    default: form
    }
  }
}
