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

  /// Sends results in parts of some hundred, as the client asked.
  func sendParts<Element>(
    _ elements: [Element], _ token: ArraySlice<UInt8>, _ body: (inout JSONWriter, Element) -> Void
  ) {
    var start = 0
    while start < elements.count {
      let end = min(start + 256, elements.count)
      outbox.notify("$/progress") {
        $0.key("token")
        $0.raw(token)
        $0.array("value", elements[start..<end], body)
      }
      start = end
    }
  }
}
