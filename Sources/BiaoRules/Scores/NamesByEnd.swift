// What a form states under names, found by how a text names it before a figure: 公务接待费支出5.52万元.

import BiaoSyntax
import BiaoValues

/// Lines or rows by the last two characters of their names, which are at least three characters long.
struct NamesByEnd<Element> {
  private var elements: [UInt64: [(name: ByteRange, element: Element)]] = [:]

  var isEmpty: Bool { elements.isEmpty }

  mutating func add(_ element: Element, under name: ByteRange, _ bytes: [UInt8]) {
    elements[NamesByEnd.key(bytes, name.upperBound), default: []].append((name, element))
  }

  /// Those whose whole name stands before the figure in its clause, with no more than a few of `links`, 支出 or 为, between.
  /// Several names may end alike.
  func named(before said: GoalFigure, links: [[UInt8]], _ bytes: [UInt8]) -> [Element] {
    var end = said.figure.range.lowerBound
    for _ in 0..<4 {
      guard end - 9 >= said.clause.lowerBound else { return [] }
      if let alike = elements[NamesByEnd.key(bytes, end)] {
        let found = alike.filter {
          end - $0.name.count >= said.clause.lowerBound
            && bytes[(end - $0.name.count)..<end].elementsEqual(bytes[$0.name])
        }
        if !found.isEmpty { return found.map(\.element) }
      }
      guard let link = links.first(where: { bytes[..<end].suffix($0.count).elementsEqual($0) }) else { return [] }
      end -= link.count
    }
    return []
  }

  private static func key(_ bytes: [UInt8], _ end: Int) -> UInt64 {
    UInt64(NotationScan.character(bytes, end - 6)) << 32 | UInt64(NotationScan.character(bytes, end - 3))
  }
}
