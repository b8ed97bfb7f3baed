/// The words this room knows: names' parts, function words, cues and classes of action.
///
/// Single words are folded (`Words`); stems are those of `Stem`.
enum Lexicon {
  // MARK: Names

  /// Words before a person's name that are no part of it.
  static let personTitles: Set<String> = set(
    """
    mr mrs ms miss mx dr prof professor sir dame lord lady baron baroness rev reverend fr father imam sheikh sheik
    mullah maulana ayatollah rabbi pope cardinal bishop archbishop king queen prince princess crown emir sultan
    president vice prime minister premier chancellor secretary foreign defence defense interior economy finance
    economic trade justice energy health labour labor deputy acting interim former ex chief lead senior special envoy
    ambassador representative rep sen senator congressman congresswoman gov governor mayor speaker leader chairman
    chairwoman chair chairperson head director commissioner spokesman spokeswoman spokesperson adviser advisor aide
    negotiator mediator gen general lt lieutenant col colonel maj major capt captain cmdr commander sgt sergeant adm
    admiral marshal brig brigadier corporal private judge attorney counsel ceo cfo coo executive officer security
    national state white house kremlin homeland military army navy marine democrat republican labour tory
    union company board group press political military top
    """)
  /// Small words inside names that order no one.
  static let particles: Set<String> = set(
    "al el bin ibn bint van von de der den del della da dos das do di du la le los ter ten abu ben af av zu y e")
  /// What follows a family name.
  static let nameSuffixes: Set<String> = set("jr sr ii iii iv junior senior")
  /// Words that make a name an organisation's.
  static let organisationWords: Set<String> = set(
    """
    ministry union unions party council government force forces group army authority department committee bank office
    agency association federation organisation organization nations parliament congress senate court commission
    company corporation corp inc ltd plc airlines front movement brigade brigades militia guard guards coalition
    alliance league network institute university foundation society club house times post news press journal tribune
    herald service services bureau administration delegation republic kingdom states state emirate islamic workers
    employers teachers nurses miners dockers international national federal royal board chamber assembly mission
    hospital school police
    """)
  /// Words in the names of bodies that are of a country but do not act for its government.
  static let politicalWords: Set<String> = set(
    """
    party parties movement front coalition opposition republicans republican democrats democrat democratic union unions
    federation league congress likud labour labor conservatives liberals socialists rebels
    """)
  /// Nouns that make "the Colombian …" a part of the state.
  static let governmentNouns: Set<String> = set(
    """
    government administration authorities military army navy forces troops ministry delegation negotiators mediators
    officials parliament presidency cabinet embassy
    """)
  /// Nouns that make "the Colombian …" the state itself.
  static let stateNouns: Set<String> = set("government authorities negotiators mediators officials")
  /// First words of a description that means nobody in particular.
  static let indefinites: Set<String> = set(
    "a an one two three four five several some many few both either neither any another other others unnamed anonymous")
  /// Words before a name that are no part of it.
  static let determiners: Set<String> = set("the this that these those his her its their our my your")
  /// Words that end a phrase's head.
  static let headEnds: Set<String> = set(
    "of in from with at for on to by who that which familiar close near behind based briefed speaking involved")
  /// Nouns for persons without a name.
  static let personNouns: Set<String> = set(
    """
    official officials source sources diplomat diplomats person people adviser advisers aide aides spokesman
    spokeswoman spokesperson witness witnesses reporter reporters journalist journalists analyst analysts expert
    experts critic critics observer observers insider insiders somebody someone officer officers man woman men women
    resident residents lawmaker lawmakers correspondent minister ministers leader leaders
    """)
  /// Pronouns and words like them.
  static let pronouns: Set<String> = set(
    "he she it they we i you him her them us me his hers its their our who both all everyone sides side parties party")
  /// Given names and the short forms that stand for them.
  static let shortNames: [String: Set<String>] = {
    let pairs = """
      mike michael|joe joseph|bill william|will william|bob robert|rob robert|jim james|tony anthony|tom thomas
      dick richard|rick richard|jack john|ted edward|ed edward|ned edward|steve stephen|steve steven|chris christopher
      kate katherine|kathy katherine|liz elizabeth|beth elizabeth|ken kenneth|dan daniel|dave david|matt matthew
      andy andrew|drew andrew|nick nicholas|greg gregory|jeff jeffrey|geoff geoffrey|larry lawrence|sam samuel
      ben benjamin|alex alexander|sasha alexander|sasha oleksandr|max maxim|fred frederick|hank henry|harry henry
      jerry gerald|ron ronald|don donald|pete peter|phil philip|ray raymond|tim timothy|vic victor|wes wesley
      maggie margaret|peggy margaret|meg margaret|sue susan|debbie deborah|jenny jennifer|patty patricia|pat patricia
      pat patrick|terry terence|bibi benjamin|chuck charles|charlie charles|bernie bernard|gus augustus|abe abraham
      jake jacob|josh joshua|zack zachary|nate nathan|mitch mitchell|mick michael|rudy rudolph|tomek tomasz
      volodya volodymyr|kolya nikolai|vova vladimir|misha mikhail|sergei serhiy|nikolai mykola|dmitri dmytro
      vladimir volodymyr|alexander oleksandr|andrei andrii|mikhail mykhailo|bobby robert|jimmy james|johnny john
      """
    var table: [String: Set<String>] = [:]
    for pair in pairs.split(whereSeparator: { $0 == "|" || $0 == "\n" }) {
      let names = pair.split(separator: " ").map(String.init)
      guard names.count == 2 else { continue }
      table[names[0], default: []].insert(names[1])
      table[names[1], default: []].insert(names[0])
    }
    return table
  }()

