import Foundation
import Language

/// Sentences with names marked, retokenised as the program tokenises.
package struct NameCorpus: Sendable {
  /// A sentence of a name corpus.
  package struct Sentence: Sendable {
    package var identifier = ""
    /// The document it stands in.
    package var document = ""
    package var forms: [String] = []
    /// For each word a bit for each name tag it may have.
    package var tags: [UInt32] = []

    /// Makes a sentence.
    package init(identifier: String = "", document: String = "", forms: [String] = [], tags: [UInt32] = []) {
      self.identifier = identifier
      self.document = document
      self.forms = forms
      self.tags = tags
    }

    /// The names, where every word has just one tag; words that may have several are outside.
    package var names: [(tokens: Range<Int>, kind: Int)] {
      var names: [(tokens: Range<Int>, kind: Int)] = []
      for (index, mask) in tags.enumerated() {
        let tag = mask & 1 != 0 ? 0 : mask.trailingZeroBitCount
        if tag == 0 { continue }
        if tag % 2 == 1 {
          names.append((index..<index + 1, tag / 2))
        } else if let last = names.last, last.tokens.upperBound == index {
          names[names.count - 1].tokens = last.tokens.lowerBound..<index + 1
        }
      }
      return names
    }
  }

  /// How a corpus's labels map to kinds: a label has a kind, or is nothing, or several kinds may stand behind it.
  package struct Scheme: Sendable {
    /// The kinds a label may mean, by their places in `Name.Kind.allCases`; -1 is outside.
    package var labels: [String: [Int]]
    /// The kinds that may stand behind "O" besides none.
    package var outside: [Int]

    private static func place(_ kind: Name.Kind) -> Int { Name.Kind.allCases.firstIndex(of: kind) ?? 0 }

    /// Universal NER: nationalities and other names are not marked, or as "OTH".
    package static let universal = Scheme(
      labels: [
        "PER": [place(.person)], "ORG": [place(.organisation)], "LOC": [place(.place)],
        "OTH": [place(.group), place(.other)],
      ],
      outside: [place(.group), place(.other)])
    /// Worldwide newswire: facilities are places; dates and sums of money are no names.
    package static let newswire = Scheme(
      labels: [
        "Person": [place(.person)], "Organization": [place(.organisation)], "Location": [place(.place)],
        "Facility": [place(.place)], "NORP": [place(.group)], "Misc": [place(.other)],
        "Product": [place(.other)],
      ], outside: [])
    /// WikiGold: nationalities are among the others.
    package static let wikigold = Scheme(
      labels: [
        "PER": [place(.person)], "ORG": [place(.organisation)], "LOC": [place(.place)],
        "MISC": [place(.group), place(.other)],
      ], outside: [])
    /// re3d: weapons, platforms and documents may be names.
    package static let reports = Scheme(
      labels: [
        "Person": [place(.person)], "Organisation": [place(.organisation)], "Location": [place(.place)],
        "Nationality": [place(.group)], "Weapon": [-1, place(.other)], "MilitaryPlatform": [-1, place(.other)],
        "DocumentReference": [-1, place(.other)],
      ], outside: [])
  }

  package var sentences: [Sentence] = []

  /// Reads a file of a word and its tag a line, sentences between blank lines; tags are IOB, IOB2 or BIOES.
  ///
  /// - Parameters:
  ///   - columns: where a line has the word and the tag.
  ///   - keepsTokens: whether the words are already cut as the program cuts them.
  package init(path: String, columns: (form: Int, tag: Int), scheme: Scheme, keepsTokens: Bool) throws {
    let content = try String(contentsOfFile: path, encoding: .utf8)
    var current = Sentence()
    var last = "O"
    for line in content.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      if line.hasPrefix("# ") {
        if line.hasPrefix("# sent_id = ") { current.identifier = String(line.dropFirst(12)) }
        continue
      }
      let fields = line.split(whereSeparator: { $0 == "\t" || $0 == " " }).map(String.init)
      guard fields.count > max(columns.form, columns.tag) else {
        if !current.forms.isEmpty { sentences.append(current) }
        current = Sentence()
        last = "O"
        continue
      }
      let tag = fields[columns.tag]
      let label = tag.count > 2 ? String(tag.dropFirst(2)) : "O"
      let begins = tag.hasPrefix("B-") || tag.hasPrefix("S-") || label != last
      last = tag.hasPrefix("S-") || tag.hasPrefix("E-") ? "O" : label
      let kinds = scheme.labels[label]
      for (index, form) in (keepsTokens ? [fields[columns.form]] : Self.pieces(fields[columns.form])).enumerated() {
        var mask: UInt32 = 0
        for kind in kinds ?? [-1] {
          if kind < 0 {
            mask |= 1
          } else {
            let isBeginning = begins && index == 0
            mask |= 1 << UInt32(isBeginning ? NameTag.begin(kind) : NameTag.inside(kind))
          }
        }
        if kinds == nil {
          for kind in scheme.outside {
            mask |= 1 << UInt32(NameTag.begin(kind))
            mask |= 1 << UInt32(NameTag.inside(kind))
          }
        }
        current.forms.append(form)
        current.tags.append(mask)
      }
    }
    if !current.forms.isEmpty { sentences.append(current) }
    for index in sentences.indices {
      let parts = sentences[index].identifier.split(separator: "-").dropLast()
      sentences[index].document = parts.isEmpty ? path : parts.joined(separator: "-")
    }
  }

  /// A word as the program cuts it, where that is at hyphens or slashes.
  private static func pieces(_ form: String) -> [String] {
    guard form.utf8.count > 2, form.contains(where: { $0 == "-" || $0 == "–" || $0 == "/" }) else { return [form] }
    return Tokenizer.words(in: form).map(\.form)
  }
}
