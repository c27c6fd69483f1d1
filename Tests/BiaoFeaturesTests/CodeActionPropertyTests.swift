// Every code action anywhere in the examples: no new syntax error, and no token lost.

import BiaoModel
import BiaoRules
import BiaoSyntax
import TestSupport
import Testing

@testable import BiaoFeatures

@Suite struct CodeActionPropertyTests {
  private static let templates = exampleDocuments.filter { $0.path.hasPrefix("templates/") }.map(\.text)

  @Test(arguments: allDocuments.indices) func everyActionIsHarmless(_ index: Int) {
    let (path, text) = allDocuments[index]
    let view = view(text, templates: Self.templates)
    let before = view.tree.problems.count
    var done: Set<CodeActionKey> = []
    // Of long forms every fifth line: a debug build is slow.
    for line in stride(from: 0, to: view.tree.lines.count, by: text.utf8.count > 4000 ? 5 : 1) {
      let range = view.tree.lines[line].content..<min(view.tree.fullRange(ofLine: line).upperBound + 1, text.utf8.count)
      for action in view.codeActions(in: range) where done.insert(action.key).inserted {
        #expect(CodeActionKey(text: action.key.text) == action.key)
        guard let change = view.codeActionChange(action.key) else {
          // All that is safe may be nothing that leaves the document without new faults.
          let isRefused = action.key == .fixAll && view.codeActions(in: range, only: ["source.fixAll"]).isEmpty
          #expect(action.disabled != nil || isRefused, "\(path): \(action.title)")
          continue
        }
        if let document = change.newDocument {
          #expect(Tree(Array(document.text.utf8)).problems.isEmpty, "\(path): \(action.title)")
          continue
        }
        let after = applied(change.edits, to: view.tree.bytes)
        #expect(Tree(Array(after.utf8)).problems.count <= before, "\(path):\(line + 1): \(action.title)\n\(after)")
        switch action.key {
        case .sortTiers, .split, .merge:
          let lost = tokens(text).filter { !tokens(after).contains($0) }
          #expect(lost.isEmpty, "\(path):\(line + 1): \(action.title) loses \(lost)")
        default: break
        }
      }
    }
  }

  /// Words and numbers, without weights, which are divided and added.
  private func tokens(_ text: String) -> Set<String> {
    var tokens: Set<String> = []
    for line in text.split(separator: "\n") {
      var line = line
      if let open = line.firstIndex(where: { $0 == "(" || $0 == "（" }),
        line.firstIndex(of: ":").map({ open < $0 }) ?? false,
        let close = line.firstIndex(where: { $0 == ")" || $0 == "）" }), close > open
      {
        line.removeSubrange(open...close)
      }
      for token in line.split(whereSeparator: { " :：；;、，,。-".contains($0) }) { tokens.insert(String(token)) }
    }
    return tokens
  }

  /// Tiers in any order are put into the template's, with nothing lost; a second time changes nothing.
  @Test func shuffledTiersAreSorted() throws {
    let head = "@form 财政部/项目支出绩效目标表\n绩效指标:\n"
    let blocks = [
      "  # 成本\n  成本指标:\n    经济成本指标:\n      - 总成本: ≤ 600 万元\n    # 社会\n\n    社会成本指标: /\n",
      "  产出指标:\n    数量指标:\n      # 一\n      - 道路长度: ≥ 12 公里\n    质量指标:\n      - 合格率: = 100%\n",
      "\n  效益指标:\n    社会效益指标:\n      - 受益人口: ≥ 1200 人\n", "  满意度指标: /\n",
    ]
    var random = SeededGenerator(seed: 5)
    for _ in 0..<12 {
      var order = Array(blocks.indices)
      for i in order.indices.reversed() { order.swapAt(i, random.below(i + 1)) }
      for ending in ["", "  # 尾\n", "名称: 甲\n"] {
        let text = head + order.map { blocks[$0] }.joined() + ending
        // The template has the costs last: it inherits the others.
        let isSorted = order == [1, 2, 3, 0]
        let view = view(text)
        let edit = view.sortedTiers(ofGroupAt: 1)
        #expect((edit == nil) == isSorted)
        guard let edit else { continue }
        let after = applied([edit], to: view.tree.bytes)
        #expect(
          after.split(separator: "\n", omittingEmptySubsequences: false).sorted()
            == text.split(separator: "\n", omittingEmptySubsequences: false).sorted())
        #expect(self.view(after).sortedTiers(ofGroupAt: 1) == nil)
      }
    }
  }

  private func view(_ text: String, templates: [String] = []) -> DocumentView {
    BiaoFeaturesTests.view(text, templates: templates)
  }

  @Test func anyKeyOnAnyDocument() {
    let documents = [
      "", "\n", "甲", "- : 5", "@template a", "@form x\n", "甲:\n  - 乙、丙: 5；6", "１２", "\u{FEFF}１", "|１|",
      "@form 财政部/项目支出绩效目标表\n绩效指标:\n  产出指标:\n    数量指标:\n      - 甲、乙 (1分): 5个；6个",
    ]
    for text in documents {
      let view = view(text)
      for number in [-1, 0, 1, 4, 5, 99_999, Int.max] {
        for key: CodeActionKey in [
          .sortTiers(line: number), .split(line: number), .merge(line: number), .convert(offset: number, power: number),
          .canonicalTarget(line: number), .halfwidth(line: number), .suppress(rule: "vague-target", line: number),
          .fix(rule: "vague-target", range: 0..<1, index: number), .newForm, .newTemplate, .fixAll,
        ] { _ = view.codeActionChange(key) }
      }
      for offset in 0...text.utf8.count { _ = view.codeActions(in: offset..<text.utf8.count) }
      _ = view.codeActions(in: -5 ..< -1)
      _ = view.codeActions(in: 99_999..<Int.max)
    }
  }
}
