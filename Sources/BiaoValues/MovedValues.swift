// Values that an edit before them moved: what was read stays true, only its places are others.

import BiaoSyntax

extension Figure {
  /// Moves the figure `delta` bytes further on.
  public mutating func move(by delta: Int) {
    $range.move(by: delta)
    $numberRange.move(by: delta)
    $unitRange.move(by: delta)
  }
}

extension Deadline {
  mutating func move(by delta: Int) {
    range.move(by: delta)
    dateRange.move(by: delta)
  }
}

extension RecurringDeadline {
  mutating func move(by delta: Int) { range.move(by: delta) }
}

extension Period {
  mutating func move(by delta: Int) {
    range.move(by: delta)
    startRange.move(by: delta)
    endRange.move(by: delta)
    duration?.move(by: delta)
    longestDuration?.move(by: delta)
  }
}

extension Target {
  /// Moves the target `delta` bytes further on.
  public mutating func move(by delta: Int) {
    $comparatorRange.move(by: delta)
    figure?.move(by: delta)
    moveRare(by: delta)
    $rateRange.move(by: delta)
    $subject.move(by: delta)
    $baseline.move(by: delta)
    $changeRange.move(by: delta)
    $qualifierRange.move(by: delta)
    $object.move(by: delta)
    $valueRange.move(by: delta)
    $range.move(by: delta)
  }
}

extension TargetList {
  /// Moves the targets `delta` bytes further on.
  public mutating func move(by delta: Int) {
    for index in targets.indices { targets[index].move(by: delta) }
    for index in separators.indices { separators[index].move(by: delta) }
    $typeRange.move(by: delta)
  }
}

extension Reading where Value == TargetList {
  /// The same targets `delta` bytes further on.
  public func moved(by delta: Int) -> Reading<TargetList> {
    switch self {
    case .empty: return .empty
    case .inapplicable(let range): return .inapplicable(range.moved(by: delta))
    case .placeholder(let range): return .placeholder(range.moved(by: delta))
    case .value(var list):
      list.move(by: delta)
      return .value(list)
    case .illegal(let range): return .illegal(range.moved(by: delta))
    }
  }
}
