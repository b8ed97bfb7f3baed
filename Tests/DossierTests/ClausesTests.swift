import Testing

@testable import Dossier

@Suite struct ClausesTests {
  private func clauses(_ text: String) -> [String] {
    let scalars = Array(text.unicodeScalars)
    return (Invented.lexicon?.clauses.cut(scalars) ?? []).map { clause in
      var view = String.UnicodeScalarView()
      view.append(contentsOf: scalars[clause.range])
      return String(view)
    }
  }

  @Test(arguments: [
    ("Northland waits.", ["Northland waits."]),
    ("", []),
    ("\n\n ", []),
    // A title, an abbreviation or an initial ends no sentence.
    (
      "Lt. Col. Lund of the U.S. Army spoke at noon. He left.",
      ["Lt. Col. Lund of the U.S. Army spoke at noon.", "He left."]
    ),
    // A comma alone does not cut, a comma with a connective does.
    ("Northland, Southmark and Midvale met.", ["Northland, Southmark and Midvale met."]),
    (
      "Northland closed the strait, but Southmark sailed on.",
      ["Northland closed the strait", "but Southmark sailed on."]
    ),
    // A condition is a clause of its own, with or without a comma.
    (
      "Midvale leaves the talks unless both sides move.", ["Midvale leaves the talks", "unless both sides move."]
    ),
    ("If both sides move, Midvale stays on.", ["If both sides move", "Midvale stays on."]),
    ("The ferry runs as long as the ice holds.", ["The ferry runs", "as long as the ice holds."]),
    // Too little to say anything stays with its neighbour.
    ("Northland agreed to the plan, but slowly.", ["Northland agreed to the plan, but slowly."]),
    // Marks around a clause are none of it.
    (
      "“We wait for them,” she said; “the others wait for us.”",
      ["We wait for them,” she said", "the others wait for us."]
    ),
  ])
  func cutsWhatSaysSomething(text: String, expected: [String]) { #expect(clauses(text) == expected) }

  @Test func countsCodePoints() {
    let text = "Zürich – 🕊️ – waits for Øst, and everybody waits for Zürich."
    let scalars = Array(text.unicodeScalars)
    for clause in Invented.lexicon?.clauses.cut(scalars) ?? [] {
      #expect(clause.range.upperBound <= scalars.count)
      for word in clause.words { #expect(clause.range.contains(word.range.lowerBound)) }
    }
  }
}
