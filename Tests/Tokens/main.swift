// What the lexer makes of documents: the reference to which the grammars for editors are held.
//
//     hebiao-tokens FILE…            for each file a line `== FILE`, then for each token `START END CLASS`, in bytes
//     hebiao-tokens --levels FILE…   for each line that has a place in the tree `LINE LEVEL`, both from 0
//     hebiao-tokens --keywords       grammar/keywords.tsv

import BiaoFeatures
import BiaoSyntax
import BiaoWorkspace

let output = OutputStream(OutputStream.standardOutput)
var code: Int32 = 0
var showsLevels = false
for argument in Platform.arguments() {
  let word = String(decoding: argument, as: UTF8.self)
  switch word {
  case "--keywords":
    output.write(grammarWords())
    continue
  case "--levels":
    showsLevels = true
    continue
  default: output.write("== \(word)\n")
  }
  switch readDocument(FilePath(word)) {
  case .failure(let problem):
    output.write("!! \(problem.kind)\n")
    code = 1
  case .success(let bytes):
    let tree = Tree(bytes)
    if showsLevels {
      for (index, line) in tree.lines.enumerated() where line.kind.isSignificant {
        output.write("\(index) \(line.depth)\n")
      }
      continue
    }
    for token in tree.classifiedTokens() {
      output.write("\(token.range.lowerBound) \(token.range.upperBound) \(token.tokenClass.rawValue)\n")
    }
  }
}
output.flush()
Platform.exit(code)
