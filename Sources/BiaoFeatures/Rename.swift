// textDocument/prepareRename and textDocument/rename: one name changed wherever it stands.

package import BiaoModel
package import BiaoRules
package import BiaoSyntax
import BiaoValues

/// What can be renamed at a place.
package struct RenameTarget: Sendable, Hashable {
  /// The name there, without quotation marks.
  package var range: ByteRange
  /// What a client shows to be changed.
  package var placeholder: String
}

/// Why something cannot be renamed, in the author's language; a sentence without a full stop.
package struct RenameRefusal: Error, Sendable, Hashable {
  package var reason: String
}

/// Everything that a rename changes.
package struct RenamePlan: Sendable {
  /// By document, in the order of the project's paths.
  package var documents: [Document]

  package struct Document: Sendable {
    package var source: SourceFile
    /// In order, without overlap, in bytes of the document.
    package var edits: [Edit]
  }

  package struct Edit: Sendable, Hashable {
    package var range: ByteRange
    package var text: String
    package var kind: Kind
  }

  /// Why the name is changed there, which is what a change annotation says.
  package enum Kind: Sendable, Hashable, CaseIterable {
    /// The same name.
    case name
    /// An alias of it. The form would stay right as it is: to be confirmed, and left out where a client cannot ask.
    case alias
    /// A tier's name with an ordinal, a number, or without 指标; what is around the name stays.
    case variant
    /// An indicator of that name in another document: probably the same one, to be confirmed.
    case otherDocument
  }
}

extension RenamePlan.Kind {
  /// Whether somebody should look before it is done. Edits of documents that are not open may be confirmed as well; that
  /// is the client's matter.
  package var needsConfirmation: Bool { self == .alias || self == .otherDocument }

  /// The label of the change annotation.
  package func label(in language: Language) -> String {
    switch (self, language) {
    case (.name, .zh): "改名"
    case (.name, .en): "Rename"
    case (.alias, .zh): "写的是别名，可以不改"
    case (.alias, .en): "Written as an alias, which stays valid"
    case (.variant, .zh): "写法不同的层级名称"
    case (.variant, .en): "A tier's name written differently"
    case (.otherDocument, .zh): "别的表里的同名指标"
    case (.otherDocument, .en): "An indicator of that name in another form"
    }
  }
}

extension DocumentView {
  /// The name at the offset that can be renamed, or why none can.
  package func prepareRename(at offset: Int) -> Result<RenameTarget, RenameRefusal> {
    guard let name = occurrences.at(offset).first else { return .failure(refusalWithoutName(at: offset)) }
    if let refusal = refusal(of: name.symbol) { return .failure(refusal) }
    let written = tree.text(name.range)
    guard let declared = declaredName(of: name.symbol), name.role == .use else {
      return .success(RenameTarget(range: name.range, placeholder: written))
    }
    let key = NameKey(written)
    if key == NameKey(declared.name) || declared.aliases.contains(key) {
      return .success(RenameTarget(range: name.range, placeholder: written))
    }
    // A tier written with an ordinal or without 指标: what is renamed is the name that the template declares.
    let range = tree.bytes.range(of: Array(declared.name.utf8), in: name.range) ?? name.range
    return .success(RenameTarget(range: range, placeholder: declared.name))
  }

  /// The name of an entry as its declaration writes it, and its aliases as the nearest template has them.
  func declaredName(of symbol: Symbol) -> (name: String, aliases: Set<NameKey>)? {
    guard case .entry(let id) = symbol else { return nil }
    for template in chain {
      guard let field = TemplateSymbols(template).entries.firstIndex(of: id) else { continue }
      return (template.fields[field].name, Set(template.fields[field].aliases.map { NameKey($0) }))
    }
    // A template that took the line away knows its name from where it stands.
    return declaration(of: symbol).first.map { ($0.source.tree.text($0.range), []) }
  }

