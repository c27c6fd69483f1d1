// typeHierarchy/supertypes: the template that one extends.

import BiaoFeatures

extension Request {
  static let supertypes = Request("typeHierarchy/supertypes") { state, call, writer throws(ResponseError) in
    let (item, document, view) = try call.templateItem(&state)
    let state = state
    writer.array(view.templates.supertypes(of: item)) { state.write($1, in: document, to: &$0) }
  }
}
