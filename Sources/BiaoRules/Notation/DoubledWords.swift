// Words typed twice in a row: 垃圾接收接收站点, 农村农村公路, in the the north.

import BiaoModel
import BiaoSyntax

/// A word of two characters often ends one expression and begins the next (公共服务服务对象, 技能培训培训人数). It is a slip where
/// no expression can end before it: at the start of a clause; or where it is work on something, which nobody does twice; or
/// where the form says the same elsewhere with the word once.
enum DoubledWords {
  /// 一
  static let one: UInt32 = 0xE4_B880

  /// Whether ideographs stand in `range` that are doubled by mistake if they are: not 一项一项, which is how one goes through
  /// many.
  static func mayBeWord(_ bytes: [UInt8], _ range: ByteRange) -> Bool {
    NotationScan.character(bytes, range.lowerBound) != one
      && stride(from: range.lowerBound, to: range.upperBound, by: 3).allSatisfy {
        NotationScan.isIdeograph(NotationScan.character(bytes, $0))
      }
  }

  /// Whether the word that ends the pair in `range` (the second one) is a slip.
  static func isSlip(_ bytes: [UInt8], _ range: ByteRange, _ line: Line, _ report: Report, _ searches: inout Int)
    -> Bool
  {
    let first = range.lowerBound - range.count
    // 防灾知识普及率普及率: at the end of a name no other word can begin.
    if range.count == 9, first >= line.content, let colon = line.colon, range.upperBound == colon,
      !bytes[range].prefix(3).elementsEqual(bytes[range].suffix(3))
    {
      return true
    }
    if first >= line.content, endsClause(bytes, range, line) { return !isStressed(bytes, range) }
    guard first >= line.content, range.upperBound + 3 <= line.end,
      !bytes[range].prefix(3).elementsEqual(bytes[range].suffix(3)),
      NotationScan.isIdeograph(NotationScan.character(bytes, range.upperBound)),
      // Three times is somebody's way of filling a line.
      !bytes[range.upperBound..<line.end].starts(with: bytes[range])
    else { return false }
    let after = ByteRange(clamping: range.upperBound, line.end)
    if isHeadOfName(bytes, after) { return false }
    let isEnd = ends.contains(where: { bytes[range].elementsEqual($0) })
    if isEnd, goesOn.contains(NotationScan.character(bytes, range.upperBound)) { return false }
    let isAtStart =
      first == line.content
      || !NotationScan.isIdeograph(NotationScan.character(bytes, first - 3)) && bytes[first - 1] != 0x9D
    if isAtStart { return !reduplicated.isIn(bytes, range) }
    if range.count == 9 || works.contains(where: { bytes[range].elementsEqual($0) })
      || isEnd
      || isObject(bytes, range, first, line)
    {
      return true
    }
    return isOnceElsewhere(bytes, range, line, report, &searches)
  }

  /// 及时纠偏纠偏，: two characters twice before a comma, behind another word. No expression begins and ends there.
  private static func endsClause(_ bytes: [UInt8], _ range: ByteRange, _ line: Line) -> Bool {
    let first = range.lowerBound - range.count
    guard range.count == 6, first - 3 >= line.content, range.upperBound + 3 <= line.end,
      line.kind == .prose || line.kind == .entry, NotationScan.isIdeograph(NotationScan.character(bytes, first - 3)),
      !bytes[range].prefix(3).elementsEqual(bytes[range].suffix(3))
    else { return false }
    return marks.contains(NotationScan.character(bytes, range.upperBound))
  }

  /// 提高森林森林火灾处置能力: in running text what one does something to stands there once. In a name 服务群众 may stand before
  /// 群众满意度.
  private static func isObject(_ bytes: [UInt8], _ range: ByteRange, _ first: Int, _ line: Line) -> Bool {
    guard line.kind == .prose, range.count == 6, first - 6 >= line.content,
      betterings.contains(where: { bytes[(first - 6)..<first].elementsEqual($0) })
    else { return false }
    return !reduplicated.isIn(bytes, range) && !small.isIn(bytes, range)
  }

