// Templates whose names carry years, and the forms of other years: 2022年末编制数 under a template that says 2020年末编制数.

public import BiaoSyntax

extension TemplateStore {
  /// The template of that name as it is for the year of a form: where its fields are named with years (2020年决算数), and the
  /// form's labels with those of another year, every year in its names and formulas is moved by as many. Ranges and lines are
  /// those of the template's own text.
  public func template(named name: String, for form: Tree) -> Lookup {
    let found = template(named: name)
    guard case .found(let template) = found, let last = template.lastYear,
      case let years = TemplateYears.shift(of: form, from: template, last), years != 0
    else { return found }
    return .found(self.template(template, movedBy: years))
  }
}

enum TemplateYears {
  /// By how many years the labels of the form are later than the names of the template. Nothing where that makes no more
  /// labels known than there are without it.
  static func shift(of form: Tree, from template: Template, _ last: Int) -> Int {
    var latest: Int?
    var labels: [ByteRange] = []
    for line in form.lines.indices where labels.count < maximumLabels {
      switch form.lines[line].kind {
      case .entry: add(form.readLabel(ofLine: line)?.name)
      // The first row of a table names its columns.
      case .row where line > 0 && form.lines[line - 1].kind != .row: form.cells(ofLine: line).forEach(add)
      default: break
      }
    }
    func add(_ name: ByteRange?) {
      guard let name, let year = latestYear(form.bytes, name) else { return }
      latest = max(latest ?? year, year)
      labels.append(name)
    }
    guard let latest else { return ownYear(of: form).map { limited($0 - last) } ?? 0 }
    guard latest != last, case let years = limited(latest - last), years != 0 else { return 0 }
    let names = template.namesWithYears
    func known(_ shift: Int) -> Int {
      labels.count { label in
        let moved = moved(Array(form.bytes[label]), by: -shift)
        return names.contains(NameKey(moved, 0..<moved.count))
      }
    }
    return known(years) > known(0) ? years : 0
  }

  /// The year of an entry 年度 of a form that names none in its labels.
  private static func ownYear(of form: Tree) -> Int? {
    for line in form.children(of: nil) where form.lines[line].kind == .entry {
      guard let name = form.readLabel(ofLine: line)?.name, year == NameKey(form.bytes, name),
        let value = form.value(ofLine: line)
      else { continue }
      return latestYear(form.bytes, value)
    }
    return nil
  }

  private static let year = NameKey("年度")

  /// A template is not used for longer, so that an odd number is no year.
  private static func limited(_ years: Int) -> Int { abs(years) <= 20 ? years : 0 }

  /// Of a text whose years are moved; as long as the text.
  static func moved(_ text: [UInt8], by years: Int) -> [UInt8] {
    var text = text
    forEachYear(text, 0..<text.count) { place, year in
      let moved = year + years
      guard moved >= 1000, moved <= 9999 else { return }
      for digit in 0..<4 { text[place + digit] = 0x30 + UInt8(moved / [1000, 100, 10, 1][digit] % 10) }
    }
    return text
  }

  /// The same document with the years of its names and formulas moved; its lines and ranges stay.
  static func moved(_ source: SourceFile, by years: Int) -> SourceFile {
    let tree = source.tree
    var bytes = tree.bytes
    for line in tree.lines.indices {
      switch tree.lines[line].kind {
      case .entry, .item, .row: break
      case .directive:
        switch tree.directive(ofLine: line)?.kind {
        // 财政部/项目支出绩效目标表（2015） is a name of its own.
        case .template, .extends, .form: continue
        default: break
        }
      default: continue
      }
      let range = tree.contentRange(ofLine: line)
      bytes.replaceSubrange(range, with: moved(Array(bytes[range]), by: years))
    }
    return SourceFile(path: source.path, tree: Tree(bytes))
  }

  static func latestYear(_ bytes: [UInt8], _ range: ByteRange) -> Int? {
    var latest: Int?
    forEachYear(bytes, range) { _, year in latest = max(latest ?? year, year) }
    return latest
  }

  /// Each 20dd before 年, or as one end of a range that 年 follows: 2019年, 2019-2020年, 2019年与2020项目支出.
  private static func forEachYear(_ bytes: [UInt8], _ range: ByteRange, _ visit: (_ place: Int, _ year: Int) -> Void) {
    var i = max(range.lowerBound, 0)
    let end = min(range.upperBound, bytes.count)
    /// Where a second year may stand: behind 2019年与.
    var second = -1
    while i + 4 <= end {
      guard bytes[i] == 0x32, bytes[i + 1] == 0x30, bytes[i + 2] &- 0x30 < 10, bytes[i + 3] &- 0x30 < 10,
        i == range.lowerBound || bytes[i - 1] &- 0x30 >= 10, i + 4 == end || bytes[i + 4] &- 0x30 >= 10
      else {
        i += 1
        continue
      }
      let year = 2000 + Int(bytes[i + 2] &- 0x30) * 10 + Int(bytes[i + 3] &- 0x30)
      var next = i + 4
      let isNamed = bytes[next..<end].starts(with: sign)
      if isNamed { next += sign.count }
      if let link = links.first(where: { bytes[next..<end].starts(with: $0) }) {
        let other = next + link.count
        if other + 4 <= end, bytes[other] == 0x32, bytes[other + 1] == 0x30,
          isNamed || bytes[(other + 4)..<end].starts(with: sign)
        {
          second = other
        }
      }
      if isNamed || second == i || second > i { visit(i, year) }
      i = next
    }
  }

  private static let sign = Array("年".utf8)
  private static let links = ["-", "—", "–", "~", "～", "至", "到", "与", "和"].map { Array($0.utf8) }
  private static let maximumLabels = 400
}
