import Testing

/// Who is meant by a name, a title, a description or a pronoun, as seen in who says what.
@Suite struct CastFinderTests {
  /// A text and the speakers of its attributions: the mention and the name it stands for.
  struct Case: CustomTestStringConvertible {
    let text: String
    let speakers: [String]
    var testDescription: String { text }

    init(_ text: String, _ speakers: String...) {
      self.text = text
      self.speakers = speakers
    }
  }

  private func speakers(in text: String) -> [String] {
    ReadText(text).attributions.map { attribution in
      attribution.source.map { "\($0.text) = \($0.name)" } ?? "?"
    }
  }

  @Test(arguments: [
    Case(
      "Portugal's Fisheries Minister Inês Carvalhal said the talks would go on. Carvalhal said the port was open.",
      "Inês Carvalhal = Inês Carvalhal", "Carvalhal = Inês Carvalhal"),
    Case(
      "Freedonian President Rufus Quill met reporters. “We are ready to talk,” Quill said.", "Quill = Rufus Quill"),
    Case(
      "Peter Marlowe, the White House trade adviser, said the duties were fair. “They work,” Marlowe said.",
      "Peter Marlowe = Peter Marlowe", "Marlowe = Peter Marlowe"),
    Case(
      "Ana Duarte, Portugal's foreign minister, said that the island was Portuguese.", "Ana Duarte = Ana Duarte"),
    Case(
      "Norway's foreign ministry spokesman Olav Berg said the talks were over. Berg said the envoy was tired.",
      "Olav Berg = Olav Berg", "Berg = Olav Berg"),
    Case("Mr. Oduya said that the miners would return. Mr Oduya said he was tired.", "Oduya = Oduya", "Oduya = Oduya"),
    Case("\"The deal is dead,\" said the union's chairwoman, Marta Oyelaran.", "Marta Oyelaran = Marta Oyelaran"),
    Case("“We are ready to talk,” said Secretary of State Marco Rubio.", "Marco Rubio = Marco Rubio"),
    Case(
      "Kim Jong-un said the talks were over. Kim said the envoy was tired.", "Kim Jong-un = Kim Jong-un",
      "Kim = Kim Jong-un"),
    Case("Former Norwegian Prime Minister Kari Lund said the deal was dead.", "Kari Lund = Kari Lund"),
  ])
  func titlesAndLaterFamilyNames(example: Case) {
    #expect(speakers(in: example.text) == example.speakers)
  }

  @Test(arguments: [
    Case(
      "Nguyễn Văn Thành said the strike would go on. Thành said the offer was low.",
      "Nguyễn Văn Thành = Nguyễn Văn Thành", "Thành = Nguyễn Văn Thành"),
    Case(
      "Mullah Abdul Rahim Wardak said the prisoners would be freed. Wardak said the talks would go on.",
      "Abdul Rahim Wardak = Abdul Rahim Wardak", "Wardak = Abdul Rahim Wardak"),
    Case(
      "Ngozi Okonjo-Iweala, the head of the World Trade Organization, said the duties broke the rules. "
        + "Okonjo-Iweala said talks would go on.",
      "Ngozi Okonjo-Iweala = Ngozi Okonjo-Iweala", "Okonjo-Iweala = Ngozi Okonjo-Iweala"),
    Case(
      "Chief negotiator Tadesse Wolde-Giorgis said the dam would be filled. Wolde-Giorgis said that Cairo knew.",
      "Tadesse Wolde-Giorgis = Tadesse Wolde-Giorgis", "Wolde-Giorgis = Tadesse Wolde-Giorgis"),
    Case(
      "Ambassador Li Weiguo told reporters that Beijing would answer.", "Li Weiguo = Li Weiguo"),
    Case(
      "Xi Jinping said that the duties were unfair. Xi said that China would answer.",
      "Xi Jinping = Xi Jinping", "Xi = Xi Jinping"),
    Case(
      "Georgia Miller, a union lawyer, said that the docks were shut. Miller said that nobody worked.",
      "Georgia Miller = Georgia Miller", "Miller = Georgia Miller"),
  ])
  func namesTheCodebookMayNotKnow(example: Case) {
    #expect(speakers(in: example.text) == example.speakers)
  }

