// Indicators of one form that bear the same name, and whether their targets agree.

import BiaoModel
import BiaoSyntax
import BiaoValues

/// A name with its target: a row, or one of several that a row packs.
struct NamedTarget {
  var line: Int
  var name: ByteRange
  var target: Target
  /// Whether the row has several.
  var isPacked: Bool
}

/// Two indicators of one name, the second one after the first.
struct SameName {
  enum Relation {
    /// The targets are one.
    case same
    /// Both cannot be meant.
    case contrary
  }

  var first: NamedTarget
  var second: NamedTarget
  var relation: Relation
}

/// Whether two indicators of a form may bear one name, by hashes of the names alone: nearly every form is done with here.
struct NotedNames {
  private(set) var mayRepeat = false
  private var lastLine = -1
  private var few: [UInt64] = []
  private var many: Set<UInt64> = []
  /// More hashes than these are looked up in a set.
  private static let fewest = 48

  mutating func note(_ indicator: Indicator, _ bytes: [UInt8]) {
    guard !mayRepeat, indicator.line != lastLine, case .value(let list) = indicator.target else { return }
    lastLine = indicator.line
    if list.targets.count > 1 {
      mayRepeat = true
      return
    }
    take(DuplicateNames.hash(bytes, indicator.name))
  }

  private mutating func take(_ hash: UInt64) {
    if mayRepeat { return }
    if many.isEmpty {
      mayRepeat = few.contains(hash)
      if few.isEmpty { few.reserveCapacity(16) }
      few.append(hash)
      if few.count > NotedNames.fewest {
        many = Set(few)
        few = []
      }
    } else {
      mayRepeat = !many.insert(hash).inserted
    }
  }

  /// Takes in the names of the indicators that follow.
  mutating func takeIn(_ other: NotedNames) {
    lastLine = other.lastLine
    mayRepeat = mayRepeat || other.mayRepeat
    if mayRepeat { return }
    for hash in other.few { take(hash) }
    for hash in other.many { take(hash) }
  }

  /// Takes a name away that was noted, as long as none repeats.
  mutating func remove(_ indicator: Indicator, _ bytes: [UInt8]) {
    guard case .value = indicator.target else { return }
    let hash = DuplicateNames.hash(bytes, indicator.name)
    if many.isEmpty { few.removeAll { $0 == hash } } else { many.remove(hash) }
  }

  /// Begins with lines of another text.
  mutating func forgetLines() { lastLine = -1 }
}

extension SameName {
  /// A row that bears a name, without its target: hundreds of a long form are kept, of which few are compared.
  private struct Bearer {
    /// The indicator, by its index in the form.
    var indicator: Int
    /// Which of the row's targets; nil where it has but one.
    var part: Int?
    /// The line of the tier, and that of the group around all tiers.
    var tier: Int?
    var root: Int?
  }

  /// All pairs in document order of the second. Linear: each indicator is compared with the one before it of its name.
  static func find(in form: Form, _ keys: [FoldedNameKey]) -> [SameName] {
    var last: [UInt64: [Bearer]] = [:]
    var pairs: [SameName] = []
    let repeated = RepeatedNames(keys, form)
    for index in form.indicators.indices where repeated.mayHold(index) {
      let tier = form.tree.lines[form.indicators[index].line].parent
      var bearer = Bearer(indicator: index, tier: tier, root: tier.flatMap { root($0, form) })
      switch keys[index] {
      case .name(let hash): add(bearer, hash, to: &last, &pairs, form)
      case .packed:
        for (part, pair) in (PackedRow(form.indicators[index], form.tree.bytes)?.pairs ?? []).enumerated() {
          bearer.part = part
          add(bearer, FoldedNameKey.hash(form.tree.bytes, pair.name), to: &last, &pairs, form)
        }
      case .none: break
      }
    }
    return pairs
  }

  private static func add(
    _ bearer: Bearer, _ hash: UInt64, to last: inout [UInt64: [Bearer]], _ pairs: inout [SameName], _ form: Form
  ) {
    let before = last[hash] ?? []
    var own: (row: NamedTarget, name: [UInt8])?
    for earlier in before.reversed() {
      guard let place = place(earlier, bearer), let other = row(earlier, form),
        let row = own?.row ?? row(bearer, form)
      else { continue }
      let name = own?.name ?? DuplicateNames.folded(form.tree.bytes, row.name)
      own = (row, name)
      if DuplicateNames.isGeneric(name) { return }
      guard let relation = relation(other, row, place, name, form) else { continue }
      pairs.append(SameName(first: other, second: row, relation: relation))
      if relation == .same { return }
      break
    }
    // A handful of places is enough to compare with.
    if before.count < 8 { last[hash, default: []].append(bearer) }
  }

  private static func row(_ bearer: Bearer, _ form: Form) -> NamedTarget? {
    let indicator = form.indicators[bearer.indicator]
    guard case .value(let list) = indicator.target else { return nil }
    guard let part = bearer.part else {
      return list.targets.first.map {
        NamedTarget(line: indicator.line, name: indicator.name, target: $0, isPacked: false)
      }
    }
    return PackedRow(indicator, form.tree.bytes)?.pairs.map {
      NamedTarget(line: indicator.line, name: $0[part].name, target: $0[part].target, isPacked: true)
    }
  }

  // MARK: - How two of a name relate

