// What a hover says of targets and scoring rules: how they were read.

import BiaoModel
import BiaoRules
import BiaoSyntax
import BiaoValues

extension DocumentView {
  /// An indicator's target: how it was read, its canonical spelling, whether it can be judged, what the library knows.
  func targetText(_ indicator: Indicator, in form: Form) -> RichText {
    var text = RichText()
    switch indicator.target {
    case .value(let list):
      text = readingText(list, indicator.value, unit: unit(beside: indicator, in: form))
      if let words = measurabilityWords(indicator) { text.paragraph(.plain(words)) }
      for target in list.targets {
        guard let figure = target.figure else { continue }
        for relation in relationTexts(of: figure.range, in: form) { text.blocks += relation.blocks }
      }
    case .inapplicable: text.paragraph(.plain(say(zh: "不适用", en: "Does not apply")))
    case .placeholder: text.paragraph(.plain(say(zh: "还没有填写", en: "Still to be written")))
    case .illegal:
      text.paragraph(.plain(say(zh: "读不出指标值", en: "Cannot be read as a target")))
    case .empty: break
    }
    text.append(libraryText(indicator))
    return text
  }

  /// The unit that the label, or a line below it, gives to a target without one.
  private func unit(beside indicator: Indicator, in form: Form) -> BiaoValues.Unit? {
    if let unit = indicator.unit { return unit }
    guard let line = IndicatorAttributes(indicator, in: form)[.unit], let value = tree.value(ofLine: line) else {
      return nil
    }
    return Units.unit(named: tree.bytes, value)
  }

  /// How a target value was read, one line for each target.
  func readingText(_ list: TargetList, _ value: ByteRange, unit: BiaoValues.Unit? = nil) -> RichText {
    var text = RichText()
    text.list(
      list.targets.map { target in
        [.strong(words(target, isQualitative: list.isQualitativeByType)), .plain(details(of: target, unit: unit))]
      })
    if let canonical = list.canonical(tree.bytes, value) {
      let spelling = String(decoding: canonical, as: UTF8.self)
      if spelling != tree.text(value) {
        text.paragraph(.plain(say(zh: "规范写法：", en: "Canonical: ")), .code(spelling))
      }
    }
    return text
  }

  private func words(_ target: Target, isQualitative: Bool) -> String {
    if isQualitative, target.figure == nil { return TargetKind.qualitative.title[language] }
    return target.kind.title[language]
  }

  /// Everything that was read of one target.
  private func details(of target: Target, unit: BiaoValues.Unit?) -> String {
    var parts: [String] = []
    if let subject = target.subject { parts.append(say(zh: "对象：", en: "of: ") + tree.quote(subject)) }
    if let baseline = target.baseline { parts.append(say(zh: "比较基准：", en: "compared with: ") + tree.quote(baseline)) }
    switch target.change {
    case .increase?: parts.append(say(zh: "增加", en: "an increase"))
    case .decrease?: parts.append(say(zh: "减少", en: "a decrease"))
    case nil: break
    }
    if let qualifier = qualifierWords(target.qualifier) { parts.append(qualifier) }
    if let comparator = target.comparator, comparator != .range {
      parts.append("\(comparator.title[language])（\(comparator.sign)）".replacingWideBrackets(language))
    }
    if !target.alternatives.isEmpty {
      parts.append(target.alternatives.map(\.description).joined(separator: say(zh: "、", en: ", ")))
    } else if let figure = target.figure {
      let joint = target.kind == .proportion ? ":" : "—"
      parts.append(figure.description + (target.upper.map { joint + $0.description } ?? ""))
      let inherited = target.unit ?? unit
      if let unit = inherited {
        parts.append(
          say(
            zh: "单位 \(unit.symbol)（\(unit.dimension.title.zh)）", en: "unit \(unit.symbol) (\(unit.dimension.title.en))")
        )
      }
      let others = UnitConversion.others(figure, in: figure.unit == nil ? inherited : nil)
      if !others.isEmpty { parts.append("= " + others.joined(separator: " = ")) }
    }
    if let deadline = target.deadline { parts.append(deadlineWords(deadline)) }
    if let period = target.period, period.hasDates {
      parts.append("\(period.start.description) .. \(period.end.description)")
    }
    if let object = target.object { parts.append(say(zh: "事项：", en: "for: ") + tree.quote(object)) }
    if parts.isEmpty { return "" }
    return say(zh: "：", en: ": ") + parts.joined(separator: say(zh: "；", en: "; "))
  }

  private func qualifierWords(_ qualifier: TargetQualifier?) -> String? {
    switch qualifier {
    case .each?: say(zh: "每一个都要", en: "each")
    case .total?: say(zh: "合计", en: "in total")
    case .more?: say(zh: "略多", en: "somewhat more")
    case .reached?: say(zh: "达到", en: "reached")
    case .tolerance?: say(zh: "允许正负偏差", en: "a tolerance")
    case nil: nil
    }
  }

  private func deadlineWords(_ deadline: Deadline) -> String {
    let date = deadline.date.description
    if date.isEmpty || deadline.isRelative { return tree.quote(deadline.range) }
    return say(zh: "日期 \(date)", en: "date \(date)")
  }

  private func measurabilityWords(_ indicator: Indicator) -> String? {
    switch measurability(tree.bytes, indicator.valueWithoutType, name: indicator.name) {
    case .measurable: return say(zh: "可以衡量", en: "Measurable")
    case .borderline:
      return say(zh: "要看没有写出来的标准才能判断", en: "Can be judged only by a standard that is not written")
    case .vague(let vagueness):
      let words = tree.quote(vagueness.range)
      return say(
        zh: "没法衡量：“\(words)”\(vagueness.category.reason.zh)",
        en: "Cannot be judged: “\(words)” – \(vagueness.category.reason.en)")
    case .missingMagnitude(let range):
      let words = tree.quote(range)
      return say(zh: "“\(words)”没说变化多少", en: "“\(words)” does not say by how much")
    case .noTarget: return nil
    }
  }

