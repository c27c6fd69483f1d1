// Findings as JSON from which they can be made again.

import BiaoModel
import BiaoRules
import BiaoServer
import BiaoSyntax
import BiaoWorkspace

/// Writes
///
///     [{"rule":"…","severity":"error","message":"…","start":0,"end":3,
///       "related":[{"message":"…","start":0,"end":3},                        in the same document
///                  {"message":"…","start":0,"end":3,"path":"builtin:…"},     in a template
///                  {"message":"…","path":"…","text":"…","place":[7 numbers]}],  in a document known by its facts
///       "fixes":[{"title":"…","safety":"safe","edits":[{"start":0,"end":3,"text":"…"}]}]}]
///
/// in bytes from the start of the document; the seven numbers are those of `Facts.encoded`.
enum ShardFindings {
  static func write(_ findings: [Finding], to writer: inout JSONWriter) {
    writer.raw("[")
    for (index, finding) in findings.enumerated() {
      writer.raw(index == 0 ? #"{"rule":"# : #",{"rule":"#)
      writer.string(finding.rule)
      writer.raw(",\"severity\":\"\(finding.severity.name)\",\"message\":")
      writer.string(finding.message)
      writer.offsets(finding.range)
      writer.raw(#","related":["#)
      for (index, related) in finding.related.enumerated() {
        writer.raw(index == 0 ? #"{"message":"# : #",{"message":"#)
        writer.string(related.message)
        if let other = related.other {
          writer.raw(#","path":"#)
          writer.string(other.path)
          writer.raw(#","text":"#)
          writer.string(other.words.text)
          let place = other.words.place
          let numbers = [
            place.range.lowerBound, place.range.upperBound, place.line, place.codePoints.lowerBound,
            place.codePoints.upperBound, place.utf16.lowerBound, place.utf16.upperBound,
          ]
          writer.raw(",\"place\":[\(numbers.map { String($0) }.joined(separator: ","))]")
        } else {
          writer.offsets(related.range)
          if let source = related.source {
            writer.raw(#","path":"#)
            writer.string(source.path)
          }
        }
        writer.raw("}")
      }
      writer.raw(#"],"fixes":["#)
      for (index, fix) in finding.fixes.enumerated() {
        writer.raw(index == 0 ? #"{"title":"# : #",{"title":"#)
        writer.string(fix.title)
        writer.raw(",\"safety\":\"\(fix.safety.rawValue)\",\"edits\":[")
        for (index, edit) in fix.edits.enumerated() {
          writer.raw(index == 0 ? #"{"text":"# : #",{"text":"#)
          writer.string(edit.text)
          writer.offsets(edit.range)
          writer.raw("}")
        }
        writer.raw("]}")
      }
      writer.raw("]}")
    }
    writer.raw("]")
  }

  /// The findings of a text that `write` made. `source` finds the document of a path. Nil where it is no such text.
  static func read(_ text: [UInt8], source: (String) -> SourceFile?) -> [Finding]? {
    guard let document = try? JSONDocument(text), document.root.isArray else { return nil }
    var findings: [Finding] = []
    for value in document.root.elements {
      guard let finding = finding(value, source) else { return nil }
      findings.append(finding)
    }
    return findings
  }

  private static func finding(_ value: JSONValue, _ source: (String) -> SourceFile?) -> Finding? {
    guard let rule = value["rule"]?.string, let message = value["message"]?.string, let range = range(value),
      let name = value["severity"]?.string, let severity = Severity.allCases.first(where: { $0.name == name })
    else { return nil }
    var finding = Finding(rule: rule, severity: severity, range: range, message: message)
    for value in value["related"]?.elements ?? [] {
      guard let related = related(value, source) else { return nil }
      finding.related.append(related)
    }
    for value in value["fixes"]?.elements ?? [] {
      guard let title = value["title"]?.string,
        let safety = value["safety"]?.string.flatMap({ Fix.Safety(rawValue: $0) })
      else { return nil }
      var edits: [TextEdit] = []
      for edit in value["edits"]?.elements ?? [] {
        guard let text = edit["text"]?.string, let range = ShardFindings.range(edit) else { return nil }
        edits.append(TextEdit(range: range, text: text))
      }
      finding.fixes.append(Fix(title: title, safety: safety, edits: edits))
    }
    return finding
  }

  private static func related(_ value: JSONValue, _ source: (String) -> SourceFile?) -> RelatedPlace? {
    guard let message = value["message"]?.string else { return nil }
    if let place = value["place"] {
      let numbers = place.elements.compactMap(\.int)
      guard let path = value["path"]?.string, let text = value["text"]?.string, numbers.count == 7,
        numbers.allSatisfy({ $0 >= 0 && $0 <= Tree.maximumByteCount }), numbers[0] <= numbers[1],
        numbers[3] <= numbers[4], numbers[5] <= numbers[6]
      else { return nil }
      let words = Facts.Words(
        text: text,
        place: Facts.Place(
          range: numbers[0]..<numbers[1], line: numbers[2], codePoints: numbers[3]..<numbers[4],
          utf16: numbers[5]..<numbers[6]))
      return RelatedPlace(OtherPlace(path: path, words: words), message: message)
    }
    guard let range = range(value) else { return nil }
    guard let path = value["path"]?.string else { return RelatedPlace(range: range, message: message) }
    guard let other = source(path), range.upperBound <= other.tree.bytes.count else { return nil }
    return RelatedPlace(source: other, range: range, message: message)
  }

  private static func range(_ value: JSONValue) -> ByteRange? {
    guard let start = value["start"]?.int, let end = value["end"]?.int, start >= 0, start <= end,
      end <= Tree.maximumByteCount
    else { return nil }
    return start..<end
  }
}

extension JSONWriter {
  fileprivate mutating func offsets(_ range: ByteRange) {
    raw(",\"start\":\(range.lowerBound),\"end\":\(range.upperBound)")
  }
}
