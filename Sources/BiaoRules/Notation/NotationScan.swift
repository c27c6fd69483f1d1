// One walk over the text for all rules on notation: the places at which each of them has to look.

import BiaoModel
import BiaoSyntax

/// A place that a rule on notation looks at. Places of one kind are in document order.
struct NotationMark: Sendable {
  /// Offset of the character that gave cause; see the kinds of `NotationScan`.
  var at: Int
  var line: Int

  /// Whether the three ideographs that end here stand right before them, too, not before `start`.
  func isOfThree(_ bytes: [UInt8], from start: Int) -> Bool {
    guard at - 15 >= start, at + 3 <= bytes.count else { return false }
    for offset in 0..<9 where bytes[at - 6 + offset] != bytes[at - 15 + offset] { return false }
    return true
  }
}

/// Where a document's text holds what may be a fault of notation. Comments, directives, conflict markers and blank lines
/// are passed over, and of a template all but its running text: what stands after a colon there are types.
///
/// The walk goes from character to character once; ideographs, which most text is, cost a comparison with those before
/// and one look into a bit set. A class, so that the rules share it for one reference count each.
final class NotationScan: Sendable {
  /// The first full-width digit of a run of digits, or a full-width point after an ASCII digit.
  let fullwidthDigits: [NotationMark]
  /// The second of two marks of punctuation that follow each other.
  let adjacent: [NotationMark]
  /// `,` `;` `:` between two ideographs, `,` between `%` and one, and `(` before one.
  let halfwidth: [NotationMark]
  /// A closing parenthesis of another width than the one that it closes, and the [ of [2021]14号.
  let unlikeBrackets: [NotationMark]
  /// The second of two equal ideographs.
  let doubled: [NotationMark]
  /// The second 户 of 户数户.
  let counts: [NotationMark]
  /// The fourth ideograph of 进行进行, the sixth of 幼儿园幼儿园, the first letter of the second `the` of `the the`.
  let doubledPairs: [NotationMark]
  /// The fifth ideograph of 困难群体困难群体.
  let doubledFours: [NotationMark]
  /// The second of two characters of a listed word, the `MisspellingTable.match` that stands there.
  let words: [NotationMark]
  /// The second of two characters that another check asks for: see `MisspellingTable.filter`.
  let asked: [NotationMark]
  /// The 是 of 一是 to 十是 at the start of a clause.
  let clauses: [NotationMark]
  /// The first digit or numeral of what may number a clause: `1.` `2、` `（3）` `（四）` `五、`.
  let numbers: [NotationMark]
  /// The last byte of a line's name or value where it is 、 ， or ；, of a name where it is 。 as well.
  let trailing: [NotationMark]
  /// The first byte of a value that is 、 ， ； or 。.
  let leading: [NotationMark]
  /// The space of `≥200万、 ≤1亿`.
  let spacedStops: [NotationMark]
  /// The one space of `等 。` and of `（ 二）`.
  let gaps: [NotationMark]
  /// The `.` between two ideographs, but behind a numeral.
  let points: [NotationMark]
  /// 《 》 〔 〕
  let titleMarks: [NotationMark]
  /// The one bracket or quotation mark of a line that lacks its other half: an opening one, or a closing quotation mark; and
  /// the first `]`, if it closes nothing.
  let openMarks: [NotationMark]
  /// The first letter of a word in Latin letters behind another one: one a line.
  let latinLines: [NotationMark]
  /// The first of `XX`, `xx`, `××` and `__`, and the bracket that closes one with nothing in it.
  let blanks: [NotationMark]

  convenience init(_ tree: Tree) {
    var walk = NotationWalk()
    walk.run(tree, tree.lines.indices)
    self.init(walk)
  }

