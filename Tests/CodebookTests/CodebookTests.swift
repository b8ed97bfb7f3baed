import Codebook
import Language
import Testing

@Suite struct CodebookTests {
  private static let standard = Result { try Codebook.standard() }

  private func codebook() throws -> Codebook { try Self.standard.get() }

  private func senses(_ name: String, in codebook: Codebook) -> [NameSense] {
    let tokens = Tokenizer.words(in: name)
    guard let match = codebook.names.match(in: tokens, at: 0, limit: tokens.count), match.length == tokens.count else {
      return []
    }
    return match.values
  }

  // MARK: Merging

  @Test func addsAnActor() throws {
    let merged = try codebook().merging(
      yaml: """
        actors:
          - id: harbour-pilots
            kind: organisation
            name: Harbour Pilots' Union
            aliases: [HPU]
            partOf: GBR
        """, path: "my.yaml")
    #expect(merged.actors.count == (try codebook().actors.count) + 1)
    #expect(merged.actors.last?.id == "harbour-pilots")
    #expect(merged.actor("harbour-pilots")?.partOf == "GBR")
    #expect(senses("HPU", in: merged).map(\.actor) == ["harbour-pilots"])
    #expect(try senses("HPU", in: codebook()).isEmpty)
  }

  @Test func givenFieldsOverrideAndListsGrow() throws {
    let merged = try codebook().merging(
      yaml: "actors:\n  - {id: UKR, name: Ukraine (test), aliases: [Borderland], capitals!: [Lviv]}\n",
      path: "my.yaml")
    let before = try #require(try codebook().actor("UKR"))
    let after = try #require(merged.actor("UKR"))
    #expect(after.name == "Ukraine (test)")
    #expect(after.kind == .state)
    #expect(after.aliases == before.aliases + ["Borderland"])
    #expect(after.capitals == ["Lviv"])
    #expect(after.adjectives == before.adjectives)
    #expect(merged.actors.map(\.id) == (try codebook().actors.map(\.id)))
    #expect(senses("Kyiv", in: merged).isEmpty)
  }

  @Test func mergingTwiceChangesNothing() throws {
    let yaml = "issues:\n  - {id: fish, label: fish, terms: [fish, cod]}\nlexicons:\n  mine: [a, b]\n"
    let once = try codebook().merging(yaml: yaml, path: "my.yaml")
    let twice = try once.merging(yaml: yaml, path: "my.yaml")
    #expect(once.issues == twice.issues)
    #expect(once.lexicons == twice.lexicons)
  }

  @Test func extendsIssuesOfficesAndLexicons() throws {
    let merged = try codebook().merging(
      yaml: """
        issues:
          - {id: ceasefire, terms: [God's peace]}
          - {id: ferries, label: ferry routes, terms!: [ferry ... route]}
        offices:
          - {title: lord lieutenant, rank: governor}
          - {title: spokesperson, aliases: [herald]}
        lexicons:
          platforms: [Usenet]
          anonymous.nouns!: [whisperer]
        """, path: "my.yaml")
    #expect(merged.issue("ceasefire")?.label == "ceasefire")
    #expect(merged.issue("ceasefire")?.terms.last == "God's peace")
    #expect(merged.issue("ferries")?.terms == ["ferry ... route"])
    #expect(merged.lexicons["platforms"]?.last == "Usenet")
    #expect(merged.lexicons["anonymous.nouns"] == ["whisperer"])
    let tokens = Tokenizer.words(in: "herald")
    let office = try #require(merged.officeTitles.match(in: tokens, at: 0, limit: 1)?.values.first)
    #expect(merged.offices[office].title == "spokesperson")
    #expect(merged.offices[office].isSpokesperson)
  }

  @Test func values() throws {
    let merged = try codebook().merging(
      yaml: "actors:\n  - {id: no, kind: place, name: NO, aliases: [1984, yes, ~x, 2024-01-01]}\n", path: "my.yaml")
    #expect(merged.actor("no")?.name == "NO")
    #expect(merged.actor("no")?.aliases == ["1984", "yes", "~x", "2024-01-01"])
  }

  @Test func aLexiconIsAnIndexOfPlaces() throws {
    let codebook = try codebook()
    let tokens = Tokenizer.words(in: "Truth Social")
    let match = try #require(codebook.lexicon("platforms").match(in: tokens, at: 0, limit: tokens.count))
    #expect(match.length == 2)
    #expect(match.values.map { codebook.lexicons["platforms"]?[$0] } == ["Truth Social"])
    #expect(codebook.lexicon("no such list").isEmpty)
  }

  // MARK: Coverage

