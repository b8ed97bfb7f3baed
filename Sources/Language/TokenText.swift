/// Makes a token's strings from code points.
enum TokenText {
  /// Fills `form` and `lower`; both are one small string where nothing is to be lowered.
  static func fill(_ token: inout Token, from scalars: UnsafeBufferPointer<Unicode.Scalar>) {
    let range = token.start..<token.end
    var isPlain = true
    var hasCapital = false
    for index in range {
      let value = scalars[index].value
      if value >= 0x80 { isPlain = false }
      if value &- 0x41 < 26 { hasCapital = true }
    }
    if isPlain {
      token.form = plain(scalars, range, lowering: false)
      token.lower = hasCapital ? plain(scalars, range, lowering: true) : token.form
    } else {
      var form = String.UnicodeScalarView()
      form.append(contentsOf: scalars[range])
      token.form = String(form)
      token.lower = lower(scalars, range)
    }
  }

  /// The lower-case form with straight apostrophes and quotation marks.
  static func lower(_ scalars: UnsafeBufferPointer<Unicode.Scalar>, _ range: Range<Int>) -> String {
    if range.allSatisfy({ scalars[$0].value < 0x80 }) { return plain(scalars, range, lowering: true) }
    var result = ""
    for index in range {
      let scalar = scalars[index]
      switch scalar.value {
      case 0x2018, 0x2019, 0x201A, 0x201B, 0x2BC, 0xFF07: result.unicodeScalars.append("'")
      case 0x201C, 0x201D, 0x201E, 0x201F, 0xAB, 0xBB: result.unicodeScalars.append("\"")
      case 0xAD: break
      case 0..<0x80:
        result.unicodeScalars.append(
          scalar.value &- 0x41 < 26 ? Unicode.Scalar(UInt8(scalar.value + 32)) : scalar)
      default: result += scalar.properties.lowercaseMapping
      }
    }
    return result
  }

  private static func plain(
    _ scalars: UnsafeBufferPointer<Unicode.Scalar>, _ range: Range<Int>, lowering: Bool
  ) -> String {
    String(unsafeUninitializedCapacity: range.count) { bytes in
      var count = 0
      for index in range {
        let value = scalars[index].value
        bytes[count] = UInt8(truncatingIfNeeded: lowering && value &- 0x41 < 26 ? value + 32 : value)
        count += 1
      }
      return count
    }
  }
}
