import Language
import Records

extension ProposalRule {
  /// A term with the first issue that it names.
  func term(_ tokens: Range<Int>, in scene: Scene) -> Proposal.Term {
    let offsets = scene.text.offsets(ofTokens: tokens)
    return Proposal.Term(
      start: offsets.lowerBound, end: offsets.upperBound, text: scene.text.text(offsets),
      issue: scene.issues(in: tokens).first.map { scene.reference(to: $0.id) })
  }

  /// The terms that a word of proposing governs: a verb's object or clause, what a noun is about, or what it is said to
  /// be ("the offer was to let rates rise"); none where the words tell that something was proposed and not what.
  ///
  /// - Parameter clause: the clause that tells it; a term goes on behind it for a few words at most.
  func terms(of word: Int, within clause: Range<Int>, in scene: Scene) -> [Range<Int>] {
    let tokens = scene.text.tokens
    let tree = scene.grammar.tree
    guard tree.isParsed else { return [] }
    var found: Range<Int>?
    if [.noun, .properNoun].contains(tokens[word].partOfSpeech) {
      found = scene.grammar.matter(of: word) ?? identity(of: word, in: scene)
    } else {
      let children = tree.children(of: word).filter { $0 > word }
      if let head = children.first(where: { ["xcomp", "ccomp"].contains(DependencyTree.base(tokens[$0].relation)) }) {
        found = tree.extent(of: head)
      } else if let head = children.last(where: { isMatter($0, in: scene) }) {
        let isProposal = nouns.match(in: tokens, at: head, limit: head + 1) != nil
        found =
          isProposal
          ? scene.grammar.matter(of: head)
          : tree.extent(of: head).lowerBound..<end(of: head, governedBy: word, within: clause, in: scene)
      }
    }
    guard var range = found?.clamped(to: word + 1..<tokens.count), !range.isEmpty else { return [] }
    // The tree may lose the last words of a clause.
    if range.upperBound < clause.upperBound, clause.upperBound - range.upperBound <= Self.lost {
      range = range.lowerBound..<clause.upperBound
    }
    range = scene.grammar.withoutLongTail(scene.grammar.withoutOpener(range), behind: clause)
    return range.isEmpty ? [] : terms(in: range, scene: scene)
  }

  /// How many words at the end of a clause still belong to a term that the tree ends before them; chosen by hand.
  private static let lost = 2

  /// Where the words of an object end that go on to the end of the clause, before its day and place.
  private func end(of object: Int, governedBy verb: Int, within clause: Range<Int>, in scene: Scene) -> Int {
    let tokens = scene.text.tokens
    let tree = scene.grammar.tree
    let next = tree.children(of: verb).first { child in
      guard child > object,
        ["obl", "advcl", "advmod", "conj", "parataxis"].contains(DependencyTree.base(tokens[child].relation))
      else { return false }
      let extent = tree.extent(of: child)
      guard extent.lowerBound > object, let first = extent.first else { return false }
      if ["exchange", "return"].contains(tokens[child].lower) { return false }
      return scene.grammar.isTimeToken[child] || DependencyTree.base(tokens[child].relation) != "obl"
        || ["in", "on", "at", "during", "after", "before"].contains(tokens[first].lower)
    }
    let end = max(tree.extent(of: object).upperBound, clause.upperBound)
    return next.map { min(end, tree.extent(of: $0).lowerBound) } ?? end
  }

  /// Whether a dependent of a verb of proposing can be what is proposed.
  private func isMatter(_ child: Int, in scene: Scene) -> Bool {
    let tokens = scene.text.tokens
    let relation = DependencyTree.base(tokens[child].relation)
    let isCountered =
      relation == "obl" && scene.grammar.tree.child(of: child, in: ["case"]).map { tokens[$0].lower } == "with"
    guard relation == "obj" || isCountered, [.noun, .properNoun].contains(tokens[child].partOfSpeech) else {
      return false
    }
    return scene.cast.mention(at: child) == nil && !scene.grammar.isTimeToken[child]
  }

  /// What a proposal is said to be: "to let rates rise" of "the offer was to let rates rise".
  private func identity(of noun: Int, in scene: Scene) -> Range<Int>? {
    let tokens = scene.text.tokens
    guard DependencyTree.base(tokens[noun].relation) == "nsubj", let head = tokens[noun].head, head > noun,
      let copula = scene.grammar.tree.child(of: head, in: ["cop", "aux"]), copula > noun,
      let mark = scene.grammar.tree.child(of: head, in: ["mark"]), tokens[mark].lower == "to", mark > copula
    else { return nil }
    return mark + 1..<max(mark + 1, scene.grammar.tree.extent(of: head).upperBound)
  }

