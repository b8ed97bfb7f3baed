import Foundation
import Language

// Trains the part-of-speech tagger and counts the lemma exceptions.
//
//   swift run -c release train-tagger TREEBANKS OUTPUT
//
// TREEBANKS holds EWT and GUM of Universal Dependencies, OUTPUT is Sources/Language. Same data, same weights.

struct Example {
  var tokens: [Token]
  var tags: [Int]
  var lemmas: [String]
}

/// The genres of GUM under licences without a non-commercial clause.
let openGenres: Set<String> = [
  "academic", "bio", "conversation", "interview", "news", "speech", "textbook", "voyage", "vlog",
]
let epochs = 8
/// The slots of the table: 2^16 are 1.2 MB, and 2^17 gained only 0.2 points on the dev parts.
let slotCount = 1 << (CommandLine.arguments.count > 3 ? Int(CommandLine.arguments[3]) ?? 16 : 16)

func read(_ path: String, genres: Set<String>?) throws -> [Example] {
  let content = try String(contentsOfFile: path, encoding: .utf8)
  var examples: [Example] = []
  var example = Example(tokens: [], tags: [], lemmas: [])
  var isWanted = true
  for line in content.split(separator: "\n", omittingEmptySubsequences: false) {
    if line.hasPrefix("# newdoc id = GUM_"), let genres {
      isWanted = genres.contains(String(line.split(separator: "_")[1]))
    }
    if line.isEmpty {
      if isWanted, !example.tokens.isEmpty { examples.append(example) }
      example = Example(tokens: [], tags: [], lemmas: [])
      continue
    }
    guard let first = line.utf8.first, first >= 48, first <= 57 else { continue }
    let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    guard fields.count == 10, Int(fields[0]) != nil, let part = PartOfSpeech(rawValue: fields[3]) else { continue }
    example.tokens.append(token(fields[1]))
    example.tags.append(part.index)
    example.lemmas.append(fields[2])
  }
  return examples
}

func token(_ form: String) -> Token {
  Token(start: 0, end: form.unicodeScalars.count, form: form, lower: Tokenizer.lower(form), lemma: "")
}

/// A fixed generator, so that training repeats.
struct Generator: RandomNumberGenerator {
  var state: UInt64 = 0x5EED
  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    var value = state
    value = (value ^ (value >> 33)) &* 0xFF51_AFD7_ED55_8CCD
    return value ^ (value >> 33)
  }
}

struct Row {
  var weights = [Float](repeating: 0, count: TaggerModel.tagCount)
  var totals = [Double](repeating: 0, count: TaggerModel.tagCount)
  var stamps = [Int](repeating: 0, count: TaggerModel.tagCount)
}

let bank = CommandLine.arguments[1]
let output = CommandLine.arguments[2]
var training = try read(bank + "/EWT/en_ewt-ud-train.conllu", genres: nil)
training += try read(bank + "/GUM/en_gum-ud-train.conllu", genres: openGenres)
let plain = training

// A tenth of the sentences once more as headlines: there a capital says nothing.
for (number, example) in plain.enumerated() where number % 10 == 0 && example.tokens.count > 5 {
  var headline = example
  headline.tokens = example.tokens.map { token($0.form.prefix(1).uppercased() + $0.form.dropFirst()) }
  if let last = headline.tokens.last, last.form == "." {
    headline.tokens.removeLast()
    headline.tags.removeLast()
    headline.lemmas.removeLast()
  }
  training.append(headline)
}

// Pass 1: features that occur at least twice get a row.
var seen: [UInt64: Int] = [:]
for example in training {
  let words = TaggerFeatures.words(example.tokens[...])
  words.withUnsafeBufferPointer { buffer in
    for index in example.tags.indices {
      TaggerFeatures.each(
        buffer, at: index + 2, previous: index > 0 ? example.tags[index - 1] : TaggerModel.tagCount,
        beforePrevious: index > 1 ? example.tags[index - 2] : TaggerModel.tagCount
      ) { seen[$0, default: 0] += 1 }
    }
  }
}
var rowOf: [UInt64: Int] = [:]
for (feature, count) in seen where count >= 2 { rowOf[feature] = rowOf.count }
let tagCount = TaggerModel.tagCount
var weights = [Float](repeating: 0, count: rowOf.count * tagCount)
var totals = [Double](repeating: 0, count: rowOf.count * tagCount)
var stamps = [Int32](repeating: 0, count: rowOf.count * tagCount)
print("\(training.count) sentences, \(rowOf.count) features")

