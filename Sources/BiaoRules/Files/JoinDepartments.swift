// A department against its projects, and what was planned against what was evaluated.

import BiaoModel
import BiaoSyntax
import BiaoValues

extension Join {
  // MARK: - Which department has which projects

  private struct Group: Hashable {
    /// Nil for the whole run.
    var folder: Substring?
    var department: NameKey
    /// Nil for all years.
    var year: Int?
  }

  /// The documents of one kind in a group: how many there are, and the first of them.
  private struct Members {
    var count = 0
    var first = -1
  }

  /// For each department's form the projects that belong to it: of the same name and year (or one of them without a year),
  /// the form in the project's folder or the nearest folder around it; else the only one of the run. Where several could
  /// be meant, as of drafts in one folder, none is.
  private func projectsOfDepartments() -> [(department: Int, projects: [Int])] {
    guard heads.indices.contains(where: { heads[$0].kind == .project && departments[$0] != nil }) else { return [] }
    var groups: [Group: Members] = [:]
    for index in heads.indices where heads[index].kind == .department && !heads[index].isEvaluation {
      guard let department = departments[index] else { continue }
      for folder in [facts[index].folder, nil] {
        // -1 stands for a form without a year.
        for year in [heads[index].year ?? -1, nil] {
          var members = groups[Group(folder: folder, department: department, year: year)] ?? Members()
          members.count += 1
          if members.first < 0 { members.first = index }
          groups[Group(folder: folder, department: department, year: year)] = members
        }
      }
    }
    guard !groups.isEmpty else { return [] }

    /// The form of that department, folder and year: nil where there is none, -1 where there are several.
    func form(_ folder: Substring?, _ department: NameKey, _ year: Int?) -> Int? {
      let years = year.map { [$0, -1] } ?? [nil]
      let members = years.lazy.compactMap { groups[Group(folder: folder, department: department, year: $0)] }.first
      return members.map { $0.count == 1 ? $0.first : -1 }
    }

    var projects: [Int: [Int]] = [:]
    for index in heads.indices where heads[index].kind == .project && !heads[index].isEvaluation {
      guard let department = departments[index] else { continue }
      var folder: Substring? = facts[index].folder
      var found: Int?
      while let current = folder, found == nil {
        found = form(current, department, heads[index].year)
        guard let slash = current.utf8.lastIndex(of: 0x2F) else {
          folder = current.isEmpty ? nil : ""
          continue
        }
        folder = current[..<slash]
      }
      if let found = found ?? form(nil, department, heads[index].year), found >= 0 {
        projects[found, default: []].append(index)
      }
    }
    return projects.sorted { facts[$0.key].path.isBefore(facts[$1.key].path) }
      .map { ($0.key, $0.value) }
  }

  mutating func compareDepartments() {
    for (department, projects) in projectsOfDepartments() {
      compareBudgets(department, projects)
      compareTargets(department, projects)
    }
  }

  // MARK: - Budgets

  private mutating func compareBudgets(_ department: Int, _ projects: [Int]) {
    var own: [NameKey: (index: Int, amount: Facts.Amount, name: String, isOnly: Bool)] = [:]
    var keys: [NameKey] = []
    for index in projects {
      guard let name = facts[index].firstName(.project),
        let amount = facts[index].amounts.first(where: { $0.role == .total })
      else { continue }
      let key = NameKey(name.text)
      if own[key] == nil {
        own[key] = (index, amount, name.text, true)
        keys.append(key)
      } else {
        own[key]?.isOnly = false
      }
    }
    compareTasks(department, own.mapValues { $0.isOnly ? ($0.index, $0.amount) : nil })

    // 本级 alone: the projects of those below it are none of its own.
    guard let name = facts[department].firstName(.department) ?? facts[department].firstName(.unit),
      !DepartmentName.plain(name.text).isOwnOnly,
      let budget = facts[department].amounts.first(where: { $0.role == .projectSpending })
        ?? facts[department].amounts.first(where: { $0.role == .total })
    else { return }
    var sum = Decimal.zero
    var tolerance = budget.halfPlace
    var others: [OtherPlace] = []
    for key in keys {
      guard let project = own[key], project.isOnly, !isTransfer(project.index, project.name),
        // One of two years' forms would be taken for one of two projects.
        heads[project.index].year == heads[department].year
      else { continue }
      guard let next = sum.adding(project.amount.value), let wider = tolerance.adding(project.amount.halfPlace) else {
        return
      }
      sum = next
      tolerance = wider
      others.append(other(project.index, project.amount.words))
    }
    guard let excess = sum.subtracting(budget.value), excess > tolerance else { return }
    add(
      JoinedFault(
        kind: .exceededByProjects, range: budget.words.place.range, words: budget.words.text,
        name: budget.role == .total ? "资金总额" : "项目支出", amounts: (Join.tenThousands(sum), Join.tenThousands(excess)),
        others: others), to: department)
  }

