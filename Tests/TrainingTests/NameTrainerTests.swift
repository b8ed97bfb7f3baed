import Foundation
import Language
import Testing
import Training

@Suite struct NameTrainerTests {
  private static let shape: NameShape = {
    var shape = NameShape(wordRows: 7, vectorRows: 5, lexiconRows: 4)
    (shape.wordWidth, shape.vectorWidth, shape.lexiconWidth, shape.hashedWidth) = (4, 3, 2, 2)
    shape.hashedRows = NameFeatures.tables.map { _ in 6 }
    (shape.styleWidth, shape.width, shape.headWidth) = (2, 8, 6)
    return shape
  }()
  private static let layout = NameLayout(shape)
  static let parts: [(String, Matrix)] =
    [("words", layout.words), ("styles", layout.styles)] + layout.hashed.enumerated().map { ("hashed \($0)", $1) }
    + layout.dense.enumerated().map { ("dense \($0)", $1) }

  /// Every layer's gradient against differences of the loss.
  @Test(arguments: parts.indices) func gradientMatchesDifferences(_ part: Int) {
    let (name, matrix) = Self.parts[part]
    var random = DropoutNoise(embedding: 0, layer: 0, output: 0, hidden: 0, seed: 3)
    let lengths = [4, 1, 3]
    let count = lengths.reduce(0, +)
    var rows: [Int32] = []
    for _ in 0..<count {
      for (slot, table) in Self.layout.slots.dropLast().enumerated() where slot < NameFeatures.count {
        rows.append(Int32(random.next() % UInt64(table.rows)))
      }
    }
    let gold: [UInt32] = [1, 0b1010, 0b10101, 1, 0b100001, 0b10, 0b100, 0b1]
    let groups: [Int32] = [0, -1, 1, 0, 1, -1, 0, 2]
    let takers: [Int32] = [0, -1, -1, 0, 1, -1, 0, 2]
    let parameters = FloatBuffer(Self.layout.count)
    NameTrainer.initialise(parameters.start, Self.layout, &random)
    let vectors = (0..<Self.layout.vectors.count).map { _ in Float(random.next() % 1_000) / 1_000 }
    for index in 0..<Self.layout.count { parameters.start[index] += Float(random.next() % 1_000) / 5_000 - 0.1 }
    func loss(_ gradient: FloatBuffer) -> Double {
      let pass = NamePass(Self.shape)
      vectors.withUnsafeBufferPointer { vectors in
        guard let vectors = vectors.baseAddress else { return }
        pass.encode(
          rows, lengths: lengths, styles: [1, 0, 2], parameters: parameters.start,
          tables: NamePass.Tables(vectors: vectors, lexicon: parameters.start))
      }
      pass.pool(groups: groups, takers: takers)
      return NameBackwardPass().run(
        pass, gold: gold, weights: [1, 1, 0.5], groups: (groups, takers), parameters: parameters.start,
        gradient: gradient.start)
    }
    let gradient = FloatBuffer(Self.layout.count)
    _ = loss(gradient)
    let scratch = FloatBuffer(Self.layout.count)
    let nudge: Float = 2e-4
    for step in 0..<min(8, matrix.count) {
      let index = matrix.offset + step * max(1, matrix.count / 8)
      let before = parameters.start[index]
      parameters.start[index] = before + nudge
      let above = loss(scratch)
      parameters.start[index] = before - nudge
      let below = loss(scratch)
      parameters.start[index] = before
      let slope = Float((above - below) / (2 * Double(nudge)))
      let tolerance = 0.02 + 0.05 * abs(slope)
      #expect(abs(slope - gradient.start[index]) < tolerance, "\(name) \(step): \(slope), \(gradient.start[index])")
    }
  }

  /// The lattice's loss against all sequences counted one by one.
  @Test func latticeMatchesEnumeration() {
    let count = NameTag.count
    var random = DropoutNoise(embedding: 0, layer: 0, output: 0, hidden: 0, seed: 5)
    func numbers(_ count: Int) -> [Float] { (0..<count).map { _ in Float(random.next() % 400) / 100 - 2 } }
    var scores = numbers(3 * count)
    let transitions = numbers((count + 1) * count)
    let gold: [UInt32] = [0b1011, 0b111, 0b10001]
    var all = 0.0
    var right = 0.0
    for first in 0..<count {
      for second in 0..<count {
        for third in 0..<count {
          let tags = [first, second, third]
          guard NameTag.isAllowed(first, after: 0), NameTag.isAllowed(second, after: first),
            NameTag.isAllowed(third, after: second)
          else { continue }
          var sum = transitions[count * count + first]
          for word in 0..<3 { sum += scores[word * count + tags[word]] }
          sum += transitions[first * count + second] + transitions[second * count + third]
          all += exp(Double(sum))
          if (0..<3).allSatisfy({ gold[$0] & (1 << UInt32(tags[$0])) != 0 }) { right += exp(Double(sum)) }
        }
      }
    }
    var lattice = NameLattice()
    var gradient = [Float](repeating: 0, count: transitions.count)
    let loss = lattice.run(&scores, gold[...], 1, transitions, &gradient)
    #expect(abs(loss - (log(all) - log(right))) < 1e-5)
    #expect(abs(scores.reduce(0, +)) < 1e-4)
  }

