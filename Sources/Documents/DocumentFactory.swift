import Records

/// Makes documents of decoded texts and gives them ids.
struct DocumentFactory {
  private var digests: Set<UInt64> = []
  private var repeats: [UInt64: Int] = [:]

  /// Makes a document of a text.
  ///
  /// - Parameter name: What stands for the address where there is none: a file's name without folder and `.gz` or `.zst`, and the
  ///   number of its line.
  mutating func document(
    path: String, name: String, metadata: Metadata, text: String, encoding: String
  ) -> Document {
    Document(
      id: id(address: metadata.url ?? name, text: text), path: path, url: metadata.url, title: metadata.title,
      outlet: metadata.outlet, byline: metadata.byline,
      published: PublicationDate.publication(metadata: metadata.date, text: text),
      updated: metadata.updated.flatMap(PublicationDate.stated),
      language: LanguageGuess.language(of: text), encoding: encoding, text: text)
  }

  /// Makes a document of a page; what a sidecar says goes before what the page says.
  mutating func document(path: String, name: String, metadata: Metadata, page: Page) -> Document {
    let url = metadata.url ?? page.address?.value
    let byline = metadata.byline ?? (page.authors.isEmpty ? nil : page.authors.map(\.value).joined(separator: ", "))
    return Document(
      id: id(address: url ?? name, text: page.text), path: path, url: url,
      title: metadata.title ?? page.title?.value, outlet: metadata.outlet ?? page.outlet?.value, byline: byline,
      published: metadata.date.flatMap(PublicationDate.stated) ?? page.publication,
      updated: metadata.updated.flatMap(PublicationDate.stated) ?? page.change,
      language: LanguageGuess.language(of: page.text), encoding: page.encoding, text: page.text)
  }

  /// "d" and 16 hexadecimal digits; "-2", "-3" … after them for the second and third of the same in one run.
  private mutating func id(address: String, text: String) -> String {
    let digest = DocumentFactory.digest(address: address, text: text)
    let digits = String(digest, radix: 16)
    let id = "d" + String(repeating: "0", count: 16 - digits.count) + digits
    if digests.insert(digest).inserted { return id }
    let number = repeats[digest, default: 1] + 1
    repeats[digest] = number
    return "\(id)-\(number)"
  }

  /// The 64-bit FNV-1a digest of the address, a zero byte and the text, all in UTF-8.
  ///
  /// Among ten million documents two get the same digest with a chance of three in a million. It is no protection
  /// against somebody who makes texts collide on purpose. Source: draft-eastlake-fnv.
  static func digest(address: String, text: String) -> UInt64 {
    var digest: UInt64 = 0xCBF2_9CE4_8422_2325
    func add(_ bytes: some Sequence<UInt8>) {
      for byte in bytes { digest = (digest ^ UInt64(byte)) &* 0x100_0000_01B3 }
    }
    add(address.utf8)
    add(CollectionOfOne(0))
    add(text.utf8)
    return digest
  }
}
