/// Words that are written with a stop which does not end a sentence.
///
/// All entries are lower case and without their last stop.
enum Abbreviations {
  /// Titles and the like: a name follows, so they never end a sentence.
  static let beforeNames: Set<String> = [
    "adm", "amb", "atty", "brig", "capt", "cmdr", "col", "comdr", "cpl", "dr", "drs", "ens", "fr", "gen", "gov", "hon",
    "lt", "ltc", "maj", "messrs", "mme", "mlle", "mr", "mrs", "ms", "msgr", "mt", "mx", "pfc", "pres", "prof", "pvt",
    "rep", "reps", "rev", "sen", "sens", "sgt", "spc", "st", "ste", "sr", "supt", "treas", "vice-adm", "lieut", "ald",
    "insp", "det", "dist", "hrh", "ft",
  ]

  /// Those among the titles that are also ordinary words: only with a capital are they abbreviations.
  static let onlyWithCapital: Set<String> = [
    "gen", "gov", "hon", "rep", "reps", "rev", "sen", "st", "ste", "col", "capt", "pres", "adm", "det", "dist", "fr",
    "ms", "mt", "mx", "ft", "ens", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
    "mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sun", "ave", "blvd", "rd", "co", "corp", "inc", "ltd",
    "bros", "jr", "sr", "ala", "ariz", "ark", "calif", "colo", "conn", "del", "fla", "ill", "ind", "kan", "mass",
    "mich", "minn", "miss", "mo", "mont", "neb", "nev", "okla", "ore", "tenn", "tex", "vt", "va", "wash", "wis", "wyo",
    "treas", "insp", "ald", "cal", "dept",
  ]

  /// Abbreviations that may also stand at a sentence's end.
  static let others: Set<String> = [
    "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "mon", "tue", "tues", "wed",
    "thu", "thur", "thurs", "fri", "ave", "blvd", "rd", "co", "corp", "inc", "ltd", "llc", "plc", "bros", "jr", "assn",
    "assoc", "dept", "univ", "est", "etc", "al", "vs", "v", "cf", "viz", "approx", "ca", "ibid", "eds", "vol", "vols",
    "pp", "fig", "figs", "eq", "ph.d", "m.sc", "b.sc", "intl", "natl", "govt", "ext", "tel", "ala", "ariz", "calif",
    "colo", "conn", "fla", "kan", "mich", "minn", "mont", "neb", "nev", "okla", "ore", "tenn", "tex", "wis", "wyo",
    "cal", "mass", "wash", "va", "vt", "ill", "ind", "del", "miss", "ark", "ph.ds", "no", "nos", "art", "sec", "para",
    "ch", "mos", "yrs", "hrs", "mins", "lbs", "avg", "incl", "mfg", "mgr", "mo",
  ]

  /// Abbreviations that stand before a number.
  static let beforeNumbers: Set<String> = [
    "no", "nos", "art", "sec", "para", "ch", "p", "pp", "fig", "figs", "vol", "vols", "eq", "c", "mar", "ill", "ind",
    "del", "mo",
  ]

  /// Words whose capital after an abbreviation shows that a sentence starts.
  static let sentenceStarts: Set<String> = [
    "the", "he", "she", "it", "they", "we", "you", "i", "but", "and", "in", "on", "at", "this", "that", "these",
    "those", "there", "a", "an", "if", "when", "while", "as", "after", "before", "since", "although", "though",
    "however", "his", "her", "its", "their", "our", "my", "what", "who", "how", "why", "where", "so", "yet", "not",
    "no", "all", "some", "many", "most", "both", "one", "another", "for", "with", "from", "by", "to", "according",
    "meanwhile", "also", "still", "now", "then", "instead", "despite", "during", "under", "such", "asked", "officials",
    "because", "once", "until", "unless", "even", "here", "please", "earlier", "later", "last", "speaking", "or",
  ]
}
