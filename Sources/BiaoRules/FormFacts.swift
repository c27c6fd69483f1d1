// What several rules ask of a form as a whole.

import BiaoModel
import BiaoSyntax
import BiaoValues

/// The facts of one run that were asked for. Each is made once, when the first rule asks.
final class FormFacts {
  fileprivate var faultIndex: FaultIndex?
  fileprivate var indicatorNames: Set<NameKey>?
  fileprivate var explainedNames: ExplainedNames?
  fileprivate var relationIndex: RelationIndex?
  fileprivate var sumCorrections: SumCorrections?
  fileprivate var fundsTotals: [FundsTotal]?
  fileprivate var statedGrades: (bounds: GradeBounds, text: ByteRange)??
  fileprivate var plans: [CumulativePlan]?
  /// Handed on to the next run, which compares; made by another thread where that checks the first lines that ask.
  var formDates: FormDates?
  fileprivate var funds: Funds??
  fileprivate var weights: Weights?
  fileprivate var selfEvaluation: SelfEvaluation??
  /// Handed on to the next run, which takes those before the edit.
  fileprivate(set) var resultTables: [ResultTable]?
  fileprivate var indicatorTables: [IndicatorTable]?
  fileprivate var resultValues: [ResultValue]?
  fileprivate var goals: [GoalText]?
  fileprivate var targetNumbers: TargetNumbers?
  fileprivate var hasPercentTables: Bool?
  fileprivate var figureNames: NamedFigure.Names?
  fileprivate var spreadNames: SpreadName?
  fileprivate var taskTexts: [ByteRange]?
  fileprivate var overallResults: OverallResults?
  fileprivate var lastYearTexts: [(text: ByteRange, isProse: Bool)]?
}

extension Report {
  /// What the faults of the form have to do with each other; read once.
  func faults(of form: Form) -> FaultIndex { once(&facts.faultIndex) { FaultIndex(form) } }

  /// The names of a form's indicators; asked where one of the library is proposed, for those of the library alone.
  func indicatorNames(of form: Form) -> Set<NameKey> {
    once(&facts.indicatorNames, .libraryNames) { Set(form.indicators.map { NameKey(tree.bytes, $0.name) }) }
  }

  /// The names by how they begin; asked of explanations that speak of something else than their own indicator's.
  func explainedNames(of form: Form) -> ExplainedNames { once(&facts.explainedNames, .names) { ExplainedNames(form) } }

  /// What each figure of the form has to do with its relations; asked where a relation fails.
  func relations(of form: Form) -> RelationIndex { once(&facts.relationIndex) { RelationIndex(form) } }

  /// The figures of the form that are clearly wrong; asked where a relation fails.
  func corrections(of form: Form) -> SumCorrections {
    once(&facts.sumCorrections) { SumCorrections(relations(of: form), form.template) }
  }

  /// Totals of funds that are not the sum of their sources; asked by the rules on sums and on rounding.
  func fundsTotals(of form: Form) -> [FundsTotal] { once(&facts.fundsTotals) { FundsTotal.all(in: form, self) } }

  /// The bounds of grades that a form states, and where; asked by the rules on grades.
  func statedGrades(of form: Form) -> (bounds: GradeBounds, text: ByteRange)? {
    once(&facts.statedGrades) { GradeBounds.stated(in: form) }
  }

  /// The cumulative plans of the form; asked by the rule on them, and where a relation between their figures fails.
  func plans(of form: Form) -> [CumulativePlan] { once(&facts.plans) { CumulativePlan.all(in: form) } }

  /// The form's year, its periods, its starts and ends; asked by the rules on dates.
  func dates(of form: Form) -> FormDates { once(&facts.formDates, .dates) { FormDates(form) } }

  /// The largest amount of money that the form is about; asked by the rules on costs.
  func funds(of form: Form) -> Funds? { once(&facts.funds) { Funds.largest(in: form, self) } }