  /// The scan of an edited text: only the lines that the edit touched are walked. Neither text may be a template.
  convenience init(_ tree: Tree, earlier: NotationScan, _ map: LineMap) {
    var walk = NotationWalk()
    walk.run(tree, map.headEnd..<max(map.tailStart, map.headEnd))
    walk.fullwidthDigits.surround(by: earlier.fullwidthDigits, map)
    walk.adjacent.surround(by: earlier.adjacent, map)
    walk.halfwidth.surround(by: earlier.halfwidth, map)
    walk.unlikeBrackets.surround(by: earlier.unlikeBrackets, map)
    walk.doubled.surround(by: earlier.doubled, map)
    walk.counts.surround(by: earlier.counts, map)
    walk.doubledPairs.surround(by: earlier.doubledPairs, map)
    walk.doubledFours.surround(by: earlier.doubledFours, map)
    walk.words.surround(by: earlier.words, map)
    walk.asked.surround(by: earlier.asked, map)
    walk.clauses.surround(by: earlier.clauses, map)
    walk.numbers.surround(by: earlier.numbers, map)
    walk.trailing.surround(by: earlier.trailing, map)
    walk.leading.surround(by: earlier.leading, map)
    walk.spacedStops.surround(by: earlier.spacedStops, map)
    walk.gaps.surround(by: earlier.gaps, map)
    walk.points.surround(by: earlier.points, map)
    walk.titleMarks.surround(by: earlier.titleMarks, map)
    walk.openMarks.surround(by: earlier.openMarks, map)
    walk.latinLines.surround(by: earlier.latinLines, map)
    walk.blanks.surround(by: earlier.blanks, map)
    self.init(walk)
  }

  private init(_ walk: NotationWalk) {
    fullwidthDigits = walk.fullwidthDigits
    adjacent = walk.adjacent
    halfwidth = walk.halfwidth
    unlikeBrackets = walk.unlikeBrackets
    doubled = walk.doubled
    counts = walk.counts
    doubledPairs = walk.doubledPairs
    doubledFours = walk.doubledFours
    words = walk.words
    asked = walk.asked
    clauses = walk.clauses
    numbers = walk.numbers
    trailing = walk.trailing
    leading = walk.leading
    spacedStops = walk.spacedStops
    gaps = walk.gaps
    points = walk.points
    titleMarks = walk.titleMarks
    openMarks = walk.openMarks
    latinLines = walk.latinLines
    blanks = walk.blanks
  }

  /// Those of `numbers` that stand on a line.
  func numbers(onLine line: Int) -> ArraySlice<NotationMark> {
    let first = partitionPoint(numbers.count) { numbers[$0].line >= line }
    return numbers[first...].prefix { $0.line == line }
  }

  // MARK: - Characters

  /// The three bytes at `at` as one number; 0 where there are none.
  static func character(_ bytes: [UInt8], _ at: Int) -> UInt32 {
    guard at >= 0, at + 2 < bytes.count else { return 0 }
    return UInt32(bytes[at]) << 16 | UInt32(bytes[at + 1]) << 8 | UInt32(bytes[at + 2])
  }

  /// The ideographs of a list, in which lines may break.
  static func characters(_ list: StaticString) -> Set<UInt32> {
    let bytes = Array(list.description.utf8).filter { $0 > 0x20 }
    return Set(stride(from: 0, to: bytes.count - 2, by: 3).map { character(bytes, $0) })
  }

  static func isIdeograph(_ character: UInt32) -> Bool { character >= 0xE4_0000 && character < 0xEA_0000 }

  static func isDigit(_ character: UInt32) -> Bool { character >= 0x30 && character <= 0x39 }

  /// ” 》 ） 」
  static func isClosing(_ character: UInt32) -> Bool {
    character == 0xE2_809D || character == 0xE3_808B || character == 0xEF_BC89
  }

  /// 、 。 ， ； and `,` `;` `.`
  static func isStop(_ character: UInt32) -> Bool {
    switch character {
    case 0xE3_8081, 0xE3_8082, 0xEF_BC8C, 0xEF_BC9B, 0x2C, 0x3B, 0x2E: true
    default: false
    }
  }

  /// 一 to 十
  static func isNumeral(_ character: UInt32) -> Bool { ChineseOrdinal.digit(character) != nil }

