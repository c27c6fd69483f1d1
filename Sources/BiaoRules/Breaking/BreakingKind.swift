// Breaking changes: what may have changed between two versions of a document so that others no longer fit.

import BiaoModel
import BiaoSyntax

/// A kind of breaking change. Named and reported as rules are, though it needs two versions to be found.
package enum BreakingKind: String, Sendable, CaseIterable {
  // Templates: forms that satisfied the old version fail the new one, or mean something else under it.
  case removedTemplate = "removed-template"
  case removedField = "removed-field"
  case movedField = "moved-field"
  case retypedField = "retyped-field"
  case newlyRequired = "newly-required"
  case narrowedTier = "narrowed-tier"
  case narrowedChoice = "narrowed-choice"
  case changedUnit = "changed-unit"
  case movedWeight = "moved-weight"
  case newRelation = "new-relation"
  // Forms: what was promised has changed.
  case removedForm = "removed-form"
  case changedTemplate = "changed-template"
  case removedIndicator = "removed-indicator"
  case weakenedTarget = "weakened-target"

  /// How much a change of the kind weighs.
  package var severity: Severity {
    switch self {
    case .movedWeight, .weakenedTarget, .removedIndicator, .removedForm: .warning
    default: .error
    }
  }

  package var summary: Bilingual {
    switch self {
    case .removedTemplate: Bilingual(zh: "模板没有了", en: "a template that is gone")
    case .removedField: Bilingual(zh: "删去了栏目", en: "a field that is gone")
    case .movedField: Bilingual(zh: "栏目换了位置", en: "a field that stands elsewhere")
    case .retypedField: Bilingual(zh: "栏目的类型变了，原来的值可能不合", en: "a field of another type, which old values may not be of")
    case .newlyRequired: Bilingual(zh: "新的必填要求", en: "something required that was not")
    case .narrowedTier: Bilingual(zh: "层级收窄了", en: "a tier that admits less")
    case .narrowedChoice: Bilingual(zh: "删去了选项", en: "a choice with fewer options")
    case .changedUnit:
      Bilingual(zh: "计量单位变了，同一个数的含义不同", en: "another unit, in which the same figure means something else")
    case .movedWeight: Bilingual(zh: "分值变了", en: "a weight that changed")
    case .newRelation: Bilingual(zh: "新的核对关系，原来的数可能对不上", en: "a new relation, which old figures may not satisfy")
    case .removedForm: Bilingual(zh: "表没有了", en: "a form that is gone")
    case .changedTemplate: Bilingual(zh: "表改用了别的模板", en: "a form of another template")
    case .removedIndicator: Bilingual(zh: "删去了指标", en: "an indicator that is gone")
    case .weakenedTarget: Bilingual(zh: "指标值降低了", en: "a target that promises less")
    }
  }
}

/// Two versions of something, and the findings of their comparison. Findings have their range in the new version, and the
/// old place as a related one.
struct BreakingReport {
  let old: SourceFile
  let new: SourceFile
  let language: Language
  private(set) var findings: [Finding] = []

  init(old: SourceFile, new: SourceFile, language: Language) {
    self.old = old
    self.new = new
    self.language = language
  }

  /// Notes a change at `range` of the new version. `before` is the old place with its document.
  mutating func add(
    _ kind: BreakingKind, _ range: ByteRange, before: (source: SourceFile, range: ByteRange)?, zh: String, en: String
  ) {
    var related: [RelatedPlace] = []
    if let before {
      related.append(
        RelatedPlace(
          source: before.source, range: before.range, message: language == .zh ? "原来在此" : "the old version"))
    }
    findings.append(
      Finding(
        rule: kind.rawValue, severity: kind.severity, range: new.tree.wholeCharacters(range),
        message: language == .zh ? zh : en, related: related))
  }

  /// In the order of places, then of kinds.
  consuming func sorted() -> [Finding] {
    findings.sorted {
      ($0.range.lowerBound, $0.range.upperBound, $0.rule, $0.message)
        < ($1.range.lowerBound, $1.range.upperBound, $1.rule, $1.message)
    }
  }
}

extension Tree {
  /// The document as a whole: its first line that says something.
  var headRange: ByteRange {
    for kind in [DirectiveKind.template, .form] {
      if let directive = headDirective(kind) { return directive.visibleRange }
    }
    return lines.isEmpty ? 0..<0 : contentRange(ofLine: 0)
  }
}
