// A form to fill in, made of a template.

package import BiaoModel
package import BiaoRules
import BiaoSyntax
import BiaoValues

/// Writes the form that a template asks for: every line in the template's order with an empty value, the guidance as
/// comments, indicators as examples in comments.
package struct NewForm {
  private let template: Template
  private let library: IndicatorLibrary
  private let language: Language
  private var text = ""
  private static let maximumDepth = 64

  package init(_ template: Template, library: IndicatorLibrary, language: Language) {
    self.template = template
    self.library = library
    self.language = language
  }

  /// The document. `directive` is the keyword after `@`.
  package consuming func write(directive: String = "form") -> String {
    text = "@\(directive) \(template.name)\n"
    for field in template.children(of: 0) where isWritten(field) {
      text += "\n"
      write(field, indentation: "", depth: 0)
    }
    return text
  }

  private func say(zh: String, en: String) -> String { language == .zh ? zh : en }

  private func isWritten(_ field: Int) -> Bool { template.fields[field].name != "*" }

  private mutating func write(_ field: Int, indentation: String, depth: Int) {
    let declared = template.fields[field]
    writeGuidance(of: field, indentation: indentation)
    text += indentation + Insertion.written(declared.name) + label(of: declared) + ":\n"
    guard depth < NewForm.maximumDepth else { return }
    let inner = indentation + "  "
    switch declared.type {
    case .table: writeTable(field, indentation: inner)
    case .list: break
    default:
      for child in template.children(of: field) where isWritten(child) {
        write(child, indentation: inner, depth: depth + 1)
      }
    }
  }

  private func label(of field: Field) -> String {
    var text = ""
    if let weight = field.weight { text += " (\(weight)\(say(zh: "分", en: " pts")))" }
    if let unit = field.unit { text += " (\(unit.symbol))" }
    return text
  }

  /// What the author should know of the line, in comments before it.
  private mutating func writeGuidance(of field: Int, indentation: String) {
    let declared = template.fields[field]
    var notes: [String] = []
    if declared.isRequired, !declared.type.isContainer { notes.append(say(zh: "必填", en: "required")) }
    if template.sources.indices.contains(declared.origin.source) {
      let tree = template.sources[declared.origin.source].tree
      notes += declared.guidance.map { tree.text($0) }.filter { !$0.isEmpty }
    }
    if !declared.options.isEmpty {
      notes.append(say(zh: "可填：", en: "one of: ") + declared.options.joined(separator: say(zh: "、", en: ", ")))
    }
    if declared.type == .indicators { notes += indicatorNotes(field) }
    if declared.type == .tier, !hasTiers(field), let example = library.usual(inTier: declared.key) {
      notes.append(say(zh: "例：", en: "for example: ") + "- \(Insertion.written(example.name)): \(example.example)")
    }
    for note in notes { text += "\(indentation)# \(oneLine(note))\n" }
  }

  /// How an indicator is written, with the lines that belong to each.
  private func indicatorNotes(_ field: Int) -> [String] {
    var notes = [
      say(zh: "每项指标写成“- 指标名 (分值): 指标值”", en: "an indicator is written “- name (weight): target”")
    ]
    guard let items = template.fields[field].items else { return notes }
    let attributes = template.children(of: items).map { template.fields[$0] }.filter { $0.name != "*" }
    if !attributes.isEmpty {
      let names = attributes.map { $0.name + ($0.isRequired ? say(zh: "（必填）", en: " (required)") : "") }
      notes.append(
        say(zh: "下面缩进写：", en: "under it, indented: ") + names.joined(separator: say(zh: "、", en: ", ")))
    }
    if let total = template.fields[field].total {
      notes.append(say(zh: "分值合计 \(total)", en: "the weights add up to \(total)"))
    }
    return notes
  }

  private func hasTiers(_ field: Int) -> Bool {
    template.children(of: field).contains { template.fields[$0].type == .tier }
  }

  /// The columns and an empty row.
  private mutating func writeTable(_ field: Int, indentation: String) {
    let columns = template.children(of: field).filter(isWritten)
    guard !columns.isEmpty else { return }
    for column in columns { writeColumnGuidance(column, indentation: indentation) }
    let names = columns.map { Skeleton.writtenCell(template.fields[$0].name) + label(of: template.fields[$0]) }
    text += indentation + "| " + names.joined(separator: " | ") + " |\n"
    text += indentation + "|" + String(repeating: "  |", count: columns.count) + "\n"
  }

  private mutating func writeColumnGuidance(_ column: Int, indentation: String) {
    let declared = template.fields[column]
    guard template.sources.indices.contains(declared.origin.source) else { return }
    let tree = template.sources[declared.origin.source].tree
    var notes = declared.guidance.map { tree.text($0) }.filter { !$0.isEmpty }
    if !declared.options.isEmpty { notes.append(declared.options.joined(separator: say(zh: "、", en: ", "))) }
    guard !notes.isEmpty else { return }
    text +=
      "\(indentation)# \(oneLine(declared.name))\(say(zh: "：", en: ": "))\(oneLine(notes.joined(separator: " ")))\n"
  }

  private func oneLine(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.map { $0 == "\n" || $0 == "\r" ? " " : $0 }))
  }
}

extension DocumentView {
  /// A form of this template.
  func newFormChange() -> CodeActionChange? {
    guard isTemplate else { return nil }
    let form = NewForm(template, library: templates.indicatorLibrary, language: language)
    let directive = writesChineseKeywords ? DirectiveKind.form.keywords[1] : DirectiveKind.form.keywords[0]
    return CodeActionChange(
      newDocument: CodeActionChange.NewDocument(
        fileName: fileName(of: template.name), text: form.write(directive: directive)))
  }

  /// The last part of a name, without what file names may not hold.
  func fileName(of name: String) -> String {
    let last = name.split(separator: "/").last.map(String.init) ?? ""
    let forbidden: Set<Unicode.Scalar> = ["\\", ":", "*", "?", "\"", "<", ">", "|"]
    let kept = last.unicodeScalars.filter { $0.value >= 0x20 && $0.value != 0x7F && !forbidden.contains($0) }
    let text = String(String.UnicodeScalarView(kept.drop { $0 == "." || $0 == " " }))
    return (text.isEmpty ? say(zh: "新表", en: "form") : text) + ".biao"
  }
}
