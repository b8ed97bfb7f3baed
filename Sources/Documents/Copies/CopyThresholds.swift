/// The tuned numbers of finding copies and shared text, each with what it was tuned on.
///
/// "The copies" are 400 articles with eight kinds of edited copy each and 564 reports of the same stories by other
/// outlets; docs/COPIES.md has the tables. "The stories" are 2,667 articles in 1,136 stories.
enum CopyThresholds {
  /// Words in a shingle; 5 as in most work on news copies.
  static let shingleWords = 5
  /// A shingle is in the index when these bits of its digest are 0: every eighth is.
  static let sampling: UInt64 = 7
  /// Texts with fewer shingles are indexed whole: an eighth of a short dispatch is too little.
  static let sampledFrom = 64
  /// Shared samples from which two texts are compared in full: about 24 shingles.
  static let candidateSamples = 3
  /// Share of the shorter text's words in common from which it can be a copy.
  ///
  /// Of the copies the lowest is 0.76 (8 % of the words replaced); 0.5 to 0.75 tried.
  static let copyCover = 0.65
  /// Share of the shorter text's words that stand on end and are not in the other, up to which it is a copy.
  ///
  /// Beyond it the text has a part of its own: of the copies the highest is 0.06, of those set into another story the
  /// lowest 0.13, half of them above 0.5; 0.1 to 0.25 tried.
  static let copyGap = 0.20
  /// Such a stretch that is always allowed, in words: a header or a tail on a dispatch of a hundred words.
  static let copyGapWords = 25
  /// Shingles under which two texts are copies only when they are equal word by word.
  static let copyShortest = 12
  /// Documents of a group that a further one is compared with; it has to be a copy of half of them.
  static let comparedMembers = 4
  /// Groups that a document is compared with, the likeliest first.
  static let comparedGroups = 12
  /// Documents that are kept cut into words, so that neighbours need not be cut again.
  static let keptTexts = 512
  /// Words of a passage that is called shared.
  static let passageWords = 12
  /// Words between two runs of equal shingles that are one passage, on either side: a word replaced, a clause put in.
  static let passageGap = 3
  /// Words of the longest passage, outside quotation marks, from which a text shares text with another.
  ///
  /// Twenty words of a statement are quoted alike by everybody; unquoted they are an agency's sentence.
  static let sharedPassage = 20
  /// Words of all passages, outside quotation marks, from which a text shares text with another.
  static let sharedWords = 40
  /// The same for two texts of one outlet, whose standing words are not known as such before the third.
  ///
  /// Links and subscribe lines of one outlet have up to 80 words among the stories; 40 to 120 tried.
  static let sharedWordsOfOneOutlet = 100
  /// Groups of one outlet's texts in which a passage stands that is the outlet's standing words.
  static let standingTexts = 3
  /// Words from the beginning or the end of a text within which an unknown outlet's standing words lie.
  static let standingReach = 12
  /// Words that they have at most; not tuned, the longest seen among the stories have 50.
  static let standingWords = 60
}
