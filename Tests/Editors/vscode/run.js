// Runs the extension for VS Code against the real server, without VS Code: `vscode` and `vscode-languageclient` are the
// doubles beside this file. HEBIAO_BINARY names the program. Node's standard library only.
'use strict';

const assert = require('assert');
const { spawnSync } = require('child_process');
const fs = require('fs');
const Module = require('module');
const os = require('os');
const path = require('path');
const { pathToFileURL } = require('url');

const root = path.resolve(__dirname, '../../..');
const doubles = { vscode: './vscode.js', 'vscode-languageclient/node': './languageclient.js' };
const resolve = Module._resolveFilename;
Module._resolveFilename = function (name, ...rest) {
  return doubles[name] ? path.join(__dirname, doubles[name]) : resolve.call(this, name, ...rest);
};

const vscode = require('vscode');
const { all } = require('vscode-languageclient/node');
const manifest = JSON.parse(fs.readFileSync(path.join(root, 'editors/vscode/package.json'), 'utf8'));
const configuration = JSON.parse(
  fs.readFileSync(path.join(root, 'editors/vscode/language-configuration.json'), 'utf8'));
const extension = require(path.join(root, 'editors/vscode', manifest.main));
const binary = path.resolve(process.env.HEBIAO_BINARY ?? path.join(root, '.build/debug/hebiao'));
const { seen, settings } = vscode;

