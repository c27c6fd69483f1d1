// explanation-repeats-name: an explanation that says no more than the indicator's name.

import BiaoModel
import BiaoSyntax
import BiaoValues

extension Rule {
  static let explanationRepeatsName = Rule(
    name: "explanation-repeats-name", family: .targets, severity: .info, presets: .advisory,
    summary: Bilingual(zh: "指标解释只是重复了名称", en: "an explanation that only repeats the indicator's name"),
    why: Bilingual(
      zh: "指标解释要说清统计什么、怎么算：对象、口径、公式；照抄名称，评价的人仍不知道数从哪里来。",
      en:
        "An explanation says what is counted and how: of whom, by what formula. A copy of the name leaves the reader where he was."
    ),
    examples: [
      .flagged("- 培训场次: ≥ 6 场\n  指标解释: ‹培训场次›"),
      .flagged("- 培训场次: ≥ 6 场\n  指标解释: ‹反映培训场次情况。›"),
      .flagged("- 验收合格率: ≥ 98%\n  指标解释: ‹考核验收合格率的情况›", in: .tier("质量指标")),
      .flagged("- 受益农户满意度（%）: ≥ 90%\n  指标解释: ‹受益农户满意度›", in: .tier("满意度指标")),
      .flagged("- 灌溉制度: 定性 印发执行\n  指标解释: ‹印发执行灌溉制度›", in: .tier("社会效益指标")),
      .flagged(
        "- Ships repaired: ≥ 12 ships\n  指标解释: ‹The number of ships repaired›\n- Boats sold: ≥ 12 boats\n  指标解释: ‹Measures the number of boats sold.›"
      ),
      .fine("- Ships repaired: ≥ 12 ships\n  指标解释: The number of ships repaired in the docks of the port"),
      .fine("- 灌溉制度: 定性 印发执行\n  指标解释: 印发执行灌溉制度的乡镇有无文件", in: .tier("社会效益指标")),
      .fine("- 受益农户满意度（%）: ≥ 90%\n  指标解释: 问卷中“满意”和“基本满意”的占比", in: .tier("满意度指标")),
      .fine("- 培训场次: ≥ 6 场\n  指标解释: 全年举办的农民培训班场次"),
      .fine("- 清淤出勤率: ≥ 98%\n  指标解释: 考核清淤人员出勤情况", in: .tier("质量指标")),
      .fine("- 培训场次: ≥ 6 场\n  指标解释:"),
    ],
    checks: [
      .indicator(.explanation) { indicator, form, report in
        guard let line = report.attributes(of: indicator, in: form)[.explanation],
          let value = form.tree.value(ofLine: line), !value.isEmpty, !indicator.name.isEmpty
        else { return }
        // The words that may stand around the name add some thirty bytes at most.
        guard value.count <= 2 * indicator.name.count + 48, indicator.name.count <= 2 * value.count + 16 else { return }
        // Folding leaves Chinese characters alone, so most explanations are told by the name's first one.
        if let character = form.tree.bytes.firstIdeograph(of: indicator.name),
          !form.tree.bytes.hasCharacter(at: character, in: value)
        {
          return
        }
        let name = withoutUnit(form.tree.bytes.wording(indicator.name))
        var text = form.tree.bytes.wording(value)[...]
        guard text.count >= name.count, name.count > 2 else { return }
        if text.count > name.count {
          for word in openings where text.starts(with: word) && text.count - word.count >= name.count {
            text = text.dropFirst(word.count)
            break
          }
          for word in endings where text.count - word.count >= name.count && text.suffix(word.count).elementsEqual(word)
          {
            text = text.dropLast(word.count)
            break
          }
        }
        text = withoutUnit(text)
        let hasTarget = isNameAndTarget(text, name, indicator, form)
        guard hasTarget || text.elementsEqual(name) else { return }
        let words = report.quote(value)
        let advice = advice(on: indicator)
        report.add(
          value, zh: "“\(words)”只是重复了指标名称\(hasTarget ? "和指标值" : "")：\(advice.zh)",
          en: "“\(words)” only repeats the indicator's name\(hasTarget ? " and target" : ""): \(advice.en)",
          related: [report.place(indicator.name, zh: "指标名称", en: "the indicator's name")])
      }
    ])

