import Documents
import Foundation
package import Language
import Records

/// Learns which given names have a sex and which nouns are for people.
///
/// A given name counts for the sex of the pronoun that is the next sentence's subject after a sentence with him or
/// her for its subject. A noun is for people where it mostly heads mentions of people in GUM train, or often stands
/// before or beside a person's name in the articles.
package struct PeopleWords {
  /// The least count of a name or noun.
  static let leastName = 3
  /// The least share of a name's commoner sex.
  static let leastShare = 0.85
  /// The least share of a noun's occurrences in GUM that head a person's mention; 0.5 to 0.8 tried.
  static let leastGold = 0.6
  /// The least share of a noun's occurrences in articles that stand with a person's name; 0.02 to 0.2 tried by eye.
  static let leastBeside = 0.06

  private var male: [String: Int] = [:]
  private var female: [String: Int] = [:]
  private var nouns: [String: Int] = [:]
  private var beside: [String: Int] = [:]
  private var goldNouns: [String: Int] = [:]
  private var goldPersons: [String: Int] = [:]

  /// Learns from GUM train's documents under free licences and from articles.
  package init(folder: String, engine: Engine, names: NameEngine, articles: Int) throws {
    let genres = [
      "academic", "bio", "conversation", "court", "interview", "news", "speech", "textbook", "vlog", "voyage",
    ]
    for text in try CoreferenceCorpus(path: folder + "/treebanks/GUM/en_gum-ud-train.conllu", genres: genres).texts {
      for word in text.gold.words where word.partOfSpeech == "NOUN" {
        goldNouns[word.lemma.lowercased(), default: 0] += 1
      }
      for mention in text.mentions where mention.kind == "person" {
        guard let head = mention.core.first, text.gold.words[head].partOfSpeech == "NOUN" else { continue }
        goldPersons[text.gold.words[head].lemma.lowercased(), default: 0] += 1
      }
    }
    var count = 0
    for item in DocumentReader().items(at: [folder + "/news/articles.jsonl.gz"]) {
      guard case .document(let document) = item else { continue }
      var text = AnnotatedText(document: document)
      Tokenizer().annotate(&text)
      SentenceSplitter().annotate(&text)
      engine.annotate(&text, [.tags, .tree])
      names.annotate(&text)
      LemmaFinder(engine.lemmas).annotate(&text)
      take(text)
      count += 1
      if count == articles { break }
    }
  }

  private mutating func take(_ text: AnnotatedText) {
    var isPerson = [Bool](repeating: false, count: text.tokens.count)
    for name in text.names where name.kind == .person { for token in name.tokens { isPerson[token] = true } }
    for (index, token) in text.tokens.enumerated() where token.partOfSpeech == .noun && token.lemma.utf8.count > 2 {
      nouns[token.lemma, default: 0] += 1
      guard let head = token.head, let relation = token.relation else { continue }
      let isBefore = relation == "nmod:desc" || relation == "compound" && isPerson[head]
      if isBefore || relation == "appos", isPerson[head], !isPerson[index] { beside[token.lemma, default: 0] += 1 }
    }
    var place = 0
    for number in text.sentences.indices.dropLast() {
      let sentence = text.sentences[number].tokens
      while place < text.names.count, text.names[place].tokens.upperBound <= sentence.lowerBound { place += 1 }
      var people: [Name] = []
      var next = place
      while next < text.names.count, text.names[next].tokens.lowerBound < sentence.upperBound {
        if text.names[next].kind == .person { people.append(text.names[next]) }
        next += 1
      }
      people.removeAll { name in
        name.tokens.count < 2 || !text.tokens[name.tokens].contains { $0.relation?.hasPrefix("nsubj") == true }
      }
      guard people.count == 1, let sex = subject(text, text.sentences[number + 1].tokens) else { continue }
      var first = people[0].tokens.lowerBound
      while first + 1 < people[0].tokens.upperBound, text.tokens[first].lower.hasSuffix(".") { first += 1 }
      let given = text.tokens[first].lower
      guard given.utf8.count > 2, !PersonWords.titles.contains(given), first + 1 < people[0].tokens.upperBound else {
        continue
      }
      if sex { male[given, default: 0] += 1 } else { female[given, default: 0] += 1 }
    }
  }

  /// Whether a sentence's first subject is "he" (true) or "she" (false); nil for another.
  private func subject(_ text: AnnotatedText, _ range: Range<Int>) -> Bool? {
    for token in text.tokens[range].prefix(12) where token.relation?.hasPrefix("nsubj") == true {
      switch token.lower {
      case "he": return true
      case "she": return false
      default: return nil
      }
    }
    return nil
  }

  /// What was learnt, as Swift source.
  package var source: String {
    var men: [String] = []
    var women: [String] = []
    for name in Set(male.keys).union(female.keys).sorted() {
      let he = male[name, default: 0]
      let she = female[name, default: 0]
      guard he + she >= Self.leastName else { continue }
      // Far more sentences go on with "he": a share of the commoner sex alone decides.
      if Double(he) >= Self.leastShare * Double(he + she) { men.append(name) }
      if Double(she) >= Self.leastShare * Double(he + she) { women.append(name) }
    }
    var people: Set<String> = []
    for (noun, count) in goldPersons where count >= 2 {
      if PersonWords.groups.contains(noun) { continue }
      if Double(count) >= Self.leastGold * Double(goldNouns[noun, default: 1]) { people.insert(noun) }
    }
    for (noun, count) in beside where count >= 8 {
      let gold = goldNouns[noun, default: 0]
      if PersonWords.groups.contains(noun) { continue }
      if gold >= 4, Double(goldPersons[noun, default: 0]) < 0.4 * Double(gold) { continue }
      if Double(count) >= Self.leastBeside * Double(nouns[noun, default: 1]) { people.insert(noun) }
    }
    return """
      /// Given names with a sex, and nouns for people.
      ///
      /// Written by `parley-train people`; see docs/LANGUAGE.md. Names are those whose bearer the next sentence
      /// calls "he" or "she"; nouns those that head mentions of people in GUM train or stand beside people's names
      /// in news articles.
      enum PersonLexicon {
        static let maleNames = PersonWords.words(
          \"\"\"
      \(Self.wrapped(men))
          \"\"\")
        static let femaleNames = PersonWords.words(
          \"\"\"
      \(Self.wrapped(women))
          \"\"\")
        static let nouns = PersonWords.words(
          \"\"\"
      \(Self.wrapped(people.sorted()))
          \"\"\")
      }

      """
  }

  private static func wrapped(_ words: [String]) -> String {
    var lines: [String] = []
    var line = "   "
    for word in words where word.allSatisfy({ $0.isLetter || $0 == "-" || $0 == "'" }) {
      if line.count + word.count > 115 {
        lines.append(line)
        line = "   "
      }
      line += " " + word
    }
    lines.append(line)
    return lines.joined(separator: "\n")
  }
}