async function until(what, condition) {
  const end = Date.now() + 20000;
  while (!condition()) {
    if (Date.now() > end) throw new Error(`waited in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'hebiao-vscode-'));
const workspace = path.join(folder, '工作 区');
fs.mkdirSync(workspace);
const file = path.join(workspace, '文化站.biao');
const fixtures = path.join(__dirname, '../fixtures');
fs.copyFileSync(path.join(fixtures, 'culture-station.biao'), file);
fs.copyFileSync(path.join(fixtures, 'hebiao.biao'), path.join(workspace, 'hebiao.biao'));
const text = fs.readFileSync(file, 'utf8');
const uri = pathToFileURL(file).toString();
const RULES = ['capped-rate', 'mismatched-sum', 'missing-tier', 'vague-target'];

const tests = {
  async 'a program that is not there is told, and nothing runs'() {
    settings['hebiao.server.path'] = path.join(folder, 'nothing');
    await extension.activate({ extensionPath: path.join(root, 'editors/vscode'), subscriptions: [] });
    assert.equal(all.length, 0);
    assert.equal(seen.messages.length, 1);
    assert.equal(seen.messages[0].kind, 'error');
    // In the editor's language, with a way to the setting.
    assert.match(seen.messages[0].text, /没有找到 hebiao：.*nothing/);
    assert.deepEqual(seen.messages[0].choices, ['打开设置']);
    await seen.commands.get('hebiao.openPreview')();
    assert.match(seen.messages[1].text, /请先打开一张表/);
  },

  async 'a changed path starts the server'() {
    settings['hebiao.server.path'] = binary;
    settings['hebiao.language'] = 'en';
    await vscode.listeners.configuration({ affectsConfiguration: (section) => section === 'hebiao.server' });
    assert.equal(all.length, 1);
    assert.equal(seen.contexts['hebiao.running'], true);
    assert.deepEqual(all[0].serverOptions.args, ['lsp']);
    // Abilities that vscode-languageclient does not tell of by itself.
    assert.deepEqual(all[0].result.capabilities.workspace.textDocumentContent, { schemes: ['hebiao'] });
    const asked = 'workspace/configuration';
    await until(asked, () => all[0].asked.some(({ method }) => method === asked));
  },

  async 'findings come for a form'() {
    all[0].notify('textDocument/didOpen', { textDocument: { uri, languageId: 'biao', version: 1, text } });
    await until('diagnostics', () => all[0].diagnostics.has(uri));
    const found = all[0].diagnostics.get(uri);
    assert.deepEqual(found.map(({ code }) => code).sort(), RULES);
    // The setting hebiao.language is heard.
    assert.match(found.find(({ code }) => code === 'capped-rate').message, /cannot exceed 100%/);
  },

  async 'all safe fixes are one edit'() {
    vscode.window.activeTextEditor = { document: {
      languageId: 'biao', lineCount: text.split('\n').length, uri: vscode.Uri.parse(uri) } };
    seen.answers = { async 'vscode.executeCodeActionProvider'(document, range, kind) {
      const params = { textDocument: { uri: document.toString() }, range, context: { diagnostics: [], only: [kind] } };
      const actions = await all[0].sendRequest('textDocument/codeAction', params);
      const resolve = (action) => all[0].sendRequest('codeAction/resolve', action);
      return Promise.all(actions.map((action) => action.edit ? action : resolve(action)));
    } };
    await seen.commands.get('hebiao.fixAll')();
    assert.equal(seen.edits.length, 1, JSON.stringify(seen.messages));
    const edits = seen.edits[0].changes?.[uri] ?? seen.edits[0].documentChanges[0].edits;
    assert.ok(edits.some(({ newText }) => newText.includes('=')), JSON.stringify(edits));
  },

  async 'the preview shows the form, and follows it'() {
    await seen.commands.get('hebiao.openPreview')();
    const [panel] = seen.panels;
    assert.match(panel.webview.html, /<table[\s\S]*修缮阅览室/);
    assert.equal(panel.title, '预览：文化站.biao');
    const changed = text.replace('修缮阅览室:', '改建阅览室:');
    all[0].notify('textDocument/didChange', {
      textDocument: { uri, version: 2 }, contentChanges: [{ text: changed }] });
    vscode.listeners.change({ document: { uri: vscode.Uri.parse(uri) } });
    await until('the preview', () => panel.webview.html.includes('改建阅览室'));
    panel.close();
  },

  async 'documents of the server can be read'() {
    const read = (text) => seen.providers.hebiao.provideTextDocumentContent(vscode.Uri.parse(text));
    assert.match(await read(encodeURI('hebiao:/templates/财政部/项目支出绩效目标表（2015）.biao')), /^@template /m);
    assert.match(await read('hebiao:/rules/mismatched-sum.md'), /mismatched-sum/);
  },

  async 'a new form begins with completion'() {
    await seen.commands.get('hebiao.newForm')();
    assert.equal(seen.editor.document.languageId, 'biao');
    assert.equal(seen.editor.selection.active.character, 6);
    assert.ok(seen.executed.some(([name]) => name === 'editor.action.triggerSuggest'));
  },

  async 'the tasks run, and the problem matchers read what they print'() {
    vscode.workspace.workspaceFolders = [{ uri: vscode.Uri.parse(pathToFileURL(workspace).toString()) }];
    const tasks = seen.providers.task.provideTasks();
    assert.deepEqual(tasks.map(({ name }) => name), ['lint', 'format --check']);
    const { process, args, options } = tasks[0].execution;
    const told = spawnSync(process, args, { cwd: options.cwd, encoding: 'utf8' });
    assert.equal(told.status, 1, told.stderr);
    const { contributes } = manifest;
    const patterns = tasks[0].problemMatchers.map((name) => {
      const matcher = contributes.problemMatchers.find((matcher) => `$${matcher.name}` === name);
      return contributes.problemPatterns.find((pattern) => `$${pattern.name}` === matcher.pattern);
    });
    const rows = told.stdout.split('\n').flatMap((line) => patterns.flatMap((pattern) => {
      const match = new RegExp(pattern.regexp).exec(line);
      return match ? [[match[pattern.file], Number(match[pattern.line]), match[pattern.code]]] : [];
    }));
    assert.deepEqual(rows.map(([, , rule]) => rule).sort(), RULES);
    assert.deepEqual(rows.map(([, line]) => line), [12, 20, 31, 37]);
    assert.ok(rows.every(([name]) => fs.existsSync(path.resolve(options.cwd, name))), JSON.stringify(rows));
    const definition = { type: 'hebiao', command: 'lint', paths: ['文化站.biao'] };
    const resolved = seen.providers.task.resolveTask({ definition });
    assert.deepEqual(resolved.execution.args.at(-1), '文化站.biao');
    assert.equal(spawnSync(tasks[1].execution.process, tasks[1].execution.args, { cwd: workspace }).status, 1);
  },

  async 'code lenses lead to places'() {
    await seen.commands.get('hebiao.showReferences')(uri, { line: 1, character: 0 }, [{ uri }]);
    const [, shownUri, position] = seen.executed.find(([name]) => name === 'editor.action.showReferences');
    assert.equal(shownUri.toString(), uri);
    assert.equal(position.line, 1);
  },

  async 'Enter goes on with what a line is, and ends an empty one'() {
    // As VS Code chooses: the first rule whose patterns fit.
    const fits = (pattern, text) => !pattern || new RegExp(pattern).test(text);
    const enter = (before, after = '') => configuration.onEnterRules
      .find((rule) => fits(rule.beforeText, before) && fits(rule.afterText, after))?.action;
    assert.equal(enter('      - 添置图书: ≥ 2400 册').appendText, '- ');
    assert.equal(enter('      - ').removeText, 2);
    assert.equal(enter('    > 修缮阅览室3间。').appendText, '> ');
    assert.equal(enter('　　＞ 全角').appendText, '> ');
    assert.equal(enter('    > ').removeText, 2);
    assert.equal(enter('  数量指标：').indent, 'indent');
    assert.equal(enter('# 说明', '的后半').appendText, '# ');
    assert.equal(enter('# 说明:'), undefined);
    assert.equal(enter('年度: 2025'), undefined);
    const deeper = new RegExp(configuration.indentationRules.increaseIndentPattern);
    assert.ok(deeper.test('绩效指标:') && !deeper.test('年度: 2025') && !deeper.test('# 说明:') && !deeper.test('> 说明:'));
    const less = new RegExp(configuration.indentationRules.decreaseIndentPattern);
    assert.ok(!less.test('') && !less.test('绩效指标:'));
  },

  async 'words are those of Chinese, figures with their point'() {
    const { pattern, flags } = configuration.wordPattern;
    const words = (line) => line.match(new RegExp(pattern, `${flags}g`));
    assert.deepEqual(words('- 添置图书 (10分): ≥ 2400.5 册'), ['添置图书', '10', '分', '2400.5', '册']);
    assert.deepEqual(words('项目名称：𠮷祥乡·文化站，修缮'), ['项目名称', '𠮷祥乡·文化站', '修缮']);
    // A pattern that fits nothing at all would hang the editor.
    assert.equal('，：'.match(new RegExp(`^(?:${pattern})`, flags)), null);
  },

  async 'pairs are whole, and of both widths'() {
    const opened = configuration.autoClosingPairs.map(({ open }) => open);
    for (const open of ['(', '（', '【', '“', '《']) assert.ok(opened.includes(open), open);
    for (const [open, close] of [...configuration.brackets, ...configuration.surroundingPairs]) {
      assert.equal(open.length, 1);
      assert.equal(close.length, 1);
    }
    for (const [open] of configuration.colorizedBracketPairs) {
      assert.ok(configuration.brackets.some(([bracket]) => bracket === open));
    }
  },

  async 'the commands of the manifest are those that are registered'() {
    const declared = manifest.contributes.commands.map(({ command }) => command);
    // Called by the server's code lenses, never by a person.
    assert.deepEqual([...seen.commands.keys()].sort(), [...declared, 'hebiao.showReferences'].sort());
  },

  async 'it restarts, and ends without leaving a process'() {
    await seen.commands.get('hebiao.restartServer')();
    assert.equal(all.length, 2);
    assert.equal(all[0].code, 0);
    await extension.deactivate();
    assert.equal(all[1].code, 0);
    assert.equal(seen.contexts['hebiao.running'], false);
  },
};

(async () => {
  let failed = 0;
  for (const [name, test] of Object.entries(tests)) {
    try {
      await test();
      console.log(`passed vscode: ${name}`);
    } catch (error) {
      failed += 1;
      console.log(`FAILED vscode: ${name}\n${error.stack}`);
    }
  }
  for (const { process } of all) process?.kill();
  fs.rmSync(folder, { recursive: true });
  process.exit(failed ? 1 : 0);
})();
