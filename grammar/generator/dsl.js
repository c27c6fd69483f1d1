// Evaluates grammar.js as `tree-sitter generate` does and prints it as src/grammar.json: node dsl.js GRAMMAR.js
'use strict';
const path = require('path');

function rule(value) {
  if (typeof value === 'string') return { type: 'STRING', value };
  if (value instanceof RegExp) return { type: 'PATTERN', value: value.source };
  if (value && typeof value.type === 'string') return value;
  throw new Error(`no rule: ${value}`);
}

const blank = () => ({ type: 'BLANK' });
global.seq = (...members) => ({ type: 'SEQ', members: members.map(rule) });
global.choice = (...members) => ({ type: 'CHOICE', members: members.map(rule) });
global.optional = (value) => choice(value, blank());
global.repeat = (value) => ({ type: 'REPEAT', content: rule(value) });
global.repeat1 = (value) => ({ type: 'REPEAT1', content: rule(value) });
global.field = (name, value) => ({ type: 'FIELD', name, content: rule(value) });
global.alias = (content, value) => (typeof value === 'string'
  ? { type: 'ALIAS', content: rule(content), named: false, value }
  : { type: 'ALIAS', content: rule(content), named: true, value: value.name });
global.grammar = (options) => {
  const $ = new Proxy({}, { get: (_, name) => ({ type: 'SYMBOL', name }) });
  const list = (make) => (make ? make($).map(rule) : []);
  return {
    $schema: 'https://tree-sitter.github.io/tree-sitter/assets/schemas/grammar.schema.json',
    name: options.name,
    rules: Object.fromEntries(Object.entries(options.rules).map(([name, make]) => [name, rule(make($))])),
    extras: list(options.extras),
    conflicts: [],
    precedences: [],
    externals: list(options.externals),
    inline: [],
    supertypes: [],
    reserved: {},
  };
};

process.stdout.write(JSON.stringify(require(path.resolve(process.argv[2])), null, 2) + '\n');
