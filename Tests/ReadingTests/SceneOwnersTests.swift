import Codebook
import Language
import Records
import Testing

@testable import Reading

/// Whose a thing is, whom a word means, and who speaks for whom.
@Suite struct SceneOwnersTests {
  private static let codebook = try? Codebook.standard()

  private func scene(_ text: String) throws -> Scene {
    let codebook = try #require(Self.codebook)
    let document = Document(
      id: "d", path: "d.txt", published: Document.Publication(value: "2031-05-07", from: .metadata), language: "en",
      text: text)
    return Scene(
      text: Pipeline.standard.annotate(document), codebook: codebook, words: ReadingLexicons(codebook: codebook))
  }

  /// The last token of a form.
  private func token(_ form: String, in scene: Scene) throws -> Int {
    try #require(scene.text.tokens.lastIndex { $0.form == form })
  }

  @Test(arguments: [
    ("Norway’s offer was low.", "offer", "Norway"),
    ("The much praised Norwegian offer was low.", "offer", "Norway"),
    ("An offer by Norway was low.", "offer", "Norway"),
    ("Threats from Norway went on.", "Threats", "Norway"),
    ("Olav Berg said his offer stood.", "offer", "Olav Berg"),
    ("“Our offer stands,” Olav Berg said.", "offer", "Olav Berg"),
    ("President Olav Berg left. Iceland read the president's offer.", "offer", "Olav Berg"),
    ("The offer of Monday was low.", "offer", nil),
    ("The offer to Norway was low.", "offer", nil),
    ("The meeting in Norway was short.", "meeting", nil),
  ])
  func owners(_ text: String, _ noun: String, _ owner: String?) throws {
    let scene = try scene(text)
    let found = scene.owner(of: try token(noun, in: scene)).flatMap { scene.actor($0)?.name }
    #expect(found == owner)
  }

  /// Whom a word means in its last place; nil for nobody known.
  @Test(arguments: [
    ("North Korea met Norway on Monday. The North wanted more.", "North", "North Korea"),
    ("North Korea met North Macedonia on Monday. The North wanted more.", "North", nil),
    ("Pro-Norwegian rebels held the port. The rebels wanted a truce.", "rebels", "Pro-Norwegian rebels"),
    ("Two dozen students filled the hall.", "students", "students"),
    ("The student was tired.", "student", nil),
    ("The United Auto Workers met on Monday. Nobody read the union’s demands.", "union", "United Auto Workers"),
    ("Veteran workers left early. The union wanted more.", "union", nil),
    (
      "President Kari Lund wrote to President Ana Duarte. Duarte read it. The president wanted more.", "president",
      "Ana Duarte"
    ),
    ("Senator Kari Lund spoke in Oslo. The Republican from Maine wanted more.", "Republican", "Kari Lund"),
    ("The White House said it would sign.", "it", "White House"),
    (
      "Norwegian Foreign Minister Olav Berg met Icelandic President Jon Aronson. “He wants a quota,” Berg said.", "He",
      "Jon Aronson"
    ),
    ("Two rebels were seen. Some of the Houthi commanders have said they would stay.", "they", "Houthi commanders"),
  ])
  func mentions(_ text: String, _ word: String, _ name: String?) throws {
    let scene = try scene(text)
    let mention = scene.cast.mention(at: try token(word, in: scene))
    #expect(mention.flatMap { scene.actor($0)?.name } == name)
  }

  @Test func theRepublicanPlanIsNobody() throws {
    let scene = try scene("Senator Kari Lund spoke in Oslo. The Republican plan was new.")
    let mention = try #require(scene.cast.mention(at: try token("Republican", in: scene)))
    #expect(scene.actor(mention)?.name != "Kari Lund")
  }

  @Test func peopleForARebellionAreNotItsStates() throws {
    let scene = try scene("Pro-Norwegian rebels held the port.")
    let mention = try #require(scene.cast.mention(at: try token("rebels", in: scene)))
    #expect(scene.entity(of: mention).flatMap { scene.cast.entities[$0].side } == nil)
  }

  @Test func twoLeadersOfWhomOneHasATitle() throws {
    let scene = try scene(
      "Mr. Berg and the Portuguese president, Ana Duarte, met on Monday. Both leaders smiled.")
    let mention = try #require(scene.cast.mention(at: try token("leaders", in: scene)))
    #expect(Set(scene.grammar.twins(of: mention).compactMap { scene.actor($0)?.name }) == ["Berg", "Ana Duarte"])
  }

  @Test(
    "Who speaks of his own state holds what he says of it",
    arguments: [
      ("Norwegian Foreign Minister Kari Lund said Norway rejected the cease-fire.", "Kari Lund", "Norway"),
      ("Portuguese Foreign Minister Ana Duarte said Norway rejected the cease-fire.", "Norway", nil),
      ("Norway rejected the cease-fire.", "Norway", nil),
    ])
  func voices(_ text: String, _ actor: String, _ side: String?) throws {
    let position = try #require(ReadText(text).positions.first { $0.stance == .rejects })
    #expect(position.actor.name == actor)
    #expect(position.onBehalfOf?.name == side)
  }

  @Test func whoIsOnlyAskedAcceptsNothing() {
    let positions = ReadText("Norway is trying to get Iceland to accept the cease-fire.").positions
    #expect(!positions.contains { $0.actor.name == "Iceland" })
  }

  @Test(
    "A paper that quotes somebody carries his words",
    arguments: [
      ("“The talks will go on,” Norwegian Foreign Minister Kari Lund was quoted by Reuters as saying.", "Kari Lund"),
      ("Reuters quoted Norwegian officials as saying that the talks would go on.", "Norwegian officials"),
    ])
  func quoted(_ text: String, _ speaker: String) {
    #expect(ReadText(text).attributions.first?.source?.name == speaker)
  }

  /// A family name that often means something else needs a title or a full name before it.
  @Test func anAmbiguousFamilyNameNeedsATitle() {
    let titled = ReadText("Commerce Secretary Ross said the duties would stay.", on: "2018-05-07").attributions
    #expect(titled.first?.source?.actor == "wilbur-ross")
    #expect(ReadText("Ross said the duties would stay.", on: "2018-05-07").attributions.first?.source?.actor == nil)
  }
}
