// typeHierarchy/subtypes: the templates that extend one.

import BiaoFeatures

extension Request {
  static let subtypes = Request("typeHierarchy/subtypes") { state, _ in
    // Any document may extend it.
    AnswerOnceAllIsKnown(folders: state.searchedFolders) { state, call, _, writer throws(ResponseError) in
      let (item, document, view) = try call.templateItem(&state)
      let state = state
      writer.array(view.templates.subtypes(of: item)) { state.write($1, in: document, to: &$0) }
    }
  }
}
