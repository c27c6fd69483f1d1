// Facts as text, so that documents may be read on one machine and compared on another.

import BiaoSyntax
import BiaoValues

extension Facts {
  /// The version of the notation. A reader refuses any other.
  package static let version = 1

  /// The facts of one document as UTF-8: records of a line each, the first of which begins with `F`, fields separated by
  /// tabs. `\` `t` stands for a tab, `\` `n` and `\` `r` for the ends of lines, `\\` for a backslash.
  ///
  ///     F  version  path  kind  evaluation  year  suppresses
  ///     T  words place          the template
  ///     B  words place          the template's base
  ///     N  role  words place
  ///     C  words place
  ///     A  role  value  half place  name  words place
  ///     I  name  comparator  value  measure  count  words place
  ///
  /// where `place` is seven numbers separated by spaces: bytes from and to, line, code points from and to, UTF-16 code
  /// units from and to, each from 0.
  package var encoded: [UInt8] {
    var writer = Writer()
    writer.record(
      "F", String(Facts.version), path, String(kind.rawValue), isEvaluation ? "1" : "0", year.map { String($0) } ?? "",
      suppressesFileRules ? "1" : "0")
    if let template { writer.record("T", words: template) }
    if let base { writer.record("B", words: base) }
    for name in names { writer.record("N", String(name.role.rawValue), words: name.words) }
    for code in codes { writer.record("C", words: code) }
    for amount in amounts {
      writer.record(
        "A", String(amount.role.rawValue), amount.value.description, amount.halfPlace.description, amount.name,
        words: amount.words)
    }
    for indicator in indicators {
      writer.record(
        "I", indicator.name, indicator.comparator.map { String($0.rawValue) } ?? "", indicator.value.description,
        indicator.measure, indicator.isCount ? "1" : "0", words: indicator.target)
    }
    return writer.bytes
  }

