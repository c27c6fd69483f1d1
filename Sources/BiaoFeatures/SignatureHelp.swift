// Signature help: what may stand at the cursor, part by part.

import BiaoModel
import BiaoRules
import BiaoSyntax
import BiaoValues

/// The shape of what is being typed.
package struct SignatureHelp: Sendable, Equatable {
  package struct Parameter: Sendable, Equatable {
    /// Its words in `label`: UTF-8 bytes from the start of it.
    package var range: Range<Int>
    package var documentation: String
  }

  /// The whole shape: `sum(组或层级.属性)`.
  package var label: String
  package var documentation: String
  package var parameters: [Parameter]
  /// Index into `parameters`; nil where the cursor stands in none of them.
  package var active: Int?
}

extension DocumentView {
  /// The shape of the formula, declaration, weight or target in which the cursor stands; nil elsewhere.
  package func signatureHelp(at offset: Int) -> SignatureHelp? {
    guard offset >= 0, offset <= tree.bytes.count else { return nil }
    let line = tree.lineIndex(at: offset)
    switch tree.lines[line].kind {
    case .directive: return directiveSignature(at: offset, line: line)
    case .entry, .item:
      return isTemplate ? declarationSignature(at: offset, line: line) : filledSignature(at: offset, line: line)
    case .blank, .comment, .prose, .row, .conflictMarker: return nil
    }
  }

  // MARK: - Formulas

  private func directiveSignature(at offset: Int, line: Int) -> SignatureHelp? {
    guard let directive = tree.directive(ofLine: line), offset > directive.keyword.upperBound else { return nil }
    switch directive.kind {
    case .check: return formulaSignature(at: offset, line: line)
    case .total:
      return SignatureHelp(
        say(zh: "@合计 ", en: "@total "), DirectiveKind.total.meaning[language],
        [
          (
            say(zh: "行名", en: "row"),
            say(zh: "合计行的名称，与表格第一栏里写的一样", en: "the name of the row, as the first column writes it")
          )
        ], active: 0)
    case .form, .template, .extends, .unit, nil: return nil
    }
  }

  private func formulaSignature(at offset: Int, line: Int) -> SignatureHelp {
    let tokens = tree.formulaTokens(ofLine: line).filter { $0.range.lowerBound < offset }
    // The innermost `sum(` that is open at the cursor.
    var open: [Bool] = []
    var hasDot: [Bool] = []
    for (position, token) in tokens.enumerated() {
      switch token.kind {
      case .open:
        open.append(position > 0 && tokens[position - 1].kind == .sum)
        hasDot.append(false)
      case .close where token.range.upperBound <= offset:
        _ = open.popLast()
        _ = hasDot.popLast()
      case .dot: if !hasDot.isEmpty { hasDot[hasDot.count - 1] = true }
      default: break
      }
    }
    if open.last == true {
      return SignatureHelp(
        "sum(", say(zh: "把一组数相加", en: "adds figures up"),
        [
          (
            say(zh: "组或层级", en: "group or tier"),
            say(
              zh: "分组：下面各项金额之和；层级：各指标值里的金额之和；表格的栏目：这一栏各行之和",
              en: "a group: the amounts under it; a tier: the money in its targets; a column: its rows")
          ),
          (
            say(zh: ".属性", en: ".attribute"),
            say(zh: "可选：每个指标的这一行相加，如 得分；分值 是指标的分值", en: "optional: that line of every indicator, like its score")
          ),
        ], active: hasDot.last == true ? 1 : 0, suffix: ")")
    }
    let comparison = tokens.firstIndex { token in
      guard token.kind == .operator, let first = tree.text(token.range).unicodeScalars.first else { return false }
      return "=<>!≤≥≠＝＜＞！≦≧".unicodeScalars.contains(first)
    }
    let side = say(
      zh: "栏目名、数、+ - * / ( ) 和 sum(…)；A.B 是 A 里的 B；名称里有空格或运算符号时加引号",
      en: "names, numbers, + - * / ( ) and sum(…); A.B is B inside A; a name with a space or an operator is quoted")
    let active: Int
    if let comparison { active = tokens[comparison].range.upperBound >= offset ? 1 : 2 } else { active = 0 }
    return SignatureHelp(
      say(zh: "@核对 ", en: "@check "), DirectiveKind.check.meaning[language],
      [
        (say(zh: "左边", en: "left"), say(zh: "出错时在这一项报告。", en: "Reported here. ") + side),
        (" = ", say(zh: "= <= >= < > !=", en: "= <= >= < > !=")),
        (say(zh: "右边", en: "right"), side),
      ], active: active)
  }

  // MARK: - Declarations

