// The extension for VS Code: starts `hebiao lsp` and hands it to vscode-languageclient, which does the rest. Plain
// JavaScript, used as it lies; pack.py makes the .vsix.
'use strict';

const fs = require('fs');
const os = require('os');
const path = require('path');
const vscode = require('vscode');
const { LanguageClient, State } = require('vscode-languageclient/node');

/** The scheme of documents without a file: built-in templates, previews, pages of rules. */
const SCHEME = 'hebiao';
const SELECTOR = [{ scheme: 'file', language: 'biao' }, { scheme: 'untitled', language: 'biao' }];

let client;
let output;
let words = {};
/** The preview that is shown: its panel and the document it is of. */
let preview;

async function activate(context) {
  words = messages(context.extensionPath, vscode.env.language);
  output = vscode.window.createOutputChannel('Hebiao', { log: true });
  const add = (name, action) => context.subscriptions.push(vscode.commands.registerCommand(`hebiao.${name}`, action));
  add('restartServer', restart);
  add('showOutput', () => output.show());
  add('openPreview', openPreview);
  add('fixAll', fixAll);
  add('newForm', newForm);
  // What the server's code lenses call: places as the protocol gives them.
  add('showReferences', (uri, position, locations) => {
    const convert = client.protocol2CodeConverter;
    return vscode.commands.executeCommand('editor.action.showReferences', vscode.Uri.parse(uri),
      convert.asPosition(position), locations.map((location) => convert.asLocation(location)));
  });
  context.subscriptions.push(
    output,
    vscode.workspace.registerTextDocumentContentProvider(SCHEME, { provideTextDocumentContent: virtualText }),
    vscode.tasks.registerTaskProvider('hebiao', { provideTasks: () => [task('lint'), task('format --check')], resolveTask }),
    vscode.workspace.onDidChangeTextDocument((event) => refreshPreview(event.document)),
    vscode.workspace.onDidChangeConfiguration(async (event) => {
      if (event.affectsConfiguration('hebiao.server')) await restart();
    }),
  );
  await start();
}

async function deactivate() {
  await stop();
}

/** The sentences of package.nls.json, in the editor's language where there is a file of it. */
function messages(folder, language) {
  const read = (name) => JSON.parse(fs.readFileSync(path.join(folder, name), 'utf8'));
  const translated = `package.nls.${language}.json`;
  const base = read('package.nls.json');
  return fs.existsSync(path.join(folder, translated)) ? { ...base, ...read(translated) } : base;
}

function say(key, ...values) {
  return values.reduce((text, value, index) => text.replace(`{${index}}`, value), words[key] ?? key);
}

/** A path as users write it: `~` and `${workspaceFolder}` stand for folders. A bare name is sought in PATH. */
function program() {
  const named = vscode.workspace.getConfiguration('hebiao').get('server.path', 'hebiao') || 'hebiao';
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? '';
  const given = named.replaceAll('${workspaceFolder}', folder).replace(/^~(?=[\\/])/, os.homedir());
  return given.includes('/') || given.includes('\\') ? given : inPath(given);
}

/** Where a program of that name is, or undefined. */
function inPath(name) {
  const endings = process.platform === 'win32' ? (process.env.PATHEXT ?? '.EXE').split(';') : [''];
  for (const folder of (process.env.PATH ?? '').split(path.delimiter).filter(Boolean)) {
    for (const ending of endings) {
      const file = path.join(folder, name + ending);
      if (executable(file)) return file;
    }
  }
  return undefined;
}

function executable(file) {
  try {
    fs.accessSync(file, fs.constants.X_OK);
    return fs.statSync(file).isFile();
  } catch {
    return false;
  }
}

async function start() {
  const settings = vscode.workspace.getConfiguration('hebiao');
  const command = program();
  if (!command || !executable(command)) {
    const choice = await vscode.window.showErrorMessage(
      say('message.notFound', command ?? settings.get('server.path', 'hebiao')), say('message.settings'));
    if (choice) await vscode.commands.executeCommand('workbench.action.openSettings', 'hebiao.server.path');
    return;
  }
  const run = { command, args: ['lsp', ...settings.get('server.arguments', [])] };
  client = new LanguageClient('hebiao', 'Hebiao', run, {
    documentSelector: SELECTOR,
    outputChannel: output,
    // What the server asks for again with workspace/configuration.
    initializationOptions: {
      language: settings.get('language', 'auto'),
      preset: settings.get('preset', 'auto'),
      rulePage: settings.get('rulePage', ''),
      inlayHints: settings.get('inlayHints', true),
      codeLens: settings.get('codeLens', true),
    },
  });
  client.registerFeature(abilities);
  client.onDidChangeState(({ newState }) => {
    vscode.commands.executeCommand('setContext', 'hebiao.running', newState === State.Running);
  });
  await client.start();
}

