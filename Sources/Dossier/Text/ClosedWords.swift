/// The closed classes of English words that taking phrases and names apart rests on.
///
/// They are part of the method, like the suffixes of `Stem`: no analyst's field of work adds a pronoun, an article or a
/// preposition. What a field can add to stands in the codebook (`Lexicon`).
enum ClosedWords {
  /// Small words inside names that order no one.
  static let particles = set(
    "al el bin ibn bint van von de der den del della da dos das do di du la le los ter ten abu ben af av zu y e")
  /// What follows a family name.
  static let nameSuffixes = set("jr sr ii iii iv junior senior")
  /// First words of a description that means nobody in particular.
  static let indefinites = set(
    """
    a an one two three four five several some many few most both either neither any another other others unnamed
    anonymous unconfirmed
    """)
  /// Words before a name that are no part of it.
  static let determiners = set("the this that these those his her its their our my your")
  /// Words that end a phrase's head.
  static let headEnds = set(
    "of in from with at for on to by who that which familiar close near behind based briefed speaking involved")
  /// Pronouns and words like them.
  static let pronouns = set(
    "he she it they we i you him her them us me his hers its their our who both all everyone sides side parties party")
  /// Words that deny a verb ("won't" is folded to "wont").
  static let negations = set("not never no longer wont cannot cant dont doesnt isnt arent refuse refuses refused")
  /// Words that say little of what a phrase is about.
  static let functionWords = set(
    """
    a an the this that these those some any each every no not of in on at by for with from to into onto upon over under
    about around near after before during since until till through as than then there here so such and or but nor if
    unless whether while because though although be am is are was were been being have has had having do does did done
    will would shall should can could may might must ought going gonna wont dont cant i me my we us our you your he him
    his she her it its they them their who whom whose which what when where why how all both either neither more most
    much many very just only also too again still already yet even now ever never up down out off away back s re ve ll
    t d said say says told tell called according reportedly allegedly some far less than
    """)

  private static func set(_ text: String) -> Set<String> {
    Set(text.split(whereSeparator: { $0.isWhitespace }).map(String.init))
  }
}
