// The preview: a form as the table that is printed, a template as the empty form.

import BiaoModel
package import BiaoRules
import BiaoSyntax
import BiaoValues

/// A document as its paper form.
package struct Preview: Sendable {
  /// The form's name, as printed above it.
  package var title: String
  /// The year, under the title; empty where the form names none.
  package var subtitle: String
  /// The unit of amounts, at the upper right; empty where there is none.
  package var note: String
  /// In the order of the document.
  package var parts: [Part]
  package var language: Language

  /// A label with what stands beside it.
  package indirect enum Part: Sendable {
    /// A value of some lines; short ones share a row with their neighbours.
    case field(label: String, value: [Line])
    /// A grid, with the lines above it.
    case grid(label: String, above: [Line], Grid)
    /// A label for several parts, with the lines above them.
    case group(label: String, above: [Line], parts: [Part])
  }

  package enum Line: Sendable, Equatable {
    case words(String)
    /// Guidance of a template: no part of the form.
    case hint(String)
  }

  package struct Grid: Sendable {
    package var header: [String]
    /// Each row has the cells that begin in it; one of several rows or columns stands once.
    package var rows: [[Cell]] = []
  }

  package struct Cell: Sendable, Equatable {
    package var text: String
    package var rows = 1
    package var columns = 1
    /// The name of a row.
    package var isName = false
    /// The name of a tier, which stands over its rows.
    package var isTier = false
    /// A figure, which stands at the right.
    package var isFigure = false
    /// How deep the row is indented.
    package var depth = 0
  }
}

extension DocumentView {
  /// The document as its paper form; of a template the form that is still empty.
  package func preview() -> Preview {
    let name = template.name.utf8.split(separator: UInt8(ascii: "/")).last.map { String(decoding: $0, as: UTF8.self) }
    var preview = Preview(
      title: name ?? say(zh: "绩效表", en: "Form"), subtitle: "", note: "", parts: [], language: language)
    let written = tree.headDirective(.unit).flatMap { Units.unit(named: tree.bytes, $0.argument) }
    if let unit = written ?? template.unit {
      preview.note = say(zh: "金额单位：\(unit.symbol)", en: "Amounts in \(unit.symbol)")
    }
    if let form {
      let builder = FormPreview(self, form)
      preview.subtitle = builder.year
      preview.parts = builder.parts(of: nil)
    } else {
      preview.parts = TemplatePreview(self).parts(of: 0)
    }
    return preview
  }
}

/// Makes the parts of a form, line by line. Recursion goes with the depth of the tree, which is at most 256.
private struct FormPreview {
  private let view: DocumentView
  private let form: Form
  private let tree: Tree

  init(_ view: DocumentView, _ form: Form) {
    self.view = view
    self.form = form
    tree = view.tree
  }

  /// `（2024年度）`, where a field of the form says so.
  var year: String {
    for (field, declared) in form.template.fields.enumerated() where declared.type == .year {
      guard let line = form.line(of: field), let value = tree.value(ofLine: line),
        case .value(let date) = Read.year(tree.bytes, value), let year = date.date.year
      else { continue }
      return view.say(zh: "（\(year)年度）", en: "(\(year))")
    }
    return ""
  }

  func parts(of line: Int?) -> [Preview.Part] {
    var parts: [Preview.Part] = []
    for child in tree.children(of: line) where tree.lines[child].kind == .entry || tree.lines[child].kind == .item {
      if let part = part(child) { parts.append(part) }
    }
    // Rows and prose that stand under nothing.
    if line == nil {
      let stray = tree.children(of: nil).filter { tree.lines[$0].kind == .prose }
      let words = stray.compactMap { tree.text(ofLine: $0).map { Preview.Line.words(tree.text($0)) } }
      if !words.isEmpty { parts.append(.field(label: "", value: words)) }
    }
    return parts
  }

  private func part(_ line: Int) -> Preview.Part? {
    guard let label = tree.label(ofLine: line) else { return nil }
    let name = tree.text(tree.trimmed(labelRange(label)))
    var above: [Preview.Line] = []
    if let value = tree.value(ofLine: line), !value.isEmpty { above.append(.words(shown(value, line: line))) }
    var rows: [Int] = []
    var elements: [Int] = []
    var others = false
    for child in tree.children(of: line) {
      switch tree.lines[child].kind {
      case .prose: if let text = tree.text(ofLine: child) { above.append(.words(tree.text(text))) }
      case .row: rows.append(child)
      case .item where isPlainElement(child): elements.append(child)
      case .entry, .item: others = true
      case .directive, .blank, .comment, .conflictMarker: break
      }
    }
    for (position, element) in elements.enumerated() {
      above.append(.words("\(position + 1). " + tree.text(tree.trimmed(elementRange(element)))))
    }
    if holdsIndicators(line) {
      return .grid(label: name, above: above, IndicatorGrid(view, form).grid(under: line))
    }
    if !rows.isEmpty {
      let grid = Preview.Part.grid(label: name, above: above, self.grid(under: line))
      return others ? .group(label: "", above: [], parts: [grid] + named(line)) : grid
    }
    if others { return .group(label: name, above: above, parts: named(line)) }
    return .field(label: name, value: above)
  }

  /// The parts of a line without the elements, which stand above them.
  private func named(_ line: Int) -> [Preview.Part] {
    tree.children(of: line).filter { child in
      (tree.lines[child].kind == .entry || tree.lines[child].kind == .item) && !isPlainElement(child)
    }.compactMap { part($0) }
  }

