import Documents
import Foundation
import Language
import LanguageKernels

/// Word vectors learnt from unlabelled text.
///
/// Skip-gram with negative sampling (Mikolov et al. 2013) in its structured form (Ling et al. 2015): each place in the
/// window predicts with weights of its own, so that vectors know syntax better.
package struct WordVectors: Sendable {
  /// How vectors are learnt.
  package struct Recipe: Sendable {
    package var width = 64
    package var window = 3
    /// Numbers learnt from a wide window without places, which know topics better.
    package var topicWidth = 32
    package var topicWindow = 5
    package var epochs = 3
    package var negatives = 5
    package var words = 50_000
    package var fewest = 6
    package var rate: Float = 0.04
    package var seed: UInt64 = 1
    /// Makes the usual recipe.
    package init() {}
  }

  /// Numbers of each vector.
  package var width: Int
  /// The keys of the words, the commonest first.
  package var keys: [UInt32]
  /// The vectors, one after the other.
  package var values: [Float]

  /// Makes vectors.
  package init(width: Int, keys: [UInt32], values: [Float]) {
    self.width = width
    self.keys = keys
    self.values = values
  }

  /// Learns vectors from documents.
  package static func learn(path: String, recipe: Recipe, report: (String) -> Void) -> WordVectors {
    let corpus = corpus(path: path, recipe: recipe)
    report("\(corpus.words.count) words, \(corpus.keys.count) of them different")
    let jobs = [
      Job(width: recipe.width, places: Array(-recipe.window ... -1) + Array(1...recipe.window), isStructured: true),
      Job(
        width: recipe.topicWidth, places: Array(-recipe.topicWindow ... -1) + Array(1...recipe.topicWindow),
        isStructured: false),
    ]
    DispatchQueue.concurrentPerform(iterations: jobs.count) { jobs[$0].learn(corpus, recipe) }
    let near = jobs[0].values
    let far = jobs[1].values
    var values: [Float] = []
    for word in corpus.keys.indices {
      values += near[word * recipe.width..<(word + 1) * recipe.width]
      values += far[word * recipe.topicWidth..<(word + 1) * recipe.topicWidth]
    }
    return WordVectors(width: recipe.width + recipe.topicWidth, keys: corpus.keys, values: values)
  }

  /// One of the two halves of the vectors.
  ///
  /// Only one thread uses it.
  private final class Job: @unchecked Sendable {
    let width: Int
    let places: [Int]
    let isStructured: Bool
    var values: [Float] = []

    init(width: Int, places: [Int], isStructured: Bool) {
      self.width = width
      self.places = places
      self.isStructured = isStructured
    }

    func learn(_ corpus: Corpus, _ recipe: Recipe) {
      values = WordVectors.learn(corpus, recipe, width: width, places: places, isStructured: isStructured)
    }
  }

  private static func learn(
    _ corpus: Corpus, _ recipe: Recipe, width: Int, places: [Int], isStructured: Bool
  ) -> [Float] {
    let size = corpus.keys.count
    var random = DropoutNoise(embedding: 0, layer: 0, output: 0, hidden: 0, seed: recipe.seed)
    let centres = FloatBuffer(size * width)
    let table = FloatBuffer((isStructured ? places.count : 1) * size * width)
    let scratch = FloatBuffer(width)
    for index in 0..<size * width {
      centres.start[index] = (Float(random.next() >> 40) / Float(1 << 24) - 0.5) / Float(width)
    }
    let sampler = sampler(corpus.counts)
    var rows = [UInt32](repeating: 0, count: recipe.negatives + 1)
    let total = corpus.words.count * recipe.epochs
    var done = 0
    for _ in 0..<recipe.epochs {
      for index in corpus.words.indices {
        done += 1
        let centre = corpus.words[index]
        guard centre > 0 else { continue }
        let rate = recipe.rate * max(0.02, 1 - Float(done) / Float(total))
        for (slot, place) in places.enumerated() {
          let other = index + place
          guard corpus.words.indices.contains(other), corpus.words[other] > 0 else { continue }
          // Common words say little: of those above one in a thousand most are passed over.
          let word = corpus.words[other] - 1
          if corpus.keep[Int(word)] < UInt32(truncatingIfNeeded: random.next() >> 32) { continue }
          let first = isStructured ? UInt32(slot * size) : 0
          rows[0] = first + word
          for negative in 1...recipe.negatives {
            rows[negative] = first + sampler[Int(random.next() >> 44)]
          }
          lk_skipgram(
            width, rate, centres.start + Int(centre - 1) * width, table.start, rows, rows.count, scratch.start)
        }
      }
    }
    var values = Array(UnsafeBufferPointer(start: centres.start, count: size * width))
    let scale = (Double(values.count) / values.reduce(0) { $0 + Double($1 * $1) }).squareRoot()
    for index in values.indices { values[index] *= Float(scale) * 0.5 }
    return values
  }

  private struct Corpus {
    /// Word numbers from 1; 0 is a rare word or a sentence's end.
    var words: [UInt32] = []
    var keys: [UInt32] = []
    var counts: [Int] = []
    /// How likely a word is kept as context, of 2^32.
    var keep: [UInt32] = []
  }

  private static func corpus(path: String, recipe: Recipe) -> Corpus {
    var numbers: [UInt64: UInt32] = [:]
    var hashes: [UInt64] = []
    var counts: [Int] = []
    var words: [UInt32] = []
    for item in DocumentReader().items(at: [path]) {
      guard case .document(let document) = item else { continue }
      var text = AnnotatedText(document: document)
      Tokenizer().annotate(&text)
      SentenceSplitter().annotate(&text)
      for sentence in text.sentences {
        for token in text.tokens[sentence.tokens] {
          let hash = WordFeatures.hash(form: token.form, lower: token.lower)
          if let number = numbers[hash] {
            counts[Int(number) - 1] += 1
            words.append(number)
          } else {
            hashes.append(hash)
            counts.append(1)
            numbers[hash] = UInt32(hashes.count)
            words.append(UInt32(hashes.count))
          }
        }
        words.append(0)
      }
    }
    let order = hashes.indices.filter { counts[$0] >= recipe.fewest }
      .sorted { (counts[$1], hashes[$0]) < (counts[$0], hashes[$1]) }.prefix(recipe.words)
    var renumbered = [UInt32](repeating: 0, count: hashes.count + 1)
    var corpus = Corpus()
    var seen: Set<UInt32> = []
    for index in order where seen.insert(Vocabulary.key(hashes[index])).inserted {
      corpus.keys.append(Vocabulary.key(hashes[index]))
      corpus.counts.append(counts[index])
      renumbered[index + 1] = UInt32(corpus.keys.count)
    }
    corpus.words = words.map { renumbered[Int($0)] }
    let all = Double(corpus.counts.reduce(0, +))
    corpus.keep = corpus.counts.map { count in
      let ratio = 1e-3 / (Double(count) / all)
      return UInt32(min(1, ratio.squareRoot() + ratio) * Double(UInt32.max))
    }
    return corpus
  }

  /// A table of 2^20 words, each as often as its count to the power 3/4.
  private static func sampler(_ counts: [Int]) -> [UInt32] {
    let size = 1 << 20
    let total = counts.reduce(0) { $0 + pow(Double($1), 0.75) }
    var table: [UInt32] = []
    table.reserveCapacity(size)
    var sum = 0.0
    for (index, count) in counts.enumerated() {
      sum += pow(Double(count), 0.75)
      while table.count < size, Double(table.count) / Double(size) < sum / total { table.append(UInt32(index)) }
    }
    while table.count < size { table.append(0) }
    return table
  }

  /// Reads vectors that `write` wrote.
  package init(path: String) throws {
    let data = try Data(contentsOf: URL(filePath: path))
    let numbers = data.withUnsafeBytes { Array($0.bindMemory(to: UInt32.self)) }
    guard numbers.count >= 2, numbers.count == 2 + Int(numbers[0]) * (1 + Int(numbers[1])) else {
      throw CocoaError(.fileReadCorruptFile)
    }
    let count = Int(numbers[0])
    width = Int(numbers[1])
    keys = Array(numbers[2..<2 + count])
    values = numbers[(2 + count)...].map { Float(bitPattern: $0) }
  }

  /// Writes vectors: their count, their width, their keys, their numbers, 32 bits each.
  package func write(path: String) throws {
    let numbers = [UInt32(keys.count), UInt32(width)] + keys + values.map(\.bitPattern)
    try numbers.withUnsafeBytes { Data($0) }.write(to: URL(filePath: path))
  }
}
