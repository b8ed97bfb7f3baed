import Language
import Records

/// Reads what belongs to a meeting behind its noun or verb: with whom, where, when.
struct MeetingReach {
  let scene: Scene
  let words: MeetingWords
  let sentence: Int

  /// Adds participants, place and time from the tokens behind a meeting's core.
  ///
  /// Stops at the end of the clause; "involving" and "attended by" go on behind a comma.
  func read(from start: Int, until limit: Int, to event: inout MeetingRule.Event) {
    let text = scene.text
    let groups = scene.structures[sentence].verbGroups
    var index = start
    var sawTopic = false
    while index < limit {
      let token = text.tokens[index]
      if scene.grammar.isTimeToken[index] {
        index = time(at: index, to: &event)
        continue
      }
      switch token.lower {
      case "(", "[":
        guard let close = (index..<limit).first(where: { [")", "]"].contains(text.tokens[$0].form) }) else { return }
        index = close + 1
        continue
      case ",":
        let next = index + 1
        guard next < limit else { return }
        // "in Minsk, Belarus, on Friday"
        if let place = event.place, place.upperBound == index, let further = self.place(after: next),
          further.upperBound >= limit || [",", ".", "on", "in", "to"].contains(text.tokens[further.upperBound].lower)
            || scene.grammar.isTimeToken[further.upperBound]
        {
          index = further.upperBound
          if index < limit, text.tokens[index].form == "," { index += 1 }
          continue
        }
        let opens = [
          "involving", "attended", "between", "with", "hosted", "led", "brokered", "mediated",
        ]
        guard opens.contains(text.tokens[next].lower) || scene.grammar.isTimeToken[next] else {
          if let later = involving(after: index, limit: limit) {
            index = later
            continue
          }
          return
        }
      case ";", ":", "—", "–", "--": return
      case "\"":
        // A few quoted words stay in the clause ("with the “major leaders” on Sunday"); a quotation of its own does not.
        if index > start, [",", "."].contains(text.tokens[index - 1].form) { return }
      case "with", "between", "among", "involving", "alongside":
        if let joined = joined(from: index + 1, isPair: token.lower == "between"), !joined.mentions.isEmpty,
          !isAbsolute(index, joined.end, start: start)
        {
          add(joined, to: &event)
          index = joined.end
          continue
        }
        if let people = people(at: index + 1) {
          event.others.append(people)
          event.high = max(event.high, people.upperBound)
          index = people.upperBound
          continue
        }
        sawTopic = sawTopic || token.lower == "involving"
      case "by"
      where index > 0
        && ["attended", "led", "hosted", "visited", "visits", "visit", "joined"].contains(text.tokens[index - 1].lower):
        if let joined = joined(from: index + 1), !joined.mentions.isEmpty {
          add(joined, to: &event)
          index = joined.end
          continue
        }
      case "of" where event.weight == .event && index == event.core.upperBound:
        if let joined = joined(from: index + 1), !joined.mentions.isEmpty {
          add(joined, to: &event)
          index = joined.end
          continue
        }
      case "in", "at":
        if !sawTopic, event.place == nil, let place = place(after: index + 1) {
          event.place = place
          event.take(place)
          index = place.upperBound
          continue
        }
      case "to" where event.weight == .visit && index == event.core.upperBound:
        if let place = place(after: index + 1) {
          event.place = place
          event.take(place)
          index = place.upperBound
          continue
        }
      case "to", "about", "over", "for", "on", "aimed", "regarding", "concerning", "that", "which", "who", "as",
        "toward", "towards":
        sawTopic = sawTopic || index + 1 >= limit || !scene.grammar.isTimeToken[index + 1]
      case "but", "while", "although", "because", "after", "before", "where", "when", "if", "unless", "until": return
      default: break
      }
      if let group = scene.grammar.verbGroup(at: index, in: sentence), groups[group].tokens.lowerBound == index,
        !["involving", "attended", "led", "hosted", "scheduled", "planned", "set", "held", "including"].contains(
          token.lower)
      {
        if groups[group].form == .finite, index > start { return }
        sawTopic = true
      }
      index += 1
    }
  }

  /// Whether "with" behind a comma tells what others do meanwhile: ", with firms keen to avert the levy".
  private func isAbsolute(_ opener: Int, _ end: Int, start: Int) -> Bool {
    let tokens = scene.text.tokens
    guard opener > start, tokens[opener - 1].form == ",", tokens[opener].lower == "with", end < tokens.count else {
      return false
    }
    if [.adjective, .verb].contains(tokens[end].partOfSpeech) { return true }
    // "…, with A, B and C keen to": the list goes on to an adjective.
    return tokens[end].form == ","
      && (end..<min(end + Self.listReach, scene.grammar.sentenceBodyEnd(sentence))).contains {
        tokens[$0].partOfSpeech == .adjective && $0 + 1 < tokens.count && tokens[$0 + 1].lower == "to"
      }
  }

