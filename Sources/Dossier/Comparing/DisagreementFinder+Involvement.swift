internal import Records

extension DisagreementFinder {
  /// What one side denies and the outlet or another side tells of it by name.
  ///
  /// Of all that is told of the side in a word that few statements have, the likest to the denial counts.
  func involvementDenials(_ index: StatementIndex) -> [Dossier.Disagreement] {
    let lexicon = material.lexicon
    let least = Thresholds.deniedMatter * index.greatestWeight
    func denies(_ place: Int) -> Bool {
      index.statements[place].words.contains { lexicon.denials.contains(Stem.of($0.folded)) }
    }
    func negates(_ place: Int) -> Bool {
      index.statements[place].words.contains { ClosedWords.negations.contains($0.folded) }
    }
    return material.records.indices.compactMap { place in
      let record = material.records[place]
      guard case .position(let position) = record.body, position.stance == .denies,
        let span = record.evidence.first, let denial = index.statement(of: span, in: record.document), denies(denial),
        let side = material.cast.side(position.actor, onBehalfOf: position.onBehalfOf, in: record.document)
      else { return nil }
      let names = names(ofSide: side)
      let matter = Set(material.contentWords(position.what.text).stems.map(StatementIndex.key)).subtracting(names)
      let own = index.statements[denial]
      let rare = matter.filter { index.weight($0) >= least }
      let told = index.statements(with: rare).filter { other in
        let statement = index.statements[other]
        return statement.sentence != own.sentence && areNear(statement.document, own.document)
          && statement.speaker.map { material.cast.members[$0].side != side } != false
          && !statement.keys.isDisjoint(with: names) && !denies(other) && !negates(other)
      }
      let likeness = told.map { (likeness: index.likeness(index.statements[$0].keys, own.keys), place: $0) }
      guard let best = likeness.max(by: { ($0.likeness, $1.place) < ($1.likeness, $0.place) }) else { return nil }
      let teller = index.statements[best.place].speaker.map { " by \(material.cast.name($0))" } ?? ""
      return disagreement(
        Labels.line(own.text), .account,
        [
          ("said to be so\(teller)", [best.place]), ("denied by \(material.cast.name(side))", [denial]),
        ], in: index)
    }
  }

  /// The words of the names of a side and of the codebook's persons and bodies on it.
  private func names(ofSide side: Int) -> Set<String> {
    let members = material.cast.members
    let own = members.indices.filter { $0 == side || members[$0].id != nil && members[$0].side == side }
    let names = own.flatMap { [members[$0].name] + members[$0].aliases }
    return Set(names.flatMap { material.contentWords($0).stems }.map(StatementIndex.key))
  }
}