  // MARK: - Scoring rules

  /// The bands of a scoring rule as a table, with what it leaves open.
  func scoringText(_ value: ByteRange, line: Int, in form: Form) -> RichText {
    var text = RichText()
    let scoring = Read.scoring(tree.bytes, value)
    let reader = ScoringWords(tree: tree, start: value.lowerBound, language: language)
    guard !scoring.isEmpty else { return text }
    let weight = tree.lines[line].parent.flatMap { form.indicator(atLine: $0)?.weight }
    text.table(
      [reader.variable(scoring), say(zh: "得分", en: "points")],
      scoring.bands.map { [reader.condition($0), reader.points($0, weight: weight)] })
    if let cap = scoring.cap {
      text.paragraph(.plain(say(zh: "最高 \(cap.normalized) 分", en: "At most \(cap.normalized) points")))
    }
    if scoring.isAdditive { text.paragraph(.plain(say(zh: "各项得分相加", en: "The points of all lines are added"))) }
    if let unread = scoring.unread {
      let place = ByteRange(
        clamping: value.lowerBound + unread.lowerBound, min(value.lowerBound + unread.upperBound, value.upperBound))
      text.paragraph(.plain(say(zh: "没有读懂：", en: "Not understood: ")), .code(tree.quote(place)))
    }
    for gap in scoring.gaps {
      let (low, high) = (reader.figure(gap.lower), reader.figure(gap.upper))
      text.paragraph(.plain(say(zh: "\(low) 与 \(high) 之间没有规定", en: "Nothing is said between \(low) and \(high)")))
    }
    return text
  }
}

extension String {
  /// Full-width brackets are for Chinese texts.
  fileprivate func replacingWideBrackets(_ language: Language) -> String {
    guard language == .en else { return self }
    return String(
      String.UnicodeScalarView(
        unicodeScalars.flatMap { scalar -> [Unicode.Scalar] in
          switch scalar {
          case "（": [" ", "("]
          case "）": [")"]
          default: [scalar]
          }
        }))
  }
}

/// Bands of a scoring rule in words.
private struct ScoringWords {
  let tree: Tree
  /// Where the rule's text starts: its places count from there.
  let start: Int
  let language: Language

  private func say(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }

  private func words(_ range: ByteRange) -> String {
    range.isEmpty ? "" : tree.quote(ByteRange(clamping: start + range.lowerBound, start + range.upperBound))
  }

  func figure(_ end: ScoringEnd) -> String {
    let written = words(end.figure)
    return written.isEmpty ? end.value.normalized.description : written
  }

  func variable(_ scoring: Scoring) -> String {
    if let subject = scoring.subject, !subject.isEmpty { return words(subject) }
    switch scoring.variable {
    case .completionRate: return say("完成率", "completion rate")
    case .value: return say("实际值", "actual value")
    case .none: return say("情况", "case")
    }
  }

  func condition(_ band: ScoringBand) -> String {
    switch band.condition {
    case .interval(let interval):
      if interval.isPoint, let lower = interval.lower { return "= " + figure(lower) }
      if let lower = interval.lower, let upper = interval.upper, lower.inclusion == .unsaid, upper.inclusion == .unsaid
      {
        return "\(figure(lower))—\(figure(upper))"
      }
      let low = interval.lower.map { ($0.inclusion == .open ? "> " : "≥ ") + figure($0) }
      let high = interval.upper.map { ($0.inclusion == .open ? "< " : "≤ ") + figure($0) }
      return [low, high].compactMap { $0 }.joined(separator: say("，", ", "))
    case .achieved: return say("完成", "reached")
    case .missed: return say("未完成", "missed")
    case .otherwise: return say("其他情况", "otherwise")
    case .always: return say("任何情况", "always")
    case .grade, .words: return words(band.conditionRange)
    }
  }

  func points(_ band: ScoringBand, weight: Decimal?) -> String {
    let worth = weight.map { say("（\($0.normalized) 分）", " (\($0.normalized))") } ?? ""
    switch band.points {
    case .constant(let points): return say("\(points.normalized) 分", "\(points.normalized)")
    case .full: return say("满分", "full marks") + worth
    case .share(let share):
      let percent = share.multiplied(by: Rational(100))?.decimal(rounded: 2)?.normalized.description ?? "?"
      let value = band.points.value(weight: weight)?.decimal(rounded: 2)?.normalized
      return say("分值的 \(percent)%", "\(percent)% of the weight")
        + (value.map { say("（\($0) 分）", " (\($0))") } ?? "")
    case .proportional: return say("按完成比例", "in proportion to the completion rate")
    case .deduction(let points, _):
      return say("每差一档扣 \(points.normalized) 分", "minus \(points.normalized) for each step")
    case .gain(let points): return say("每满一档得 \(points.normalized) 分", "\(points.normalized) for each step")
    case .spread(let low, let high):
      return say("\(low.normalized)—\(high.normalized) 分", "\(low.normalized)–\(high.normalized)")
    case .undefinedRatio: return say("按比例扣分，没说比例", "a deduction in no stated proportion")
    case .discretion: return say("酌情扣分", "at discretion")
    case .linear, .grade, .unknown: return words(band.pointsRange)
    }
  }
}
