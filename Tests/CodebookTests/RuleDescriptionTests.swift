import Codebook
import Foundation
import Records
import Testing

/// Every rule that the reading's source names has a description, so that `parley explain` is never at a loss.
@Suite struct RuleDescriptionTests {
  private static let sources = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../Sources/Reading").standardizedFileURL
  private static let areThere = FileManager.default.fileExists(atPath: sources.path)

  /// The names of rules in the reading's source: what is written after `rule:` or `rule =`, up to the next argument.
  static func names(in source: String) -> Set<String> {
    var names: Set<String> = []
    for match in source.matches(of: /\brule(?::| =(?!=))\s*([^,;\n]*(?:\n\s*[?:][^,\n]*)*)/) {
      for literal in match.output.1.matches(of: /"([^"]+)"/) { names.insert(String(literal.output.1)) }
    }
    return names
  }

  @Test func findsTheNamesInASource() {
    #expect(Self.names(in: #"x(rule: "a.b", y: "c")"#) == ["a.b"])
    #expect(Self.names(in: #"x(rule: is ? "a.b" : "a.c", y)"#) == ["a.b", "a.c"])
    #expect(Self.names(in: "rule = is\n  ? \"a.b\"\n  : \"a.c\"\nlet name = \"d\"") == ["a.b", "a.c"])
    #expect(Self.names(in: #"let rules = ["a"]; if rule == "b" {}"#) == [])
  }

  @Test(.enabled(if: areThere)) func everyRuleIsDescribed() throws {
    let codebook = try Codebook.standard()
    let files = FileManager.default.enumerator(at: Self.sources, includingPropertiesForKeys: nil)
    var names: Set<String> = []
    while let file = files?.nextObject() as? URL {
      guard file.pathExtension == "swift" else { continue }
      names.formUnion(Self.names(in: try String(contentsOf: file, encoding: .utf8)))
    }
    #expect(names.count > 50)
    for name in names.sorted() {
      for full in Self.expanded(name) {
        #expect(codebook.description(ofRule: full) != nil, "\(full) is not described in rules.yaml")
      }
    }
  }

  /// The names that a pattern stands for: `position.\(stance.rawValue)` is one a stance.
  private static func expanded(_ name: String) -> [String] {
    guard name.contains("\\(") else { return [name] }
    if name.contains("stance") { return Position.Stance.allCases.map { "position.\($0.rawValue)" } }
    if name.contains("relation") { return Threat.Condition.Relation.allCases.map { "threat.action+\($0.rawValue)" } }
    return [name]
  }

  @Test func whatARuleAddsIsDescribedToo() throws {
    let codebook = try Codebook.standard()
    let plain = try #require(codebook.description(ofRule: "threat.action"))
    let unless = try #require(codebook.description(ofRule: "threat.action+unless"))
    #expect(unless.hasPrefix(plain + " ") && unless.contains("unless"))
    for relation in Threat.Condition.Relation.allCases {
      let text = codebook.description(ofRule: "threat.noun+\(relation.rawValue)") ?? ""
      #expect(text.count > (codebook.description(ofRule: "threat.noun") ?? "").count, "+\(relation.rawValue)")
    }
    #expect(codebook.description(ofRule: "no.such") == nil)
    #expect(codebook.description(ofRule: "") == nil)
  }
}
