// A template compiled: the fields that a form of its kind has, and the relations between them.

public import BiaoSyntax
public import BiaoValues

/// One line of a template: a field, a tier, a column, an attribute.
public struct Field: Sendable {
  /// The name as the template writes it.
  public var name: String
  public var key: NameKey
  public var aliases: [String] = []
  public var type: FieldType
  public var isRequired = false
  /// `total N`: what the weights under an indicators group add up to.
  public var total: Decimal?
  /// `at least N`: the fewest items of a list or tier.
  public var atLeast: Int?
  /// `quantitative` or `qualitative`: what targets may be.
  public var measure: Measure?
  /// The unit in the label.
  public var unit: BiaoValues.Unit?
  public var weight: Decimal?
  /// The options of a choice.
  public var options: [String] = []
  /// Whether lines that are not declared may stand in it (`*: text`).
  public var isOpen = false
  /// The guidance for authors, line by line, as places in `origin`.
  public var guidance: [ByteRange] = []
  /// Where the line stands: an index into the template's `sources`, and the line there.
  public var origin: Origin
  /// Index of the field of which this is a part; the document itself is field 0.
  public var parent: Int = 0
  /// Index of the first field after the subtree.
  public var subtreeEnd: Int = 0
  /// Index of the field that describes the items (`- *`) below, its own or one inherited from a field around it.
  public var items: Int?

  public enum Measure: Sendable { case quantitative, qualitative }

  public struct Origin: Sendable, Hashable {
    public var source: Int
    public var line: Int
  }
}

/// A compiled template with everything that it inherits. Immutable; a class, so that the thousands of forms bound to it
/// by several threads share it for one reference count each.
public final class Template: Sendable {
  public let name: String
  /// The template's own document first, then those it extends.
  public let sources: [SourceFile]
  /// `@unit`, its own or inherited.
  public let unit: BiaoValues.Unit?
  /// In preorder; field 0 is the document.
  public let fields: [Field]
  public let relations: [Relation]
  /// Whether a relation reads rows of another table by name, one for each row.
  public let comparesRowsByName: Bool
  /// What is wrong in the template's own document (not in those it extends).
  public let problems: [TemplateProblem]
  /// Which line of the own document says what, and what it continues.
  public let provenance: TemplateProvenance

  /// The names of every field's children, for look-up: a slice of `names` per field, sorted by key and then in template
  /// order.
  private let names: [(key: NameKey, field: Int32)]
  private let nameStart: [Int32]
  /// The same names as a hash table: each stands in the first free slot from the one of its hash on. A power of two, at
  /// most half of them taken.
  private let slots: [(key: NameKey, parent: Int32, field: Int32)]
  /// The required children of every field in template order: a slice of `required` per field.
  private let required: [Int]
  private let requiredStart: [Int32]
  /// The group of indicators at top level, if there is one.
  let indicators: Int?
  /// The folded code points of each of `names`, for finding the one that was meant.
  private let spellings: [[UInt32]]
  /// The first tier of each name.
  private let tiers: [NameKey: Int]
  /// The options of the fields that have any.
  private let options: [Int: Set<NameKey>]
  /// What each field says of an indicator, if it does.
  private let roles: [AttributeRole?]
  /// The names of fields that hold a year, 2020年决算数, and the latest year of them.
  let namesWithYears: Set<NameKey>
  let lastYear: Int?
  /// Where the years of its names are moved for a form of another year: the template as it is written, with the same fields.
  public let unmoved: Template?

  init(
    name: String, sources: [SourceFile], unit: BiaoValues.Unit?, fields: [Field], relations: [Relation],
    problems: [TemplateProblem], provenance: TemplateProvenance, unmoved: Template? = nil
  ) {
    self.name = name
    self.unmoved = unmoved
    self.provenance = provenance
    self.sources = sources
    self.unit = unit
    self.fields = fields
    self.relations = relations
    comparesRowsByName = relations.contains { relation in
      guard case .check(let formula, .rows) = relation.kind else { return false }
      return formula.left.readsOtherTable || formula.right.readsOtherTable
    }
    self.problems = problems
    roles = fields.map(AttributeRole.init)
    var options: [Int: Set<NameKey>] = [:]
    for index in fields.indices where !fields[index].options.isEmpty {
      options[index] = Set(fields[index].options.map { NameKey($0) })
    }
    self.options = options
    var names: [(key: NameKey, field: Int32)] = []
    var start: [Int32] = []
    var tiers: [NameKey: Int] = [:]
    var spelling: [NameKey: [UInt32]] = [:]
    var spellings: [[UInt32]] = []
    var withYears: Set<NameKey> = []
    var lastYear: Int?
    for index in fields.indices {
      start.append(Int32(truncatingIfNeeded: names.count))
      var own: [(key: NameKey, field: Int32)] = []
      for child in Template.children(of: index, in: fields) {
        for name in [fields[child].name] + fields[child].aliases {
          let key = NameKey(name)
          let bytes = Array(name.utf8)
          if let year = TemplateYears.latestYear(bytes, 0..<bytes.count) {
            withYears.insert(key)
            lastYear = max(lastYear ?? year, year)
          }
          own.append((key, Int32(truncatingIfNeeded: child)))
          spelling[key] = NearestName.scalars(foldedName(bytes, 0..<bytes.count))
          if fields[child].type == .tier, tiers[key] == nil { tiers[key] = child }
        }
      }
      own.sort { ($0.key, $0.field) < ($1.key, $1.field) }
      names += own
      spellings += own.map { spelling[$0.key] ?? [] }
    }
    start.append(Int32(truncatingIfNeeded: names.count))
    self.names = names
    self.nameStart = start
    slots = Template.slots(names, start)
    var required: [Int] = []
    requiredStart =
      [0]
      + fields.indices.map { index in
        required += Template.children(of: index, in: fields, withItems: true).filter { fields[$0].isRequired }
        return Int32(truncatingIfNeeded: required.count)
      }
    self.required = required
    indicators = Template.children(of: 0, in: fields).first { fields[$0].type == .indicators }
    self.tiers = tiers
    namesWithYears = withYears
    self.lastYear = lastYear
    self.spellings = spellings
  }

