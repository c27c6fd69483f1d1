// The linters of a run: one for each way in which its documents are configured.

import BiaoModel
import BiaoRules
import BiaoSyntax
import BiaoValues

/// What the configurations of a run come to.
struct ConfiguredLinters {
  private(set) var linters: [Linter] = []
  /// For each document of the run which of them.
  private(set) var choice: [Int] = []
  /// For a document that no configuration applies to.
  let unconfigured: Linter
  /// What is wrong with the configurations.
  let problems: [FileProblem]
  /// The configurations and what they name, as they were read.
  let sources: [SourceFile]

  /// What a linter is made for: a configuration, and those of its overrides that match.
  private struct Key: Hashable {
    var configuration: Int?
    var overrides: [Int]
  }

  /// `sources` are the templates of the workspace. From here on the units of all configurations are known.
  init(_ run: LintRun, _ sources: [SourceFile]) {
    var finder = run.documents.configurations
    let indices = run.documents.documents.map { finder.index(for: $0.place) }
    problems = finder.allProblems(run.language)
    ExtraUnits.use(finder.units().units)

    func store(_ shared: [SourceFile]) -> TemplateStore {
      TemplateStore(workspace: sources + shared, provided: [ConfigurationTemplate.provided])
    }
    let plain = store([])
    let stores = finder.found.map { $0.shared.isEmpty ? plain : store($0.shared) }
    unconfigured = Linter(templates: plain, options: run.options(Configuration()))
    self.sources = finder.found.flatMap { loaded in
      loaded.forms.filter { !$0.isGiven }.map(\.layer.source) + loaded.shared
    }
    var known: [Key: Int] = [:]
    /// That of the document before.
    var last: Key?
    choice.reserveCapacity(indices.count)
    for (document, index) in zip(run.documents.documents, indices) {
      var overrides: [Int] = []
      if let index, !finder.found[index].configuration.overrides.isEmpty {
        // Standard input without a name stands in the working folder.
        let place = document.place.bytes.isEmpty ? FilePath("-") : document.place
        overrides = finder.found[index].overrides(for: absolute(place, from: finder.workingFolder))
      }
      let key = Key(configuration: index, overrides: overrides)
      if key == last, let number = choice.last {
        choice.append(number)
        continue
      }
      last = key
      if let number = known[key] {
        choice.append(number)
        continue
      }
      known[key] = linters.count
      choice.append(linters.count)
      if let index {
        let options = run.options(finder.found[index].configuration, overrides: overrides)
        linters.append(Linter(templates: stores[index], options: options))
      } else {
        linters.append(unconfigured)
      }
    }
  }
}
