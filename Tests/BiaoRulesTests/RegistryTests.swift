// The list of rules, the folder of rules, and what each rule says of itself.

import BiaoRules
import Foundation
import TestSupport
import Testing

@Suite struct RegistryTests {
  private static let folder = repositoryRoot.appending(path: "Sources/BiaoRules/Rules")

  @Test func listEqualsFolder() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path(percentEncoded: false))
    let expected = Rule.all.map { Self.upperCamel($0.name) + ".swift" }
    #expect(files.sorted() == expected.sorted())
  }

  @Test func listIsSortedAndWithoutRepetition() {
    let names = Rule.all.map(\.name)
    #expect(names == names.sorted())
    #expect(Set(names + Rule.all.flatMap(\.formerNames)).count == names.count + Rule.all.flatMap(\.formerNames).count)
  }

  @Test(arguments: Rule.all.map(\.name))
  func isComplete(_ name: String) throws {
    let rule = try #require(Rule.named(name))
    #expect(name.allSatisfy { $0.isASCII && ($0.isLowercase || $0.isNumber || $0 == "-") })
    #expect(!name.hasPrefix("-") && !name.hasSuffix("-") && !name.contains("--"))
    for text in [rule.summary, rule.why, rule.family.title] + [rule.basis].compactMap({ $0 }) {
      expectMessage(text.zh)
      expectMessage(text.en)
      expectEnglish(text.en)
    }
    #expect(!rule.examples.isEmpty)
    #expect(rule.examples.contains { !$0.isFlagged })
    for example in rule.examples { #expect(example.isFlagged == example.text.contains("‹"), "\(example.text)") }
  }

  @Test func fileStartsWithItsRule() throws {
    for rule in Rule.all {
      let file = Self.folder.appending(path: Self.upperCamel(rule.name) + ".swift")
      let text = try String(contentsOf: file, encoding: .utf8)
      #expect(text.hasPrefix("// \(rule.name): "), "\(rule.name)")
    }
  }

  private static func upperCamel(_ name: String) -> String {
    name.split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
  }
}
