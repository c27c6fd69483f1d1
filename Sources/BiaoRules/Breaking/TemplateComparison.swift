// Two versions of a template: what of a form that satisfied the old one no longer fits.

package import BiaoModel
import BiaoSyntax
import BiaoValues

package enum TemplateComparison {
  /// The breaking changes from `old` to `new`, two versions of one template compiled each with the templates of its own
  /// time. Sorted by place in the new version's own document. What both inherit from the same templates is left to the
  /// comparison of those.
  package static func changes(from old: Template, to new: Template, language: Language) -> [Finding] {
    guard let oldSource = old.sources.first, let newSource = new.sources.first else { return [] }
    var walk = TemplateWalk(
      old: old, new: new, report: BreakingReport(old: oldSource, new: newSource, language: language))
    walk.compare()
    return walk.report.sorted()
  }
}

private struct TemplateWalk {
  let old: Template
  let new: Template
  var report: BreakingReport
  /// Whether both extend the same templates and those have changed: what changed in inherited lines is reported there.
  /// Where they have not changed, it is this template that says otherwise of what it inherits.
  private let basesChanged: Bool
  /// The fields of each name, wherever they stand.
  private let oldPlaces: [NameKey: [Int]]
  private let newPlaces: [NameKey: [Int]]

  init(old: Template, new: Template, report: BreakingReport) {
    self.old = old
    self.new = new
    self.report = report
    func bases(_ template: Template) -> [SourceFile] { Array(template.sources.dropFirst()) }
    func names(_ sources: [SourceFile]) -> [String] { sources.map { TemplateStore.templateName(of: $0.tree) ?? "" } }
    let (before, after) = (bases(old), bases(new))
    basesChanged =
      names(before) == names(after) && zip(before, after).contains { $0.tree.bytes != $1.tree.bytes }
    oldPlaces = Dictionary(grouping: old.fields.indices.dropFirst()) { old.fields[$0].key }
    newPlaces = Dictionary(grouping: new.fields.indices.dropFirst()) { new.fields[$0].key }
  }

  mutating func compare() {
    if old.unit != new.unit {
      let (before, after) = (symbol(old.unit), symbol(new.unit))
      add(
        .changedUnit, old: 0, new: 0, zh: "@unit 由 \(before) 改成 \(after)：没写单位的数都变了含义",
        en: "@unit was \(before) and is \(after): figures without a unit mean something else")
    }
    compareChildren(old: 0, new: 0)
    compareRelations()
  }

  // MARK: - Fields

  private mutating func compareChildren(old: Int, new: Int) {
    var matched: Set<Int> = []
    for child in self.old.children(of: old) where self.old.fields[child].name != "*" {
      if let match = match(child, under: new) {
        matched.insert(match)
        compareField(old: child, new: match)
      } else {
        reportRemoved(child, under: new)
      }
    }
    for child in self.new.children(of: new) where !matched.contains(child) && self.new.fields[child].isRequired {
      let field = self.new.fields[child]
      add(
        .newlyRequired, old: nil, new: child, zh: "新增了必填的“\(field.name)”：已填的表都没有它",
        en: "“\(field.name)” is new and required: forms already filled lack it")
    }
    if let before = self.old.fields[old].items, let after = self.new.fields[new].items,
      self.old.fields[before].parent == old, self.new.fields[after].parent == new
    {
      compareOwn(old: before, new: after)
      compareChildren(old: before, new: after)
    }
  }

  /// The child of `parent` that takes what was written under the name of `field`.
  private func match(_ field: Int, under parent: Int) -> Int? {
    new.child(of: parent, named: old.fields[field].key)
  }

