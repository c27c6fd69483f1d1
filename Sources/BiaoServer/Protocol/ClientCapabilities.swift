// What the client said that it can do. What it did not say is not used.

import BiaoSyntax

/// The parts of `ClientCapabilities` (LSP 3.18) on which the server's behaviour depends.
struct ClientCapabilities: Sendable {
  /// As negotiated: the first that the client offers and we know; UTF-16 where it offers none.
  var positionUnit = ColumnUnit.utf16
  /// Whether the client says anything about encodings.
  var offersPositionEncodings = false

  // Diagnostics
  var pullsDiagnostics = false
  var hasRelatedInformation = false
  var hasCodeDescription = false
  var hasDiagnosticData = false
  var hasMarkupMessages = false
  /// Tags by their number: 1 unnecessary, 2 deprecated.
  var diagnosticTags: Set<Int> = []
  var refreshesDiagnostics = false

  // What documents show
  var hasHierarchicalSymbols = false
  var hoverPrefersMarkdown = false
  var completionSnippets = false
  var completionInsertReplace = false
  var completionLabelDetails = false
  var completionMarkdown = false
  /// 1: text is inserted as it is; 2: the client indents its lines.
  var insertTextModes: Set<Int> = []
  var foldingCollapsedText = false
  var foldsLinesOnly = false
  var foldingLimit: Int?
  var refreshesFolding = false
  var refreshesTokens = false
  var refreshesHints = false
  var refreshesLenses = false
  var signatureActiveParameterNull = false
  /// Whether the client has our command that shows places, which our own extensions say under `experimental`.
  var showsReferences = false
  var codeActionLiterals = false
  var codeActionResolve: Set<String> = []
  var codeActionDisabled = false
  var codeActionData = false

  /// The types of semantic tokens that the client knows; empty where it does not say.
  var tokenTypes: Set<String> = []

  // Edits
  var documentChanges = false
  var changeAnnotations = false
  var snippetEdits = false
  var resourceOperations: Set<String> = []
  var appliesEdits = false
  var prepareRename = false
  var rangesFormatting = false
  var inlineCompletion = false

  // The workspace and the window
  var workspaceFolders = false
  var configuration = false
  var watchesFiles = false
  var watchesConfiguration = false
  var fileOperations: Set<String> = []
  var workDoneProgress = false
  var textDocumentContent = false
  var symbolTags = false

  init() {}

  init(_ root: JSONValue?) {
    guard let root else { return }
    positionUnit = ClientCapabilities.unit(root["general"]?["positionEncodings"])
    offersPositionEncodings = root["general"]?["positionEncodings"] != nil
    readDiagnostics(root)
    readReading(root["textDocument"])
    readWriting(root["textDocument"])
    readWorkspace(root["workspace"])
    showsReferences =
      root["experimental"]?["commands"]?.elements.contains { $0.string == "hebiao.showReferences" } ?? false
    workDoneProgress = root["window"]?["workDoneProgress"]?.bool ?? false
  }

  /// UTF-8 where the client knows it, whatever it prefers: it is what documents are kept in.
  private static func unit(_ encodings: JSONValue?) -> ColumnUnit {
    let offered = encodings?.elements.compactMap(\.string) ?? []
    if offered.contains("utf-8") { return .utf8 }
    if offered.contains("utf-16") || !offered.contains("utf-32") { return .utf16 }
    return .codePoint
  }

  private mutating func readDiagnostics(_ root: JSONValue) {
    let document = root["textDocument"]
    let pull = document?["diagnostic"]
    let push = document?["publishDiagnostics"]
    refreshesDiagnostics = root["workspace"]?["diagnostics"]?["refreshSupport"]?.bool ?? false
    // One that asks but cannot be told to ask again (Neovim 0.11) would never hear of what another document changed, nor
    // does it ask for a document that is not on the screen.
    pullsDiagnostics = pull != nil && (refreshesDiagnostics || push == nil)
    // A client of 3.17 declares for both ways under the first.
    func has(_ key: StaticString) -> Bool { push?[key]?.bool ?? pull?[key]?.bool ?? false }
    hasRelatedInformation = has("relatedInformation")
    hasCodeDescription = has("codeDescriptionSupport")
    hasDiagnosticData = has("dataSupport")
    hasMarkupMessages = pull?["markupMessageSupport"]?.bool ?? false
    let tags = (push?["tagSupport"] ?? pull?["tagSupport"])?["valueSet"]
    diagnosticTags = Set(tags?.elements.compactMap(\.int) ?? [])
  }

