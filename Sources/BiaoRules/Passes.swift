// The checks of all rules, sorted by what they look at.

import BiaoModel
import BiaoSyntax

/// Hands each thing of a document to the checks that ask for it.
struct Passes: Sendable {
  private static let recommended = Passes(Rule.all, .recommended)

  /// The checks of the rules that are not off.
  static func of(_ settings: RuleSettings) -> Passes {
    settings == .recommended ? recommended : Passes(Rule.all, settings)
  }

  /// A check and the rule (an index into `Rule.all`) that speaks through it.
  private struct Entry<Function: Sendable>: Sendable {
    var rule: Int
    var check: Function
  }

  private var document: [Entry<@Sendable (Report) -> Void>] = []
  private var syntax: [(kind: SyntaxProblem.Kind, entry: Entry<@Sendable (SyntaxProblem, Report) -> Void>)] = []
  private var template:
    [(kinds: [TemplateProblem.Kind], entry: Entry<@Sendable (TemplateProblem, Template, Report) -> Void>)] =
      []
  private var fault: [(kinds: [FormFault.Kind], entry: Entry<@Sendable (FormFault, Form, Report) -> Void>)] = []
  private var judgement: [Entry<@Sendable (Judgement, Form, Report) -> Void>] = []
  private var indicator: [Entry<@Sendable (Indicator, Form, Report) -> Void>] = []
  private var form: [Entry<@Sendable (Form, Report) -> Void>] = []
  private var unknownForm: [Entry<@Sendable (UnknownForm, Report) -> Void>] = []
  private var joined: [(kinds: [JoinedFault.Kind], entry: Entry<@Sendable (JoinedFault, Report) -> Void>)] = []

  private init(_ rules: [Rule], _ settings: RuleSettings) {
    for (index, rule) in rules.enumerated() where settings[index] != nil {
      for check in rule.checks {
        switch check {
        case .document(let check): document.append(Entry(rule: index, check: check))
        case .syntax(let kind, let check): syntax.append((kind, Entry(rule: index, check: check)))
        case .template(let kinds, let check): template.append((kinds, Entry(rule: index, check: check)))
        case .fault(let kinds, let check): fault.append((kinds, Entry(rule: index, check: check)))
        case .judgement(let check): judgement.append(Entry(rule: index, check: check))
        case .indicator(let check): indicator.append(Entry(rule: index, check: check))
        case .form(let check): form.append(Entry(rule: index, check: check))
        case .unknownForm(let check): unknownForm.append(Entry(rule: index, check: check))
        case .joined(let kinds, let check): joined.append((kinds, Entry(rule: index, check: check)))
        case .suppressions: break
        }
      }
    }
  }

  func checkText(_ report: Report) {
    for entry in document {
      let start = report.begin(entry.rule)
      entry.check(report)
      report.end(entry.rule, start)
    }
    guard !report.tree.hasNoProblems else { return }
    for problem in report.tree.problems {
      for (kind, entry) in syntax where kind == problem.kind {
        let start = report.begin(entry.rule)
        entry.check(problem, report)
        report.end(entry.rule, start)
      }
    }
  }

  func check(_ template: Template, _ report: Report) {
    for problem in template.problems {
      for (kinds, entry) in self.template where kinds.contains(problem.kind) {
        let start = report.begin(entry.rule)
        entry.check(problem, template, report)
        report.end(entry.rule, start)
      }
    }
  }

  func check(_ unknown: UnknownForm, _ report: Report) {
    for entry in unknownForm {
      let start = report.begin(entry.rule)
      entry.check(unknown, report)
      report.end(entry.rule, start)
    }
  }

  func check(_ joinedFaults: [JoinedFault], _ report: Report) {
    for fault in joinedFaults {
      for (kinds, entry) in joined where kinds.contains(fault.kind) {
        let start = report.begin(entry.rule)
        entry.check(fault, report)
        report.end(entry.rule, start)
      }
    }
  }

  /// `withFaults` is whether the template is the form's own, so that what it declares is due.
  func check(_ form: Form, _ report: Report, withFaults: Bool) {
    for fault in form.faults where withFaults {
      for (kinds, entry) in self.fault where kinds.contains(fault.kind) {
        let start = report.begin(entry.rule)
        entry.check(fault, form, report)
        report.end(entry.rule, start)
      }
    }
    for judgement in form.judgements() {
      for entry in self.judgement {
        let start = report.begin(entry.rule)
        entry.check(judgement, form, report)
        report.end(entry.rule, start)
      }
    }
    // All rules for one indicator before the next one: they share what is read of it.
    for indicator in form.indicators {
      for entry in self.indicator {
        let start = report.begin(entry.rule)
        entry.check(indicator, form, report)
        report.end(entry.rule, start)
      }
    }
    for entry in self.form {
      let start = report.begin(entry.rule)
      entry.check(form, report)
      report.end(entry.rule, start)
    }
  }
}