  private func declarationSignature(at offset: Int, line: Int) -> SignatureHelp? {
    guard let colon = tree.lines[line].colon, offset > colon, let value = tree.value(ofLine: line) else { return nil }
    let modifiers: [Modifier] = [.required, .alias, .total, .atLeast, .quantitative, .qualitative]
    let operand: [Modifier: String] = [
      .alias: say(zh: " 名称", en: " NAME"), .total: " N", .atLeast: say(zh: " N 项", en: " N"),
    ]
    var parameters = [(say(zh: "类型", en: "type"), typeList)]
    for modifier in modifiers {
      let word = language == .zh ? modifier.keywords.zh : modifier.keywords.en
      parameters.append((say(zh: "，", en: ", ") + word + (operand[modifier] ?? ""), modifier.meaning[language]))
    }
    var active: Int? = 0
    var commas = 0
    var i = value.lowerBound
    while i < min(offset, value.upperBound) {
      let isWide = i + 2 < value.upperBound && tree.bytes[i..<i + 3].elementsEqual([0xEF, 0xBC, 0x8C])
      if tree.bytes[i] == 0x2C || isWide { commas += 1 }
      i += 1
    }
    if commas > 0 {
      active = nil
      for piece in tree.declarationPieces(value) where piece.range.touches(offset) {
        if case .modifier(let modifier) = piece.meaning { active = modifiers.firstIndex(of: modifier).map { $0 + 1 } }
      }
    }
    return SignatureHelp(
      "", say(zh: "先写类型，再写修饰；用逗号隔开，不用顿号", en: "a type, then modifiers, divided by commas"), parameters,
      active: active)
  }

  private var typeList: String {
    FieldType.allCases.map { $0.keyword(language) }.joined(separator: say(zh: "、", en: ", "))
  }

  // MARK: - Forms

  private func filledSignature(at offset: Int, line: Int) -> SignatureHelp? {
    guard let form, form.bindings.indices.contains(line) else { return nil }
    if let colon = tree.lines[line].colon, offset > colon {
      guard let indicator = form.indicator(atLine: line) else { return nil }
      return targetSignature(at: offset, indicator)
    }
    guard let label = tree.label(ofLine: line) else { return nil }
    let isIndicator = form.bindings[line].role == .indicator
    guard isIndicator || form.bindings[line].role == .tier, isInParentheses(offset, from: label.name.lowerBound) else {
      return nil
    }
    let parameters = [
      (
        isIndicator ? say(zh: "指标名称", en: "name") : say(zh: "层级名称", en: "tier"),
        say(zh: "名称", en: "the name")
      ),
      (
        say(zh: " (N分)", en: " (N pts)"),
        say(zh: "分值，如 6分、2.5分", en: "the weight, like 6 pts")
      ),
      (
        say(zh: " (单位)", en: " (unit)"),
        say(zh: "可选：指标值没写单位时用它", en: "optional: the unit of a target without one")
      ),
    ]
    return SignatureHelp(
      "", say(zh: "名称后面先写分值，再写单位", en: "the weight and the unit follow the name"), parameters, active: 1)
  }

  /// Whether an opening bracket stands before `offset` on its line that nothing has closed.
  private func isInParentheses(_ offset: Int, from start: Int) -> Bool {
    var depth = 0
    var i = start
    while i < offset {
      if tree.bytes[i] == 0x28 { depth += 1 }
      if tree.bytes[i] == 0x29 { depth -= 1 }
      if tree.bytes[i] == 0xEF, i + 2 < tree.bytes.count, i + 2 < offset, tree.bytes[i + 1] == 0xBC {
        if tree.bytes[i + 2] == 0x88 { depth += 1 }
        if tree.bytes[i + 2] == 0x89 { depth -= 1 }
      }
      i += 1
    }
    return depth > 0
  }

  private func targetSignature(at offset: Int, _ indicator: Indicator) -> SignatureHelp {
    var active: Int? = 0
    if case .value(let list) = indicator.target {
      let target = list.targets.last { $0.range.lowerBound <= offset } ?? list.targets.first
      if let figure = target?.figure {
        if offset > figure.numberRange.upperBound {
          active = 2
        } else if offset >= figure.numberRange.lowerBound {
          active = 1
        }
        // 15家以上: the comparison stands behind.
        if let comparator = target?.comparatorRange, comparator.lowerBound > figure.numberRange.lowerBound,
          offset > comparator.lowerBound
        {
          active = 0
        }
      } else {
        active = nil
      }
    }
    var unitWords = say(zh: "计量单位，如 家、人次、万元、%", en: "the unit, like % or km")
    if let known = templates.indicatorLibrary.match(tree.bytes, indicator.name), !known.units.isEmpty {
      unitWords +=
        say(zh: "；这个指标常用 ", en: "; here usually ")
        + known.units.map(\.symbol).joined(separator: say(zh: "、", en: ", "))
    }
    return SignatureHelp(
      "",
      say(
        zh: "也可以写 80%—90%、12月31日前、定性 按期公开", en: "or a range (80%—90%), a date (before 2026-12-31), a grade"),
      [
        ("≥", say(zh: "≥ ≤ = > <；也认 不低于、不超过、以上、以内", en: "≥ ≤ = > <")),
        (say(zh: " 数", en: " number"), say(zh: "数字", en: "a number")), (say(zh: " 单位", en: " unit"), unitWords),
      ], active: active)
  }
}

extension SignatureHelp {
  /// The label is `prefix`, the words of the parameters one after another, and `suffix`.
  fileprivate init(
    _ prefix: String, _ documentation: String, _ parameters: [(words: String, documentation: String)], active: Int?,
    suffix: String = ""
  ) {
    var label = prefix
    var found: [Parameter] = []
    for (words, documentation) in parameters {
      let start = label.utf8.count
      label += words
      found.append(Parameter(range: start..<label.utf8.count, documentation: documentation))
    }
    self.init(label: label + suffix, documentation: documentation, parameters: found, active: active)
  }
}
