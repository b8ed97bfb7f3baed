import Documents
import Foundation
import Records
import Testing

/// Where reports lie that are not part of this repository.
private enum Seeds {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../../shared/seeds").standardizedFileURL.path(percentEncoded: false)
  static var areThere: Bool { FileManager.default.fileExists(atPath: folder) }
}

/// The five reports that Parley was conceived for, where they lie beside the repository.
@Suite(.enabled(if: Seeds.areThere)) struct SeedsTests {
  /// What is read in each report, by the first three characters of its file's name.
  private static let reports: [String: ReadText] = {
    var reports: [String: ReadText] = [:]
    for case .document(let document) in DocumentReader().items(at: [Seeds.folder]) {
      let name = URL(filePath: document.path).lastPathComponent
      reports[String(name.prefix(3))] = ReadText(document)
    }
    return reports
  }()

  private func report(_ number: String) throws -> ReadText { try #require(Self.reports[number]) }

  /// The threats to leave the talks: the action is one of the exits that the five reports tell of.
  private func exits(in number: String) throws -> [(record: Record, threat: Threat)] {
    try report(number).records.compactMap { record in
      guard case .threat(let threat) = record.body else { return nil }
      let exits = ["walk away", "withdraw", "abandon", "step away", "take a pass", "not going to continue", "losing"]
      let action = threat.action.text.replacing("“", with: "").replacing("”", with: "").replacing("\"", with: "")
      return exits.contains { action.contains($0) } ? (record, threat) : nil
    }
  }

  /// The ids of who must act, sorted.
  private func parties(_ threat: Threat) -> [String] {
    (threat.condition?.parties ?? []).map { $0.actor ?? $0.name }.sorted()
  }

  @Test func allFiveAreRead() {
    #expect(Self.reports.keys.sorted() == ["000", "001", "002", "003", "004"])
    #expect(Self.reports.values.allSatisfy { !$0.records.isEmpty })
  }

  @Test func nobodyPutsVanceInLondon() {
    for report in Self.reports.values {
      for record in report.records {
        switch record.body {
        case .meeting(let meeting) where meeting.place?.text.contains("London") == true:
          #expect(!meeting.participants.contains { $0.actor == "jd-vance" }, "\(record.evidence)")
        case .attribution(let attribution) where attribution.source?.actor == "jd-vance":
          #expect(attribution.occasion?.text.contains("London") != true, "\(record.evidence)")
        default: break
        }
      }
    }
  }

  @Test(arguments: ["000", "001", "002", "003", "004"])
  func theWalkAwayThreatIsInEach(number: String) throws {
    #expect(try !exits(in: number).isEmpty)
    #expect(try exits(in: number).allSatisfy { ["USA"].contains($0.threat.onBehalfOf?.actor ?? $0.threat.actor.actor) })
  }

  /// Words of a condition and who has to act under it.
  struct Condition: CustomTestStringConvertible {
    let report: String
    let words: String
    let parties: [String]
    var testDescription: String { "\(report): \(words)" }
  }

  @Test(arguments: [
    Condition(report: "004", words: "either say yes or", parties: ["RUS", "UKR"]),
    Condition(report: "004", words: "unless Kyiv agrees", parties: ["UKR"]),
    Condition(report: "000", words: "unless Ukraine and Russia reach", parties: ["RUS", "UKR"]),
    Condition(report: "000", words: "unless an agreement is reached", parties: []),
    Condition(report: "003", words: "if substantial progress is not made", parties: []),
    Condition(report: "002", words: "if he thinks he’s not making progress", parties: []),
    Condition(report: "001", words: "if Moscow fails", parties: ["RUS"]),
    Condition(report: "001", words: "if that happens", parties: ["RUS"]),
  ])
  func whoMustAct(example: Condition) throws {
    let found = try exits(in: example.report).first { $0.threat.condition?.text.contains(example.words) == true }
    let threat = try #require(found).threat
    #expect(parties(threat) == example.parties)
  }

  /// The president's threat as the vice president tells it: his own, and carried.
  @Test func toldByAnother() throws {
    let found = try exits(in: "002").first { $0.threat.condition?.text.contains("he thinks") == true }
    let told = try #require(found)
    #expect(told.threat.actor.actor == "donald-trump")
    #expect(told.record.according.map(\.actor) == ["jd-vance"])
  }

  @Test func noDeadlineHasADate() {
    for report in Self.reports.values {
      for threat in report.threats {
        #expect(threat.deadline?.earliest == nil)
        #expect(threat.deadline?.latest == nil)
      }
    }
  }

  /// What two outlets know from unnamed people carries its chain and is not stored as stated.
  @Test(arguments: [("rollback of sanctions", "axios"), ("frontlines was reportedly endorsed", "financial-times")])
  func secondHandTerms(words: String, outlet: String) throws {
    let found = try report("004").records.filter { record in
      [.proposal, .position].contains(record.kind) && record.evidence.contains { $0.text.contains(words) }
    }
    #expect(!found.isEmpty)
    for record in found {
      #expect(record.according.first?.actor == outlet)
      #expect(record.modality == .reported)
    }
  }

  @Test func termsThatAxiosReported() throws {
    let found = try report("004").records(.proposal).filter { $0.evidence[0].text.contains("security guarantees") }
    #expect(!found.isEmpty)
    #expect(found.allSatisfy { $0.according.map(\.actor) == ["axios"] && $0.modality == .reported })
  }

  /// What an outlet says that a statement implies nobody stated.
  @Test func implied() throws {
    let found = try report("001").records.filter { record in
      record.kind != .attribution && record.evidence.contains { $0.text.contains("should surrender") }
    }
    #expect(!found.isEmpty)
    #expect(found.allSatisfy { $0.form == .outlet && $0.modality != .asserted })
  }
}