  /// The members of a coordination at the top of some words, each a term, without days and who says so.
  func terms(in range: Range<Int>, scene: Scene) -> [Range<Int>] {
    let tokens = scene.text.tokens
    let end = range.dropFirst().first { index in
      // "…, according to two people", "… because it would": no terms any more.
      tokens[index].lower == "according" && index + 1 < range.upperBound && tokens[index + 1].lower == "to"
        || ["because", "although", "though", "whereas"].contains(tokens[index].lower)
        || ["but", "while"].contains(tokens[index].lower) && tokens[index - 1].form == ","
          && opensClause(index + 1, scene)
    }
    let whole = scene.grammar.trimmed(range.lowerBound..<(end ?? range.upperBound))
    guard !whole.isEmpty else { return [] }
    var starts = [whole.lowerBound]
    for start in borders(in: whole, scene: scene) where start > whole.lowerBound { starts.append(start) }
    return zip(starts, starts.dropFirst() + [whole.upperBound]).compactMap { low, high in
      var part = scene.grammar.trimmed(low..<high)
      while let first = part.first, part.count > 1, [.coordinator, .punctuation].contains(tokens[first].partOfSpeech),
        tokens[first].form != "\"", tokens[first].form != "“"
      {
        part = first + 1..<part.upperBound
      }
      while let last = part.last, part.count > 1,
        [.coordinator, .punctuation, .adposition].contains(tokens[last].partOfSpeech), tokens[last].form != "”",
        tokens[last].form != "\"", tokens[last].form != "%"
      {
        part = part.lowerBound..<last
      }
      part = scene.grammar.withoutTimes(part)
      // Whom it is put to is no term.
      if part.allSatisfy({ scene.cast.mention(at: $0) != nil || tokens[$0].partOfSpeech == .determiner }) { return nil }
      return part.isEmpty ? nil : part
    }
  }

  /// Whether a clause with a verb of its own begins at a token.
  private func opensClause(_ token: Int, _ scene: Scene) -> Bool {
    let structure = scene.structures[scene.text.sentenceIndex(ofToken: token)]
    guard let verb = structure.verbGroups.first(where: { $0.tokens.lowerBound >= token }), verb.form == .finite,
      let chunk = structure.chunks.first(where: { $0.tokens.lowerBound >= token })
    else { return false }
    return chunk.tokens.upperBound <= verb.tokens.lowerBound
  }

  /// Where the further members of a coordination begin that some words or their objects head.
  private func borders(in range: Range<Int>, scene: Scene) -> [Int] {
    let tokens = scene.text.tokens
    let tree = scene.grammar.tree
    guard tree.isParsed, let top = tree.top(of: range) else { return [] }
    // The verb before the words may be coordinated with one among them ("includes … and envisions …").
    var heads = [top] + (tokens[top].head.map { $0 < range.lowerBound ? [$0] : [] } ?? [])
    if tokens[top].partOfSpeech == .verb {
      heads += tree.children(of: top).filter { range.contains($0) && DependencyTree.base(tokens[$0].relation) == "obj" }
    }
    var starts: [Int] = []
    for head in heads {
      for child in tree.children(of: head)
      where child > head && range.contains(child) && DependencyTree.base(tokens[child].relation) == "conj" {
        let extent = tree.extent(of: child)
        let isChoice = extent.contains { $0 < child && tokens[$0].lower == "or" }
        let isName = scene.cast.mention(at: child) != nil && scene.cast.mention(at: head) != nil
        guard !isChoice, !isName, extent.lowerBound > head else { continue }
        starts.append(extent.lowerBound)
      }
    }
    return Set(starts + changes(of: range, scene: scene)).sorted()
  }

  /// Where "and" or a comma parts words about one issue from words about another, whatever the tree says.
  private func changes(of range: Range<Int>, scene: Scene) -> [Int] {
    let tokens = scene.text.tokens
    var low = range.lowerBound
    return range.filter { index in
      guard index > low, index + 1 < range.upperBound, [",", ";", "and"].contains(tokens[index].lower),
        let first = scene.issues(in: low..<index).last?.id,
        let second = scene.issues(in: index + 1..<range.upperBound).first?.id, first != second,
        ["nmod", "acl"].contains(DependencyTree.base(tokens[index].relation)) == false
      else { return false }
      low = index + 1
      return true
    }
  }

