// The library's documents read the long way round: through the tree and the form.

import BiaoLibrary
import BiaoModel
import BiaoSyntax

struct LibraryDocument {
  struct Row {
    var name: String
    /// The name and the other names.
    var names: [String]
    var tiers: [String]
    var units: [String]
    var direction: String
    var cap: String
    var example: String
  }

  let source: SourceFile
  let rows: [Row]

  static let all: [LibraryDocument] = Library.indicators.map(LibraryDocument.init)

  private init(_ bytes: [UInt8]) {
    let source = SourceFile(path: "builtin", tree: Tree(bytes))
    self.source = source
    guard case .found(let template) = TemplateStore(workspace: []).template(named: IndicatorLibrary.templateName) else {
      rows = []
      return
    }
    rows = Form(source, template: template).tables.flatMap { table in
      table.rows.map { row in
        let cells = table.cells[row.cells].map { source.tree.text(source.tree.trimmed($0.range)) }
        func list(_ text: String) -> [String] { text.split(separator: "、").map(String.init) }
        return Row(
          name: cells[0], names: [cells[0]] + list(cells[1]), tiers: list(cells[2]), units: list(cells[3]),
          direction: cells[4], cap: cells[5], example: cells[6])
      }
    }
  }
}
