// A declared line with the required lines under it, as a text with places to fill in.

import BiaoModel
import BiaoRules
import BiaoSyntax

/// Writes fields of a template as the lines of a form.
struct Skeleton {
  let template: Template
  /// The indentation of a line under another.
  var step = "  "
  /// What a tier without tiers under it begins with; none where nil.
  var example: (_ tier: Int) -> String? = { _ in nil }
  /// Fields nest no deeper than this many levels.
  private static let maximumDepth = 8

  init(_ template: Template, step: String = "  ") {
    self.template = template
    self.step = step
  }

  /// Writes the line of `field` and its required lines after what the snippet has, without a line feed at the end.
  /// `indentation` is that of the line, relative to the line of the insertion.
  func write(_ field: Int, indentation: String = "", to snippet: inout Snippet, depth: Int = 0) {
    let declared = template.fields[field]
    snippet.add(Insertion.written(declared.name) + ":")
    guard depth < Skeleton.maximumDepth else { return }
    let inner = indentation + step
    if declared.type == .table {
      writeTable(field, indentation: inner, to: &snippet)
      return
    }
    let required = template.children(of: field).filter { template.fields[$0].isRequired }
    for child in required {
      snippet.add("\n" + inner)
      write(child, indentation: inner, to: &snippet, depth: depth + 1)
    }
    if !required.isEmpty { return }
    switch declared.type {
    case .tier where hasTiers(field): break
    case .tier, .indicators:
      if declared.type == .indicators, hasTiers(field) { break }
      snippet.addOnlyToSnippet("\n" + inner)
      writeIndicator(of: field, indentation: inner, to: &snippet, isPlain: false)
    case .prose:
      snippet.addOnlyToSnippet("\n" + inner + "> ")
      snippet.addPlaceholder()
    case .list:
      snippet.addOnlyToSnippet("\n" + inner + "- ")
      snippet.addPlaceholder()
    case .group, .parts: break
    default:
      snippet.add(" ")
      snippet.addPlaceholder()
    }
  }

  /// `- 指标名: ≥ 数 单位` with the attributes that it must have. Clients without places get nothing of it unless
  /// `isPlain`.
  func writeIndicator(of tier: Int, indentation: String, to snippet: inout Snippet, isPlain: Bool) {
    func add(_ text: String) { if isPlain { snippet.add(text) } else { snippet.addOnlyToSnippet(text) } }
    add("- ")
    snippet.addPlaceholder("指标名", isPlain: isPlain)
    add(": ")
    snippet.addPlaceholder("≥ 数 单位")
    for attribute in requiredAttributes(of: tier) {
      add("\n" + indentation + step + Insertion.written(template.fields[attribute].name) + ": ")
      snippet.addPlaceholder()
    }
  }

  /// What every indicator in the tier must say of itself.
  func requiredAttributes(of tier: Int) -> [Int] {
    guard let items = template.fields[tier].items else { return [] }
    return template.children(of: items).filter { template.fields[$0].isRequired }
  }

  func hasTiers(_ field: Int) -> Bool {
    template.children(of: field).contains { template.fields[$0].type == .tier }
  }

  private func writeTable(_ field: Int, indentation: String, to snippet: inout Snippet) {
    let columns = template.children(of: field).map { template.fields[$0].name }
    guard !columns.isEmpty else { return }
    let cells = columns.map(Skeleton.writtenCell)
    snippet.add("\n" + indentation + "| " + cells.joined(separator: " | ") + " |")
    snippet.addOnlyToSnippet("\n" + indentation + "|")
    for _ in columns {
      snippet.addOnlyToSnippet(" ")
      snippet.addPlaceholder()
      snippet.addOnlyToSnippet(" |")
    }
  }

  /// A name as a cell is written.
  static func writtenCell(_ name: String) -> String {
    var text = String.UnicodeScalarView()
    for scalar in name.unicodeScalars {
      if scalar == "|" || scalar == "｜" { text.append("\\") }
      text.append(scalar)
    }
    return String(text)
  }
}
