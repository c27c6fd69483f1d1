// The runner: a document in, its findings out.

package import BiaoModel
import BiaoSyntax
package import BiaoValues

/// What a run of the linter may be told.
package struct LintOptions: Sendable {
  /// The language of messages.
  package var language: Language = .zh
  package var settings = RuleSettings.recommended
  /// Vague words beside the built-in ones, as folded UTF-8.
  package var vagueWords: [[UInt8]] = []
  /// What is wrong in a configuration beside what the text alone shows (files that are not there), given the faults that
  /// the text shows. Called on several threads at once.
  package var configurationFaults: (@Sendable (SourceFile, [ConfigurationFault]) -> [ConfigurationFault])?
  /// The day of the run, which tells which suppressions have expired; without one none has. It comes from outside, so that
  /// a run can be repeated.
  package var today: CalendarDate?
  /// Whether comments silence rules. Where they do not, nothing is said about the comments either.
  package var heedsSuppressions = true

  package init() {}
}

/// Lints documents against templates. Without state of its own: may be used from several threads at once. A class, so that
/// handing it on counts one reference and not those of all that it holds.
package final class Linter: Sendable {
  package let templates: TemplateStore
  package let options: LintOptions
  private let passes: Passes
  private let scoringMemory = ScoringMemory()

  package init(templates: TemplateStore, options: LintOptions) {
    self.templates = templates
    self.options = options
    passes = Passes.of(options.settings)
  }

  /// One without rules, for whoever wants the facts of documents and nothing else.
  package static func ofFacts(_ templates: TemplateStore) -> Linter {
    var options = LintOptions()
    options.settings = .silent
    return Linter(templates: templates, options: options)
  }

  /// Whether some rule of it compares documents, so that the facts of others matter.
  package var comparesDocuments: Bool { passes.comparesDocuments }

  /// The findings of one document on its own, sorted by place and then by rule. A stopwatch is told the time of each rule.
  package func lint(_ source: SourceFile, stopwatch: Stopwatch? = nil) -> [Finding] {
    run(source, joined: nil, stopwatch, keeping: .nothing).findings
  }

  /// The findings of one document on its own, and the facts by which others are compared with it: the first step across
  /// files. The second is `Join.faults`.
  package func lintWithFacts(_ source: SourceFile, stopwatch: Stopwatch? = nil) -> (findings: [Finding], facts: Facts) {
    let outcome = run(source, joined: nil, stopwatch, keeping: .facts)
    return (outcome.findings, outcome.kept)
  }

  /// All findings of a document that was compared with others: those on its own, and those of the second step.
  /// Unless the others were all that there are (`knowsAll`), nobody can tell that a suppression has nothing to hide that
  /// speaks of rules across files.
  package func lint(
    _ source: SourceFile, joined: [JoinedFault], knowsAll: Bool = true, stopwatch: Stopwatch? = nil
  ) -> [Finding] {
    run(source, joined: joined, stopwatch, knowsAll: knowsAll, keeping: .nothing).findings
  }

  /// The suppressions of a document with what they hide: on its own for nil, else beside others.
  package func suppressions(
    of source: SourceFile, joined: [JoinedFault]?, knowsAll: Bool = true
  ) -> [Suppression] {
    run(source, joined: joined, nil, knowsAll: knowsAll, keeping: .nothing).suppressions
  }

  /// A document with everything that is known of it: `joined` are the faults that showed beside other documents.
  /// `previous` is an earlier examination of the same document by this linter, of which what an edit left alone is taken
  /// over; the result is the same without it.
  package func examine(
    _ source: SourceFile, joined: [JoinedFault] = [], previous: Examination? = nil, beside: Beside? = nil
  ) -> Examination {
    let outcome = run(
      source, joined: joined, nil, keepsTrace: true, previous: previous, beside: beside, keeping: .subject)
    return Examination(
      source: source, subject: outcome.kept, isGuess: outcome.isGuess, findings: outcome.findings,
      suppressions: outcome.suppressions, trace: outcome.trace)
  }

  /// What a run keeps of the document itself, made where it has the form at hand: a form that is handed out is copied,
  /// and most runs want none.
  fileprivate struct Keeping<Kept> {
    var form: (Form) -> Kept
    var template: (SourceFile, Template) -> Kept
  }

  /// What a run comes to.
  private struct Outcome<Kept> {
    var findings: [Finding] = []
    var suppressions: [Suppression] = []
    var kept: Kept
    var isGuess = false
    var trace: LintTrace?
  }

  private func run<Kept>(
    _ source: SourceFile, joined: [JoinedFault]?, _ stopwatch: Stopwatch?, knowsAll: Bool = true,
    keepsTrace: Bool = false, previous: Examination? = nil, beside: Beside? = nil, keeping: Keeping<Kept>
  ) -> Outcome<Kept> {
    let report = makeReport(source, stopwatch)
    let isTemplate = TemplateStore.templateName(of: source.tree) != nil
    let earlier = isTemplate ? nil : earlierRun(of: source, previous)
    if let earlier {
      report.earlierNotation = earlier.trace.notation.map { ($0, earlier.map) }
      report.earlierOccurrences = (earlier.trace.occurrences, earlier.form.tree, earlier.map)
    }
    var outcome: Outcome<Kept>
    if isTemplate {
      passes.checkText(report)
      let template = templates.compile(source)
      passes.check(template, report)
      outcome = Outcome(kept: keeping.template(source, template))
    } else {
      let division = division(of: source, beside)
      let notation = earlier == nil ? division.map { Meanwhile($0.beside) { NotationScan(source.tree) } } : nil
      let (template, isGuess) = template(of: source, report)
      let form: Form
      if let earlier, earlier.trace.isGuess == isGuess, earlier.form.template === template {
        let rebinding: Rebinding
        (form, rebinding) = Form.rebound(source, template: template, earlier: earlier.form, earlier.map)
        report.earlier = EarlierRun(earlier.trace, earlier.form, rebinding)
      } else {
        form = Form(source, template: template)
      }
      if let notation { report.madeNotation = notation.value() }
      passes.checkText(report)
      passes.check(form, report, withFaults: !isGuess, keepsNotes: keepsTrace, division)
      if template.name == ConfigurationTemplate.name {
        let faults = ConfigurationLayer(source, template: template).faults
        passes.check(options.configurationFaults?(source, faults) ?? faults, report)
      }
      outcome = Outcome(kept: keeping.form(form), isGuess: isGuess)
      if keepsTrace { outcome.trace = LintTrace(report, linter: scoringMemory, isGuess: isGuess) }
    }
    if let joined { passes.check(joined, report) }
    guard options.heedsSuppressions else {
      outcome.findings = Linter.sorted(report.findings)
      return outcome
    }
    var filter = SuppressionFilter(report, isJoined: joined != nil && knowsAll, today: options.today)
    outcome.findings = Linter.sorted(filter.apply())
    outcome.suppressions = filter.suppressions
    return outcome
  }

  private func division(of source: SourceFile, _ beside: Beside?) -> Division? {
    guard let beside, source.tree.bytes.count >= beside.shortestText else { return nil }
    return Division(beside: beside) { self.makeReport(source, nil) }
  }

  private func makeReport(_ source: SourceFile, _ stopwatch: Stopwatch?) -> Report {
    Report(
      source, options: options, library: self.templates.indicatorLibrary, scoringMemory: scoringMemory,
      stopwatch: stopwatch)
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

  /// What an examination of the same document by this linter left, and which lines it has in common with this text.
  private func earlierRun(
    of source: SourceFile, _ previous: Examination?
  ) -> (trace: LintTrace, form: Form, map: LineMap)? {
    guard let previous, let trace = previous.trace, trace.linter === scoringMemory, let form = previous.form,
      previous.source.path == source.path
    else { return nil }
    return (trace, form, LineMap(from: form.tree, to: source.tree))
  }

  /// The template of a form: the general one where it names none. Where it names one that there is not, the general one is
  /// a guess, which tells targets and sums but not what is missing or too much.
  private func template(of source: SourceFile, _ report: Report) -> (template: Template, isGuess: Bool) {
    var isGuess = false
    if let directive = source.tree.headDirective(.form) {
      switch templates.template(named: source.tree.text(directive.argument), for: source.tree) {
      case .found(let template): return (template, false)
      case .unknown(let nearest):
        passes.check(UnknownForm(range: directive.visibleRange, nearest: nearest), report)
        isGuess = true
      }
    }
    if case .found(let template) = templates.template(named: TemplateStore.generalName) { return (template, isGuess) }
    return (Linter.emptyTemplate, isGuess)
  }

  /// Stands in where even the general template is missing: knows nothing and allows everything.
  private static let emptyTemplate: Template = {
    let text = "@template \(TemplateStore.generalName)\n*: text\n"
    return TemplateStore(workspace: []).compile(SourceFile(path: "", tree: Tree(Array(text.utf8))))
  }()
}

extension Linter.Keeping where Kept == Void {
  fileprivate static var nothing: Self { Self(form: { _ in }, template: { _, _ in }) }
}

extension Linter.Keeping where Kept == Facts {
  fileprivate static var facts: Self { Self(form: { Facts($0) }, template: { source, _ in Facts(template: source) }) }
}

extension Linter.Keeping where Kept == Examination.Subject {
  fileprivate static var subject: Self {
    Self(form: { .form($0) }, template: { _, template in .template(template) })
  }
}