  fileprivate func refusalWithoutName(at offset: Int) -> RenameRefusal {
    let line = tree.lineIndex(at: offset)
    if let directive = tree.directive(ofLine: line), offset <= directive.keyword.upperBound {
      return refuse("指令是语言里的词，不能改名", "a directive is a word of the language and cannot be renamed")
    }
    if isTemplate {
      let keyword = template.formulaNames().first { $0.range.lowerBound <= offset && offset <= $0.range.upperBound }
      if keyword?.meaning == .weight || keyword?.meaning == .target {
        return refuse("“分值”“指标值”是语言里的词，不能改名", "分值 and 指标值 are words of the language and cannot be renamed")
      }
      if keyword?.meaning == .unknown {
        return refuse("模板没有声明这个名称", "the template does not declare this name")
      }
      if let value = tree.value(ofLine: line), value.lowerBound <= offset, offset <= value.upperBound {
        return refuse("类型和修饰是语言里的词，不能改名", "types and modifiers are words of the language and cannot be renamed")
      }
    }
    return refuse(
      "这里没有能改名的名称；数、单位、文字直接改就是", "there is no name to rename here; figures, units and text are simply edited")
  }

  /// Why the symbol cannot be renamed, whatever the new name.
  func refusal(of symbol: Symbol) -> RenameRefusal? {
    switch symbol {
    case .unit: return refuse("计量单位是内建的，不能改名", "units are built in and cannot be renamed")
    case .rule: return refuse("规则名称是内建的，不能改名", "names of rules are built in and cannot be renamed")
    case .option:
      return refuse("选项在表里有各种勾选的写法，不能一起改名", "forms tick options in many ways, so they cannot be renamed together")
    case .indicator, .own, .ownRow: return nil
    case .template(let key):
      let reserved = [TemplateStore.generalName, ConfigurationTemplate.name, IndicatorLibrary.templateName]
      if reserved.contains(where: { NameKey($0) == key }) {
        return refuse("核表按这个名称找模板，不能改名", "hebiao looks this template up by its name, which cannot be changed")
      }
      guard let place = templateName(key) else {
        return refuse("没有这个名称的模板", "there is no template of that name")
      }
      return place.source.isBuiltIn ? refusalOfBuiltIn : nil
    case .entry(let id):
      if id.path.last == NameKey("*") || id.path.isEmpty {
        return refuse("“*”不是名称，不能改名", "* is not a name and cannot be renamed")
      }
      guard let place = declaration(of: symbol).first else {
        return refuse("没有找到声明它的模板", "the template that declares it was not found")
      }
      return place.source.isBuiltIn ? refusalOfBuiltIn : nil
    case .row:
      for template in chain where template.sources.first?.isBuiltIn ?? false {
        if !names(of: symbol, in: template).isEmpty { return refusalOfBuiltIn }
      }
      return nil
    }
  }

  private var refusalOfBuiltIn: RenameRefusal {
    refuse(
      "这是内建模板声明的，改不了；可以写一个模板用 @extends 继承它",
      "a built-in template declares it, which cannot be changed; a template of your own may extend it")
  }

  func refuse(_ zh: String, _ en: String) -> RenameRefusal { RenameRefusal(reason: say(zh: zh, en: en)) }
}

extension ProjectView {
  /// The rename of what is named at the offset of `view`; why there is none, where that can be told from there.
  package func rename(at offset: Int, in view: DocumentView, to newName: String) throws(RenameRefusal) -> Renaming {
    _ = try view.prepareRename(at: offset).get()
    guard let name = view.occurrences.at(offset).first else { throw view.refusalWithoutName(at: offset) }
    return Renaming(self, view, name, to: newName)
  }
}

extension [UInt8] {
  /// Where `part` first stands in `range`; nil where it does not, or is empty.
  func range(of part: [UInt8], in range: ByteRange) -> ByteRange? {
    guard let first = part.first, part.count <= range.count, range.lowerBound >= 0, range.upperBound <= count else {
      return nil
    }
    for start in range.lowerBound...range.upperBound - part.count
    where self[start] == first && self[start..<start + part.count].elementsEqual(part) {
      return start..<start + part.count
    }
    return nil
  }
}
