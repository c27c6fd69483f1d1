// Names that list as many things as there are figures: 培训人数、培训期数: 300人、6期.

import BiaoModel
import BiaoSyntax
import BiaoValues

enum CompoundNames {
  /// Whether the name has a part for each of the targets, or the targets after the first one name things of their own
  /// (`采购电脑: 60台；打印机12台`).
  static func hasEach(_ name: ByteRange, _ list: TargetList, _ bytes: [UInt8]) -> Bool {
    var figures: [Figure] = []
    for target in list.targets {
      guard target.kind == .quantitative, target.rateRange == nil, target.baseline == nil, target.change == nil,
        target.object == nil, target.qualifierRange == nil, let figure = target.figure
      else { return false }
      figures.append(figure)
    }
    guard figures.count > 1, figures.count <= 4 else { return false }
    let subjects = list.targets.dropFirst().map { $0.subject }
    if list.targets[0].subject == nil, subjects.allSatisfy({ $0.map { isOtherThing($0, name, bytes) } ?? false }) {
      return true
    }
    // A part of the name may stand again before its figure.
    for subject in list.targets.compactMap(\.subject) {
      guard
        Array(bytes[subject]).firstRange(in: bytes, name) != nil || joints.contains(where: bytes[subject].elementsEqual)
      else { return false }
    }
    return hasEach(name, figures, bytes)
  }

  /// The same of figures alone. Two of which one is an amount, or an area beside a number, may measure one thing.
  static func hasEach(_ name: ByteRange, _ figures: [Figure], _ bytes: [UInt8]) -> Bool {
    guard figures.count > 1, figures.count <= 4, count(of: name, bytes) == figures.count else { return false }
    var counts = 0
    for figure in figures {
      guard let dimension = figure.unit?.dimension else { return false }
      if dimension.isCount { counts += 1 }
      if dimension == .money || dimension == .ratio || dimension == .composite { return false }
    }
    if saysMeasures(name, bytes) { return true }
    return counts == figures.count || counts == 0
      || figures.allSatisfy { $0.unit?.dimension.isCount ?? false || $0.unit?.dimension == .length }
  }

  /// 补种数量、示范片个数: each part says what is measured, so the figures are no two measures of one thing.
  private static func saysMeasures(_ name: ByteRange, _ bytes: [UInt8]) -> Bool {
    var start = name.lowerBound
    while let joint = comma.firstRange(in: bytes, ByteRange(clamping: start, name.upperBound)) {
      guard measures.ends(bytes, ByteRange(clamping: start, joint.lowerBound)) else { return false }
      start = joint.upperBound
    }
    return start > name.lowerBound && measures.ends(bytes, ByteRange(clamping: start, name.upperBound))
  }

  private static let comma = Array("、".utf8)
  private static let measures = WordSet("数量 个数 人数 户数 家数 次数 场数 期数 人次 场次 面积 里程 长度 台数 总数")

  /// How many things a name lists, each of two characters or more.
  private static func count(of name: ByteRange, _ bytes: [UInt8]) -> Int {
    var parts = 1
    var start = name.lowerBound
    var i = start
    let end = min(name.upperBound, bytes.count)
    while i < end {
      if let joint = joints.first(where: { bytes[i..<end].starts(with: $0) }) {
        guard i - start >= 6, end - i - joint.count >= 6 else { return 0 }
        parts += 1
        i += joint.count
        start = i
      } else {
        i += 1
      }
    }
    return parts
  }

  /// Whether the words before a figure name a thing that the name does not.
  private static func isOtherThing(_ subject: ByteRange, _ name: ByteRange, _ bytes: [UInt8]) -> Bool {
    guard subject.count >= 6, !parts.isIn(bytes, subject), NameTraits(bytes, subject).contains(.machine),
      NameTraits(bytes, name).contains(.machine)
    else { return false }
    return Array(bytes[subject].suffix(6)).firstRange(in: bytes, name) == nil
  }

  private static let joints = NameTraitWords.words("、 和 及 与 ； ;")
  private static let parts = WordSet("其中 包括 含 每 均 总 共 新 各")
}