  @Test(arguments: [
    Case(
      "Japanese Prime Minister Haruto Senda arrived in Geneva. The Japanese leader said that the islands were not for "
        + "sale.", "Japanese leader = Haruto Senda"),
    Case(
      "Kremlin spokesman Dmitry Peskov spoke on Monday. Putin's spokesman said the deal was close.",
      "Putin's spokesman = Dmitry Peskov"),
    Case(
      "Norwegian Foreign Minister Ana Duarte arrived. The foreign minister said that the truce would hold.",
      "foreign minister = Ana Duarte"),
    Case(
      "The Iranian foreign ministry said inspectors would be let in. The ministry said the date was open.",
      "Iranian foreign ministry = Iranian foreign ministry", "ministry = Iranian foreign ministry"),
    Case(
      "Hezbollah freed two hostages on Monday. The group said that the others were alive.", "group = Hezbollah"),
    Case(
      "The dockers’ union met on Monday. The union said that the strike was on.",
      "union = dockers’ union"),
    Case("Hezbollah leaders said they would not disarm.", "Hezbollah leaders = Hezbollah leaders"),
    Case("Houthi negotiators said the prisoners would be freed.", "Houthi negotiators = Houthi negotiators"),
    Case("The group said that the hostages were alive.", "The group = The group"),
  ])
  func descriptions(example: Case) {
    #expect(speakers(in: example.text) == example.speakers)
  }

  @Test(arguments: [
    "Diplomatic sources said a deal was near.", "Two senior officials said the talks had stalled.",
    "A person briefed on the talks said, and two diplomats said, that a deal was near.",
  ])
  func unnamedSourcesAreReported(text: String) {
    let records = ReadText(text).records(.attribution)
    #expect(!records.isEmpty)
    #expect(records.allSatisfy { $0.modality == .reported })
    #expect(ReadText(text).attributions.allSatisfy { $0.source?.actor == nil })
  }

  @Test(arguments: [
    Case("Foreign Minister Ana Duarte arrived in Oslo on Monday. She said the deal was close.", "She = Ana Duarte"),
    Case(
      "Foreign Minister Ana Duarte met President Kari Lund in Oslo. She said the deal was close.", "She = Ana Duarte"),
    Case(
      "Foreign Minister Ana Duarte and President Inga Moe arrived in Oslo. She said the deal was close.", "She = She"),
    Case("Mr. Duarte arrived in Oslo. She said the deal was close.", "She = She"),
    Case("Norway has said it will sign the treaty.", "Norway = Norway"),
  ])
  func pronouns(example: Case) {
    #expect(speakers(in: example.text) == example.speakers)
  }

  /// The codebook's id of who speaks last in a text.
  @Test(arguments: [
    ("Washington said the duties would stay.", "USA"), ("The Kremlin said the deal was close.", "RUS"),
    ("Downing Street said the deal was close.", "GBR"),
    ("Talks opened in London on Monday. London said nothing was agreed.", "GBR"),
    ("The Norwegian government said that the island was quiet.", "NOR"),
    ("In a statement, Portugal said that the island was lost.", "PRT"),
    ("Norway said that the island was quiet.", "NOR"),
  ])
  func statesAndTheirMetonyms(text: String, id: String) {
    #expect(ReadText(text).attributions.last?.source?.actor == id)
  }

  /// A person's name that is also a capital's stays the person's where the person is introduced.
  @Test func personNamedLikeACapital() {
    let sources = ReadText("Union chief Denzel Washington said the strike would go on.").attributions.map(\.source)
    #expect(sources.map { $0?.name } == ["Denzel Washington"])
    #expect(sources.map { $0?.actor } == [nil])
  }

  @Test(arguments: [
    ("DENZEL OKORO WALKS OUT OF TALKS", "Union chief Denzel Okoro said the offer was too low."),
    ("ISLAND TRUCE HOLDS, MINISTER DENZEL OKORO SAYS", "Minister Denzel Okoro said the offer was too low."),
  ])
  func headingInCapitals(heading: String, body: String) {
    let names = ReadText("\(heading)\n\n\(body)").attributions.compactMap { $0.source?.name }
    #expect(names.last == "Denzel Okoro")
    #expect(names.allSatisfy { $0.lowercased() == "denzel okoro" })
  }

  /// Whom a speaker acts for: the affiliation before the name, in apposition, or behind it.
  @Test(arguments: [
    "Norwegian Prime Minister Kari Lund rejected the ceasefire.",
    "Norway's Prime Minister Kari Lund rejected the ceasefire.",
    "Kari Lund, Norway's prime minister, rejected the ceasefire.",
    "Prime Minister Kari Lund of Norway rejected the ceasefire.",
  ])
  func affiliation(text: String) {
    let position = ReadText(text).positions.first
    #expect(position?.actor.name == "Kari Lund")
    #expect(position?.onBehalfOf?.actor == "NOR")
  }
}
