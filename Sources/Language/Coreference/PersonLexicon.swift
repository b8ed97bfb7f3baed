/// Given names with a sex, and nouns for people.
///
/// Written by `parley-train people`; see docs/LANGUAGE.md. Names are those whose bearer the next sentence calls "he" or
/// "she"; nouns those that head mentions of people in GUM train or stand beside people's names in news articles.
enum PersonLexicon {
  static let maleNames = PersonWords.words(
    """
    aaron abdul abu adam alan alex alexander andrew andy anthony antonin asad barack beau ben benjamin bennie bernie
    beto bill billy bob bobby boris brad brandon brian bruce bryan carlos charles chris christopher chuck clarence
    cory craig dana daniel darrell daryl dave david dean dennis devin dick don donald doug douglas dylann dzhokhar
    edward elijah eric ezra francois frank fred gary gavin george gerald gordon greg hassan howard jack jacob james
    jared jason jay jeb jeff jeffrey jerrold jerry jesse jim jimmy joe joel john jon jonathan joseph josh joshua
    julian justin kanye karl keith ken kevin kris kyle lamar larry laurence lawrence lindsey lou marc marco mark
    martin matt michael michel mike mitch mitt mohamed mohammed nate nathan neil newt noah omar orrin pat patrick
    paul pete peter phil qassem rahm rahul ralph rand randy reince rene richard rick rob robert rod roger ron ronald
    roy ruben russell ryan sam samuel scott stan stephen steve steven ted thomas tim timothy todd tom tony trey
    trump van vladimir wayne willem william willie
    """)
  static let femaleNames = PersonWords.words(
    """
    alexandria ana andrea angela anita anne barbara blasey brown carly carol catherine christine claire claudia
    dianne donna elena ellen emma gabrielle hannah ilhan ivanka julia julie kathleen kathy kellyanne kirstjen lisa
    liz lorna margaret mary maxine melania nancy nicole ocasio pam patricia reeva sally sonia stephanie susan
    victoria wendy yulia
    """)
  static let nouns = PersonWords.words(
    """
    CEO actor actress administrator advertiser adviser advisor agent aide ambassador analyst ancestor anchor angel
    anthropologist appellant appellee appointee archbishop architect artist assistant athlete attendee attorney
    author babe backer banker baseman biologist boy boyfriend broadcaster brother bunch businessman candidate
    captain carpenter chairman chairwoman chancellor chief child citizen classmate clerk client co-author co-chair
    co-chairman co-director co-founder co-host co-star coach colleague colonel columnist comedian commander
    commentator commissioner confidant congressman congresswoman consultant consumer contractor contributor
    coordinator correspondent cosplayer councillor counsel counselor creator criminologist critic curator customer
    dad daughter dean defector defendant defender deity delegate descendant detective dignitary director disciple
    doctor driver economist editor elect elite empiricist employee employer engineer entrepreneur envoy
    epidemiologist exec executive expert faculty fan farrier father fellow filmmaker financier firebrand fisherman
    folk foreigner founder freshman friend frontrunner gamer general gentlemen geologist girl governor graduate
    grandson guest guru guy hacker hero historian holder human hundred husband incumbent independent individual
    industrialist inhabitant instructor intern judge kid lady lawyer leader learner legend linguist lobbyist local
    magician major maker man manager marine mathematician mayor member mermaid migrant minister moderator mogul mom
    monk mother motorist mum musician national native negotiator neighbor nephew neurosurgeon nonprofit nurse
    observer officer official operative opponent organizer other owner painter pan-democrat panel parent participant
    partner passenger pastor patient patron peacekeeper people person philosopher photographer physician pilgrim
    plaintiff player poet politician pollster poster president priest producer professional professor proponent
    protégé psychologist pupil reader realist referee refugee rep reporter representative researcher resident
    retiree rider righty roommate runner santorum scholar scientist secretary seeker senior settler sheriff sir
    sister slave socialist sociologist son speaker specialist speechwriter spokesman spokesperson spokeswoman
    sponsor strategist student subscriber successor superhero superintendent supervisor survivor tank teacher
    terrorist theorist thousand translator traveler trimmer troop uncle undersecretary user vendor veteran victim
    viewer visitor vlogger volunteer voter whip widow wife woman worker workforce worshipper writer
    """)
}