  /// The child of `field` that bears the name; its first, where several do.
  public func child(of field: Int, named key: NameKey) -> Int? {
    // A free slot ends every search.
    var slot = Template.hash(key, field) & (slots.count &- 1)
    while slots[slot].field >= 0 {
      if slots[slot].key == key, slots[slot].parent == field { return Int(slots[slot].field) }
      slot = (slot &+ 1) & (slots.count &- 1)
    }
    return nil
  }

  /// The key is a hash already; the fields of one name have to come to lie apart.
  @inline(__always)
  private static func hash(_ key: NameKey, _ field: Int) -> Int {
    Int(truncatingIfNeeded: (key.value &+ UInt64(truncatingIfNeeded: field) &* 0x9E37_79B9_7F4A_7C15) &>> 40)
  }

  private static func slots(
    _ names: [(key: NameKey, field: Int32)], _ start: [Int32]
  ) -> [(key: NameKey, parent: Int32, field: Int32)] {
    var size = 16
    while size < names.count * 2 { size *= 2 }
    var slots = [(key: NameKey, parent: Int32, field: Int32)](repeating: (.empty, -1, -1), count: size)
    for parent in 0..<start.count - 1 {
      // Of two with one name the first comes to lie first.
      for name in names[Int(start[parent])..<Int(start[parent + 1])] {
        var slot = hash(name.key, parent) & (size - 1)
        while slots[slot].field >= 0 { slot = (slot + 1) & (size - 1) }
        slots[slot] = (name.key, Int32(truncatingIfNeeded: parent), name.field)
      }
    }
    return slots
  }

  /// Whether an option of `field` bears the name.
  func offers(_ field: Int, _ key: NameKey) -> Bool { options[field]?.contains(key) ?? false }

  /// The children of `field` that a form must have, in template order; the description of its items among them.
  func requiredChildren(of field: Int) -> ArraySlice<Int> {
    required[Int(requiredStart[field])..<Int(requiredStart[field + 1])]
  }

  /// The name or alias among the children of `field` that is nearest to a folded name.
  func nearestChild(of field: Int, to name: [UInt8]) -> String? {
    let range = Int(nameStart[field])..<Int(nameStart[field + 1])
    guard let index = NearestName.find(NearestName.scalars(name), among: Array(spellings[range])) else { return nil }
    let child = Int(names[range.lowerBound + index].field)
    let key = names[range.lowerBound + index].key
    return fields[child].key == key ? fields[child].name : fields[child].aliases.first { NameKey($0) == key }
  }

  /// The child of `field` of which a folded name is a slip of the pen: five characters or more, one of them inserted,
  /// dropped, swapped or replaced, and none of those a digit or numeral, which tell names apart.
  func misspeltChild(of field: Int, named name: [UInt8]) -> Int? {
    let written = NearestName.scalars(name)
    guard written.count >= 5, written.count <= 64 else { return nil }
    for index in Int(nameStart[field])..<Int(nameStart[field + 1]) {
      let declared = spellings[index]
      guard declared.count >= 5, abs(declared.count - written.count) <= 1,
        NearestName.areOneEditApart(written, declared)
      else { continue }
      let numerals = Set("0123456789一二三四五六七八九十".unicodeScalars.map(\.value))
      if written.filter(numerals.contains) == declared.filter(numerals.contains) { return Int(names[index].field) }
    }
    return nil
  }

  /// What the field says of the indicator under which it stands.
  public func attributeRole(of field: Int) -> AttributeRole? { roles.indices.contains(field) ? roles[field] : nil }

  /// The first tier of that name, wherever it stands.
  public func tier(named key: NameKey) -> Int? { tiers[key] }

  /// The children of `field` in template order, without the description of its items.
  public func children(of field: Int) -> [Int] { Template.children(of: field, in: fields) }

  static func children(of field: Int, in fields: [Field], withItems: Bool = false) -> [Int] {
    var result: [Int] = []
    var child = field + 1
    while child < fields[field].subtreeEnd {
      if withItems || fields[field].items != child { result.append(child) }
      child = max(fields[child].subtreeEnd, child + 1)
    }
    return result
  }

  /// The field's line in its document.
  public func place(of field: Int) -> (source: SourceFile, range: ByteRange)? {
    guard fields.indices.contains(field) else { return nil }
    let origin = fields[field].origin
    guard sources.indices.contains(origin.source) else { return nil }
    let tree = sources[origin.source].tree
    return (sources[origin.source], tree.contentRange(ofLine: origin.line))
  }
}

/// What is wrong in a template, as data.
public struct TemplateProblem: Sendable {
  public enum Kind: Sendable {
    /// `@extends` names a template that is not to be found. `nearest` may be one.
    case unknownTemplate
    /// `@extends` leads back to the template itself.
    case cyclicExtends
    /// A type that there is not.
    case unknownType
    /// A modifier that there is not, or one without the number or name it needs.
    case unknownModifier
    /// A name in a relation that the template does not declare, or that several lines bear.
    case unknownName
    /// A formula that cannot be read.
    case malformedFormula
  }

  public var kind: Kind
  /// In the template's own document.
  public var range: ByteRange
  /// The nearest name there is.
  public var nearest: String?
  /// `cyclicExtends`: the names on the way.
  public var path: [String] = []
}