  /// How many tokens of a list are looked at for what it does; chosen by hand.
  private static let listReach = 12

  /// Behind a comma a little later: "…, involving foreign ministers from …".
  private func involving(after comma: Int, limit: Int) -> Int? {
    let next = comma + 1
    guard next < limit, ["which", "who"].contains(scene.text.tokens[next].lower) else { return nil }
    let last = min(limit, next + 4)
    return (next..<last).first { ["involved", "involves", "included"].contains(scene.text.tokens[$0].lower) }
  }

  private func add(_ joined: (mentions: [Int], end: Int), to event: inout MeetingRule.Event) {
    for mention in joined.mentions where !event.participants.contains(mention) { event.participants.append(mention) }
    event.high = max(event.high, joined.end)
  }

  private func time(at index: Int, to event: inout MeetingRule.Event) -> Int {
    guard let found = scene.text.times(in: index..<(index + 1)).first else { return index + 1 }
    let time = scene.text.times[found]
    if event.time == nil, isDate(found, of: event) {
      event.time = found
      event.take(time.tokens)
    }
    return max(index + 1, time.tokens.upperBound)
  }

  /// A date or time of day that is not when something was said, unless the tree has it belong to the meeting.
  func isDate(_ index: Int, of event: MeetingRule.Event) -> Bool {
    let time = scene.text.times[index]
    guard time.kind == .date || time.kind == .time else { return false }
    guard !["PRESENT_REF", "PAST_REF", "FUTURE_REF"].contains(time.timex) else { return false }
    return !scene.timesOfSaying.contains(index) || hangs(index, on: event)
  }

  /// Whether a time depends on the meeting's words, or on the verb of what is said or done after or during it: "said on
  /// Friday after a meeting".
  private func hangs(_ index: Int, on event: MeetingRule.Event) -> Bool {
    let text = scene.text
    guard scene.grammar.tree.isParsed, let top = scene.grammar.tree.top(of: text.times[index].tokens),
      let above = text.tokens[top].head
    else { return false }
    let verb = event.verb.map { scene.structures[sentence].verbGroups[$0].head }
    if event.core.contains(above) || above == verb { return true }
    let core = event.core.upperBound - 1
    guard text.tokens[core].head == above, ["VBD", "VBZ", "VBP"].contains(text.tokens[above].xpos),
      let opener = scene.grammar.tree.child(of: core, in: ["case", "mark"])
    else {
      return false
    }
    return ["after", "during", "at", "following"].contains(text.tokens[opener].lower)
  }

  /// The time of the sentence that the tree has belong to the meeting, wherever it stands.
  func timeHanging(on event: MeetingRule.Event) -> Int? {
    scene.text.times(in: scene.text.sentences[sentence].tokens).first { isDate($0, of: event) && hangs($0, on: event) }
  }

  /// The time before a meeting's verb that frames it: "On Monday, … met", "Pence on Wednesday will meet".
  func timeBefore(_ event: MeetingRule.Event) -> Int? {
    let text = scene.text
    let groups = scene.structures[sentence].verbGroups
    let core = event.verb.map { groups[$0].tokens.lowerBound } ?? event.core.lowerBound
    let floor = text.sentences[sentence].tokens.lowerBound
    return text.times(in: floor..<max(floor, core)).last { index in
      let tokens = text.times[index].tokens
      guard tokens.upperBound <= core, isDate(index, of: event) else { return false }
      return !groups.contains {
        $0.tokens.lowerBound >= tokens.upperBound && $0.tokens.upperBound <= core && $0.form == .finite
      }
    }
  }

  // MARK: Phrases

