// The runner: a document in, its findings out.

package import BiaoModel
import BiaoSyntax

/// What a run of the linter may be told.
package struct LintOptions: Sendable {
  /// The language of messages.
  package var language: Language = .zh
  package var settings = RuleSettings.recommended
  /// Vague words beside the built-in ones, as folded UTF-8.
  package var vagueWords: [[UInt8]] = []

  package init() {}
}

/// Lints documents against templates. A value without state of its own: may be used from several threads at once.
package struct Linter: Sendable {
  package let templates: TemplateStore
  package let options: LintOptions
  private let passes: Passes
  private let scoringMemory = ScoringMemory()

  package init(templates: TemplateStore, options: LintOptions) {
    self.templates = templates
    self.options = options
    passes = Passes.of(options.settings)
  }

  /// The findings of one document on its own, sorted by place and then by rule. A stopwatch is told the time of each rule.
  package func lint(_ source: SourceFile, stopwatch: Stopwatch? = nil) -> [Finding] {
    run(source, joined: nil, takesFacts: false, stopwatch).findings
  }

  /// The findings of one document on its own, and the facts by which others are compared with it: the first step across
  /// files. The second is `Join.faults`.
  package func lintWithFacts(_ source: SourceFile, stopwatch: Stopwatch? = nil) -> (findings: [Finding], facts: Facts) {
    let (findings, facts, _, _) = run(source, joined: nil, takesFacts: true, stopwatch)
    return (findings, facts ?? Facts(path: source.path))
  }

  /// All findings of a document that was compared with others: those on its own, and those of the second step.
  package func lint(_ source: SourceFile, joined: [JoinedFault], stopwatch: Stopwatch? = nil) -> [Finding] {
    run(source, joined: joined, takesFacts: false, stopwatch).findings
  }

  /// A document with everything that is known of it: `joined` are the faults that showed beside other documents.
  /// `previous` is an earlier examination of the same document by this linter, of which what an edit left alone is taken
  /// over; the result is the same without it.
  package func examine(
    _ source: SourceFile, joined: [JoinedFault] = [], previous: Examination? = nil
  ) -> Examination {
    let (findings, facts, subject, isGuess) = run(source, joined: joined, takesFacts: true, nil)
    return Examination(
      source: source, subject: subject, isGuess: isGuess, findings: findings,
      facts: facts ?? Facts(path: source.path))
  }

  private func run(
    _ source: SourceFile, joined: [JoinedFault]?, takesFacts: Bool, _ stopwatch: Stopwatch?
  ) -> (findings: [Finding], facts: Facts?, subject: Examination.Subject, isGuess: Bool) {
    let report = Report(
      source, options: options, library: templates.indicatorLibrary, scoringMemory: scoringMemory, stopwatch: stopwatch)
    var facts: Facts?
    let subject: Examination.Subject
    var isGuess = false
    passes.checkText(report)
    if TemplateStore.templateName(of: source.tree) != nil {
      let template = templates.compile(source)
      passes.check(template, report)
      if takesFacts { facts = Facts(template: source) }
      subject = .template(template)
    } else {
      let form: Form
      (form, isGuess) = bind(source, report)
      passes.check(form, report, withFaults: !isGuess)
      if takesFacts { facts = Facts(form) }
      subject = .form(form)
    }
    if let joined { passes.check(joined, report) }
    let findings = SuppressionFilter(report, isJoined: joined != nil).apply()
    return (Linter.sorted(findings), facts, subject, isGuess)
  }

  private static func sorted(_ findings: [Finding]) -> [Finding] {
    guard findings.count > 1 else { return findings }
    // What a rule says of one place keeps the order in which it said it.
    return findings.enumerated().sorted { a, b in
      let (first, second) = (a.element, b.element)
      if first.range.lowerBound != second.range.lowerBound { return first.range.lowerBound < second.range.lowerBound }
      return (first.rule, first.range.upperBound, a.offset) < (second.rule, second.range.upperBound, b.offset)
    }.map(\.element)
  }

  /// The form bound to its template: to the general one where it names none. Where it names one that there is not, the
  /// general one is a guess, which tells targets and sums but not what is missing or too much.
  private func bind(_ source: SourceFile, _ report: Report) -> (form: Form, isGuess: Bool) {
    var isGuess = false
    if let directive = source.tree.headDirective(.form) {
      switch templates.template(named: source.tree.text(directive.argument)) {
      case .found(let template): return (Form(source, template: template), false)
      case .unknown(let nearest):
        passes.check(UnknownForm(range: directive.visibleRange, nearest: nearest), report)
        isGuess = true
      }
    }
    if case .found(let template) = templates.template(named: TemplateStore.generalName) {
      return (Form(source, template: template), isGuess)
    }
    return (Form(source, template: Linter.emptyTemplate), isGuess)
  }

  /// Stands in where even the general template is missing: knows nothing and allows everything.
  private static let emptyTemplate: Template = {
    let text = "@template \(TemplateStore.generalName)\n*: text\n"
    return TemplateStore(workspace: []).compile(SourceFile(path: "", tree: Tree(Array(text.utf8))))
  }()
}
