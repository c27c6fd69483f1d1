// Tokenises documents with the engine of VS Code.
// Standard input: {"grammar": path, "modules": folder, "documents": [[line, …], …]}; standard output: for each document,
// for each line, the [end, scope] of its tokens in UTF-16 units, where scope is the innermost.
'use strict';
const fs = require('fs');
const path = require('path');

async function main() {
  const input = JSON.parse(fs.readFileSync(0, 'utf8'));
  const module = (name) => require(path.join(input.modules, name));
  const oniguruma = module('vscode-oniguruma');
  const wasm = fs.readFileSync(path.join(input.modules, 'vscode-oniguruma/release/onig.wasm'));
  await oniguruma.loadWASM(wasm.buffer);
  const textmate = module('vscode-textmate');
  const registry = new textmate.Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
      createOnigString: (text) => new oniguruma.OnigString(text),
    }),
    loadGrammar: async () => textmate.parseRawGrammar(fs.readFileSync(input.grammar, 'utf8'), input.grammar),
  });
  const grammar = await registry.loadGrammar('source.biao');
  const output = input.documents.map((lines) => {
    let stack = textmate.INITIAL;
    return lines.map((line) => {
      const result = grammar.tokenizeLine(line, stack);
      stack = result.ruleStack;
      return result.tokens.map((token) => [token.endIndex, token.scopes[token.scopes.length - 1]]);
    });
  });
  fs.writeFileSync(1, JSON.stringify(output));
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
