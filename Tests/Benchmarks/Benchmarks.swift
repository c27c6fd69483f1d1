// What is measured, and on which forms.

import BiaoFormat
import BiaoModel
import BiaoRules
import BiaoSyntax
import BiaoWorkspace

/// What is measured on a form that is in memory. Each takes what it needs from the one before.
let phases: [(name: String, prepare: @Sendable ([UInt8]) -> () -> Void)] = [
  ("parse", { bytes in { keep(Tree(bytes).lines.count) } }),
  (
    "tokens",
    { bytes in
      let tree = Tree(bytes)
      return { keep(tree.lines.indices.reduce(0) { $0 + tree.tokens(ofLine: $1).count }) }
    }
  ),
  (
    "edit one line",
    { bytes in
      let tree = Tree(bytes)
      let middle = tree.lines[tree.lines.count / 2].end
      return { keep(tree.replacing(middle..<middle, with: [0x31]).lines.count) }
    }
  ),
  (
    "format check",
    { bytes in
      let tree = Tree(Formatter().formatted(Tree(bytes)))
      return { keep(Formatter().edits(tree).count) }
    }
  ),
  (
    "bind",
    { bytes in
      let source = SourceFile(path: "form.biao", tree: Tree(bytes))
      let template = TemplateStore(workspace: []).compile(templateSource)
      return { keep(Form(source, template: template).faults.count) }
    }
  ),
  (
    "judge relations",
    { bytes in
      let source = SourceFile(path: "form.biao", tree: Tree(bytes))
      let form = Form(source, template: TemplateStore(workspace: []).compile(templateSource))
      return { keep(form.judgements().count) }
    }
  ),
  (
    "lint (parsed before)",
    { bytes in
      let source = SourceFile(path: "form.biao", tree: Tree(bytes))
      let linter = Linter(templates: TemplateStore(workspace: [templateSource]), options: LintOptions())
      return { keep(linter.lint(source).count) }
    }
  ),
]

let templateSource = SourceFile(path: "template.biao", tree: Tree(FormGenerator.template))

let sizes = [("4 KB", 4 << 10), ("100 KB", 100 << 10), ("1 MB", 1 << 20), ("10 MB", 10 << 20)]

/// Takes a result, so that the optimiser cannot leave out the work that led to it.
@inline(never)
@_optimize(none)
func keep(_ value: Int) {}

func runBenchmarks(_ filter: String, _ output: OutputStream) {
  output.write(BenchmarkRow.heading + "\n")
  for phase in phases + featurePhases + readingPhases {
    var first: BenchmarkRow?
    for (name, size) in sizes where filter.isEmpty || "\(phase.name) \(name)".contains(filter) {
      let bytes = FormGenerator.form(seed: 1, byteCount: size)
      var row = BenchmarkRow(
        name: "\(phase.name) \(name)", byteCount: bytes.count, measurement: Measurement(phase.prepare(bytes)))
      // Small forms carry fixed costs, so the largest is compared with the one of 100 KB.
      if let first { row.ratio = row.nanosecondsPerByte / first.nanosecondsPerByte }
      if size >= 100 << 10, first == nil { first = row }
      output.write(row.text + "\n")
      output.flush()
    }
  }
  if filter.isEmpty || filter.hasPrefix("keystroke") { runKeystrokes(filter, output) }
  if filter.isEmpty || "project".contains(filter) { runProject(output) }
  if filter.isEmpty || "folder".contains(filter) { runFolder(output) }
}

/// 5,000 forms of 4 KB, from the disk to the findings, as `hebiao lint` does it.
func runFolder(_ output: OutputStream) {
  let folder = FilePath((Platform.environment("TMPDIR") ?? "/tmp") + "/hebiao-bench")
  guard let byteCount = generate(folder, count: 5000, size: 4096) else {
    output.write("cannot write to \(folder.text)\n")
    return
  }
  for threads in [1, WorkPool().threadCount] {
    let measurement = Measurement {
      var run = LintRun(RunDocuments([.path(folder)]), language: .zh)
      run.threadCount = threads
      keep(run.run(render: { _, _ in [] }, write: { _ in }, report: { _ in }).fileCount)
    }
    write("folder of 5000, \(threads) thread(s)", measurement)
    let check = Measurement {
      var run = DocumentRun(RunDocuments([.path(folder)]))
      run.threadCount = threads
      let outcome = run.run(
        work: { .success(Formatter().edits(Tree($0.bytes)).count) }, deliver: { keep($0) }, report: { _ in })
      keep(outcome.fileCount)
    }
    write("format check of them, \(threads) thread(s)", check)
  }

  func write(_ name: String, _ measurement: Measurement) {
    output.write(BenchmarkRow(name: name, byteCount: byteCount, measurement: measurement).text + "\n")
    output.flush()
  }
}

/// Writes a corpus; the number of its bytes, or nil where that failed.
func generate(_ folder: FilePath, count: Int, size: Int) -> Int? {
  if Platform.createFolder(folder) != nil { return nil }
  // Not counted: one file more.
  if Platform.writeFile(FormGenerator.template, at: FilePath(folder.text + "/template.biao")) != nil { return nil }
  var total = 0
  for index in 0..<count {
    let bytes = FormGenerator.form(seed: UInt64(index) &+ 1, byteCount: size)
    let digits = String(index)
    let name = "form-" + String(repeating: "0", count: max(0, 5 - digits.count)) + digits + ".biao"
    if Platform.writeFile(bytes, at: FilePath(folder.text + "/" + name)) != nil { return nil }
    total += bytes.count
  }
  return total
}
