// Units beside English names: a length in people, farmers in km.

import BiaoModel
import BiaoSyntax
import BiaoValues

/// English names say first what is measured (length of, area under) or what is counted (farmers trained), and the word
/// behind the figure is its unit: km and ha are in the catalogue of units, people and households are not.
enum LatinUnits {
  /// The unit with what is measured, where the one cannot be of the other.
  static func misfit(
    _ indicator: Indicator, _ target: Target, _ bytes: [UInt8]
  ) -> (unit: ByteRange, measured: MeasuredNoun)? {
    guard let figure = target.figure, figure.divisor == 1, target.isPlainFigure, target.subject == nil,
      let first = bytes[indicator.name].first, EnglishWords.isLetter(first), indicator.name.count <= 120
    else { return nil }
    let place: ByteRange
    let kind: UnitClass
    if let unit = figure.unit {
      guard target.object == nil, let range = figure.unitRange, let known = UnitClass(unit) else { return nil }
      (place, kind) = (range, known)
    } else {
      guard let object = target.object, case let word = firstWord(bytes, object), word.upperBound == object.upperBound,
        let known = units[bytes, word]
      else { return nil }
      (place, kind) = (word, known)
    }
    return measured(indicator.name, kind, bytes).map { (place, $0) }
  }

  private static func measured(_ name: ByteRange, _ kind: UnitClass, _ bytes: [UInt8]) -> MeasuredNoun? {
    // Most names begin with no measure, and most units are neither sizes nor people.
    let measure = measures[bytes, firstWord(bytes, name)]
    guard measure != nil || kind.isPhysical || kind == .people else { return nil }
    let words = bytes[name].split(separator: 0x20).map { EnglishWords.lowercased(bytes, $0.indices) }
    if let measure {
      if words.count > 1, words[1] == "of" {
        switch measure {
        case .kilometres: return kind == .length ? nil : length
        case .hectares: return kind == .area ? nil : area
        default: break
        }
      }
      if words.count == 1 || words[1] == "of" || words[1] == "under" || words[1].hasSuffix("ed") {
        switch measure {
        case .length: return kind == .length || kind == .ratio ? nil : length
        case .area: return kind == .area || kind == .ratio ? nil : area
        case .volume: return kind == .volume || kind == .mass || kind == .ratio || kind == .generic ? nil : volume
        case .share: return kind == .ratio || kind == .score ? nil : share
        case .kilometres, .hectares: break
        }
      }
    }
    // Farmers trained, health workers trained in triage: the noun before what was done with it.
    let deed = words.firstIndex(where: isDeed) ?? words.count
    guard deed > 0, deed <= 4, deed == words.count || words.count <= deed + 6 else { return nil }
    let noun = words[deed - 1]
    if persons.contains(noun) { return kind.isPhysical ? people : nil }
    if things.contains(noun) {
      if kind == .people { return prints.contains(noun) && deed < words.count ? number : nil }
      return kind.isPhysical && kind != .power ? number : nil
    }
    if lines.contains(noun) {
      return kind == .mass || kind == .volume || kind == .power || kind == .energy || kind == .people ? length : nil
    }
    return nil
  }

  /// What a figure is in: a size, or things whose noun stands behind it.
  enum Measure {
    case size(UnitClass, ByteRange)
    case things(String, ByteRange)
  }

  /// Nil where nothing is certain: no unit and no noun, words between, money, a share.
  static func measure(of target: Target, _ bytes: [UInt8]) -> Measure? {
    guard let figure = target.figure, figure.divisor == 1, target.isPlainFigure, target.subject == nil else {
      return nil
    }
    if let unit = figure.unit {
      guard target.object == nil, let place = figure.unitRange, let kind = UnitClass(unit), isSize(kind) else {
        return nil
      }
      return .size(kind, place)
    }
    guard let object = target.object, case let word = firstWord(bytes, object), word.upperBound == object.upperBound,
      case let text = EnglishWords.lowercased(bytes, word)
    else { return nil }
    if let kind = units[bytes, word], isSize(kind) { return .size(kind, word) }
    return EnglishName.isCounted(text) ? .things(text, word) : nil
  }

