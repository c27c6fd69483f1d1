// Timing: the median of several runs, and a table of them.

import BiaoWorkspace

/// The times of one thing done several times.
struct Measurement {
  /// In nanoseconds, ascending.
  private let times: [UInt64]

  /// Runs `body` until half a second is spent, but five times at least and a thousand at most; once before to warm up.
  init(_ body: () -> Void) {
    body()
    var times: [UInt64] = []
    var spent: UInt64 = 0
    while times.count < 5 || (spent < 500_000_000 && times.count < 1000) {
      let start = Platform.nanoseconds()
      body()
      let time = Platform.nanoseconds() &- start
      spent &+= time
      times.append(time)
    }
    self.times = times.sorted()
  }

  var median: UInt64 { times[times.count / 2] }
  var best: UInt64 { times[0] }
  var runCount: Int { times.count }
}

/// One line of the table: what was done to how many bytes, how long it took, how fast that is, and how it compares with
/// a smaller input (1.0 is linear).
struct BenchmarkRow {
  var name: String
  var byteCount: Int
  var measurement: Measurement
  /// Time a byte in relation to that of another row.
  var ratio: Double?

  var nanosecondsPerByte: Double { Double(measurement.median) / Double(max(byteCount, 1)) }

  static let heading = columns(["what", "bytes", "median", "best", "MB/s", "runs", "× linear"])

  var text: String {
    Self.columns([
      name, String(byteCount), Self.time(measurement.median), Self.time(measurement.best),
      Self.fixed(1000 / nanosecondsPerByte, places: 0), String(measurement.runCount),
      ratio.map { Self.fixed($0, places: 2) } ?? "",
    ])
  }

  private static func columns(_ cells: [String]) -> String {
    let widths = [34, 10, 11, 11, 7, 6, 9]
    return zip(cells, widths).enumerated().map { index, pair in
      let space = String(repeating: " ", count: max(0, pair.1 - pair.0.count))
      return index == 0 ? pair.0 + space : space + pair.0
    }.joined(separator: " ")
  }

  private static func time(_ nanoseconds: UInt64) -> String {
    if nanoseconds < 10_000 { return "\(nanoseconds) ns" }
    if nanoseconds < 10_000_000 { return "\(nanoseconds / 1000) µs" }
    return fixed(Double(nanoseconds) / 1_000_000, places: 1) + " ms"
  }

  private static func fixed(_ value: Double, places: Int) -> String {
    guard value.isFinite, abs(value) < 1e12 else { return "–" }
    var scale = 1.0
    for _ in 0..<places { scale *= 10 }
    let rounded = Int((value * scale).rounded())
    guard places > 0 else { return String(rounded) }
    var digits = String(abs(rounded))
    while digits.count <= places { digits = "0" + digits }
    return (rounded < 0 ? "-" : "") + digits.dropLast(places) + "." + digits.suffix(places)
  }
}
