// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
]

// The trainer shares the tagger's own sources through links, so that both see the same features.
let package = Package(
  name: "train-tagger",
  targets: [
    .target(name: "Records", swiftSettings: strict),
    .target(name: "Language", dependencies: ["Records"], swiftSettings: strict),
    .executableTarget(
      name: "train-tagger", dependencies: ["Language"], swiftSettings: strict,
      linkerSettings: [.linkedLibrary("m")]),
  ]
)