// Pass 2: the averaged perceptron.
var step: Int32 = 0
var generator = Generator()
var order = Array(training.indices)
let prepared = training.map { TaggerFeatures.words($0.tokens[...]) }
for epoch in 0..<epochs {
  order.shuffle(using: &generator)
  var right = 0
  var all = 0
  for number in order {
    let gold = training[number].tags
    var previous = tagCount
    var beforePrevious = tagCount
    prepared[number].withUnsafeBufferPointer { buffer in
      var rows: [Int] = []
      for index in gold.indices {
        rows.removeAll(keepingCapacity: true)
        TaggerFeatures.each(buffer, at: index + 2, previous: previous, beforePrevious: beforePrevious) {
          if let row = rowOf[$0] { rows.append(row * tagCount) }
        }
        var scores = [Float](repeating: 0, count: tagCount)
        for row in rows { for tag in 0..<tagCount { scores[tag] += weights[row + tag] } }
        var best = 0
        for tag in 1..<tagCount where scores[tag] > scores[best] { best = tag }
        step += 1
        all += 1
        if best == gold[index] {
          right += 1
        } else {
          for row in rows {
            for (tag, change) in [(gold[index], Float(1)), (best, Float(-1))] {
              totals[row + tag] += Double(weights[row + tag]) * Double(step - stamps[row + tag])
              stamps[row + tag] = step
              weights[row + tag] += change
            }
          }
        }
        beforePrevious = previous
        previous = best
      }
    }
  }
  print("epoch \(epoch + 1): \(Double(right) / Double(all))")
}
for index in weights.indices {
  totals[index] += Double(weights[index]) * Double(step - stamps[index])
  totals[index] /= Double(step)
}

// Keep the features with the largest weights, at most three quarters of the slots.
var kept = rowOf.map { feature, row in
  (feature: feature, row: row, size: totals[row * tagCount..<(row + 1) * tagCount].map(abs).max() ?? 0)
}
kept.sort { ($0.size, $0.feature) > ($1.size, $1.feature) }
kept = Array(kept.prefix(slotCount * 3 / 4)).filter { $0.size > 0 }
let sizes = kept.flatMap { totals[$0.row * tagCount..<($0.row + 1) * tagCount].map(abs) }.filter { $0 > 0 }.sorted()
let scale = 43 / sizes[min(sizes.count - 1, sizes.count * 9995 / 10000)]
var slots = [UInt8](repeating: 32, count: slotCount * TaggerModel.slotWidth)
for entry in kept {
  let check = TaggerModel.check(entry.feature)
  var slot = TaggerModel.home(entry.feature, mask: slotCount - 1)
  while slots[slot * TaggerModel.slotWidth] != 32 { slot = (slot + 1) & (slotCount - 1) }
  let start = slot * TaggerModel.slotWidth
  slots[start] = check.0
  slots[start + 1] = check.1
  for tag in 0..<tagCount {
    let weight = (totals[entry.row * tagCount + tag] * scale).rounded()
    slots[start + 2 + tag] = UInt8(TaggerModel.zero + Int(max(-43, min(43, weight))))
  }
}
var file = Array(
  """
  // Written by Scripts/train-tagger; do not edit. Trained on UD EWT and GUM, see docs/LANGUAGE.md.
  // swift-format-ignore-file
  enum TaggerData {
    static let slots: StaticString = #\"\"\"

  """.utf8)
let width = 64 * TaggerModel.slotWidth
for start in stride(from: 0, to: slots.count, by: width) {
  file += slots[start..<min(start + width, slots.count)]
  file += start + width < slots.count ? Array("\\#\n".utf8) : Array("\n".utf8)
}
file += Array("\"\"\"#\n}\n".utf8)
try Data(file).write(to: URL(filePath: output + "/TaggerData.swift"))

// Lemma exceptions: forms the rules get wrong more often than right, by majority.
var counts: [String: [String: Int]] = [:]
for example in plain {
  for (index, token) in example.tokens.enumerated() {
    let lemma = example.lemmas[index]
    let part = PartOfSpeech.allCases[example.tags[index]]
    guard part != .x, lemma != "_", !lemma.contains(" "), !token.lower.contains(" "), !token.lower.contains("\"") else {
      continue
    }
    counts[part.rawValue + " " + token.lower, default: [:]][
      part == .properNoun && lemma == token.form ? "=" : lemma, default: 0] += 1
  }
}
var lines = ""
for (key, lemmas) in counts.sorted(by: { $0.key < $1.key }) {
  guard let best = lemmas.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }) else { continue }
  let fields = key.split(separator: " ").map(String.init)
  guard fields.count == 2, let part = PartOfSpeech(rawValue: fields[0]), best.key != "=" else { continue }
  let form = part == .properNoun ? fields[1].prefix(1).uppercased() + fields[1].dropFirst() : fields[1]
  if Lemmatizer.byRule(form: form, lower: fields[1], partOfSpeech: part) == best.key { continue }
  if [.number, .symbol, .punctuation].contains(part), fields[1].contains(where: \.isNumber) { continue }
  if part == .properNoun, best.value < 2 { continue }
  lines += "\(key) \(best.key)\n"
}
let lemmaFile = """
  // Written by Scripts/train-tagger; do not edit. Counted in UD EWT and GUM, see docs/LANGUAGE.md.
  // swift-format-ignore-file
  enum LemmaData {
    static let exceptions = #\"\"\"
  \(lines)\"\"\"#
  }

  """
try Data(lemmaFile.utf8).write(to: URL(filePath: output + "/LemmaData.swift"))
print("\(kept.count) features kept, \(lines.utf8.count) bytes of lemma exceptions")
