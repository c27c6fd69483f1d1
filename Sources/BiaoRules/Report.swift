// What a check sees of the run, and where it leaves its findings.

import BiaoModel
import BiaoSyntax
import BiaoValues

/// The findings of one document as they are made. Lives as long as one run over one document, in one thread.
final class Report {
  let source: SourceFile
  let language: Language
  let settings: RuleSettings
  let vagueWords: [[UInt8]]
  /// The indicators of common knowledge, and those that the workspace adds; read when first asked for.
  private(set) lazy var library = makeLibrary()
  private let makeLibrary: () -> IndicatorLibrary
  /// In the order in which they were found.
  private(set) var findings: [Finding] = []
  /// The rule at work: an index into `Rule.all`.
  var rule = 0

  let tree: Tree

  init(
    _ source: SourceFile, options: LintOptions, library: @autoclosure @escaping () -> IndicatorLibrary,
    scoringMemory: ScoringMemory, stopwatch: Stopwatch?
  ) {
    self.source = source
    self.scoringMemory = scoringMemory
    tree = source.tree
    language = options.language
    settings = options.settings
    vagueWords = options.vagueWords
    makeLibrary = library
    self.stopwatch = stopwatch
    isTimed = stopwatch != nil
  }

  /// Lets the rule at that index speak, until `end`. Two calls and no closure: it would hold on to all that the check is
  /// given, some hundred times a form.
  @inline(__always)
  func begin(_ rule: Int) -> UInt64 {
    self.rule = rule
    return isTimed ? stopwatch?.now() ?? 0 : 0
  }

  @inline(__always)
  func end(_ rule: Int, _ start: UInt64) {
    if isTimed { stopwatch?.stop(rule, start) }
  }

  private let stopwatch: Stopwatch?
  /// Whether there is a stopwatch, which is asked some hundred times a form and would be retained each time.
  private let isTimed: Bool

  /// The scoring rules of other documents.
  let scoringMemory: ScoringMemory

  /// What several rules ask of the form as a whole.
  let facts = FormFacts()

  /// What follows is said by the rule of that name.
  func enter(_ name: String) {
    rule = Rule.index(of: name) ?? 0
  }

  /// What the checks of the indicator at hand asked of the document around it; see `LintTrace`.
  var dependencies: IndicatorDependencies = []

  /// The checks ask something of the document on which what they find depends from now on.
  func depend(on dependency: IndicatorDependencies) { dependencies.insert(dependency) }

  /// The checks of the next indicator begin. `isNoted` is whether its name is among those noted.
  func beginIndicator(isNoted: Bool) {
    dependencies = []
    isNameNoted = isNoted
  }

  /// The earlier run, if there is one to take from.
  var earlier: EarlierRun?
  /// What the checks of each indicator found and asked, for the next run.
  var indicatorNotes: [IndicatorNote] = []
  /// The findings of all of them.
  var indicatorFindings = 0..<0

  /// What the checks of lines found, for the next run, and the findings of all of them.
  var lineNotes: [LineNote] = []
  var lineFindings = 0..<0

  func takeOver(_ findings: [Finding]) { self.findings.append(contentsOf: findings) }

  /// Takes in what was found in the part of the document behind the one checked here. False, and takes nothing, where there
  /// is a limit that both stayed within on their own and not together: then it has to be checked here.
  func takeIn(_ part: DocumentPart) -> Bool {
    let count = part.indicatorFindings.count + part.lineFindings.count
    guard isWithinLimits(findings: count, suggested: part.suggested, asked: part.asked),
      occurrences.takeIn(part.occurrences)
    else { return false }
    let end = indicatorFindings.upperBound
    findings.insert(contentsOf: part.indicatorFindings, at: end)
    indicatorFindings = indicatorFindings.lowerBound..<(end + part.indicatorFindings.count)
    findings.append(contentsOf: part.lineFindings)
    lineFindings = indicatorFindings.upperBound..<findings.count
    indicatorNotes.append(contentsOf: part.notes)
    lineNotes.append(contentsOf: part.lineNotes)
    names.takeIn(part.names)
    facts.formDates = facts.formDates ?? part.dates
    suggested += part.suggested
    asked += part.asked
    return true
  }

