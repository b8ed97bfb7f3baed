import Records
import Testing

/// The issue of a position: what a political scientist would enter as the thing in dispute.
@Suite struct PositionIssueTests {
  /// Words with a position, and the id and label of its issue.
  struct Case: CustomTestStringConvertible {
    let text: String
    let id: String
    let label: String?
    var testDescription: String { text }

    init(_ text: String, _ id: String, _ label: String? = nil) {
      self.text = text
      self.id = id
      self.label = label
    }
  }

  @Test(
    "Of several issues in the words the one nearest to their head",
    arguments: [
      Case("Norway demanded the lifting of sanctions as a reward for the ceasefire.", "sanctions"),
      Case("Norway demanded the lifting of sanctions despite the tariffs.", "sanctions"),
      Case("Norway dismissed the quota as hostage taking.", "trade"),
      Case("Norway rejected a deal that would end the sanctions.", "sanctions"),
      Case("Norway rejected the deal.", "agreement"),
    ])
  func nearest(example: Case) {
    #expect(ReadText(example.text).positions.map(\.issue.id) == [example.id])
  }

  @Test(
    "A phrase that begins at the verb",
    arguments: [
      Case("Norway rejected the first deal.", "agreement"), Case("Norway refused to lift the sanctions.", "sanctions"),
    ])
  func fromTheVerb(example: Case) {
    #expect(ReadText(example.text).positions.map(\.issue.id) == [example.id])
  }

  @Test(
    "What is called something ends before what it is called",
    arguments: [
      ("Norway dismissed the ceasefire as meaningless.", "the ceasefire"),
      ("Norway called the ceasefire unacceptable.", "the ceasefire"),
      ("Norway agreed in May to the ceasefire.", "the ceasefire"),
      ("Norway agreed at a meeting in Oslo that the sanctions would be lifted.", "the sanctions would be lifted"),
      ("Norway rejected the ceasefire as well as the sanctions.", "the ceasefire as well as the sanctions"),
    ])
  func called(text: String, what: String) {
    #expect(ReadText(text).positions.first?.what.text == what)
  }

  @Test(
    "Words in no codebook name the issue by themselves, without owners and empty modifiers",
    arguments: [
      Case("Norway opposes the herring quay.", "text.herring-quay", "herring quay"),
      Case("Norway opposes Portugal's fishing policy in the northern waters.", "text.fishing-policy", "fishing policy"),
      Case("Norway opposes several such herring quays.", "text.herring-quay", "herring quays"),
      Case("Norway opposes the dredging of the harbour.", "text.dredging-of-harbour", "dredging of the harbour"),
    ])
  func ownWords(example: Case) {
    let positions = ReadText(example.text).positions
    #expect(positions.map(\.issue.id) == [example.id])
    #expect(positions.map(\.issue.label) == [example.label])
  }

  @Test(
    "A noun that names nothing hands on to what it is of",
    arguments: [
      Case("Norway supports calls for a herring quay.", "text.herring-quay"),
      Case("Norway rejected the idea of a herring quay.", "text.herring-quay"),
      Case("Norway opposes the decision to build a herring quay.", "text.herring-quay"),
    ])
  func emptyNouns(example: Case) {
    #expect(ReadText(example.text).positions.map(\.issue.id) == [example.id])
  }

  @Test(
    "What names nothing is about what the words before it name",
    arguments: [
      Case("Portugal put forward a plan to lift the sanctions. Norway rejected the plan.", "sanctions"),
      Case("The sanctions hurt the ports. Norway rejected those complaints.", "sanctions"),
      Case("A border wall is to be built. Norway opposes the wall.", "border-wall"),
      Case("Norway rejected the plan.", "agreement"),
    ])
  func before(example: Case) {
    #expect(ReadText(example.text).positions.last?.issue.id == example.id)
  }

  @Test(
    "A phrase of several issues is the one that the document names otherwise",
    arguments: [
      Case("The uranium enrichment goes on. Norway rejected disarmament.", "nuclear-programme"),
      Case("The militia has weapons. Norway rejected disarmament.", "disarmament"),
    ])
  func shared(example: Case) {
    #expect(ReadText(example.text).positions.last?.issue.id == example.id)
  }

  @Test("“Pay” names wages as a noun alone")
  func nouns() {
    #expect(ReadText("Norway demanded better pay.").positions.map(\.issue.id) == ["pay"])
    #expect(!ReadText("Norway demanded better-paying ferries.").positions.map(\.issue.id).contains("pay"))
  }

  @Test(
    "Stances of wishes, judgements and refusals",
    arguments: [
      ("Norway has pushed for talks.", Position.Stance.demands),
      ("Norway has pushed for Portugal to lift the sanctions.", .demands),
      ("Norway does not support the ceasefire.", .opposes),
      ("Norway is ready to negotiate after the border is opened.", .conditions),
      ("Norway was ready to negotiate after the border was opened.", .accepts),
      ("Norway has pushed for the sanctions to be lifted.", .demands),
      ("“Norway should not abandon the talks,” Foreign Minister Ana Duarte of Portugal said.", .supports),
      ("“Norway should not lift the sanctions,” Foreign Minister Ana Duarte of Portugal said.", .opposes),
      ("Norway insisted that the sanctions were illegal.", .denies),
      ("Norway insisted that the sanctions be lifted.", .demands),
      ("Norway encouraged Portugal to continue the talks.", .supports),
    ])
  func stances(text: String, stance: Position.Stance) {
    #expect(ReadText(text).positions.first?.stance == stance)
  }
}
