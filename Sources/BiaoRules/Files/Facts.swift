// The facts of one document that other documents are compared with: names, codes, amounts, targets.

package import BiaoSyntax
package import BiaoValues

/// What one document says that others may contradict, without the document: messages about two documents quote from here,
/// so that neither is read again. Small (one or two kilobytes), made from a document alone, and written as text
/// (`FactsCoding.swift`), so that the documents may be read on any number of threads or machines.
package struct Facts: Sendable, Hashable {
  package enum Kind: UInt8, Sendable, CaseIterable {
    /// A form about all that a department spends.
    case department
    /// A form about one project.
    case project
    /// A form that is neither, or does not say.
    case other
    /// A template.
    case template
  }

  /// The name of the document, as findings give it.
  package var path: String
  package var kind = Kind.other
  /// Whether the form looks back: a self-evaluation, an evaluation, a monitoring form.
  package var isEvaluation = false
  /// The fiscal year, where one is given.
  package var year: Int?
  /// A comment of the document suppresses rules across files.
  package var suppressesFileRules = false
  /// The template that a form names, or the own name of a template.
  package var template: Words?
  /// The template that a template extends.
  package var base: Words?
  package var names: [Name] = []
  package var codes: [Words] = []
  package var amounts: [Amount] = []
  package var indicators: [Indicator] = []

  package init(path: String) { self.path = path }

  /// A place of the document in each system in which reports and protocols count; always within one line.
  ///
  /// Kept in 32 bits, as offsets are in the tree: a run holds a hundred thousand of them.
  package struct Place: Sendable, Hashable {
    private let lower: UInt32
    private let upper: UInt32
    private let lineIndex: UInt32
    private let firstCodePoint: UInt32
    private let lastCodePoint: UInt32
    private let firstUTF16: UInt32
    private let lastUTF16: UInt32

    package init(range: ByteRange, line: Int, codePoints: Range<Int>, utf16: Range<Int>) {
      lower = UInt32(clamping: range.lowerBound)
      upper = UInt32(clamping: range.upperBound)
      lineIndex = UInt32(clamping: line)
      firstCodePoint = UInt32(clamping: codePoints.lowerBound)
      lastCodePoint = UInt32(clamping: codePoints.upperBound)
      firstUTF16 = UInt32(clamping: utf16.lowerBound)
      lastUTF16 = UInt32(clamping: utf16.upperBound)
    }

    /// Bytes from the start of the document.
    package var range: ByteRange { ByteRange(clamping: Int(lower), Int(upper)) }
    /// From 0.
    package var line: Int { Int(lineIndex) }
    /// Columns of start and end in Unicode code points, from 0.
    package var codePoints: Range<Int> { Range(clamping: Int(firstCodePoint), Int(lastCodePoint)) }
    /// The same in UTF-16 code units.
    package var utf16: Range<Int> { Range(clamping: Int(firstUTF16), Int(lastUTF16)) }
  }

  /// Words of the document and where they stand. Long ones are cut.
  package struct Words: Sendable, Hashable {
    package var text: String
    package var place: Place

    package init(text: String, place: Place) {
      self.text = text
      self.place = place
    }
  }

  /// The name of who spends, or of what is paid for.
  package struct Name: Sendable, Hashable {
    package enum Role: UInt8, Sendable, CaseIterable {
      /// 部门名称, 主管部门: the department.
      case department
      /// 预算单位, 填报单位: the unit that has the budget.
      case unit
      /// 实施单位: who does the work.
      case executor
      /// 项目名称
      case project
    }

    package var role: Role
    package var words: Words

    package init(role: Role, words: Words) {
      self.role = role
      self.words = words
    }
  }

  /// An amount of money.
  package struct Amount: Sendable, Hashable {
    package enum Role: UInt8, Sendable, CaseIterable {
      /// The whole of a form's funds.
      case total
      /// 项目支出 of a department.
      case projectSpending
      /// A project in a department's table of tasks.
      case task
    }

    package var role: Role
    /// In 元.
    package var value: Decimal
    /// Half of the last printed place, in 元.
    package var halfPlace: Decimal
    /// The figure as written.
    package var words: Words
    /// The project's name as written; empty but for tasks.
    package var name: String

    package init(role: Role, value: Decimal, halfPlace: Decimal, words: Words, name: String = "") {
      self.role = role
      self.value = value
      self.halfPlace = halfPlace
      self.words = words
      self.name = name
    }
  }

  /// An indicator with one target that is a number. A run holds ten of them for each document, so they are kept small:
  /// the names and targets of a document's indicators stand in one text.
  package struct Indicator: Sendable, Hashable {
    private let ownName: SharedText
    private let ownTarget: SharedText
    private let targetPlace: Place
    package let comparator: Comparator?
    /// Whether it counts things, so that what a part does counts for the whole.
    package let isCount: Bool
    /// Figures whose measures are the same can be compared; empty for a number without unit.
    package let measure: String
    private let amount: CompactDecimal

    package var name: String { ownName.string }
    /// The target as written. Made when asked for: of nearly all indicators nobody does.
    package var target: Words { Words(text: ownTarget.string, place: targetPlace) }
    /// In the reference unit of its dimension (see `Dimension`), or of the unit alone where units do not convert.
    package var value: Decimal { amount.decimal }

    init(
      name: SharedText, target: SharedText, at place: Place, comparator: Comparator?, value: Decimal, measure: String,
      isCount: Bool
    ) {
      ownName = name
      ownTarget = target
      targetPlace = place
      self.comparator = comparator
      self.isCount = isCount
      self.measure = measure
      amount = CompactDecimal(value)
    }
  }
}