  /// The actors joined by commas and "and" from a token on, through "officials from …"; nil where no noun phrase
  /// begins there.
  ///
  /// - Parameter isPair: whether the words before ask for two ("between"), so that an "and" always joins the second.
  func joined(from start: Int, isPair: Bool = false) -> (mentions: [Int], end: Int)? {
    let text = scene.text
    let chunks = scene.structures[sentence].chunks
    var index = chunks.partitioningIndex { $0.tokens.upperBound > start }
    guard index < chunks.count, chunks[index].tokens.lowerBound - start <= 1, chunks[index].head >= start else {
      return nil
    }
    if chunks[index].tokens.lowerBound > start, ![.adverb, .determiner].contains(text.tokens[start].partOfSpeech) {
      return nil
    }
    var mentions: [Int] = []
    var end = withoutDay(chunks[index]).tokens.upperBound
    // Where the first bare comma stands: without an "and" later, what follows it is another clause.
    var comma: (count: Int, end: Int)?
    var isList = false
    while index < chunks.count {
      let chunk = chunks[index]
      let found = agent(of: chunk)
      if let found { mentions += scene.grammar.twins(of: found).filter { !mentions.contains($0) } }
      if found != nil || mentions.isEmpty { end = withoutDay(chunk).tokens.upperBound }
      guard index + 1 < chunks.count else { break }
      let gap = chunk.tokens.upperBound..<chunks[index + 1].tokens.lowerBound
      let between = gap.map { text.tokens[$0].lower }
      if ["from", "of", "for"].contains(between.first ?? ""), gap.count == 1,
        scene.words.personNouns.contains(text.tokens[chunk.head].lemma)
          || scene.words.groupNouns.contains(text.tokens[chunk.head].lemma)
      {
        // "the leader of the delegation, Vice Premier Liu": the person is named behind.
        if !isPluralNoun(chunk.head), let person = apposed(after: index + 1) {
          mentions = [person]
          end = scene.cast.mentions[person].tokens.upperBound
          break
        }
        // "officials from the UK, France": the states are named, the officials stand for them.
        guard let owner = agent(of: chunks[index + 1]) else { break }
        if let found, isUnnamed(found) || isDescription(found) && isPluralNoun(chunk.head) {
          mentions.removeAll { $0 == found }
        } else if let found, isPartOf(found, owner) {
          // "the leader of Norway" is one, and a member of a list may follow.
          end = withoutDay(chunks[index + 1]).tokens.upperBound
          break
        }
        index += 1
        continue
      }
      let isJoint =
        !gap.isEmpty && gap.count <= 3
        && between.allSatisfy { [",", "and", "&", "with", "including", "as", "well", "both", "also"].contains($0) }
      guard isJoint, let next = member(after: index, isPair: isPair && mentions.count < 2 && between.contains("and"))
      else { break }
      if between == [","] {
        if comma == nil, !mentions.isEmpty { comma = (mentions.count, end) }
      } else {
        isList = true
      }
      index = next
    }
    if let comma, !isList {
      mentions.removeSubrange(comma.count...)
      end = comma.end
    }
    return (mentions.filter { !isUnnamed($0) || mentions.count == 1 || isGroup($0) }, end)
  }

  /// The noun phrase at a token that names people whom the cast does not know: "the separatists", "union brass".
  func people(at start: Int) -> Range<Int>? {
    let chunks = scene.structures[sentence].chunks
    let index = chunks.partitioningIndex { $0.tokens.upperBound > start }
    guard index < chunks.count, chunks[index].tokens.lowerBound == start else { return nil }
    let chunk = withoutDay(chunks[index])
    let noun = scene.text.tokens[chunk.head]
    guard scene.cast.mention(at: chunk.head) == nil, [.noun, .properNoun].contains(noun.partOfSpeech),
      scene.words.namesPeople(noun.lemma)
        || words.people.match(in: scene.text.tokens, at: chunk.head, limit: chunk.head + 1) != nil
    else { return nil }
    return chunk.tokens
  }

  private func isDescription(_ mention: Int) -> Bool { scene.cast.mentions[mention].form == .description }

  /// Whether a person or body belongs to another mention's side.
  private func isPartOf(_ mention: Int, _ owner: Int) -> Bool {
    guard let own = scene.entity(of: mention), let other = scene.entity(of: owner) else { return false }
    return scene.cast.isSameSide(own, other)
  }

  private func isPluralNoun(_ token: Int) -> Bool {
    scene.text.tokens[token].lower != scene.text.tokens[token].lemma.lowercased()
  }

  /// The person named behind a comma after a noun phrase.
  private func apposed(after index: Int) -> Int? {
    let chunks = scene.structures[sentence].chunks
    let comma = chunks[index].tokens.upperBound
    guard index + 1 < chunks.count, comma < scene.text.tokens.count, scene.text.tokens[comma].form == ",",
      chunks[index + 1].tokens.lowerBound == comma + 1, let found = agent(of: chunks[index + 1]),
      let entity = scene.entity(of: found), scene.cast.entities[entity].kind == .person
    else { return nil }
    return found
  }

  /// The next noun phrase that names somebody: the one behind, or behind "Secretary of" and the like.
  private func member(after index: Int, isPair: Bool) -> Int? {
    let chunks = scene.structures[sentence].chunks
    var next = index + 1
    if agent(of: chunks[next]) == nil {
      let head = scene.text.tokens[chunks[next].head]
      guard next + 1 < chunks.count, head.form.first?.isUppercase == true,
        chunks[next + 1].tokens.lowerBound == chunks[next].tokens.upperBound + 1,
        scene.text.tokens[chunks[next].tokens.upperBound].lower == "of", agent(of: chunks[next + 1]) != nil
      else { return nil }
      next += 1
    }
    return !isPair && startsClause(next) ? nil : next
  }