/** What this client can do beyond what vscode-languageclient says of it: documents whose text it asks for, and places
 * that code lenses lead to. */
const abilities = {
  fillClientCapabilities(capabilities) {
    capabilities.workspace = { ...capabilities.workspace, textDocumentContent: { dynamicRegistration: false } };
    capabilities.experimental = { ...capabilities.experimental, commands: ['hebiao.showReferences'] };
  },
  initialize() {},
  getState() {
    return { kind: 'static' };
  },
  clear() {},
  dispose() {},
};

async function stop() {
  const old = client;
  client = undefined;
  if (old) await old.dispose();
}

async function restart() {
  await stop();
  await start();
}

/** The server, or a word to the user that there is none. */
function running() {
  if (client?.state === State.Running) return client;
  vscode.window.showWarningMessage(say('message.notRunning'));
  return undefined;
}

function activeForm() {
  const editor = vscode.window.activeTextEditor;
  if (editor?.document.languageId === 'biao') return editor;
  vscode.window.showInformationMessage(say('message.noForm'));
  return undefined;
}

/** The text of a document of the server's own. */
async function virtualText(uri) {
  const answer = await running()?.sendRequest('workspace/textDocumentContent', { uri: uri.toString() });
  return answer?.text ?? '';
}

/** All that can be changed without a change of meaning. */
async function fixAll() {
  const editor = activeForm();
  if (!editor || !running()) return;
  const { document } = editor;
  const whole = new vscode.Range(0, 0, document.lineCount, 0);
  const actions = await vscode.commands.executeCommand(
    'vscode.executeCodeActionProvider', document.uri, whole, 'source.fixAll.hebiao', 1);
  const edit = actions?.find((action) => action.edit)?.edit;
  if (edit) await vscode.workspace.applyEdit(edit);
  else vscode.window.showInformationMessage(say('message.nothingToFix'));
}

async function newForm() {
  const content = '@form \n';
  const document = await vscode.workspace.openTextDocument({ language: 'biao', content });
  const editor = await vscode.window.showTextDocument(document);
  const end = new vscode.Position(0, '@form '.length);
  editor.selection = new vscode.Selection(end, end);
  await vscode.commands.executeCommand('editor.action.triggerSuggest');
}

async function openPreview() {
  const editor = activeForm();
  if (!editor || !running()) return;
  if (!preview) {
    const panel = vscode.window.createWebviewPanel('hebiao.preview', '', {
      viewColumn: vscode.ViewColumn.Beside,
      preserveFocus: true,
    }, { enableScripts: false });
    preview = { panel, uri: undefined };
    panel.onDidDispose(() => { preview = undefined; });
  }
  preview.uri = editor.document.uri.toString();
  preview.panel.title = say('preview.title', path.basename(editor.document.uri.path));
  preview.panel.reveal(vscode.ViewColumn.Beside, true);
  await showPreview();
}

async function showPreview() {
  const shown = preview;
  const html = await running()?.sendRequest('workspace/executeCommand', {
    command: 'hebiao.preview', arguments: [shown.uri, 'html'],
  });
  // Closed or of another document meanwhile.
  if (html && preview === shown) shown.panel.webview.html = html;
}

let refresh;
function refreshPreview(document) {
  if (!preview || document.uri.toString() !== preview.uri) return;
  clearTimeout(refresh);
  refresh = setTimeout(() => {
    if (preview) showPreview().catch((error) => output.error(String(error)));
  }, 200);
}

/** `hebiao lint` or `hebiao format --check` over the workspace, in English so that the problem matchers read it. */
function task(command, definition = { type: 'hebiao', command }) {
  const arguments_ = command === 'lint'
    ? ['lint', '--lang', 'en', '--color', 'never'] : ['format', '--check', '--color', 'never'];
  const run = new vscode.ProcessExecution(program() ?? 'hebiao', [...arguments_, ...(definition.paths ?? ['.'])], {
    cwd: vscode.workspace.workspaceFolders?.[0]?.uri.fsPath,
  });
  const matchers = command === 'lint' ? ['$hebiao', '$hebiao-hint'] : [];
  return new vscode.Task(definition, vscode.TaskScope.Workspace, command, 'hebiao', run, matchers);
}

function resolveTask(given) {
  return ['lint', 'format --check'].includes(given.definition.command)
    ? task(given.definition.command, given.definition) : undefined;
}

module.exports = { activate, deactivate };
