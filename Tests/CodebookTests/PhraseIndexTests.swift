import Codebook
import Language
import Testing

@Suite struct PhraseIndexTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let phrase: String
    let text: String
    let length: Int?
    var exactCase = false
    var testDescription: String { "\(phrase) in \(text)" }
  }

  static let cases: [Case] = [
    // words
    Case(phrase: "truce", text: "truce talks", length: 1),
    Case(phrase: "truce", text: "Truce talks", length: 1),
    Case(phrase: "truce", text: "TRUCE", length: 1),
    Case(phrase: "truce", text: "bruce", length: nil),
    Case(phrase: "security guarantee", text: "security guarantees", length: 2),
    Case(phrase: "security guarantee", text: "security of guarantees", length: nil),
    Case(phrase: "  security   guarantee ", text: "security guarantee", length: 2),
    // hyphens may be missing, and split words are several tokens
    Case(phrase: "cease-fire", text: "cease-fire deal", length: 3),
    Case(phrase: "cease-fire", text: "cease fire", length: 2),
    Case(phrase: "cease-fire", text: "ceasefire", length: nil),
    // prefixes
    Case(phrase: "demilitari*", text: "demilitarisation", length: 1),
    Case(phrase: "demilitari*", text: "military", length: nil),
    Case(phrase: "de-militari*", text: "de-militarised", length: 3),
    Case(phrase: "prisoner* of war", text: "prisoners of war", length: 3),
    Case(phrase: "*", text: "anything", length: nil),
    // alternatives and optional words
    Case(phrase: "walk|pull out", text: "pull out", length: 2),
    Case(phrase: "walk|pull out", text: "carry out", length: nil),
    Case(phrase: "ceasefire|cease-fire|truce talks", text: "cease-fire talks", length: 4),
    Case(phrase: "end the? war", text: "end war", length: 2),
    Case(phrase: "end the? war", text: "end the war", length: 3),
    Case(phrase: "end the|a? war", text: "end a war", length: 3),
    // gaps
    Case(phrase: "release ... hostages", text: "release hostages", length: 2),
    Case(phrase: "release ... hostages", text: "release all the remaining hostages", length: 5),
    Case(phrase: "release ... hostages", text: "release all of the remaining hostages", length: nil),
    Case(phrase: "release ... hostages", text: "release them. No hostages", length: nil),
    Case(phrase: "release … hostages", text: "release the hostages", length: 3),
    // case
    Case(phrase: "Crimea", text: "Crimea", length: 1),
    Case(phrase: "Crimea", text: "crimea", length: nil),
    Case(phrase: "Crimea", text: "CRIMEA", length: 1),
    Case(phrase: "Turkey", text: "turkey", length: nil, exactCase: true),
    Case(phrase: "Turkey", text: "Turkey", length: 1, exactCase: true),
    Case(phrase: "Turkey", text: "TURKEY", length: 1, exactCase: true),
    Case(phrase: "Bank of England", text: "BANK OF ENGLAND", length: 3, exactCase: true),
    Case(phrase: "Ban", text: "BAN", length: nil, exactCase: true),
    Case(phrase: "US", text: "us", length: nil, exactCase: true),
    Case(phrase: "states", text: "States", length: nil, exactCase: true),
    // marks and scripts
    Case(phrase: "N'Djamena", text: "N\u{2019}Djamena", length: 1, exactCase: true),
    Case(phrase: "Türkiye", text: "TÜRKİYE", length: nil, exactCase: true),
    Case(phrase: "São Tomé", text: "SÃO TOMÉ", length: 2, exactCase: true),
    Case(phrase: "U.S.", text: "U.S. envoy", length: 1, exactCase: true),
    // phrases that break the syntax match nothing
    Case(phrase: "", text: "word", length: nil),
    Case(phrase: "... word", text: "a word", length: nil),
    Case(phrase: "word?", text: "word", length: nil),
  ]

  @Test(arguments: cases) func matches(_ example: Case) {
    let index = PhraseIndex([(phrase: example.phrase, value: 1)], exactCase: example.exactCase)
    let tokens = Tokenizer.words(in: example.text).map { token in
      var token = token
      // The dictionary form that the pipeline would find for the plurals of these examples.
      if token.lower == "guarantees" { token.lemma = "guarantee" }
      return token
    }
    #expect(index.match(in: tokens, at: 0, limit: tokens.count)?.length == example.length)
  }

  @Test func prefersTheLongestAndKeepsAllMeanings() throws {
    let index = PhraseIndex(
      [("Guinea", "GIN"), ("Equatorial Guinea", "GNQ"), ("Congo", "COD"), ("Congo", "COG")].map {
        (phrase: $0.0, value: $0.1)
      }, exactCase: true)
    let tokens = Tokenizer.words(in: "Equatorial Guinea and Congo")
    #expect(try #require(index.match(in: tokens, at: 0, limit: 4)).values == ["GNQ"])
    #expect(try #require(index.match(in: tokens, at: 1, limit: 4)).values == ["GIN"])
    #expect(try #require(index.match(in: tokens, at: 3, limit: 4)).values == ["COD", "COG"])
  }

  @Test(arguments: [(-1, 2), (2, 2), (0, 0), (5, 9), (0, 1)]) func staysWithinTheLimit(_ index: Int, _ limit: Int) {
    let phrases = PhraseIndex([(phrase: "peace talks", value: 1)], exactCase: false)
    let tokens = Tokenizer.words(in: "peace talks")
    #expect(phrases.match(in: tokens, at: index, limit: limit) == nil)
  }

  @Test func anEmptyIndexMatchesNothing() {
    let phrases = PhraseIndex<Int>([], exactCase: false)
    #expect(phrases.isEmpty)
    #expect(phrases.match(in: Tokenizer.words(in: "peace"), at: 0, limit: 1) == nil)
  }
}