  /// An element of a list under which nothing stands: one numbered line.
  private func isPlainElement(_ line: Int) -> Bool {
    guard tree.lines[line].kind == .item, form.bindings[line].role == .element else { return false }
    var below = tree.children(of: line)
    return below.next() == nil
  }

  private func holdsIndicators(_ line: Int) -> Bool {
    guard let field = form.bindings[line].field, form.bindings[line].role == .field else { return false }
    return form.template.fields[field].type == .indicators
  }

  /// The name with its unit, without quotation marks.
  private func labelRange(_ label: Label) -> ByteRange {
    label.isQuoted
      ? label.name : ByteRange(clamping: label.name.lowerBound, label.last?.outer.upperBound ?? label.name.upperBound)
  }

  private func elementRange(_ line: Int) -> ByteRange {
    guard let label = tree.label(ofLine: line) else { return tree.contentRange(ofLine: line) }
    return ByteRange(clamping: label.name.lowerBound, tree.lines[line].end)
  }

  /// A value as printed: of a choice all options with the chosen one ticked.
  private func shown(_ value: ByteRange, line: Int) -> String {
    let text = tree.text(value)
    guard let field = form.bindings[line].field, form.bindings[line].state == .value,
      form.template.fields[field].type == .choice
    else { return text }
    let options = form.template.fields[field].options
    let chosen = NameKey(text)
    guard (2...8).contains(options.count), options.contains(where: { NameKey($0) == chosen }) else { return text }
    return options.map { (NameKey($0) == chosen ? "☑ " : "☐ ") + $0 }.joined(separator: "　")
  }

  /// The rows under a line, the first as the header.
  private func grid(under line: Int) -> Preview.Grid {
    var grid = Preview.Grid(header: [])
    var base: UInt16?
    for index in line + 1..<max(tree.lines[line].subtreeEnd, line + 1) where tree.lines[index].kind == .row {
      let cells = tree.cells(ofLine: index).map { $0 }
      guard let first = base else {
        base = tree.lines[index].depth
        grid.header = cells.map { cellText($0) }
        continue
      }
      let depth = Int(tree.lines[index].depth) - Int(first)
      var row = cells.enumerated().map { position, range in
        Preview.Cell(
          text: cellText(range), isName: position == 0, isFigure: position > 0 && isFigure(range),
          depth: position == 0 ? max(depth, 0) : 0)
      }
      while row.count < grid.header.count { row.append(Preview.Cell(text: "")) }
      grid.rows.append(row)
    }
    return grid
  }

  private func cellText(_ range: ByteRange) -> String {
    tree.text(range).replacingEscapedBars
  }

  private func isFigure(_ range: ByteRange) -> Bool {
    switch Read.figure(tree.bytes, range) {
    case .value, .inapplicable: true
    case .empty, .placeholder, .illegal: false
    }
  }
}

extension String {
  /// `\|` as the bar that it stands for.
  fileprivate var replacingEscapedBars: String {
    guard utf8.contains(0x5C) else { return self }
    var out: [UInt8] = []
    for byte in utf8 {
      if byte == 0x7C, out.last == 0x5C { out.removeLast() }
      out.append(byte)
    }
    return String(decoding: out, as: UTF8.self)
  }
}

/// Makes the parts of an empty form from the fields of a template.
private struct TemplatePreview {
  private let view: DocumentView
  private let template: Template
  private static let blank = Preview.Line.words("")

  init(_ view: DocumentView) {
    self.view = view
    template = view.template
  }

  func parts(of field: Int) -> [Preview.Part] { template.children(of: field).map(part) }

  private func part(_ field: Int) -> Preview.Part {
    let declared = template.fields[field]
    var name = declared.name
    if let unit = declared.unit { name += view.language == .zh ? "（\(unit.symbol)）" : " (\(unit.symbol))" }
    let hints = guidance(declared).map { Preview.Line.hint($0) }
    switch declared.type {
    case .group, .parts: return .group(label: name, above: hints, parts: parts(of: field))
    case .table: return .grid(label: name, above: hints, table(field))
    case .indicators, .tier:
      return .grid(label: name, above: hints, IndicatorGrid.empty(view, template, under: field))
    case .choice:
      let options = declared.options.map { "☐ " + $0 }.joined(separator: "　")
      return .field(label: name, value: [.words(options)] + hints)
    case .list: return .field(label: name, value: hints + [.words("1."), .words("2.")])
    default: return .field(label: name, value: hints.isEmpty ? [TemplatePreview.blank] : hints)
    }
  }

  private func guidance(_ field: Field) -> [String] {
    guard template.sources.indices.contains(field.origin.source) else { return [] }
    let tree = template.sources[field.origin.source].tree
    return field.guidance.map { tree.text($0) }
  }

  /// The columns, a row for each total, and two to be filled in.
  private func table(_ field: Int) -> Preview.Grid {
    let columns = template.children(of: field)
    var header = columns.map { column -> String in
      let declared = template.fields[column]
      return declared.name + (declared.unit.map { "（\($0.symbol)）" } ?? "")
    }
    // Without a column of names the first one has none.
    let isNamed = columns.contains { template.fields[$0].type == .text }
    if !isNamed { header.insert("", at: 0) }
    var names: [String] = []
    for relation in template.relations {
      guard case .total(let table, _) = relation.kind, table == field,
        template.sources.indices.contains(relation.origin.source)
      else { continue }
      names.append(template.sources[relation.origin.source].tree.text(relation.range))
    }
    var grid = Preview.Grid(header: header)
    for name in names + ["", ""] {
      var row = [Preview.Cell(text: name, isName: true)]
      while row.count < max(header.count, 1) { row.append(Preview.Cell(text: "")) }
      grid.rows.append(row)
    }
    return grid
  }
}
