/// The irregular verbs of English: infinitive, past forms, participles.
///
/// They give lemmas. Where two verbs share a form the first of the table has it.
enum IrregularVerbs {
  /// The infinitive of a past form or participle.
  static func lemma(_ lower: String) -> String? { lemmas[lower] }

  private static let lemmas: [String: String] = {
    var lemmas: [String: String] = [:]
    for line in table.split(separator: "\n") {
      let fields = line.split(separator: " ").map { $0.split(separator: "/").map(String.init) }
      guard fields.count == 3, let lemma = fields[0].first else { continue }
      for prefix in [""] + (prefixes[lemma] ?? []) {
        for form in fields[1] + fields[2] where form != lemma && lemmas[prefix + form] == nil {
          lemmas[prefix + form] = prefix + lemma
        }
      }
    }
    return lemmas
  }()

  private static let prefixes: [String: [String]] = [
    "come": ["over", "be"], "take": ["over", "under", "re", "mis", "par"], "draw": ["with", "over", "re"],
    "go": ["under", "fore", "out"], "hold": ["with", "up"], "stand": ["with", "under", "misunder"],
    "throw": ["over"], "run": ["over", "out", "re"], "see": ["over", "fore"], "do": ["over", "un", "re", "out"],
    "tell": ["re", "fore"], "build": ["re"], "write": ["re", "under", "over"], "think": ["re"], "make": ["re"],
    "give": ["for"], "get": ["for"], "pay": ["re", "over", "under"], "say": ["gain"],
    "lead": ["mis"], "read": ["mis", "re"], "hear": ["over", "mis"], "feed": ["over"], "grow": ["out"], "eat": ["over"],
    "spend": ["over", "out"], "sell": ["out", "over", "re"], "shoot": ["over"], "ride": ["over"], "sleep": ["over"],
    "blow": ["over"], "fall": ["be"], "win": ["re"], "bear": ["for"], "swear": ["for"], "wind": ["un"],
    "hang": ["over"], "buy": ["out"], "bind": ["un"], "sit": ["out"],
  ]

  private static let table = """
    arise arose arisen
    awake awoke awoken
    bear bore borne/born
    beat beat beaten
    become became become
    begin began begun
    bend bent bent
    beseech besought besought
    bind bound bound
    bite bit bitten
    bleed bled bled
    blow blew blown
    break broke broken
    breed bred bred
    bring brought brought
    build built built
    burn burnt burnt
    buy bought bought
    catch caught caught
    choose chose chosen
    cling clung clung
    come came come
    creep crept crept
    deal dealt dealt
    dig dug dug
    do did done
    draw drew drawn
    dream dreamt dreamt
    drink drank drunk
    drive drove driven
    dwell dwelt dwelt
    eat ate eaten
    fall fell fallen
    feed fed fed
    feel felt felt
    fight fought fought
    find found found
    flee fled fled
    fling flung flung
    fly flew flown
    forbid forbade/forbad forbidden
    forget forgot forgotten
    forgive forgave forgiven
    forsake forsook forsaken
    freeze froze frozen
    get got gotten/got
    give gave given
    go went gone
    grind ground ground
    grow grew grown
    hang hung hung
    have had had
    hear heard heard
    hide hid hidden
    hold held held
    keep kept kept
    kneel knelt knelt
    know knew known
    lay laid laid
    lead led led
    lean leant leant
    leap leapt leapt
    learn learnt learnt
    leave left left
    lend lent lent
    lie lay lain
    light lit lit
    lose lost lost
    make made made
    mean meant meant
    meet met met
    pay paid paid
    prove proved proven
    ride rode ridden
    ring rang rung
    rise rose risen
    run ran run
    say said said
    see saw seen
    seek sought sought
    sell sold sold
    send sent sent
    sew sewed sewn
    shake shook shaken
    shine shone shone
    shoot shot shot
    show showed shown
    shrink shrank shrunk
    sing sang sung
    sink sank sunk
    sit sat sat
    sleep slept slept
    slide slid slid
    sling slung slung
    smell smelt smelt
    sow sowed sown
    speak spoke spoken
    speed sped sped
    spell spelt spelt
    spend spent spent
    spill spilt spilt
    spin spun spun
    spit spat spat
    spoil spoilt spoilt
    spring sprang sprung
    stand stood stood
    steal stole stolen
    stick stuck stuck
    sting stung stung
    stink stank stunk
    stride strode stridden
    strike struck struck/stricken
    string strung strung
    strive strove striven
    swear swore sworn
    sweep swept swept
    swell swelled swollen
    swim swam swum
    swing swung swung
    take took taken
    teach taught taught
    tear tore torn
    tell told told
    think thought thought
    throw threw thrown
    tread trod trodden
    undergo underwent undergone
    wake woke woken
    wear wore worn
    weave wove woven
    weep wept wept
    win won won
    wind wound wound
    wring wrung wrung
    write wrote written
    plead pled pled
    sneak snuck snuck
    dive dove dived
    behold beheld beheld
    """
}