  private static func isSize(_ kind: UnitClass) -> Bool { kind.isPhysical || kind == .time }

  /// Trained, built: what was done with what stands before it.
  static func isDeed(_ word: String) -> Bool { word.hasSuffix("ed") || deeds.contains(word) }

  private static func firstWord(_ bytes: [UInt8], _ text: ByteRange) -> ByteRange {
    var start = text.lowerBound
    while start < text.upperBound, bytes[start] == 0x20 { start += 1 }
    var end = start
    while end < text.upperBound, EnglishWords.isLetter(bytes[end]) { end += 1 }
    return start..<end
  }

  /// What a name begins with that says what is measured.
  private enum Opening { case kilometres, hectares, length, area, volume, share }

  private static let measures: EnglishTable<Opening> = {
    let lists: [(Opening, StaticString)] = [
      (.kilometres, "kilometres kilometers metres meters km miles"), (.hectares, "hectares acres ha"),
      (.length, "length distance"), (.area, "area surface acreage"), (.volume, "volume"),
      (.share, "share proportion percentage"),
    ]
    return EnglishTable(lists.flatMap { opening, words in EnglishWords.split(words).map { ($0, opening) } })
  }()

  private static let units: EnglishTable<UnitClass> = {
    let list: [(StaticString, UnitClass)] = [
      ("people persons women men children farmers beneficiaries pupils students", .people),
      ("households families", .bodies), ("kilometres kilometers metres meters miles", .length),
      ("hectares acres", .area), ("tonnes tons kilograms", .mass), ("litres liters", .volume),
    ]
    return EnglishTable(list.flatMap { words, kind in EnglishWords.split(words).map { ($0, kind) } })
  }()

  private static let deeds = EnglishWords.set(
    "built rebuilt dug laid sunk sown grown born taught won held bought sold lent sent")
  private static let persons = EnglishWords.set(
    """
    farmers teachers women men children people persons pupils students nurses doctors midwives workers volunteers caretakers trainees patients mothers officers beneficiaries youths masons fishers traders guides wardens rangers apprentices artisans graduates drivers caregivers
    girls boys households families inspectors technicians extensionists
    """)
  private static let things = EnglishWords.set(
    "wells boreholes latrines classrooms schools clinics nets kits pumps textbooks books reports workshops vehicles computers beds panels benches freezers buoys cameras alarms hydrants stoves ambulances tablets toilets lamps trucks vans buses bicycles motorcycles leaflets brochures posters"
  )
  /// Handed to people, but counted by the piece where they are printed.
  private static let prints = EnglishWords.set("leaflets brochures posters textbooks books reports")
  private static let lines = EnglishWords.set("roads pipelines canals drains tracks footpaths")

  private static let length = MeasuredNoun(
    zh: "长度", en: "a length", adviceZh: "长度写成“km”“m”等", adviceEn: "write a length in “km” or “m”")
  private static let area = MeasuredNoun(
    zh: "面积", en: "an area", adviceZh: "面积写成“ha”“m²”等", adviceEn: "write an area in “ha” or “m²”")
  private static let volume = MeasuredNoun(
    zh: "体积", en: "a volume", adviceZh: "体积写成“m³”等", adviceEn: "write a volume in “m³”")
  private static let share = MeasuredNoun(
    zh: "比率", en: "a share", adviceZh: "比率写成“%”", adviceEn: "write a share in “%”")
  private static let people = MeasuredNoun(
    zh: "人数或户数", en: "a number of persons", adviceZh: "写成“people”“households”等",
    adviceEn: "count them in “people” or “households”")
  private static let number = MeasuredNoun(
    zh: "个数", en: "a number of things", adviceZh: "写明有多少", adviceEn: "say how many")
}
