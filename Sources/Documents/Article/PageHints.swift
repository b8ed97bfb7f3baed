/// What is known about a page from outside it: from the server that sent it, or the archive that keeps it.
struct PageHints: Sendable {
  /// The encoding that the server named, as it stands there.
  var charset: String?
  /// The address it was fetched from.
  var address: String?
  /// The same in plain text, which is read where no article is found in the page.
  var plain: TextDecoder.Decoded?
}