  private mutating func reportRemoved(_ field: Int, under parent: Int) {
    let name = old.fields[field].name
    // An open group takes any line.
    if new.fields[parent].isOpen { return }
    let elsewhere = newPlaces[old.fields[field].key] ?? []
    let isKnownElsewhere = (oldPlaces[old.fields[field].key]?.count ?? 0) > 1
    if elsewhere.count == 1, let place = elsewhere.first, !isKnownElsewhere {
      let group = new.fields[place].parent
      let where_ = group == 0 ? "" : new.fields[group].name
      add(
        .movedField, old: field, new: place,
        zh: where_.isEmpty ? "“\(name)”移到了最外层" : "“\(name)”移到了“\(where_)”之下",
        en: where_.isEmpty ? "“\(name)” moved to the top level" : "“\(name)” moved below “\(where_)”")
      compareField(old: field, new: place)
    } else if old.fields[field].type == .tier {
      add(
        .narrowedTier, old: field, new: parent, zh: "层级“\(name)”没有了：其下的指标无处可放",
        en: "the tier “\(name)” is gone: its indicators have no place")
    } else {
      add(
        .removedField, old: field, new: parent, zh: "栏目“\(name)”没有了：填了它的表会报“未知栏目”；改名请留下别名",
        en: "the field “\(name)” is gone, and forms that fill it are at fault; where it was renamed, keep an alias")
    }
  }

  private mutating func compareField(old: Int, new: Int) {
    compareOwn(old: old, new: new)
    compareChildren(old: old, new: new)
  }

  /// What a line itself declares.
  private mutating func compareOwn(old: Int, new: Int) {
    let before = self.old.fields[old]
    let after = self.new.fields[new]
    let name = after.name
    if before.type != after.type, !after.type.accepts(everyValueOf: before.type) {
      add(
        .retypedField, old: old, new: new,
        zh: "“\(name)”的类型由“\(before.type.keywords.zh)”改成“\(after.type.keywords.zh)”",
        en: "“\(name)” was of type \(before.type.keywords.en) and is of type \(after.type.keywords.en)")
    }
    if !before.isRequired, after.isRequired {
      add(.newlyRequired, old: old, new: new, zh: "“\(name)”成了必填", en: "“\(name)” has become required")
    }
    if let least = after.atLeast, least > (before.atLeast ?? 0) {
      add(
        .narrowedTier, old: old, new: new, zh: "“\(name)”至少要 \(least) 项，原来 \(before.atLeast ?? 0) 项",
        en: "“\(name)” needs \(least) items at least, and needed \(before.atLeast ?? 0)")
    }
    if let measure = after.measure, measure != before.measure {
      let word = measure == .quantitative ? Modifier.quantitative.keywords : Modifier.qualitative.keywords
      add(
        .narrowedTier, old: old, new: new, zh: "“\(name)”只收\(word.zh)指标了",
        en: "“\(name)” admits \(word.en) targets only")
    }
    compareOptions(old: old, new: new)
    if before.unit != after.unit, effectiveUnit(old, self.old) != effectiveUnit(new, self.new) {
      let (from, to) = (symbol(effectiveUnit(old, self.old)), symbol(effectiveUnit(new, self.new)))
      add(
        .changedUnit, old: old, new: new, zh: "“\(name)”的单位由 \(from) 改成 \(to)",
        en: "the unit of “\(name)” was \(from) and is \(to)")
    }
    if before.weight != after.weight {
      add(
        .movedWeight, old: old, new: new,
        zh: "“\(name)”的分值由 \(text(before.weight)) 改成 \(text(after.weight))",
        en: "the weight of “\(name)” was \(text(before.weight)) and is \(text(after.weight))")
    }
    if before.total != after.total, after.total != nil {
      add(
        .movedWeight, old: old, new: new,
        zh: "“\(name)”的总分由 \(text(before.total)) 改成 \(text(after.total))",
        en: "the weights of “\(name)” added up to \(text(before.total)) and add up to \(text(after.total))")
    }
  }

  private mutating func compareOptions(old: Int, new: Int) {
    let kept = Set(self.new.fields[new].options.map { NameKey($0) })
    if kept.isEmpty { return }
    let gone = self.old.fields[old].options.filter { !kept.contains(NameKey($0)) }
    if gone.isEmpty { return }
    let name = self.new.fields[new].name
    let list = gone.joined(separator: "、")
    add(
      .narrowedChoice, old: old, new: new, zh: "“\(name)”不再有选项：\(list)",
      en: "“\(name)” no longer offers: \(gone.joined(separator: ", "))")
  }

