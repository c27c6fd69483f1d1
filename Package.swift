// swift-tools-version: 6.2
// The one package of Hebiao. It depends on no other package; the allowed imports between its targets are held by
// Tests/HouseTests/ImportsTests.swift, because SwiftPM does not enforce them between siblings.
import PackageDescription

#if canImport(Glibc)
  import Glibc
#endif

/// A release binary on Linux carries the Swift runtime, so that it runs where no Swift is installed. Where the C
/// library's own archive is installed too it is fully static, which halves the time from start to exit.
func releaseLinking() -> [String] {
  #if canImport(Glibc)
    #if arch(arm64)
      let archives = ["/usr/lib/aarch64-linux-gnu/libc.a", "/usr/lib64/libc.a"]
    #else
      let archives = ["/usr/lib/x86_64-linux-gnu/libc.a", "/usr/lib64/libc.a"]
    #endif
    return archives.contains { access($0, R_OK) == 0 } ? ["-static-executable"] : ["-static-stdlib"]
  #else
    return []
  #endif
}

let settings: [SwiftSetting] = [
  .strictMemorySafety(),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let linking: [LinkerSetting] = [
  .unsafeFlags(releaseLinking(), .when(platforms: [.linux], configuration: .release))
]

let package = Package(
  name: "hebiao",
  products: [.executable(name: "hebiao", targets: ["hebiao"])],
  targets: [
    .target(name: "BiaoSyntax", swiftSettings: settings),
    .target(name: "BiaoValues", dependencies: ["BiaoSyntax"], swiftSettings: settings),
    // On its own, because the compiler needs seconds for embedded bytes and should need them once.
    .target(
      name: "BiaoLibrary",
      resources: [.embedInCode("Templates"), .embedInCode("Indicators"), .embedInCode("Readings")],
      swiftSettings: settings),
    .target(name: "BiaoModel", dependencies: ["BiaoSyntax", "BiaoValues", "BiaoLibrary"], swiftSettings: settings),
    .target(name: "BiaoRules", dependencies: ["BiaoSyntax", "BiaoValues", "BiaoModel"], swiftSettings: settings),
    .target(
      name: "BiaoWorkspace", dependencies: ["BiaoSyntax", "BiaoValues", "BiaoModel", "BiaoRules"],
      swiftSettings: settings),
    .target(name: "BiaoFormat", dependencies: ["BiaoSyntax", "BiaoValues", "BiaoModel"], swiftSettings: settings),
    .target(
      name: "BiaoFeatures",
      dependencies: ["BiaoSyntax", "BiaoValues", "BiaoModel", "BiaoRules", "BiaoFormat", "BiaoLibrary"],
      swiftSettings: settings),
    .target(
      name: "BiaoServer",
      dependencies: [
        "BiaoSyntax", "BiaoValues", "BiaoModel", "BiaoRules", "BiaoFormat", "BiaoFeatures", "BiaoWorkspace",
      ], swiftSettings: settings),
    .target(
      name: "HebiaoCommand",
      dependencies: [
        "BiaoSyntax", "BiaoValues", "BiaoModel", "BiaoRules", "BiaoFormat", "BiaoFeatures", "BiaoWorkspace",
        "BiaoServer",
      ],
      path: "Sources/hebiao", exclude: ["main"], swiftSettings: settings),
    // On its own, because the way in which it is linked would pass to the tests of whatever it holds.
    .executableTarget(
      name: "hebiao", dependencies: ["HebiaoCommand"], path: "Sources/hebiao/main", swiftSettings: settings,
      linkerSettings: linking),
    .executableTarget(
      name: "hebiao-bench",
      dependencies: [
        "BiaoSyntax", "BiaoValues", "BiaoModel", "BiaoRules", "BiaoFormat", "BiaoFeatures", "BiaoWorkspace",
      ],
      path: "Tests/Benchmarks", swiftSettings: settings, linkerSettings: linking),
    // What the lexer makes of documents, for the tests of the grammars in other languages.
    .executableTarget(
      name: "hebiao-tokens", dependencies: ["BiaoFeatures", "BiaoSyntax", "BiaoWorkspace"], path: "Tests/Tokens",
      swiftSettings: settings, linkerSettings: linking),

    // What the tests share. It uses Foundation, so that no program may depend on it.
    .target(name: "TestSupport", path: "Tests/Support", swiftSettings: settings),
    .testTarget(name: "BiaoSyntaxTests", dependencies: ["BiaoSyntax", "TestSupport"], swiftSettings: settings),
    .testTarget(
      name: "BiaoValuesTests", dependencies: ["BiaoValues", "BiaoSyntax", "TestSupport"], swiftSettings: settings),
    .testTarget(
      name: "BiaoModelTests", dependencies: ["BiaoModel", "BiaoLibrary", "BiaoSyntax", "BiaoValues", "TestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "BiaoRulesTests", dependencies: ["BiaoRules", "BiaoModel", "BiaoSyntax", "BiaoValues", "TestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "BiaoWorkspaceTests",
      dependencies: ["BiaoWorkspace", "BiaoModel", "BiaoRules", "BiaoSyntax", "BiaoValues"],
      swiftSettings: settings),
    .testTarget(
      name: "BiaoFormatTests",
      dependencies: ["BiaoFormat", "BiaoModel", "BiaoRules", "BiaoSyntax", "BiaoValues", "TestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "BiaoFeaturesTests",
      dependencies: [
        "BiaoFeatures", "BiaoFormat", "BiaoLibrary", "BiaoModel", "BiaoRules", "BiaoSyntax", "BiaoValues",
        "TestSupport",
      ],
      swiftSettings: settings),
    .testTarget(
      name: "BiaoServerTests",
      dependencies: [
        "BiaoServer", "BiaoFeatures", "BiaoModel", "BiaoRules", "BiaoSyntax", "BiaoWorkspace", "TestSupport",
      ],
      swiftSettings: settings),
    .testTarget(name: "HouseTests", dependencies: ["TestSupport"], swiftSettings: settings),
    .testTarget(
      name: "EndToEndTests",
      dependencies: [
        "HebiaoCommand", "BiaoFormat", "BiaoModel", "BiaoRules", "BiaoSyntax", "BiaoWorkspace", "TestSupport",
      ],
      swiftSettings: settings),
  ],
  swiftLanguageModes: [.v6]
)