  /// Whether no limit is passed by so much more.
  func isWithinLimits(findings more: Int, suggested: Int, asked: Int) -> Bool {
    findings.count + more <= Report.maximumDetailed && self.suggested + suggested <= Report.maximumSuggested
      && self.asked + asked <= Report.maximumAsked
  }

  /// Forgets what was found of lines, which are all that was checked since the indicators.
  func forgetLines() {
    findings.removeSubrange(indicatorFindings.upperBound...)
    lineNotes = []
  }

  /// What the checks of the whole form found, by their order, for the next run; and the findings of all of them.
  var formNotes: [FormNote] = []
  var formFindings = 0..<0

  /// Takes over what an earlier run noted of an indicator.
  func takeOver(_ findings: [Finding], _ note: IndicatorNote) {
    self.findings.append(contentsOf: findings)
    indicatorNotes.append(note)
  }

  /// A document with more findings than this is no form with faults but something else; the others are reported with
  /// their places and messages alone.
  static let maximumDetailed = 2000

  /// Reports a fault. The message is one line in the language of the run; only that one is made.
  /// `atMost` bounds the severity of a finding that is worth less than the others of its rule.
  func add(
    _ range: ByteRange, zh: @autoclosure () -> String, en: @autoclosure () -> String, atMost: Severity = .error,
    related: @autoclosure () -> [RelatedPlace] = [], fixes: @autoclosure () -> [Fix] = []
  ) {
    guard let severity = settings[rule].map({ min($0, atMost) }) else { return }
    let isDetailed = findings.count < Report.maximumDetailed
    findings.append(
      Finding(
        rule: Rule.all[rule].name, severity: severity, range: tree.wholeCharacters(range),
        message: language == .zh ? zh() : en(), related: isDetailed ? related() : [],
        fixes: isDetailed ? fixes() : []))
  }

  /// The document's words in `range`, for a message.
  func quote(_ range: ByteRange) -> String { tree.quote(range) }

  /// A second place in the document itself.
  func place(_ range: ByteRange, zh: @autoclosure () -> String, en: @autoclosure () -> String) -> RelatedPlace {
    RelatedPlace(range: range, message: language == .zh ? zh() : en())
  }

  /// The places of other documents that belong to a fault.
  func places(_ others: [OtherPlace], zh: @autoclosure () -> String, en: @autoclosure () -> String) -> [RelatedPlace] {
    others.map { RelatedPlace($0, message: language == .zh ? zh() : en()) }
  }

  /// The line of the template that declares a field; none where the field is the document itself.
  func declaration(of field: Int?, in template: Template) -> [RelatedPlace] {
    guard let field, field > 0, let place = template.place(of: field) else { return [] }
    return [
      RelatedPlace(
        source: place.source, range: place.range,
        message: language == .zh ? "模板“\(template.name)”在此规定" : "declared here in the template “\(template.name)”")
    ]
  }

  /// Whether an indicator's target can be judged; asked by several rules, of one indicator after the other.
  func measurability(of indicator: Indicator) -> Measurability {
    if let judged, judged.line == indicator.line { return judged.measurability }
    let measurability = BiaoValues.measurability(
      tree.bytes, indicator.valueWithoutType, name: indicator.name, extraWords: vagueWords)
    judged = (indicator.line, measurability)
    return measurability
  }

  /// Whether the template has targets below the items of that description; see `IndicatorTraits`.
  var targetsBelow: (items: Int, has: Bool)?

  /// The lines that describe an indicator, by what they say; asked by several rules, of one indicator after the other.
  func attributes(of indicator: Indicator, in form: Form) -> IndicatorAttributes {
    if let attributes, attributes.line == indicator.line { return attributes.value }
    let value = IndicatorAttributes(indicator, in: form)
    attributes = (indicator.line, value)
    return value
  }

  private var attributes: (line: Int, value: IndicatorAttributes)?

  /// What common knowledge says of an indicator of that name; asked by several rules, of one indicator after the other.
  func known(_ indicator: Indicator) -> LibraryIndicator? {
    if let known, known.line == indicator.line { return known.entry }
    let entry = library.match(tree.bytes, indicator.name)
    known = (indicator.line, entry)
    return entry
  }

  /// Whether another proposal may be sought: two hundred a document at most, so that a long list of vague targets costs
  /// no more than its length.
  func maySuggest() -> Bool {
    suggested += 1
    if suggested > Report.maximumSuggested { depend(on: .everything) }
    return suggested <= Report.maximumSuggested
  }

