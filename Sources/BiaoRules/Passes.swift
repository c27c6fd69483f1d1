// The checks of all rules, sorted by what they look at.

import BiaoModel
import BiaoSyntax
import BiaoValues

/// Hands each thing of a document to the checks that ask for it.
struct Passes: Sendable {
  private static let recommended = Passes(Rule.all, .recommended)

  /// The checks of the rules that are not off.
  static func of(_ settings: RuleSettings) -> Passes {
    settings == .recommended ? recommended : Passes(Rule.all, settings)
  }

  // A check and the rule (an index into `Rule.all`) that speaks through it, a structure for each kind of check: in a
  // generic one, or in a tuple, a function is kept in a box that all threads count references of, hundreds of times a form.

  private struct TextCheck: Sendable {
    var rule: Int
    var check: @Sendable (Report) -> Void
  }
  private struct SyntaxCheck: Sendable {
    var kind: SyntaxProblem.Kind
    var rule: Int
    var check: @Sendable (SyntaxProblem, Report) -> Void
  }
  private struct TemplateCheck: Sendable {
    var kinds: [TemplateProblem.Kind]
    var rule: Int
    var check: @Sendable (TemplateProblem, Template, Report) -> Void
  }
  private struct FaultCheck: Sendable {
    var kinds: [FormFault.Kind]
    var rule: Int
    var check: @Sendable (FormFault, Form, Report) -> Void
  }
  private struct JudgementCheck: Sendable {
    var rule: Int
    var check: @Sendable (Judgement, Form, Report) -> Void
  }
  /// A check of one of three kinds. In one list, so that an indicator's findings are made in the order of the rules.
  private struct IndicatorCheck: Sendable {
    var rule: Int
    /// Whether it looks at the target alone, so that it has something to say of one in a table.
    var isOfTables = false
    var check: (@Sendable (Indicator, Form, Report) -> Void)?
    var target: (@Sendable (TargetList, Indicator, Form, Report) -> Void)?
    var scoring: (@Sendable (FormScoring, Indicator, Form, Report) -> Void)?
  }
  private struct FormCheck: Sendable {
    var rule: Int
    var parts: FormParts
    var check: @Sendable (Form, Report) -> Void
  }
  private struct UnknownFormCheck: Sendable {
    var rule: Int
    var check: @Sendable (UnknownForm, Report) -> Void
  }
  private struct JoinedCheck: Sendable {
    var kinds: [JoinedFault.Kind]
    var rule: Int
    var check: @Sendable (JoinedFault, Report) -> Void
  }

  private struct ConfigurationCheck: Sendable {
    var rule: Int
    var check: @Sendable (ConfigurationFault, Report) -> Void
  }

  private var document: [TextCheck] = []
  private var syntax: [SyntaxCheck] = []
  private var template: [TemplateCheck] = []
  private var fault: [FaultCheck] = []
  private var judgement: [JudgementCheck] = []
  private var indicator: [IndicatorCheck] = []
  /// The traits that each of them asks for.
  private var askedIndicators = DueChecks<IndicatorTraits>()
  private var lines = LinePass()
  private var form: [FormCheck] = []
  /// How many of them there are before those that another thread may do meanwhile.
  private var formBeside = 0
  private var unknownForm: [UnknownFormCheck] = []
  private var joined: [JoinedCheck] = []
  private var configuration: [ConfigurationCheck] = []
  /// Whether some rule compares documents.
  var comparesDocuments: Bool { !joined.isEmpty }
  /// Whether some rule wants the names of the indicators noted.
  private var notesNames = false
  /// The traits that some check of indicators asks for.
  private var traits: IndicatorTraits = []

  private init(_ rules: [Rule], _ settings: RuleSettings) {
    for (index, rule) in rules.enumerated() where settings[index] != nil {
      for check in rule.checks {
        switch check {
        case .document(let check): document.append(TextCheck(rule: index, check: check))
        case .syntax(let kind, let check): syntax.append(SyntaxCheck(kind: kind, rule: index, check: check))
        case .template(let kinds, let check): template.append(TemplateCheck(kinds: kinds, rule: index, check: check))
        case .fault(let kinds, let check): fault.append(FaultCheck(kinds: kinds, rule: index, check: check))
        case .judgement(let check): judgement.append(JudgementCheck(rule: index, check: check))
        case .indicator(let traits, let check):
          add(IndicatorCheck(rule: index, check: check), traits)
        case .target(let traits, let check):
          add(IndicatorCheck(rule: index, target: check), traits)
        case .scoring(let traits, let check):
          add(IndicatorCheck(rule: index, scoring: check), IndicatorTraits(traits))
        case .names: notesNames = true
        case .line(let kinds, let traits, let check): lines.add(kinds, traits, rule: index, check)
        case .form(let parts, let check): form.append(FormCheck(rule: index, parts: parts, check: check))
        case .unknownForm(let check): unknownForm.append(UnknownFormCheck(rule: index, check: check))
        case .joined(let kinds, let check): joined.append(JoinedCheck(kinds: kinds, rule: index, check: check))
        case .configuration(let check): configuration.append(ConfigurationCheck(rule: index, check: check))
        case .suppressions: break
        }
      }
    }
    let isBeside = { (check: FormCheck) in Passes.beside.contains(Rule.all[check.rule].name) }
    form = form.filter { !isBeside($0) } + form.filter(isBeside)
    formBeside = form.firstIndex(where: isBeside) ?? form.count
  }

