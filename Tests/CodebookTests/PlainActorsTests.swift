import Foundation
import Language
import Testing

@testable import Codebook

@Suite struct PlainActorsTests {
  /// The actors of a text, read fast; nil where it is given up.
  private static func plain(_ text: String) -> [PlainActors.Item]? {
    var text = text
    return text.withUTF8 { PlainActors.read(UnsafeRawBufferPointer($0)) }
  }

  @Test(arguments: [
    "actors:\n  - {id: a1, kind: group, name: A}\n",
    "# a comment\n\nactors:\n  # another\n  - {id: a1, kind: group, name: A}\n  # a third\n  - {id: b, kind: place, name: B}",
    "actors:\n  - {id: a1, kind: organisation, name: \"Rail, Sea and Road\", aliases: [RSR, \"R: S\", RSR]}\n",
    "actors:\n  - {id: a1, kind: organisation, name: O'Neill's,\n     aliases:\n     [Łódź Pilots' Union, A*, x|y z],\n"
      + "     members: [a1]}\n",
    "actors:\n  - {id: a1, kind: person, name: A B, family: [B, B.], ambiguous: [B], gender: female,\n"
      + "     roles: [{title: envoy, of: a1, from: 2021, until: 2022-03-04}, {title: head, of: a1}], partOf: a1}\n",
    "actors:\n  - {id: a1, kind: state, name: A, adjectives: [Aish], people: [Aer], capitals: [C], metonyms: [M]}\n",
  ])
  func readsWhatTheReaderOfAllYAMLReads(_ text: String) throws {
    var tables = CodebookTables()
    try tables.read(yaml: text, path: "my.yaml")
    let items = try #require(Self.plain(text))
    #expect(items.map(\.actor) == tables.actors)
  }

  @Test func saysOnWhichLineAnActorStands() throws {
    let text = "actors:\n  # one\n  - {id: a, kind: group,\n     name: A}\n\n  - {id: b, kind: group, name: B}\n"
    #expect(try #require(Self.plain(text)).map(\.line) == [3, 6])
  }

  @Test(arguments: [
    "", "actors:", "issues: []\n", "actors: []\n", "actors:\n  - id: a\n    kind: group\n    name: A\n",
    "actors:\n  - {id: a, kind: group, name: A\n     B}\n", "actors:\n  - {id: a, kind: group, name: 'A'}\n",
    "actors:\n  - {id: a, kind: group, name: \"A\\tB\"}\n", "actors:\n  - {id: a, kind: group, name: A # no\n  }\n",
    "actors:\n  - {id: a, kind: group, name: A, name: B}\n", "actors:\n  - {id: a, kind: tribe, name: A}\n",
    "actors:\n  - {id: a, kind: group, name: A, aliases!: [B]}\n",
    "actors:\n  - {id: a, kind: group, name: A, nick: B}\n",
    "actors:\n  - {id: a, kind: group}\n", "actors:\n  - {id: a, kind: group, name: A, aliases: []}\n",
    "actors:\n  - {id: a, kind: group, name: A, aliases: [...]}\n", "actors:\n  - {id: a, kind: group, name: A}}\n",
    "actors:\n  - {id: a, kind: person, name: A, roles: [{title: envoy, of: a, from: May}]}\n",
    "actors:\n  - {id: a, kind: person, name: A, roles: [{title: envoy}]}\n",
    "actors:\n  - {id: a, kind: group, name: &x A}\n",
    "actors:\n  - {id: a, kind: group, name: A}\nissues: []\n", "actors:\n  - {id: a", "actors:\n  - {id: \"a",
  ])
  func givesUpWhatIsOfAnotherForm(_ text: String) {
    #expect(Self.plain(text) == nil)
  }

  private static let data = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../Sources/CodebookData/data").standardizedFileURL

  /// The files of actors, which must all be of the fast form and say the same to either reader.
  @Test(.enabled(if: FileManager.default.fileExists(atPath: data.path)))
  func theProgramsOwnFilesAreOfThisForm() throws {
    let files = try FileManager.default.contentsOfDirectory(at: Self.data, includingPropertiesForKeys: nil)
      .filter { file in
        ["states", "places", "organisations", "outlets", "persons"].contains { file.lastPathComponent.hasPrefix($0) }
      }
    #expect(files.count >= 14)
    for file in files {
      let text = try String(contentsOf: file, encoding: .utf8)
      let items = try #require(Self.plain(text), "\(file.lastPathComponent)")
      var tables = CodebookTables()
      try tables.read(yaml: text, path: file.lastPathComponent)
      #expect(items.map(\.actor) == tables.actors, "\(file.lastPathComponent)")
    }
  }

  /// Names of plain words are not given to the tokeniser: they must come out the same.
  @Test func namesAreCutAsTheTokeniserCutsThem() throws {
    for actor in try Codebook.standard().actors {
      for name in [actor.name] + actor.aliases + actor.familyNames {
        let words = Tokenizer.words(in: name).map { PhrasePattern.Step.word(PhraseText.straight($0.form)) }
        #expect(try PhrasePattern(name).sequences.first == words, "\(name)")
      }
    }
    for name in ["Cannot", "Dont", "Gonna", "Gimme Shelter", "Gotta", "A  B", "A b", "A B "] {
      let words = Tokenizer.words(in: name).map { PhrasePattern.Step.word($0.form) }
      #expect(try PhrasePattern(name).sequences == [words], "\(name)")
    }
  }
}