  /// Whether a clause starts after those two characters: at the line's start, after a stop, a colon, a sigil, a space.
  fileprivate static func isClauseStart(_ last: UInt32, _ before: UInt32) -> Bool {
    switch last {
    case 0, 0xE3_8082, 0xEF_BC9B, 0x3B, 0xEF_BC9A, 0x3A, 0x28, 0xEF_BC88, 0x3E, 0xEF_BC9E, 0x2D: return true
    case 0x20, 0xE3_8080: return !isIdeograph(before) && !isDigit(before)
    default: return false
    }
  }

  /// Whether the digits at `i` are followed by what makes them a number of a list.
  fileprivate static func isNumbering(_ bytes: [UInt8], _ i: Int, _ end: Int) -> Bool {
    var next = i + 1
    while next < end, next - i < 3, bytes[next] >= 0x30, bytes[next] <= 0x39 { next += 1 }
    guard next < end else { return false }
    switch bytes[next] {
    case 0x2E: return next + 1 < end && !(bytes[next + 1] >= 0x30 && bytes[next + 1] <= 0x39)
    case 0x29: return true
    case 0xE3: return next + 2 < end && bytes[next + 1] == 0x80 && bytes[next + 2] == 0x81
    case 0xEF:
      guard next + 2 < end, bytes[next + 1] == 0xBC else { return false }
      return bytes[next + 2] == 0x89
        || bytes[next + 2] == 0x8E && !(next + 3 < end && bytes[next + 3] >= 0x30 && bytes[next + 3] <= 0x39)
    default: return false
    }
  }

  /// Whether an ideograph, an opening quotation mark or title mark stands at `i`, one space between them allowed.
  fileprivate static func isBeforeText(_ bytes: [UInt8], _ i: Int, _ end: Int) -> Bool {
    var i = i
    if i < end, bytes[i] == 0x20 { i += 1 }
    guard i + 2 < end else { return false }
    if bytes[i] >= 0xE4, bytes[i] <= 0xE9 { return true }
    if bytes[i] == 0xE2 { return bytes[i + 1] == 0x80 && bytes[i + 2] == 0x9C }
    return bytes[i] == 0xE3 && bytes[i + 1] == 0x80 && bytes[i + 2] == 0x8A
  }

  /// Whether ≥ ≤ ＞ ＜ > or < stands at `i`.
  fileprivate static func isComparison(_ bytes: [UInt8], _ i: Int, _ end: Int) -> Bool {
    guard i < end else { return false }
    if bytes[i] == 0x3C || bytes[i] == 0x3E { return true }
    guard i + 2 < end else { return false }
    switch character(bytes, i) {
    case 0xE2_89A4...0xE2_89A7, 0xEF_BC9C, 0xEF_BC9E: return true
    default: return false
    }
  }

  /// Whether 、 ， or ； ends at `end`.
  static func isOpenStop(_ bytes: [UInt8], endingAt end: Int, from start: Int) -> Bool {
    guard end - 3 >= start, end <= bytes.count else { return false }
    switch (bytes[end - 3], bytes[end - 2], bytes[end - 1]) {
    case (0xE3, 0x80, 0x81), (0xEF, 0xBC, 0x8C), (0xEF, 0xBC, 0x9B): return true
    default: return false
    }
  }
}

extension [NotationMark] {
  /// Puts the marks of an earlier text around those of the lines that an edit touched.
  fileprivate mutating func surround(by earlier: [NotationMark], _ map: LineMap) {
    if earlier.isEmpty { return }
    let tailLine = map.tailStart - map.lineShift
    let head = partitionPoint(earlier.count) { earlier[$0].line >= map.headEnd }
    let tail = partitionPoint(earlier.count) { earlier[$0].line >= tailLine }
    if isEmpty, head == tail, map.byteShift == 0, map.lineShift == 0 {
      self = earlier
      return
    }
    var marks = [NotationMark]()
    marks.reserveCapacity(earlier.count - (tail - head) + count)
    marks.append(contentsOf: earlier[..<head])
    marks.append(contentsOf: self)
    for mark in earlier[tail...] {
      marks.append(NotationMark(at: mark.at + map.byteShift, line: mark.line + map.lineShift))
    }
    self = marks
  }
}

