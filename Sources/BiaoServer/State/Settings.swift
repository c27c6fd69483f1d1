// What the user has set in the editor, beside what the configuration form says.

import BiaoRules
import BiaoSyntax

/// The editor's settings, under `hebiao` or bare in `initializationOptions`.
struct Settings: Sendable, Equatable {
  /// Replaces what the configuration form and the client's locale say.
  var language: Language?
  /// Replaces the preset of the configuration form.
  var preset: Preset?
  /// Where a rule's page is, with `{rule}` for its name; none where it is empty.
  var rulePage: String?
  var inlayHints = true
  var codeLenses = true
  /// In what a client counts columns that does not negotiate it and does not count in UTF-16; read at initialize only.
  var positionUnit: ColumnUnit?

  /// What cannot be read of the settings, worded for the user.
  private(set) var problems: [String] = []

  init() {}

  init(_ value: JSONValue?) {
    guard let value = value?["hebiao"] ?? value, value.isObject else { return }
    if let text = value["language"]?.string {
      language = Language(rawValue: text)
      if language == nil, text != "auto" { problems.append("hebiao.language: zh / en / auto, not “\(text)”") }
    }
    if let text = value["preset"]?.string {
      preset = Preset(rawValue: text)
      if preset == nil, text != "auto" {
        let names = Preset.allCases.map(\.rawValue).joined(separator: " / ")
        problems.append("hebiao.preset: \(names) / auto, not “\(text)”")
      }
    }
    if let text = value["positionEncoding"]?.string {
      switch text {
      case "utf-8": positionUnit = .utf8
      case "utf-16": positionUnit = .utf16
      case "utf-32": positionUnit = .codePoint
      default: problems.append("hebiao.positionEncoding: utf-8 / utf-16 / utf-32, not “\(text)”")
      }
    }
    rulePage = value["rulePage"]?.string
    inlayHints = value["inlayHints"]?.bool ?? true
    codeLenses = value["codeLens"]?.bool ?? true
  }
}