  private mutating func readReading(_ document: JSONValue?) {
    hasHierarchicalSymbols = document?["documentSymbol"]?["hierarchicalDocumentSymbolSupport"]?.bool ?? false
    symbolTags = document?["documentSymbol"]?["tagSupport"] != nil
    hoverPrefersMarkdown = ClientCapabilities.prefersMarkdown(document?["hover"]?["contentFormat"])
    let folding = document?["foldingRange"]
    foldingCollapsedText = folding?["foldingRange"]?["collapsedText"]?.bool ?? false
    foldsLinesOnly = folding?["lineFoldingOnly"]?.bool ?? false
    foldingLimit = folding?["rangeLimit"]?.int
    signatureActiveParameterNull =
      document?["signatureHelp"]?["signatureInformation"]?["noActiveParameterSupport"]?.bool ?? false
    tokenTypes = Set(document?["semanticTokens"]?["tokenTypes"]?.elements.compactMap(\.string) ?? [])
  }

  private mutating func readWriting(_ document: JSONValue?) {
    let completion = document?["completion"]
    let item = completion?["completionItem"]
    completionSnippets = item?["snippetSupport"]?.bool ?? false
    completionInsertReplace = item?["insertReplaceSupport"]?.bool ?? false
    completionLabelDetails = item?["labelDetailsSupport"]?.bool ?? false
    completionMarkdown = ClientCapabilities.prefersMarkdown(item?["documentationFormat"])
    insertTextModes = Set(item?["insertTextModeSupport"]?["valueSet"]?.elements.compactMap(\.int) ?? [])
    let action = document?["codeAction"]
    codeActionLiterals = action?["codeActionLiteralSupport"] != nil
    codeActionResolve = Set(action?["resolveSupport"]?["properties"]?.elements.compactMap(\.string) ?? [])
    codeActionDisabled = action?["disabledSupport"]?.bool ?? false
    codeActionData = action?["dataSupport"]?.bool ?? false
    prepareRename = document?["rename"]?["prepareSupport"]?.bool ?? false
    inlineCompletion = document?["inlineCompletion"] != nil
    rangesFormatting = document?["rangeFormatting"]?["rangesSupport"]?.bool ?? false
  }

  private mutating func readWorkspace(_ workspace: JSONValue?) {
    let edit = workspace?["workspaceEdit"]
    documentChanges = edit?["documentChanges"]?.bool ?? false
    changeAnnotations = edit?["changeAnnotationSupport"] != nil
    snippetEdits = edit?["snippetEditSupport"]?.bool ?? false
    resourceOperations = Set(edit?["resourceOperations"]?.elements.compactMap(\.string) ?? [])
    appliesEdits = workspace?["applyEdit"]?.bool ?? false
    workspaceFolders = workspace?["workspaceFolders"]?.bool ?? false
    configuration = workspace?["configuration"]?.bool ?? false
    watchesFiles = workspace?["didChangeWatchedFiles"]?["dynamicRegistration"]?.bool ?? false
    watchesConfiguration = workspace?["didChangeConfiguration"]?["dynamicRegistration"]?.bool ?? false
    if let operations = workspace?["fileOperations"] {
      for (key, value) in operations.members where value.bool == true { fileOperations.insert(key) }
    }
    refreshesFolding = workspace?["foldingRange"]?["refreshSupport"]?.bool ?? false
    refreshesTokens = workspace?["semanticTokens"]?["refreshSupport"]?.bool ?? false
    refreshesHints = workspace?["inlayHint"]?["refreshSupport"]?.bool ?? false
    refreshesLenses = workspace?["codeLens"]?["refreshSupport"]?.bool ?? false
    textDocumentContent = workspace?["textDocumentContent"] != nil
  }

  private static func prefersMarkdown(_ formats: JSONValue?) -> Bool {
    formats?.elements.contains { $0.string == "markdown" } ?? false
  }
}
