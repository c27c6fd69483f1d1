// One configuration form read, before what it extends is put under it.

package import BiaoModel
package import BiaoSyntax
package import BiaoValues

/// What one document of the template `hebiao/配置` says by itself. What cannot be read of it says nothing here and is a
/// finding in the form: of the template's making, or among `faults`.
package struct ConfigurationLayer: Sendable {
  package let source: SourceFile
  /// In the order of the document.
  package private(set) var settings: [Setting] = []
  /// `@extends`: what it names. Empty where it names nothing.
  package private(set) var extended: ByteRange?
  package private(set) var faults: [ConfigurationFault] = []

  /// One thing that a configuration says.
  package struct Setting: Sendable, Hashable {
    package var value: Value
    /// The line, from 0.
    package var line: Int
    /// What names it: a pattern, a path, a word.
    package var range: ByteRange

    package init(_ value: Value, line: Int, range: ByteRange) {
      self.value = value
      self.line = line
      self.range = range
    }
  }

  package enum Value: Sendable, Hashable {
    case preset(Preset)
    case language(Language)
    /// By the rule's present name; a nil severity switches it off.
    case rule(String, Severity?)
    case include(PathPattern, String)
    case exclude(PathPattern, String)
    case override(ConfigurationOverride)
    /// As folded UTF-8, and as written.
    case vagueWord([UInt8], String)
    case unit(UnitDefinition)
    case library(String)
    case templates(String)
    case baseline(String)
  }

  /// Whether a document is a configuration by what it says of itself.
  package static func isConfiguration(_ tree: Tree) -> Bool {
    guard let directive = tree.headDirective(.form) else { return false }
    return NameKey(tree.bytes, directive.argument) == NameKey(ConfigurationTemplate.name)
  }

  /// Of a rule or another single thing named twice the first line counts.
  package init(_ source: SourceFile, template: Template) {
    self.source = source
    let reader = Reader(form: Form(source, template: template))
    if let directive = source.tree.headDirective(.extends) {
      extended = directive.argument
      if directive.argument.isEmpty { faults.append(ConfigurationFault(.nothingExtended, directive.visibleRange)) }
    }
    var unitNames: Set<[UInt8]> = []
    for entry in ConfigurationTemplate.Entry.allCases {
      guard let field = reader.child(of: 0, entry.rawValue), let line = reader.form.line(of: field) else { continue }
      switch entry {
      case .preset:
        if let text = reader.value(line), let preset = Preset(rawValue: text.text) {
          settings.append(Setting(.preset(preset), line: line, range: text.range))
        }
      case .language:
        if let text = reader.value(line), let language = Language(rawValue: text.text) {
          settings.append(Setting(.language(language), line: line, range: text.range))
        }
      case .rules: settings += reader.rules(under: line)
      case .words:
        guard let words = reader.child(of: field, ConfigurationTemplate.vagueWordsField),
          let list = reader.form.line(of: words)
        else { continue }
        for item in reader.items(under: list) {
          let folded = FoldedText(source.tree.bytes, item.range).bytes
          settings.append(Setting(.vagueWord(folded, item.text), line: item.line, range: item.range))
        }
      case .include, .exclude:
        for item in reader.items(under: line) {
          guard let pattern = pattern(item) else { continue }
          settings.append(
            Setting(
              entry == .include ? .include(pattern, item.text) : .exclude(pattern, item.text), line: item.line,
              range: item.range))
        }
      case .overrides:
        for item in reader.items(under: line) {
          guard let pattern = pattern(item) else { continue }
          if pattern.isNegated {
            faults.append(ConfigurationFault(.negatedOverride, item.range))
          } else {
            settings.append(
              Setting(.override(reader.override(item, pattern)), line: item.line, range: item.range))
          }
        }
      case .units:
        guard let table = reader.form.tables.first(where: { $0.field == field }) else { continue }
        for row in table.rows.indices { readUnit(row, table, reader, &unitNames) }
      case .libraries, .templates:
        for item in reader.items(under: line) {
          settings.append(
            Setting(
              entry == .libraries ? .library(item.text) : .templates(item.text), line: item.line, range: item.range))
        }
      case .baseline:
        if let text = reader.value(line) {
          settings.append(Setting(.baseline(text.text), line: line, range: text.range))
        }
      }
    }
  }

  /// For patterns of a configuration a leading `./` is nothing.
  private mutating func pattern(_ item: Reader.Item) -> PathPattern? {
    var text = source.tree.bytes[item.range]
    if text.starts(with: [0x2E, 0x2F]) { text = text.dropFirst() }
    do throws(PathPattern.Fault) {
      return try PathPattern(text, unit: .scalar)
    } catch {
      faults.append(ConfigurationFault(.pattern(error), item.range))
      return nil
    }
  }

  private mutating func readUnit(_ row: Int, _ table: Table, _ reader: Reader, _ names: inout Set<[UInt8]>) {
    let bytes = source.tree.bytes
    func cell(_ name: String) -> ByteRange? {
      guard let field = reader.child(of: table.field, name), let column = table.column(of: field),
        let cell = table.cell(row: row, column: column), cell.state != .empty, cell.state != .inapplicable,
        !cell.range.isEmpty
      else { return nil }
      return cell.range
    }
    guard let name = cell(ConfigurationTemplate.unitName) else { return }
    var spellings: [[UInt8]] = []
    let written = [name] + (cell(ConfigurationTemplate.unitAliases).map { source.tree.listed($0) } ?? [])
    for range in written {
      let spelling = FoldedText(bytes, range).bytes
      if spelling.isEmpty || spelling.contains(where: { $0 <= 0x20 || ($0 >= 0x30 && $0 <= 0x39) }) {
        return faults.append(ConfigurationFault(.unitSpelling, range))
      }
      if ExtraUnits.builtInUnit(named: spelling) != nil || !names.insert(spelling).inserted {
        return faults.append(ConfigurationFault(.knownUnit, range))
      }
      spellings.append(Array(bytes[range]))
    }
    var dimension: Dimension?
    if let range = cell(ConfigurationTemplate.unitDimension) {
      let word = source.tree.text(range)
      // What is no dimension is an illegal value of the template.
      guard let found = Dimension.allCases.first(where: { ConfigurationTemplate.names(of: $0).contains(word) }) else {
        return
      }
      dimension = found
    }
    var factor = Rational.one
    if let range = cell(ConfigurationTemplate.unitFactor) {
      guard let (unit, value) = known(range) else { return faults.append(ConfigurationFault(.unitFactor, range)) }
      if let dimension, dimension != unit.dimension {
        return faults.append(ConfigurationFault(.unitDimension, range))
      }
      dimension = unit.dimension
      factor = value
    }
    let line = table.rows[row].line
    settings.append(
      Setting(
        .unit(
          UnitDefinition(
            symbol: Array(bytes[name]), spellings: Array(spellings.dropFirst()), dimension: dimension ?? .other,
            factor: factor)), line: line, range: name))
  }

  /// `0.25 亩`, or `亩` for one: a built-in unit that converts, and how many reference units that is.
  private func known(_ range: ByteRange) -> (unit: BiaoValues.Unit, factor: Rational)? {
    let bytes = source.tree.bytes
    var unit = ExtraUnits.builtInUnit(named: Array(bytes[range]))
    var factor = unit?.exactFactor
    if unit == nil, case .value(let reading) = Read.figure(bytes, range), reading.rest == nil, reading.label == nil,
      reading.stray == nil
    {
      unit = reading.figure.unit
      factor = reading.figure.exactBase(in: nil)
    }
    guard let unit, let factor, unit.dimension != .composite, unit.dimension != .other, factor > Rational(0),
      ExtraUnits.builtInUnit(named: Array(unit.symbol.utf8)) != nil
    else { return nil }
    return (unit, factor)
  }

  /// Reads lines of the form.
  private struct Reader {
    let form: Form

    struct Item {
      var line: Int
      var range: ByteRange
      var text: String
    }

    func child(of field: Int, _ name: String) -> Int? { form.template.child(of: field, named: NameKey(name)) }

    /// The value of an entry, where it reads as one.
    func value(_ line: Int) -> (range: ByteRange, text: String)? {
      let isValue = form.bindings[line].state == .value || form.bindings[line].state == .unread
      guard isValue, let range = form.tree.value(ofLine: line), !range.isEmpty else { return nil }
      return (range, form.tree.text(range))
    }

    func items(under line: Int) -> [Item] {
      form.tree.children(of: line).compactMap { child in
        guard form.bindings[child].role == .element, let label = form.tree.label(ofLine: child), !label.name.isEmpty
        else { return nil }
        return Item(line: child, range: label.name, text: form.tree.text(label.name))
      }
    }

    /// The rules named directly under a line, each once.
    func rules(under line: Int) -> [Setting] {
      var settings: [Setting] = []
      var known: Set<String> = []
      for child in form.tree.children(of: line) {
        guard form.tree.lines[child].kind == .entry, let field = form.bindings[child].field,
          let rule = Rule.named(form.template.fields[field].name), let value = value(child)
        else { continue }
        let severity = Severity.allCases.first { $0.name == value.text }
        guard severity != nil || value.text == ConfigurationTemplate.off, known.insert(rule.name).inserted else {
          continue
        }
        settings.append(Setting(.rule(rule.name, severity), line: child, range: value.range))
      }
      return settings
    }

    func override(_ item: Item, _ pattern: PathPattern) -> ConfigurationOverride {
      var override = ConfigurationOverride(pattern: pattern, text: item.text)
      for child in form.tree.children(of: item.line) {
        guard let field = form.bindings[child].field,
          form.template.fields[field].name == ConfigurationTemplate.Entry.preset.rawValue, let value = value(child),
          override.start == nil
        else { continue }
        override.start =
          value.text == ConfigurationTemplate.off ? .nothing : Preset(rawValue: value.text).map { .preset($0) }
      }
      for setting in rules(under: item.line) {
        if case .rule(let name, let severity) = setting.value { override.rules.append(.init(name, severity)) }
      }
      return override
    }
  }
}

