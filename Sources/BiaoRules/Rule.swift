// A rule: one kind of fault, with all that is said about it and the check that finds it.

import BiaoModel
import BiaoSyntax
import BiaoValues

/// One kind of fault. The same value is the documentation, the tests' examples, the explanation on the command line and
/// the check; each stands in a file of its own under `Rules/`.
package struct Rule: Sendable {
  /// Kebab-case; names the bad thing. Spelled alike in reports, suppressions, configuration and links.
  package let name: String
  package let family: Family
  /// How much its findings weigh unless the configuration says otherwise.
  package let severity: Severity
  /// The presets that hold it.
  package let presets: Presets
  /// One line.
  package let summary: Bilingual
  /// Why a reviewer sends the form back, and what is done instead.
  package let why: Bilingual
  /// The official document that the rule rests on; only where there certainly is one.
  package let basis: Bilingual?
  /// Other names under which suppressions and configurations may still speak of the rule.
  package let formerNames: [String]
  /// What is looked at, and how.
  let checks: [Check]
  private let makeExamples: @Sendable () -> [Example]

  /// Flagged and fine texts: documentation and tests.
  package var examples: [Example] { makeExamples() }

  init(
    name: String, family: Family, severity: Severity, presets: Presets = .everywhere, summary: Bilingual,
    why: Bilingual, basis: Bilingual? = nil, formerNames: [String] = [],
    examples: @escaping @autoclosure @Sendable () -> [Example], checks: [Check]
  ) {
    self.name = name
    self.family = family
    self.severity = severity
    self.presets = presets
    self.summary = summary
    self.why = why
    self.basis = basis
    self.formerNames = formerNames
    self.checks = checks
    makeExamples = examples
  }

  /// What rules are grouped by in the documentation.
  package enum Family: String, Sendable, CaseIterable {
    case syntax, structure, templates, values, sums, targets, scoring, files, notation, suppressions

    package var title: Bilingual {
      switch self {
      case .syntax: Bilingual(zh: "语法", en: "Syntax")
      case .structure: Bilingual(zh: "层级与栏目", en: "Tiers and fields")
      case .templates: Bilingual(zh: "模板", en: "Templates")
      case .values: Bilingual(zh: "填写的值", en: "Values")
      case .sums: Bilingual(zh: "合计与分值", en: "Sums and weights")
      case .targets: Bilingual(zh: "指标值", en: "Targets")
      case .scoring: Bilingual(zh: "评分标准与得分", en: "Scoring rules and scores")
      case .files: Bilingual(zh: "表与表之间", en: "Across files")
      case .notation: Bilingual(zh: "写法", en: "Notation")
      case .suppressions: Bilingual(zh: "忽略注释", en: "Suppressions")
      }
    }
  }

  /// Whether the rule compares documents, and so has nothing to say of one alone.
  package var isAcrossFiles: Bool {
    checks.contains { if case .joined = $0 { true } else { false } }
  }

  /// The rule of that name, a former one included.
  package static func named(_ name: String) -> Rule? { index(of: name).map { all[$0] } }

  /// The index in `all` of the rule of that name, a former one included.
  package static func index(of name: String) -> Int? {
    all.firstIndex { $0.name == name } ?? all.firstIndex { $0.formerNames.contains(name) }
  }
}

/// A text in both languages of messages.
package struct Bilingual: Sendable, Hashable {
  package let zh: String
  package let en: String

  package init(zh: String, en: String) {
    self.zh = zh
    self.en = en
  }

  package subscript(language: Language) -> String {
    switch language {
    case .zh: zh
    case .en: en
    }
  }
}

/// What a rule looks at. The runner walks over each kind of thing once and hands each thing to the rules that ask for it,
/// so that a rule without anything to look at costs nothing.
enum Check: Sendable {
  /// The text itself, form or template.
  case document(@Sendable (Report) -> Void)
  /// Each fault of that kind which the parser marked.
  case syntax(SyntaxProblem.Kind, @Sendable (SyntaxProblem, Report) -> Void)
  /// Each problem of those kinds in a template.
  case template([TemplateProblem.Kind], @Sendable (TemplateProblem, Template, Report) -> Void)
  /// Each fault of those kinds which the binder marked in a form.
  case fault([FormFault.Kind], @Sendable (FormFault, Form, Report) -> Void)
  /// Each relation that does not simply hold.
  case judgement(@Sendable (Judgement, Form, Report) -> Void)
  /// Each indicator of a form that has one of those traits. What the check asks beside the indicator's own lines and the
  /// names of the tiers around it, it declares by `Report.depend(on:)`.
  case indicator(IndicatorTraits, @Sendable (Indicator, Form, Report) -> Void)
  /// Each indicator whose target reads as one or several targets and that has one of those traits, with the targets. Most
  /// checks want nothing else, and each that took the targets out of the indicator itself would count references of them.
  case target(IndicatorTraits, @Sendable (TargetList, Indicator, Form, Report) -> Void)
  /// Each indicator with a scoring rule that has one of those traits.
  case scoring(ScoringTraits, @Sendable (FormScoring, Indicator, Form, Report) -> Void)
  /// Each line of a form that is of one of those kinds and has one of those traits. The check looks at nothing but the line, what lies below it, the
  /// names and meanings of the lines around it, and for a line of prose those beside it; whatever else it asks, it declares
  /// by `Report.depend(on:)`, or it stays with what it found when an edit changes that.
  case line(LineKinds, LineTraits, @Sendable (Int, Form, Report) -> Void)
  /// The names of all indicators, which are noted for `Report.sameNames`, for the rule's check of the form.
  case names
  /// The form as a whole. What the check reads of it lies in those parts, and in the form's template; an edit of others
  /// leaves it with what it found. It may ask the report how often words stand anywhere.
  case form(FormParts, @Sendable (Form, Report) -> Void)
  /// A `@form` whose template is not to be found.
  case unknownForm(@Sendable (UnknownForm, Report) -> Void)
  /// Each fault of those kinds that showed beside other documents.
  case joined([JoinedFault.Kind], @Sendable (JoinedFault, Report) -> Void)
  /// Each line of a configuration that cannot mean what it says.
  case configuration(@Sendable (ConfigurationFault, Report) -> Void)
  /// Found by the runner when it applies the suppressions.
  case suppressions

  /// The form as a whole, in all of its parts.
  static func form(_ check: @escaping @Sendable (Form, Report) -> Void) -> Check { .form(.all, check) }
}

/// A form that names a template which there is not.
struct UnknownForm: Sendable {
  /// The name, or the directive where it gives none.
  var range: ByteRange
  var nearest: String?
}