  /// What an explanation has to say: only a figure is counted.
  private static func advice(on indicator: Indicator) -> Bilingual {
    if case .value(let list) = indicator.target, let first = list.targets.first {
      switch first.kind {
      case .date, .deadline, .recurringDeadline, .period:
        return Bilingual(zh: "写明以什么为准、凭什么认定", en: "say which event counts, and what proves it")
      case .qualitative, .graded: return Bilingual(zh: "写明考核的内容和依据", en: "say what is looked at, and what proves it")
      default: break
      }
    }
    return Bilingual(zh: "写明统计对象和计算方法", en: "say what is counted and how")
  }

  /// 满意度(%) without its unit.
  private static func withoutUnit(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard text.last == 0x29, let open = text.lastIndex(of: 0x28), open > text.startIndex,
      text.endIndex - open <= 20
    else { return text }
    let unit = Array(text[(open + 1)..<(text.endIndex - 1)])
    guard let (_, range) = Units.unit(in: unit, ByteRange(clamping: 0, unit.count)), range.lowerBound == 0,
      range.upperBound == unit.count
    else { return text }
    return text[..<open]
  }

  private static func withoutUnit(_ text: [UInt8]) -> [UInt8] {
    text.last == 0x29 ? Array(withoutUnit(text[...])) : text
  }

  /// Whether the text is the name with a target in words before it or after it: 有序推进园区创建.
  private static func isNameAndTarget(
    _ text: ArraySlice<UInt8>, _ name: [UInt8], _ indicator: Indicator, _ form: Form
  ) -> Bool {
    guard text.count > name.count, case .value(let list) = indicator.target, list.targets.count == 1,
      list.targets[0].kind == .qualitative
    else { return false }
    let target = form.tree.bytes.wording(indicator.valueWithoutType)
    guard !target.isEmpty, text.count == name.count + target.count else { return false }
    return text.starts(with: name) && text.dropFirst(name.count).elementsEqual(target)
      || text.starts(with: target) && text.dropFirst(target.count).elementsEqual(name)
  }

  private static let openings = [
    "反映", "考核", "考察", "衡量", "体现", "统计", "评价", "measuresthenumberof", "measurestheshareof", "showsthenumberof",
    "thetotalnumberof", "totalnumberof", "thenumberof", "numberof", "theshareof", "shows", "measures",
  ].map { Array($0.utf8) }
  private static let endings = ["的实际情况", "实际情况", "的情况", "情况"].map { Array($0.utf8) }
}

extension [UInt8] {
  /// Where the first Chinese character of a name stands; nil where a bracket stands before it, in which the unit may be.
  fileprivate func firstIdeograph(of name: ByteRange) -> Int? {
    var i = name.lowerBound
    while i + 2 < name.upperBound {
      switch self[i] {
      case 0xE4...0xE9: return i
      case 0x28, 0xE0...: return nil
      default: i += 1
      }
    }
    return nil
  }

  /// Whether the character of three bytes at `start` stands in `range`, too.
  fileprivate func hasCharacter(at start: Int, in range: ByteRange) -> Bool {
    let (first, second, third) = (self[start], self[start + 1], self[start + 2])
    let text = span.extracting(range)
    var i = 0
    while i < text.count &- 2 {
      let (next, last) = (text[i &+ 1], text[i &+ 2])
      if text[i] == first, next == second, last == third { return true }
      // On to the next character, of which most have three bytes; or byte by byte.
      i &+= next & 0xC0 == 0x80 && last & 0xC0 == 0x80 ? 3 : 1
    }
    return false
  }
}
