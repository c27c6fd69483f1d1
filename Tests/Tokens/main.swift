// What the lexer makes of documents: the reference to which the grammars for editors are held.
//
//     hebiao-tokens FILE…        for each file a line `== FILE`, then for each token `START END CLASS`, in bytes
//     hebiao-tokens --keywords   grammar/keywords.tsv

import BiaoFeatures
import BiaoSyntax
import BiaoWorkspace

let output = OutputStream(OutputStream.standardOutput)
var code: Int32 = 0
for word in Platform.arguments() {
  let path = FilePath(String(decoding: word, as: UTF8.self))
  if word.elementsEqual("--keywords".utf8) {
    output.write(grammarWords())
    continue
  }
  output.write("== \(String(decoding: word, as: UTF8.self))\n")
  switch readDocument(path) {
  case .failure(let problem):
    output.write("!! \(problem.kind)\n")
    code = 1
  case .success(let bytes):
    for token in Tree(bytes).classifiedTokens() {
      output.write("\(token.range.lowerBound) \(token.range.upperBound) \(token.tokenClass.rawValue)\n")
    }
  }
}
output.flush()
Platform.exit(code)