  /// The rules whose checks of the whole form run beside the others, about half of the work: those on amounts, dates and
  /// results. What a check looks at that others have found before is found on the same side, and the checks that hold the
  /// goals against the indicators are on the other one, so that what they share is read once.
  private static let beside: Set<String> = [
    "below-last-year", "conflicting-result", "cost-over-budget", "duplicate-field", "empty-required", "illegal-value",
    "incomplete-plan", "mismatched-grade", "mismatched-score", "mismatched-sum", "mismatched-weight", "missing-reason",
    "outside-fiscal-year", "overlapping-bands", "placeholder", "reversed-period", "rounding-difference",
    "score-over-weight", "stray-punctuation", "uncovered-band", "unneeded-reason", "vague-result",
  ]

  private mutating func add(_ check: IndicatorCheck, _ asked: IndicatorTraits) {
    indicator.append(check)
    indicator[indicator.count - 1].isOfTables = Passes.ofTables.contains(Rule.all[check.rule].name)
    askedIndicators.add(asked)
    traits.formUnion(asked)
  }

  /// The rules on targets that hold for one in a cell as for one on a line of its own.
  private static let ofTables: Set<String> = [
    "always-true", "capped-rate", "cost-over-budget", "unreachable", "reversed-comparator", "missing-comparator",
    "missing-unit", "unknown-unit", "mismatched-unit", "missing-magnitude", "vague-target", "target-repeats-name",
    "outside-fiscal-year", "relative-date", "illegal-value-type",
  ]

  /// How many checks the largest list has that is gone through by traits.
  static var largestCount: Int {
    let all = Passes(Rule.all, RuleSettings(.all))
    return max(all.indicator.count, all.lines.largestCount)
  }

  func checkText(_ report: Report) {
    for entry in document {
      let start = report.begin(entry.rule)
      entry.check(report)
      report.end(entry.rule, start)
    }
    guard !report.tree.hasNoProblems else { return }
    for problem in report.tree.problems {
      for entry in syntax where entry.kind == problem.kind {
        let start = report.begin(entry.rule)
        entry.check(problem, report)
        report.end(entry.rule, start)
      }
    }
  }

