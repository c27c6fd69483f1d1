// What the language server computes over a whole project: 5,000 forms of 4 KB, parsed and in memory.

import BiaoFeatures
import BiaoModel
import BiaoRules
import BiaoSyntax
import BiaoWorkspace

/// Names looked for in all forms and one template. What is found depends on the name: a field stands in every form, a
/// rule in none.
func runProject(_ output: OutputStream) {
  var sources = [templateSource]
  for index in 0..<5000 {
    let bytes = FormGenerator.form(seed: UInt64(index) &+ 1, byteCount: 4096)
    sources.append(SourceFile(path: "form-\(index).biao", tree: Tree(bytes)))
  }
  let store = TemplateStore(workspace: [templateSource])
  let byPath = Dictionary(sources.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
  let project = ProjectView(
    paths: sources.map(\.path), templates: store, language: .zh, read: { byPath[$0] })
  let byteCount = sources.reduce(0) { $0 + $1.tree.bytes.count }
  let linter = Linter(templates: store, options: LintOptions())
  func view(_ path: String) -> DocumentView? { byPath[path].map { DocumentView(linter.examine($0), linter: linter) } }
  func row(_ name: String, _ body: () -> Int) {
    let count = body()
    let row = BenchmarkRow(
      name: "\(name): \(count)", byteCount: byteCount, measurement: Measurement { keep(body()) })
    output.write(row.text + "\n")
    output.flush()
  }
  guard let form = view("form-0.biao"), let template = view(templateSource.path) else { return }
  func offset(of text: String, in view: DocumentView) -> Int {
    let bytes = view.tree.bytes
    let wanted = Array(text.utf8)
    return bytes.indices.first { bytes[$0...].starts(with: wanted) } ?? 0
  }
  let indicator = form.form?.indicators.first?.name.lowerBound ?? 0
  for (name, place) in [
    ("a template", offset(of: "基准/", in: form)), ("a field", offset(of: "部门名称", in: form)),
    ("a tier", offset(of: "数量指标", in: form)), ("a column", offset(of: "任务名称", in: form)), ("an indicator", indicator),
    ("a unit", offset(of: "万元", in: form)),
  ] {
    row("references of \(name)") {
      var search = project.references(at: place, in: form, includeDeclaration: true)
      var count = 0
      _ = search.advance(isDue: { false }) { _ in count += 1 }
      return count
    }
  }
  row("rename of a column") {
    let place = offset(of: "财政拨款", in: template)
    var renaming = try? project.rename(at: place, in: template, to: "财政资金拨款")
    return (try? renaming?.advance { false })?.documents.count ?? -1
  }
  func count(_ query: SymbolQuery) -> Int {
    var query = query
    return query.advance { false }?.symbols.count ?? -1
  }
  for query in ["", "数", "培训", "xyz"] {
    row("symbols of “\(query)”") { count(SymbolQuery(query, in: project)) }
  }
  let pinyin = PinyinQuery("slzb")
  row("symbols of slzb by pinyin") {
    count(SymbolQuery("slzb", in: project) { _, name in pinyin.score(of: name) })
  }
}
