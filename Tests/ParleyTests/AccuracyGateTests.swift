import Foundation
import Subprocess
import Testing

/// Accuracy never falls in silence: what is reached on the annotated negotiations and on PolNeAR's development part,
/// against floors kept in a file.
///
/// `Scripts/gate` prints the same figures beside the floors, and writes new ones when told to.
@Suite struct AccuracyGateTests {
  /// The repository's folder.
  private static let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..")
    .standardizedFileURL.path(percentEncoded: false)
  private static let negotiations = "\(root)/../shared/data/negotiations"

  /// Why the gate cannot be measured here, or nil.
  static var obstacle: String? {
    guard FileManager.default.fileExists(atPath: "\(negotiations)/score.py") else {
      return "\(negotiations)/score.py is not there"
    }
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    let hasPython = folders.contains { FileManager.default.isExecutableFile(atPath: "\($0)/python3") }
    return hasPython ? nil : "python3 is not on the PATH"
  }

  @Test(.enabled(if: obstacle == nil, "SKIPPED, accuracy is not measured: \(obstacle ?? "")"))
  func nothingFallsBelowItsFloor() async throws {
    let result = try await Subprocess.run(
      .name("python3"), arguments: ["\(Self.root)/Scripts/gate", "--program", Program.path],
      workingDirectory: .init(Self.root), output: .string(limit: 1 << 20), error: .string(limit: 1 << 20))
    let report = result.standardOutput + result.standardError
    #expect(result.terminationStatus.isSuccess, "\(report)")
  }
}
