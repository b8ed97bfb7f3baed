import FuzzDriver
import Glibc
import Language
import LanguageWeights
import Records

/// Weights files that somebody tampered with, checksum and all: each is refused with an error or can be used.
///
/// A fuzzer that changed bytes of a file would only ever meet its checksum. Its input is therefore a list of changes to
/// the splitter's file, a small parser's or a small name finder's, after which length and checksum are written anew.
@main
enum FuzzWeights {
  private static let splitter = Array(
    UnsafeRawBufferPointer(start: language_boundaries_bytes(), count: language_boundaries_count()))
  /// A parser that was never trained.
  private static let parser: [UInt8] = {
    let labels = LabelSets(xpos: ["NN", "VB"], features: ["_", "Number=Sing"], relations: ["root", "nsubj", "punct"])
    var shape = NetworkShape(
      wordRows: 3, vectorRows: 2, partsOfSpeech: PartOfSpeech.allCases.count, xpos: labels.xpos.count,
      features: labels.features.count, relations: labels.relations.count, names: NameTag.count)
    (shape.wordWidth, shape.vectorWidth, shape.hashedWidth, shape.width) = (4, 4, 2, 8)
    (shape.layers, shape.headWidth) = (1, 4)
    return Weights(
      provenance: "none", labels: labels, shape: shape, vocabulary: Vocabulary(words: [1, 2], vectors: [3]),
      lemmas: "NOUN mice mouse", parameters: numbers(NetworkLayout(shape).count)
    ).bytes()
  }()
  /// A name finder that was never trained, with that parser's vectors.
  private static let names: [UInt8] = {
    var shape = NameShape(wordRows: 3, vectorRows: 2, lexiconRows: 2)
    (shape.wordWidth, shape.vectorWidth, shape.hashedWidth, shape.styleWidth) = (4, 4, 2, 2)
    (shape.width, shape.headWidth) = (8, 4)
    return NameWeights(
      provenance: "none", shape: shape, words: [1, 2], lexicon: [3], parameters: numbers(NameLayout(shape).count)
    ).bytes()
  }()
  private static let header = 24
  /// Numbers that break careless arithmetic.
  private static let nasty: [UInt32] = [
    0, 1, 2, 3, 17, 0x7F, 0xFF, 0x400, 0x401, 0xFFFF, 0x1_0000, 0xFF_FFFF, 0x100_0000, 0x3FFF_FFFF, 0x4000_0000,
    0x7FFF_FFFF, 0x8000_0000, 0xFFFF_FFFC, 0xFFFF_FFFF, 0x7F80_0000, 0x7FC0_0000, 0xFF80_0000, 0x7F7F_FFFF,
  ]

  static func main() {
    exit(fuzz_run(CommandLine.argc, CommandLine.unsafeArgv))
  }

  /// The fuzzer's bytes, read as numbers; zero past their end.
  struct Changes {
    var rest: UnsafeBufferPointer<UInt8>
    var next = 0
    var isOver: Bool { next >= rest.count }

    init(rest: UnsafeBufferPointer<UInt8>) { self.rest = rest }

    mutating func byte() -> UInt8 {
      defer { next += 1 }
      return isOver ? 0 : rest[next]
    }

    mutating func number() -> Int {
      Int(byte()) | Int(byte()) << 8 | Int(byte()) << 16
    }
  }

