// What results of several requests are made of.

import BiaoFeatures
import BiaoModel
import BiaoRules
import BiaoSyntax

extension ServerState {
  func write(_ locations: [Location], to writer: inout JSONWriter) {
    writer.array(locations) { write($1, to: &$0) }
  }

  func write(_ location: Location, to writer: inout JSONWriter) {
    writer.object {
      $0.member("uri", uri(of: location.source))
      convert.member("range", location.range, in: location.source.tree, to: &$0)
    }
  }

  func write(_ edit: TextEdit, of tree: Tree, to writer: inout JSONWriter) {
    writer.object {
      convert.member("range", edit.range, in: tree, to: &$0)
      $0.member("newText", edit.text)
    }
  }
}