  // MARK: Phrases

  /// Words that say little of what a phrase is about.
  static let functionWords: Set<String> = set(
    """
    a an the this that these those some any each every no not of in on at by for with from to into onto upon over under
    about around near after before during since until till through as than then there here so such and or but nor if
    unless whether while because though although be am is are was were been being have has had having do does did done
    will would shall should can could may might must ought going gonna wont dont cant i me my we us our you your he him
    his she her it its they them their who whom whose which what when where why how all both either neither more most
    much many very just only also too again still already yet even now ever never up down out off away back s re ve ll
    t d said say says told tell called according reportedly allegedly some
    """)
  /// Two words that are one.
  static let compounds: [String: String] = [
    "cease fire": "truc", "air strike": "airstrik", "air strikes": "airstrik", "stand still": "standstill",
    "break through": "breakthrough", "break down": "breakdown", "lock out": "lockout", "walk out": "walkout",
    "peace keepers": "peacekeeper", "peace keeping": "peacekeeping",
  ]
  /// Irregular forms and words of one meaning.
  static let irregular: [String: String] = {
    let rows = """
      withdraw withdrew withdrawn withdrawal withdrawals|leave left leaves leaving|strike struck|fight fought|give gave
      given|take took taken|hold held|break broke broken|meet met|begin began begun|keep kept|make made|send sent|pay
      paid|cut|hit|put|quit|shut|bring brought|buy bought|build built|find found|lose lost|win won|go went gone goes
      |stand stood|step|sell sold|shoot shot|set|seek sought|speak spoke spoken|freeze froze frozen|rise rose risen|fall
      fell fallen|drive drove driven|withhold withheld|truc truce truces ceasefire ceasefires armistice|child children
      |woman women|man men|die died dying dies|lie lied lying|rocket rockets|percent pct
      """
    var table: [String: String] = [:]
    for row in rows.split(separator: "|") {
      let words = row.split(whereSeparator: { $0.isWhitespace }).map(String.init)
      guard let stem = words.first else { continue }
      for word in words { table[word] = stem }
    }
    return table
  }()
  /// Stems that tell one quantity from another: figures that differ in one of them are never compared.
  static let contrasts: Set<String> = Set(
    words(
      """
      killed wounded injured displaced missing captured detained arrested released freed dead death dying hurt hostage
      prisoner civilian soldier militant fighter police officer woman child man worker member civilians troops total
      monthly weekly daily annual yearly hourly first second third last previous next new additional further another
      other more less initial final start end opening closing current former planned proposed demanded offered rejected
      north south east west northern southern eastern western day week month year today yesterday minimum maximum
      average half quarter increase decrease rise fall up down fired intercepted destroyed launched male female own
      january february march april may june july august september october november december remaining left
      """
    ).map(Stem.of))

