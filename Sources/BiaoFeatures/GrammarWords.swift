// The words of the language as one table, for grammars in other languages.

import BiaoModel
import BiaoRules
import BiaoSyntax
import BiaoValues

/// `grammar/keywords.tsv`: a line a keyword, its columns the kind, the English name or another stable one, and the
/// spellings that are accepted. The syntax files of all editors are made from it.
package func grammarWords() -> String {
  var rows: [[String]] = []
  for kind in DirectiveKind.allCases { rows.append(["directive", kind.keywords[0]] + kind.keywords) }
  for type in FieldType.allCases { rows.append(["type", type.keywords.en, type.keywords.en, type.keywords.zh]) }
  for modifier in Modifier.allCases {
    let (en, zh) = modifier.keywords
    rows.append([modifier == .of ? "link" : "modifier", en, en, zh])
  }
  rows.append(["suppression", "keyword"] + Suppression.Scope.written.map(\.keyword))
  rows.append(["suppression", "until"] + Suppression.Expiry.words)
  rows.append(["function", sumKeywords.en, sumKeywords.en, sumKeywords.zh])
  rows.append(["weight", "points"] + weightSpellings)
  let inapplicable = Read.inapplicableSpellings
  rows.append(["inapplicable", "words"] + inapplicable.words)
  rows.append(["inapplicable", "strokes"] + inapplicable.strokes)
  for (power, characters) in Units.multipliers { rows.append(["multiplier", "10^\(power)"] + characters) }
  for spellings in Units.spellings { rows.append(["unit"] + spellings.prefix(1) + spellings) }
  let head = "# kind\tname\tspellings; made by hebiao-tokens --keywords from the tables that the program reads\n"
  return head + rows.map { $0.joined(separator: "\t") + "\n" }.joined()
}
