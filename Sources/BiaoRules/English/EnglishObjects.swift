// Units in English that were copied from another indicator: Staff trained: ≥ 400 services, below Services online: ≥ 30 services.

import BiaoModel
import BiaoSyntax
import BiaoValues

enum EnglishObjects {
  /// A noun behind a number that is what another indicator counts, and the noun that its own name counts.
  struct Misfit {
    var object: ByteRange
    var other: ByteRange
  }

  /// The targets of a form whose noun is not in the indicator's own name, but what another one is named by and counts. Linear
  /// in the indicators.
  static func find(in form: Form) -> [Misfit] {
    let bytes = form.tree.bytes
    var uses: [(index: Int, object: ByteRange, noun: String)] = []
    /// By noun the first indicator that counts such things by its name.
    var owners: [String: ByteRange] = [:]
    for index in form.indicators.indices where EnglishWords.mayBegin(bytes, form.indicators[index].name) {
      let indicator = form.indicators[index]
      guard case .value(let list) = indicator.target, list.targets.count == 1, let figure = list.targets[0].figure,
        figure.unit == nil, figure.divisor == 1, let object = list.targets[0].object,
        case let words = EnglishWords.places(bytes, object), words.count == 1, words[0].range == object,
        EnglishName.isCounted(words[0].text), let name = EnglishName(bytes, indicator.name)
      else { continue }
      let noun = EnglishWords.singular(words[0].text)
      if head(of: name) == noun {
        owners[noun] = owners[noun] ?? indicator.name
      } else {
        uses.append((index, object, noun))
      }
    }
    return uses.compactMap { use in
      guard let other = owners[use.noun], !generic.contains(use.noun),
        let name = EnglishName(bytes, form.indicators[use.index].name), let own = head(of: name),
        !persons.contains(use.noun), persons.contains(own) || name.isDeed,
        !name.words.contains(where: { isAkin($0, use.noun) })
      else { return nil }
      return Misfit(object: use.object, other: other)
    }
  }

  /// The first noun of a name that can be counted, of the first three words.
  private static func head(of name: EnglishName) -> String? {
    name.words.prefix(3).first { EnglishName.isCounted($0) }.map(EnglishWords.singular)
  }

  private static func isAkin(_ word: String, _ noun: String) -> Bool {
    zip(word.utf8, noun.utf8).prefix { $0 == $1 }.count >= 4
  }

  private static let persons = EnglishWords.set(
    """
    staff person people teacher student pupil farmer worker nurse doctor midwife resident visitor patient woman man child youth
    mason trainee official officer inspector volunteer villager parent caregiver client trader driver fisher guide
    police personnel employee manager mayor judge lawyer artist athlete
    """)
  /// What may count anything.
  private static let generic = EnglishWords.set(
    "unit item piece case site place event session course point set group class")
}
