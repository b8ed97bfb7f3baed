/// A failure before it is known which file it belongs to.
struct Problem: Error, Hashable {
  var place: String?
  var reason: String

  init(_ reason: String, place: String? = nil) {
    self.place = place
    self.reason = reason
  }

  init(_ reason: String, offset: Int) {
    self.init(reason, place: "offset \(offset)")
  }

  func failure(at path: String) -> ReadFailure {
    ReadFailure(path: path, place: place, reason: reason)
  }
}
