import Foundation
import Records
import Testing

@testable import Documents

@Suite struct StoryFinderTests {
  private func document(_ id: String, _ day: String?, _ title: String, _ text: String) -> Document {
    Document(
      id: id, path: "\(id).txt", title: title,
      published: day.map { Document.Publication(value: $0, from: .metadata) }, language: "en", text: text)
  }

  private func grouping(_ documents: [Document]) -> Grouping {
    var finder = StoryFinder()
    for document in documents { finder.add(document) }
    return finder.grouping()
  }

  private var ferries: [Document] {
    [
      document(
        "f1", "2025-03-03", "Ferry strike halts Tor harbour",
        "Ferry crews in Tor walked off the job on Monday over night shifts. The Seafarers Union of Tor wants two "
          + "rest days. Harbour Minister Ada Berg urged the union and Northline Ferries to return to talks."),
      document(
        "f2", "2025-03-04", "Tor ferries stay in port on second day of strike",
        "No ferry left Tor on Tuesday. Northline Ferries said the Seafarers Union had rejected its offer on night "
          + "shifts. Ada Berg, the harbour minister, invited both sides to talks on rest days."),
    ]
  }

  private var dam: [Document] {
    [
      document(
        "w1", "2025-03-03", "Midvale and Southmark quarrel over Lake Ann dam",
        "Midvale will not open the sluices of the Lake Ann dam before Southmark pays for electricity, President Bo "
          + "Lind said. Southmark’s farmers fear for the rice harvest downstream of the reservoir."),
      document(
        "w2", "2025-03-03", "Southmark rejects Midvale’s price for water of Lake Ann",
        "Southmark called the price for electricity from the Lake Ann dam blackmail. Bo Lind of Midvale said that the "
          + "sluices stay shut. The rice harvest downstream needs the reservoir’s water in April."),
    ]
  }

  @Test func groupsReportsOfOneEvent() {
    let grouping = grouping([ferries[0], dam[0], dam[1], ferries[1]])
    #expect(grouping.negotiations.map(\.whole.documents) == [["f1", "f2"], ["w1", "w2"]])
    #expect(grouping.negotiations.map(\.whole.id) == ["1", "2"])
    #expect(grouping.negotiations.first?.whole.from == "2025-03-03")
    #expect(grouping.negotiations.first?.whole.to == "2025-03-04")
  }

  @Test func keepsALaterRoundInTheNegotiation() {
    let later = document(
      "f3", "2025-09-20", "Seafarers of Tor vote on pay at Northline Ferries",
      "The Seafarers Union of Tor asked its members on Saturday to vote on a pay offer by Northline Ferries. The "
        + "ferry crews had walked off the job in March. Harbour Minister Ada Berg hopes for a yes.")
    let grouping = grouping(ferries + [later])
    #expect(grouping.negotiations.count == 1)
    #expect(grouping.negotiations.first?.whole.documents == ["f1", "f2", "f3"])
  }

  @Test func namesAStoryByWhatTellsMost() {
    let labels = grouping(ferries + dam).negotiations.map(\.whole.label)
    func names(_ label: String?, _ words: [String]) -> Bool { words.contains { label?.contains($0) ?? false } }
    #expect(names(labels.first, ["Tor", "Northline", "Seafarers", "Ferries", "ferries"]))
    #expect(names(labels.last, ["Lake", "Midvale", "Southmark", "Ann"]))
    #expect(!names(labels.first, ["said", "the ", "Monday"]))
  }

  @Test func picksByNumberOrLabel() throws {
    let grouping = grouping(ferries + dam)
    #expect(grouping.stories(named: "2").map(\.documents) == [["w1", "w2"]])
    let label = try #require(grouping.negotiations.first?.whole.label)
    #expect(grouping.stories(named: label.prefix(6).uppercased()).map(\.id) == ["1"])
    #expect(grouping.stories(named: "3").isEmpty)
    #expect(grouping.stories(named: "").isEmpty)
  }

  @Test func takesEmptyAndUndatedTexts() {
    #expect(grouping([]).negotiations.isEmpty)
    let grouping = grouping([document("a", nil, "", ""), document("b", "2025", "", "?")])
    #expect(grouping.negotiations.map(\.whole.documents) == [["a"], ["b"]])
    #expect(grouping.negotiations.first?.whole.from == nil)
  }

  @Test func givesTheSameTwice() {
    let documents = ferries + dam
    #expect(grouping(documents) == grouping(documents))
  }

  private static let shared = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "shared")

  /// The folders of one negotiation each that are there.
  private static let folders: [String] = {
    let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let negotiations = shared.appending(path: "data/negotiations")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: negotiations.path)) ?? []
    let all =
      [repository.appending(path: "sample"), shared.appending(path: "seeds")]
      + names.sorted().map { negotiations.appending(path: $0) }
    return all.map(\.path).filter { path in
      (try? FileManager.default.contentsOfDirectory(atPath: path))?.contains { $0.hasSuffix(".txt") } ?? false
    }
  }()

  @Test(arguments: folders) func keepsOneNegotiationOne(_ folder: String) {
    var documents: [Document] = []
    for case .document(let document) in DocumentReader().items(at: [folder]) { documents.append(document) }
    #expect(!documents.isEmpty)
    #expect(grouping(documents).negotiations.map(\.whole.documents.count) == [documents.count])
  }
}
