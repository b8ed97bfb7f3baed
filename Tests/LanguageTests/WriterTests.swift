import Foundation
@testable import Language
import Records
import Testing

@Suite struct WriterTests {
  @Test func writesCoNLLU() {
    var bytes: [UInt8] = []
    CoNLLUWriter.append(annotate("Don’t go.\n\nYes"), to: &bytes)
    let expected = """
      # newdoc id = d
      # newpar
      # sent_id = d-1
      # text = Don’t go.
      1-2\tDon’t\t_\t_\t_\t_\t_\t_\t_\tStart=0|End=5
      1\tDo\tdo\tAUX\tVB\tMood=Imp|VerbForm=Fin\t3\taux\t_\tStart=0|End=2
      2\tn’t\tnot\tPART\tRB\tPolarity=Neg\t3\tadvmod\t_\tStart=2|End=5
      3\tgo\tgo\tVERB\tVB\tMood=Imp|VerbForm=Fin\t0\troot\t_\tSpaceAfter=No|Start=6|End=8
      4\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\tStart=8|End=9

      # newpar
      # sent_id = d-2
      # text = Yes
      1\tYes\tyes\tINTJ\tUH\tPolarity=Pos\t0\troot\t_\tStart=11|End=14


      """
    #expect(withoutFeatures(String(decoding: bytes, as: UTF8.self)) == withoutFeatures(expected))
  }

  /// UD's validator wants white space told once, behind the whole contraction.
  @Test func tellsSpaceBehindContractionsOnTheirRangeLine() {
    var bytes: [UInt8] = []
    CoNLLUWriter.append(annotate("“They don’t,” he said."), to: &bytes)
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n").filter { $0.contains("SpaceAfter=No") }
    #expect(lines.map { $0.prefix { $0 != "\t" } } == ["1", "3-4", "5", "8"])
  }

  /// CoNLL-U without the column of features, which change with the weights.
  private func withoutFeatures(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      var columns = line.split(separator: "\t", omittingEmptySubsequences: false)
      if columns.count == 10 { columns[5] = "_" }
      return columns.joined(separator: "\t")
    }.joined(separator: "\n")
  }

  @Test func writesUnderscoresForAbsentLayers() throws {
    let document = Document(id: "x\ny", path: "x", language: "en", text: "a b")
    let text = try Pipeline([Tokenizer(), SentenceSplitter()]).annotate(document)
    var bytes: [UInt8] = []
    CoNLLUWriter.append(text, to: &bytes)
    let output = String(decoding: bytes, as: UTF8.self)
    #expect(output.hasPrefix("# newdoc id = x y\n"))
    #expect(output.contains("1\ta\t_\t_\t_\t_\t_\t_\t_\tStart=0|End=1\n"))
  }

  @Test func writesHeads() {
    let text = annotate("They agreed.")
    var bytes: [UInt8] = []
    CoNLLUWriter.append(text, to: &bytes)
    let output = String(decoding: bytes, as: UTF8.self)
    #expect(output.contains("PRON\tPRP\tCase=Nom|Number=Plur|Person=3|PronType=Prs\t2\tnsubj\t_"))
    #expect(output.contains("VERB\tVBD\tMood=Ind|Number=Plur|Person=3|Tense=Past|VerbForm=Fin\t0\troot\t_"))
  }

  @Test func writesJSON() throws {
    var bytes: [UInt8] = []
    ParseWriter.append(annotate("“A \\ \t\u{1}b” on 8 May 2025", published: "2025-05-09"), to: &bytes)
    #expect(bytes.last == 10 && bytes.filter { $0 == 10 }.count == 1)
    let object = try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
    #expect(object["kind"] as? String == "parse")
    #expect(object["document"] as? String == "d")
    let sentences = try #require(object["sentences"] as? [[String: Any]])
    let tokens = try #require(sentences.first?["tokens"] as? [[String: Any]])
    #expect(tokens.first?["form"] as? String == "“")
    #expect(tokens.count { $0["head"] is NSNull } == 1)
    #expect(tokens.last?["xpos"] as? String == "CD")
    let quotation = try #require((object["quotations"] as? [[String: Any]])?.first)
    #expect((quotation["content"] as? [String: Any])?["text"] as? String == "A \\ \t\u{1}b")
    let time = try #require((object["times"] as? [[String: Any]])?.first)
    #expect(time["value"] as? String == "2025-05-08")
    #expect(time["type"] as? String == "DATE")
  }
}

@Suite struct PipelineTests {
  @Test func refusesWrongOrder() {
    let error = #expect(throws: Pipeline.OrderError.self) { try Pipeline([SentenceSplitter(), Tokenizer()]) }
    #expect(error?.step == "SentenceSplitter")
    #expect(error?.missing == [.tokens])
  }

  @Test func standardStepsStandInOrder() throws {
    _ = try Pipeline(Pipeline.standardSteps())
  }

  @Test func sameTextSameAnnotation() {
    let text = "“We will walk away,” Vance said on Wednesday.\nThe U.S. won't wait."
    var first: [UInt8] = []
    var second: [UInt8] = []
    ParseWriter.append(annotate(text), to: &first)
    ParseWriter.append(annotate(text), to: &second)
    #expect(first == second)
  }
}
