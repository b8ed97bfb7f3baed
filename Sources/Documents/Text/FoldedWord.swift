/// One word of a text as texts are compared by: case, accents and marks taken off.
struct FoldedWord: Equatable {
  /// The first code point.
  var start: Int
  /// One past the last code point.
  var end: Int
  /// A digest of the folded letters: "Zelensky’s" and "ZELENSKYS" have one.
  var digest: UInt64
  /// The same without the ending of a possessive or a plural: "Zelensky", "country" for "countries".
  var stem: UInt64
  /// How many letters and figures it has.
  var length: Int
  /// Whether it begins with a capital.
  var isCapitalised: Bool
  /// Whether all of it is figures.
  var isNumber: Bool
  /// Whether a sentence, a quotation or a line begins with it, where a capital tells nothing.
  var opensSentence: Bool
  /// Whether it stands between quotation marks.
  var isQuoted: Bool
}
