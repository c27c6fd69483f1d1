// What the extension needs of vscode-languageclient, for a test without VS Code: a client that really starts the server
// and speaks with it. The names and the order of calls are those of vscode-languageclient 9.
'use strict';

const { spawn } = require('child_process');
const vscode = require('vscode');

const State = { Stopped: 1, Running: 2, Starting: 3 };
const all = [];

class LanguageClient {
  constructor(id, name, serverOptions, clientOptions) {
    Object.assign(this, { id, name, serverOptions, clientOptions, features: [], state: State.Stopped });
    Object.assign(this, { listeners: [], waiting: new Map(), number: 0, diagnostics: new Map(), asked: [] });
    this.protocol2CodeConverter = {
      asPosition: ({ line, character }) => new vscode.Position(line, character),
      asLocation: (location) => location,
    };
    all.push(this);
  }

  registerFeature(feature) { this.features.push(feature); }
  onDidChangeState(listener) { this.listeners.push(listener); }

  async start() {
    this.change(State.Starting);
    const { command, args } = this.serverOptions;
    this.process = spawn(command, args, { stdio: ['pipe', 'pipe', 'inherit'] });
    this.ended = new Promise((resolve) => this.process.on('exit', resolve));
    this.read();
    const capabilities = { workspace: { configuration: true }, textDocument: { codeAction: {
      codeActionLiteralSupport: { codeActionKind: { valueSet: [] } }, resolveSupport: { properties: ['edit'] },
      dataSupport: true } } };
    for (const feature of this.features) feature.fillClientCapabilities(capabilities);
    this.result = await this.sendRequest('initialize', {
      processId: process.pid, rootUri: null, capabilities,
      initializationOptions: this.clientOptions.initializationOptions,
    });
    this.notify('initialized', {});
    for (const feature of this.features) feature.initialize(this.result.capabilities, this.clientOptions.documentSelector);
    this.change(State.Running);
  }

  async dispose() {
    if (this.state === State.Running) {
      await this.sendRequest('shutdown');
      this.notify('exit');
      this.code = await this.ended;
    }
    this.change(State.Stopped);
  }

  change(newState) {
    const oldState = this.state;
    this.state = newState;
    for (const listener of this.listeners) listener({ oldState, newState });
  }

  send(message) {
    const body = Buffer.from(JSON.stringify({ jsonrpc: '2.0', ...message }));
    this.process.stdin.write(Buffer.concat([Buffer.from(`Content-Length: ${body.length}\r\n\r\n`), body]));
  }

  sendRequest(method, params) {
    const id = this.number += 1;
    this.send({ id, method, params });
    return new Promise((resolve, reject) => this.waiting.set(id, { resolve, reject }));
  }

  notify(method, params) { this.send({ method, params }); }

  read() {
    let buffer = Buffer.alloc(0);
    this.process.stdout.on('data', (data) => {
      buffer = Buffer.concat([buffer, data]);
      for (;;) {
        const end = buffer.indexOf('\r\n\r\n');
        if (end < 0) return;
        const length = Number(/Content-Length: (\d+)/i.exec(buffer.subarray(0, end).toString())[1]);
        if (buffer.length < end + 4 + length) return;
        this.take(JSON.parse(buffer.subarray(end + 4, end + 4 + length).toString()));
        buffer = buffer.subarray(end + 4 + length);
      }
    });
  }

  take(message) {
    if (message.method && message.id !== undefined) {
      this.asked.push(message);
      const result = message.method === 'workspace/configuration'
        ? message.params.items.map(({ section }) => vscode.workspace.getConfiguration(section).all()) : null;
      this.send({ id: message.id, result });
    } else if (message.method === 'textDocument/publishDiagnostics') {
      this.diagnostics.set(message.params.uri, message.params.diagnostics);
    } else if (message.id !== undefined) {
      const { resolve, reject } = this.waiting.get(message.id);
      this.waiting.delete(message.id);
      if (message.error) reject(new Error(message.error.message)); else resolve(message.result);
    }
  }
}

module.exports = { LanguageClient, State, all };
