// Answers that are made in pieces, because they look at whole folders while the author goes on writing.

import BiaoFeatures
import BiaoRules
import BiaoSyntax
import BiaoWorkspace

/// An answer that is made in pieces while nobody wants anything else, so that what the author types is not kept waiting.
protocol SlicedAnswer {
  /// What the client shows if it takes long.
  var title: Bilingual { get }
  /// Whether nobody sits and waits for it: then it comes after all others.
  var isInBackground: Bool { get }

  /// Goes on until it is `pause`'s turn. Whether the result is written; if not, it is called again, with the writer as it
  /// left it.
  mutating func advance(
    _ state: inout ServerState, _ call: Call, _ pause: Pause, _ writer: inout JSONWriter
  ) throws(ResponseError) -> Bool
}

extension SlicedAnswer {
  var title: Bilingual { Bilingual(zh: "查找工作区", en: "Searching the workspace") }
  var isInBackground: Bool { false }
}

/// A request whose answer is being made.
struct UnfinishedAnswer {
  let call: Call
  private var answer: any SlicedAnswer
  private var writer = JSONWriter()
  private var progress: Progress

  init(_ call: Call, _ answer: any SlicedAnswer, _ state: ServerState) {
    self.call = call
    self.answer = answer
    progress = Progress(state, title: answer.title)
  }

  var isInBackground: Bool { answer.isInBackground }

  /// One piece of the work. The result, once it is whole.
  mutating func advance(_ state: inout ServerState) throws(ResponseError) -> [UInt8]? {
    progress.look(state.outbox)
    return try answer.advance(&state, call, Pause(state.outside), &writer) ? writer.bytes : nil
  }

  /// It is made, or nobody wants it any more.
  func end(_ outbox: Outbox) { progress.end(outbox) }
}

/// An answer in one piece that needs all documents to be known, of the folders that are open.
struct AnswerOnceAllIsKnown: SlicedAnswer {
  let folders: [WorkspaceFolder]
  let answer: @Sendable (inout ServerState, Call, [ProjectView], inout JSONWriter) throws(ResponseError) -> Void

  mutating func advance(
    _ state: inout ServerState, _ call: Call, _ pause: Pause, _ writer: inout JSONWriter
  ) throws(ResponseError) -> Bool {
    var projects: [ProjectView] = []
    for folder in folders {
      guard let project = state.project(of: folder, language: state.language) else { return false }
      projects.append(project)
    }
    try answer(&state, call, projects, &writer)
    return true
  }
}

/// The places that a search finds, in parts where the client asked for them.
struct FoundPlaces: SlicedAnswer {
  let asked: AskedPlace
  let search: @Sendable (ProjectView, DocumentView, Int) -> PlaceSearch
  private var begun: PlaceSearch?

  init(_ asked: AskedPlace, _ search: @escaping @Sendable (ProjectView, DocumentView, Int) -> PlaceSearch) {
    self.asked = asked
    self.search = search
  }

  mutating func advance(
    _ state: inout ServerState, _ call: Call, _ pause: Pause, _ writer: inout JSONWriter
  ) throws(ResponseError) -> Bool {
    if begun == nil {
      guard let (project, view) = state.surroundings(of: asked) else { return false }
      begun = search(project, view, asked.offset)
      writer.beginArray()
    }
    var found: [Location] = []
    let isComplete = begun?.advance(isDue: { pause.isDue }) { found.append($0) } ?? true
    state.hand(found, to: call, &writer) { state, writer, place in state.write(place, to: &writer) }
    if isComplete { writer.endArray() }
    return isComplete
  }
}

extension ServerState {
  /// Sends results as a part of the answer, if the client wants parts; else writes them as elements of the array that is
  /// open. Where all was sent when the reply comes, that is empty.
  func hand<Element>(
    _ elements: [Element], to call: Call, _ writer: inout JSONWriter,
    _ body: (ServerState, inout JSONWriter, Element) -> Void
  ) {
    guard let token = call.partialResultToken else {
      for element in elements { body(self, &writer, element) }
      return
    }
    guard !elements.isEmpty else { return }
    outbox.notify("$/progress") {
      $0.key("token")
      $0.raw(token)
      $0.array("value", elements) { body(self, &$0, $1) }
    }
  }
}

/// A place in a document as it was when somebody asked about it.
struct AskedPlace: Sendable {
  let document: OpenDocument
  let offset: Int
}

extension Call {
  /// The place of `textDocument` and `position`, though the folder around may not be known yet.
  func askedPlace(_ state: ServerState) throws(ResponseError) -> AskedPlace {
    guard let text = try object()["textDocument"]?["uri"]?.string else {
      throw .invalidParams("textDocument.uri is missing")
    }
    let document = try openDocument(text, state)
    guard let offset = state.convert.offset(try object()["position"], in: document.tree) else {
      throw .invalidParams("position is missing")
    }
    return AskedPlace(document: document, offset: offset)
  }
}

extension ServerState {
  /// What features see of the documents around a place, and of its own document as it was; nil while the folder is still
  /// to be looked at.
  mutating func surroundings(of asked: AskedPlace) -> (project: ProjectView, view: DocumentView)? {
    let document = asked.document
    // Before anybody asks for its linters.
    prepare(document.workspace)
    guard let project = project(of: document.workspace, language: language(of: document)) else { return nil }
    if documents[document.uri]?.tree.bytes == document.tree.bytes, let view = view(document.uri) {
      return (project, view)
    }
    let linter = linter(for: document).linter
    let examination = linter.examine(document.source, joined: document.joined, previous: nil)
    return (project, DocumentView(document.shown(examination), linter: linter))
  }
}