/// Other rules for the documents that a pattern matches.
package struct ConfigurationOverride: Sendable, Hashable {
  package enum StartingPoint: Sendable, Hashable {
    case preset(Preset)
    /// No rule at all.
    case nothing
  }

  package struct RuleSeverity: Sendable, Hashable {
    package var rule: String
    package var severity: Severity?

    init(_ rule: String, _ severity: Severity?) {
      self.rule = rule
      self.severity = severity
    }
  }

  package var pattern: PathPattern
  /// The pattern as written.
  package var text: String
  /// From where it starts anew; nil where it only changes rules.
  package var start: StartingPoint?
  package var rules: [RuleSeverity] = []

  init(pattern: PathPattern, text: String) {
    self.pattern = pattern
    self.text = text
  }
}

extension Tree {
  /// The names in `range`, between `、` `，` `,` `；` `;` or white space.
  fileprivate func listed(_ range: ByteRange) -> [ByteRange] {
    var names: [ByteRange] = []
    var start = range.lowerBound
    var index = start
    func close(_ end: Int) { if end > start { names.append(ByteRange(clamping: start, end)) } }
    while index < range.upperBound {
      let rest = bytes[index..<range.upperBound]
      let separator = [
        [0x20], [0x09], [0x2C], [0x3B], Array("、".utf8), Array("，".utf8), Array("；".utf8), Array("　".utf8),
      ]
      .first { rest.starts(with: $0) }
      if let separator {
        close(index)
        index += separator.count
        start = index
      } else {
        index += 1
      }
    }
    close(range.upperBound)
    return names
  }
}
