// typeHierarchy/subtypes: the templates that extend one.

import BiaoFeatures

extension Request {
  static let subtypes = Request("typeHierarchy/subtypes") { state, call, writer throws(ResponseError) in
    // Any document may extend it.
    for folder in state.scans.keys { state.finishScan(folder, isCancelled: call.isCancelled) }
    let (item, document, view) = try call.templateItem(&state)
    let state = state
    writer.array(view.templates.subtypes(of: item)) { state.write($1, in: document, to: &$0) }
  }
}
