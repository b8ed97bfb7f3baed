import Records
import Testing

@Suite struct FigureRuleTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var text: String
    var what: String
    var low: Double?
    var high: Double?
    var unit: String?
    var words: String
    var testDescription: String { text }
  }

  @Test(arguments: [
    Case(
      text: "At least 72 people were killed.", what: "people killed", low: 72, high: nil, unit: nil,
      words: "At least 72"),
    Case(
      text: "Up to 500 rockets were fired.", what: "rockets fired", low: nil, high: 500, unit: nil, words: "Up to 500"),
    Case(
      text: "Between 13,000 and 14,000 troops left.", what: "troops", low: 13000, high: 14000, unit: nil,
      words: "Between 13,000 and 14,000"),
    Case(
      text: "Hundreds of thousands have been killed.", what: "people killed", low: 100_000, high: nil, unit: nil,
      words: "Hundreds of thousands"),
    Case(
      text: "They hold roughly one fifth of the territory.", what: "territory", low: 0.2, high: 0.2, unit: nil,
      words: "roughly one fifth"),
    Case(
      text: "They put a 5% tariff on cars.", what: "tariff", low: 5, high: 5, unit: "percent", words: "5%"),
    Case(
      text: "It covers $300 billion in goods.", what: "goods", low: 3e11, high: 3e11, unit: "USD",
      words: "$300 billion"),
    Case(
      text: "It costs €8.3 billion worth of wheat.", what: "wheat", low: 8.3e9, high: 8.3e9, unit: "EUR",
      words: "€8.3 billion"),
    Case(
      text: "A 72-hour truce began.", what: "truce", low: 72, high: 72, unit: "hours", words: "72"),
    Case(
      text: "Two dozen hostages were released.", what: "hostages released", low: 24, high: 24, unit: nil,
      words: "Two dozen"),
    Case(
      text: "The raid killed sixty-four civilians in Łódź.", what: "civilians killed", low: 64, high: 64, unit: nil,
      words: "sixty-four"),
  ])
  func figure(_ example: Case) throws {
    let found = try Sample.bodies(of: example.text) { if case .figure(let figure) = $0 { figure } else { nil } }
    let figure = try #require(found.first)
    #expect(found.count == 1)
    #expect(figure.what == example.what)
    #expect(figure.value == Figure.Value(low: example.low, high: example.high, unit: example.unit))
    #expect(figure.text == example.words)
  }

  /// A text and what its figures are of, in order.
  struct Measured: Sendable, CustomTestStringConvertible {
    var text: String
    var what: [String]
    var testDescription: String { text }
  }

  @Test(
    "What a sum or rate is of",
    arguments: [
      Measured(text: "Kenya wants rates cut on income over $90,000.", what: ["income"]),
      Measured(text: "The bill taxes families making more than $90,000.", what: ["income of families"]),
      Measured(text: "Kenya raised duties on steel to 25 percent.", what: ["duties"]),
      Measured(text: "Duties could rise to 25 percent by spring.", what: ["Duties"]),
      Measured(text: "Duties will start at the 5% level.", what: ["Duties"]),
      Measured(text: "The jobless rate is 3.9 percent.", what: ["jobless rate"]),
      Measured(text: "News of the pact sent the share price up 4 percent.", what: ["share price"]),
      Measured(text: "The plan has $80 million for new judges.", what: ["new judges"]),
      Measured(text: "It sets aside $80 million to hire more pilots.", what: ["more pilots"]),
      Measured(text: "Kenya prefers a lower threshold, perhaps at $90,000.", what: ["lower threshold"]),
      Measured(text: "A family would pay $900 more.", what: ["payments of family"]),
      Measured(text: "The firm will invest $9 billion in its docks.", what: ["spending of firm"]),
      Measured(text: "Firms paid $3 billion a month in higher taxes.", what: ["higher taxes a month"]),
      Measured(text: "The spending cuts — $500 billion over ten years — hurt.", what: ["spending cuts"]),
      Measured(text: "Members will receive raises of 3% to 4%.", what: ["raises"]),
      Measured(text: "It would offer hundreds of millions of dollars in new aid.", what: ["new aid"]),
    ])
  func measured(_ example: Measured) throws {
    let found = try Sample.bodies(of: example.text) { if case .figure(let figure) = $0 { figure } else { nil } }
    #expect(found.map(\.what) == example.what)
  }

  @Test(
    "Who is counted, and what happened to them further on",
    arguments: [
      Measured(
        text: "An attack in which 12 people, including a guard, were killed angered Kenya.", what: ["people killed"]),
      Measured(text: "Peru wants all of the 20,000 U.N. and NATO troops out.", what: ["U.N. and NATO troops"]),
      Measured(text: "The army called up 86,000 reservists.", what: ["reservists called up"]),
      Measured(text: "Two people familiar with the talks said so.", what: []),
      Measured(text: "The pay deal helps 46,000 striking dockers.", what: ["striking dockers"]),
      Measured(text: "The firm found other jobs for about 2,300 of those dockers.", what: ["dockers"]),
      Measured(text: "The war has killed 2,500 in the east.", what: ["people killed"]),
      Measured(text: "It feeds nearly half billion people.", what: ["people"]),
      Measured(text: "It was one of those days.", what: []),
    ])
  func counted(_ example: Measured) throws {
    let found = try Sample.bodies(of: example.text) { if case .figure(let figure) = $0 { figure } else { nil } }
    #expect(found.map(\.what) == example.what)
  }

  @Test(
    "How long until something, and after how long it was over",
    arguments: [
      Measured(text: "The vote is 20 months away.", what: ["vote away"]),
      Measured(text: "The talks ended two hours early.", what: ["talks early"]),
      Measured(text: "The truce collapsed after 10 days.", what: ["truce"]),
      Measured(text: "The truce was signed after 10 days.", what: []),
      Measured(text: "The truce began 10 days ago.", what: []),
    ])
  func until(_ example: Measured) throws {
    let found = try Sample.bodies(of: example.text) { if case .figure(let figure) = $0 { figure } else { nil } }
    #expect(found.map(\.what) == example.what)
  }

  @Test("A frame is not what a sum is of, and a plus opens the upper bound")
  func frames() throws {
    let found = try Sample.bodies(of: "They gave $25 million in exchange for a port, a $20 billion-plus prize.") {
      if case .figure(let figure) = $0 { figure } else { nil }
    }
    #expect(found.first?.what != "exchange")
    #expect(found.last?.value == Figure.Value(low: 2e10, high: nil, unit: "USD"))
  }

  @Test(
    "Dates, ages, times, names and turns of phrase are no figures",
    arguments: [
      "It began in 2014.", "It began on May 5.", "The 79-year-old leader left.", "He came at 8 a.m. and left.",
      "Resolution 242 was passed.", "One of the envoys left.", "The two sides met.", "F-16 jets flew.",
      "The 1950-53 war ended.", "Channel 10 said so.", "A second round began.", "", "1,,2.3.4", "½",
    ])
  func nothing(_ text: String) throws {
    #expect(try Sample.records(of: text).filter { $0.kind == .figure } == [])
  }

  @Test("The source is whoever says so, and the outlet's own figure has none")
  func source() throws {
    let said = try Sample.bodies(of: "Kenya said 900 soldiers had been killed.") { body in
      if case .figure(let figure) = body { figure } else { nil }
    }
    #expect(said.map { $0.source?.text } == ["Kenya"])
    let told = try Sample.bodies(of: "Some 900 soldiers had been killed.") { body in
      if case .figure(let figure) = body { figure } else { nil }
    }
    #expect(told.map { $0.source?.text } == [nil])
  }
}
