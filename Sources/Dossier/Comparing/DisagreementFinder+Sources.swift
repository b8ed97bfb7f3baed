internal import Records

extension DisagreementFinder {
  /// One utterance that two documents give to different speakers with a name.
  func sourceDisagreements(_ index: StatementIndex) -> [Dossier.Disagreement] {
    struct Said {
      let place: Int
      let span: Span
      let speaker: Int
      let keys: Set<String>
    }
    var said: [Said] = []
    for (place, record) in material.records.enumerated() {
      guard case .attribution(let attribution) = record.body, let source = attribution.source,
        let speaker = material.cast.member(source, in: record.document), isNamedSpeaker(speaker)
      else { continue }
      for span in attribution.content {
        let keys = Set(material.contentWords(span.text).stems.map(StatementIndex.key))
        guard keys.count >= Thresholds.sharedContent else { continue }
        said.append(Said(place: place, span: span, speaker: speaker, keys: keys))
      }
    }
    var used: Set<Int> = []
    var found: [(likeness: Double, a: Said, b: Said)] = []
    let candidates = Candidates.later(said.map(\.keys))
    for (offset, a) in said.enumerated() {
      for b in candidates[offset].map({ said[$0] }) where a.speaker != b.speaker {
        let (first, second) = (material.records[a.place], material.records[b.place])
        guard first.document != second.document,
          material.clusters[first.document] != material.clusters[second.document],
          areNear(first.document, second.document),
          a.keys.intersection(b.keys).count >= Thresholds.sharedContent, !isOneName(a.speaker, b.speaker)
        else { continue }
        let likeness = index.likeness(a.keys, b.keys)
        if likeness >= Thresholds.sameContent { found.append((likeness, a, b)) }
      }
    }
    return found.sorted { ($1.likeness, $0.a.place, $0.b.place) < ($0.likeness, $1.a.place, $1.b.place) }.compactMap {
      _, a, b in
      guard !used.contains(a.place), !used.contains(b.place) else { return nil }
      used.formUnion([a.place, b.place])
      let readings = [a, b].compactMap { said in
        index.statement(of: said.span, in: material.records[said.place].document).map {
          (value: material.cast.name(said.speaker), statements: [$0])
        }
      }
      return disagreement("who says: \(Labels.line(a.span.text))", .attribution, readings, in: index)
    }
  }

  /// Whether a speaker is somebody in particular: called by words of which one is written like a name.
  private func isNamedSpeaker(_ member: Int) -> Bool {
    let member = material.cast.members[member]
    guard member.kind != .outlet, member.kind != .place else { return false }
    let words = Words.scan(member.name)
    guard let first = words.first, !ClosedWords.pronouns.contains(first.folded),
      !ClosedWords.determiners.contains(first.folded)
    else { return false }
    return member.kind != .description || words.contains(where: \.isCapitalised)
  }

  /// Whether two names have a word in common that is no title: one may be short for the other.
  private func isOneName(_ a: Int, _ b: Int) -> Bool {
    let names = [a, b].map { member in
      Set(
        ([material.cast.name(member)] + material.cast.members[member].aliases).flatMap(Words.split).filter {
          !material.lexicon.personTitles.contains($0) && !material.lexicon.organisationWords.contains($0)
        })
    }
    return !names[0].isDisjoint(with: names[1])
      || Words.folded(material.cast.name(a)) == Words.folded(material.cast.name(b))
  }
}
