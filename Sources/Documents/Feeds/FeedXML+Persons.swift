extension FeedXML {
  func add(authorAt node: Int, rank: Int, _ part: inout FeedPart, _ scope: Scope) {
    guard let person = person(node, scope), !part.authors[rank].contains(person) else { return }
    part.authors[rank].append(person)
  }

  /// Who stands in an element: in elements for name, mail and page, or in a line of text.
  func person(_ node: Int, _ scope: Scope) -> Feed.Person? {
    var person = Feed.Person()
    if holdsPerson(node) {
      for child in tree.elements(in: node) {
        let inner = self.scope(of: child, within: scope)
        let value = nonEmpty(text(child))
        switch tag(of: child) {
        case .name, .title: person.name = person.name ?? value
        case .email: person.email = person.email ?? value
        case .uri, .url, .homepage: person.url = person.url ?? value.flatMap { address($0, inner) }
        default: continue
        }
      }
    } else {
      person = Feed.Person(line: text(node))
    }
    return person == Feed.Person() ? nil : person
  }

  private func holdsPerson(_ node: Int) -> Bool {
    tree.elements(in: node).contains { child in
      switch tag(of: child) {
      case .name, .title, .email, .uri, .url, .homepage: true
      default: false
      }
    }
  }
}

extension Feed.Person {
  /// Reads "ann@harbour.example (Ann Doe)", "Ann Doe <ann@harbour.example>", a name or an address alone.
  init(line: String) {
    self.init()
    var name: [Substring] = []
    for word in line.split(whereSeparator: \.isWhitespace) {
      let bare = word.drop { "(<[".contains($0) }
      var address = bare.hasPrefix("mailto:") ? bare.dropFirst(7) : bare
      while let last = address.last, ")>],;".contains(last) { address = address.dropLast() }
      if email == nil, Feed.Person.isMail(address) { email = String(address) } else { name.append(word) }
    }
    var rest = name.joined(separator: " ")
    // Brackets are the address's, or the name's beside the address.
    if email != nil, rest.hasPrefix("("), rest.hasSuffix(")") { rest = String(rest.dropFirst().dropLast()) }
    self.name = rest.isEmpty ? nil : rest
  }

  /// True for "ann@harbour.example".
  private static func isMail(_ word: Substring) -> Bool {
    let parts = word.split(separator: "@", omittingEmptySubsequences: false)
    return parts.count == 2 && !parts[0].isEmpty && parts[1].contains(".") && !parts[1].hasPrefix(".")
      && !word.contains("/")
  }
}
