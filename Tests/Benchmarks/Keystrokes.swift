// What the language server does with a key that is pressed: the text edited, parsed and examined again.

import BiaoModel
import BiaoRules
import BiaoSyntax
import BiaoWorkspace

/// Where a character is typed and taken away again: behind the first place of that text in the second third of the form.
/// Times are of both edits.
let keystrokes: [(name: String, place: String)] = [
  ("in a target", ": ≥ "), ("in prose", "  > 1. "), ("in a name", "- "), ("in an amount", " | "),
]

func runKeystrokes(_ filter: String, _ output: OutputStream) {
  let linter = Linter(templates: TemplateStore(workspace: [templateSource]), options: LintOptions())
  for (name, place) in keystrokes {
    for (sizeName, size) in [("10 KB", 10 << 10), ("100 KB", 100 << 10), ("1 MB", 1 << 20)] {
      let title = "keystroke \(sizeName) \(name)"
      guard filter.isEmpty || title.contains(filter) else { continue }
      let bytes = FormGenerator.form(seed: 1, byteCount: size + size / 4)
      let start = bytes.count / 3
      let word = Array(place.utf8)
      guard
        let found = (start..<bytes.count).first(where: { bytes[$0...].starts(with: word) })
          ?? (0..<bytes.count).first(where: { bytes[$0...].starts(with: word) })
      else { continue }
      let offset = found + word.count
      var examination = linter.examine(SourceFile(path: "form.biao", tree: Tree(bytes)))
      let measurement = Measurement {
        for (range, text) in [(offset..<offset, [0x31] as [UInt8]), (offset..<offset + 1, [])] {
          let tree = examination.source.tree.replacing(range, with: text)
          examination = linter.examine(SourceFile(path: "form.biao", tree: tree), previous: examination)
        }
        keep(examination.findings.count)
      }
      output.write(BenchmarkRow(name: title, byteCount: bytes.count, measurement: measurement).text + "\n")
      output.flush()
    }
  }
}

/// Single characters typed at random places of a file and taken away again, seven of ten between two ideographs, the
/// others anywhere. Tells the median and the worst of a hundred, with and without the examination before.
func runEdits(_ file: FilePath, count: Int, _ output: OutputStream) -> Bool {
  guard case .success(let bytes) = readDocument(file) else { return false }
  let linter = Linter(templates: TemplateStore(workspace: []), options: LintOptions())
  for isRepaired in [true, false] {
    var random = SeededGenerator(seed: 3)
    var examination = linter.examine(SourceFile(path: file.text, tree: Tree(bytes)))
    var times: [UInt64] = []
    for _ in 0..<count {
      let tree = examination.source.tree
      let (offset, text) = place(in: tree, &random)
      for (range, text) in [(offset..<offset, text), (offset..<offset + text.count, [])] {
        let start = Platform.nanoseconds()
        let edited = examination.source.tree.replacing(range, with: text)
        examination = linter.examine(
          SourceFile(path: file.text, tree: edited), previous: isRepaired ? examination : nil)
        times.append(Platform.nanoseconds() &- start)
      }
    }
    times.sort()
    output.write(
      "\(isRepaired ? "repaired" : "from scratch"): p50 \(times[times.count / 2] / 1000) µs, "
        + "p99 \(times[times.count * 99 / 100] / 1000) µs, \(examination.findings.count) findings\n")
    output.flush()
  }
  return true
}

private func place(in tree: Tree, _ random: inout SeededGenerator) -> (offset: Int, text: [UInt8]) {
  func isIdeograph(_ offset: Int) -> Bool {
    offset + 2 < tree.bytes.count && tree.bytes[offset] >= 0xE4 && tree.bytes[offset] <= 0xE9
  }
  while true {
    let content = tree.contentRange(ofLine: Int.random(in: 0..<tree.lines.count, using: &random))
    guard !content.isEmpty else { continue }
    if Int.random(in: 0..<10, using: &random) < 7 {
      let places = content.filter { isIdeograph($0) && isIdeograph($0 + 3) && $0 + 3 < content.upperBound }
      if let place = places.randomElement(using: &random) { return (place + 3, Array("测".utf8)) }
    } else {
      let places = content.filter { tree.bytes[$0] & 0xC0 != 0x80 }
      if let place = places.randomElement(using: &random) { return (place, [0x78]) }
    }
  }
}