  /// A member of a list that has a verb of its own begins a clause: "met Putin, and Zelensky said".
  private func startsClause(_ index: Int) -> Bool {
    let chunk = scene.structures[sentence].chunks[index]
    guard
      let verb = scene.structures[sentence].verbGroups.first(where: { $0.tokens.lowerBound >= chunk.tokens.upperBound })
    else { return false }
    guard verb.form == .finite, verb.tokens.lowerBound == chunk.tokens.upperBound,
      scene.text.tokens[verb.head].lower != "led"
    else { return false }
    // "Talks between Norwegians and Danes ended": the talks did.
    guard let subject = scene.grammar.tree.subject(of: verb.head, controlsObject: []) else { return true }
    return chunk.tokens.contains(subject) || subject > chunk.tokens.upperBound
  }

  /// Without a day at the end, which is no part of the name ("American officials Thursday").
  private func withoutDay(_ chunk: Chunk) -> Chunk {
    var head = chunk.head
    while head > chunk.tokens.lowerBound,
      scene.grammar.isTimeToken[head] || MeetingReach.isCalendar(scene.text.tokens[head])
    {
      head -= 1
    }
    guard head < chunk.head else { return chunk }
    return Chunk(
      tokens: chunk.tokens.lowerBound..<(head + 1), head: head, followsAdposition: chunk.followsAdposition)
  }

  private func agent(of chunk: Chunk) -> Int? {
    let chunk = withoutDay(chunk)
    var found = scene.grammar.mention(ofChunk: chunk)
    if found == nil, scene.words.groupNouns.contains(scene.text.tokens[chunk.head].lemma) {
      // Officials nobody has described yet: their state stands for them, but never the one whose envoy comes.
      found = scene.cast.mentions(in: chunk.tokens).last { mention in
        guard let entity = scene.entity(of: mention) else { return false }
        let next = scene.cast.mentions[mention].tokens.upperBound
        return [.state, .organisation, .group].contains(scene.cast.entities[entity].kind)
          && !(chunk.tokens.contains(next) && ["'s", "'"].contains(scene.text.tokens[next].lower))
      }
    }
    guard let found, let entity = scene.entity(of: found), scene.cast.entities[entity].isAgent,
      scene.cast.entities[entity].kind != .outlet
    else { return nil }
    return found
  }

  /// Whether a mention is of several people ("congressional leaders").
  private func isGroup(_ mention: Int) -> Bool {
    isPluralNoun(scene.cast.mentions[mention].tokens.upperBound - 1)
  }

  private func isUnnamed(_ mention: Int) -> Bool {
    guard let entity = scene.entity(of: mention) else { return true }
    return scene.cast.entities[entity].kind == .anonymous
  }

  /// The place named from a token on: "London", "the White House", "Camp David, Maryland".
  func place(after start: Int) -> Range<Int>? {
    let text = scene.text
    let chunks = scene.structures[sentence].chunks
    let index = chunks.partitioningIndex { $0.tokens.upperBound > start }
    guard index < chunks.count, chunks[index].tokens.lowerBound == start else { return nil }
    let chunk = chunks[index]
    guard !scene.grammar.isTimeToken[chunk.head], text.tokens[chunk.head].lower != "meeting" else { return nil }
    let head = text.tokens[chunk.head]
    let isName =
      head.partOfSpeech == .properNoun && head.form.first?.isUppercase == true && !MeetingReach.isCalendar(head)
    let isVenue = chunk.tokens.contains {
      words.venues.match(in: text.tokens, at: $0, limit: chunk.tokens.upperBound) != nil
    }
    guard isName || isVenue else { return nil }
    if let mention = scene.cast.mention(at: chunk.head), let entity = scene.entity(of: mention),
      [.person, .outlet, .anonymous].contains(scene.cast.entities[entity].kind)
    {
      return nil
    }
    var low = chunk.tokens.lowerBound
    while low < chunk.head, text.tokens[low].partOfSpeech == .determiner { low += 1 }
    var range = low..<chunk.tokens.upperBound
    // Times inside the phrase are no place: "the White House Wednesday afternoon".
    if let day = range.first(where: { scene.grammar.isTimeToken[$0] || MeetingReach.isCalendar(text.tokens[$0]) }) {
      range = low..<day
    }
    return range.isEmpty ? nil : range
  }

  /// "to Doha" behind a verb of travel.
  func destination(after start: Int, until limit: Int) -> Range<Int>? {
    for index in start..<max(start, limit) where ["to", "in", "at"].contains(scene.text.tokens[index].lower) {
      if let place = place(after: index + 1) { return place }
    }
    return nil
  }

  private static func isCalendar(_ token: Token) -> Bool {
    calendar.contains(token.lemma.lowercased())
  }

  private static let calendar = Set(MeetingDay.weekdays).union([
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
  ])
}
