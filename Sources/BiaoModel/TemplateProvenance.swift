// Which line of a template's document says what: for moving between names rather than for checking forms.

public import BiaoSyntax

/// What a template's own document has to do with its fields.
public struct TemplateProvenance: Sendable {
  /// The template that it extends.
  public let base: Template?
  /// For each field the field of `base` that it continues; -1 for one of its own.
  var inheritedFields: [Int32] = []
  /// For each line of the own document the field that it declares, redeclares or opens; -1 for other lines.
  var lineFields: [Int32] = []
  /// The lines that take an inherited field away, with that field of `base`.
  public internal(set) var removals: [Int: Int] = [:]
  /// The names after `alias` in the own document, without quotation marks, in document order.
  public internal(set) var aliases: [ByteRange] = []

  init(base: Template?) { self.base = base }

  /// The field that a line of the own document declares, redeclares or opens.
  public func field(ofLine line: Int) -> Int? {
    lineFields.indices.contains(line) && lineFields[line] >= 0 ? Int(lineFields[line]) : nil
  }

  /// The field of `base` that the field continues; nil for one of its own.
  public func inherited(_ field: Int) -> Int? {
    inheritedFields.indices.contains(field) && inheritedFields[field] >= 0 ? Int(inheritedFields[field]) : nil
  }
}