/// A piece of a text that several pieces share, as UTF-8.
struct SharedText: Sendable, Hashable {
  private let bytes: [UInt8]
  private let lower: UInt32
  private let upper: UInt32

  /// The piece of `bytes` in `range`, which is cut to them.
  init(_ bytes: [UInt8], _ range: ByteRange) {
    let start = min(max(range.lowerBound, 0), bytes.count)
    self.bytes = bytes
    lower = UInt32(clamping: start)
    upper = UInt32(clamping: min(max(range.upperBound, start), bytes.count))
  }

  init(_ text: String) { self.init(Array(text.utf8), 0..<text.utf8.count) }

  private var piece: ArraySlice<UInt8> { bytes[Int(lower)..<Int(upper)] }

  /// Repaired where the piece is no UTF-8.
  var string: String { String(decoding: piece, as: UTF8.self) }

  static func == (a: SharedText, b: SharedText) -> Bool { a.piece == b.piece }

  func hash(into hasher: inout Hasher) { hasher.combine(piece) }
}

/// A decimal number in half the space where it has no more than eighteen digits, as nearly all have.
private enum CompactDecimal: Sendable, Hashable {
  case short(Int64, scale: Int8)
  indirect case long(Decimal)

  init(_ value: Decimal) {
    if let significand = Int64(exactly: value.significand), let scale = Int8(exactly: value.scale) {
      self = .short(significand, scale: scale)
    } else {
      self = .long(value)
    }
  }

  var decimal: Decimal {
    switch self {
    case .short(let significand, let scale):
      Decimal(significand: Int128(significand), scale: Int(scale)) ?? Decimal(0)
    case .long(let value): value
    }
  }

  static func == (a: CompactDecimal, b: CompactDecimal) -> Bool { a.decimal == b.decimal }

  func hash(into hasher: inout Hasher) { hasher.combine(decimal) }
}

extension Facts {
  /// The folder in which the document lies: what stands before the last slash of its path; empty without one.
  @inline(__always)
  var folder: Substring {
    guard let slash = path.utf8.lastIndex(of: 0x2F) else { return "" }
    return path[..<slash]
  }

  /// The part of the template's name before the slash: the place or body that made it.
  @inline(__always)
  var templateFamily: Substring {
    guard let name = template?.text else { return "" }
    if let slash = name.utf8.firstIndex(of: 0x2F) { return name[..<slash] }
    return name.firstIndex(of: "／").map { name[..<$0] } ?? ""
  }

  /// Inlined, so that it reads the names in place: the call of a method copies all that the facts hold.
  @inline(__always)
  func firstName(_ role: Name.Role) -> Words? {
    for name in names where name.role == role { return name.words }
    return nil
  }
}

extension Facts {
  /// The measure of percentages.
  static let rateMeasure = "#\(Dimension.ratio.rawValue)"
}
