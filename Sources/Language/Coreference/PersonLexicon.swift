/// Given names with a sex, and nouns for people.
///
/// Written by `parley-train people`; see docs/LANGUAGE.md. Names are those whose bearer the next sentence calls
/// "he" or "she"; nouns those that head mentions of people in GUM train or stand beside people's names in news
/// articles.
enum PersonLexicon {
  static let maleNames = PersonWords.words(
    """
    adam andrew andy anthony barack ben benjamin bernie bill bob charles chris chuck david donald doug eric frank
    george harry jack james jay jeb jeffrey jim joe joel john jon jonathan josh joshua kevin larry lindsey marco
    mark martin matt michael mike mitch mitt patrick paul pete peter rich richard robert roger ron scott steve
    steven ted thomas tom van william
    """)
  static let femaleNames = PersonWords.words(
    """
    barbara hillary jessica lisa melania nancy ocasio secretary
    """)
  static let nouns = PersonWords.words(
    """
    CEO actor actress administrator advertiser adviser advisor agent aide ambassador analyst ancestor anchor angel
    anthropologist appellant appellee appointee architect artist assistant athlete attendee attorney audience author
    babe backer baseman biologist boy boyfriend broadcaster brother bunch businessman candidate captain carpenter
    chairman chairwoman chief child citizen classmate clerk client co-author co-chair co-chairman co-director
    co-founder co-host co-star coach colleague columnist comedian commander commentator commissioner congressman
    congresswoman consultant consumer contractor contributor coordinator correspondent cosplayer councillor counsel
    creator critic crowd curator customer dad daughter dean defector defendant defender deity delegate descendant
    detective dignitary director disciple doctor driver economist editor elect elite empiricist employee employer
    engineer envoy exec executive expert faculty family fan farrier father favorite fellow fisherman folk foreigner
    founder freshman friend frontrunner gamer general gentlemen geologist girl governor graduate guest guy hacker
    hero historian holder human hundred husband incumbent independent individual industrialist inhabitant instructor
    intern judge kid lady lawyer leader learner legend linguist lobbyist local magician major maker man manager
    mathematician mayor member mermaid migrant minister minority moderator mom monk mother motorist mum musician
    national native negotiator neighbor nephew nonprofit observer officer official operative opponent other owner
    painter pan-democrat panel parent participant partner passenger pastor patient patron peacekeeper people person
    philosopher photographer physician pilgrim plaintiff player poet politician pollster population poster president
    priest professional professor proponent protégé psychologist public pupil reader realist referee refugee
    reporter representative researcher resident rider righty roommate runner santorum scholar scientist secretary
    seeker settler sir sister slave sociologist son speaker specialist speechwriter spokesman spokesperson
    spokeswoman staff strategist student subscriber successor superhero survivor tank teacher terrorist thousand
    translator traveler trimmer troop uncle undersecretary user vendor victim viewer visitor vlogger volunteer voter
    whip wife woman worker workforce worshipper writer
    """)
}
