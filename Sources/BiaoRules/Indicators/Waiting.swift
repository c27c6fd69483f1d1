// Whether a time is one that somebody waits, by what is done in it: 管网抢修时限 is, 场馆开放时间 is not.

import BiaoSyntax

/// Names that end with a span of time are too many to be listed with all that can be done in it, but what is done stands
/// right before that noun, and only of some things it is good that they are soon over.
enum Waiting {
  /// Whether less is better of the time that `bytes[start..<end]` names, which ends with one of `nouns`.
  static func isMeant(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Bool {
    guard let noun = nouns.first(where: { hasSuffix(bytes, start, end, $0) }) else { return false }
    var stem = end - noun.count
    for word in between where hasSuffix(bytes, start, stem, word) { stem -= word.count }
    guard let deed = deeds.first(where: { hasSuffix(bytes, start, stem, $0) }) else { return false }
    return !goods.isIn(bytes, start..<max(start, stem - deed.count)) && !kept.ends(bytes, start..<stem)
  }

  private static func hasSuffix(_ bytes: [UInt8], _ start: Int, _ end: Int, _ word: [UInt8]) -> Bool {
    end - start >= word.count && bytes[(end - word.count)..<end].elementsEqual(word)
  }

  private static let nouns = NameTraitWords.words("时间 时长 时限 用时 耗时 天数 周期 期限 日数")
  private static let between = NameTraitWords.words("平均 所需 的 总")
  /// What is awaited, and what stands still meanwhile.
  private static let deeds = NameTraitWords.words(
    """
    恢复 响应 修复 处置 处理 办理 办结 等待 等候 到达 抵达 到场 到岗 审批 审核 审查 审结 拨付 支付 兑付 兑现 反馈 回复 答复 回应 抢修 停机 中断 周转 流转 延误 延迟 出具 核发 制发
    送达 配送 派送 交付 交货 供货 到货 转运 转诊 转办 交办 办复 出警 派单 签发 颁发 制证 发证 出件 出证 领证 排队 候诊 候车 滞留 上报 报送 报告编制 整改 化解 审理 结案 侦破 抢救 疏散 撤离 集结 清障 拥堵
    停电 停水 停气 停暖 断电 断水 断网 断供 停播 停运 宕机 报销 退款 退税 退费 清算 结算 兑换 立案 执行到位 理赔 赔付 定损 救援到达 出诊 启动响应 应急启动 到位 逾期 拖欠 积压
    出动 接警 接处警 处警 赶到 赶赴 出车 接通 应答 送医 急救 通达 抢通 复通 复电 复水 排障 排除 消缺 除险 到账 入账 放款 下达 退还 返还 取号 等位 候检 换乘 通勤 在途 过闸
    出库 卸货 取件 补货 换证 办证 销号 住院 候床 下派 派发 分拨 转移接续 扑灭 扑救 堵漏
    救援 解救 搜救 营救 恢复供电 恢复供水 恢复供气 恢复供热 恢复通车 恢复通信 恢复通行 恢复运行 恢复正常 恢复营业 恢复交通 恢复航行 清除 清扫完毕 到户 到卡 到人 到企 到校 候船 候机 候药
    结算支付 施救 就诊 缴费 取药 挂号 检票 通关 放行 开通 报装 接电 接水 过户 登记 注册 审图 受理办结 业务办理 事项办理
    """)
  /// What makes of it something that lasts, is saved or is offered.
  private static let goods = WordSet(
    "无故障 无中断 不中断 减少 缩短 压缩 压减 节约 节省 降低 提前 省 快 开放 运行 服务时间 培训 学习 演练 值守 保存 公示 延长")
  /// Ends in which such a deed is something else: 无故障恢复, 公示反馈.
  private static let kept = WordSet("公示反馈 征求意见反馈 不间断供货 不停机 无停机 不停电 无停电 不断电 连续供货 未到位 资金到位 人员到位")

  /// How an English name of such a time begins, in small letters: time to repair, days to payment.
  private static let latin: [[UInt8]] = [
    "time to ", "average time to ", "mean time to ", "median time to ", "days to ", "average days to ", "delay in ",
    "delays in ", "delay of ", "time taken to ", "time needed to ", "average delay ", "days needed to ",
    "hours needed to ", "average wait ", "average hold time", "average queue ", "time between call and ",
    "time between alarm and ",
    "time between application and ", "time between request and ", "time between order and ", "time between report and ",
    "time from ", "average time from ",
    "median time from ", "mean time from ", "days from ", "average days from ", "time taken from ",
    "time spent waiting ",
    "time spent queuing ",
  ].map { Array($0.utf8) }
  private static let latinKept: [[UInt8]] = ["fail", "relapse", "next", "maturity", "warning", "alert", "forecast"].map
  { Array($0.utf8) }

  /// Whether an English name says how long something takes. Time to failure is not such a one.
  static func isLatin(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Bool {
    guard let opening = latin.first(where: { isLowercase(bytes, start, end, $0) }) else { return false }
    let rest = start + opening.count
    return !latinKept.contains { isLowercase(bytes, rest, end, $0) }
  }

  private static func isLowercase(_ bytes: [UInt8], _ start: Int, _ end: Int, _ word: [UInt8]) -> Bool {
    guard start >= 0, end <= bytes.count, end - start >= word.count else { return false }
    for (offset, byte) in word.enumerated() {
      let own = bytes[start + offset]
      guard own == byte || own &- 0x41 < 26 && own | 0x20 == byte else { return false }
    }
    return true
  }
}
