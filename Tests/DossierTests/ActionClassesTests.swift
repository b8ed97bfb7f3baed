import Codebook
import Testing

@testable import Dossier

@Suite struct ActionClassesTests {
  @Test(arguments: [
    "walk away", "“walking away” from the peace process", "withdrew from peace negotiations",
    "abandon its efforts to mediate a deal",
    "give up its peace effort in the coming days", "not going to continue with this endeavour for weeks on end",
    "won’t wait forever", "will not go on mediating", "withdraw from its role as a broker", "take a pass",
    "losing Midvalean mediation", "leave the negotiating table", "break off the talks", "quit the talks", "move on",
    "no longer mediate", "suspend its mediation",
  ])
  func knowsLeavingTheTalks(action: String) throws {
    #expect(try #require(Invented.lexicon).actions.id(of: action) == ActionClasses.exit)
  }

  @Test(arguments: [
    ("withdraw its troops", nil), ("walk out of the treaty", nil), ("pull out of the sanctions deal", "sanctions"),
    ("continue with this endeavour", nil), ("not going to continue to pay", nil), ("", nil), ("…", nil),
    ("abandon the port", nil), ("suspend aid", "aid"), ("impose tariffs of 25%", "tariffs"), ("go on strike", "labour"),
    ("an air-strike walkout", nil), ("losing U.S. support", "aid"),
  ])
  func tellsOtherDeedsFromIt(action: String, expected: String?) throws {
    #expect(try #require(Invented.lexicon).actions.id(of: action) == expected)
  }

  @Test func takesClassesOfAnAnalyst() throws {
    let codebook = try #require(Invented.codebook).merging(
      yaml: """
        lexicons:
          dossier.action.blockade: [close|block ... strait|harbour, blockad*]
          dossier.action.blockade.label: [close the sea]
          dossier.action.exit: [fold the tent]
          dossier.mediation.strong: [good offices]
        """, path: "own.yaml")
    let actions = Lexicon(codebook: codebook).actions
    #expect(actions.id(of: "closing the narrow harbour") == "blockade")
    #expect(actions.id(of: "blockading it") == "blockade")
    #expect(actions.label(of: "blockade") == "close the sea")
    #expect(actions.id(of: "fold the tent") == ActionClasses.exit)
    #expect(actions.label(of: nil) == nil)
  }
}