  static func check(_ changes: Changes) {
    var changes = changes
    var file = [splitter, parser, names][Int(changes.byte()) % 3]
    var isSigned = true
    while !changes.isOver {
      switch changes.byte() % 8 {
      case 0:
        put(UInt32(changes.number()), at: header + changes.number() % (file.count + 1 - min(file.count, header)), &file)
      case 1: put(nasty[Int(changes.byte()) % nasty.count], at: header + changes.number() % 4_096, &file)
      case 2: put(nasty[Int(changes.byte()) % nasty.count], at: changes.number() % max(1, file.count), &file)
      case 3: file.removeLast(min(file.count, changes.number()))
      case 4: file.append(contentsOf: repeatElement(changes.byte(), count: changes.number() % 65_536))
      case 5: resize(at: Int(changes.byte()), to: changes.number() % 2_048, &file)
      case 6: if !file.isEmpty { file[changes.number() % file.count] ^= changes.byte() }
      default: isSigned = changes.byte() % 4 != 0
      }
    }
    if isSigned { sign(&file) }
    file.withUnsafeBytes { bytes in
      if let weights = try? NameWeights(bytes) {
        let own = NameLayout(weights.shape).count
        precondition(weights.parameters.count == weights.offset(ofMember: weights.members - 1) + own, "numbers are missing")
        use(weights)
      }
      guard let weights = try? Weights(bytes) else { return }
      precondition(weights.parameters.count == NetworkLayout(weights.shape).count, "numbers are missing")
      use(weights)
    }
  }

  /// Sets one of the sizes and gives the file as many numbers as it then needs.
  private static func resize(at index: Int, to size: Int, _ file: inout [UInt8]) {
    guard var weights = file.withUnsafeBytes({ try? Weights($0) }) else { return }
    var sizes = weights.shape.sizes
    // The rows of the vocabulary and of the hashed tables are settled by other parts of the file.
    let place = 2 + index % 11
    sizes[place] = max(1, size)
    weights.shape.sizes = sizes
    let count = NetworkLayout(weights.shape).count
    guard count < 1 << 22 else { return }
    weights.parameters = numbers(count)
    file = weights.bytes()
  }

  private static func numbers(_ count: Int) -> [Float] {
    (0..<count).map { Float($0 * 7_919 % 101) / 64 - 0.8 }
  }

  private static func put(_ number: UInt32, at place: Int, _ file: inout [UInt8]) {
    guard place >= 0, place + 4 <= file.count else { return }
    withUnsafeBytes(of: number.littleEndian) { file.replaceSubrange(place..<place + 4, with: $0) }
  }

  /// Writes the length and the checksum of what there is.
  private static func sign(_ file: inout [UInt8]) {
    guard file.count >= header else { return }
    put(UInt32(file.count - header), at: 12, &file)
    let sum = file.withUnsafeBytes { WeightsInput.checksum(UnsafeRawBufferPointer(rebasing: $0[header...])) }
    withUnsafeBytes(of: sum.littleEndian) { file.replaceSubrange(16..<24, with: $0) }
  }

  /// Finds names with weights that were taken.
  private static func use(_ weights: NameWeights) {
    guard let parser = parser.withUnsafeBytes({ try? Weights($0) }), let engine = try? Engine(parser),
      let names = try? NameEngine(weights, parser)
    else { return }
    var text = AnnotatedText(
      document: Document(id: "d", path: "d", language: "en", text: "Ms. Lund left Oslo. LUND: “We’ll not.”"))
    Tokenizer().annotate(&text)
    SentenceSplitter().annotate(&text)
    engine.annotate(&text, [.tags, .tree])
    names.annotate(&text)
  }

  /// Annotates a text with weights that were taken.
  private static func use(_ weights: Weights) {
    let document = Document(
      id: "d", path: "d", language: "en", text: "Talks stall. “We’ll walk out,” Ms. Lund said (twice). They did not")
    var text = AnnotatedText(document: document)
    Tokenizer().annotate(&text)
    if let engine = try? BoundaryEngine(weights) { SentenceSplitter(engine).annotate(&text) }
    guard let engine = try? Engine(weights) else { return }
    SentenceSplitter().annotate(&text)
    engine.annotate(&text, [.tags, .tree, .names])
  }
}

/// What libFuzzer calls with each input.
@_cdecl("LLVMFuzzerTestOneInput")
func test(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
  FuzzWeights.check(FuzzWeights.Changes(rest: UnsafeBufferPointer(start: bytes, count: count)))
  return 0
}