  /// Whether the funds pass through to others and stand in no department's budget.
  private func isTransfer(_ index: Int, _ name: String) -> Bool {
    [name, facts[index].template?.text ?? ""].contains {
      FormKindWords.contains(Array($0.utf8), FormKindWords.transfer)
    }
  }

  /// The amount in 万元, as short as it can be.
  private static func tenThousands(_ value: Decimal) -> String {
    (value.scaled(byPowerOfTen: -4) ?? value).normalized.description
  }

  private mutating func compareTasks(_ department: Int, _ projects: [NameKey: (index: Int, amount: Facts.Amount)?]) {
    var seen: Set<NameKey> = []
    var twice: Set<NameKey> = []
    let tasks = facts[department].amounts.filter { $0.role == .task }
    for task in tasks where !seen.insert(NameKey(task.name)).inserted { twice.insert(NameKey(task.name)) }
    for task in tasks where !twice.contains(NameKey(task.name)) {
      guard let project = projects[NameKey(task.name)] ?? nil,
        let difference = task.value.subtracting(project.amount.value),
        let tolerance = task.halfPlace.adding(project.amount.halfPlace), difference.magnitude > tolerance
      else { continue }
      add(
        JoinedFault(
          kind: .mismatchedProject, range: task.words.place.range, words: task.words.text, name: task.name,
          otherName: project.amount.words.text, others: [other(project.index, project.amount.words)]), to: department)
    }
  }

  // MARK: - Targets

  private mutating func compareTargets(_ department: Int, _ projects: [Int]) {
    var counts: [String: Facts.Indicator] = [:]
    var rates: [String: Facts.Indicator] = [:]
    var twice: Set<String> = []
    for indicator in facts[department].indicators {
      guard let core = IndicatorCore.of(indicator.name) else { continue }
      if counts[core] != nil || rates[core] != nil { twice.insert(core) }
      if indicator.isCount {
        if isAtLeast(indicator), !IndicatorCore.isGeneric(core) { counts[core] = indicator }
      } else if isRate(indicator), IndicatorCore.isOfTheEconomy(core) {
        rates[core] = indicator
      }
    }
    for core in twice {
      counts[core] = nil
      rates[core] = nil
    }
    if counts.isEmpty, rates.isEmpty { return }
    /// For each of the department's targets the project that goes farthest beyond it.
    var beyond: [String: (index: Int, indicator: Facts.Indicator)] = [:]
    for index in projects {
      // A form with targets of the year and of three years has both under one name: nobody knows which is which.
      var seen: Set<String> = []
      var repeated: Set<String> = []
      let indicators = facts[index].indicators.compactMap { indicator -> (core: String, indicator: Facts.Indicator)? in
        guard indicator.isCount || isRate(indicator), let core = IndicatorCore.of(indicator.name) else { return nil }
        if !seen.insert(core).inserted { repeated.insert(core) }
        return (core, indicator)
      }
      for (core, indicator) in indicators where !repeated.contains(core) {
        if let own = rates[core], own.measure == indicator.measure, own.value != indicator.value {
          report(indicator, of: index, against: own, of: department)
        }
        if let own = counts[core], own.measure == indicator.measure, isAtLeast(indicator), own.value < indicator.value,
          beyond[core].map({ $0.indicator.value < indicator.value }) ?? true
        {
          beyond[core] = (index, indicator)
        }
      }
    }
    for own in facts[department].indicators {
      guard let core = IndicatorCore.of(own.name), let (index, indicator) = beyond[core], counts[core] == own else {
        continue
      }
      add(
        JoinedFault(
          kind: .weakerDepartmentTarget, range: own.target.place.range, words: own.target.text, name: own.name,
          otherName: indicator.name, others: [other(index, indicator.target)]), to: department)
    }
  }

