// Characters that an input method or a scan takes for each other, and words that the indicator library knows.

import BiaoLibrary

/// Made of the table of readings when first asked for, which takes less than a millisecond.
public enum Homophones {
  /// Whether two characters, each given as its three bytes, are read alike but for the tone, or look alike.
  public static func areAlike(_ a: UInt32, _ b: UInt32) -> Bool {
    if let first = readings[a], let second = readings[b], first.contains(where: second.contains) { return true }
    return shapes.contains { $0.contains(a) && $0.contains(b) }
  }

  /// Whether one ideograph, or two in a row, stand anywhere in the built-in indicator library.
  public static func knows(_ ideographs: ArraySlice<UInt8>) -> Bool { known.contains(key(ideographs)) }

  /// All of the library's, since a form may ask of each of its indicators.
  private static let known: Set<UInt64> = {
    var known: Set<UInt64> = []
    for document in Library.indicators {
      for i in document.indices where document[i] >= 0xE4 && document[i] <= 0xE9 {
        for end in [i + 3, i + 6] where end <= document.count { known.insert(key(document[i..<end])) }
      }
    }
    return known
  }()

  /// Up to six bytes as one number. No text has the byte 0.
  private static func key(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    bytes.prefix(6).reduce(0) { $0 << 8 | UInt64($1) }
  }

  /// By character the numbers of its syllables.
  private static let readings: [UInt32: [UInt16]] = {
    var table: [UInt32: [UInt16]] = [:]
    var syllable: UInt16 = 0
    for line in Library.readings.split(separator: 0x0A) {
      syllable &+= 1
      let bytes = Array(line)
      // The syllable, the characters whose first reading it is, those that may be read so too. The last are left out:
      // most of those readings are rare.
      let fields = bytes.split(separator: 0x20)
      guard fields.count > 1 else { continue }
      for character in characters(fields[1]) { table[character, default: []].append(syllable) }
    }
    return table
  }()

  private static func characters(_ text: ArraySlice<UInt8>) -> [UInt32] {
    stride(from: text.startIndex, to: text.endIndex - 2, by: 3).map {
      UInt32(text[$0]) << 16 | UInt32(text[$0 + 1]) << 8 | UInt32(text[$0 + 2])
    }
  }

  /// Characters that look alike, in groups.
  private static let shapes: [Set<UInt32>] = {
    let groups: StaticString = """
      导寻 己已巳 未末 土士 人入八 干千于 拔拨 侯候 戌戍戊 治冶 货贷 折拆 陪赔 推椎 孤弧 揭竭 淤於 护沪 卢户 崇祟 券卷 洒酒 免兔 鸟乌 \
      大太犬 日曰 田由甲申 历厉 束柬 沮诅 徒徙 徽微 赢嬴羸 晴睛 栏拦 栽裁 载截 复覆 植值 检捡 抢枪 抄炒 桃挑 杨扬 材村 枝技 根跟 \
      帖贴 辩辨辫 清情 消销 维唯 网纲 项顶 须颂 颁颂 测侧 侦债 修佟 催摧 没设 沿治 洗冼 渔鱼 湖糊 源原 漏露 管菅 篇偏 籍藉 粮根 \
      练炼 组祖 绩积 缓援 绿录 置署 职织 胁协 脏脑 苗苖 荐存 菜莱 营管 落洛 藏臧 虑滤 补朴 规现 视现 训川 评坪 诊珍 询洵 试拭 话活 \
      购构 贴帖 费贾 资贫 贪贫 赁货 跟根 路踏 转传 输轮 远运 适话 透诱 通涌 部陪 配酌 里理 铺辅 键健 链练 问间 阔间 院完 陵睦 险检 \
      隆降 雨两 震霞 青责 靠告 音意 领颁 饮炊 首道 驻注 验险 骨滑 高商 魂魄 鲜解 麦表 场扬 坡波 坝坎 均钧 型形 垃位 城域 埋理 堤提
      """
    return groups.description.split(separator: " ").map { group in Set(characters(Array(group.utf8)[...])) }
  }()
}
