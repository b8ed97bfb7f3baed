/// What a code point is to the tokenizer.
enum ScalarClass: UInt8 {
  case space, lineBreak, letter, digit, mark, ideograph, punctuation, symbol

  /// The class of a code point; ASCII and the Latin letters are decided without a table look-up.
  @inline(__always)
  static func of(_ scalar: Unicode.Scalar) -> ScalarClass {
    let value = scalar.value
    if value < 0x80 { return ofASCII(value) }
    return ofWide(scalar)
  }

  @inline(__always)
  private static func ofASCII(_ value: UInt32) -> ScalarClass {
    if value &- 0x61 < 26 || value &- 0x41 < 26 { return .letter }
    if value == 0x20 || value == 0x09 { return .space }
    if value &- 0x30 < 10 { return .digit }
    if value &- 0x0A < 4 { return .lineBreak }
    switch value {
    case 0x24, 0x2B, 0x3C, 0x3D, 0x3E, 0x5E, 0x60, 0x7C, 0x7E: return .symbol
    default: return .punctuation
    }
  }

  private static func ofWide(_ scalar: Unicode.Scalar) -> ScalarClass {
    let value = scalar.value
    switch value {
    case 0x85, 0x2028, 0x2029: return .lineBreak
    case 0xA0, 0xFEFF, 0x200B, 0x1680, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: return .space
    case 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x24F: return .letter
    case 0x2010...0x2027, 0x2030...0x205E: return .punctuation
    case 0xAD, 0x200C, 0x200D, 0x2060, 0xFE00...0xFE0F, 0x1F3FB...0x1F3FF, 0xE0100...0xE01EF: return .mark
    case 0x3040...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x323AF: return .ideograph
    default: break
    }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .letterNumber:
      return .letter
    case .decimalNumber: return .digit
    case .nonspacingMark, .spacingMark, .enclosingMark: return .mark
    case .mathSymbol, .currencySymbol, .modifierSymbol, .otherSymbol, .otherNumber: return .symbol
    case .spaceSeparator: return .space
    case .lineSeparator, .paragraphSeparator: return .lineBreak
    default: return .punctuation
    }
  }
}

extension Unicode.Scalar {
  /// Whether it ends a word: white space or a line break.
  @inline(__always)
  var isBlank: Bool {
    let kind = ScalarClass.of(self)
    return kind == .space || kind == .lineBreak
  }

  /// Whether it is a capital.
  @inline(__always)
  var isCapital: Bool {
    value < 0x80 ? value &- 0x41 < 26 : properties.isUppercase
  }

  /// Whether it is a small letter.
  @inline(__always)
  var isSmall: Bool {
    value < 0x80 ? value &- 0x61 < 26 : properties.isLowercase
  }

  /// Whether it is a letter of any script.
  @inline(__always)
  var isLetter: Bool {
    let kind = ScalarClass.of(self)
    return kind == .letter || kind == .ideograph
  }

  /// Whether it is a decimal digit.
  @inline(__always)
  var isDigit: Bool { ScalarClass.of(self) == .digit }

  /// Whether it can stand for an apostrophe: ' ’ ʼ ＇.
  @inline(__always)
  var isApostrophe: Bool { value == 0x27 || value == 0x2019 || value == 0x2BC || value == 0xFF07 }
}
