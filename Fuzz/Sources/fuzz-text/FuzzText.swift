import FuzzDriver
import Glibc
import Language
import Records

/// Any bytes as a text: the whole pipeline, and both writers, must cope and keep what they promise.
@main
enum FuzzText {
  static func main() {
    exit(fuzz_run(CommandLine.argc, CommandLine.unsafeArgv))
  }

  static func check(_ string: String) {
    let document = Document(
      id: "d", path: "d", published: .init(value: "2025-05-08", from: .metadata), language: "en", text: string)
    let text = Pipeline.standard.annotate(document)
    var end = 0
    for token in text.tokens {
      precondition(token.start >= end && token.end > token.start, "a token is empty or before the last one")
      precondition(text.text(token.start..<token.end) == token.form, "a token is not what stands there")
      precondition(token.end - token.start <= Tokenizer.longestToken, "a token is too long")
      end = token.end
    }
    precondition(end <= text.scalars.count, "a token ends past the text")
    var next = 0
    for sentence in text.sentences {
      precondition(sentence.tokens.lowerBound == next && !sentence.tokens.isEmpty, "sentences leave tokens out")
      precondition(sentence.tokens.count <= SentenceSplitter.longestSentence, "a sentence is too long")
      next = sentence.tokens.upperBound
      checkTree(sentence.tokens, text.tokens)
    }
    precondition(next == text.tokens.count, "sentences leave tokens out")
    for name in text.names { precondition(name.tokens.upperBound <= text.tokens.count && !name.tokens.isEmpty) }
    for quotation in text.quotations {
      precondition(quotation.offsets.contains(quotation.content.lowerBound) || quotation.content.isEmpty)
      precondition(quotation.content.upperBound <= quotation.offsets.upperBound)
    }
    for entity in text.entities {
      for mention in entity.mentions { precondition(mention.tokens.upperBound <= text.tokens.count) }
    }
    var bytes: [UInt8] = []
    CoNLLUWriter.append(text, to: &bytes)
    ParseWriter.append(text, to: &bytes)
  }

  /// Every word must lead to the one root of its sentence.
  private static func checkTree(_ words: Range<Int>, _ tokens: [Token]) {
    var roots = 0
    var isDone = [Bool](repeating: false, count: words.count)
    for word in words {
      var path: [Int] = []
      var at = word
      while !isDone[at - words.lowerBound] {
        isDone[at - words.lowerBound] = true
        path.append(at)
        guard let head = tokens[at].head else {
          roots += 1
          break
        }
        precondition(words.contains(head), "a head lies in another sentence")
        precondition(!path.contains(head), "a tree has a circle")
        at = head
      }
    }
    precondition(roots == 1, "a sentence has \(roots) roots")
  }
}

/// What libFuzzer calls with each input.
@_cdecl("LLVMFuzzerTestOneInput")
func test(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
  FuzzText.check(String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self))
  return 0
}
