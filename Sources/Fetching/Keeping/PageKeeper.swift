/// Where pages are kept.
protocol PageKeeper {
  /// What is known of a page that was kept before, for asking whether it has changed.
  func validators(of address: PageAddress) -> Validators?
  /// The bytes of a feed that was kept before; nil where feeds have to be fetched anew.
  func feed(at address: PageAddress) -> [UInt8]?
  /// Keeps a page, whole or not at all.
  ///
  /// - Returns: the file that it is in; nil where the same bytes were there already.
  func keep(_ fetched: FetchedPage, as wanted: Fetcher.Wanted, feed: PageAddress?) throws(FetchProblem) -> String?
  /// Keeps that a page has not changed.
  func keepUnchanged(_ fetched: FetchedPage, feed: PageAddress?) throws(FetchProblem)
}
