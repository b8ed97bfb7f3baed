import Foundation
import Subprocess

/// What a run of the program left.
struct Outcome {
  /// The exit status; 128 and the signal's number where a signal ended it.
  let status: Int
  let output: [UInt8]
  let complaints: [String]

  var text: String { String(decoding: output, as: UTF8.self) }
  var lines: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false).dropLast() }
}

/// The built program, as a user runs it.
enum Program {
  /// Where it lies: beside the tests that are running.
  static let path: String = {
    let runner = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
    let places = [runner, Bundle.main.bundleURL, Bundle.main.bundleURL.deletingLastPathComponent()]
    let paths = places.map { $0.appending(path: "parley").path(percentEncoded: false) }
    return paths.first { FileManager.default.isExecutableFile(atPath: $0) } ?? "parley"
  }()

  /// No colour, no width and no backtrace of the surroundings.
  static let environment = Environment.inherit.updating([
    "NO_COLOR": nil, "COLUMNS": nil, "SWIFT_BACKTRACE": "enable=no",
  ])

  /// Runs it to its end.
  static func run(
    _ arguments: [String], input: [UInt8] = [], in folder: borrowing Folder, setting: [Environment.Key: String?] = [:]
  ) async throws -> Outcome {
    let result = try await Subprocess.run(
      .path(.init(path)), arguments: Arguments(arguments), environment: environment.updating(setting),
      workingDirectory: .init(folder.path), input: .array(input), output: .bytes(limit: 1 << 28),
      error: .string(limit: 1 << 20))
    return Outcome(
      status: status(result.terminationStatus), output: result.standardOutput,
      complaints: result.standardError.split(separator: "\n").map(String.init))
  }

  /// Runs it with standard input left open after `input`; sends a signal when `isReady` says so.
  static func interrupt(
    _ arguments: [String], input: [UInt8], with signal: Signal, in folder: borrowing Folder,
    when isReady: @escaping @Sendable () -> Bool
  ) async throws -> Outcome {
    let output = folder.file("standard-output")
    let errors = folder.file("standard-error")
    let words = ([path] + arguments).map { "'\($0)'" }.joined(separator: " ")
    let result = try await Subprocess.run(
      .path("/bin/sh"), arguments: ["-c", "exec \(words) > '\(output)' 2> '\(errors)'"], environment: environment,
      workingDirectory: .init(folder.path), input: .inputWriter, output: .discarded, error: .discarded
    ) { execution in
      _ = try await execution.standardInputWriter.write(input)
      // A program that has ended by itself gives no sign any more; its status then tells.
      while !isReady(), !isZombie(execution.processIdentifier.value) { try await Task.sleep(for: .milliseconds(5)) }
      try execution.send(signal: signal)
      // The pipe stays open until the program has gone: it must not wait for the end of its input.
      while (try? execution.send(signal: Signal(rawValue: 0))) != nil, !isZombie(execution.processIdentifier.value) {
        try await Task.sleep(for: .milliseconds(5))
      }
      try await execution.standardInputWriter.finish()
    }
    return Outcome(
      status: status(result.terminationStatus), output: Array(try Data(contentsOf: URL(filePath: output))),
      complaints: try String(contentsOfFile: errors, encoding: .utf8).split(separator: "\n").map(String.init))
  }

  /// Runs a line of the shell, which must succeed.
  static func shell(_ line: String, in folder: borrowing Folder) async throws {
    let result = try await Subprocess.run(
      .path("/bin/sh"), arguments: ["-c", line], workingDirectory: .init(folder.path), output: .discarded)
    guard result.terminationStatus.isSuccess else { throw CocoaError(.executableLoad) }
  }

  private static func status(_ termination: TerminationStatus) -> Int {
    switch termination {
    case .exited(let code): Int(code)
    case .signaled(let signal): 128 + Int(signal)
    }
  }

  /// Whether a process has ended and waits to be collected.
  private static func isZombie(_ process: pid_t) -> Bool {
    let status = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)
    return status?.split(separator: ")").last?.hasPrefix(" Z") ?? true
  }
}

/// A folder that is there for one test.
struct Folder: ~Copyable {
  let path: String

  init() throws {
    path = FileManager.default.temporaryDirectory.appending(path: "parley-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func file(_ name: String) -> String { "\(path)/\(name)" }

  /// Writes a file.
  func write(_ name: String, _ text: String) throws { try write(name, Array(text.utf8)) }

  /// Writes a file.
  func write(_ name: String, _ bytes: [UInt8]) throws { try Data(bytes).write(to: URL(filePath: file(name))) }

  /// What a file holds.
  func bytes(_ name: String) throws -> [UInt8] { Array(try Data(contentsOf: URL(filePath: file(name)))) }

  /// The names of what lies in it.
  func names() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: path).sorted() }
}

/// Texts written for these tests.
enum Dispatch {
  static let threat = """
    ISLAND TALKS STALL

    “We will walk away from the talks unless the Norwegian government agrees to a ceasefire,” Foreign Minister Ana \
    Duarte of Portugal said on Wednesday in Geneva. She said that Portugal rejected the proposal to recognise the \
    island’s annexation.

    According to diplomatic sources, a second meeting is planned for Friday, 9 May 2025. Norway denied the report.

    """

  static let answer = """
    Norway’s Prime Minister Kari Lund told reporters that her government would not accept any deadline.

    “It's a lot of noise”, she said. About 200 people were killed in the fighting, the ministry said.

    """

  /// Many different documents as JSON Lines.
  static func lines(_ count: Int) throws -> String {
    let lines = try (0..<count).map { number in
      let fields = [
        "text": "\(threat)\(number.isMultiple(of: 3) ? answer : "")This was report number \(number) of the day.",
        "url": "https://example.org/\(number)", "outlet": "Outlet \(number % 5)",
      ]
      let data = try JSONSerialization.data(withJSONObject: fields, options: [.sortedKeys, .withoutEscapingSlashes])
      return String(decoding: data, as: UTF8.self)
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