  var suggested = 0
  private static let maximumSuggested = 200

  /// Counts proposals that were made in an earlier run; false, and counts none, if there may be no more of so many.
  func takeSuggestions(_ count: Int) -> Bool {
    guard suggested + count <= Report.maximumSuggested else { return false }
    suggested += count
    return true
  }

  private var known: (line: Int, entry: LibraryIndicator?)?

  /// What the end of an indicator's name says; asked by several rules, of one indicator after the other.
  func traits(of indicator: Indicator) -> NameTraits {
    if let traits, traits.line == indicator.line { return traits.value }
    let value = NameTraits(tree.bytes, indicator.name)
    traits = (indicator.line, value)
    return value
  }

  private var traits: (line: Int, value: NameTraits)?

  /// The words of an indicator's name in English; nil for other names. Asked by several rules, of one indicator after the
  /// other.
  func englishName(of indicator: Indicator) -> EnglishName? {
    if let englishName, englishName.line == indicator.line { return englishName.value }
    let value = EnglishName(tree.bytes, indicator.name)
    englishName = (indicator.line, value)
    return value
  }

  private var englishName: (line: Int, value: EnglishName?)?

  /// Whether the rule of that name speaks in this run.
  func speaks(_ name: String) -> Bool { Rule.index(of: name).map { settings[$0] != nil } ?? false }

  /// Where an indicator stands; asked of one indicator after the other, and those of a tier stand together.
  func standing(of indicator: Indicator, in form: Form) -> TierStanding {
    if standing.line == indicator.tierLine { return standing.value }
    let value = TierStanding(indicator, in: form)
    standing = (indicator.tierLine, value)
    return value
  }

  private var standing: (line: Int, value: TierStanding) = (-1, .unknown)

  /// Says where the row of a table stands, of which the tier is named in the row.
  func stand(_ row: Indicator, in kind: TierKind?) {
    standing = (row.tierLine, kind.map { .inside($0) } ?? .unknown)
  }

  func standNowhere() { standing = (-1, .unknown) }

  /// The names of the indicators so far; each is noted once, whichever rule on duplicates asks.
  var names = NotedNames()
  private var isNameNoted = false

  /// Notes the name of the indicator at hand.
  func noteName(of indicator: Indicator) {
    if !isNameNoted { names.note(indicator, tree.bytes) }
  }

  /// Begins with the names that an earlier run noted, but for those of indicators that an edit touched. False where these
  /// have to be noted again, one by one.
  func takeOverNames(of form: Form) -> Bool {
    guard let noted = earlier?.notedNames() else { return false }
    names = noted
    return true
  }

  /// Indicators that bear one name; asked by the rules on duplicates.
  func sameNames(in form: Form) -> [SameName] {
    depend(on: .everything)
    guard names.mayRepeat else { return [] }
    if let sameNames { return sameNames }
    var keys: [FoldedNameKey] = []
    if earlier == nil, let own = FoldedNameKey.ofRepeatedNames(in: form) {
      keys = own
    } else {
      keys.reserveCapacity(form.indicators.count)
      for index in form.indicators.indices {
        keys.append(earlier?.nameKey(ofIndicator: index) ?? FoldedNameKey(form.indicators[index], tree.bytes))
      }
      nameKeys = keys
    }
    let made = SameName.find(in: form, keys)
    sameNames = made
    return made
  }

  /// The keys of the indicators' names; empty where no names were compared.
  private(set) var nameKeys: [FoldedNameKey] = []

  private var sameNames: [SameName]?

  /// Indicators that bear nearly one name; asked by the rules on duplicates.
  func nearNames(in form: Form) -> [NearName] {
    depend(on: .everything)
    if let nearNames {
      asksOfText = asksOfText || nearNames.asksOfText
      return nearNames.pairs
    }
    let made = NearName.find(in: form, self)
    nearNames = (made, asksOfText)
    return made
  }

  private var nearNames: (pairs: [NearName], asksOfText: Bool)?