  // MARK: Roles

  /// Beginnings of words for mediation, and how much each tells.
  static let mediationCues: [(prefix: String, weight: Double)] = [
    ("mediat", 2), ("broker", 2), ("intermediar", 2), ("arbitrat", 1), ("conciliat", 1), ("shuttl", 1),
    ("facilitat", 1), ("hosted", 0.5), ("hosting", 0.5),
  ]
  /// Beginnings of words for guaranteeing.
  static let guaranteeCues: [String] = ["guarantor"]
  /// What two sides have with one another.
  static let sharedMatters: Set<String> = set(
    """
    talks talk negotiation negotiations war conflict ceasefire truce peace deal agreement dialogue dispute border
    crisis accord fighting hostilities swap exchange relations standoff stalemate row
    """)

  // MARK: Actions

  /// A class of threatened action: what it is called, and the words that make it.
  struct ActionClass: Sendable {
    /// The class's name.
    let id: String
    /// How a label calls it; nil where the report's own words are better.
    let label: String?
    /// Runs of stems; a phrase that has one of them is of the class.
    let phrases: [[String]]
    /// Stems that keep a phrase out of the class.
    let exceptions: Set<String>
  }

  /// The class of leaving the talks, which is what a mediator can threaten.
  static let exitClass = "exit"

  /// The classes, the first that fits counts.
  static let actionClasses: [ActionClass] = [
    ActionClass(
      id: exitClass, label: "walk away from the talks",
      phrases: phrases(
        """
        walk away|walking away|walk out|step away|step back|step aside|pull out|pull back from talks|take a pass
        |take pass|drop out|bow out|move on|back out of talks|leave the table|leave talks|leave negotiation
        |leave the negotiating table|abandon talks|abandon effort|abandon mediation|abandon negotiation|abandon process
        |abandon its efforts|abandon their efforts|abandon his efforts|abandon the talks|abandon the negotiations
        |abandoning talks|withdraw from talks|withdraw from negotiation|withdraw from mediation|withdraw from process
        |withdraw from peace|withdraw from the talks|withdraw from its role|withdraw from the peace|quit talks
        |quit the talks|end mediation|end its mediation|end their mediation|stop mediating|without mediation|disengage
        |give up on talks|break off talks|suspend talks|end talks|end the talks|leave to resolve|wash hands
        """),
      exceptions: Set(words("troops soldiers army deal treaty accord sanctions forces").map(Stem.of))),
    ActionClass(
      id: "tariffs", label: nil, phrases: phrases("tariff|tariffs|duties|levy|levies|customs duty"), exceptions: []),
    ActionClass(
      id: "sanctions", label: nil, phrases: phrases("sanction|sanctions|embargo|blacklist|asset freeze"), exceptions: []
    ),
    ActionClass(
      id: "aid", label: nil,
      phrases: phrases(
        "cut aid|cut off aid|suspend aid|withhold aid|stop aid|cut support|withhold support|lose support|halt aid|end aid"
      ),
      exceptions: []),
    ActionClass(
      id: "labour", label: nil,
      phrases: phrases(
        "go on strike|strike action|walkout|walk off the job|lockout|industrial action|down tools|work to rule|stoppage"
      ),
      exceptions: Set(words("air missile drone").map(Stem.of))),
  ]

  /// Stems that make a pledge one of a truce.
  static let truceStems: Set<String> = Set(words("truce ceasefire moratorium pause standstill").map(Stem.of))

  /// Words before a number that make it a rough one.
  static let approximations: Set<String> = set(
    "about around roughly approximately some nearly almost estimated close circa up")

  // MARK: Making

  private static func words(_ text: String) -> [String] {
    text.split(whereSeparator: { $0.isWhitespace }).map(String.init)
  }

  private static func set(_ text: String) -> Set<String> { Set(words(text)) }

  private static func phrases(_ text: String) -> [[String]] {
    text.split(separator: "|").map { words(String($0)).map(Stem.of) }
  }
}
