import Foundation

/// A line of the head of an answer.
struct HeaderField: Hashable, Sendable {
  let name: String
  let value: String
}

/// One request and what came back.
struct Answer: Sendable {
  /// The address asked for.
  let address: PageAddress
  /// The head of the request, as it was sent.
  var request: [UInt8] = []
  /// The head of the answer, as it came, with the blank line that ends it.
  var head: [UInt8] = []
  var status = 0
  var fields: [HeaderField] = []
  /// The body, its chunks joined and decompressed.
  var body: [UInt8] = []
  /// The address in figures that answered.
  var remote: String?
  /// When the request began.
  var moment = Date(timeIntervalSince1970: 0)
  /// How long it took, in seconds.
  var seconds = 0.0

  init(address: PageAddress) {
    self.address = address
  }

  /// The value of a field; the first one's where it stands there several times.
  func value(_ name: String) -> String? {
    fields.first { $0.name.lowercased() == name }?.value
  }

  /// The media type without parameters, in lower case; nil where none is said.
  var mediaType: String? {
    let type = value("content-type")?.prefix { $0 != ";" }.trimmingCharacters(in: .whitespaces).lowercased()
    return type?.isEmpty == true ? nil : type
  }

  /// The encoding that the server names.
  var charset: String? {
    for parameter in value("content-type")?.split(separator: ";").dropFirst() ?? [] {
      let parts = parameter.split(separator: "=", maxSplits: 1).map { $0.trimmingCharacters(in: Answer.marks) }
      if parts.count == 2, parts[0].lowercased() == "charset", !parts[1].isEmpty { return parts[1] }
    }
    return nil
  }

  private static let marks = CharacterSet(charactersIn: " \t\"'")
}
