// What printed forms and the outlines of reports say of how to fill them in: in headings, in cells, and how long an answer may be.

import BiaoModel
import BiaoSyntax

enum PrintedInstruction {
  /// The brackets of （二）资金使用情况（可用表格形式反映）: a numbered heading of a report with what its outline asks for. Those of
  /// printed forms have no numbers.
  static func inHeading(_ line: Int, _ tree: Tree) -> ByteRange? {
    guard let colon = tree.lines[line].colon, colon - tree.lines[line].content > 24,
      tree.bytes[colon - 1] == 0x89 || tree.bytes[colon - 1] == 0x29, let name = tree.readLabel(ofLine: line)?.name,
      let first = name.first,
      tree.bytes[first] &- 0x30 < 10 || starts.contains(NotationScan.character(tree.bytes, first))
    else { return nil }
    var i = name.upperBound - 6
    while i > first {
      if tree.bytes[i] == 0x28 || NotationScan.character(tree.bytes, i) == 0xEF_BC88 {
        let inner = ByteRange(clamping: i + (tree.bytes[i] == 0x28 ? 1 : 3), name.upperBound)
        guard outlined.contains(where: { tree.bytes[inner].starts(with: $0) }) else { return nil }
        return ByteRange(clamping: i, name.upperBound)
      }
      i -= 1
    }
    return nil
  }

  private static let starts = NotationScan.characters("一二三四五六七八九十（")
  private static let outlined = NameTraitWords.words(
    "可用表格 可以用表格 可采用表格 可以表格 可附表 可另附 可附页 请说明 请填写 请写明 请列 请逐 请详 请简 请附 请按 请描述 请注明 应包括 须包括 主要包括以下 需说明 应说明 简要说明 简述")

  /// 1.预算执行率=执行数/预算数，未达90%的需说明原因（100字以内）；2.年中调整的应单独说明。: what the form prints into a cell.
  static func isCell(_ bytes: [UInt8], _ cell: ByteRange) -> Bool {
    guard demands.isIn(bytes, cell) else { return false }
    if limits.isIn(bytes, cell) { return true }
    var count = 0
    var i = cell.lowerBound
    while i < cell.upperBound {
      if bytes[i] >= 0xE4, let demand = demandWords.first(where: { bytes[i..<cell.upperBound].starts(with: $0) }) {
        count += 1
        i += demand.count
      } else {
        i += 1
      }
    }
    return count > 1
  }

  private static let demandWords = NameTraitWords.words(
    "需说明 应说明 请说明 须说明 应单独说明 需单独说明 应逐项说明 需注明 请注明 请填写 应填写 须填写 请写明 应写明")
  private static let demands = WordSet(demandWords)
  private static let limits = WordSet("字以内） 字内） 字以内) 字左右）")

  /// 说明该指标的含义、计算方法和数据来源。: what forms print where the indicator is to be explained.
  static func asksForMeaning(_ bytes: [UInt8], _ text: ByteRange) -> Bool {
    guard let order = explaining.first(where: { bytes[text].starts(with: $0) }) else { return false }
    let rest = bytes[text].dropFirst(order.count)
    guard thisOne.contains(where: { rest.starts(with: $0) }) else { return false }
    let end = text.upperBound - (rest.suffix(3).elementsEqual("。".utf8) ? 3 : 0)
    return meanings.ends(bytes, ByteRange(clamping: text.lowerBound, end))
  }

  /// 1.简要概述项目立项目的和年度绩效目标。 and 下一步拟改进措施，包括项目整改和绩效目标调整完善等相关内容。: what the outline of a report asks for.
  static func ofOutline(_ line: Int, _ tree: Tree) -> ByteRange? {
    let own = tree.lines[line]
    guard own.end - own.content <= 160, own.end - own.content >= 30, let text = tree.text(ofLine: line) else {
      return nil
    }
    var start = text.lowerBound
    while start < text.upperBound,
      tree.bytes[start] &- 0x30 < 10 || tree.bytes[start] == 0x2E || tree.bytes[start] == 0x20
    {
      start += 1
    }
    for mark in numberings where tree.bytes[start..<text.upperBound].starts(with: mark) { start += mark.count }
    let rest = ByteRange(clamping: start, text.upperBound)
    guard rest.count >= 24, !rest.contains(where: { tree.bytes[$0] &- 0x30 < 10 }) else { return nil }
    let isAsked = outlines.contains { tree.bytes[rest].starts(with: $0) } && topics.isIn(tree.bytes, rest)
    let isListed =
      contents.contains { tree.bytes[rest].suffix($0.count).elementsEqual($0) } && including.isIn(tree.bytes, rest)
      && topics.isIn(tree.bytes, rest)
    return isAsked || isListed ? text : nil
  }

  private static let numberings = NameTraitWords.words("、 ． （一） （二） （三） （四） （五）")
  private static let outlines = NameTraitWords.words(
    "简要概述 简要说明 简要介绍 简要描述 简要分析 简述 请简要 概述项目 说明项目 请说明 请概述 逐项说明 重点说明")
  private static let topics = WordSet("目标 立项 情况 内容 措施 原因 依据 问题")
  private static let contents = NameTraitWords.words("等相关内容 等相关内容。 等内容 等内容。 等方面内容。 等方面的内容。")
  private static let including = WordSet("包括")
  private static let explaining = NameTraitWords.words("说明 阐明 描述 解释 写明 注明 填写 概述 简述 简要说明 反映")
  private static let thisOne = NameTraitWords.words("该指标 本指标 指标 该项指标 本项指标 三级指标")
  private static let meanings = WordSet("含义 内涵 计算方法 计算公式 数据来源 统计口径 计算依据 评分依据 取值依据 取值方法 考核方法 内容和口径")
  /// 结合自评情况写总分和成效（200字以内）
  static let writes = WordSet("写")
  /// Behind what is to be listed.
  static let ifNone = WordSet("的填“无” 的填写“无” 则填“无” 请填“无” 的填\"无\" 的填无 的可不填")

  /// 100字以内）, 限300字）, 字数控制在500以内）: a number of characters, and nothing behind it.
  static func isLimit(_ bytes: [UInt8], _ inner: ByteRange) -> Bool {
    guard characters.isIn(bytes, inner) else { return false }
    var end = inner.upperBound - (bytes[inner.upperBound - 1] == 0x29 ? 1 : 3)
    for word in limitEnds where bytes[inner.lowerBound..<end].suffix(word.count).elementsEqual(word) {
      end -= word.count
      break
    }
    if characters.ends(bytes, ByteRange(clamping: inner.lowerBound, end)) { end -= 3 }
    while end > inner.lowerBound, bytes[end - 1] == 0x20 { end -= 1 }
    return end > inner.lowerBound && bytes[end - 1] &- 0x30 < 10
  }

  private static let characters = WordSet("字")
  private static let limitEnds = NameTraitWords.words("以内 之内 左右 以下 为宜 内 。")
}
