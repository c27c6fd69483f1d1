// Properties of the formatter on every document and on mutations of each.

import BiaoFormat
import BiaoModel
import BiaoRules
import BiaoSyntax
import TestSupport
import Testing

/// Debug builds are about eighty times slower: they take a sample of the mutations.
private func sampled(_ count: Int) -> Int {
  #if DEBUG
    max(6, count / 40)
  #else
    count
  #endif
}

@Suite struct PropertyTests {
  @Test(arguments: Document.all)
  func holdOnTheDocument(_ document: Document) {
    #expect(FormatProperties.violation(document.bytes) == nil)
    #expect(FormatProperties.violation(document.bytes, FormatOptions(indentWidth: 4, terminator: .crlf)) == nil)
    #expect(FormatProperties.violation(document.bytes, FormatOptions(terminator: .cr, maximumTableWidth: 20)) == nil)
  }

  @Test(arguments: Document.all)
  func holdOnMutations(_ document: Document) {
    for mutation in document.mutations(sampled(400)) {
      #expect(FormatProperties.violation(mutation.bytes) == nil, "\(mutation.name)")
    }
  }

  @Test(arguments: Document.all)
  func ofARangeIsAPartOfTheWhole(_ document: Document) {
    for mutation in [document] + document.mutations(sampled(40)) {
      let tree = Tree(mutation.bytes)
      let whole = Formatter().edits(tree)
      var generator = SeededGenerator(seed: 5)
      for _ in 0..<6 {
        let a = Int.random(in: 0...tree.bytes.count, using: &generator)
        let b = min(a + Int.random(in: 0...300, using: &generator), tree.bytes.count)
        let part = Formatter().edits(tree, in: [a..<b])
        #expect(Set(part).isSubset(of: whole), "\(mutation.name) in \(a..<b)")
        #expect(
          FormatProperties.structureViolation(tree, Tree(part.applied(to: tree.bytes))) == nil,
          "\(mutation.name) in \(a..<b)")
      }
      #expect(Formatter().edits(tree, in: [0..<tree.bytes.count]) == whole, "\(mutation.name)")
    }
  }

  /// Formatting changes what is said of notation and syntax, and nothing else.
  @Test(arguments: Document.own + Document.real)
  func findingsStay(_ document: Document) {
    var options = LintOptions()
    options.language = .en
    let linter = Linter(
      templates: TemplateStore(workspace: [], provided: [ConfigurationTemplate.provided]), options: options)
    func findings(_ bytes: [UInt8]) -> [String] {
      linter.lint(SourceFile(path: "a.biao", tree: Tree(bytes))).compactMap { finding in
        guard let rule = Rule.named(finding.rule), rule.family != .notation, rule.family != .syntax else { return nil }
        return "\(finding.rule): \(finding.message)"
      }.sorted()
    }
    for mutation in [document] + document.mutations(sampled(20)) {
      let result = Formatter().formatted(Tree(mutation.bytes))
      #expect(findings(mutation.bytes) == findings(result), "\(mutation.name)")
    }
  }
}
