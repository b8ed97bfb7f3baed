/// A personal pronoun.
struct Pronoun: Hashable, Sendable {
  enum Person: Int, Sendable { case speaker, speakers, addressee, he, they, it }

  var person: Person
  var isReflexive: Bool
  var sexes: PersonWords.Sexes

  init?(_ lower: String) {
    isReflexive = lower.utf8.count > 4 && (lower.hasSuffix("self") || lower.hasSuffix("selves"))
    sexes = .unknown
    switch lower {
    case "he", "him", "his", "himself":
      person = .he
      sexes = .male
    case "she", "her", "hers", "herself":
      person = .he
      sexes = .female
    case "they", "them", "their", "theirs", "themselves", "'em", "themself": person = .they
    case "it", "its", "itself": person = .it
    case "i", "me", "my", "mine", "myself": person = .speaker
    case "we", "us", "our", "ours", "ourselves", "'s": person = .speakers
    case "you", "your", "yours", "yourself", "yourselves", "ya": person = .addressee
    default: return nil
    }
  }
}
