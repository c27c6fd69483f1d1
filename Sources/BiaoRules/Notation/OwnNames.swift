// Names of bodies that a form writes in two ways: 辰洲州残疾人联合会 in a text, 辰山州残疾人联合会 as its department.

import BiaoModel
import BiaoSyntax

/// The name of the form's own department, unit or project, written with one other character.
struct OwnName {
  /// The character that differs, where the name is used.
  var wrong: ByteRange
  /// The name as used.
  var used: ByteRange
  /// The character in the name as the form's field has it.
  var right: ByteRange

  private init(wrong: ByteRange, used: ByteRange, name: ByteRange) {
    self.wrong = wrong
    self.used = used
    let start = name.lowerBound + wrong.lowerBound - used.lowerBound
    right = start..<start + 3
  }

  /// The slips of a form, the first four. A text may speak of another body with nearly the same name (青山县水利局,
  /// 青川县水利局), but not where it begins with the name; two fields name nearly the same bodies if the characters are
  /// read or look alike. Linear in the lines of the form.
  static func find(in form: Form) -> [OwnName] {
    let bytes = form.tree.bytes
    var names: [ByteRange] = []
    for line in form.tree.children(of: nil).prefix(32) {
      guard form.tree.lines[line].kind == .entry, mayName(form.tree.lines[line], bytes),
        let label = form.tree.readLabel(ofLine: line)?.name,
        words.ends(bytes, label), let value = form.tree.value(ofLine: line), value.count >= 21, value.count <= 90,
        value.count % 3 == 0, bytes[value].allSatisfy({ $0 >= 0x80 })
      else { continue }
      names.append(value)
    }
    guard !names.isEmpty else { return [] }
    var found: [OwnName] = []
    for (index, name) in names.enumerated() {
      for other in names[(index + 1)...] where other.count == name.count {
        guard let place = difference(bytes, name, other.lowerBound), isAlike(bytes, name, other, place) else {
          continue
        }
        found.append(OwnName(wrong: place, used: other, name: name))
      }
    }
    for line in form.tree.lines.indices where form.tree.lines[line].kind == .prose && found.count < 4 {
      // Hardly any begins as a name does.
      let start = proseStart(form.tree.lines[line], bytes)
      guard start + 3 <= bytes.count,
        names.contains(where: {
          bytes[$0.lowerBound] == bytes[start] && bytes[$0.lowerBound + 1] == bytes[start + 1]
            && bytes[$0.lowerBound + 2] == bytes[start + 2]
        }), let text = form.tree.text(ofLine: line), text.count >= 21
      else { continue }
      for name in names where text.count >= name.count && bytes[text.lowerBound] == bytes[name.lowerBound] {
        guard let place = difference(bytes, name, text.lowerBound),
          // 道路养护工程 may be said of 公路养护工程.
          bodies.ends(bytes, name) || isAlike(bytes, name, text, place)
        else { continue }
        found.append(
          OwnName(wrong: place, used: text.lowerBound..<text.lowerBound + name.count, name: name))
      }
    }
    return found
  }

  /// Whether the value is as long as a name, behind a label that ends with 位 门 构 称, by its last byte.
  private static func mayName(_ line: Line, _ bytes: [UInt8]) -> Bool {
    guard let colon = line.colon, line.end - colon >= 22, line.end - colon <= 100, colon <= bytes.count else {
      return false
    }
    var end = colon
    while end > line.content, bytes[end - 1] == 0x20 { end -= 1 }
    guard end > line.content else { return false }
    return bytes[end - 1] == 0x8D || bytes[end - 1] == 0xA8 || bytes[end - 1] == 0x84 || bytes[end - 1] == 0xB0
  }

  /// Where the text of a line of prose begins, behind its `>` and spaces.
  private static func proseStart(_ line: Line, _ bytes: [UInt8]) -> Int {
    var start = line.content
    guard start < line.end, line.end <= bytes.count else { return bytes.count }
    start += bytes[start] < 0x80 ? 1 : 3
    while start < line.end, bytes[start] == 0x20 { start += 1 }
    if start + 2 < line.end, bytes[start] == 0xE3, bytes[start + 1] == 0x80, bytes[start + 2] == 0x80 { start += 3 }
    return start
  }

  /// The one character at `start` that is not that of the name, if it lies inside and is none by which bodies differ.
  private static func difference(_ bytes: [UInt8], _ name: ByteRange, _ start: Int) -> ByteRange? {
    var place: Int?
    for offset in stride(from: 0, to: name.count - 2, by: 3) {
      let (i, j) = (name.lowerBound + offset, start + offset)
      if bytes[i] == bytes[j], bytes[i + 1] == bytes[j + 1], bytes[i + 2] == bytes[j + 2] { continue }
      guard place == nil, offset > 0, offset + 3 < name.count, isPlain(NotationScan.character(bytes, i)),
        isPlain(NotationScan.character(bytes, j))
      else { return nil }
      place = j
    }
    return place.map { $0..<$0 + 3 }
  }

  private static func isAlike(_ bytes: [UInt8], _ name: ByteRange, _ other: ByteRange, _ place: ByteRange) -> Bool {
    let own = name.lowerBound + place.lowerBound - other.lowerBound
    return Homophones.areAlike(NotationScan.character(bytes, own), NotationScan.character(bytes, place.lowerBound))
  }

  private static func isPlain(_ character: UInt32) -> Bool {
    character >= 0xE4_B880 && character <= 0xE9_BFBF && !telling.contains(character)
  }

  private static let words = WordSet("单位 部门 单位名称 部门名称 机构 机构名称 项目名称 申报单位 实施单位 主管部门")
  /// With what a body's name ends.
  private static let bodies = WordSet(
    "局 委 委员会 厅 办 办公室 中心 院 校 学校 大学 学院 所 站 队 支队 大队 总队 会 联合会 协会 政府 公司 集团 馆 社 处 科 部 银行 法院 检察院 医院 园 场")
  /// Characters by which bodies differ on purpose.
  private static let telling = Set(
    NotationScan.characters("一二三四五六七八九十甲乙丙丁东西南北上下左右前后内外男女老少正副初中高大小新旧总分省市州县区镇乡村街农林牧渔水电气油工商文体教卫交财税公检法民学院所局委办处科室站队的和与及期"))
}
