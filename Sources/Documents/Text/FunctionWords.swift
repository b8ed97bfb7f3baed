/// The commonest small words of the larger European languages, by which a text's language shows.
///
/// Words that English shares with another language ("die", "in", "an", "was", "me", "on") count for both or are left out
/// where they would mislead. All are in lower case.
enum FunctionWords {
  /// Which languages a word belongs to: a bit per entry of `languages`.
  typealias Mask = UInt32

  /// English, which is bit 0.
  static let english: Mask = 1

  /// A language's code and words; English comes first.
  static let languages: [(code: String, words: String)] = [
    (
      "en",
      """
      the of and to in a is that for it with as was on be at by this have from or had not are but what were they which \
      their he she his her you we said will would can has been more who if about there when an its also into than \
      after before over i my your our them these those could should may
      """
    ),
    (
      "de",
      """
      der die das und in den von zu mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat \
      dass sie nach wird bei einer um am sind noch wie einem über einen so zum war haben nur oder aber vor zur bis
      """
    ),
    (
      "fr",
      """
      le la les de des du et à un une en que qui dans est pour pas sur au plus ce par il ne se son sa ses avec ont \
      été être cette aux mais nous vous je elle ou leur sont comme dont ces était entre l d qu c n s
      """
    ),
    (
      "es",
      """
      el la los las de del y a en que un una es por con no para su se al lo como más pero sus le ya o fue este ha sí \
      porque esta son entre cuando muy sin sobre también hasta hay desde está nos
      """
    ),
    (
      "it",
      """
      il lo la i gli le di del della dei delle e a in un una che è per con non si da al alla nel nella come più ma \
      sono anche suo sua ha questo questa ai dal dalla sul sulla tra essere ed o se ci l
      """
    ),
    (
      "pt",
      """
      o a os as de do da dos das e em no na nos nas um uma que é por com não para se ao à mais como mas foi seu sua \
      ou ser quando muito já também pelo pela até isso ela entre era depois sem
      """
    ),
    (
      "nl",
      """
      de het een van en in is op te dat die voor met zijn niet aan er om ook als dan maar bij nog uit door over naar \
      hij heeft wordt worden werd deze dit tot meer zich geen hebben was of kan
      """
    ),
    (
      "pl",
      """
      i w na z do że się nie jest to o jak po co za od dla przez ale są tak już być oraz jego jej ich który która \
      które tym tego przy tylko jako może
      """
    ),
    (
      "sv",
      """
      och i att det som en på är av för med den till har de inte om ett men var jag sig från vi så kan när han ska \
      eller nu där efter
      """
    ),
    (
      "da",
      """
      og i at det som en på er af for med den til har de ikke om et men var jeg sig fra vi så kan når han skal eller \
      nu der efter være blev
      """
    ),
    (
      "no",
      """
      og i at det som en på er av for med den til har de ikke om et men var jeg seg fra vi så kan når han skal eller \
      nå der etter være ble blir også noen mot hvor
      """
    ),
    (
      "cs",
      """
      a se na v je že to do s z o i jako ale by za ve pro jsem nebo po tak být byl jeho které který která podle také \
      už není jsou však při
      """
    ),
    (
      "fi",
      """
      ja on ei että se hän oli ovat mutta kun niin myös joka ole sen tai kuin jos nyt vain mukaan sekä jotka hänen
      """
    ),
    (
      "hu",
      """
      a az és hogy nem is egy meg volt ez azt van csak már mint még ha vagy szerint lesz aki ami
      """
    ),
    (
      "ro",
      """
      și de a în la cu pe un o care că nu din pentru este sunt mai al ale ca prin după fost lui sau dar între au fi
      """
    ),
    (
      "tr",
      """
      ve bir bu da de için ile olarak çok daha gibi olan kadar sonra ise ne o en var değil ama her türk
      """
    ),
    (
      "id",
      """
      yang dan di dengan untuk dari ini pada dalam tidak itu akan oleh ke juga telah adalah ada karena mereka
      """
    ),
  ]

  /// The languages of each word.
  static let masks: [String: Mask] = {
    var masks: [String: Mask] = [:]
    for (index, language) in languages.enumerated() {
      for word in language.words.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
        masks[String(word), default: 0] |= 1 << Mask(index)
      }
    }
    return masks
  }()

  /// The longest word, in bytes of UTF-8; longer ones need not be looked up.
  static let longest = masks.keys.map(\.utf8.count).max() ?? 0
}
