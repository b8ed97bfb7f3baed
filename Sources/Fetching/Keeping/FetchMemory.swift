import Foundation

/// What servers said of pages that were fetched, from run to run: a JSON file of addresses.
final class FetchMemory {
  /// Where it is kept.
  let path: String
  private var pages: [String: Validators] = [:]
  private var isChanged = false

  /// Reads a memory; where there is no file, it begins empty.
  init(path: String) throws(FetchProblem) {
    self.path = path
    if access(path, F_OK) != 0 { return }
    guard let bytes = WholeFile.read(path, limit: FetchMemory.limit),
      let pages = try? JSONDecoder().decode([String: Validators].self, from: Data(bytes))
    else { throw FetchProblem("not what an earlier run remembered") }
    self.pages = pages
  }

  /// The largest file, in bytes: about a million addresses.
  private static let limit = 256 << 20

  subscript(address: PageAddress) -> Validators? {
    get { pages[address.description] }
    set {
      pages[address.description] = newValue
      isChanged = true
    }
  }

  /// Writes the file, whole or not at all.
  func save() throws(FetchProblem) {
    guard isChanged else { return }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let bytes: Data
    do {
      bytes = try encoder.encode(pages)
    } catch {
      throw FetchProblem("cannot be written: \(error)")
    }
    try WholeFile.write(Array(bytes) + [UInt8(ascii: "\n")], to: path)
    isChanged = false
  }
}
