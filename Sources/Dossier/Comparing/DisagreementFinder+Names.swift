internal import Records

extension DisagreementFinder {
  /// Persons of one side whose names differ by a letter or two, never both in one document.
  ///
  /// Transliterations, initials and short forms were joined before (`CastBuilder`) and are no disagreement.
  func nameDisagreements() -> [Dossier.Disagreement] {
    let cast = material.cast
    let persons = cast.members.indices.filter { cast.members[$0].person != nil && cast.members[$0].side != $0 }
    var blocks: [String: [Int]] = [:]
    for index in persons {
      guard let name = cast.members[index].person, let given = name.given.first else { continue }
      blocks["\(cast.members[index].side) given \(Transliteration.key(given))", default: []].append(index)
      blocks["\(cast.members[index].side) family \(name.familyKey)", default: []].append(index)
    }
    var seen: Set<[Int]> = []
    var found: [(pair: [Int], disagreement: Dossier.Disagreement)] = []
    for (_, block) in blocks.sorted(by: { $0.key < $1.key }) {
      for (offset, a) in block.enumerated() {
        for b in block[(offset + 1)...].prefix(Thresholds.comparedAccounts)
        where areMisspelt(a, b) && seen.insert([a, b]).inserted {
          let readings = [a, b].map { member in
            (
              cast.name(member),
              material.records.indices.filter { index in
                material.records[index].mentions.contains {
                  cast.member($0.actor, in: material.records[index].document) == member
                }
              }
            )
          }
          guard let disagreement = disagreement("the name of \(cast.name(a))", .name, readings) else { continue }
          found.append(([a, b], disagreement))
        }
      }
    }
    return found.sorted { $0.pair.lexicographicallyPrecedes($1.pair) }.map(\.disagreement)
  }

  private func areMisspelt(_ a: Int, _ b: Int) -> Bool {
    let cast = material.cast
    guard cast.members[a].documents.isDisjoint(with: cast.members[b].documents), let first = cast.members[a].person,
      let second = cast.members[b].person, let given = first.given.first, let otherGiven = second.given.first,
      first.initials.isEmpty, second.initials.isEmpty
    else { return false }
    let (family, otherFamily) = (first.familyKey, second.familyKey)
    if Transliteration.key(given) == Transliteration.key(otherGiven), family != otherFamily {
      let length = min(family.count, otherFamily.count)
      return length >= 5 && Transliteration.distance(family, otherFamily, atMost: length >= 8 ? 2 : 1) != nil
    }
    // Two of one family name are brothers as well: a letter's difference in a long given name only.
    return family == otherFamily && min(given.count, otherGiven.count) >= 5
      && Transliteration.distance(given, otherGiven, atMost: 1) != nil
  }
}
