internal import Records

extension DisagreementFinder {
  /// One announcement that two documents put on different days.
  ///
  /// A thing is announced once: the same speaker, the same matter, two known days close to one another. A report that
  /// has both days tells of two announcements.
  func announcementDisagreements() -> [Dossier.Disagreement] {
    struct Announcement {
      let index: Int
      let day: String
      let words: ContentWords
    }
    var bySpeaker: [Int: [Announcement]] = [:]
    for (index, record) in material.records.enumerated() {
      guard case .attribution(let attribution) = record.body, let cue = attribution.cue,
        Words.split(cue.text).contains(where: { material.lexicon.announcements.contains(Stem.of($0)) }),
        let source = attribution.source, let speaker = material.cast.member(source, in: record.document),
        let day = record.said?.value, CalendarDay.isOne(day, day)
      else { continue }
      let words = material.contentWords(attribution.content.map(\.text).joined(separator: " "))
      guard words.stems.count >= Thresholds.announcementLength else { continue }
      bySpeaker[speaker, default: []].append(Announcement(index: index, day: day, words: words))
    }
    return bySpeaker.sorted { $0.key < $1.key }.compactMap { speaker, announcements in
      for (offset, one) in announcements.enumerated() {
        for other in announcements[(offset + 1)...].prefix(Thresholds.comparedAccounts) {
          let (first, second) = (material.records[one.index], material.records[other.index])
          guard first.document != second.document, !CalendarDay.isOne(one.day, other.day),
            let days = CalendarDay.distance(one.day, other.day), days <= Thresholds.announcementDays,
            one.words.containment(other.words) >= Thresholds.sameAnnouncement
          else { continue }
          let what = Labels.line(first.evidence.map(\.text).joined(separator: " … "))
          return disagreement(
            "\(material.cast.name(speaker)) announces: \(what) — on which day", .date,
            [one, other].map { (String(CalendarDay.day($0.day)), [$0.index]) })
        }
      }
      return nil
    }
  }
}
