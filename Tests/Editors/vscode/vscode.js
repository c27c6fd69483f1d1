// The part of VS Code's own module that the extension touches, for a test without VS Code: what is registered and shown is
// kept, to be looked at. An unknown name is an error, not undefined.
'use strict';

const seen = { commands: new Map(), executed: [], messages: [], panels: [], edits: [], contexts: {}, providers: {} };
const settings = {};
const listeners = {};

class Position {
  constructor(line, character) { Object.assign(this, { line, character }); }
}
class Range {
  constructor(line, character, endLine, endCharacter) {
    this.start = new Position(line, character);
    this.end = new Position(endLine, endCharacter);
  }
}
class Uri {
  constructor(text) { this.text = text; this.path = decodeURIComponent(new URL(text).pathname); this.fsPath = this.path; }
  static parse(text) { return new Uri(text); }
  toString() { return this.text; }
}

const disposable = { dispose() {} };
const on = (name) => (listener) => { listeners[name] = listener; return disposable; };
const say = (kind) => async (text, ...choices) => { seen.messages.push({ kind, text, choices }); return undefined; };

const strict = (name, members) => new Proxy(members, {
  get(target, key) {
    if (!(key in target) && typeof key === 'string') throw new Error(`vscode.${name}.${key} is not known to the test`);
    return target[key];
  },
});

module.exports = strict('', {
  seen, settings, listeners, Position, Range, Uri,
  Selection: class { constructor(anchor, active) { Object.assign(this, { anchor, active }); } },
  Task: class {
    constructor(definition, scope, name, source, execution, problemMatchers) {
      Object.assign(this, { definition, scope, name, source, execution, problemMatchers });
    }
  },
  ProcessExecution: class { constructor(process, args, options) { Object.assign(this, { process, args, options }); } },
  TaskScope: { Workspace: 2 },
  ViewColumn: { Beside: -2 },
  env: { language: 'zh-cn' },
  tasks: strict('tasks', {
    registerTaskProvider(type, provider) { seen.providers.task = provider; return disposable; },
  }),
  commands: strict('commands', {
    registerCommand(name, action) { seen.commands.set(name, action); return disposable; },
    async executeCommand(name, ...values) {
      seen.executed.push([name, ...values]);
      if (name === 'setContext') seen.contexts[values[0]] = values[1];
      return seen.answers?.[name]?.(...values);
    },
  }),
  window: strict('window', {
    activeTextEditor: undefined,
    createOutputChannel: (name) => ({ name, show() { seen.shown = true; }, error(text) { throw new Error(text); }, dispose() {} }),
    showErrorMessage: say('error'),
    showWarningMessage: say('warning'),
    showInformationMessage: say('information'),
    async showTextDocument(document) { seen.editor = { document }; return seen.editor; },
    createWebviewPanel(type) {
      const panel = { type, webview: { html: '' }, reveal() {}, onDidDispose: (listener) => { panel.close = listener; } };
      seen.panels.push(panel);
      return panel;
    },
  }),
  workspace: strict('workspace', {
    workspaceFolders: undefined,
    getConfiguration: (section) => ({
      get: (key, otherwise) => settings[`${section}.${key}`] ?? otherwise,
      all: () => Object.fromEntries(Object.entries(settings).filter(([key]) => key.startsWith(`${section}.`))
        .map(([key, value]) => [key.slice(section.length + 1), value])),
    }),
    registerTextDocumentContentProvider(scheme, provider) { seen.providers[scheme] = provider; return disposable; },
    onDidChangeTextDocument: on('change'),
    onDidChangeConfiguration: on('configuration'),
    async applyEdit(edit) { seen.edits.push(edit); return true; },
    async openTextDocument(options) { return { languageId: options.language, ...options }; },
  }),
});
