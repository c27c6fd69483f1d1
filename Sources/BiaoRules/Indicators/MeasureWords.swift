// The characters that can stand alone behind a number: measure words, and nouns that are counted without one (3村, 6校).

import BiaoModel
import BiaoSyntax

/// A single character behind a number is a measure word, or a noun that is used as one, or it is typed wrong. Both lists
/// below are wide: what is in neither of them counts nothing.
enum MeasureWords {
  /// The one character between `offset` and the end of the word, behind spaces and a multiplier, if nothing can be counted
  /// in it; with the character that was meant, where sound or shape tells. `name` is the indicator's.
  static func slip(
    _ bytes: [UInt8], _ offset: Int, _ end: Int, name: ByteRange, hasMultiplier: Bool
  ) -> (range: ByteRange, right: String?)? {
    let end = min(end, bytes.count)
    var start = offset
    while start < end, bytes[start] == 0x20 { start += 1 }
    guard start + 3 <= end, bytes[start] >= 0xE4, bytes[start] <= 0xE9, UnitSlips.endsWord(bytes, start + 3, end) else {
      return nil
    }
    let character = NotationScan.character(bytes, start)
    let range = start..<start + 3
    for (wrong, right, words) in besideWords where wrong == character {
      return words.isIn(bytes, name) ? (range, right) : nil
    }
    if legal.contains(character) || hasMultiplier && multiplied.contains(character) { return nil }
    return (range, meant[character])
  }

  /// Measure words of Chinese, with those of dialects and of classical measures, and nouns for what forms count.
  private static let legal = NotationScan.characters(
    """
    个箇位名口员人只支枝条根张片块面幅扇座栋幢间所家户头匹峰尾羽棵株丛簇朵枚颗粒滴件套副付双对台架辆艘部本册卷篇页份封则首句段章节回集期届次场趟遍番顿阵轮圈步门项款宗桩起例笔股道层级等种类样批群伙帮
    组队班排连营团师旅军把柄顶盏盘碗杯瓶罐桶盆壶盒箱包袋捆束串打叠摞堆垛船担挑堵眼孔井处点代辈任剂服贴帖针管轴匝缕丝绺撮抔滩摊汪泓泡泼具尊樽方元圆角分厘毛钱两斤克吨升斗石合丈尺寸里亩顷垧晌米码
    天日周旬月季年岁载世秒时刻更宿晚夜度焦瓦伏安兆成折倍号档版刊幕出局手着招拍题科课系席桌床铺棚舍畦垄行列路线站杆塔柱梁跨联墩榀樘栏窝巢胎穗茎苗省市县区州盟旗镇乡村街社屯寨校园院馆厂店库房室厅
    楼桥塘坝闸渠河湖沟港岛岸山田地林洞亭阁寺庙碑墓窑池炉机仪器舰艇柜椅凳灯表网缆泵阀牌屏墙窗岗警医生兵工农企商证照票卡券单函图稿案标格域带廊心核镜频帧字词讯端仓舱坊作苑居庄湾弄巷球赛戏剧曲歌
    舞画书报文诗牛羊猪鸡鸭鹅鱼马蜂虾树花草果钵坨瓣斛窖帐篷驾乘航厢阶梯品味笼屉锅勺匙碟盅坛钟鼓车千百万亿半多余整余来几左以内又及至到后前上下里外每
    蔸兜蓬窠坪坑坎坡弯嘴蔀瓮缸篓筐篮筒听挂吊驮抱捧抓捻瓢铲锨锹锄犁耙刀枪炮弹箭笔墨纸砚尊帧轸轨梢梱绞绕袭领裙裤帽鞋袜巾被褥毯枕席帘幡旗杠竿棍棒桨帆锚桅楫槽磨碾臼砣秤斝爵鼎簋觚觥卣罍
    是否有无优良中差好合是派党支会协社盟界届宫殿祠院观庵坛冢陵城关隘堡垒哨卡所营寨墟集埠码渡津矿井巷坝堰埭圩垸围塬梁峁沟壑洼甸荡淀泽滩洲汊浦泾浜溪泉潭瀑瀛汀礁屿
    """)

  /// What may follow 万 and 亿 beside those.
  private static let multiplied = NotationScan.characters("多余以左上元员园兀远原无圜")

  /// The character that was meant by one in which nothing is counted.
  private static let meant: [UInt32: String] = {
    var table: [UInt32: String] = [:]
    let list: StaticString = """
      辆俩量靓谅 台抬苔邰 口扣 册侧策测厕 场长常肠尝 个各介今給 人入八 户卢护沪互 座坐 次此茨欠刺 名明铭鸣 吨敦蹲盹炖 批皮披坯 笔比毕 件健建见伴 \
      项相向像响 套讨萎 条调务 块快筷决 根跟恨 张涨 只止织 支之知 头投 家佳加嫁 处触除储 篇偏编 米迷咪末 亩牡牧母 期其斯欺 位未伪 间闻问简 所锁 \
      棵裸 株珠朱诛 栋冻动楝 幢撞 盏崭 本木夲 份粉纷 艘搜叟 幅辐福 架加 枚玫梅 颗课 节结 组祖阻 班般搬 门们 部步布 届借 篷蓬 棚朋
      """
    for group in list.description.split(separator: " ") {
      guard let right = group.first else { continue }
      for wrong in group.dropFirst() where table[key(wrong)] == nil { table[key(wrong)] = String(right) }
    }
    return table
  }()

  private static func key(_ character: Character) -> UInt32 { NotationScan.character(Array(String(character).utf8), 0) }

  /// Characters that may count something, and do not beside these words.
  private static let besideWords: [(wrong: UInt32, right: String, words: WordSet)] = [
    (key("厂"), "场", WordSet("举办 举行 开展 组织 演出 培训 讲座 活动 宣讲 比赛 招聘会 义诊")),
    (key("展"), "盏", WordSet("灯")), (key("苗"), "亩", WordSet("面积 造林 种植 耕地 农田")),
    (key("章"), "张", WordSet("海报 桌 椅 照片 图纸")),
  ]
}
