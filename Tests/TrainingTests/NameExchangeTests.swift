import Language
@testable import Training
import Testing

@Suite struct NameExchangeTests {
  private static func tags(_ marks: String) -> [UInt32] {
    let places = Dictionary(uniqueKeysWithValues: Name.Kind.allCases.enumerated().map { ($1.rawValue, $0) })
    return marks.split(separator: " ").map { mark in
      guard let kind = places[String(mark.dropFirst(2))] else { return 1 }
      return 1 << UInt32(mark.hasPrefix("B") ? NameTag.begin(kind) : NameTag.inside(kind))
    }
  }

  private static func sentence(_ words: String, _ marks: String) -> NameCorpus.Sentence {
    NameCorpus.Sentence(forms: words.split(separator: " ").map(String.init), tags: tags(marks))
  }

  private static let pool = [
    sentence("Amina Diallo left Lima for Porto Alegre .", "B-PER I-PER O B-LOC O B-LOC I-LOC O"),
    sentence("Acme Steel hired Ravi Menon .", "B-ORG I-ORG O B-PER I-PER O"),
  ]

  @Test func keepsWhatIsNoName() {
    let text = [Self.sentence("Yesterday Hanna Lind flew to Oslo .", "O B-PER I-PER O O B-LOC O")]
    for seed in UInt64(1)...20 {
      var exchange = NameExchange([Self.pool], seed: seed)
      let other = exchange.exchange(text)[0]
      #expect(other.forms.count == other.tags.count)
      #expect(other.names.map(\.kind) == text[0].names.map(\.kind))
      #expect(other.forms.first == "Yesterday" && other.forms.last == ".")
      let person = other.names[0].tokens
      #expect(["Amina", "Ravi"].contains(other.forms[person.lowerBound]))
      #expect(["Diallo", "Menon"].contains(other.forms[person.upperBound - 1]))
    }
  }

  @Test func aDocumentKeepsWhoIsWho() {
    let text = [
      Self.sentence("Hanna Lind spoke .", "B-PER I-PER O O"),
      Self.sentence("Then Lind left ; HANNA LIND !", "O B-PER O O B-PER I-PER O"),
    ]
    for seed in UInt64(1)...20 {
      var exchange = NameExchange([Self.pool], seed: seed)
      let other = exchange.exchange(text)
      #expect(other[1].forms[1] == other[0].forms[1])
      #expect(other[1].forms[4...5].map { $0.lowercased() } == other[0].forms[0...1].map { $0.lowercased() })
      #expect(other[1].forms[5] == other[1].forms[5].uppercased() || other[1].forms[5].utf8.count <= 4)
    }
  }

  @Test func capitalsStay() {
    let text = [Self.sentence("she left oslo .", "O O B-LOC O")]
    for seed in UInt64(1)...20 {
      var exchange = NameExchange([Self.pool], seed: seed)
      let other = exchange.exchange(text)[0].forms
      #expect(other.joined(separator: " ") == other.joined(separator: " ").lowercased())
    }
  }

  @Test func groupsAndOthersStay() {
    let text = [Self.sentence("Iraqis saw the Titanic .", "B-NORP O O B-MISC O")]
    var exchange = NameExchange([Self.pool], seed: 1)
    #expect(exchange.exchange(text)[0].forms == text[0].forms)
  }

  @Test func withoutNamesNothingChanges() {
    let text = [Self.sentence("Hanna Lind flew to Oslo .", "B-PER I-PER O O B-LOC O")]
    var exchange = NameExchange([], seed: 1)
    #expect(exchange.exchange(text)[0].forms == text[0].forms)
  }
}
