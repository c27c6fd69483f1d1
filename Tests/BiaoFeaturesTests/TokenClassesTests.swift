// The classes of tokens and the tables in grammar/ from which the syntax files of editors are made.

import BiaoFeatures
import BiaoSyntax
import Foundation
import Testing

@Suite struct TokenClassesTests {
  private static let grammar = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "grammar")

  private static func table(_ name: String) throws -> String {
    try String(contentsOf: grammar.appending(path: name), encoding: .utf8)
  }

  /// Made again by `hebiao-tokens --keywords > grammar/keywords.tsv`.
  @Test func theKeywordsAreThoseOfTheReaders() throws {
    #expect(try Self.table("keywords.tsv") == grammarWords())
  }

  @Test func theTableNamesEachClass() throws {
    let names = try Self.table("token-classes.tsv").split(separator: "\n").dropFirst().compactMap {
      $0.split(separator: "\t", omittingEmptySubsequences: false).first.map(String.init)
    }
    #expect(names == TokenClass.allCases.map(\.rawValue))
  }

  /// The column says which semantic token, if any, colours a class in editors that ask the server.
  @Test func theTableNamesSemanticTokens() throws {
    let lines = try Self.table("token-classes.tsv").split(separator: "\n").map {
      $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
    let column = try #require(lines.first?.firstIndex(of: "semantic"))
    let names = Set(SemanticToken.Kind.allCases.map(\.name))
    for line in lines.dropFirst() {
      let name = try #require(line.indices.contains(column) ? line[column] : nil, "\(line)")
      #expect(name.isEmpty || names.contains(name), "\(name)")
    }
  }

  @Test(arguments: [
    (
      "＃ hebiao-ignore a-b，无名: c",
      "comment|＃  suppression|hebiao-ignore comment|  rule|a-b comment|， rule|无名 comment|: c"
    ),
    (
      "@check 甲.\"乙\" >= sum(丙) * 3.5",
      "directive|@check reference|甲 punctuation|. quote|\" reference|乙 quote|\" operator|>= function|sum punctuation|( reference|丙 punctuation|) operator|* number|3.5"
    ),
    ("@单位 万元", "directive|@单位 unit|万元"),
    ("@from 甲", "unknown-directive|@from argument|甲"),
    ("- 甲（乙）(6分) (万元)： /", "bullet|- name|甲（乙） weight|(6分) unit|(万元) colon|： inapplicable|/"),
    ("“甲：乙”(盖章): 无法", "quote|“ name|甲：乙 quote|” parenthesized|(盖章) colon|: value|无法"),
    ("\"甲\" (乙) 丙: 1", "quote|\" name|甲 quote|\" name|(乙) 丙 colon|: value|1"),
    ("| a\\|b ｜ c", "bar|| cell|a escape|\\| cell|b bar|｜ cell|c"),
    ("》 段落", "prose-mark|》 prose|段落"),
    ("||||||| base", "conflict|||||||| base"),
  ])
  func classifies(_ line: String, _ expected: String) {
    #expect(written(line, Tree(Array(line.utf8))) == expected)
  }

  @Test func aTemplatesValuesAreDefinitions() {
    let text = "@template 甲\n- *: parts of 乙，at least 2, 谁"
    let expected = """
      directive|@template template-name|甲 bullet|- wildcard|* colon|: type|parts link|of reference|乙 punctuation|， \
      modifier|at least number|2 punctuation|, value|谁
      """
    #expect(written(text, Tree(Array(text.utf8))) == expected)
  }

  /// `class|text` of each token.
  private func written(_ text: String, _ tree: Tree) -> String {
    tree.classifiedTokens().map { "\($0.tokenClass.rawValue)|\(tree.text($0.range))" }.joined(separator: " ")
  }

  /// Tokens follow one another, and between them is nothing that can be seen.
  @Test func nothingVisibleHasNoClass() throws {
    let files = FileManager.default.enumerator(at: Self.grammar, includingPropertiesForKeys: nil)
    var count = 0
    while let file = files?.nextObject() as? URL {
      guard file.pathExtension == "biao", let data = try? Data(contentsOf: file) else { continue }
      count += 1
      let tree = Tree(Array(data))
      var end = 0
      for token in tree.classifiedTokens() {
        #expect(token.range.lowerBound >= end && !token.range.isEmpty, "\(file.path): \(token)")
        let between = tree.text(end..<max(token.range.lowerBound, end))
        #expect(between.allSatisfy { $0.isWhitespace || $0 == "\u{FEFF}" }, "\(file.path): \(between)")
        end = token.range.upperBound
      }
    }
    #expect(count > 30)
  }
}
