// What a target shows to others: `public` below the rules, where the compiler inlines it, `package` above.

import Testing

/// The targets whose small functions run many times for each line. The compiler (6.3) inlines across targets what is
/// public and nothing else.
private let inlined: Set = ["BiaoSyntax", "BiaoValues", "BiaoModel"]

@Suite struct AccessTests {
  @Test(arguments: sources(in: "Sources"))
  func oneWordOfAccess(_ source: SourceText) {
    let wrong: Substring = inlined.contains(source.target) ? "package" : "public"
    for (number, line) in source.lines.enumerated() {
      #expect(access(line) != wrong, "\(source.path):\(number + 1) is \(wrong)")
    }
  }

  @Test func wordsOfAccessAreRecognised() {
    #expect(access("  public static let a = 1") == "public")
    #expect(access("  @inlinable package init() {}") == "package")
    #expect(access("package import BiaoSyntax") == "package")
    #expect(access("    \"public training\",") == nil)
    #expect(access("  // package imports") == nil)
  }
}

/// The word with which a declaration says who sees it; nil for other lines and declarations without one.
private func access(_ line: String) -> Substring? {
  let word = line.split(separator: " ").first { !$0.hasPrefix("@") }
  return word == "public" || word == "package" ? word : nil
}