  /// The figures of a goal's text; asked by the rules that hold the goals against the indicators.
  func figures(ofGoal text: ByteRange) -> [GoalFigure] {
    // Many cells have none.
    let bytes = tree.bytes
    guard bytes.span.extracting(text).holdsDigitOfEitherWidth() else { return [] }
    // To read a short text costs less than to look it up.
    if text.count < 48 { return GoalText.figures(bytes, text) }
    if let figures = goalFigures[text] { return figures }
    if goalFigures.isEmpty { goalFigures.reserveCapacity(16) }
    let made = earlierFigures(of: text) ?? GoalText.figures(bytes, text)
    goalFigures[text] = made
    return made
  }

  /// Those of the run before, of a text that stands before the lines that were edited.
  private func earlierFigures(of text: ByteRange) -> [GoalFigure]? {
    guard let earlier, case let edit = earlier.rebinding.map.headEnd, edit < tree.lines.count,
      text.upperBound <= tree.lines[edit].start
    else { return nil }
    return earlier.trace.figures[text]
  }

  /// By where the text starts.
  private(set) var goalFigures: [ByteRange: [GoalFigure]] = [:]

  /// What a goal's text promises by number in English; asked by the rules that hold the goals against the indicators.
  func promises(ofGoal text: ByteRange) -> [EnglishPromise] {
    guard EnglishWords.mayBegin(tree.bytes, text) else { return [] }
    if let promises = goalPromises[text.lowerBound] { return promises }
    let made = EnglishPromise.all(tree.bytes, text)
    goalPromises[text.lowerBound] = made
    return made
  }

  private var goalPromises: [Int: [EnglishPromise]] = [:]

  /// Whether the indicators carry the number that a goal promises in English.
  func carries(_ promise: EnglishPromise, _ form: Form) -> Bool {
    depend(on: .everything)
    var numbers = englishNumbers.take() ?? EnglishNumbers(form)
    defer { englishNumbers = numbers }
    return numbers.carry(promise, form)
  }

  private var englishNumbers: EnglishNumbers?

  private var judged: (line: Int, measurability: Measurability)?

  /// The scoring rules that were read; see `scoring(of:in:)`.
  var scorings = ScoringCache()

  /// Where the text may have faults of notation; asked by the rules on notation.
  var notation: NotationScan {
    if let madeNotation { return madeNotation }
    let made =
      if let earlierNotation { NotationScan(tree, earlier: earlierNotation.scan, earlierNotation.map) } else {
        NotationScan(tree)
      }
    madeNotation = made
    return made
  }

  /// The scan of the text before the edit.
  var earlierNotation: (scan: NotationScan, map: LineMap)?

  /// How often the words stand in the lines of the document; nil where more words were asked for than are counted.
  func occurrences(of words: [UInt8]) -> Int? {
    asksOfText = true
    return occurrences.count(words, in: tree, earlier: earlierOccurrences)
  }

  /// Whether a check has asked how often words stand in the text, whatever else it reads.
  var asksOfText = false

  var occurrences = Occurrences()
  /// Those of the text before the edit.
  var earlierOccurrences: (occurrences: Occurrences, tree: Tree, map: LineMap)?
  var madeNotation: NotationScan?

  /// The name nearest to a misspelt one. Asked a hundred times a document at most: more misspelt names are no misspelling.
  func nearest(to name: String, among candidates: @autoclosure () -> [String]) -> String? {
    depend(on: .everything)
    guard asked < Report.maximumAsked else { return nil }
    asked += 1
    return NearestName.find(name, among: candidates())
  }

  var asked = 0
  private static let maximumAsked = 100

  /// Whether the document's first indented line is indented with tabs.
  var isIndentedWithTabs: Bool {
    depend(on: .everything)
    return indentsWithTabs
  }

  private lazy var indentsWithTabs: Bool = {
    for line in tree.lines where line.kind.isSignificant && line.column > 0 {
      // The last character of the indentation: the first may be a byte order mark.
      return tree.bytes[line.content - 1] == 0x09
    }
    return false
  }()

  /// The terminator that the document's first line has.
  var lineTerminator: String {
    depend(on: .everything)
    return firstTerminator
  }

  private lazy var firstTerminator: String = {
    guard let first = tree.lines.first else { return "\n" }
    let range = ByteRange(clamping: first.end, tree.fullRange(ofLine: 0).upperBound)
    return range.isEmpty ? "\n" : tree.text(range)
  }()
}
