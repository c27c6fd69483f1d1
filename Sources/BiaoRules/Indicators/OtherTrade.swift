// A project's form that once speaks of what another trade builds or pays for: 校舍维修 in a form on rural roads.

import BiaoModel
import BiaoSyntax

struct OtherTrade {
  /// The word of the other trade.
  var word: ByteRange
  /// The project's name.
  var title: ByteRange

  /// The one line of the form that holds a word of a trade which neither the project's name nor anything else in the form
  /// speaks of, where the rest is about the project's own. Nothing where the name tells of no trade, or of several.
  static func find(in form: Form) -> OtherTrade? {
    let tree = form.tree
    guard tree.bytes.count <= longest,
      let line = tree.children(of: nil).prefix(24).first(where: { line in
        tree.lines[line].kind == .entry
          && tree.plainLabel(ofLine: line).map { titles.contains(NameKey(tree.bytes, $0)) } ?? false
      }), let title = tree.value(ofLine: line), title.count >= 12, title.count <= 120, !wholes.isIn(tree.bytes, title),
      case let own = trades.indices.filter({ trades[$0].titles.isIn(tree.bytes, title) }), own.count == 1
    else { return nil }
    var words: [(trade: Int, line: Int, word: ByteRange)] = []
    var mentions = 0
    for line in tree.lines.indices where tree.lines[line].kind.isSignificant && tree.lines[line].kind != .directive {
      let text = tree.contentRange(ofLine: line)
      if trades[own[0]].titles.isIn(tree.bytes, text) { mentions += 1 }
      for trade in trades.indices where trade != own[0] {
        guard let word = trades[trade].words.first(in: tree.bytes, text) else { continue }
        words.append((trade, line, word))
        if words.count > 1 { return nil }
      }
    }
    guard let found = words.first, mentions >= 4, found.line > line,
      case let clause = clause(around: found.word, tree.contentRange(ofLine: found.line), tree.bytes),
      !trades[own[0]].titles.isIn(tree.bytes, clause), !lists.isIn(tree.bytes, clause)
    else { return nil }
    return OtherTrade(word: found.word, title: title)
  }

  /// Between the marks on both sides.
  private static func clause(around word: ByteRange, _ text: ByteRange, _ bytes: [UInt8]) -> ByteRange {
    var (start, end) = (word.lowerBound, word.upperBound)
    while start - 3 >= text.lowerBound, bytes[start - 1] != 0x3A,
      !marks.contains(NotationScan.character(bytes, start - 3))
    {
      start -= 1
    }
    while end + 3 <= text.upperBound, !marks.contains(NotationScan.character(bytes, end)) { end += 1 }
    return ByteRange(clamping: start, min(end, text.upperBound))
  }

  func say(_ report: Report) {
    let (words, name) = (report.quote(word), report.quote(title))
    report.add(
      word, zh: "“\(words)”和“\(name)”不是一类事，全表只有这里写，多半是从别的项目抄来的：核对",
      en: "“\(words)” is nothing that “\(name)” is about and stands here alone, which may be copied: check it",
      related: [report.place(title, zh: "项目名称", en: "the project's name")])
  }

  /// A report on many projects is none.
  private static let longest = 48 << 10
  private static let titles = Set<NameKey>(words: "项目名称 项目支出名称 专项名称 专项资金名称 资金名称")
  /// What is for everything.
  private static let wholes = WordSet("乡村振兴 衔接 综合 一事一议 以工代赈 转移支付 民生 奖补资金 革命老区 移民 村级")
  /// What else is there, or where something is.
  private static let lists = WordSet("等 沿线 周边 附近 以及 配套 旁 结合 衔接 统筹 共建 联合 部门 局")
  private static let marks = NotationScan.characters("，。；：、")

  /// A trade by the words that tell it in a project's name, and those that only its own projects build, buy or pay for.
  private static let trades: [(titles: WordSet, words: WordSet)] = [
    (WordSet("学校 教育 校舍 幼儿园 校园 学生 中小学 高中 教学 职教"), WordSet("校舍 教学楼 学生宿舍 教学仪器 课桌椅 学前教育 义务教育 幼儿园")),
    (WordSet("公路 道路 桥 交通"), WordSet("农村公路 危桥改造 公路养护 县乡道 通村公路")),
    (WordSet("小区 棚户 住房 危房 公租房"), WordSet("老旧小区 棚户区改造 公租房 保障性住房 农村危房")),
    (WordSet("农田 农业 粮食 耕地 种植 灌区 种子"), WordSet("高标准农田 机耕路 耕地地力")),
    (WordSet("林 草原 绿化 松材"), WordSet("人工造林 封山育林 油茶 天然林 护林员 退耕还林")),
    (WordSet("卫生 医 健康 疫苗 疾控 诊疗"), WordSet("家庭医生 村卫生室 乡镇卫生院 基本公共卫生 疫苗接种")),
    (WordSet("文化 文物 图书 博物 非遗 文艺 戏"), WordSet("送戏下乡 文物修缮 文化惠民")),
    (WordSet("污水 垃圾 环卫 环境 保洁"), WordSet("污水处理厂 黑臭水体 垃圾分类 垃圾清运")),
    (WordSet("水库 饮水 供水 河 灌区 水利 防汛"), WordSet("农村饮水 病险水库 灌区 中小河流")),
    (WordSet("动物 畜 防疫 生猪 养殖"), WordSet("动物防疫 强制免疫 屠宰 非洲猪瘟")),
    (WordSet("养老 敬老 老年 殡葬 救助"), WordSet("敬老院 养老机构 养老服务")),
    (WordSet("路灯 亮化 照明 市政"), WordSet("路灯亮化")),
  ]

  /// Of `copied-answer`.
  static let examples: [Example] = [
    .flagged(
      "项目名称: 农村公路养护工程\n实施内容:\n  > 养护农村公路820公里，改造桥梁5座。\n  > 农村公路列养率100%，‹校舍›维修工程合格率达90%以上。\n绩效指标:\n  - 农村公路养护里程: ≥ 820 公里\n  - 桥梁改造数量: ≥ 5 座",
      template: "项目名称: text\n实施内容: prose\n绩效指标: indicators\n  - *: target"),
    .fine(
      "项目名称: 农村公路养护工程\n实施内容:\n  > 养护农村公路820公里，改造桥梁5座。\n  > 完善沿线校舍周边的标志，农村公路列养率100%。\n绩效指标:\n  - 农村公路养护里程: ≥ 820 公里\n  - 桥梁改造数量: ≥ 5 座",
      template: "项目名称: text\n实施内容: prose\n绩效指标: indicators\n  - *: target"),
    .fine(
      "项目名称: 乡村振兴衔接资金项目\n实施内容:\n  > 养护农村公路820公里，改造桥梁5座，维修校舍3栋。", template: "项目名称: text\n实施内容: prose"),
  ]
}
