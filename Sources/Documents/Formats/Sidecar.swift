import Foundation

/// The file `NAME.meta.json` beside a text, which says where the text is from.
enum Sidecar {
  /// What a sidecar's name ends in.
  static let suffix = ".meta.json"

  /// Where the sidecar of a file is to be looked for.
  enum Place {
    case none
    /// Beside the file on the disk.
    case file(String)
    /// Beside the file in an archive, under a path for people.
    case bytes([UInt8], path: String)
  }

  /// Where the sidecar of a file lies: `a/b.txt` and `a/b.txt.gz` have `a/b.meta.json`.
  static func path(for path: String) -> String {
    let cut = path.utf8.lastIndex(of: UInt8(ascii: "/")).map { path.index(after: $0) } ?? path.startIndex
    return path[..<cut] + InputFormat.stem(of: InputFormat.uncompressed(String(path[cut...]))) + suffix
  }

  /// Reads the sidecar of a file; nothing where there is none.
  ///
  /// What is wrong with it is a problem each, and the rest of it counts.
  static func read(
    at place: Place, limits: DocumentReader.Limits
  ) -> (metadata: Metadata, problems: [Problem], path: String) {
    switch place {
    case .none: return (Metadata(), [], "")
    case .file(let path):
      var status = stat()
      guard lstat(path, &status) == 0 else { return (Metadata(), [], path) }
      do throws(Problem) {
        let (metadata, problems) = try decode(bytes(at: path, limits: limits))
        return (metadata, problems, path)
      } catch {
        return (Metadata(), [error], path)
      }
    case .bytes(let bytes, let path):
      do throws(Problem) {
        let (metadata, problems) = try decode(TextDecoder.withoutUTF8Mark(bytes[...]))
        return (metadata, problems, path)
      } catch {
        return (Metadata(), [error], path)
      }
    }
  }

  private static func bytes(at path: String, limits: DocumentReader.Limits) throws(Problem) -> ArraySlice<UInt8> {
    let stream = ByteStream(source: try InputFile(path: path))
    while try stream.fill() {
      guard stream.unused.count <= limits.sidecarBytes else {
        throw Problem("larger than \(ByteCount.words(limits.sidecarBytes)), the limit for a sidecar")
      }
    }
    return TextDecoder.withoutUTF8Mark(stream.unused)
  }

  private static func decode(_ bytes: ArraySlice<UInt8>) throws(Problem) -> (metadata: Metadata, problems: [Problem]) {
    if let fault = JSONFault.first(in: bytes) { throw fault.problem(prefix: "malformed sidecar") }
    guard let metadata = try? JSONDecoder().decode(Metadata.self, from: Data(bytes)) else {
      throw Problem("malformed sidecar: not a JSON object")
    }
    var problems = metadata.unreadable.map { Problem("\"\($0)\" is not a text; it is left out") }
    for date in [metadata.date, metadata.updated].compactMap(\.self) where PublicationDate.value(of: date) == nil {
      problems.append(Problem("\"\(date)\" is not a full date that can be read; it is left out"))
    }
    return (metadata, problems)
  }
}