  /// Who has a weight; asked by the rules on weights.
  func weights(of form: Form) -> Weights { once(&facts.weights) { Weights(form) } }

  /// What a self-evaluation form says of its indicators; nil for other forms. Asked by the rules on scores.
  func selfEvaluation(of form: Form) -> SelfEvaluation? { once(&facts.selfEvaluation) { SelfEvaluation(form, self) } }

  /// The tables of a form as they are written; asked by the rules that read what was reached in them.
  func resultTables(of form: Form) -> [ResultTable] {
    once(&facts.resultTables) { ResultTable.all(in: form, after: earlierTables { $0.isReadTheSame(in: form) }) }
  }

  /// Those of the run before that stand before the edit, as the lines that close them do.
  private func earlierTables(where isSame: (ResultTable) -> Bool) -> ArraySlice<ResultTable> {
    guard let earlier, let tables = earlier.trace.resultTables else { return [] }
    let edit = earlier.rebinding.map.headEnd
    return tables.prefix { $0.end < edit && isSame($0) }
  }

  /// What the next run may take: where no rule has asked, those that it could have taken.
  var tablesToHandOn: [ResultTable]? {
    facts.resultTables ?? (earlier == nil ? nil : Array(earlierTables { _ in true }))
  }

  /// The tables that list indicators; asked by the rules on targets and scores.
  func indicatorTables(of form: Form) -> [IndicatorTable] {
    once(&facts.indicatorTables) { IndicatorTable.all(in: form, self) }
  }

  /// The figures in which a form says what was reached; asked by the rules on the text that says it again.
  func resultValues(of form: Form) -> [ResultValue] {
    once(&facts.resultValues) { ResultValue.all(in: form, resultTables(of: form), self) }
  }

  /// The goals of a form; asked by the rules on goals.
  func goals(of form: Form) -> [GoalText] { once(&facts.goals) { GoalText.all(in: form) } }

  /// The numbers of the targets; asked by the rules that hold the goals against the indicators.
  func targetNumbers(of form: Form) -> TargetNumbers { once(&facts.targetNumbers) { TargetNumbers(form) } }

  /// The same for the rules on shares and rates: none for a form whose tables have no percentage, as is seen without cutting
  /// their rows into cells.
  func percentTables(of form: Form) -> [ResultTable] {
    let has = once(&facts.hasPercentTables) { StatedCompletion.mayStandInTables(form.tree) }
    return has ? resultTables(of: form) : []
  }

  /// The names as goals and tasks say them beside their figures; asked by the rules that hold these against the indicators.
  func figureNames(of form: Form) -> NamedFigure.Names { once(&facts.figureNames) { NamedFigure.Names(form) } }

  /// What the form says of its tasks beside its goals; asked by the rules on goals and on dates.
  func taskTexts(of form: Form) -> [ByteRange] { once(&facts.taskTexts) { TaskText.all(in: form, self) } }

  /// What the form says of the result as a whole; asked by the rules on results and on reasons.
  func overallResults(of form: Form) -> OverallResults { once(&facts.overallResults) { OverallResult.all(in: form) } }

  /// What the form says of the year before; asked by the checks of the rule on its rates.
  func lastYearTexts(of form: Form) -> [(text: ByteRange, isProse: Bool)] {
    once(&facts.lastYearTexts) { LastYear.texts(of: form, self) }
  }

  /// The names of indicators as a text may word them in another order.
  func spreadNames(of form: Form) -> SpreadName { once(&facts.spreadNames) { SpreadName(form) } }

  /// Makes a fact where no rule has asked for it; what the caller finds depends on what the fact was read from, either way.
  private func once<Fact>(
    _ fact: inout Fact?, _ dependency: IndicatorDependencies = .everything, make: () -> Fact
  ) -> Fact {
    depend(on: dependency)
    if let fact { return fact }
    let made = make()
    fact = made
    return made
  }
}