  private func isRate(_ indicator: Facts.Indicator) -> Bool { indicator.measure == Facts.rateMeasure }

  /// Whether more is better, or the number is exact.
  private func isAtLeast(_ indicator: Facts.Indicator) -> Bool {
    switch indicator.comparator {
    case nil, .atLeast?, .greater?, .equal?: !indicator.value.isZero
    default: false
    }
  }

  private mutating func report(
    _ indicator: Facts.Indicator, of index: Int, against own: Facts.Indicator, of department: Int
  ) {
    add(
      JoinedFault(
        kind: .inconsistentIndicator, range: indicator.target.place.range, words: indicator.target.text,
        name: indicator.name, otherName: own.name, others: [other(department, own.target)]), to: index)
  }

  // MARK: - Plan and evaluation

  private struct Subject: Hashable {
    var department: NameKey?
    /// Nil for the department as a whole.
    var project: NameKey?
    var year: Int?
    var folder: Substring?
  }

  /// The targets of an evaluation are those of the plan: of the same project or department and the same year. Compared
  /// where only one plan can be meant, in the same folder or else in the whole run.
  mutating func compareStages() {
    guard heads.contains(where: \.isEvaluation) else { return }
    var plans: [Subject: Members] = [:]
    for index in heads.indices where !heads[index].isEvaluation {
      for subject in subjects(index) {
        var members = plans[subject] ?? Members()
        members.count += 1
        if members.first < 0 { members.first = index }
        plans[subject] = members
      }
    }
    guard !plans.isEmpty else { return }
    var read: [Int: [NameKey: Facts.Indicator]] = [:]
    for index in heads.indices where heads[index].isEvaluation {
      guard let plan = subjects(index).lazy.compactMap({ plans[$0] }).first, plan.count == 1 else { continue }
      let planned = read[plan.first] ?? Join.indicators(facts[plan.first])
      read[plan.first] = planned
      let own = Join.indicators(facts[index])
      for indicator in facts[index].indicators {
        let key = NameKey(indicator.name)
        guard own[key] == indicator, let other = planned[key], other.measure == indicator.measure,
          other.value != indicator.value
        else { continue }
        report(indicator, of: index, against: other, of: plan.first)
      }
    }
  }

  /// By name, without those that bear one name.
  private static func indicators(_ facts: Facts) -> [NameKey: Facts.Indicator] {
    var indicators: [NameKey: Facts.Indicator] = [:]
    var twice: Set<NameKey> = []
    for indicator in facts.indicators {
      let key = NameKey(indicator.name)
      if indicators[key] != nil { twice.insert(key) }
      indicators[key] = indicator
    }
    for key in twice { indicators[key] = nil }
    return indicators
  }

  /// Of what a form speaks, in its folder and in the run; nothing where it does not say of which year it is.
  private func subjects(_ index: Int) -> [Subject] {
    guard let year = heads[index].year else { return [] }
    switch heads[index].kind {
    case .department:
      guard let department = departments[index] else { return [] }
      return [facts[index].folder, nil].map { Subject(department: department, project: nil, year: year, folder: $0) }
    case .project:
      guard let name = facts[index].firstName(.project) else { return [] }
      let project = NameKey(name.text)
      let here = Subject(department: departments[index], project: project, year: year, folder: facts[index].folder)
      // Without its department a project's name is anybody's.
      guard departments[index] != nil else { return [here] }
      return [here, Subject(department: departments[index], project: project, year: year, folder: nil)]
    case .other, .template: return []
    }
  }
}