  /// The facts of the documents written one after the other in `bytes`. Nil where that is not what `encoded` writes.
  package static func decode(_ bytes: [UInt8]) -> [Facts]? {
    var all: [Facts] = []
    for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: true) {
      var reader = Reader(line)
      guard let tag = reader.next() else { return nil }
      if tag == "F" {
        guard let facts = reader.facts() else { return nil }
        all.append(facts)
      } else {
        guard !all.isEmpty, reader.read(tag, into: &all[all.count - 1]) else { return nil }
      }
      guard reader.isAtEnd else { return nil }
    }
    return all
  }

  // MARK: - Writing

  private struct Writer {
    var bytes: [UInt8] = []

    mutating func record(_ fields: String..., words: Words? = nil) {
      var isFirst = true
      for field in fields {
        if !isFirst { bytes.append(0x09) }
        isFirst = false
        add(field)
      }
      if let words {
        bytes.append(0x09)
        add(words.text)
        let place = words.place
        bytes.append(0x09)
        let numbers = [
          place.range.lowerBound, place.range.upperBound, place.line, place.codePoints.lowerBound,
          place.codePoints.upperBound, place.utf16.lowerBound, place.utf16.upperBound,
        ]
        for (index, number) in numbers.enumerated() {
          if index > 0 { bytes.append(0x20) }
          bytes.append(contentsOf: String(number).utf8)
        }
      }
      bytes.append(0x0A)
    }

    private mutating func add(_ text: String) {
      for byte in text.utf8 {
        switch byte {
        case 0x09: bytes += [0x5C, 0x74]
        case 0x0A: bytes += [0x5C, 0x6E]
        case 0x0D: bytes += [0x5C, 0x72]
        case 0x5C: bytes += [0x5C, 0x5C]
        default: bytes.append(byte)
        }
      }
    }
  }

  // MARK: - Reading

  private struct Reader {
    private var rest: ArraySlice<UInt8>
    private var isDone = false

    init(_ line: ArraySlice<UInt8>) { rest = line }

    var isAtEnd: Bool { isDone }

    /// The next field; nil at the end and where an escape is none.
    mutating func next() -> String? {
      guard !isDone else { return nil }
      let end = rest.firstIndex(of: 0x09) ?? rest.endIndex
      let field = rest[rest.startIndex..<end]
      isDone = end == rest.endIndex
      rest = isDone ? [] : rest[(end + 1)...]
      guard field.contains(0x5C) else { return String(decoding: field, as: UTF8.self) }
      var text: [UInt8] = []
      var isEscaped = false
      for byte in field {
        if isEscaped {
          isEscaped = false
          switch byte {
          case 0x74: text.append(0x09)
          case 0x6E: text.append(0x0A)
          case 0x72: text.append(0x0D)
          case 0x5C: text.append(0x5C)
          default: return nil
          }
        } else if byte == 0x5C {
          isEscaped = true
        } else {
          text.append(byte)
        }
      }
      return isEscaped ? nil : String(decoding: text, as: UTF8.self)
    }

    private mutating func flag() -> Bool? {
      switch next() {
      case "0"?: false
      case "1"?: true
      default: nil
      }
    }

    private mutating func number() -> Int? { next().flatMap { Int($0) } }

    private mutating func decimal() -> Decimal? {
      guard let text = next(), text.utf8.count <= 64 else { return nil }
      return Decimal(text: text)
    }

    private mutating func words() -> Words? {
      guard let text = next(), let place = next() else { return nil }
      let numbers = place.split(separator: " ", omittingEmptySubsequences: false).map { Int($0) }
      guard numbers.count == 7 else { return nil }
      let values = numbers.compactMap { $0 }
      guard values.count == 7, values.allSatisfy({ $0 >= 0 && $0 <= Tree.maximumByteCount }), values[0] <= values[1],
        values[3] <= values[4], values[5] <= values[6]
      else { return nil }
      return Words(
        text: text,
        place: Place(
          range: values[0]..<values[1], line: values[2], codePoints: values[3]..<values[4],
          utf16: values[5]..<values[6]))
    }

    mutating func facts() -> Facts? {
      guard number() == Facts.version, let path = next(),
        let kind = number().flatMap({ UInt8(exactly: $0) }).flatMap({ Kind(rawValue: $0) }),
        let isEvaluation = flag(), let year = next(), let suppresses = flag()
      else { return nil }
      var facts = Facts(path: path)
      facts.kind = kind
      facts.isEvaluation = isEvaluation
      facts.suppressesFileRules = suppresses
      if !year.isEmpty {
        guard let number = Int(year) else { return nil }
        facts.year = number
      }
      return facts
    }

    mutating func read(_ tag: String, into facts: inout Facts) -> Bool {
      switch tag {
      case "T":
        guard let words = words() else { return false }
        facts.template = words
      case "B":
        guard let words = words() else { return false }
        facts.base = words
      case "N":
        guard let role = role(Name.Role.init(rawValue:)), let words = words() else { return false }
        facts.names.append(Name(role: role, words: words))
      case "C":
        guard let words = words() else { return false }
        facts.codes.append(words)
      case "A":
        guard let role = role(Amount.Role.init(rawValue:)), let value = decimal(), let half = decimal(),
          let name = next(), let words = words()
        else { return false }
        facts.amounts.append(Amount(role: role, value: value, halfPlace: half, words: words, name: name))
      case "I":
        guard let name = next(), let comparator = next(), let value = decimal(), let measure = next(),
          let isCount = flag(), let words = words()
        else { return false }
        var sign: Comparator?
        if !comparator.isEmpty {
          guard let raw = UInt8(comparator), let known = Comparator(rawValue: raw) else { return false }
          sign = known
        }
        facts.indicators.append(
          Indicator(
            name: SharedText(name), target: SharedText(words.text), at: words.place, comparator: sign, value: value,
            measure: measure, isCount: isCount))
      default: return false
      }
      return true
    }

    private mutating func role<Role>(_ make: (UInt8) -> Role?) -> Role? {
      number().flatMap { UInt8(exactly: $0) }.flatMap(make)
    }
  }
}
