import CZlib
import Foundation
import Records
import Testing

@testable import Documents

/// A folder of its own for one test, removed with everything in it when the test is over.
final class TemporaryFolder {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "parley-documents-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  subscript(name: String) -> String { path + "/" + name }

  @discardableResult
  func write(_ bytes: some Sequence<UInt8>, to name: String) throws -> String {
    let file = URL(fileURLWithPath: self[name])
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
    return self[name]
  }

  @discardableResult
  func write(_ text: String, to name: String) throws -> String {
    try write(text.utf8, to: name)
  }

  func link(_ name: String, to destination: String) throws {
    try FileManager.default.createSymbolicLink(atPath: self[name], withDestinationPath: destination)
  }

  /// Reads paths inside the folder and takes the folder's own path out of what comes back.
  func read(_ names: String..., limits: DocumentReader.Limits = .standard) -> Outcome {
    Outcome(DocumentReader(limits: limits).items(at: names.map { self[$0] }), without: path + "/")
  }
}

/// Everything that one reading yielded.
struct Outcome {
  var documents: [Document] = []
  var failures: [String] = []
  var notes: [String] = []
  /// The paths of the documents and the failures, in the order they came.
  var order: [String] = []

  init(_ items: DocumentItems, without prefix: String = "") {
    for item in items {
      switch item {
      case .document(var document):
        document.path = document.path.replacing(prefix, with: "")
        documents.append(document)
        order.append(document.path)
      case .failure(let failure):
        let line = failure.description.replacing(prefix, with: "")
        failures.append(line)
        order.append("! " + line)
      case .note(let note):
        notes.append(note.description.replacing(prefix, with: ""))
      }
    }
  }

  var texts: [String] { documents.map(\.text) }
}

/// One gzip member.
func gzip(_ bytes: some Sequence<UInt8>) -> [UInt8] {
  var input = Array(bytes)
  var stream = z_stream()
  #expect(parley_deflate_gzip(&stream) == Z_OK)
  let count = input.count
  var output = [UInt8](repeating: 0, count: Int(deflateBound(&stream, UInt(count))) + 32)
  let room = output.count
  let written = input.withUnsafeMutableBufferPointer { input in
    output.withUnsafeMutableBufferPointer { output in
      stream.next_in = input.baseAddress
      stream.avail_in = UInt32(count)
      stream.next_out = output.baseAddress
      stream.avail_out = UInt32(room)
      #expect(deflate(&stream, Z_FINISH) == Z_STREAM_END)
      return room - Int(stream.avail_out)
    }
  }
  deflateEnd(&stream)
  return Array(output.prefix(written))
}

/// What comes of bytes on standard input.
func readStandardInput(_ bytes: some Collection<UInt8>, as path: String = "-") throws -> Outcome {
  try #require(bytes.count < 60_000, "more than a pipe holds")
  let pipe = Pipe()
  pipe.fileHandleForWriting.write(Data(bytes))
  try pipe.fileHandleForWriting.close()
  let descriptor = pipe.fileHandleForReading.fileDescriptor
  let path = path == "/dev/fd/N" ? "/dev/fd/\(descriptor)" : path
  return withExtendedLifetime(pipe) {
    Outcome(DocumentReader().items(at: [path], standardInput: descriptor))
  }
}
