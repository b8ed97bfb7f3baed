package import Language

/// What the attribution network sees of an annotated text.
///
/// The trainer and the finder share this file, so that both see the same. A name shows only by its kind and a number only
/// as one, so that what is learnt of one conflict's actors holds for another's.
package struct AttributionFeatures: Sendable {
  /// Rows of the table for features with words in them, before those without.
  package static let lexicalRows = 1 << 14
  /// Rows of the table of features.
  package static let rows = lexicalRows + 1 << 13
  /// Words in a piece, at least: whole paragraphs are taken until there are so many.
  package static let pieceWords = 160
  /// Words of a block, at most; a longer paragraph is cut where a sentence ends.
  package static let longestBlock = 400

  /// The words of the text, with heads and sentences numbered through the text.
  package let words: [AttributionInput.Word]
  /// The blocks of the text: its paragraphs, those too long cut, as ranges of tokens.
  package let blocks: [Range<Int>]
  private let vectors: [Int32]
  private let extra: [Extra]
  private let firstChild: [Int32]
  private let nextSibling: [Int32]

  /// What does not depend on other words and is no word.
  private struct Extra {
    var xpos: UInt64 = 0
    var depth: UInt64 = 0
    var quotation: UInt64 = 0
    var quotationPlace: UInt64 = 0
    var nearQuotation: UInt64 = 0
    var place: UInt64 = 0
    var block: UInt64 = 0
    var shape: UInt64 = 0
    var isFunction = false
  }

  /// Looks at a text.
  ///
  /// - Parameters:
  ///   - text: with all layers of `Pipeline.standard` up to quotations.
  ///   - vocabulary: whose word vectors the network sees.
  package init(_ text: AnnotatedText, _ vocabulary: Vocabulary) {
    var scan = FeatureScan(text, vocabulary)
    scan.readWords()
    scan.readQuotations()
    scan.readPlaces()
    words = scan.words
    vectors = scan.vectors
    blocks = scan.blocks
    extra = scan.extra
    firstChild = scan.firstChild
    nextSibling = scan.nextSibling
  }

  /// The pieces of the text, as ranges of blocks.
  package var pieces: [Range<Int>] {
    var pieces: [Range<Int>] = []
    var start = 0
    var count = 0
    for (index, block) in blocks.enumerated() {
      count += block.count
      if count >= AttributionFeatures.pieceWords || index + 1 == blocks.count {
        pieces.append(start..<index + 1)
        start = index + 1
        count = 0
      }
    }
    return pieces
  }

  /// Appends a piece to a batch.
  ///
  /// - Parameters:
  ///   - piece: a range of blocks.
  ///   - isHidden: for each token of the text whether its word is taken for one never seen; empty for none.
  ///   - input: gains the piece.
  package func append(_ piece: Range<Int>, isHidden: [Bool] = [], to input: inout AttributionInput) {
    guard let first = piece.first, let last = piece.last else { return }
    let tokens = blocks[first].lowerBound..<blocks[last].upperBound
    let base = input.count
    let firstSentence = words[tokens.lowerBound].sentence
    let sentenceBase = (input.words.last?.sentence ?? -2) + 2
    let quotationBase = Int32(input.pieces.count) << 16
    for block in piece {
      input.blocks.append(
        base + blocks[block].lowerBound - tokens.lowerBound..<base + blocks[block].upperBound - tokens.lowerBound)
      input.pieceOfBlock.append(input.pieces.count)
    }
    func lemma(_ token: Int) -> UInt64 { !isHidden.isEmpty && isHidden[token] ? 7 : words[token].lemma }
    for token in tokens {
      var word = words[token]
      word.lemma = lemma(token)
      word.head = tokens.contains(Int(word.head)) ? word.head - Int32(tokens.lowerBound) + Int32(base) : -1
      word.sentence += sentenceBase - firstSentence
      if word.quotation >= 0 {
        word.quotation += quotationBase
        word.firstQuoted += sentenceBase - firstSentence
        word.lastQuoted += sentenceBase - firstSentence
      }
      input.words.append(word)
      input.vectors.append(!isHidden.isEmpty && isHidden[token] ? 0 : vectors[token])
      appendRows(token, lemma, to: &input.rows)
      input.starts.append(Int32(input.rows.count))
    }
    input.pieces.append(base..<base + tokens.count)
  }

  private func appendRows(_ token: Int, _ lemma: (Int) -> UInt64, to rows: inout [Int32]) {
    let word = words[token]
    let own = lemma(token)
    let head = Int(word.head)
    func lexical(_ kind: UInt64, _ hash: UInt64) {
      rows.append(Int32(truncatingIfNeeded: FeatureHash.mix(kind, hash) % UInt64(AttributionFeatures.lexicalRows)))
    }
    func structural(_ kind: UInt64, _ hash: UInt64) {
      let count = UInt64(AttributionFeatures.rows - AttributionFeatures.lexicalRows)
      rows.append(
        Int32(truncatingIfNeeded: UInt64(AttributionFeatures.lexicalRows) + FeatureHash.mix(kind, hash) % count))
    }
    let extra = extra[token]
    var signature: UInt64 = 0
    var child = firstChild[token]
    var children = 0
    while child >= 0, children < 12 {
      let other = words[Int(child)]
      let side: UInt64 = Int(child) < token ? 0 : 1
      structural(1, FeatureHash.mix(other.relation, side, other.partOfSpeech))
      if self.extra[Int(child)].isFunction { lexical(2, FeatureHash.mix(other.lemma, other.relation)) }
      let bit = AttributionFeatures.signature(other.relation, side)
      if bit != 0 { lexical(19, FeatureHash.mix(lemma(Int(child)), bit)) }
      signature |= bit
      children += 1
      child = nextSibling[Int(child)]
    }
    lexical(3, own)
    lexical(4, FeatureHash.mix(own, word.relation))
    lexical(5, FeatureHash.mix(own, signature))
    structural(6, FeatureHash.mix(word.partOfSpeech, signature))
    structural(7, word.partOfSpeech)
    structural(8, extra.xpos)
    structural(9, FeatureHash.mix(word.partOfSpeech, word.relation))
    if head >= 0 {
      let above = words[head]
      lexical(10, FeatureHash.mix(lemma(head), word.relation, head < token ? 0 : 1))
      structural(11, FeatureHash.mix(above.partOfSpeech, above.relation, word.relation, head < token ? 0 : 1))
    } else {
      structural(11, word.relation)
    }
    structural(12, extra.depth)
    structural(13, extra.quotation)
    structural(14, extra.quotationPlace)
    structural(15, extra.nearQuotation)
    structural(16, extra.place)
    structural(17, extra.block)
    structural(18, FeatureHash.mix(extra.shape, word.name))
  }

  /// A bit for a relation that tells how a verb is built.
  private static func signature(_ relation: UInt64, _ side: UInt64) -> UInt64 {
    for (index, known) in core.enumerated() where known == relation { return 1 << (UInt64(index) * 2 + side) }
    return 0
  }

  private static let core = [
    "nsubj", "nsubj:pass", "obj", "iobj", "ccomp", "xcomp", "obl", "advcl", "parataxis", "csubj", "expl", "acl", "nmod",
    "nmod:poss", "cop", "obl:agent",
  ].map(FeatureHash.of)

  /// Collects the parts of `AttributionFeatures`.
  private struct FeatureScan {
    let text: AnnotatedText
    let vocabulary: Vocabulary
    var words: [AttributionInput.Word] = []
    var vectors: [Int32] = []
    var extra: [Extra] = []
    var firstChild: [Int32] = []
    var nextSibling: [Int32] = []
    var blocks: [Range<Int>] = []

    init(_ text: AnnotatedText, _ vocabulary: Vocabulary) {
      self.text = text
      self.vocabulary = vocabulary
    }

    mutating func readWords() {
      let count = text.tokens.count
      words = [AttributionInput.Word](repeating: AttributionInput.Word(), count: count)
      vectors = [Int32](repeating: 0, count: count)
      extra = [Extra](repeating: Extra(), count: count)
      firstChild = [Int32](repeating: -1, count: count)
      nextSibling = [Int32](repeating: -1, count: count)
      for name in text.names {
        guard let kind = Name.Kind.allCases.firstIndex(of: name.kind) else { continue }
        for token in name.tokens { words[token].name = UInt64(kind) + 1 }
      }
      var relations = HashCache()
      var tags = HashCache()
      for (index, token) in text.tokens.enumerated() {
        words[index].partOfSpeech = AttributionFeatures.number(of: token.partOfSpeech)
        words[index].relation = relations.hash(token.relation ?? "")
        words[index].head = Int32(token.head ?? -1)
        extra[index].xpos = tags.hash(token.xpos)
        switch token.partOfSpeech {
        case .adposition, .auxiliary, .determiner, .particle, .subordinator: extra[index].isFunction = true
        default: break
        }
        let isName = words[index].name > 0 || token.partOfSpeech == .properNoun
        if isName {
          words[index].lemma = 16 + words[index].name
        } else if token.partOfSpeech == .number {
          words[index].lemma = 8
        } else {
          words[index].lemma = FeatureHash.of(token.lemma)
          vectors[index] = vocabulary.entry(WordFeatures.hash(token.lower)).vector
        }
        var shape: UInt64 = 0
        if let first = token.form.utf8.first {
          shape = first &- 65 < 26 ? 1 : first &- 97 < 26 ? 2 : first &- 48 < 10 ? 3 : first < 128 ? UInt64(first) : 4
        }
        extra[index].shape = shape << 1 | (token.isFollowedBySpace ? 1 : 0)
      }
      for index in stride(from: count - 1, through: 0, by: -1) {
        let head = Int(words[index].head)
        guard head >= 0 else { continue }
        nextSibling[index] = firstChild[head]
        firstChild[head] = Int32(index)
        var above = head
        var depth = 1
        while depth < 8, words[above].head >= 0 {
          above = Int(words[above].head)
          depth += 1
        }
        extra[index].depth = UInt64(depth)
      }
      for (number, sentence) in text.sentences.enumerated() {
        for token in sentence.tokens { words[token].sentence = Int32(number) }
      }
    }

    mutating func readQuotations() {
      for (number, quotation) in text.quotations.enumerated() {
        let tokens = quotation.tokens
        guard let first = tokens.first, let last = tokens.last else { continue }
        if quotation.depth > 0 {
          for token in tokens { extra[token].quotationPlace |= 8 }
          continue
        }
        let open = max(0, first - 1)
        let close = quotation.isClosed ? min(last + 1, text.tokens.count - 1) : last
        let isStart = open == 0 || words[open - 1].sentence != words[first].sentence
        let isEnd = close + 1 >= text.tokens.count || words[close + 1].sentence != words[last].sentence
        let hasVerb = tokens.contains {
          let tag = text.tokens[$0].xpos
          return tag == "VBZ" || tag == "VBD" || tag == "VBP" || tag == "MD"
        }
        let stop: UInt64 =
          switch text.tokens[last].form {
          case ",": 1
          case ".": 2
          case "?", "!": 3
          default: 0
          }
        let whole = FeatureHash.mix(
          FeatureHash.bucket(tokens.count), (isStart ? 1 : 0) + (isEnd ? 2 : 0) + (hasVerb ? 4 : 0),
          stop + (quotation.isClosed ? 4 : 0))
        for token in open...close {
          words[token].quotation = Int32(truncatingIfNeeded: number & 0xFFFF)
          words[token].firstQuoted = words[first].sentence
          words[token].lastQuoted = words[last].sentence
          extra[token].quotation = whole
          let place: UInt64 =
            switch token {
            case open where open < first: 1
            case close where close > last: 2
            case first: 3
            case last: 4
            default: 5
            }
          extra[token].quotationPlace = place
        }
      }
    }

    mutating func readPlaces() {
      for (number, paragraph) in text.paragraphs.enumerated() {
        var start: Int?
        for sentence in text.sentences[paragraph.sentences] {
          var first = sentence.tokens.lowerBound
          if let open = start, sentence.tokens.upperBound - open > AttributionFeatures.longestBlock, open < first {
            blocks.append(open..<first)
            start = first
          }
          if start == nil { start = first }
          while sentence.tokens.upperBound - first > AttributionFeatures.longestBlock {
            blocks.append((start ?? first)..<first + AttributionFeatures.longestBlock)
            first += AttributionFeatures.longestBlock
            start = first
          }
        }
        if let open = start, let last = text.sentences[paragraph.sentences].last, open < last.tokens.upperBound {
          blocks.append(open..<last.tokens.upperBound)
        }
        place(paragraph, number)
      }
    }

    private mutating func place(_ paragraph: Paragraph, _ number: Int) {
      let size = paragraph.sentences.count
      for (index, sentence) in paragraph.sentences.enumerated() {
        let tokens = text.sentences[sentence].tokens
        let isHeading = text.sentences[sentence].isHeading
        let kind = FeatureHash.mix(
          UInt64(min(number, 3)) + (number + 1 == text.paragraphs.count ? 4 : 0),
          UInt64(min(index, 2)) + (index + 1 == size ? 4 : 0), (isHeading ? 1 : 0) + (paragraph.isListItem ? 2 : 0))
        var closed = -100
        for token in tokens {
          let place = FeatureHash.mix(
            min(4, FeatureHash.bucket(token - tokens.lowerBound)),
            min(4, FeatureHash.bucket(tokens.upperBound - 1 - token)))
          extra[token].place = place
          extra[token].block = kind
          if extra[token].quotationPlace == 2 { closed = token }
          extra[token].nearQuotation = FeatureHash.bucket(token - closed)
        }
        var open = Int.max / 2
        for token in tokens.reversed() {
          if extra[token].quotationPlace == 1 { open = token }
          extra[token].nearQuotation += 16 * FeatureHash.bucket(open - token)
        }
      }
    }
  }

  /// Remembers hashes of the few strings that tags and relations are.
  private struct HashCache {
    private var known: [String: UInt64] = [:]

    mutating func hash(_ text: String) -> UInt64 {
      if let hash = known[text] { return hash }
      let hash = FeatureHash.of(text)
      known[text] = hash
      return hash
    }
  }

  private static func number(of part: PartOfSpeech) -> UInt64 {
    switch part {
    case .adjective: 1
    case .adposition: 2
    case .adverb: 3
    case .auxiliary: 4
    case .coordinator: 5
    case .determiner: 6
    case .interjection: 7
    case .noun: 8
    case .number: 9
    case .particle: 10
    case .pronoun: 11
    case .properNoun: 12
    case .punctuation: 13
    case .subordinator: 14
    case .symbol: 15
    case .verb: 16
    case .x: 17
    }
  }
}
