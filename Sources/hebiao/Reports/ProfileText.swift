// What `--profile` says at the end: the speed of the run, its phases, the costliest rules.

import BiaoRules
import BiaoWorkspace

/// `wall` is the whole run in nanoseconds; the totals are added up over its threads.
func profileText(_ totals: RunProfiler.Totals, _ wall: UInt64, _ language: Language) -> String {
  let words = Wording(language)
  let size = tenths(UInt64(max(totals.byteCount, 0)) / 100_000)
  let speed = wall > 0 ? tenths(UInt64(max(totals.byteCount, 0)) &* 10_000 / wall) : "–"
  var text = words.choose(
    "\(totals.documentCount) 个文件，\(size) MB，\(milliseconds(wall)) ms，\(speed) MB/s\n",
    "\(totals.documentCount) files, \(size) MB, \(milliseconds(wall)) ms, \(speed) MB/s\n")
  let ranking = totals.rules.ranking
  let rules = ranking.reduce(0) { $0 &+ $1.nanoseconds }
  let phases: [(String, UInt64)] = [
    (words.choose("读取和解析", "reading and parsing"), totals.parsing),
    (words.choose("绑定、核对和规则", "binding, relations and rules"), totals.linting),
    (words.choose("　其中规则", "  of which rules"), rules), (words.choose("输出", "report"), totals.rendering),
  ]
  for (name, time) in phases { text += "  \(name): \(milliseconds(time)) ms\n" }
  text += words.choose("最费时的规则:\n", "The costliest rules:\n")
  for (rule, time, calls) in ranking.prefix(100) {
    let share = rules > 0 ? time &* 1000 / rules : 0
    let each = calls > 0 ? time / UInt64(calls) : 0
    text += "  \(rule.name): \(milliseconds(time)) ms, \(tenths(share))%, \(calls) × \(each) ns\n"
  }
  return text
}

/// A count of tenths as a number with one decimal.
private func tenths(_ count: UInt64) -> String { "\(count / 10).\(count % 10)" }

private func milliseconds(_ nanoseconds: UInt64) -> String { tenths(nanoseconds / 100_000) }
