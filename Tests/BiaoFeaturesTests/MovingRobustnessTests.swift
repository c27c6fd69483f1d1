// Damaged documents: every question about names has an answer, and none ends the process.

import BiaoFeatures
import BiaoModel
import BiaoRules
import BiaoSyntax
import TestSupport
import Testing

@Suite struct MovingRobustnessTests {
  @Test func damagedExamples() {
    var random = SeededGenerator(seed: 7)
    let pieces = [
      "\n", "\"", "“", "|", "  ", "@check ", "@extends ", "@template ", ": ", "：", "（", ".", "sum(", "- *", "alias ",
      "\u{FEFF}",
      "parts of ", "removed",
    ].map { Array($0.utf8) }
    for source in exampleProject.sources {
      var bytes = source.tree.bytes
      for _ in 0..<3 {
        for _ in 0..<8 where !bytes.isEmpty {
          let start = Int.random(in: 0..<bytes.count, using: &random)
          let end = min(start + Int.random(in: 0..<6, using: &random), bytes.count)
          bytes.replaceSubrange(start..<end, with: pieces.randomElement(using: &random) ?? [])
        }
        ask(SourceFile(path: source.path, tree: Tree(bytes)), &random)
      }
    }
  }

  /// As the workspace has it: the damaged document is what others are read with.
  private func ask(_ source: SourceFile, _ random: inout SeededGenerator) {
    let test = TestProject(
      movingDocuments.map { SourceFile(path: $0.path, tree: Tree(Array($0.text.utf8))) } + [source])
    let view = test.view(source.path)
    let names = view.occurrences.all()
    let places = (0..<4).map { _ in Int.random(in: 0...source.tree.bytes.count, using: &random) }
    for offset in places + (0..<4).compactMap({ _ in names.randomElement(using: &random)?.range.lowerBound }) {
      for location in view.definition(at: offset) + view.declaration(at: offset) + view.typeDefinition(at: offset) {
        #expect(location.range.upperBound <= location.source.tree.bytes.count)
      }
      let found = test.project.references(at: offset, in: view, includeDeclaration: true).whole()
      for location in found { #expect(location.range.upperBound <= location.source.tree.bytes.count) }
      _ = test.project.implementation(at: offset, in: view).whole()
      _ = view.linkedEditingRanges(at: offset)
      _ = view.moniker(at: offset)
      _ = view.prepareTypeHierarchy(at: offset).map {
        test.templates.subtypes(of: $0) + test.templates.supertypes(of: $0)
      }
      if let item = view.prepareCallHierarchy(at: offset) {
        _ = view.incomingCalls(to: item) + view.outgoingCalls(from: item)
      }
      if case .success(let plan) = test.project.renamed(at: offset, in: view, to: "新 名:（1分）") {
        for document in plan.documents {
          var end = 0
          for edit in document.edits {
            #expect(edit.range.lowerBound >= end && edit.range.upperBound <= document.source.tree.bytes.count)
            end = edit.range.upperBound
          }
        }
      }
    }
    _ = test.project.symbols("指标")
  }
}
