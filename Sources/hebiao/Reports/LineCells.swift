// Text as a terminal shows it: characters, the cells that each takes, and what must not reach a terminal as it is.

import BiaoFormat

/// What a terminal draws as one thing: a character with its combining marks, an emoji sequence, a tab.
struct CellCluster {
  enum Content {
    /// The bytes of the text.
    case verbatim
    /// Something readable in place of what cannot be seen or would steer the terminal.
    case escaped(String)
    /// As many spaces as the cluster is wide.
    case spaces
  }

  /// In bytes of the text.
  var range: Range<Int>
  var width: Int
  var content: Content
}

/// The clusters of `range`, which lies in one line and begins and ends between characters. Tabs go to the next multiple
/// of four cells from the start of the range.
func cellClusters(_ bytes: [UInt8], _ range: Range<Int>) -> [CellCluster] {
  var clusters: [CellCluster] = []
  var column = 0
  var previous: UInt32 = 0
  var i = range.lowerBound
  while i < range.upperBound {
    let (scalar, length) = decodeScalar(bytes, at: i, end: range.upperBound)
    let next = i + length
    let code = scalar?.value ?? 0xFFFD
    if let last = clusters.indices.last, case .verbatim = clusters[last].content,
      let width = widthJoined(code, after: previous, in: clusters[last], bytes, next, range.upperBound)
    {
      column += width - clusters[last].width
      clusters[last].width = width
      clusters[last].range = clusters[last].range.lowerBound..<next
    } else {
      var cluster = CellCluster(range: i..<next, width: cellWidth(of: code), content: .verbatim)
      if code == 0x09 {
        cluster.content = .spaces
        cluster.width = 4 - column % 4
      } else if scalar == nil {
        cluster.content = .escaped("\u{FFFD}")
      } else if let text = escape(code) {
        cluster.content = .escaped(text)
        cluster.width = text.unicodeScalars.count
      }
      column += cluster.width
      clusters.append(cluster)
    }
    previous = code
    i = next
  }
  return clusters
}

/// The width of `cluster` once `code` has joined it, or nil if `code` begins another.
private func widthJoined(
  _ code: UInt32, after previous: UInt32, in cluster: CellCluster, _ bytes: [UInt8], _ next: Int, _ end: Int
) -> Int? {
  if code < 0x300 { return nil }
  switch code {
  case 0xFE0F:
    return CellWidthTable.contains(CellWidthTable.presented, previous) ? 2 : cluster.width
  case 0x200D:
    // Only between pictures, where it makes one of two. Elsewhere it is an invisible character, to be shown.
    guard cluster.width == 2, isPicture(previous) || previous == 0xFE0F || isSkinTone(previous), next < end,
      let following = decodeScalar(bytes, at: next, end: end).scalar, isPicture(following.value)
    else { return nil }
    return cluster.width
  case 0xE0020...0xE007F:
    // The letters of a flag. After anything else they would hide text.
    return cluster.width == 2 && (isPicture(previous) || (0xE0020...0xE007E).contains(previous)) ? cluster.width : nil
  default:
    if previous == 0x200D, cluster.width == 2, isPicture(code) { return cluster.width }
    if isSkinTone(code), cluster.width == 2, isPicture(previous) { return cluster.width }
    // A regional indicator takes one cell, so a flag, which is two of them, needs no rule.
    return cellWidth(of: code) == 0 && escape(code) == nil ? cluster.width : nil
  }
}

private func isPicture(_ code: UInt32) -> Bool {
  code >= 0x1F000 && CellWidthTable.contains(CellWidthTable.wide, code)
    || CellWidthTable.contains(CellWidthTable.presented, code)
    || code >= 0x2300 && code < 0x2E80 && CellWidthTable.contains(CellWidthTable.wide, code)
}

private func isSkinTone(_ code: UInt32) -> Bool { code >= 0x1F3FB && code <= 0x1F3FF }

/// What is shown for a character that a terminal would obey, or that nobody can see; nil for all others.
func escape(_ code: UInt32) -> String? {
  switch code {
  case 0x00...0x1F: return Unicode.Scalar(0x2400 + code).map { String(Character($0)) }
  case 0x7F: return "\u{2421}"
  case 0x80...0x9F, 0xAD, 0x061C, 0x180E, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF, 0xFFF9...0xFFFB,
    0xE0000...0xE007F:
    return hexadecimal(code)
  default: return nil
  }
}

private func hexadecimal(_ code: UInt32) -> String {
  let digits = String(code, radix: 16, uppercase: true)
  return "<U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits + ">"
}

/// `text` with everything escaped that a terminal would obey, and on one line.
func terminalSafe(_ text: String) -> String {
  // Nearly always there is nothing to do.
  if !text.unicodeScalars.contains(where: { escape($0.value) != nil }) { return text }
  let bytes = Array(text.utf8)
  var result: [UInt8] = []
  for cluster in cellClusters(bytes, 0..<bytes.count) { append(cluster, of: bytes, to: &result) }
  return String(decoding: result, as: UTF8.self)
}

/// Writes `cluster` as the terminal shall show it.
func append(_ cluster: CellCluster, of bytes: [UInt8], to result: inout [UInt8]) {
  switch cluster.content {
  case .verbatim: result.append(contentsOf: bytes[cluster.range])
  case .escaped(let text): result.append(contentsOf: text.utf8)
  case .spaces: result.append(contentsOf: repeatElement(0x20, count: cluster.width))
  }
}
