/// What a robots.txt says to one program.
///
///     RobotsFile(Array("User-agent: *\nDisallow: /private".utf8), product: "Parley").allows("/private/a")  // false
///
/// Source: RFC 9309; `Crawl-delay` is custom. Linear in the size of the file.
struct RobotsFile: Hashable, Sendable {
  /// One `Allow` or `Disallow`.
  struct Rule: Hashable, Sendable {
    let pattern: RobotsPattern
    let allows: Bool
  }

  /// The rules of the groups that name the program, or else of those for all.
  private(set) var rules: [Rule] = []
  /// The seconds between requests that those groups ask for.
  private(set) var delay: Double?

  /// What a server without rules says.
  static let allowingAll = RobotsFile()

  private init() {}

  /// Reads a file.
  ///
  /// - Parameter product: The program's name, compared without regard to case.
  init(_ bytes: [UInt8], product: String) {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let content = bytes.starts(with: mark) ? bytes[mark.count...] : bytes[...]
    let product = Array(product.lowercased().utf8)
    var own = RobotsFile()
    var common = RobotsFile()
    var isNamed = false
    // Whom the group is for, and whether it has rules: then a further name begins another one.
    var group = (isOwn: false, isCommon: false, hasRules: true)
    for line in content.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) {
      guard let (key, value) = RobotsFile.field(line) else { continue }
      switch key {
      case "user-agent":
        if group.hasRules { group = (false, false, false) }
        if value.first == UInt8(ascii: "*") {
          group.isCommon = true
        } else if RobotsFile.product(value) == product {
          group.isOwn = true
          isNamed = true
        }
      case "allow", "disallow":
        group.hasRules = true
        guard !value.isEmpty else { continue }
        let rule = Rule(pattern: RobotsPattern(value), allows: key == "allow")
        if group.isOwn { own.rules.append(rule) }
        if group.isCommon { common.rules.append(rule) }
      case "crawl-delay":
        guard let seconds = Double(String(decoding: value, as: UTF8.self)), seconds.isFinite, seconds >= 0 else {
          continue
        }
        if group.isOwn { own.delay = max(own.delay ?? 0, seconds) }
        if group.isCommon { common.delay = max(common.delay ?? 0, seconds) }
      default: continue
      }
    }
    self = isNamed ? own : common
  }

  /// Whether the program may ask for a path with its query: the longest rule that fits decides, and of equals the kinder.
  func allows(_ target: String) -> Bool {
    if target == "/robots.txt" { return true }
    let target = RobotsPattern.normal(Array(target.utf8)[...])
    var best: (length: Int, allows: Bool) = (-1, true)
    for rule in rules where rule.pattern.length >= best.length {
      if rule.pattern.length == best.length, best.allows { continue }
      if rule.pattern.fits(target) { best = (rule.pattern.length, rule.allows) }
    }
    return best.allows
  }

  /// The key in lower case and the value of a line, without its comment.
  private static func field(_ line: ArraySlice<UInt8>) -> (key: String, value: ArraySlice<UInt8>)? {
    let line = line.prefix { $0 != UInt8(ascii: "#") }
    guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { return nil }
    let key = trimmed(line[..<colon])
    guard key.count <= 16 else { return nil }
    return (String(decoding: key, as: UTF8.self).lowercased(), trimmed(line[(colon + 1)...]))
  }

  private static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let start = bytes.drop { $0 <= 0x20 }
    guard let last = start.lastIndex(where: { $0 > 0x20 }) else { return [] }
    return start[...last]
  }

  /// The name that a line begins with, in lower case: "Parley/2.0" names "parley".
  private static func product(_ value: ArraySlice<UInt8>) -> [UInt8] {
    value.prefix { 0x61...0x7A ~= $0 | 0x20 || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") }
      .map { 0x41...0x5A ~= $0 ? $0 | 0x20 : $0 }
  }
}
