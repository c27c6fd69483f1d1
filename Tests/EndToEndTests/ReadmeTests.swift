// What README.md shows is what the command prints.

import Foundation
import Testing

@Suite struct ReadmeTests {
  private let readme: String

  init() throws {
    readme = try String(contentsOf: repositoryRoot.appending(path: "README.md"), encoding: .utf8)
  }

  /// The insides of the code blocks of a language.
  private func blocks(_ language: String) -> [String] {
    readme.components(separatedBy: "```\(language)\n").dropFirst().compactMap {
      $0.components(separatedBy: "\n```").first
    }
  }

  /// Every finding shown is among those of the examples, word for word, and so is the summary.
  @Test func textIsReal() throws {
    let shown = blocks("text")
    #expect(shown.count == 2, "one in Chinese, one in English")
    for (block, language) in zip(shown, ["zh", "en"]) {
      let output = try hebiao(["lint", "--lang", language, "grammar/examples"], in: repositoryRoot).text
      let paragraphs = Set(output.components(separatedBy: "\n\n").map { withoutTemplates($0) })
      for paragraph in block.components(separatedBy: "\n\n") {
        #expect(paragraphs.contains(withoutTemplates(paragraph)), "\(paragraph)")
      }
    }
  }

  /// Where a template stands depends on whether the folder is a repository: a built-in one is also a file of ours.
  private func withoutTemplates(_ paragraph: String) -> String {
    paragraph.split(separator: "\n").filter { !$0.contains("BiaoLibrary/Templates") && !$0.contains("builtin:") }
      .joined(separator: "\n")
  }

  @Test func diffIsReal() throws {
    let output = try hebiao(
      ["format", "--diff", "grammar/examples/faulty/agriculture-department.biao"], in: repositoryRoot)
    #expect(blocks("diff") == [output.text.trimmingCharacters(in: .newlines)])
  }

  /// The finding shown as JSON is that of the form which it shows.
  @Test func jsonIsReal() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "表.biao",
      """
      @form 财政部/项目支出绩效目标表
      项目资金:
        资金总额: 120.00
        其中:
          财政拨款: 100.00
          其他资金: 21.00

      """)
    let result = try hebiao(["lint", "--lang", "zh", "--report", "json", "表.biao"], in: folder.url)
    let real = try object(result.output)
    let shown = try object(Data(try #require(blocks("json").first).utf8))
    let finding = try #require((shown["findings"] as? [NSDictionary])?.first)
    #expect((real["findings"] as? [NSDictionary])?.contains(finding) == true)
    #expect(real["summary"] as? NSDictionary == shown["summary"] as? NSDictionary)
    #expect(real["version"] as? Int == shown["version"] as? Int)
  }

  private func object(_ data: Data) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
  }
}
