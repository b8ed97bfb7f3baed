/// Given names with a sex, and nouns for people, as learnt from text.
///
/// Written by `parley-train people`; see docs/LANGUAGE.md. Names are those that "he" or "she" follows clearly more
/// often than the other; nouns those that describe people in the treebank or beside people's names.
enum PersonLexicon {
  static let maleNames = PersonWords.words("""
    john michael david james robert william thomas frank
    """)
  static let femaleNames = PersonWords.words("""
    mary anna elizabeth jennifer susan maria
    """)
  static let nouns = PersonWords.words("""
    president minister leader spokesperson teacher student child person
    """)
}