  /// The ISO 3166-1 alpha-3 codes of the members of the United Nations.
  static let members = """
    AFG ALB DZA AND AGO ATG ARG ARM AUS AUT AZE BHS BHR BGD BRB BLR BEL BLZ BEN BTN BOL BIH BWA BRA BRN BGR BFA BDI CPV
    KHM CMR CAN CAF TCD CHL CHN COL COM COG COD CRI CIV HRV CUB CYP CZE DNK DJI DMA DOM ECU EGY SLV GNQ ERI EST SWZ ETH
    FJI FIN FRA GAB GMB GEO DEU GHA GRC GRD GTM GIN GNB GUY HTI HND HUN ISL IND IDN IRN IRQ IRL ISR ITA JAM JPN JOR KAZ
    KEN KIR PRK KOR KWT KGZ LAO LVA LBN LSO LBR LBY LIE LTU LUX MDG MWI MYS MDV MLI MLT MHL MRT MUS MEX FSM MDA MCO MNG
    MNE MAR MOZ MMR NAM NRU NPL NLD NZL NIC NER NGA MKD NOR OMN PAK PLW PAN PNG PRY PER PHL POL PRT QAT ROU RUS RWA KNA
    LCA VCT WSM SMR STP SAU SEN SRB SYC SLE SGP SVK SVN SLB SOM ZAF SSD ESP LKA SDN SUR SWE CHE SYR TJK TZA THA TLS TGO
    TON TTO TUN TUR TKM TUV UGA UKR ARE GBR USA URY UZB VUT VEN VNM YEM ZMB ZWE
    """.split(whereSeparator: \.isWhitespace).map(String.init)

