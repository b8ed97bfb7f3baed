import Foundation
import Records
import Testing

@testable import parley

/// `brief --since`, as a user runs it.
@Suite struct SinceTests {
  static func folder() throws -> Folder {
    let folder = try Folder()
    try folder.write("a.txt", Dispatch.threat)
    try folder.write("a.meta.json", #"{"date": "2025-05-07"}"#)
    try folder.write("b.txt", Dispatch.answer)
    try folder.write("b.meta.json", #"{"date": "2025-05-12"}"#)
    try folder.write("c.txt", "Sweden’s Foreign Minister Eva Holm said Sweden demands a pause of the talks.\n")
    return folder
  }

  @Test(arguments: ["text", "markdown", "html"])
  func whatIsNewStandsFirst(format: String) async throws {
    let folder = try Self.folder()
    let outcome = try await Program.run(
      ["brief", "a.txt", "b.txt", "c.txt", "--since", "2025-05-10", "--format", format], in: folder)
    #expect(outcome.status == 0)
    #expect(outcome.text.uppercased().contains("NEW SINCE 10 MAY 2025"))
    #expect(outcome.text.contains("1 new document: b"))
    #expect(outcome.text.contains("1 document of unknown date, neither new nor known before: c"))
  }

  @Test func theDossierHasOneFieldMore() async throws {
    let folder = try Self.folder()
    let command = ["brief", "a.txt", "b.txt", "c.txt", "--format", "json"]
    let plain = try await Program.run(command, in: folder)
    let outcome = try await Program.run(command + ["--since", "2025-05-10"], in: folder)
    #expect(JSONKeys.ofObject(plain.text) == ContractTests.dossierKeys)
    #expect(JSONKeys.ofObject(outcome.text) == ContractTests.dossierKeys + ["since"])
    let since = try #require(try JSONDecoder().decode(Dossier.self, from: Data(outcome.output)).since)
    let dossier = try JSONDecoder().decode(Dossier.self, from: Data(plain.output))
    #expect(since.added == [dossier.documents[1].id])
    #expect(since.undated == [dossier.documents[2].id])
    #expect(since.changes.contains { $0.status == .new })
    let known = Set(dossier.records.map(\.id))
    #expect(since.changes.allSatisfy { known.isSuperset(of: $0.records) })
  }

  @Test(arguments: ["2025-5-1", "yesterday", "2025-02-30", "2025-05", "", "2025-13-01"])
  func onlyADayIsADate(date: String) async throws {
    let folder = try Self.folder()
    let outcome = try await Program.run(["brief", "a.txt", "--since", date], in: folder)
    #expect(outcome.status == 64)
    #expect(outcome.complaints.contains { $0.contains("--since takes a day as 2025-05-01") })
  }

  @Test func leapDaysAreDays() {
    #expect(Day.isDay("2024-02-29") && Day.isDay("2000-02-29"))
    #expect(!Day.isDay("2025-02-29") && !Day.isDay("1900-02-29") && !Day.isDay("２０２５-01-01"))
  }
}
