import Foundation
import Subprocess
import Testing

/// How runs end before their end, and what they leave.
@Suite struct EndingTests {
  @Test(arguments: [(Signal.interrupt, 130), (Signal.terminate, 143)])
  func aSignalEndsALongRunWithWholeLines(signal: Signal, status: Int) async throws {
    let folder = try Folder()
    let output = folder.file("standard-output")
    let outcome = try await Program.interrupt(
      ["read", "-", "--jobs", "2"], input: Array(try Dispatch.lines(30).utf8), with: signal, in: folder
    ) {
      (try? Data(contentsOf: URL(filePath: output)).count).map { $0 > 1000 } ?? false
    }
    #expect(outcome.status == status)
    #expect(outcome.complaints == ["parley: interrupted"])
    #expect(outcome.output.last == UInt8(ascii: "\n"))
    for line in outcome.lines {
      #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(line.utf8)) }
    }
  }

  @Test func anInterruptedRunLeavesTheFileThatWasThere() async throws {
    let folder = try Folder()
    try folder.write("out", "what was there before")
    let path = folder.path
    let outcome = try await Program.interrupt(
      ["read", "-", "--output", "out"], input: Array(try Dispatch.lines(5).utf8), with: .interrupt, in: folder
    ) {
      (try? FileManager.default.contentsOfDirectory(atPath: path))?.contains { $0.hasSuffix(".part") } ?? false
    }
    #expect(outcome.status == 130)
    #expect(try folder.bytes("out") == Array("what was there before".utf8))
    #expect(try folder.names() == ["out", "standard-error", "standard-output"])
  }

  @Test func aReaderThatHasEnoughEndsTheRunQuietly() async throws {
    let folder = try Folder()
    try folder.write("a.jsonl", try Dispatch.lines(200))
    let result = try await Subprocess.run(
      .path("/bin/sh"),
      arguments: ["-c", "{ '\(Program.path)' read a.jsonl; echo $? >&2; } | head -n 1"],
      environment: Program.environment,
      workingDirectory: .init(folder.path), output: .string(limit: 1 << 20), error: .string(limit: 1 << 20))
    #expect(result.standardOutput.hasPrefix("{\"kind\":\"document\""))
    #expect(result.standardError == "0\n")
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
  func aFullDiskIsOneLine() async throws {
    let folder = try Folder()
    try folder.write("a.txt", Dispatch.threat)
    for command in ["read", "brief", "parse"] {
      let outcome = try await Program.run([command, "a.txt", "--output", "/dev/full"], in: folder)
      #expect(outcome.status == 1)
      #expect(outcome.complaints.count == 1)
      #expect(outcome.complaints.first?.hasPrefix("parley: /dev/full: ") == true)
    }
  }

  @Test(arguments: ["no/such/folder/out", "."])
  func anOutputThatCannotBeWrittenIsOneLine(output: String) async throws {
    let folder = try Folder()
    try folder.write("a.txt", Dispatch.threat)
    for command in ["read", "brief", "parse"] {
      let outcome = try await Program.run([command, "a.txt", "--output", output], in: folder)
      #expect(outcome.status == 1)
      #expect(outcome.complaints.count == 1)
      #expect(outcome.complaints.first?.hasPrefix("parley: \(output): ") == true)
    }
    #expect(try folder.names() == ["a.txt"])
  }

  @Test func anOutputThatIsALinkStaysOne() async throws {
    let folder = try Folder()
    try folder.write("a.txt", Dispatch.threat)
    try folder.write("real", "old")
    try FileManager.default.createSymbolicLink(atPath: folder.file("link"), withDestinationPath: "real")
    let outcome = try await Program.run(["read", "a.txt", "--output", "link"], in: folder)
    #expect(outcome.status == 0)
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: folder.file("link")) == "real")
    #expect(try folder.bytes("real").starts(with: Array("{\"kind\":\"document\"".utf8)))
    #expect(try folder.names() == ["a.txt", "link", "real"])
  }
}