  private static let betterings = NameTraitWords.words("提高 提升 加强 增强 改善 加快 推进 强化 完善 健全 优化 落实")
  /// 以上年, 以前年度, 左右岸, 对象库
  private static let goesOn = NotationScan.characters("年月季述级限库岸侧手边各")
  /// What ends an expression and begins none.
  private static let ends = NameTraitWords.words("对象 以上 以下 以内 之内 之前 之后 以前 以后 左右 之间 期间 方面 人次 户次 万元 亿元 公里 公顷 公斤")

  private static let marks = NotationScan.characters("，。；")

  /// 很远很远, 看着看着, 商量商量: what is said twice for stress, or to make little of it.
  private static func isStressed(_ bytes: [UInt8], _ range: ByteRange) -> Bool {
    reduplicated.isIn(bytes, range) || small.isIn(bytes, range)
      || stressing.contains(NotationScan.character(bytes, range.lowerBound))
      || lasting.contains(NotationScan.character(bytes, range.lowerBound + 3))
  }

  private static let small = WordSet(
    "意思 热闹 见识 鼓励 比较 代表 鉴定 表示 宣传 动员 了解 认识 准备 调查 收拾 整理 评价 表扬 介绍 活动 教育 感受 体验 反思 改进 清理 安排 协调 关心")
  private static let stressing = NotationScan.characters("一很极最太好老多大越非特再又")
  /// 走着走着, 墨黑墨黑
  private static let lasting = NotationScan.characters("着黑白红绿蓝黄亮长远高细")

  /// Whether what follows makes another word of the second one: 服务对象, 研究所, 建设用地.
  private static func isHeadOfName(_ bytes: [UInt8], _ after: ByteRange) -> Bool {
    let next = bytes[after.lowerBound..<after.lowerBound + 3]
    if heads.contains(where: { bytes[after].starts(with: $0) }) { return true }
    guard suffixes.contains(where: { next.elementsEqual($0) }) else { return false }
    // 站点 and 点位 are places of anything.
    return !places.contains(where: { bytes[after].starts(with: $0) })
  }

  /// Whether the form has the two characters before, the word once and the two behind elsewhere.
  private static func isOnceElsewhere(
    _ bytes: [UInt8], _ range: ByteRange, _ line: Line, _ report: Report, _ searches: inout Int
  ) -> Bool {
    let first = range.lowerBound - range.count
    guard searches < 8, first - 6 >= line.content, range.upperBound + 6 <= line.end,
      stride(from: first - 6, to: range.upperBound + 6, by: 3).allSatisfy({
        NotationScan.isIdeograph(NotationScan.character(bytes, $0))
      })
    else { return false }
    searches += 1
    let once = Array(bytes[(first - 6)..<range.lowerBound]) + Array(bytes[range.upperBound..<range.upperBound + 6])
    return report.occurrences(of: once) ?? 0 > 0
  }

  /// Whether the second of two equal words in Latin letters starts at `at`; its range with the space before it.
  static func latin(_ bytes: [UInt8], _ at: Int, _ line: Line) -> ByteRange? {
    var end = at
    while end < line.end, bytes[end] &- 0x61 < 26 { end += 1 }
    let count = end - at
    guard count > 0, at - 1 - count >= line.content, bytes[(at - 1 - count)..<(at - 1)].elementsEqual(bytes[at..<end]),
      !latinDoubles.contains(where: { bytes[at..<end].elementsEqual($0) })
    else { return nil }
    return (at - 1)..<end
  }

