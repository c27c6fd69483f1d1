// A text to be inserted in which the author fills places in, one after the other.

/// A text with places to fill in. Whether a client can jump from place to place is for the server to know: it asks for
/// `syntax` or `plain`.
package struct Snippet: Sendable, Hashable {
  package enum Part: Sendable, Hashable {
    /// As it stands. A line feed begins a line of which the indentation is counted from the line of the insertion.
    case text(String)
    /// The place of that number, from 1 on in the order in which they are visited, and what stands there until the author
    /// types.
    case placeholder(Int, String)
  }

  package private(set) var parts: [Part] = []
  /// The text for clients without places: without what is only there to be filled in.
  package private(set) var plain = ""
  private var placeholders = 0

  package init() {}

  package init(_ text: String) { add(text) }

  mutating func add(_ text: String) {
    addOnlyToSnippet(text)
    plain += text
  }

  /// A place to fill in. `text` stands there until then; `isPlain` says whether a client without places gets it too.
  mutating func addPlaceholder(_ text: String = "", isPlain: Bool = false) {
    placeholders += 1
    parts.append(.placeholder(placeholders, text))
    if isPlain { plain += text }
  }

  /// What makes sense only around places to fill in.
  mutating func addOnlyToSnippet(_ text: String) {
    if case .text(let before) = parts.last {
      parts[parts.count - 1] = .text(before + text)
    } else if !text.isEmpty {
      parts.append(.text(text))
    }
  }

  /// Whether there is nothing to fill in.
  package var isPlain: Bool { placeholders == 0 }

  /// The text in the syntax of the Language Server Protocol's snippets; every line feed becomes `newline`, which holds the
  /// indentation of the line of the insertion where the client does not add it.
  package func syntax(newline: String = "\n") -> String {
    var text = ""
    for part in parts {
      switch part {
      case .text(let piece): text += Snippet.escaped(piece, "$\\", newline)
      case .placeholder(let number, let piece):
        text += piece.isEmpty ? "$\(number)" : "${\(number):\(Snippet.escaped(piece, "$\\}", newline))}"
      }
    }
    return text
  }

  /// The text for clients without places to fill in, with `newline` as in `syntax`.
  package func plain(newline: String) -> String {
    newline == "\n" ? plain : Snippet.escaped(plain, "", newline)
  }

  private static func escaped(_ text: String, _ special: String, _ newline: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if scalar == "\n" {
        result.append(contentsOf: newline.unicodeScalars)
        continue
      }
      if special.unicodeScalars.contains(scalar) { result.append("\\") }
      result.append(scalar)
    }
    return String(result)
  }
}
