// Looking for a place in what is sorted.

/// The first of the indices below `count` from which on the condition holds; `count` if it holds for none. Asks for as many
/// of them as `count` has binary digits.
@inlinable
public func partitionPoint(_ count: Int, where holds: (Int) -> Bool) -> Int {
  var low = 0
  var high = count
  while low < high {
    let middle = low + (high - low) / 2
    if holds(middle) { high = middle } else { low = middle + 1 }
  }
  return low
}