  /// The cross-entropy against a teacher, and its gradient, against all sequences counted one by one.
  @Test func latticeMatchesTeacher() {
    let count = NameTag.count
    var random = DropoutNoise(embedding: 0, layer: 0, output: 0, hidden: 0, seed: 6)
    func numbers(_ count: Int) -> [Float] { (0..<count).map { _ in Float(random.next() % 400) / 100 - 2 } }
    let transitions = numbers((count + 1) * count)
    let teacher = (scores: numbers(2 * count), transitions: numbers((count + 1) * count))
    func sums(_ scores: [Float], _ transitions: [Float]) -> [Double] {
      (0..<count).flatMap { first in
        (0..<count).map { second in
          guard NameTag.isAllowed(first, after: 0), NameTag.isAllowed(second, after: first) else { return -.infinity }
          return Double(
            scores[first] + scores[count + second] + transitions[count * count + first]
              + transitions[first * count + second])
        }
      }
    }
    func entropy(_ scores: [Float]) -> Double {
      let own = sums(scores, transitions)
      let all = log(own.reduce(0) { $0 + exp($1) })
      let taught = sums(teacher.scores, teacher.transitions).map { exp($0) }
      let total = taught.reduce(0, +)
      return zip(own, taught).reduce(0) { $1.1 > 0 ? $0 + $1.1 / total * (all - $1.0) : $0 }
    }
    let scores = numbers(2 * count)
    var lattice = NameLattice()
    var gradient = [Float](repeating: 0, count: transitions.count)
    var slopes = scores
    let loss = lattice.run(&slopes, taughtBy: (teacher.scores[...], teacher.transitions), 2, 1, transitions, &gradient)
    #expect(abs(loss - entropy(scores)) < 1e-4)
    for index in scores.indices {
      var (above, below) = (scores, scores)
      above[index] += 0.01
      below[index] -= 0.01
      #expect(abs((entropy(above) - entropy(below)) / 0.02 - Double(slopes[index])) < 1e-3, "\(index)")
    }
    var same = teacher.scores
    gradient = [Float](repeating: 0, count: transitions.count)
    _ = lattice.run(
      &same, taughtBy: (teacher.scores[...], teacher.transitions), 2, 1, teacher.transitions, &gradient)
    #expect(same.allSatisfy { abs($0) < 1e-5 } && gradient.allSatisfy { abs($0) < 1e-5 })
  }

  @Test func impossibleGoldTeachesNothing() {
    var lattice = NameLattice()
    var scores = [Float](repeating: 1, count: 2 * NameTag.count)
    let transitions = [Float](repeating: 0, count: (NameTag.count + 1) * NameTag.count)
    var gradient = transitions
    #expect(lattice.run(&scores, [1, 0b100], 1, transitions, &gradient) == 0)
    #expect(scores.allSatisfy { $0 == 0 } && gradient.allSatisfy { $0 == 0 })
  }

  private static let sentences = [
    NameCorpus.Sentence(
      forms: ["Amina", "Diallo", "left", "Lima", "."], tags: [0b10, 0b100, 1, 1 << 5, 1]),
    NameCorpus.Sentence(forms: ["Nobody", "left", "with", "Diallo", "."], tags: [1, 1, 1, 0b10, 1]),
  ]