  @Test func knowsTheWorld() throws {
    let codebook = try codebook()
    #expect(Self.members.count == 193)
    for id in Self.members {
      let state = try #require(codebook.actor(id), "\(id) is missing")
      #expect(state.kind == .state, "\(id)")
      #expect(!state.capitals.isEmpty, "\(id) has no capital")
      #expect(!state.adjectives.isEmpty, "\(id) has no adjective")
      #expect(!state.people.isEmpty, "\(id) has no people")
    }
    for id in ["PSE", "VAT", "XKX", "TWN"] { #expect(codebook.actor(id)?.kind == .state) }
  }

  @Test func everyNameIsFound() throws {
    let codebook = try codebook()
    for actor in codebook.actors {
      for name in [actor.name] + actor.aliases + actor.capitals + actor.metonyms + actor.adjectives + actor.people {
        #expect(senses(name, in: codebook).contains { $0.actor == actor.id }, "\(actor.id): \(name)")
      }
      for name in actor.ambiguous {
        let names =
          [actor.name] + actor.aliases + actor.adjectives + actor.people + actor.capitals + actor.metonyms
          + actor.familyNames
        #expect(names.contains(name), "\(actor.id): ambiguous \(name) is no name of it")
      }
    }
  }

  @Test func noTwoStatesShareAPlainName() throws {
    let codebook = try codebook()
    var owners: [String: String] = [:]
    for state in codebook.actors where state.kind == .state {
      let names = Set(
        [state.name] + state.aliases + state.adjectives + state.people + state.capitals + state.metonyms)
      for name in names.sorted() where !state.ambiguous.contains(name) {
        #expect(owners[name] == nil, "\(name): \(owners[name] ?? "") and \(state.id)")
        owners[name] = state.id
      }
    }
  }

  @Test func namesStandWithoutArticle() throws {
    for actor in try codebook().actors where actor.kind != .outlet {
      for name in [actor.name] + actor.aliases + actor.metonyms + actor.capitals {
        #expect(!name.hasPrefix("the ") && !name.hasPrefix("The "), "\(actor.id): \(name)")
      }
    }
  }

  @Test(arguments: [
    ("Kremlin", "RUS", NameSense.Use.metonym), ("Kiev", "UKR", .capital), ("Kyiv", "UKR", .capital),
    ("White House", "USA", .metonym), ("U.S.", "USA", .alias), ("Downing Street", "GBR", .metonym),
    ("Elysee", "FRA", .metonym), ("Élysée", "FRA", .metonym), ("Peking", "CHN", .capital), ("Burma", "MMR", .alias),
    ("DPRK", "PRK", .alias), ("UKRAINE", "UKR", .name), ("North Koreans", "PRK", .people),
    ("Brussels", "eu", .metonym), ("Security Council", "un-security-council", .alias), ("Houthis", "houthis", .name),
    ("Cease Fire", "", .name), ("J.D. Vance", "jd-vance", .alias), ("JD Vance", "jd-vance", .name),
    ("Volodymyr Zelenskyy", "volodymyr-zelensky", .alias), ("Kim Jong Un", "kim-jong-un", .alias),
    ("Kim Jong-un", "kim-jong-un", .name), ("Binyamin Netanyahu", "benjamin-netanyahu", .alias),
    ("Muhammad bin Salman", "mohammed-bin-salman", .alias), ("Financial Times", "financial-times", .name),
    ("Pentagon", "pentagon", .name), ("Latin American", "latin-america", .adjective),
  ])
  func names(_ name: String, _ actor: String, _ use: NameSense.Use) throws {
    let senses = try senses(name, in: codebook())
    if actor.isEmpty {
      #expect(senses.isEmpty)
    } else {
      #expect(senses.contains { $0.actor == actor && $0.use == use }, "\(senses)")
    }
  }

  @Test(arguments: ["Georgia", "Jordan", "Chad", "Lima", "Victoria", "San Jose", "Georgetown", "Wellington", "Congo"])
  func ambiguous(_ name: String) throws {
    let senses = try senses(name, in: codebook())
    #expect(!senses.isEmpty)
    #expect(senses.allSatisfy { $0.isAmbiguous }, "\(senses)")
  }

  @Test(arguments: ["Ukraine", "Kyiv", "Niger", "Turkey", "Washington", "Kremlin"]) func unambiguous(_ name: String)
    throws
  {
    #expect(try senses(name, in: codebook()).allSatisfy { !$0.isAmbiguous })
  }

  @Test func familyNamesStandApart() throws {
    let codebook = try codebook()
    for (family, person) in [
      ("Zelensky", "volodymyr-zelensky"), ("Zelenskyy", "volodymyr-zelensky"), ("Netanyahu", "benjamin-netanyahu"),
      ("Xi", "xi-jinping"), ("Kim", "kim-jong-un"), ("VANCE", "jd-vance"),
    ] {
      let tokens = Tokenizer.words(in: family)
      let match = try #require(codebook.familyNames.match(in: tokens, at: 0, limit: tokens.count))
      #expect(match.values.contains(person))
      #expect(codebook.names.match(in: tokens, at: 0, limit: tokens.count) == nil)
    }
    for person in codebook.actors where person.kind == .person {
      #expect(person.gender != nil && !person.roles.isEmpty, "\(person.id)")
    }
  }

  @Test func rolesNameKnownOffices() throws {
    let codebook = try codebook()
    for person in codebook.actors {
      for role in person.roles {
        let tokens = Tokenizer.words(in: role.title)
        let match = codebook.officeTitles.match(in: tokens, at: 0, limit: tokens.count)
        #expect(match?.length == tokens.count, "\(person.id): \(role.title)")
      }
    }
  }

  @Test(arguments: [
    ("2025-04-23", true), ("2025-01-20", true), ("2025-01-19", false), ("2024", false), ("2025", true),
  ])
  func rolesHaveDates(_ day: String, _ held: Bool) throws {
    let vance = try #require(try codebook().actor("jd-vance"))
    let role = try #require(vance.roles.first { $0.title == "vice president" })
    #expect(role.covers(day: day) == held)
  }

  // MARK: Issues and offices

  @Test(arguments: [
    ("cease-fire", "ceasefire"), ("ceasefire", "ceasefire"), ("truce", "ceasefire"),
    ("security guarantee", "security-guarantees"), ("NATO membership", "alliance-membership"),
    ("Crimea", "crimea"), ("uranium enrichment", "nuclear-programme"), ("prisoner swap", "prisoners"),
    ("import duties", "tariffs"), ("frozen assets", "frozen-assets"), ("plant closures", "job-security"),
    ("wage increase", "pay"), ("border wall", "border-wall"), ("customs union", "customs-union"),
    ("power-sharing", "power-sharing"), ("right of return", "right-of-return"), ("debt ceiling", "budget"),
    ("direct talks", "talks"), ("draft agreement", "agreement"), ("market access", "market-access"),
    ("lift the sanctions", "sanctions"), ("recognition", "recognition"), ("territorial concessions", "territory"),
  ])
  func issues(_ phrase: String, _ issue: String) throws {
    let codebook = try codebook()
    let tokens = Tokenizer.words(in: phrase)
    let match = try #require(codebook.issueTerms.match(in: tokens, at: 0, limit: tokens.count), "\(phrase)")
    #expect(match.length == tokens.count)
    #expect(match.values.contains(issue), "\(match.values)")
    #expect(codebook.issue(issue) != nil)
  }

  @Test(arguments: [
    ("Foreign Minister", "foreign minister"), ("foreign secretary", "foreign minister"),
    ("vice-president", "vice president"), ("spokeswoman", "spokesperson"), ("special envoy", "special envoy"),
    ("Prime Minister", "prime minister"), ("taoiseach", "taoiseach"), ("chief negotiator", "chief negotiator"),
  ])
  func offices(_ phrase: String, _ title: String) throws {
    let codebook = try codebook()
    let tokens = Tokenizer.words(in: phrase)
    let match = try #require(codebook.officeTitles.match(in: tokens, at: 0, limit: tokens.count))
    #expect(match.length == tokens.count)
    #expect(match.values.map { codebook.offices[$0].title }.contains(title))
  }
}
