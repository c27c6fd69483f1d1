// Findings: what a rule reports.

package import BiaoModel
package import BiaoSyntax

/// How much a finding weighs. The order is from the lightest.
package enum Severity: UInt8, Sendable, CaseIterable, Comparable {
  case hint, info, warning, error

  package static func < (a: Severity, b: Severity) -> Bool { a.rawValue < b.rawValue }

  /// The name in reports and in the configuration.
  package var name: String {
    switch self {
    case .hint: "hint"
    case .info: "info"
    case .warning: "warning"
    case .error: "error"
    }
  }
}

/// The language in which messages are worded.
package enum Language: String, Sendable, CaseIterable {
  case zh, en
}

/// One fault at one place.
package struct Finding: Sendable {
  /// The rule's name, kebab-case.
  package var rule: String
  package var severity: Severity
  /// The fault itself, as small as can be, in bytes of the document.
  package var range: ByteRange
  /// One line: the author's own words, what is wrong, what to do.
  package var message: String
  /// Other places that belong to the fault: the addends, the first duplicate, the template's line.
  package var related: [RelatedPlace] = []
  package var fixes: [Fix] = []

  package init(
    rule: String, severity: Severity, range: ByteRange, message: String, related: [RelatedPlace] = [],
    fixes: [Fix] = []
  ) {
    self.rule = rule
    self.severity = severity
    self.range = range
    self.message = message
    self.related = related
    self.fixes = fixes
  }
}

/// A second place of a finding.
package struct RelatedPlace: Sendable {
  /// The document of `range`; nil for the finding's own.
  package var source: SourceFile?
  package var range: ByteRange
  package var message: String
  /// The place where it lies in a document of which only the facts are at hand; `range` is its range there.
  package var other: OtherPlace?

  package init(source: SourceFile? = nil, range: ByteRange, message: String) {
    self.source = source
    self.range = range
    self.message = message
  }

  package init(_ other: OtherPlace, message: String) {
    self.other = other
    range = other.words.place.range
    self.message = message
  }
}

/// A change of the document that removes a finding.
package struct Fix: Sendable {
  package enum Safety: String, Sendable, CaseIterable {
    /// The meaning is unchanged: may be applied without asking.
    case safe
    /// A person must choose.
    case suggested
  }

  /// One line, in the language of the messages.
  package var title: String
  package var safety: Safety
  /// In document order, without overlap.
  package var edits: [TextEdit]

  /// `edits` may come in any order: what a rule exchanges need not stand in the order in which it speaks of it.
  package init(title: String, safety: Safety, edits: [TextEdit]) {
    self.title = title
    self.safety = safety
    let isInOrder = zip(edits, edits.dropFirst()).allSatisfy { $0.range.lowerBound <= $1.range.lowerBound }
    self.edits = isInOrder ? edits : edits.sorted { $0.range.lowerBound < $1.range.lowerBound }
  }
}

/// A range of the document and what stands there instead.
package struct TextEdit: Sendable, Hashable {
  package var range: ByteRange
  package var text: String

  package init(range: ByteRange, text: String) {
    self.range = range
    self.text = text
  }
}