  /// Trains a small network on two sentences.
  private func train(seed: UInt64) throws -> (weights: NameWeights, losses: [Double]) {
    let parser = try Engine.bundled.get().weights
    var shape = NameShape(wordRows: 1, vectorRows: parser.shape.vectorRows, lexiconRows: 1)
    shape.vectorWidth = parser.shape.vectorWidth
    (shape.wordWidth, shape.hashedWidth, shape.styleWidth, shape.width, shape.headWidth) = (2, 4, 2, 16, 8)
    let fresh = NameWeights(provenance: "test", shape: shape, words: [], lexicon: [], parameters: [])
    var recipe = NameTrainer.Recipe()
    recipe.epochs = 150
    recipe.batch = 8
    recipe.warmUp = 2
    recipe.rate = 0.01
    recipe.averaging = 0.1
    recipe.seed = seed
    let table = NetworkLayout(parser.shape).vectors
    let trainer = NameTrainer(
      fresh, vectors: Array(parser.parameters[table.offset..<table.offset + table.count]),
      recipe: recipe)
    var losses: [Double] = []
    let example = NameExample(
      Self.sentences[...], NameFeatures.Words(fresh, parser), style: .universal, weight: 1,
      tagger: try Engine.bundled.get())
    let weights = trainer.train([example]) { _, loss, _ in losses.append(loss) }
    return (weights, losses)
  }

  @Test func learnsAndRepeats() throws {
    let first = try train(seed: 1)
    #expect(try #require(first.losses.last) < 0.5 * (try #require(first.losses.first)))
    #expect(try train(seed: 1).weights.bytes() == first.weights.bytes())
    #expect(try train(seed: 2).weights.bytes() != first.weights.bytes())
  }

  /// The names that weights find in the sentences they were trained on.
  private func found(_ weights: NameWeights) throws -> [Name] {
    let tagger = try Engine.bundled.get()
    let engine = try NameEngine(weights, tagger.weights)
    var names: [Name] = []
    _ = Evaluation.names(Self.sentences, kinds: [.person]) { text in
      tagger.annotate(&text, [.tags, .tree])
      engine.annotate(&text)
      names = text.names
    }
    return names
  }

  @Test func networksDecideTogether() throws {
    let first = try train(seed: 1).weights
    let names = try found(first)
    #expect(!names.isEmpty)
    #expect(try found(NameWeights(joining: [first, first])) == names)

    let joined = try NameWeights(joining: [first, try train(seed: 2).weights])
    #expect(joined.members == 2)
    let bytes = joined.bytes()
    let read = try bytes.withUnsafeBytes { buffer throws(WeightsError) in try NameWeights(buffer) }
    #expect(read.members == 2)
    #expect(read.bytes() == bytes)
  }

  @Test func aMemberIsTheNetworkThatWasJoined() throws {
    let networks = [try train(seed: 1).weights, try train(seed: 2).weights]
    let joined = try NameWeights(joining: networks)
    for (number, network) in networks.enumerated() {
      #expect(joined.member(number).members == 1)
      #expect(joined.member(number).bytes() == network.bytes())
    }
  }

  @Test func theMeanLiesBetween() throws {
    let networks = [try train(seed: 1).weights, try train(seed: 2).weights]
    let mean = try NameWeights(meanOf: networks)
    #expect(mean.parameters[7] == (networks[0].parameters[7] + networks[1].parameters[7]) / 2)
    #expect(try NameWeights(meanOf: [networks[0], networks[0]]).bytes() == networks[0].bytes())
    var other = networks[0]
    other.shape.headWidth = 6
    #expect(throws: WeightsError.self) { try NameWeights(meanOf: [networks[0], other]) }
    #expect(throws: WeightsError.self) { try NameWeights(meanOf: []) }
  }

  /// Teachers score every word of a lesson; one lesson in twenty is in capitals.
  @Test func lessonsOfArticles() throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "lessons-\(UUID().uuidString).jsonl")
    defer { try? FileManager.default.removeItem(at: file) }
    let line = #"{"id": "NUMBER", "text": "Amina Diallo left Lima on Friday. The talks went on without her."}"#
    let lines = (1...18).map { line.replacingOccurrences(of: "NUMBER", with: "\($0)") }
    try Data(lines.joined(separator: "\n").utf8).write(to: file)
    let school = NameSchool(
      teachers: try NameEngine.bundled.get(), tagger: try Engine.bundled.get(), splitter: SentenceSplitter())
    let lessons = school.lessons(path: file.path, step: 2)
    #expect(lessons.count == 9)
    for (number, lesson) in lessons.enumerated() {
      let forms = lesson.sentences.flatMap(\.forms)
      #expect(lesson.scores.count == forms.count * NameTag.count)
      #expect(lesson.scores == lessons[0].scores)
      #expect(forms.first == (number == 3 ? "amina" : number == 8 ? "AMINA" : "Amina"))
    }
  }

  @Test func onlyLikeNetworksAreJoined() throws {
    let first = try train(seed: 1).weights
    var other = first
    other.shape.headWidth = 6
    #expect(throws: WeightsError.self) { try NameWeights(joining: [first, other]) }
    #expect(throws: WeightsError.self) { try NameWeights(joining: []) }
  }
}
