// Which fixes a rule offers, as its own examples show.

package import BiaoModel
import BiaoSyntax
package import BiaoValues

extension Rule {
  /// The kinds of fixes that its findings in its flagged examples offer, safe ones first. Lints the examples, so it is for
  /// lists of rules and not for a run.
  package var offeredFixes: [Fix.Safety] {
    var found: Set<Fix.Safety> = []
    for example in examples where example.isFlagged {
      let source = SourceFile(path: "example.biao", tree: Tree(Array(example.plainDocument.utf8)))
      for finding in example.findings(in: source, by: example.linter(for: self)) where finding.rule == name {
        found.formUnion(finding.fixes.map(\.safety))
      }
    }
    return [.safe, .suggested].filter(found.contains)
  }
}

extension Example {
  /// The findings of `source`, the example in some way of writing; beside the example's other documents if it has any.
  package func findings(in source: SourceFile, by linter: Linter) -> [Finding] {
    if beside.isEmpty { return linter.lint(source) }
    let others = beside.enumerated().map { index, text in
      SourceFile(path: "beside\(index).biao", tree: Tree(Array(text.utf8)))
    }
    let facts = (others + [source]).map { linter.lintWithFacts($0).facts }
    return linter.lint(source, joined: Join.faults(facts, wholeFolders: [""]).last ?? [])
  }

  /// The day on which examples are read.
  package static let today = CalendarDate(year: 2026, month: 6, day: 30)

  /// A linter that knows the example's templates, with the recommended rules and `rule`.
  package func linter(for rule: Rule, language: Language = .zh) -> Linter {
    let sources = templates.enumerated().map { index, text in
      SourceFile(path: "template\(index).biao", tree: Tree(Array(text.utf8)))
    }
    var options = LintOptions()
    options.language = language
    options.today = Example.today
    // The rule may be in no preset; the others speak as they do by default.
    _ = options.settings.set(rule.name, rule.severity)
    return Linter(
      templates: TemplateStore(workspace: sources, provided: [ConfigurationTemplate.provided]), options: options)
  }
}