/// The walk, as it goes.
private struct NotationWalk {
  var fullwidthDigits: [NotationMark] = []
  var adjacent: [NotationMark] = []
  var halfwidth: [NotationMark] = []
  var unlikeBrackets: [NotationMark] = []
  var doubled: [NotationMark] = []
  var counts: [NotationMark] = []
  var doubledPairs: [NotationMark] = []
  var doubledFours: [NotationMark] = []
  var words: [NotationMark] = []
  var asked: [NotationMark] = []
  var clauses: [NotationMark] = []
  var numbers: [NotationMark] = []
  var trailing: [NotationMark] = []
  var leading: [NotationMark] = []
  var spacedStops: [NotationMark] = []
  var gaps: [NotationMark] = []
  var points: [NotationMark] = []
  /// The last line with `]` behind an ideograph.
  private var squareLine = -1
  var titleMarks: [NotationMark] = []
  var openMarks: [NotationMark] = []
  var latinLines: [NotationMark] = []
  var blanks: [NotationMark] = []

  mutating func run(_ tree: Tree, _ lines: Range<Int>) {
    let isTemplate = TemplateStore.templateName(of: tree) != nil
    let table = MisspellingTable.shared
    let bytes = tree.bytes
    let all = tree.lines.span
    for index in lines {
      switch all[index].kind {
      case .blank, .comment, .directive, .conflictMarker: continue
      case .prose: break
      case .entry, .item, .row: if isTemplate { continue }
      }
      let text = ByteRange(clamping: all[index].content, min(all[index].end, bytes.count))
      let colon = all[index].colon
      walk(bytes, text, colon: colon ?? -1, index, table)
      if case .row = all[index].kind { continue }
      lookAtEnds(bytes, text, colon: colon, index)
    }
  }