  // MARK: How far it got

  /// Whether a plan is a deal already made: "the deal, which calls for a buffer zone".
  func concluded(_ noun: Chunk, by verb: VerbGroup, standing: Scene.Standing, scene: Scene) -> Proposal.Status? {
    let tokens = scene.text.tokens
    guard standing.modality != .reported, standing.modality != .denied, verb.modal == nil || verb.modal == "will",
      agreements.match(in: tokens, at: noun.head, limit: noun.head + 1) != nil, isReached(scene),
      ["the", "this", "that", "their"].contains(tokens[noun.tokens.lowerBound].lower),
      !noun.tokens.contains(where: { unsettled.match(in: tokens, at: $0, limit: noun.head) != nil })
    else { return nil }
    return .accepted
  }

  /// Whether the document tells that an agreement has been reached.
  private func isReached(_ scene: Scene) -> Bool {
    let tokens = scene.text.tokens
    for (sentence, structure) in scene.structures.enumerated() {
      let limit = scene.text.sentences[sentence].tokens.upperBound
      for group in structure.verbGroups
      where !group.isNegated && group.modal == nil && reaching.match(in: tokens, at: group.head, limit: limit) != nil {
        let named = scene.grammar.tree.children(of: group.head).contains { child in
          ["obj", "nsubj"].contains(DependencyTree.base(tokens[child].relation))
            && agreements.match(in: tokens, at: child, limit: child + 1) != nil
        }
        let modified = tokens[group.head].head.map {
          DependencyTree.base(tokens[group.head].relation) == "acl"
            && agreements.match(in: tokens, at: $0, limit: $0 + 1) != nil
        }
        if named || modified == true { return true }
      }
    }
    return false
  }

  /// What became of a proposal by its sentence, else whether anybody is told to have put it forward.
  ///
  /// - Parameter isTabled: whether the words themselves put it forward.
  func status(
    in sentence: Int, of word: Int, by author: Int?, isTabled: Bool, standing: Scene.Standing, scene: Scene
  ) -> Proposal.Status {
    if standing.modality == .reported { return .reported }
    let tokens = scene.text.tokens
    for group in scene.structures[sentence].verbGroups where !group.isNegated && group.head != word {
      for fate in fates
      where fate.verbs.match(in: tokens, at: group.head, limit: scene.text.sentences[sentence].tokens.upperBound) != nil
        && isFact(group) && concernsProposal(group.head, scene)
      {
        return fate.status
      }
    }
    return isTabled || standing.form != .outlet || isPutForward(by: author, scene) ? .tabled : .reported
  }

  /// Whether a verb tells what has happened: no infinitive, no "would".
  private func isFact(_ group: VerbGroup) -> Bool {
    group.modal == nil && (group.form == .finite || group.isPassive)
  }

  /// Whether what a verb is about is a proposal, or a pronoun that can stand for one.
  private func concernsProposal(_ verb: Int, _ scene: Scene) -> Bool {
    let tokens = scene.text.tokens
    guard scene.grammar.tree.isParsed else { return false }
    return scene.grammar.tree.children(of: verb).contains { child in
      guard tokens[child].relation == "nsubj:pass" || tokens[child].relation == "obj" || tokens[child].relation == "obl"
      else { return false }
      return nouns.match(in: tokens, at: child, limit: child + 1) != nil
        || ["it", "that", "which"].contains(tokens[child].lower)
    }
  }

  /// Whether the document tells that somebody's side has put a proposal forward.
  private func isPutForward(by author: Int?, _ scene: Scene) -> Bool {
    guard let author else { return false }
    let tokens = scene.text.tokens
    for (sentence, structure) in scene.structures.enumerated() {
      let limit = scene.text.sentences[sentence].tokens.upperBound
      for (index, group) in structure.verbGroups.enumerated()
      where !group.isNegated && group.modal == nil && presenting.match(in: tokens, at: group.head, limit: limit) != nil
      {
        let actors =
          group.isPassive || scene.grammar.hasAgent(group.head)
          ? scene.grammar.agents(of: index, in: sentence) : scene.grammar.subjects(of: index, in: sentence)
        let isTheirs = actors.contains { scene.entity(of: $0).map { scene.cast.isSameSide($0, author) } ?? false }
        if isTheirs { return true }
      }
    }
    return false
  }
}
