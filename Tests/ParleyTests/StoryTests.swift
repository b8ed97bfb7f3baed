import Foundation
import Records
import Testing

@testable import parley

@Suite struct StoryTests {
  private static let ferry = """
    Ferry crews in Tor walked off the job on Monday over night shifts. The Seafarers Union of Tor demands two rest days \
    after every night at sea. Harbour Minister Ada Berg urged the union and Northline Ferries to return to talks.

    The ferries carry four thousand passengers a day between Tor and the outer islands. Northline Ferries said that it \
    could not pay for more crews, and that the strike cost it a ship's lease each week. The Seafarers Union of Tor answered \
    that tired crews had run a ferry aground in March. Islanders queued at the harbour for the one ferry that the navy sent. \
    Crews will vote on a new offer of Northline Ferries on Thursday.
    """
  private static let dam = """
    Midvale will not open the sluices of the Lake Ann dam before Southmark pays for electricity, President Bo Lind said. \
    Southmark’s farmers fear for the rice harvest downstream of the reservoir.

    Engineers of both countries measured the water of Lake Ann in April and could not agree on what they had found. A treaty \
    of the year 1961 gives Southmark a third of the river, but says nothing of years without rain. Southmark has asked the \
    river commission to inspect the dam. President Bo Lind called that an insult and said the turbines had to be paid for \
    first. Rice prices have doubled in the capital of Southmark since the sluices were shut.
    """

  private func folder() throws -> Folder {
    let folder = try Folder()
    try folder.write("a.txt", Self.ferry)
    try folder.write("b.txt", Self.dam)
    try folder.write("c.txt", Self.ferry + " Read more.")
    return folder
  }

  @Test func saysThatDocumentsAreAboutSeveralNegotiations() async throws {
    let folder = try folder()
    let outcome = try await Program.run(["brief", ".", "--format", "json"], in: folder)
    #expect(outcome.complaints.contains { $0.contains("about 2 negotiations or stories") })
    let dossier = try JSONDecoder().decode(Dossier.self, from: Data(outcome.output))
    #expect(dossier.documents.count == 3)
    #expect(dossier.negotiations.count == 2)
    #expect(dossier.reuse.texts(dossier.documents.map(\.id)) == 2)
  }

  @Test func listsAndPicks() async throws {
    let folder = try folder()
    let list = try await Program.run(["brief", ".", "--stories"], in: folder)
    #expect(list.lines.count == 2)
    #expect(list.lines.first?.hasPrefix("1  2 documents (1 of them a copy), no date known: ") == true)
    let picked = try await Program.run(["brief", ".", "--story", "2", "--format", "json"], in: folder)
    let dossier = try JSONDecoder().decode(Dossier.self, from: Data(picked.output))
    #expect(dossier.documents.map(\.path).map { ($0 as NSString).lastPathComponent } == ["b.txt"])
    #expect(dossier.negotiations.isEmpty)
  }

  @Test func refusesAStoryThatIsNotThere() async throws {
    let folder = try folder()
    let outcome = try await Program.run(["brief", ".", "--story", "7"], in: folder)
    #expect(outcome.complaints == ["parley: --story 7: there is none of that number or label; --stories lists them"])
  }
}
