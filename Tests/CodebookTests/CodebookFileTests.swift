import Codebook
import Testing

@Suite struct CodebookFileTests {
  struct Fault: CustomTestStringConvertible, Sendable {
    let yaml: String
    let line: Int?
    let reason: String
    var testDescription: String { reason }
  }

  static let faults: [Fault] = [
    Fault(yaml: "", line: nil, reason: "the file is empty"),
    Fault(yaml: "# nothing but a comment\n", line: nil, reason: "the file is empty"),
    Fault(yaml: "--- \n", line: nil, reason: "the file is empty"),
    Fault(yaml: "actors: [", line: 2, reason: "malformed YAML"),
    Fault(yaml: "actors:\n  - {id: A, kind: [}\n", line: 2, reason: "malformed YAML"),
    Fault(yaml: "actors:\n\t- id: A\n", line: 2, reason: "malformed YAML"),
    Fault(yaml: "actors: []\u{0}", line: nil, reason: "malformed YAML"),
    Fault(yaml: "- a\n- b\n", line: 1, reason: "the file must be keys with values"),
    Fault(yaml: "just words", line: 1, reason: "not a single value"),
    Fault(yaml: "people: []\n", line: 1, reason: "unknown key 'people' in the file"),
    Fault(yaml: "issues: []\nactors:\n", line: 2, reason: "actors must be a list, not nothing"),
    Fault(yaml: "actors!: []\n", line: 1, reason: "not allowed at the top level"),
    Fault(yaml: "actors: []\nactors: []\n", line: 1, reason: "key written twice: actors"),
    Fault(yaml: "actors:\n  - id: A1\n", line: 2, reason: "the actor 'A1' has no 'kind'"),
    Fault(yaml: "actors:\n  - id: A1\n    kind: group\n", line: 2, reason: "the actor 'A1' has no 'name'"),
    Fault(yaml: "actors:\n  - {kind: group, name: A}\n", line: 2, reason: "an actor has no 'id'"),
    Fault(yaml: "actors:\n  - {id: A1, kind: tribe, name: A}\n", line: 2, reason: "unknown kind 'tribe'"),
    Fault(
      yaml: "actors:\n  - id: A1\n    kind: group\n    name: A\n    nick: B\n", line: 5,
      reason: "unknown key 'nick' in an actor"),
    Fault(
      yaml: "actors:\n  - {id: A1, kind: group, name: A}\n  - {id: A1, kind: group, name: B}\n", line: 3,
      reason: "the id 'A1' is used twice in this file"),
    Fault(
      yaml: "actors:\n  - id: A1\n    kind: group\n    name: A\n    aliases: B\n", line: 5,
      reason: "'aliases' must be a list, not a single value"),
    Fault(
      yaml: "actors:\n  - id: A1\n    kind: group\n    name: [A]\n", line: 4,
      reason: "'name' must be a single value, not a list"),
    Fault(
      yaml: "actors:\n  - id: A1\n    kind: group\n    name: A\n    aliases:\n      - {a: b}\n", line: 6,
      reason: "an item of 'aliases' must be a single value, not keys with values"),
    Fault(yaml: "actors:\n  - {id: A1, name!: A}\n", line: 2, reason: "'name!' replaces a list"),
    Fault(
      yaml: "actors:\n  - {id: A1, kind: group, name: A, aliases: [B], aliases!: [C]}\n", line: 2,
      reason: "'aliases' is written twice"),
    Fault(
      yaml: "actors:\n  - id: A1\n    kind: person\n    name: A\n    gender: other\n", line: 5,
      reason: "unknown gender 'other'"),
    Fault(
      yaml: "actors:\n  - id: A1\n    kind: person\n    name: A\n    roles: [{title: envoy}]\n", line: 5,
      reason: "a role needs 'title' and 'of'"),
    Fault(
      yaml:
        "actors:\n  - id: A1\n    kind: person\n    name: A\n    roles: [{title: envoy, of: USA, from: May 2020}]\n",
      line: 5, reason: "'from' 'May 2020' is no date"),
    Fault(
      yaml: "actors:\n  - id: A1\n    kind: person\n    name: A\n    roles: [{title: envoy, of: Atlantis}]\n", line: 5,
      reason: "no actor has the id 'Atlantis' that 'of' names"),
    Fault(
      yaml: "actors:\n  - id: A1\n    kind: group\n    name: A\n    partOf: Atlantis\n", line: 5,
      reason: "no actor has the id 'Atlantis' that 'partOf' names"),
    Fault(
      yaml: "actors:\n  - id: A1\n    kind: group\n    name: A\n    members: [USA, Atlantis]\n", line: 5,
      reason: "no actor has the id 'Atlantis' that 'members' names"),
    Fault(yaml: "issues:\n  - {id: fish, terms: [fish]}\n", line: 2, reason: "the issue 'fish' has no 'label'"),
    Fault(yaml: "issues:\n  - {id: fish, label: fish, terms: ['']}\n", line: 2, reason: "an item of 'terms' is empty"),
    Fault(
      yaml: "issues:\n  - id: fish\n    label: fish\n    terms: [... fish]\n", line: 4, reason: "a gap (...) needs"),
    Fault(yaml: "issues:\n  - id: fish\n    label: fish\n    terms: [fish?]\n", line: 4, reason: "not optional"),
    Fault(
      yaml: "issues:\n  - id: x\n    label: x\n    terms: [a|b|c|d|e|f|g a|b|c|d|e|f|g a|b|c|d|e|f|g]\n", line: 4,
      reason: "more than 256 word sequences"),
    Fault(yaml: "offices:\n  - {title: doge}\n", line: 2, reason: "the office 'doge' has no 'rank'"),
    Fault(yaml: "lexicons: [a]\n", line: 1, reason: "lexicons must be keys with values"),
    Fault(yaml: "lexicons:\n  speech: say\n", line: 2, reason: "lexicon 'speech' must be a list"),
  ]

  private static let standard = Result { try Codebook.standard() }

  @Test(arguments: faults) func refuses(_ fault: Fault) throws {
    let codebook = try Self.standard.get()
    let error = #expect(throws: CodebookError.self) {
      _ = try codebook.merging(yaml: fault.yaml, path: "my.yaml")
    }
    #expect(error?.path == "my.yaml")
    #expect(error?.line == fault.line, "\(error?.description ?? "")")
    #expect(error?.reason.contains(fault.reason) == true, "\(error?.description ?? "")")
    #expect(error?.description.contains("\n") == false)
  }

  @Test func saysWhere() {
    let error = CodebookError(path: "my.yaml", line: 3, reason: "bad")
    #expect(error.description == "my.yaml: line 3: bad")
    #expect(CodebookError(path: "my.yaml", line: nil, reason: "bad").description == "my.yaml: bad")
  }

  @Test func keepsAHostileKeyOnOneLine() throws {
    let key = String(repeating: "x", count: 500)
    let error = #expect(throws: CodebookError.self) {
      _ = try Self.standard.get().merging(yaml: "\"a\\n\(key)\": []\n", path: "my.yaml")
    }
    let description = try #require(error?.description)
    #expect(!description.contains("\n"))
    #expect(description.count < 300)
  }
}
