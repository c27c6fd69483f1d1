// Excerpts: a piece of a source line as a report shows it, and where in it the highlighted words stand.

import BiaoSyntax

/// A line, or the part of a long one around the highlighted words.
struct Excerpt {
  /// UTF-8, safe for a terminal.
  private(set) var text: [UInt8] = []
  /// The bytes of `text` that are the highlighted words; empty where the range is.
  private(set) var highlighted = 0..<0
  /// The cells before the highlighted words.
  private(set) var caretStart = 0
  /// The cells of the highlighted words, at least 1.
  private(set) var caretWidth = 1

  /// The part of line `index` that fits into `width` cells with `range`, of which what lies on other lines is cut off.
  /// `compactly` means without indentation, and with runs of spaces as one: how a line is quoted within a line.
  init(_ tree: Tree, line index: Int, range: ByteRange, width: Int, compactly: Bool = false) {
    guard tree.lines.indices.contains(index) else { return }
    let bytes = tree.bytes
    let line = tree.lines[index]
    var lineStart = compactly ? min(line.content, line.end) : line.start
    if lineStart == 0, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { lineStart = min(3, line.end) }
    let lower = min(max(range.lowerBound, lineStart), line.end)
    let upper = min(max(range.upperBound, lower), line.end)

    // A terminal's width of text to each side, found without looking at the rest of a line that may be of any length.
    let reach = width * 4
    var windowStart = max(lineStart, lower - reach)
    while windowStart > lineStart, windowStart < lower, bytes[windowStart] & 0xC0 == 0x80 { windowStart += 1 }
    var windowEnd = min(line.end, lower + 2 * reach)
    while windowEnd < line.end, windowEnd > lower, bytes[windowEnd] & 0xC0 == 0x80 { windowEnd -= 1 }

    var clusters = cellClusters(bytes, windowStart..<max(windowEnd, windowStart))
    if compactly { clusters = collapsingSpaces(clusters, bytes) }
    let visible = visibleClusters(
      clusters, lower: lower, upper: upper, width: width, isCutAtStart: windowStart > lineStart,
      isCutAtEnd: windowEnd < line.end)
    let ellipsis: [UInt8] = [0xE2, 0x80, 0xA6]

    var column = 0
    if visible.lowerBound > 0 || windowStart > lineStart {
      text += ellipsis
      column = 1
    }
    var start: (column: Int, byte: Int)?
    var end: (column: Int, byte: Int)?
    for cluster in clusters[visible] {
      if start == nil, cluster.range.upperBound > lower { start = (column, text.count) }
      append(cluster, of: bytes, to: &text)
      column += cluster.width
      if cluster.range.lowerBound < upper { end = (column, text.count) }
    }
    let from = start ?? (column, text.count)
    let to = max(end?.column ?? from.column, from.column)
    caretStart = from.column
    caretWidth = max(1, to - from.column)
    if lower < upper { highlighted = from.byte..<max(end?.byte ?? from.byte, from.byte) }
    if visible.upperBound < clusters.count || windowEnd < line.end { text += ellipsis }
  }
}

/// The indices of the clusters to show: all if they fit, else a part that holds the start of `lower ..< upper`, with some
/// text before it.
private func visibleClusters(
  _ clusters: [CellCluster], lower: Int, upper: Int, width: Int, isCutAtStart: Bool, isCutAtEnd: Bool
) -> Range<Int> {
  var total = 0
  // Cells before the range, and to its end.
  var before = 0
  var through = 0
  for cluster in clusters {
    if cluster.range.upperBound <= lower { before += cluster.width }
    if cluster.range.lowerBound < upper { through += cluster.width }
    total += cluster.width
  }
  through = max(through, before)
  if !isCutAtStart, !isCutAtEnd, total <= width { return clusters.indices }

  var first = 0
  var isFirstShown = !isCutAtStart
  if isCutAtStart || through > width - 1 {
    // The range in the middle if it is short, at the left if it is long.
    let context = max((width - (through - before)) / 2, width / 6)
    var cells = before
    while first < clusters.count, cells > context, clusters[first].range.upperBound <= lower {
      cells -= clusters[first].width
      first += 1
    }
    isFirstShown = isFirstShown && first == 0
  }
  var last = first
  var cells = isFirstShown ? 0 : 1
  while last < clusters.count {
    let isLast = last == clusters.count - 1 && !isCutAtEnd
    if cells + clusters[last].width > width - (isLast ? 0 : 1) { break }
    cells += clusters[last].width
    last += 1
  }
  return first..<last
}

/// Without the spaces and tabs that follow a space.
private func collapsingSpaces(_ clusters: [CellCluster], _ bytes: [UInt8]) -> [CellCluster] {
  var result: [CellCluster] = []
  var isAfterSpace = false
  for var cluster in clusters {
    let byte = bytes[cluster.range.lowerBound]
    let isSpace = cluster.range.count == 1 && (byte == 0x20 || byte == 0x09)
    if isSpace, isAfterSpace { continue }
    if isSpace { cluster.width = 1 }
    isAfterSpace = isSpace
    result.append(cluster)
  }
  return result
}
