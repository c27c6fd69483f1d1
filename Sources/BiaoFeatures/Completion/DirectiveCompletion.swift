// Completion after `@`: the directives, and what they are given.

import BiaoModel
import BiaoRules
import BiaoSyntax
import BiaoValues

extension DocumentView {
  /// Directives, names of templates, units of money, names in formulas.
  func directives(at place: CompletionPlace) -> CompletionList {
    guard let directive = tree.directive(ofLine: place.line), place.offset >= directive.keyword.lowerBound else {
      return CompletionList()
    }
    if place.offset <= directive.keyword.upperBound {
      return directiveKeywords(directive, at: place)
    }
    switch directive.kind {
    case .form, .extends: return templateNames(directive, at: place)
    case .unit:
      var collector = CompletionCollector(tree, replacing: word(directive.argument, place), at: place.offset)
      for symbol in Self.moneyUnits { collector.add(CompletionCandidate(label: symbol, kind: .unit)) }
      return collector.list()
    case .check: return isTemplate ? names(in: directive.argument, isFormula: true, at: place) : CompletionList()
    case .template, .total, nil: return CompletionList()
    }
  }

  private func directiveKeywords(_ directive: Directive, at place: CompletionPlace) -> CompletionList {
    var collector = CompletionCollector(tree, replacing: directive.keyword, at: place.offset)
    let isBare = directive.argument.isEmpty
    let isHead = place.line < tree.headEnd
    let hasForm = tree.headDirective(.form) != nil && directive.kind != .form
    let isChinese = writesChineseKeywords
    for index in isChinese ? [1, 0] : [0, 1] {
      for kind in DirectiveKind.allCases {
        switch kind {
        case .form: if !isHead || isTemplate || hasForm { continue }
        case .template: if !isHead || isTemplate && directive.kind != .template || hasForm { continue }
        case .extends: if !isHead || !isTemplate { continue }
        case .unit: if !isHead { continue }
        case .check: if !isTemplate { continue }
        case .total: if !isTemplate { continue }
        }
        let keyword = kind.keywords[index]
        collector.add(
          CompletionCandidate(
            label: keyword, names: [], kind: .directive, detail: directiveSummary(kind),
            insertion: Snippet(isBare ? keyword + " " : keyword), key: .directive(keyword)))
      }
    }
    return collector.list()
  }

  /// What a directive is for, in a few words.
  func directiveSummary(_ kind: DirectiveKind) -> String {
    switch kind {
    case .form: say(zh: "这张表用哪个模板", en: "the template that the form fills")
    case .template: say(zh: "模板的名称", en: "the name of the template")
    case .extends: say(zh: "继承哪个模板", en: "the template that is extended")
    case .unit: say(zh: "金额的默认单位", en: "the unit of amounts")
    case .check: say(zh: "必须成立的等式或不等式", en: "what must hold")
    case .total: say(zh: "哪一行是合计", en: "the row that is the total")
    }
  }

  private func templateNames(_ directive: Directive, at place: CompletionPlace) -> CompletionList {
    var collector = CompletionCollector(tree, replacing: word(directive.argument, place), at: place.offset)
    let own = isTemplate ? NameKey(template.name) : nil
    for name in templates.names where NameKey(name) != own {
      // The part after the last slash is what is typed.
      let short = name.split(separator: "/").last.map(String.init) ?? name
      collector.add(
        CompletionCandidate(label: name, kind: .template, key: .template(name)), named: name, [short])
    }
    return collector.list()
  }
}
