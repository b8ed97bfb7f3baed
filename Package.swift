// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
]

let package = Package(
  name: "parley",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "parley", targets: ["parley"]),
    .executable(name: "parley-train", targets: ["parley-train"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", exact: "2.1.1"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", exact: "1.0.2"),
  ],
  targets: [
    // The rooms of the house, left to right: a target depends only on targets above it.
    .target(name: "Records", swiftSettings: strict),
    .systemLibrary(
      name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
    .systemLibrary(
      name: "CBrotli", pkgConfig: "libbrotlidec", providers: [.apt(["libbrotli-dev"]), .brew(["brotli"])]),
    .systemLibrary(
      name: "CZstandard", pkgConfig: "libzstd", providers: [.apt(["libzstd-dev"]), .brew(["zstd"])]),
    // The words by which web pages are read, bound into the program: one binary, no path to find.
    .target(name: "PageData", exclude: ["data"]),
    .target(
      name: "Documents", dependencies: ["Records", "CZlib", "CBrotli", "CZstandard", "PageData"],
      swiftSettings: strict),
    .systemLibrary(
      name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"]), .brew(["curl"])]),
    .target(name: "Fetching", dependencies: ["CCurl", "CZlib"], swiftSettings: strict),
    // The arithmetic of the language engine, optimised in debug builds, too.
    .target(
      name: "LanguageKernels", exclude: ["body.h", "byte_body.h", "level.h"],
      cSettings: [.unsafeFlags(["-O3", "-fno-math-errno", "-Wno-psabi"])]),
    // The trained weights, bound into the program: one binary, no path to find.
    .target(
      name: "LanguageWeights", exclude: ["weights.bin", "boundaries.bin", "names.bin", "attributions.bin", "acts.bin"]),
    .target(
      name: "Language", dependencies: ["Records", "LanguageKernels", "LanguageWeights"], swiftSettings: strict),
    // The codebook's data files, bound into the program: one binary, no path to find.
    .target(name: "CodebookData", exclude: ["data"]),
    .target(
      name: "Codebook",
      dependencies: ["Records", "Language", "CodebookData", .product(name: "Yams", package: "Yams")],
      swiftSettings: strict),
    .target(
      name: "Reading",
      dependencies: ["Records", "Language", "LanguageKernels", "LanguageWeights", "Codebook"],
      swiftSettings: strict),
    .target(
      name: "Dossier",
      dependencies: ["Records", "Codebook"],
      swiftSettings: strict),
    .target(
      name: "Archive",
      dependencies: ["Records", .product(name: "GRDB", package: "GRDB.swift")],
      swiftSettings: strict),
    .target(
      name: "Pages",
      dependencies: ["Records", .product(name: "Mustache", package: "swift-mustache")],
      swiftSettings: strict),
    .executableTarget(
      name: "parley",
      dependencies: [
        "Records", "Documents", "Fetching", "Language", "Codebook", "Reading", "Dossier", "Archive", "Pages",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Logging", package: "swift-log"),
      ],
      swiftSettings: strict),
    // What trains and measures the language engine; no user needs it.
    .target(
      name: "Training", dependencies: ["Records", "Documents", "Language", "LanguageKernels", "Reading"],
      swiftSettings: strict),
    .executableTarget(
      name: "parley-train", dependencies: ["Records", "Documents", "Language", "Codebook", "Reading", "Training"],
      swiftSettings: strict),
    .testTarget(name: "RecordsTests", dependencies: ["Records"]),
    .testTarget(name: "DocumentsTests", dependencies: ["Records", "Documents", "CZlib", "CZstandard"]),
    .testTarget(name: "FetchingTests", dependencies: ["Fetching", "CZlib"]),
    .testTarget(
      name: "LanguageTests", dependencies: ["Records", "Language", "LanguageKernels", "LanguageWeights", "Training"]),
    .testTarget(name: "TrainingTests", dependencies: ["Language", "Reading", "Training"]),
    .testTarget(name: "CodebookTests", dependencies: ["Records", "Language", "Codebook"]),
    .testTarget(name: "ReadingTests", dependencies: ["Records", "Documents", "Language", "Codebook", "Reading"]),
    .testTarget(name: "DossierTests", dependencies: ["Records", "Codebook", "Dossier"]),
    .testTarget(
      name: "ArchiveTests",
      dependencies: ["Records", "Archive", .product(name: "GRDB", package: "GRDB.swift")]),
    .testTarget(name: "PagesTests", dependencies: ["Records", "Pages"]),
    .testTarget(
      name: "ParleyTests",
      dependencies: [
        "parley", "Records", "Documents", "Language", "Codebook", "Reading", "Dossier",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Subprocess", package: "swift-subprocess"),
      ]),
  ],
  cLanguageStandard: .c2x
)
