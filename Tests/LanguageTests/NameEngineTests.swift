import Foundation
@testable import Language
import LanguageWeights
import Records
import Testing

@Suite struct NameEngineTests {
  private static var bytes: [UInt8] {
    Array(UnsafeRawBufferPointer(start: language_names_bytes(), count: language_names_count()))
  }

  private func read(_ bytes: [UInt8]) throws(WeightsError) -> NameWeights {
    let result: Result<NameWeights, WeightsError> = bytes.withUnsafeBytes { buffer in
      do throws(WeightsError) {
        return .success(try NameWeights(buffer))
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }

  /// Names as "[KIND words]" and what is left without the marks.
  private static func marked(_ marked: String) -> (text: String, names: [String]) {
    var text = ""
    var names: [String] = []
    var rest = marked[...]
    while let open = rest.firstIndex(of: "[") {
      text += rest[..<open]
      let close = rest[open...].firstIndex(of: "]") ?? rest.index(before: rest.endIndex)
      let parts = rest[open..<close].dropFirst().split(separator: " ", maxSplits: 1)
      let start = text.unicodeScalars.count
      text += parts.last ?? ""
      names.append("\(start) \(parts.first ?? "") \(parts.last ?? "")")
      rest = rest[close...].dropFirst()
    }
    return (text + rest, names)
  }

  private static func found(_ text: String) -> [String] {
    let text = annotate(text)
    return text.names.filter { [.person, .organisation, .place].contains($0.kind) }.map { name in
      let offsets = text.offsets(ofTokens: name.tokens)
      return "\(offsets.lowerBound) \(name.kind.rawValue) \(text.text(offsets))"
    }
  }

  /// Some sixty sentences with over a hundred names, written for this project.
  @Test func findsOwnGold() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Gate/names.txt")
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n", omittingEmptySubsequences: false)
      .filter { !$0.hasPrefix("#") }.joined(separator: "\n")
    var right = 0
    var both = 0
    var misses: [String] = []
    for report in lines.components(separatedBy: "\n\n") {
      let (text, gold) = Self.marked(report)
      let found = Self.found(text)
      right += Set(gold).intersection(found).count
      both += gold.count + found.count
      misses += Set(gold).symmetricDifference(found).sorted()
    }
    #expect(both > 200)
    #expect(200 * Double(right) / Double(both) >= 87, "\(misses)")
  }

  @Test(arguments: ["", " ", "\n\n", "…", "(((", "😀", "ПРИВЕТ МИР", "北京和平談判"]) func survives(_ text: String) {
    for name in Self.found(text) { #expect(!name.isEmpty) }
  }

  /// Longer than what counts as one document, with a sentence longer than one piece.
  @Test func longTextsKeepTheirNames() {
    let sentence = "On Friday Volodymyr Zelensky met Marco Rubio in Paris, officials said."
    let many = Self.found(Array(repeating: sentence, count: 500).joined(separator: "\n"))
    #expect(many.count { $0.hasSuffix("PER Volodymyr Zelensky") } == 500)
    let endless = String(repeating: "in Paris and in London and ", count: 400)
    #expect(Self.found(endless).count { $0.hasSuffix("LOC Paris") } > 350)
  }

  @Test func theSameTextHasTheSameNames() {
    let text = "Hanan Ashrawi spoke in Ramallah. TALKS IN OMAN. Ashrawi left for Muscat with the Arab League's envoy."
    #expect(Self.found(text) == Self.found(text))
  }

  @Test func sameWeightsSameBytes() throws {
    let bytes = Self.bytes
    #expect(try read(bytes).bytes() == bytes)
  }

  @Test func refusesOtherFiles() {
    #expect(throws: WeightsError.notWeights) { try read([]) }
    let others = UnsafeRawBufferPointer(start: language_boundaries_bytes(), count: language_boundaries_count())
    #expect(throws: WeightsError.notWeights) { try read(Array(others)) }
  }

  @Test func refusesOtherVersions() {
    var bytes = Self.bytes
    bytes[8] = 99
    #expect(throws: WeightsError.version(found: 99, expected: NameWeights.version)) { try read(bytes) }
  }

  @Test(arguments: [8, 23, 24, 30, 5_000]) func refusesCutFiles(_ length: Int) {
    let error = #expect(throws: WeightsError.self) { try read(Array(Self.bytes.prefix(length))) }
    #expect(error?.description.contains("bytes instead of") == true)
  }

  @Test(arguments: [24, 40, 5_000]) func refusesDamage(_ place: Int) {
    var bytes = Self.bytes
    bytes[place] ^= 4
    #expect(throws: WeightsError.checksum) { try read(bytes) }
  }

  /// Damage that the checksum does not see: every count in the file may be wrong.
  @Test func readsNothingPastItsEnd() throws {
    let whole = Self.bytes
    let length = try read(whole).provenance.utf8.count
    for place in stride(from: 24, to: 24 + 4, by: 1) { refuse(place) }
    for place in stride(from: 28 + length, to: 28 + length + 92, by: 3) { refuse(place) }

    func refuse(_ place: Int) {
      var bytes = whole
      bytes[place] ^= 0x40
      let sum = Array(bytes[24...]).withUnsafeBytes { WeightsInput.checksum($0) }
      withUnsafeBytes(of: sum.littleEndian) { bytes.replaceSubrange(16..<24, with: $0) }
      guard let weights = try? read(bytes) else { return }
      let last = weights.offset(ofMember: weights.members - 1)
      #expect(weights.parameters.count == last + NameLayout(weights.shape).count)
    }
  }
}

@Suite struct NameDecoderTests {
  /// Scores that favour one tag a word.
  private func scores(_ tags: [Int], by margin: Float = 4) -> [Float] {
    tags.flatMap { best in (0..<NameTag.count).map { $0 == best ? margin : 0 } }
  }

  @Test(arguments: [
    ([0, 1, 2, 0], ["1..<3 0"]),
    ([1, 1, 2, 3], ["0..<1 0", "1..<3 0", "3..<4 1"]),
    ([0, 0, 0], []),
    ([], []),
  ])
  func readsNames(_ tags: [Int], _ expected: [String]) {
    var decoder = NameDecoder()
    #expect(decoder.names(tags.count, scores(tags)).map { "\($0.tokens) \($0.kind)" } == expected)
  }

  /// All sequences of tags of a few words, one by one.
  @Test(arguments: 1...4) func findsWhatIsLikelierThanNot(_ size: Int) {
    let count = NameTag.count
    var state: UInt64 = UInt64(size)
    func numbers(_ count: Int) -> [Float] {
      (0..<count).map { _ in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Float(state >> 40) / Float(1 << 21) - 4
      }
    }
    var found = 0
    for _ in 0..<12 {
      let transitions = numbers((count + 1) * count)
      let scores = numbers(size * count)
      var total = 0.0
      var likely: [String: Double] = [:]
      func visit(_ tags: [Int], _ sum: Float) {
        guard tags.count < size else {
          total += exp(Double(sum))
          for (start, tag) in tags.enumerated() where tag % 2 == 1 {
            let end = tags[(start + 1)...].firstIndex { $0 != tag + 1 } ?? size
            likely["\(start..<end) \(tag / 2)", default: 0] += exp(Double(sum))
          }
          return
        }
        let last = tags.last ?? count
        for tag in 0..<count where NameTag.isAllowed(tag, after: last == count ? 0 : last) {
          visit(tags + [tag], sum + scores[tags.count * count + tag] + transitions[last * count + tag])
        }
      }
      visit([], 0)
      var decoder = NameDecoder(transitions: transitions)
      let names = decoder.names(size, scores).map { "\($0.tokens) \($0.kind)" }
      #expect(Set(names) == Set(likely.filter { $0.value > total / 2 }.keys))
      found += names.count
    }
    #expect(found > 0)
  }

  @Test func insideTagsFollowTheirKind() {
    var decoder = NameDecoder()
    for tags in [[2, 2], [0, 2, 0], [1, 4], [3, 2, 2]] {
      let names = decoder.names(tags.count, scores(tags))
      for (name, next) in zip(names, names.dropFirst()) { #expect(name.tokens.upperBound <= next.tokens.lowerBound) }
    }
  }

  @Test func transitionsCount() {
    var transitions = [Float](repeating: 0, count: (NameTag.count + 1) * NameTag.count)
    transitions[NameTag.begin(0) * NameTag.count + NameTag.inside(0)] = 9
    var decoder = NameDecoder(transitions: transitions)
    #expect(decoder.names(2, scores([1, 0])).map { "\($0.tokens)" } == ["0..<2"])
  }

  @Test(arguments: [Float.nan, .infinity, -.infinity, 1e38, -1e38]) func survivesAnyScores(_ number: Float) {
    var decoder = NameDecoder(transitions: [Float](repeating: number, count: (NameTag.count + 1) * NameTag.count))
    for name in decoder.names(3, [Float](repeating: number, count: 3 * NameTag.count)) {
      #expect(!name.tokens.isEmpty && name.tokens.upperBound <= 3)
    }
  }
}

@Suite struct NameFeaturesTests {
  @Test(arguments: [
    ("talks", NameFeatures.Kind.small), ("Talks", .capitalised), ("A", .capitalised), ("TALKS", .upper),
    ("iPhone", .small), ("McCain", .capitalised), ("U.S.", .upper), ("12", .other), ("", .other), ("北京", .other),
  ])
  func kinds(_ form: String, _ expected: NameFeatures.Kind) {
    #expect(NameFeatures.kind(form) == expected)
  }

  @Test(arguments: [
    ("Envoys leave as talks in Muscat fail", NameFeatures.Capitals.few),
    ("Envoys Leave as Talks in Muscat Fail", .titles), ("ENVOYS LEAVE AS TALKS FAIL", .all), ("", .few),
  ])
  func capitals(_ sentence: String, _ expected: NameFeatures.Capitals) {
    let words = sentence.split(separator: " ").map(String.init)
    #expect(NameFeatures.Capitals(words.map { ($0, NameFeatures.kind($0)) }) == expected)
  }

  @Test func wordsAlikeButForCapitalsAreOneGroup() throws {
    var document = NameDocument()
    let words = try NameEngine.bundled.get().words
    document.append(annotate("ASHRAWI met the Ashrawi family by the sea.").tokens[...], words)
    let members = document.groups()
    #expect(members.takers.prefix(5) == [0, -1, -1, 0, -1])
    #expect(members.groups.prefix(5) == [0, -1, -1, 0, -1])
    #expect(document.rows.count == document.count * NameFeatures.count)
  }
}