  private static func relation(
    _ a: NamedTarget, _ b: NamedTarget, _ place: Place, _ name: [UInt8], _ form: Form
  ) -> Relation? {
    // A short name (合格率) means another thing in another tier.
    if place == .otherTier, name.count < 12 { return nil }
    let isMeasure = place == .sameTier && measures.contains { name.suffix(3).elementsEqual($0) }
    guard let relation = relation(a.target, b.target, isMeasure: isMeasure, form.tree.bytes),
      !areToldApart(a.line, b.line, form)
    else {
      return nil
    }
    return relation
  }

  private enum Place { case sameTier, otherTier }

  /// Whether the two stand in one set of indicators; nil where they do not: those of the whole term and those of the year
  /// have the same names.
  private static func place(_ a: Bearer, _ b: Bearer) -> Place? {
    if a.tier == b.tier { return .sameTier }
    guard let first = a.root, first == b.root else { return nil }
    return .otherTier
  }

  /// The line of the indicators group around a tier, if all between is declared.
  private static func root(_ line: Int, _ form: Form) -> Int? {
    var line = line
    while form.bindings[line].role == .tier {
      guard form.tier(atLine: line)?.isDeclared ?? false, let parent = form.tree.lines[line].parent else { return nil }
      line = parent
    }
    return form.bindings[line].role == .field ? line : nil
  }

  /// With what a name ends that can be measured in one kind of unit alone: 满意度 is no number of points and a percentage.
  private static let measures = ["率", "度", "数"].map { Array($0.utf8) }

  private static func relation(_ a: Target, _ b: Target, isMeasure: Bool, _ bytes: [UInt8]) -> Relation? {
    if foldedName(bytes, a.range) == foldedName(bytes, b.range) { return .same }
    guard a.kind == b.kind, a.kind == .quantitative, let first = a.figure, let second = b.figure, a.subject == nil,
      b.subject == nil, (a.object == nil) == (b.object == nil), a.baseline == nil, b.baseline == nil,
      a.change == b.change, a.rateRange == nil, b.rateRange == nil, a.deadline == nil, b.deadline == nil
    else { return nil }
    if let object = a.object, let other = b.object, foldedName(bytes, object) != foldedName(bytes, other) { return nil }
    if isMeasure, a.object == nil, let unit = first.unit, let other = second.unit, !unit.isCommensurable(with: other),
      direction(a) == direction(b)
    {
      return .contrary
    }
    // 96 latrines and 90 latrines: what no catalogue of units knows.
    if first.unit == nil, second.unit == nil, a.object != nil, b.object != nil, first.power == second.power,
      first.divisor == 1, second.divisor == 1, direction(a) == direction(b)
    {
      return first.number == second.number ? .same : .contrary
    }
    guard let unit = first.unit, let other = second.unit, unit.isCommensurable(with: other),
      isCounted(unit, alike: other), direction(a) == direction(b), let left = first.exactBase(in: nil),
      let right = second.exactBase(in: nil)
    else { return nil }
    return left == right ? .same : .contrary
  }

  /// 个 and 个 are the same kind of thing, 台 and 辆 hardly.
  private static func isCounted(_ a: BiaoValues.Unit, alike b: BiaoValues.Unit) -> Bool {
    a.dimension.isCount ? a.withoutPower == b.withoutPower : true
  }

  /// Whether the target is a lower bound or an upper one; a bare number is reached, too.
  private static func direction(_ target: Target) -> Bool {
    target.comparator == .atMost || target.comparator == .less
  }

  /// Whether a text says the name in other words: 县图书馆全年流通总人次 of 公共图书馆年流通人次.
  private static func definesName(_ text: [UInt8], _ name: ByteRange, _ bytes: [UInt8]) -> Bool {
    guard name.count >= 24 else { return false }
    return (0...name.count - 9).contains { start in
      let place = name.lowerBound + start
      return bytes[place] &- 0xE4 < 6 && Array(bytes[place..<place + 9]).firstRange(in: text, 0..<text.count) != nil
    }
  }

  /// Whether the lines below say what sets the two apart.
  static func areToldApart(_ a: Int, _ b: Int, _ form: Form) -> Bool {
    guard a != b else { return false }
    guard let first = form.indicator(atLine: a), let second = form.indicator(atLine: b) else { return false }
    // A few words tell two apart (科级以下, 处级); a whole definition of a rate only says how it is got.
    // In English the means of verification stands there, of which one indicator may have several.
    let roles = EnglishWords.mayBegin(form.tree.bytes, first.name) ? describing.dropLast() : describing[...]
    return zip(texts(of: first, roles, form), texts(of: second, roles, form)).contains { left, right in
      !left.isEmpty && !right.isEmpty && left != right && min(left.count, right.count) <= 36
        && !definesName(left.count < right.count ? left : right, first.name, form.tree.bytes)
    }
  }

  private static let describing = [AttributeRole.explanation, .content, .remarks, .comment, .basis]

  private static func texts(of indicator: Indicator, _ roles: ArraySlice<AttributeRole>, _ form: Form) -> [[UInt8]] {
    let attributes = IndicatorAttributes(indicator, in: form)
    let tree = form.tree
    return roles.map { role in
      attributes[role].flatMap { tree.value(ofLine: $0) }.map { foldedName(tree.bytes, $0) } ?? []
    }
  }
}