  /// `colon` is -1 for a line without one.
  private mutating func walk(
    _ bytes: [UInt8], _ line: ByteRange, colon: Int, _ index: Int, _ table: borrowing MisspellingTable
  ) {
    // Read through a span: the array could change hands with every mark that is noted, as far as the compiler knows. One
    // that ends where the line ends, so that what is before that end need not be checked again.
    let whole = bytes.span
    let text = whole.extracting(0..<min(line.upperBound, bytes.count))
    let end = text.count
    var i = line.lowerBound
    // The three characters before the present one, as their bytes; 0 before the line's first.
    var p1: UInt32 = 0
    var p2: UInt32 = 0
    var p3: UInt32 = 0
    // The last two pairs of ideographs that were read at once. Of four characters that stand twice in a row one pair at
    // least equals the one before the last.
    var lastPair: UInt64 = 0
    var pairBefore: UInt64 = 0
    // Widths of the open parentheses, the innermost in the lowest bit.
    var widths: UInt64 = 0
    var depth = 0
    // Where the outermost of them stands, and the same of quotation marks.
    var opening = 0
    var quotes = 0
    var quote = -1
    var strays = 0
    while i < end {
      let byte = text[i]
      // Most characters are ideographs, and most of them stand before another one: two are read at once.
      if byte &- 0xE4 < 6 {
        if i &+ 6 <= end, i &+ 8 <= whole.count {
          let both = whole.eightBytes(at: i)
          let first = UInt32(truncatingIfNeeded: both &>> 40)
          if first == p1 || first == p2 || first == p3 || table.filter.mayHold(p1, first) {
            lookAtIdeograph(bytes, first, p1, p2, p3, i, line, index, table)
          }
          let second = UInt32(truncatingIfNeeded: both &>> 16) & 0xFF_FFFF
          if second &- 0xE4_0000 < 0x06_0000 {
            if second == first || second == p1 || second == p2 || table.filter.mayHold(first, second) {
              lookAtIdeograph(bytes, second, first, p1, p2, i &+ 3, line, index, table)
            }
            p3 = p1
            p2 = first
            p1 = second
            let pair = both &>> 16
            if pair == pairBefore { lookAtFour(bytes, i, line.lowerBound, end, index) }
            pairBefore = lastPair
            lastPair = pair
            i &+= 6
          } else {
            p3 = p2
            p2 = p1
            p1 = first
            i &+= 3
          }
          continue
        }
        if i &+ 2 < end {
          let character = UInt32(byte) << 16 | UInt32(text[i &+ 1]) << 8 | UInt32(text[i &+ 2])
          if character == p1 || character == p2 || character == p3 || table.filter.mayHold(p1, character) {
            lookAtIdeograph(bytes, character, p1, p2, p3, i, line, index, table)
          }
          p3 = p2
          p2 = p1
          p1 = character
          i &+= 3
          continue
        }
      }
      var character = UInt32(byte)
      if byte < 0x80 {
        if byte == 0x20 {
          if p1 &- 0x61 < 26, i + 1 < end { lookAtLatinWord(bytes, i + 1, line.lowerBound, index) }
        } else if byte < 0x3C, byte > 0x20 {
          switch byte {
          case 0x2E:
            if NotationScan.isIdeograph(p1), i + 3 < end, bytes[i + 1] &- 0xE4 < 6, !NotationScan.isNumeral(p1) {
              points.append(NotationMark(at: i, line: index))
            }
          case 0x2C, 0x3B, 0x3A:
            if i == colon {
              widths = 0
              depth = 0
              // What follows the colon follows nothing.
              character = 0
            } else if NotationScan.isIdeograph(p1) || NotationScan.isClosing(p1) || p1 == 0x25 && byte == 0x2C {
              if NotationScan.isBeforeText(bytes, i + 1, end) { halfwidth.append(NotationMark(at: i, line: index)) }
            } else if NotationScan.isStop(p1), p1 >= 0x80, byte != 0x3A {
              adjacent.append(NotationMark(at: i, line: index))
            }
          case 0x28:
            widths = widths << 1
            if depth == 0 { opening = i }
            depth += 1
            if NotationScan.isIdeograph(p1), i + 1 < end, bytes[i + 1] >= 0xE4, bytes[i + 1] <= 0xE9 {
              halfwidth.append(NotationMark(at: i, line: index))
            }
            lookAtNumeral(bytes, i + 1, end, index)
          case 0x29:
            if p1 == 0x20 || p1 == 0x28 { blanks.append(NotationMark(at: i, line: index)) }
            if depth > 0 {
              if widths & 1 == 1 { unlikeBrackets.append(NotationMark(at: i, line: index)) }
              widths >>= 1
              depth -= 1
            }
          case 0x30...0x39:
            if !NotationScan.isDigit(p1), NotationScan.isClauseStart(p1, p2),
              NotationScan.isNumbering(bytes, i, end)
            {
              numbers.append(NotationMark(at: i, line: index))
            }
          default: break
          }
        } else if byte == 0x5B {
          if DocumentNumbers.isSquare(bytes, i, end) { unlikeBrackets.append(NotationMark(at: i, line: index)) }
        } else if byte == 0x5D {
          // The first of a line, so that a line is looked back over but once.
          if NotationScan.isIdeograph(p1), squareLine != index {
            squareLine = index
            if !UnpairedMarks.opensSquare(bytes, line.lowerBound..<i) {
              openMarks.append(NotationMark(at: i, line: index))
            }
          }
        } else if byte == 0x58 || byte == 0x78 || byte == 0x5F {
          if p1 != character, i + 1 < end, bytes[i + 1] == byte { blanks.append(NotationMark(at: i, line: index)) }
        }
        i += 1
      } else if byte >= 0xE2, byte < 0xF0, i + 2 < end {
        character = UInt32(byte) << 16 | UInt32(bytes[i + 1]) << 8 | UInt32(bytes[i + 2])
        if byte == 0xE3 || byte == 0xEF {
          switch character {
          case 0xE3_8081, 0xE3_8082, 0xEF_BC8C, 0xEF_BC9B:  // 、 。 ， ；
            if NotationScan.isStop(p1), p1 >= 0x80 || p1 != 0x2E || NotationScan.isIdeograph(p2) {
              adjacent.append(NotationMark(at: i, line: index))
            } else if character == 0xE3_8081, NotationScan.isNumeral(p1), NotationScan.isClauseStart(p2, p3) {
              numbers.append(NotationMark(at: i - 3, line: index))
            } else if i + 3 < end, bytes[i + 3] == 0x20, NotationScan.isComparison(bytes, i + 4, end) {
              spacedStops.append(NotationMark(at: i + 3, line: index))
            }
            // More than one space is a blank to be filled in.
            if p1 == 0x20 || p1 == 0xE3_8080, NotationScan.isIdeograph(p2) {
              gaps.append(NotationMark(at: i - (p1 == 0x20 ? 1 : 3), line: index))
            }
          case 0xE3_808A, 0xE3_808B, 0xE3_8094, 0xE3_8095:  // 《 》 〔 〕
            titleMarks.append(NotationMark(at: i, line: index))
          case 0xEF_BC9A:  // ：
            if i == colon {
              widths = 0
              depth = 0
              character = 0
            }
          case 0xEF_BC88:  // （
            widths = widths << 1 | 1
            if depth == 0 { opening = i }
            depth += 1
            lookAtNumeral(bytes, i + 3, end, index)
            if i + 9 < end, bytes[i + 3] == 0x20, NotationScan.isNumeral(NotationScan.character(bytes, i + 4)),
              NotationScan.character(bytes, i + 7) == 0xEF_BC89
            {
              gaps.append(NotationMark(at: i + 3, line: index))
            }
          case 0xEF_BC89:  // ）
            if p1 == 0x20 || p1 == 0xE3_8080 || p1 == 0xEF_BC88 { blanks.append(NotationMark(at: i, line: index)) }
            if depth > 0 {
              if widths & 1 == 0 { unlikeBrackets.append(NotationMark(at: i, line: index)) }
              widths >>= 1
              depth -= 1
            }
          case 0xEF_BC90...0xEF_BC99:
            if p1 < 0xEF_BC90 || p1 > 0xEF_BC99 { fullwidthDigits.append(NotationMark(at: i, line: index)) }
          case 0xEF_BC8E:  // ．
            if NotationScan.isDigit(p1), i + 3 < end, NotationScan.isDigit(UInt32(bytes[i + 3])) {
              fullwidthDigits.append(NotationMark(at: i, line: index))
            }
          default: break
          }
        } else if character == 0xE2_809C {
          if quotes == 0, strays == 0 { quote = i }
          quotes += 1
        } else if character == 0xE2_809D {
          if quotes > 0 {
            quotes -= 1
          } else {
            strays += 1
            quote = i
          }
        }
        i += 3
      } else {
        // × of two bytes.
        if byte == 0xC3, i + 3 < end, bytes[i + 1] == 0x97, bytes[i + 2] == 0xC3, bytes[i + 3] == 0x97, p2 != 0xC3 {
          blanks.append(NotationMark(at: i, line: index))
        }
        i += 1
      }
      p3 = p2
      p2 = p1
      p1 = character
    }
    if depth == 1 { openMarks.append(NotationMark(at: opening, line: index)) }
    if quotes + strays == 1 { openMarks.append(NotationMark(at: quote, line: index)) }
  }

