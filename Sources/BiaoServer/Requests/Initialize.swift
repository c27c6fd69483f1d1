// initialize: who the client is and what it can do; what the server can do for it.

import BiaoSyntax
import BiaoWorkspace

extension Request {
  static let initialize = Request("initialize") { state, call, writer throws(ResponseError) in
    let params = try call.object()
    state.client = ClientCapabilities(params["capabilities"])
    state.locale = params["locale"]?.string
    state.settings = Settings(params["initializationOptions"])
    // ALE takes and gives columns in bytes without a word about it: its configuration says so in its place.
    if !state.client.offersPositionEncodings, let unit = state.settings.positionUnit {
      state.client.positionUnit = unit
    }
    state.folders = folders(params)
    state.phase = .running
    if let process = params["processId"]?.int { state.watchdog.watch(process) }
    let client = state.client
    writer.object {
      $0.object("capabilities") { writer in
        writer.member("positionEncoding", name(of: client.positionUnit))
        writer.object("textDocumentSync") {
          $0.member("openClose", true)
          $0.member("change", 2)
          $0.object("save") { $0.member("includeText", false) }
        }
        for request in Request.all { request.capability(client, &writer) }
        writer.object("workspace") { writeWorkspace(client, &$0) }
      }
      $0.object("serverInfo") {
        $0.member("name", "hebiao")
        $0.member("version", state.version)
      }
    }
    for problem in state.settings.problems { state.outbox.show(.warning, problem) }
  }

  private static func writeWorkspace(_ client: ClientCapabilities, _ writer: inout JSONWriter) {
    writer.object("workspaceFolders") {
      $0.member("supported", true)
      $0.member("changeNotifications", true)
    }
    writeFileOperations(client, &writer)
    if client.textDocumentContent {
      writer.object("textDocumentContent") {
        $0.array("schemes") { $0.string(VirtualDocument.scheme) }
      }
    }
  }

  /// Documents, and folders, which may hold some.
  private static func writeFileOperations(_ client: ClientCapabilities, _ writer: inout JSONWriter) {
    let wanted = ["didCreate", "didRename", "didDelete", "willRename"].filter(client.fileOperations.contains)
    guard !wanted.isEmpty else { return }
    writer.object("fileOperations") { writer in
      for operation in wanted {
        writer.dataKey(operation)
        writer.object {
          $0.array("filters", [("**/*.biao", "file"), ("**", "folder")]) { writer, filter in
            writer.object {
              $0.member("scheme", "file")
              $0.object("pattern") {
                $0.member("glob", filter.0)
                $0.member("matches", filter.1)
              }
            }
          }
        }
      }
    }
  }

  private static func name(of unit: ColumnUnit) -> String {
    switch unit {
    case .utf8: "utf-8"
    case .utf16: "utf-16"
    case .codePoint: "utf-32"
    }
  }

  /// The folders open in the editor; in clients of old the one root.
  private static func folders(_ params: JSONValue) -> [FilePath] {
    if let folders = params["workspaceFolders"], folders.isArray {
      return folders.elements.compactMap { $0["uri"]?.string }.compactMap { DocumentURI($0).path }
    }
    if let uri = params["rootUri"]?.string { return [DocumentURI(uri).path].compactMap { $0 } }
    if let path = params["rootPath"]?.string, path.hasPrefix("/") { return [FilePath(path).normalized] }
    return []
  }
}
