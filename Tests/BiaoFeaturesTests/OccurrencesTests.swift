// Properties of names and what they stand for, over all examples.

import BiaoFeatures
import BiaoModel
import BiaoRules
import BiaoSyntax
import Testing

@Suite struct OccurrencesTests {
  /// Names stand in order in their lines, hold text, and are found again from every place of them.
  @Test func namesAreSound() {
    #expect(exampleProject.sources.count > 20)
    for source in exampleProject.sources {
      let names = exampleProject.view(source).occurrences
      let all = names.all()
      #expect(!all.isEmpty, "\(source.path)")
      var end = 0
      for name in all {
        #expect(name.range.lowerBound >= end && name.range.upperBound <= source.tree.bytes.count)
        #expect(!name.range.isEmpty)
        end = name.range.upperBound
        #expect(names.at(name.range.lowerBound).first == name)
        #expect(names.at(name.range.upperBound).contains(name))
      }
    }
  }

  /// What a search finds in the whole project is what looking at every document one by one finds; and the definition of
  /// every name is one of the names that the search gives.
  @Test func searchFindsWhatIsThere() {
    let test = exampleProject
    var bySymbol: [Symbol: Set<Place>] = [:]
    var order: [(symbol: Symbol, source: SourceFile)] = []
    for source in test.sources {
      for name in test.view(source).occurrences.all() {
        if bySymbol[name.symbol] == nil { order.append((name.symbol, source)) }
        bySymbol[name.symbol, default: []].insert(Place(source.path, name.range))
      }
    }
    // Every kind, and of each some: a search of the whole project takes its time in a debug build.
    var taken: [String: Int] = [:]
    for (symbol, source) in order {
      let kind = String(String(describing: symbol).prefix(5))
      taken[kind, default: 0] += 1
      guard taken[kind, default: 0] % 5 == 1 else { continue }
      let view = test.view(source)
      let found = test.project.references(of: symbol, in: view, includeDeclaration: true).whole()
      let inFiles = Set(found.filter { !$0.source.path.hasPrefix("builtin:") }.map { Place($0.source.path, $0.range) })
      #expect(inFiles == bySymbol[symbol, default: []], "\(symbol) from \(source.path)")
      for definition in view.definition(of: symbol) {
        let isFound = found.contains { $0.source.path == definition.source.path && $0.range == definition.range }
        #expect(isFound, "\(symbol) from \(source.path)")
      }
    }
    #expect(taken.count >= 6)
  }

  /// Binding for names alone says of every line what the whole binding says.
  @Test func namesAloneAreBoundAlike() {
    for source in exampleProject.sources {
      guard let form = exampleProject.view(source).form else { continue }
      let names = Form(namesOf: source, template: form.template)
      for (line, (a, b)) in zip(form.bindings, names.bindings).enumerated()
      where a.role != .unknown && b.role != .unknown {
        #expect(a.role == b.role && a.field == b.field, "\(source.path) \(line + 1)")
      }
      #expect(form.tables.map { $0.rows.map(\.key) } == names.tables.map { $0.rows.map(\.key) })
      #expect(form.tables.map { $0.columns.map(\.field) } == names.tables.map { $0.columns.map(\.field) })
    }
  }

  /// Every offset of documents cut anywhere has an answer.
  @Test func nothingTraps() {
    let test = TestProject(movingDocuments)
    for (path, text) in movingDocuments {
      let bytes = Array(text.utf8)
      for length in stride(from: 0, through: bytes.count, by: 37) {
        let view = test.view(SourceFile(path: path, tree: Tree(Array(bytes[..<length]))))
        for offset in stride(from: -1, through: length + 1, by: 5) {
          _ = view.definition(at: offset)
          _ = view.declaration(at: offset)
          _ = view.typeDefinition(at: offset)
        }
        _ = test.project.references(at: length / 2, in: view, includeDeclaration: true).whole()
        _ = test.project.implementation(at: length / 3, in: view).whole()
      }
    }
  }
}

private struct Place: Hashable {
  var path: String
  var range: ByteRange

  init(_ path: String, _ range: ByteRange) {
    self.path = path
    self.range = range
  }
}