  /// An ideograph that is one of the three before it, or may be the second of a listed pair. Apart from the walk, so that
  /// what the walk does for each character needs no place in memory. `text` is the line.
  @inline(never)
  private mutating func lookAtIdeograph(
    _ bytes: [UInt8], _ character: UInt32, _ p1: UInt32, _ p2: UInt32, _ p3: UInt32, _ at: Int, _ text: ByteRange,
    _ line: Int, _ table: borrowing MisspellingTable
  ) {
    let mark = NotationMark(at: at, line: line)
    if character == p1 {
      doubled.append(mark)
    } else if character == p2 {
      if p1 == p3 { doubledPairs.append(mark) }
      // 数
      if p1 == 0xE6_95B0 { counts.append(mark) }
    }
    // 是
    if character == 0xE6_98AF, NotationScan.isNumeral(p1) {
      if NotationScan.isClauseStart(p2, p3) { clauses.append(mark) }
    } else {
      let (isMisspelt, isAsked) = table.look(p1, character, bytes, secondAt: at, in: text)
      if isMisspelt { words.append(mark) }
      if isAsked { asked.append(mark) }
    }
    // 幼儿园幼儿园
    if character == p3, character != p1, mark.isOfThree(bytes, from: text.lowerBound) { doubledPairs.append(mark) }
  }

