import Testing

@testable import Fetching

@Suite struct RobotsFileTests {
  private static func allows(_ file: String, _ target: String) -> Bool {
    RobotsFile(Array(file.utf8), product: "Parley").allows(target)
  }

  @Test(arguments: [
    ("", true), ("Disallow: /", true), ("User-agent: *\nDisallow: /", false), ("user-AGENT:*\ndisALLOW:/", false),
    ("User-agent: parley\nDisallow: /a", false), ("User-agent: PARLEY/2.0\nDisallow: /a", false),
    ("User-agent: parleybot\nDisallow: /", true), ("User-agent: parl\nDisallow: /", true),
    // A group that names the program takes the place of the one for all.
    ("User-agent: *\nDisallow: /\n\nUser-agent: parley\nDisallow: /x", true),
    ("User-agent: parley\nDisallow:\n\nUser-agent: *\nDisallow: /", true),
    // Names in a row share a group; several groups of one name are one.
    ("User-agent: other\nUser-agent: parley\nDisallow: /a", false),
    ("User-agent: other\nSitemap: https://a.example/s\nUser-agent: parley\nDisallow: /a", false),
    ("User-agent: other\nDisallow: /a\nUser-agent: parley\nDisallow: /x", true),
    ("User-agent: parley\nDisallow: /x\nUser-agent: b\nDisallow: /\nUser-agent: parley\nDisallow: /a", false),
    ("User-agent: *\nDisallow: /a # why\n", false), ("User-agent: * # all\nDisallow: /a", false),
    ("# Disallow: /\nUser-agent: *\n#Disallow: /\nDisallow: /x", true),
    ("\u{FEFF}User-agent: *\r\nDisallow: /a\r\n", false), ("User-agent: *\rDisallow: /a\r", false),
    ("<html><p>User-agent: *</p></html>", true), ("User-agent: *\nDisallow /a", true),
    ("User-agent: *\nNonsense: 1\nDisallow: /a", false),
  ])
  func groupsAndLines(file: String, isAllowed: Bool) {
    #expect(Self.allows(file, "/a/b") == isAllowed)
  }

  @Test(arguments: [
    (["Disallow: /a"], "/a", false), (["Disallow: /a"], "/abc", false), (["Disallow: /a/"], "/a", true),
    (["Disallow: /A"], "/a", true), (["Disallow: /"], "/robots.txt", true),
    (["Disallow: /a", "Allow: /a/b"], "/a/b/c", true), (["Allow: /a/b", "Disallow: /a"], "/a/c", false),
    (["Disallow: /a/b", "Allow: /a/b"], "/a/b", true), (["Allow: /a", "Disallow: /a"], "/a", true),
    (["Disallow: /*.php"], "/x/a.php?b", false), (["Disallow: /*.php$"], "/x/a.php?b", true),
    (["Disallow: /*.php$"], "/x/a.php", false), (["Disallow: /a$"], "/a", false), (["Disallow: /a$"], "/ab", true),
    (["Disallow: /a*b*c"], "/a1b2c3", false), (["Disallow: /a*b*c"], "/a1c2b", true),
    (["Disallow: *"], "/x", false), (["Disallow: /*?print"], "/a?print=1", false),
    (["Disallow: /*/b$"], "/a/b/b", false), (["Disallow: /a**$"], "/a", false), (["Disallow: $"], "/", true),
    (["Disallow: /$"], "/", false), (["Disallow: /$"], "/a", true), (["Disallow: /a$b"], "/a$b", false),
    (["Disallow: /é"], "/%C3%A9", false), (["Disallow: /%c3%a9"], "/%C3%A9", false),
    (["Disallow: /%61"], "/abc", false), (["Disallow: /a%2Fb"], "/a/b", true), (["Disallow: /a%2a"], "/axx", true),
    (["Disallow: /a%2"], "/a%2", false), (["Disallow:"], "/a", true), (["Disallow: a"], "/a", true),
  ])
  func theLongestRuleDecides(rules: [String], target: String, isAllowed: Bool) {
    #expect(Self.allows(("User-agent: *\n" + rules.joined(separator: "\n")), target) == isAllowed)
  }

  @Test(
    arguments: [
      ("User-agent: *\nCrawl-delay: 2.5", 2.5), ("User-agent: *\nCrawl-delay: -1", nil),
      ("User-agent: *\nCrawl-delay: soon", nil), ("User-agent: *\nCrawl-delay: nan", nil),
      ("User-agent: *\nCrawl-delay: 9\n\nUser-agent: parley\nDisallow: /x\nCrawl-delay: 3", 3),
      ("User-agent: other\nCrawl-delay: 9\nDisallow: /\n", nil),
    ] as [(String, Double?)])
  func delays(file: String, seconds: Double?) {
    #expect(RobotsFile(Array(file.utf8), product: "Parley").delay == seconds)
  }

  @Test func whateverStandsInAFileIsRead() {
    let pieces = [
      "User-agent", ":", " ", "*", "parley", "\n", "\r", "Disallow", "allow", "/", "$", "%", "%4", "%41", "é", "#",
      "\u{0}", "crawl-delay", "1e999", "99999999999999999999",
    ]
    var random = SystemRandomNumberGenerator()
    for _ in 0..<2000 {
      let file = (0..<Int.random(in: 0..<40, using: &random)).compactMap { _ in pieces.randomElement(using: &random) }
      #expect(RobotsFile(Array(file.joined().utf8), product: "Parley").allows("/robots.txt"))
      _ = Self.allows(file.joined(), "/" + file.reversed().joined())
    }
  }

  @Test func hostilePatternsEnd() {
    let rule = "/" + String(repeating: "*a", count: 200) + "b"
    let target = "/" + String(repeating: "a", count: 2000)
    #expect(Self.allows("User-agent: *\n" + String(repeating: "Disallow: \(rule)\n", count: 5), target))
  }
}