  private static let latinDoubles = NameTraitWords.words(
    "that had very really much many more far so no is a so long ha bye pom")
  private static let works = NameTraitWords.words(
    """
    接收 收集 清淤 清运 疏浚 修缮 修复 修建 加固 养护 维护 维修 改造 拆除 安装 铺设 更换 整理 硬化 绿化 美化 亮化 新建 改建 扩建 印制 印刷 发放 拨付 建设 采购 购置 完成 实现 达到
    审核 审批 审查 审定 复审 初审 核实 核定 核算 核查 汇总 报送 上报 结算 清算 论证 部署 督导 衔接 对接 推行 执行 制定 制订 修订 完善 优化 强化 健全 建立 开工 竣工 滞后 验收 公示 招标 移交 交付 入库
    调度 采访 走访 慰问 巡查 巡护 排查 抽查 核查 复核 推介 播出 拍摄 编写
    有待 能够 可以 应当 必须 已经 正在 继续 切实 不断 着力 认真 积极 及时 按照 由于 因此 以及 并且 但是 目前 其中 导致 造成 确保 纠偏 纠正 印发 下达 压减 核减 调减 追加 收回 盘活
    累计 共计 总计 分别 逐步 逐年 逐项 逐级 持续 有效 充分 严格 稳步 大力 深入 扎实 按时 按期 如期 同步 同时 另外 此外 尚未 仍然 依然 始终 共同 间接 大幅 明显 显著 普遍 重新 首次 再次 预计 力争 争取
    提供 取得 形成 保持 维持 达成 包括 涉及 属于 位于 受到 得到 给予 予以 加以 支持 扶持 引导 引领 带动 拉动 拓展 扩大 缩小 缩短 延长 延续 避免 防止 杜绝 消除 解决 破解 克服 弥补 纳入 列入 计入 转入 划入 享受 惠及
    提高 提升 促进 推进 推动 落实 整治 栽植 种植 补植 处置 处理 转运 运输 储备 投放 配备 配置 增加 减少 降低 改善 农村 城乡 环境 道路 公路 设施 进一步 保障 覆盖
    """)
  private static let reduplicated = WordSet(
    "研究 讨论 学习 商量 考虑 打扫 休息 锻炼 参观 检查 指导 照顾 总结 提醒 交流 体会 观察 思考 沟通 大片 老远 多少 哈哈 谢谢 哗啦")
  /// What follows a verb or noun and makes a word of both.
  private static let suffixes = NameTraitWords.words(
    "者 员 师 生 所 院 班 业 费 率 稿 品 物 商 人 厅 室 部 局 厂 机 器 化 性 站 点 区 路 网 量 工 证 法 学 家 款 金 权 线 队 组 会 厅 馆 园 户 表 簿 单 卡 册 团")
  private static let places = NameTraitWords.words("站点 点位 点数")
  private static let heads = NameTraitWords.words(
    """
    用地 单位 对象 人员 机构 基地 中心 资金 经费 项目 工程 标准 规划 方案 任务 工作 设备 材料 公司 企业 部门 合同 成本 费用 平台 系统 服务 管理 活动 手续 流程 程序 专家 办法 文件 依据 记录 窗口 大厅 渠道 数据 资料 凭证 意见 机制 条件 质量 水平 能力 体系 制度 模式 行业 产业 污染 教育 计划 目标 方式
    """)

  /// 西部（重庆）重庆科学城: what stands in brackets, and at once again behind them. Nil for what is none.
  static func behindBrackets(_ bytes: [UInt8], _ text: ByteRange) -> ByteRange? {
    var start = text.lowerBound
    while let close = closing.firstRange(in: bytes, ByteRange(clamping: start, text.upperBound)) {
      start = close.upperBound
      for length in [6, 9, 12] {
        let (inner, next) = (close.lowerBound - length, close.upperBound + length)
        guard inner - 3 >= text.lowerBound, next + 6 <= text.upperBound,
          NotationScan.character(bytes, inner - 3) == opening,
          bytes[inner..<close.lowerBound].elementsEqual(bytes[close.upperBound..<next]),
          stride(from: inner, to: close.lowerBound, by: 3).allSatisfy({ bytes[$0] &- 0xE4 < 6 }),
          bytes[next] &- 0xE4 < 6
        else { continue }
        return close.upperBound..<next
      }
    }
    return nil
  }

  private static let opening: UInt32 = 0xEF_BC88
  private static let closing = Array("）".utf8)
}
