// Patterns of paths.

import BiaoRules
import Testing

@Suite struct PathPatternTests {
  private func matches(_ pattern: String, _ path: String, isFolder: Bool = false, unit: PathPattern.Unit = .byte)
    -> Bool
  {
    guard let compiled = try? PathPattern(pattern.utf8, unit: unit) else { return false }
    let bytes = Array(path.utf8)
    let name = bytes.lastIndex(of: 0x2F).map { $0 + 1 } ?? 0
    return compiled.matches(bytes, from: 0, name: name, isFolder: isFolder)
  }

  @Test(arguments: [
    ("*.biao", "a/b.biao", true), ("/*.biao", "a/b.biao", false), ("a/*.biao", "a/b.biao", true),
    ("a/*", "a/b/c", false), ("a/**", "a/b/c", true), ("**/c", "c", true), ("**/c", "a/b/c", true),
    ("a/**/c", "a/c", true), ("a/**/c", "a/b/d/c", true), ("a/**/c", "ac", false), ("[甲乙]", "甲", false),
    ("归档", "x/归档", true), ("a?c", "abc", true), ("a?c", "a/c", false), ("[a-c]x", "bx", true), ("[!a-c]x", "bx", false),
    ("[]a]", "]", true), ("[[:digit:]]*", "2024年", true), ("\\#x", "#x", true), ("a\\*b", "a*b", true),
    ("a\\*b", "axb", false), ("*a*b*", "xxaxxbxx", true), ("a*b*c/d", "aXbXbc/d", true),
    ("foo**/bar", "foox/bar", true),
  ])
  func git(_ pattern: String, _ path: String, _ expected: Bool) {
    #expect(matches(pattern, path) == expected, "\(pattern) \(path)")
  }

  /// In a configuration one `?` is one character, of whatever length.
  @Test func characters() {
    #expect(matches("第?批", "第三批", unit: .scalar))
    #expect(!matches("第?批", "第三批"))
    #expect(matches("[甲-龟]表", "甲表", unit: .scalar) && matches("[甲乙]表", "乙表", unit: .scalar))
    #expect(!matches("[!甲乙]表", "乙表", unit: .scalar))
  }

  @Test func foldersAndNegation() throws {
    #expect(matches("归档/", "归档", isFolder: true) && !matches("归档/", "归档"))
    var patterns = PathPatterns()
    for (line, text) in ["*.biao", "!重要.biao"].enumerated() {
      patterns.append(try PathPattern(text.utf8, unit: .scalar), line: line)
    }
    #expect(patterns.deciding(Array("重要.biao".utf8), from: 0, name: 0, isFolder: false) == 1)
    #expect(patterns.deciding(Array("一般.biao".utf8), from: 0, name: 0, isFolder: false) == 0)
    #expect(patterns.deciding(Array("一般".utf8), from: 0, name: 0, isFolder: false) == nil)
  }

  @Test(arguments: [
    ("", PathPattern.Fault.empty), ("/", .empty), ("!", .empty), ("[a", .badSet), ("[[:nothing:]]", .badSet),
    ("a\\", .danglingEscape), ("../a", .outside), ("./a", .outside), ("a//b", .outside),
  ])
  func faults(_ text: String, _ fault: PathPattern.Fault) {
    #expect(throws: fault) { try PathPattern(text.utf8, unit: .scalar) }
  }

  /// Many stars cost no more than their product with the path.
  @Test func cost() {
    let path = String(repeating: "a", count: 2_000) + "/" + String(repeating: "a", count: 2_000)
    #expect(!matches(String(repeating: "*a", count: 100) + "/**/" + String(repeating: "*a", count: 100) + "b", path))
  }
}