  /// The unit in which a figure without one counts.
  private func effectiveUnit(_ field: Int, _ template: Template) -> BiaoValues.Unit? {
    var index = field
    while true {
      if let unit = template.fields[index].unit { return unit }
      if index == 0 { return template.unit }
      index = template.fields[index].parent
    }
  }

  // MARK: - Relations

  private mutating func compareRelations() {
    let known = Set(old.relations.map { identity($0, of: old) })
    for relation in new.relations where !known.contains(identity(relation, of: new)) {
      guard new.sources.indices.contains(relation.origin.source) else { continue }
      if basesChanged, relation.origin.source > 0 { continue }
      let source = new.sources[relation.origin.source]
      let written = source.tree.quote(relation.range)
      let range = relation.origin.source == 0 ? relation.range : report.new.tree.headRange
      report.add(
        .newRelation, range, before: nil, zh: "新的核对关系“\(written)”：已填的表未必满足",
        en: "the relation “\(written)” is new: forms already filled need not satisfy it")
    }
  }

  /// What makes two relations the same: kind, place and formula, whatever the spacing.
  private func identity(_ relation: Relation, of template: Template) -> String {
    switch relation.kind {
    case .parts(let parts, let total): return "parts \(path(parts, template)) = \(path(total, template))"
    case .total(let table, let row): return "total \(path(table, template)) \(row.value)"
    case .check(_, let scope):
      let field =
        switch scope {
        case .group(let field), .rows(let field), .items(let field): field
        }
      guard template.sources.indices.contains(relation.origin.source) else { return "" }
      let tree = template.sources[relation.origin.source].tree
      return "check \(path(field, template)) \(NameKey(tree.bytes, relation.range).value)"
    }
  }

  private func path(_ field: Int, _ template: Template) -> String {
    var keys: [String] = []
    var index = field
    while index > 0 {
      keys.append(String(template.fields[index].key.value))
      index = template.fields[index].parent
    }
    return keys.reversed().joined(separator: ".")
  }

  // MARK: - Wording

  private func symbol(_ unit: BiaoValues.Unit?) -> String { unit?.symbol ?? (report.language == .zh ? "无" : "none") }

  private func text(_ number: Decimal?) -> String { number?.description ?? (report.language == .zh ? "无" : "none") }

  /// Notes a change between two lines, either of which may be missing; `new` is then the group that lacks it.
  private mutating func add(_ kind: BreakingKind, old: Int?, new: Int, zh: String, en: String) {
    let before = old.map { place($0, self.old) }
    let after = place(new, self.new)
    // What is gone has no place of its own in the new version.
    let isInherited = before.map { $0.isInherited && (after.isInherited || isGone(kind)) } ?? after.isInherited
    if basesChanged, isInherited { return }
    let range = after.isInherited ? report.new.tree.headRange : after.range
    report.add(kind, range, before: before.map { ($0.source, $0.range) }, zh: zh, en: en)
  }

  private func isGone(_ kind: BreakingKind) -> Bool { kind == .removedField || kind == .narrowedTier }

  private func place(
    _ field: Int, _ template: Template
  ) -> (source: SourceFile, range: ByteRange, isInherited: Bool) {
    let own = template.sources[0]
    guard field > 0, let place = template.place(of: field) else { return (own, own.tree.headRange, false) }
    return (place.source, place.range, template.fields[field].origin.source > 0)
  }
}

extension FieldType {
  /// Whether whatever could be written as a value of `other` can be written as one of this type.
  fileprivate func accepts(everyValueOf other: FieldType) -> Bool {
    switch (self, other) {
    case (.text, _), (.prose, _): !other.isContainer
    case (.number, .integer), (.number, .amount), (.amount, .integer): true
    // A sum that need not hold any more.
    case (.group, .parts): true
    default: false
    }
  }
}
