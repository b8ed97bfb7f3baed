import Codebook
import Language
import Records
import Testing

@testable import Reading

@Suite struct ExplanationTests {
  private static let dispatch = """
    ISLAND TALKS STALL

    The Harbour Post reported that Norway, its prime minister said on Tuesday, rejected the proposal to cede the island. \
    About 200 people have been killed.

    “We will walk away from the talks unless the Norwegian government agrees to a ceasefire,” Foreign Minister Ana Duarte \
    of Portugal said on Wednesday in Geneva.
    """

  private static func explanation(_ kind: Record.Kind, corrected: [Record.Amendment] = []) throws -> Explanation {
    let codebook = try Codebook.standard()
    let text = Pipeline.standard.annotate(
      Document(
        id: "d1", path: "a.txt", outlet: "Quay Wire", published: .init(value: "2031-05-07", from: .metadata),
        language: "en", text: dispatch))
    let records = Reader(codebook: codebook).read(text)
    var record = try #require(records.first { $0.kind == kind })
    record.corrected = corrected
    return Explanation(of: record, among: records, in: text, codebook: codebook)
  }

  private static func lines(_ explanation: Explanation, _ title: String) -> [String] {
    explanation.sections.first { $0.title == title }?.lines ?? []
  }

  @Test func aThreatIsExplainedFromTheOutletInwards() throws {
    let explanation = try Self.explanation(.threat)
    #expect(explanation.title.hasPrefix("threat d1-t") && explanation.title.hasSuffix(" in a.txt"))
    #expect(explanation.sections.map(\.title) == ["Words", "Parse", "Rule", "Chain", "Fields"])
    let words = Self.lines(explanation, "Words")
    #expect(words.first?.hasPrefix("line 5, code points ") == true)
    #expect(words.contains { $0.contains("[[") && $0.contains("]]") && $0.contains("Duarte") })
    let chain = Self.lines(explanation, "Chain")
    #expect(chain.first == "outlet: Quay Wire")
    #expect(chain.contains { $0.hasPrefix("said by “said” by Ana Duarte (not in the codebook)") })
    #expect(chain.contains { $0.hasPrefix("direct: “We will walk away") })
    #expect(chain.last == "form quote, modality asserted, said “Wednesday” (2031-05-07)")
    let fields = Self.lines(explanation, "Fields")
    let actors = "who must act: Norwegian government (NOR)"
    #expect(fields.contains { $0.hasPrefix("condition: (unless) “") && $0.contains(actors) })
    #expect(fields.contains("deadline: none"))
    let rule = Self.lines(explanation, "Rule")
    #expect(rule.first?.hasPrefix("threat.action+unless, confidence 0.") == true)
    #expect(rule.last?.contains("“unless” clause") == true)
  }

  @Test func theTreeShowsEveryWordOnceAndMarksTheEvidence() throws {
    let tree = Self.lines(try Self.explanation(.figure), "Parse")
    let words = tree.joined(separator: " ").split(whereSeparator: { " ,├└│".contains($0) }).map(String.init)
    for word in ["About*", "200*", "people*", "have*", "been*", "killed*"] {
      #expect(words.count { $0 == word } == 1, "\(word)")
    }
    #expect(tree.first?.contains(" root ") == true)
    #expect(!words.contains("."), "punctuation is left out")
  }

  @Test func whatTheOutletItselfSaysHasNoSaying() throws {
    let chain = Self.lines(try Self.explanation(.figure), "Chain")
    #expect(chain == ["outlet: Quay Wire", "the outlet's own account", "form outlet, modality asserted"])
    let fields = Self.lines(try Self.explanation(.figure), "Fields")
    #expect(fields.contains { $0.hasPrefix("value: 200") }, "\(fields)")
  }

  @Test func correctionsAreShown() throws {
    let explanation = try Self.explanation(
      .position, corrected: [Record.Amendment(by: "own.yaml:3", change: "stance: rejects → opposes")])
    #expect(Self.lines(explanation, "Corrections") == ["own.yaml:3: stance: rejects → opposes"])
  }
}