  func check(_ template: Template, _ report: Report) {
    for problem in template.problems {
      for entry in self.template where entry.kinds.contains(problem.kind) {
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

  func check(_ configurationFaults: [ConfigurationFault], _ report: Report) {
    for fault in configurationFaults {
      for entry in configuration {
        let start = report.begin(entry.rule)
        entry.check(fault, report)
        report.end(entry.rule, start)
      }
    }
  }

  func check(_ joinedFaults: [JoinedFault], _ report: Report) {
    for fault in joinedFaults {
      for entry in joined where entry.kinds.contains(fault.kind) {
        let start = report.begin(entry.rule)
        entry.check(fault, report)
        report.end(entry.rule, start)
      }
    }
  }

  /// `withFaults` is whether the template is the form's own, so that what it declares is due; `keepsNotes` whether a later
  /// run may take something from this one.
  func check(_ form: Form, _ report: Report, withFaults: Bool, keepsNotes: Bool, _ division: Division? = nil) {
    for fault in form.faults where withFaults {
      for entry in self.fault where entry.kinds.contains(fault.kind) {
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
    // After an edit few of them are left to check.
    let isFirst = report.earlier == nil
    checkIndicatorsAndLines(of: form, report, keepsNotes: keepsNotes, isFirst ? division : nil)
    checkTables(of: form, report)
    checkWhole(form, report, keepsNotes: keepsNotes, division)
  }

  private func checkWhole(_ form: Form, _ report: Report, keepsNotes: Bool, _ division: Division?) {
    let firstOfAll = report.findings.count
    var earlier = report.earlier.flatMap { EarlierFormChecks($0, in: form) }
    if let division, earlier?.leavesMuch ?? true {
      let seen = report.seen
      let later = earlier?.dropping(formBeside)
      let other = Meanwhile(division.beside) {
        let part = division.makeReport()
        part.go(on: seen)
        var earlier = later
        checkWhole(formBeside..<self.form.count, form, part, keepsNotes: keepsNotes, &earlier)
        return WholePart(part, since: seen)
      }
      checkWhole(0..<formBeside, form, report, keepsNotes: keepsNotes, &earlier)
      if other.value().map(report.takeIn) != true {
        checkWhole(formBeside..<self.form.count, form, report, keepsNotes: keepsNotes, &earlier)
      }
    } else {
      checkWhole(self.form.indices, form, report, keepsNotes: keepsNotes, &earlier)
    }
    report.formFindings = firstOfAll..<report.findings.count
  }

  private func checkWhole(
    _ range: Range<Int>, _ form: Form, _ report: Report, keepsNotes: Bool, _ earlier: inout EarlierFormChecks?
  ) {
    for entry in self.form[range] {
      if let findings = earlier?.findings(ofNext: entry.parts, after: report.findings.count) {
        report.noteForm(taking: findings)
        continue
      }
      let start = report.begin(entry.rule)
      if keepsNotes { report.noteForm { entry.check(form, report) } } else { entry.check(form, report) }
      report.end(entry.rule, start)
    }
  }

  private func checkIndicatorsAndLines(
    of form: Form, _ report: Report, keepsNotes: Bool, _ division: Division?
  ) {
    let first = report.findings.count
    let (indicators, all) = (form.indicators.indices, form.tree.lines.indices)
    if let division, let middle = Division.middle(of: form.indicators) {
      let line = form.indicators[middle].line
      // What was found so far, of the text and of what is missing, some checks look at.
      let before = report.findings
      let upper = Meanwhile(division.beside) {
        let part = division.makeReport()
        part.takeOver(before)
        checkIndicators(middle..<indicators.upperBound, of: form, part, keepsNotes: keepsNotes)
        part.indicatorFindings = before.count..<part.findings.count
        lines.run(line..<all.upperBound, of: form, part, keepsNotes: keepsNotes)
        return DocumentPart(part)
      }
      checkIndicators(0..<middle, of: form, report, keepsNotes: keepsNotes)
      report.indicatorFindings = first..<report.findings.count
      lines.run(0..<line, of: form, report, keepsNotes: keepsNotes)
      if let part = upper.value(), report.takeIn(part) { return }
      report.forgetLines()
      checkIndicators(middle..<indicators.upperBound, of: form, report, keepsNotes: keepsNotes)
    } else {
      checkIndicators(indicators, of: form, report, keepsNotes: keepsNotes)
    }
    report.indicatorFindings = first..<report.findings.count
    lines.run(all, of: form, report, keepsNotes: keepsNotes)
    report.lineFindings = report.indicatorFindings.upperBound..<report.findings.count
  }

  private func checkIndicators(_ range: Range<Int>, of form: Form, _ report: Report, keepsNotes: Bool) {
    // All rules for one indicator before the next one: they share what is read of it.
    let hasNames = notesNames && report.takeOverNames(of: form)
    let hasEarlier = report.earlier != nil
    // Borrowed: a copy of each would cost more than many of the checks.
    let indicators = form.indicators.span
    for index in range {
      if hasEarlier, let (findings, note) = report.earlier?.findings(ofIndicator: index, in: form, report) {
        report.takeOver(findings, note)
        if notesNames, !hasNames, !report.names.mayRepeat {
          report.names.note(indicators[index], form.tree.bytes)
        }
        continue
      }
      // It is taken over, but its checks have to look again.
      let isNoted = hasNames && report.earlier?.isTakenOver(index) ?? false
      let (first, suggested) = (report.findings.count, report.suggested)
      report.beginIndicator(isNoted: isNoted)
      check(indicators[index], form, report)
      if keepsNotes { report.noteIndicator(on: indicators[index].line, first: first, suggestedBefore: suggested) }
    }
  }

  /// The targets in tables of indicators, of which most forms have none.
  private func checkTables(of form: Form, _ report: Report) {
    for table in report.indicatorTables(of: form) {
      for row in table.rows where !row.hasOtherUnit && !row.indicator.value.isEmpty {
        report.stand(row.indicator, in: row.kind)
        check(row.indicator, form, report, isInTable: true)
      }
    }
    report.standNowhere()
  }

  private func check(_ indicator: Indicator, _ form: Form, _ report: Report, isInTable: Bool = false) {
    if notesNames, !isInTable { report.noteName(of: indicator) }
    let list: TargetList? = if case .value(let list) = indicator.target { list } else { nil }
    let traits = report.traits(of: indicator, list, in: form, wanted: self.traits)
    var due = askedIndicators.due(traits)
    while let index = due.nextBit() {
      if isInTable, !self.indicator[index].isOfTables { continue }
      let rule = self.indicator[index].rule
      let start = report.begin(rule)
      if let check = self.indicator[index].target {
        if let list { check(list, indicator, form, report) }
      } else if let check = self.indicator[index].check {
        check(indicator, form, report)
      } else if let check = self.indicator[index].scoring, let scoring = report.scoring(of: indicator, in: form) {
        check(scoring, indicator, form, report)
      }
      report.end(rule, start)
    }
  }
}
