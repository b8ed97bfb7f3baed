// swift-tools-version: 6.2
import PackageDescription

// Fuzzing with libFuzzer, apart from the package that users build. `Sources` holds links to the rooms that are fuzzed, so
// that they are built with its instrumentation. Scripts/fuzz builds and runs it.

let instrumented = ["-sanitize=fuzzer,address"]
let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"), .enableUpcomingFeature("InternalImportsByDefault"),
  // Readers that other rooms have no need of are called, too.
  .unsafeFlags(instrumented + ["-enable-testing"]),
]
// The linker of Debian does not understand what the sanitizers write. FuzzDriver has the wrapped functions.
let link: [LinkerSetting] = [
  .unsafeFlags([
    "-sanitize=fuzzer,address", "-use-ld=lld", "-Xlinker", "--wrap=__sanitizer_cov_trace_pc_guard",
    "-Xlinker", "--wrap=__sanitizer_cov_trace_pc_guard_init",
  ])
]

let package = Package(
  name: "fuzz",
  platforms: [.macOS(.v15)],
  targets: [
    .target(name: "Records", swiftSettings: strict),
    .target(
      name: "LanguageKernels", exclude: ["body.h", "byte_body.h", "level.h"],
      cSettings: [.unsafeFlags(["-O2", "-fno-math-errno", "-Wno-psabi", "-fsanitize=address"])]),
    .target(name: "LanguageWeights", exclude: ["weights.bin", "boundaries.bin", "names.bin", "attributions.bin", "acts.bin"]),
    .target(
      name: "Language", dependencies: ["Records", "LanguageKernels", "LanguageWeights"], swiftSettings: strict),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib"),
    .target(name: "PageData", exclude: ["data"]),
    .systemLibrary(name: "CBrotli", pkgConfig: "libbrotlidec"),
    .systemLibrary(name: "CZstandard", pkgConfig: "libzstd"),
    .target(
      name: "Documents", dependencies: ["Records", "CZlib", "CBrotli", "CZstandard", "PageData"],
      swiftSettings: strict),
    .systemLibrary(name: "CCurl", pkgConfig: "libcurl"),
    .target(name: "Fetching", dependencies: ["CCurl", "CZlib"], swiftSettings: strict),
    .target(name: "FuzzDriver"),
    .executableTarget(
      name: "fuzz-pages", dependencies: ["FuzzDriver", "Documents"], swiftSettings: strict, linkerSettings: link),
    .executableTarget(
      name: "fuzz-archives", dependencies: ["FuzzDriver", "Documents", "Records"], swiftSettings: strict,
      linkerSettings: link),
    .executableTarget(
      name: "fuzz-exports", dependencies: ["FuzzDriver", "Documents", "Fetching", "Records"], swiftSettings: strict,
      linkerSettings: link),
    .executableTarget(
      name: "fuzz-feeds", dependencies: ["FuzzDriver", "Documents"], swiftSettings: strict, linkerSettings: link),
    .executableTarget(
      name: "fuzz-text", dependencies: ["FuzzDriver", "Records", "Language"], swiftSettings: strict,
      linkerSettings: link),
    .executableTarget(
      name: "fuzz-weights", dependencies: ["FuzzDriver", "Records", "Language", "LanguageWeights"],
      swiftSettings: strict,
      linkerSettings: link),
  ],
  cLanguageStandard: .c2x
)
