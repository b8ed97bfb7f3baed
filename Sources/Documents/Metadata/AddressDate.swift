/// The day that the address of a page names.
enum AddressDate {
  /// "/2025/05/09/", "/2025-05-09-", "/20250509", and "/A2025050914320005196", which goes on with hour and minute.
  static func date(in address: String) -> PageDate? {
    var numbers: [(value: Int, digits: Int)] = []
    var value = 0
    var digits = 0
    // The first twelve digits of a longer number.
    var beginning = 0
    var separated = true
    for byte in address.utf8.prefix(400) + [UInt8(ascii: "/")] {
      if 0x30...0x39 ~= byte {
        if digits == 0, !separated { numbers = [] }
        if digits < 12 { beginning = digits == 0 ? Int(byte) - 0x30 : beginning * 10 + Int(byte) - 0x30 }
        value = digits < 9 ? value * 10 + Int(byte) - 0x30 : value
        digits += 1
        continue
      }
      if digits > 0 {
        numbers.append((value, digits))
        // One of fourteen digits is a moment at which an archive fetched the page.
        if digits >= 12, digits != 14, 1990...2099 ~= beginning / 100_000_000, beginning / 100 % 100 < 24,
          beginning % 100 < 60,
          let date = PageDate(
            year: beginning / 100_000_000, month: beginning / 1_000_000 % 100, day: beginning / 10_000 % 100)
        {
          return date
        }
        if let last = numbers.last, last.digits == 8, 1990...2099 ~= last.value / 10_000,
          let date = PageDate(year: last.value / 10_000, month: last.value / 100 % 100, day: last.value % 100)
        {
          return date
        }
        let three = numbers.suffix(3)
        if three.count == 3, let year = three.first, year.digits == 4, 1990...2099 ~= year.value {
          let rest = Array(three.dropFirst())
          if rest.allSatisfy({ $0.digits <= 2 }),
            let date = PageDate(year: year.value, month: rest[0].value, day: rest[1].value)
          {
            return date
          }
        }
        value = 0
        digits = 0
      }
      separated = byte == UInt8(ascii: "/") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
      if !separated { numbers = [] }
    }
    return nil
  }
}
