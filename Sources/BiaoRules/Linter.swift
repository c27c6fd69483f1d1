// The runner: a document in, its findings out.

package import BiaoModel
import BiaoSyntax

/// What a run of the linter may be told.
package struct LintOptions: Sendable {
  /// The language of messages.
  package var language: Language = .zh

  package init() {}
}

/// Lints documents against templates. A value without state of its own: may be used from several threads at once.
package struct Linter: Sendable {
  package let templates: TemplateStore
  package let options: LintOptions

  package init(templates: TemplateStore, options: LintOptions) {
    self.templates = templates
    self.options = options
  }

  /// The findings of one document, sorted by place and then by rule.
  package func lint(_ source: SourceFile) -> [Finding] {
    let report = Report(source, language: options.language)
    let passes = Passes.shared
    passes.checkText(report)
    if TemplateStore.templateName(of: source.tree) != nil {
      passes.check(templates.compile(source), report)
    } else {
      passes.check(bind(source, passes, report), report)
    }
    return SuppressionFilter(report).apply().sorted { first, second in
      first.range.lowerBound != second.range.lowerBound
        ? first.range.lowerBound < second.range.lowerBound
        : (first.rule, first.range.upperBound) < (second.rule, second.range.upperBound)
    }
  }

  /// The form bound to its template: to the general one where it names none, or none that there is.
  private func bind(_ source: SourceFile, _ passes: Passes, _ report: Report) -> Form {
    if let directive = formDirective(of: source.tree) {
      switch templates.template(named: source.tree.text(directive.argument)) {
      case .found(let template): return Form(source, template: template)
      case .unknown(let nearest):
        let range =
          directive.argument.isEmpty
          ? ByteRange(clamping: max(directive.keyword.lowerBound - 1, 0), directive.keyword.upperBound)
          : directive.argument
        passes.check(UnknownForm(range: range, nearest: nearest), report)
      }
    }
    if case .found(let template) = templates.template(named: TemplateStore.generalName) {
      return Form(source, template: template)
    }
    return Form(source, template: Linter.emptyTemplate)
  }

  /// Stands in where even the general template is missing: knows nothing and allows everything.
  private static let emptyTemplate: Template = {
    let text = "@template \(TemplateStore.generalName)\n*: text\n"
    return TemplateStore(workspace: []).compile(SourceFile(path: "", tree: Tree(Array(text.utf8))))
  }()

  /// The `@form` before the first entry.
  private func formDirective(of tree: Tree) -> Directive? {
    for index in tree.lines.indices {
      switch tree.lines[index].kind {
      case .blank, .comment, .conflictMarker, .prose, .row: continue
      case .entry, .item: return nil
      case .directive:
        if let directive = tree.directive(ofLine: index), directive.kind == .form { return directive }
      }
    }
    return nil
  }
}

/// The checks of all rules, by what they look at.
struct Passes: Sendable {
  static let shared = Passes(Rule.all)

  private var document: [(Rule, @Sendable (Report) -> Void)] = []
  private var syntax: [(SyntaxProblem.Kind, Rule, @Sendable (SyntaxProblem, Report) -> Void)] = []
  private var template: [([TemplateProblem.Kind], Rule, @Sendable (TemplateProblem, Report) -> Void)] = []
  private var fault: [([FormFault.Kind], Rule, @Sendable (FormFault, Form, Report) -> Void)] = []
  private var judgement: [(Rule, @Sendable (Judgement, Form, Report) -> Void)] = []
  private var indicator: [(Rule, @Sendable (Indicator, Form, Report) -> Void)] = []
  private var form: [(Rule, @Sendable (Form, Report) -> Void)] = []
  private var unknownForm: [(Rule, @Sendable (UnknownForm, Report) -> Void)] = []

  init(_ rules: [Rule]) {
    for rule in rules {
      for check in rule.checks {
        switch check {
        case .document(let check): document.append((rule, check))
        case .syntax(let kind, let check): syntax.append((kind, rule, check))
        case .template(let kinds, let check): template.append((kinds, rule, check))
        case .fault(let kinds, let check): fault.append((kinds, rule, check))
        case .judgement(let check): judgement.append((rule, check))
        case .indicator(let check): indicator.append((rule, check))
        case .form(let check): form.append((rule, check))
        case .unknownForm(let check): unknownForm.append((rule, check))
        case .suppressions: break
        }
      }
    }
  }

  func checkText(_ report: Report) {
    for (rule, check) in document {
      report.enter(rule)
      check(report)
    }
    guard !report.tree.hasNoProblems else { return }
    for problem in report.tree.problems {
      for (kind, rule, check) in syntax where kind == problem.kind {
        report.enter(rule)
        check(problem, report)
      }
    }
  }

  func check(_ template: Template, _ report: Report) {
    for problem in template.problems {
      for (kinds, rule, check) in self.template where kinds.contains(problem.kind) {
        report.enter(rule)
        check(problem, report)
      }
    }
  }

  func check(_ unknown: UnknownForm, _ report: Report) {
    for (rule, check) in unknownForm {
      report.enter(rule)
      check(unknown, report)
    }
  }

  func check(_ form: Form, _ report: Report) {
    for fault in form.faults {
      for (kinds, rule, check) in self.fault where kinds.contains(fault.kind) {
        report.enter(rule)
        check(fault, form, report)
      }
    }
    for judgement in form.judgements() where judgement.verdict != .holds {
      for (rule, check) in self.judgement {
        report.enter(rule)
        check(judgement, form, report)
      }
    }
    for (rule, check) in indicator {
      report.enter(rule)
      for indicator in form.indicators { check(indicator, form, report) }
    }
    for (rule, check) in self.form {
      report.enter(rule)
      check(form, report)
    }
  }
}
