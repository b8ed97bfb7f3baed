import Foundation
import Language
import Testing
import Training

@Suite struct CorpusTests {
  @Test func readsTreebanks() throws {
    let treebank = Treebank(
      content: """
        # newdoc id = a
        # newpar
        # sent_id = a-1
        1-2\tDon’t\t_\t_\t_\t_\t_\t_\t_\t_
        1\tDo\tdo\tAUX\tVB\t_\t3\taux\t_\t_
        2\tn’t\tnot\tPART\tRB\t_\t3\tadvmod\t_\t_
        3\tgo\tgo\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No
        4\t!\t!\tPUNCT\t.\t_\t3\tpunct\t_\t_

        # sent_id = a-2
        1\t😀\t😀\tSYM\tNFP\t_\t0\troot\t_\t_

        # newpar
        # sent_id = a-3
        1\tYes\tyes\tINTJ\tUH\t_\t0\troot\t_\t_


        """)
    let text = try #require(treebank.texts.first)
    #expect(text.text == "Don’t go! 😀\n\nYes")
    #expect(text.words.map { [$0.start, $0.end] } == [[0, 2], [2, 5], [6, 8], [8, 9], [10, 11], [13, 16]])
    #expect(text.words.map(\.head) == [2, 2, -1, 2, -1, -1])
    #expect(text.sentences.map(\.offsets) == [0..<9, 10..<11, 13..<16])
  }

  @Test(arguments: [
    ("Amina\tB-Person\nDiallo\tI-Person\nleft\tO\n", ["0..<2 PER"]),
    ("Amina\tB-Person\nDiallo\tE-Person\nOslo\tS-Location\n", ["0..<2 PER", "2..<3 LOC"]),
    ("Oslo\tI-Location\nand\tO\nLima\tI-Location\n", ["0..<1 LOC", "2..<3 LOC"]),
    ("Trans-Andean\tB-Organization\nUnion\tI-Organization\n", ["0..<4 ORG"]),
    ("12\tB-Date\nMay\tI-Date\n", []),
  ])
  func readsNames(_ content: String, _ expected: [String]) throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "names-\(abs(content.hashValue)).tsv")
    try Data(content.utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let corpus = try NameCorpus(path: file.path, columns: (0, 1), scheme: .newswire, keepsTokens: false)
    let sentence = try #require(corpus.sentences.first)
    #expect(sentence.names.map { "\($0.tokens) \(Name.Kind.allCases[$0.kind].rawValue)" } == expected)
  }
}