  /// A pair of ideographs at `at` that stands four characters before, too: whether all four do.
  @inline(never)
  private mutating func lookAtFour(_ bytes: [UInt8], _ at: Int, _ lower: Int, _ end: Int, _ line: Int) {
    for start in stride(from: at - 6, through: at, by: 3)
    where start - 12 >= lower && start + 12 <= end && bytes[start - 12..<start].elementsEqual(bytes[start..<start + 12])
    {
      if doubledFours.last.map({ $0.line != line || $0.at + 12 <= start }) ?? true {
        doubledFours.append(NotationMark(at: start, line: line))
      }
      return
    }
  }

  /// A word of small letters that stands before the space, too.
  private mutating func lookAtLatinWord(_ bytes: [UInt8], _ at: Int, _ start: Int, _ line: Int) {
    guard bytes[at] &- 0x61 < 26 else { return }
    if latinLines.last?.line != line { latinLines.append(NotationMark(at: at, line: line)) }
    var count = 0
    while count < 24, at - 2 - count >= start, bytes[at - 2 - count] &- 0x61 < 26 { count += 1 }
    // Nothing but a space or the line's start stands before the first one.
    let first = at - 1 - count
    guard count > 0, count < 24, first == start || bytes[first - 1] == 0x20, at + count <= bytes.count,
      at + count == bytes.count || bytes[at + count] <= 0x20 || bytes[at + count] == 0x2E || bytes[at + count] == 0x2C,
      bytes[first] == bytes[at], bytes[first..<first + count].elementsEqual(bytes[at..<at + count])
    else { return }
    doubledPairs.append(NotationMark(at: at, line: line))
  }

  /// A Chinese numeral after an opening bracket may number a point: （四）.
  private mutating func lookAtNumeral(_ bytes: [UInt8], _ at: Int, _ end: Int, _ line: Int) {
    guard at + 2 < end, bytes[at] == 0xE4 || bytes[at] == 0xE5,
      NotationScan.isNumeral(NotationScan.character(bytes, at))
    else { return }
    numbers.append(NotationMark(at: at, line: line))
  }

  private mutating func lookAtEnds(_ bytes: [UInt8], _ line: ByteRange, colon: Int?, _ index: Int) {
    let (content, end) = (line.lowerBound, line.upperBound)
    if let colon {
      if colon - 3 > content, NotationWalk.mayEndStop(bytes[colon - 1]),
        NotationScan.isOpenStop(bytes, endingAt: colon, from: content + 3)
          || bytes[colon - 1] == 0x82 && bytes[colon - 2] == 0x80 && bytes[colon - 3] == 0xE3
      {
        trailing.append(NotationMark(at: colon - 1, line: index))
      }
      var start = colon + (bytes[colon] == 0x3A ? 1 : 3)
      while start < end, bytes[start] == 0x20 { start += 1 }
      if start + 3 < end, bytes[start] == 0xE3 || bytes[start] == 0xEF,
        NotationScan.isOpenStop(bytes, endingAt: start + 3, from: start)
          || bytes[start] == 0xE3 && bytes[start + 1] == 0x80 && bytes[start + 2] == 0x82
      {
        leading.append(NotationMark(at: start, line: index))
        return
      }
    }
    var last = end
    while last > content, bytes[last - 1] == 0x20 || bytes[last - 1] == 0x09 { last -= 1 }
    guard last > content, NotationWalk.mayEndStop(bytes[last - 1]) else { return }
    let start = colon.map { $0 + 1 } ?? content
    if last - start > 4, NotationScan.isOpenStop(bytes, endingAt: last, from: start) {
      trailing.append(NotationMark(at: last - 1, line: index))
    }
  }

  /// Whether 、 ， ； or 。 may end with that byte.
  private static func mayEndStop(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x81, 0x82, 0x8C, 0x9B: true
    default: false
    }
  }
}
