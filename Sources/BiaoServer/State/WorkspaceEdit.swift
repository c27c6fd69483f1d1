// Edits of several documents, as far as the client can take them.

import BiaoModel
import BiaoRules
import BiaoSyntax
import BiaoWorkspace

/// What is to be changed where. Written as `documentChanges` with versions where the client can, else as `changes`.
struct WorkspaceEdit {
  /// Why a place is changed; clients may show and ask.
  struct Annotation: Hashable {
    var label: String
    var needsConfirmation: Bool
  }

  struct Change {
    var edit: TextEdit
    var annotation: Annotation?
    var snippet: String?
  }

  private(set) var documents: [(source: SourceFile, changes: [Change])] = []
  private(set) var created: [(path: FilePath, text: String)] = []
  private(set) var annotations: [Annotation] = []

  mutating func add(_ edit: TextEdit, to source: SourceFile, _ annotation: Annotation? = nil, snippet: String? = nil) {
    if let annotation, !annotations.contains(annotation) { annotations.append(annotation) }
    let change = Change(edit: edit, annotation: annotation, snippet: snippet)
    if let last = documents.indices.last, documents[last].source.path == source.path {
      documents[last].changes.append(change)
    } else {
      documents.append((source, [change]))
    }
  }

  mutating func create(_ path: FilePath, text: String) { created.append((path, text)) }
}

/// An edit on its way to the client, in pieces: a rename may change thousands of documents.
struct EditWriting {
  private let edit: WorkspaceEdit
  private var isBegun = false
  /// How many of the documents are written.
  private var count = 0

  init(_ edit: WorkspaceEdit) { self.edit = edit }

  /// Goes on until it `isDue` to pause, asked between documents. Whether all is written.
  mutating func advance(_ state: ServerState, isDue: () -> Bool, to writer: inout JSONWriter) -> Bool {
    let hasVersions = state.client.documentChanges
    if !isBegun {
      isBegun = true
      writer.beginObject()
      if hasVersions {
        writer.key("documentChanges")
        writer.beginArray()
        for (path, text) in edit.created { state.writeCreation(of: path, text, to: &writer) }
      } else {
        writer.key("changes")
        writer.beginObject()
      }
    }
    while count < edit.documents.count {
      let (source, changes) = edit.documents[count]
      count += 1
      if hasVersions {
        state.write(changes, of: source, edit.annotations, to: &writer)
      } else {
        writer.dataKey(state.uri(of: source))
        writer.array(changes) { state.write($1.edit, of: source.tree, to: &$0) }
      }
      if isDue() { return false }
    }
    if hasVersions {
      writer.endArray()
      if state.client.changeAnnotations, !edit.annotations.isEmpty { write(edit.annotations, to: &writer) }
    } else {
      writer.endObject()
    }
    writer.endObject()
    return true
  }

  private func write(_ annotations: [WorkspaceEdit.Annotation], to writer: inout JSONWriter) {
    writer.object("changeAnnotations") { writer in
      for (index, annotation) in annotations.enumerated() {
        writer.dataKey(String(index))
        writer.object {
          $0.member("label", annotation.label)
          $0.member("needsConfirmation", annotation.needsConfirmation)
        }
      }
    }
  }
}

extension ServerState {
  func write(_ edit: WorkspaceEdit, to writer: inout JSONWriter) {
    var writing = EditWriting(edit)
    _ = writing.advance(self, isDue: { false }, to: &writer)
  }

  fileprivate func write(
    _ changes: [WorkspaceEdit.Change], of source: SourceFile, _ annotations: [WorkspaceEdit.Annotation],
    to writer: inout JSONWriter
  ) {
    writer.object {
      $0.object("textDocument") {
        $0.member("uri", uri(of: source))
        $0.key("version")
        // Null for a document that is not open.
        if let version = documents[DocumentURI(source.path)]?.version { $0.int(version) } else { $0.null() }
      }
      $0.array("edits", changes) { writer, change in
        writer.object {
          convert.member("range", change.edit.range, in: source.tree, to: &$0)
          if let snippet = change.snippet {
            $0.object("snippet") {
              $0.member("kind", "snippet")
              $0.member("value", snippet)
            }
          } else {
            $0.member("newText", change.edit.text)
          }
          if client.changeAnnotations, let annotation = change.annotation,
            let index = annotations.firstIndex(of: annotation)
          {
            $0.member("annotationId", String(index))
          }
        }
      }
    }
  }

  /// A new file and its text. One that is there already is left alone.
  fileprivate func writeCreation(of path: FilePath, _ text: String, to writer: inout JSONWriter) {
    let uri = DocumentURI(path: path).text
    writer.object {
      $0.member("kind", "create")
      $0.member("uri", uri)
      $0.object("options") { $0.member("ignoreIfExists", true) }
    }
    writer.object {
      $0.object("textDocument") {
        $0.member("uri", uri)
        $0.key("version")
        $0.null()
      }
      $0.array("edits") {
        $0.object {
          $0.object("range") {
            $0.key("start")
            convert.write(Position(line: 0, column: 0), to: &$0)
            $0.key("end")
            convert.write(Position(line: 0, column: 0), to: &$0)
          }
          $0.member("newText", text)
        }
      }
    }
  }
}
