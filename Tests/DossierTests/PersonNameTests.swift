import Testing

@testable import Dossier

@Suite struct PersonNameTests {
  @Test(arguments: [
    ("Volodymyr Zelenskyy", ["volodymyr"], "zelenskyy"),
    ("President Volodymyr Zelenskyy", ["volodymyr"], "zelenskyy"),
    ("J.D. Vance", ["jd"], "vance"), ("J. D. Vance", ["jd"], "vance"), ("JD Vance", ["jd"], "vance"),
    ("Northland's Economy Minister Ana Peña", ["ana"], "pena"),
    ("Kremlin spokesman Dmitry Peskov", ["dmitry"], "peskov"),
    ("Adel al-Jubeir", ["adel"], "jubeir"), ("Alexander Van der Bellen", ["alexander"], "bellen"),
    ("Jean-Claude Juncker", ["jeanclaude"], "juncker"), ("Kim Jong-un", ["kim"], "jongun"),
    ("Robert F. Kennedy Jr.", ["robert", "f"], "kennedy"), ("Mr. Smith", [], "smith"), ("Smith", [], "smith"),
    ("Ana Ode, who leads the union", ["ana"], "ode"),
  ])
  func takesNamesApart(text: String, given: [String], family: String) throws {
    let name = PersonName(text, try #require(Invented.lexicon))
    #expect(name?.given == given)
    #expect(name?.family == family)
  }

  @Test(arguments: [
    "", "the union", "Ministry of Defence", "Port Workers Union", "Islamic State", "Group of 77", "president", "…",
    "Customs and Border Protection agency",
  ])
  func refusesWhatIsNoPerson(text: String) throws {
    #expect(PersonName(text, try #require(Invented.lexicon)) == nil)
  }

  @Test(arguments: [
    ("Secretary Ann Ode", "Ann Ode"), ("Minority Leader Charles E. Ode", "Charles E. Ode"), ("Ann Ode", "Ann Ode"),
    ("King Ode", "King Ode"), ("the president Ana Peña", "Ana Peña"), ("", ""), ("👩‍🚒", "👩‍🚒"),
  ])
  func takesTitlesOff(text: String, expected: String) throws {
    #expect(PersonName.untitled(text, try #require(Invented.lexicon)) == expected)
  }

  @Test(arguments: [
    ("Volodymyr Zelensky", "Volodymyr Zelenskyy", true), ("Vladimir Zelenskiy", "Volodymyr Zelenskyy", true),
    ("J.D. Vance", "JD Vance", true), ("JD Vance", "James David Vance", true), ("J. Vance", "James Vance", true),
    ("Andrii Sybiha", "Andriy Sybiga", false), ("Andrii Sybiha", "Andrei Sybiha", true),
    ("Mohammed Ali", "Muhammad Ali", true), ("Mike Rowe", "Michael Rowe", true), ("José Peña", "Jose Pena", true),
    ("John Smith", "Jane Smith", false), ("Daniel Ode", "Daniela Ode", false),
    ("George H. W. Bush", "George W. Bush", false), ("Donald Ray", "Donald Ray Jr.", false),
    ("Yulia Svyrydenko", "Iuliia Svyrydenko", true), ("Maria Lund", "Mario Lund", false),
  ])
  func judgesWhetherNamesAreOnePersons(a: String, b: String, expected: Bool) throws {
    let lexicon = try #require(Invented.lexicon)
    guard let first = PersonName(a, lexicon), let second = PersonName(b, lexicon) else {
      Issue.record("no names")
      return
    }
    let areOne = first.familyKey == second.familyKey && first.isCompatible(with: second, lexicon)
    #expect(areOne == expected)
    #expect(areOne == (first.familyKey == second.familyKey && second.isCompatible(with: first, lexicon)))
  }
}
