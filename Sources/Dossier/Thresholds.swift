/// All tuned numbers of this room, each with what it was tuned on.
enum Thresholds {
  // Matching. Set by hand on phrases in the table-driven tests; checked on the five reports of DESIGN.md and the
  // three annotated negotiations, nothing was fitted to these.

  /// Accounts of a group that a further account is compared with; bounds the work for things told thousands of times.
  static let comparedAccounts = 16
  /// Threats of one document that a threat is compared with; a report has a handful.
  static let comparedInDocument = 64
  /// Shared share of content words from which two threatened actions of one side are one; 0.3 to 0.6 tried.
  static let sameAction = 0.5
  /// Shared share of the shorter text's content words from which two pledges or violations of one side are one.
  static let sameUndertaking = 0.5
  /// Jaccard of content words from which two figures count one thing; 0.5 to 0.8 tried.
  static let sameQuantity = 0.6
  /// Share of the shorter term's content words from which two terms of proposals are one.
  static let sameTerm = 0.6
  /// Jaccard of the sides at two meetings from which their participants agree.
  static let sameParticipants = 0.5
  /// Days between two reports from which undated meetings in one place are told apart.
  static let sameMeetingDays = 14

  // Quotations.

  /// Words from which a quotation is long enough to be recognised.
  static let quotationLength = 6
  /// Words of a quotation that are compared; more would be a speech, and two speeches cost their product.
  static let quotationLongest = 400
  /// Share of the shorter quotation's words in common order from which two quotations are one utterance.
  static let sameQuotation = 0.7
  /// Words that a quotation of the same words by two speakers must have to be called a disagreement.
  static let distinctiveQuotation = 8

  /// Words shown on either side of where two quotations differ.
  static let wordsAround = 5

  // Announcements.

  /// Share of the shorter one's content words from which two announcements are one.
  static let sameAnnouncement = 0.6
  /// Content words that an announcement must have to be known again.
  static let announcementLength = 3
  /// Days between which two reports can have one announcement on different days.
  static let announcementDays = 2

  // Figures.

  /// Relative uncertainty of a number given as "about", "some", "nearly".
  static let approximation = 0.02
  /// Share of the shorter sentence's other content words that figures need whose `what` says little; 0.1 to 0.5 tried
  /// on the 12 negotiations in several outlets.
  static let sameContext = 0.25
  /// The fewest other content words that two such sentences share.
  static let sharedContext = 3
  /// Times one figure may be the other in a disagreement.
  ///
  /// Beyond that they count two things. 1.5 to 5 tried on the same set.
  static let figureRatio = 2.0
  /// Code points of a sentence that are looked at on either side of a figure.
  static let sentenceReach = 300

  // Statements. Set on the twelve negotiations of docs/DOSSIER.md, "Statements"; where no values are given, none but
  // the first was tried.

  /// Letters of a stem that words of one family share.
  static let statementKey = 6
  /// What a word that every statement has still tells.
  static let statementWeight = 0.3
  /// Things with one word up to which the word makes two of them worth comparing; bounds the work.
  static let candidatesOfAWord = 64
  /// Code points that a reading's evidence has at most.
  static let longestEvidence = 200
  /// Content words on either side of a word and its opposite that tell what they are said of.
  static let oppositeReach = 3
  /// Likeness from which two statements call one matter two opposite things.
  static let oppositeMatter = 0.25
  /// Likeness of the words around two close figures whose counted things have no word in common; 0.15 and 0.25 tried.
  static let otherContext = 0.25
  /// Share of the most that a word can tell from which a shared word makes a statement what somebody denies.
  static let deniedMatter = 0.4
  /// Words on either side of a time that tell what it is the time of; 3 to 6 tried.
  static let timeReach = 5
  /// Likeness of the words around two times from which they are of one event; 0.3 to 0.35 tried.
  static let sameEvent = 0.3
  /// Words on either side of a figure that tell what is counted.
  static let figureReach = 8
  /// Times one figure may be another that is taken for the same quantity counted again.
  static let closeRatio = 1.16
  /// The least number that is compared so; small numbers are near to one another by chance.
  static let closeLeast = 10.0
  /// Times one figure may be another where the words around both are much alike.
  static let clearRatio = 3.0
  /// Likeness of the words around two figures further apart.
  static let clearContext = 0.4
  /// Likeness of the words around two close figures, the head of what is counted shared or not; 0.12 to 0.25 tried.
  static let closeContext = 0.15
  /// Days between the reports of one utterance or event.
  static let sameStatementDays = 2

  // Roles. Set on the five reports of DESIGN.md and the three annotated negotiations.

  /// What a word that says mediation outright tells ("mediates").
  static let strongCue = 2.0
  /// What a word that mostly means mediation tells ("facilitates").
  static let plainCue = 1.0
  /// What a word that can mean mediation tells ("hosts").
  static let weakCue = 0.5
  /// What it tells that a side outside the main pair stands beside "peace efforts".
  static let peaceCue = 0.5
  /// Records from which a side without a name is listed.
  static let unnamedSide = 2
  /// Weight of words for mediation from which a side outside the main pair is a mediator.
  static let mediator = 2.0
  /// Weight of words for a guarantee from which a side is a guarantor.
  static let guarantor = 2.0
  /// How many acts of the less active of two sides speak for their being the main pair, a point each.
  ///
  /// Tuned on the development negotiations: a pair of which one hardly acts was taken for the main one before.
  static let activePair = 4.0
  /// Weight of a side's own acts and its opposition to one of the main pair from which it is a party too.
  static let furtherParty = 3.0
  /// The same, as a share of the main pair's weight.
  static let furtherShare = 0.25
  /// How often one document may count for one cue.
  static let cuesADocument = 3.0

  // First page.

  /// Share of all content words of two stances that both have, from which one can have moved to the other.
  ///
  /// Set on the movements found in 15 negotiations, read one by one; 0 to 0.3 tried. Below, "the talks" is of one matter
  /// with whatever long phrase has talks in it.
  static let sameMatter = 0.2

  // Corrections.

  /// Share of two places' common stretch from which a correction's span means a record's evidence.
  ///
  /// Not tuned: at half, two places that lie apart are never both meant.
  static let correctedPlace = 0.5
}
