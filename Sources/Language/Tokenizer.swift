/// Cuts a text into syntactic words after the English conventions of Universal Dependencies.
///
/// Contractions are split ("wo" "n't", "Trump" "’s", "can" "not"), hyphenated compounds too ("cease" "-" "fire", but
/// "non-member", "e-mail"); abbreviations, initials, numbers with separators, clock times, addresses, handles, tags
/// and emoji stay whole. Works on code points in linear time; no token is longer than `longestToken`.
public struct Tokenizer: Annotator {
  /// The longest token in code points; a longer run of letters is cut there.
  public static let longestToken = 4_096

  /// Needs nothing.
  public let needs: Set<Layer> = []
  /// Adds the tokens.
  public let adds: Set<Layer> = [.tokens]

  /// Makes a tokenizer.
  public init() {}

  /// Fills the text's tokens.
  public func annotate(_ text: inout AnnotatedText) {
    text.tokens = Tokenizer.tokens(of: text.scalars)
  }

  /// The tokens of a short phrase; offsets count from its own first code point.
  public static func words(in phrase: String) -> [Token] {
    tokens(of: Array(phrase.unicodeScalars))
  }

  static func tokens(of scalars: [Unicode.Scalar]) -> [Token] {
    scalars.withUnsafeBufferPointer { buffer in
      var scan = TokenScan(scalars: buffer)
      scan.run()
      return scan.tokens
    }
  }
}

/// One pass over a text's code points.
///
/// Every step of `run` and of the loops below moves forward; look-ahead is bounded by a constant, or by an address
/// that is then consumed whole.
struct TokenScan {
  let scalars: UnsafeBufferPointer<Unicode.Scalar>
  var tokens: [Token] = []

  init(scalars: UnsafeBufferPointer<Unicode.Scalar>) {
    self.scalars = scalars
    tokens.reserveCapacity(scalars.count / 5 + 1)
  }

  mutating func run() {
    var position = 0
    while position < scalars.count {
      let scalar = scalars[position]
      switch ScalarClass.of(scalar) {
      case .space, .lineBreak: position += 1
      case .letter, .digit: position = word(from: position)
      case .ideograph: position = add(position, withMarks(after: position + 1))
      case .mark: position = add(position, withMarks(after: position + 1))
      case .punctuation, .symbol: position = mark(from: position)
      }
    }
  }

  /// Appends a token and returns its end; a token always holds a code point, so that the scan advances.
  @discardableResult
  mutating func add(_ start: Int, _ end: Int) -> Int {
    var token = Token(start: start, end: end, form: "", lower: "", lemma: "")
    TokenText.fill(&token, from: scalars)
    token.isFollowedBySpace = end < scalars.count && scalars[end].isBlank
    tokens.append(token)
    return end
  }

  func at(_ index: Int) -> Unicode.Scalar {
    index >= 0 && index < scalars.count ? scalars[index] : " "
  }

  func withMarks(after start: Int) -> Int {
    var end = start
    let limit = min(scalars.count, start + Tokenizer.longestToken - 1)
    while end < limit, ScalarClass.of(scalars[end]) == .mark { end += 1 }
    return end
  }

  /// Whether the code points from an index spell an ASCII word, in any case.
  func spells(_ word: StaticString, at index: Int) -> Bool {
    guard index + word.utf8CodeUnitCount <= scalars.count else { return false }
    return word.withUTF8Buffer { bytes in
      for offset in 0..<bytes.count {
        var value = scalars[index + offset].value
        if value &- 0x41 < 26 { value += 32 }
        if value != UInt32(bytes[offset]) { return false }
      }
      return true
    }
  }

  func lower(_ range: Range<Int>) -> String {
    TokenText.lower(scalars, range)
  }
}

extension Tokenizer {
  /// A word in lower case with straight apostrophes and quotation marks, as in `Token.lower`.
  public static func lower(_ word: String) -> String {
    Array(word.unicodeScalars).withUnsafeBufferPointer { TokenText.lower($0, 0..<$0.count) }
  }
}
