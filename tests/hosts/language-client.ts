import { spawn, type ChildProcess } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** A place in a text as editors count: lines and characters from 0. */
interface Position {
  readonly line: number;
  readonly character: number;
}

interface TextEdit {
  readonly range: { readonly start: Position; readonly end: Position };
  readonly newText: string;
}

/** What the server has to say of a place. */
export interface Diagnostic {
  readonly range: TextEdit['range'];
  readonly message: string;
  readonly code?: string;
  readonly codeDescription?: { readonly href: string };
}

/** What the server offers to do. */
export interface CodeAction {
  readonly title: string;
  readonly command?: { readonly command: string; readonly arguments?: readonly unknown[] };
}

/** The little of `vscode-jsonrpc` that is used; it comes with the server. */
interface Connection {
  listen(): void;
  dispose(): void;
  onRequest(method: string, handler: (params: never) => unknown): void;
  onNotification(method: string, handler: (params: never) => void): void;
  sendRequest(method: string, params?: unknown): Promise<unknown>;
  sendNotification(method: string, params?: unknown): Promise<void>;
}

interface JsonRpc {
  createMessageConnection(reader: unknown, writer: unknown): Connection;
  readonly StreamMessageReader: new (stream: unknown) => unknown;
  readonly StreamMessageWriter: new (stream: unknown) => unknown;
}

/** What the ESLint extensions of editors send when they are asked for their settings. */
const EDITOR_SETTINGS = {
  validate: 'on',
  packageManager: 'npm',
  useESLintClass: true,
  useFlatConfig: true,
  experimental: {},
  codeAction: { disableRuleComment: { enable: true, location: 'separateLine', commentStyle: 'line' }, showDocumentation: { enable: true } },
  codeActionOnSave: { mode: 'all' },
  format: false,
  quiet: false,
  onIgnoredFiles: 'off',
  options: {},
  rulesCustomizations: [],
  run: 'onType',
  problems: { shortenToSingleLine: false },
  nodePath: null,
  workingDirectory: { mode: 'location' },
};

/** An editor with a project open, in which ESLint's language server runs. */
export class Editor {
  readonly #server: ChildProcess;
  readonly #connection: Connection;
  readonly #texts = new Map<string, { text: string; version: number }>();
  readonly #project: string;

  private constructor(project: string, toolFolder: string) {
    this.#project = project;
    const require = createRequire(join(toolFolder, 'package.json'));
    const rpc = require('vscode-jsonrpc/node') as JsonRpc;
    const program = require.resolve('vscode-langservers-extracted/bin/vscode-eslint-language-server');
    this.#server = spawn(process.execPath, [program, '--stdio'], { cwd: project, stdio: ['pipe', 'pipe', 'inherit'] });
    this.#connection = rpc.createMessageConnection(new rpc.StreamMessageReader(this.#server.stdout), new rpc.StreamMessageWriter(this.#server.stdin));
    this.#connection.onRequest('workspace/configuration', ({ items }: { items: unknown[] }) =>
      items.map(() => ({ ...EDITOR_SETTINGS, workspaceFolder: { name: 'project', uri: String(pathToFileURL(project)) } })),
    );
    this.#connection.onRequest('workspace/applyEdit', ({ edit }: { edit: WorkspaceEdit }) => this.#apply(edit));
    this.#connection.onRequest('client/registerCapability', () => null);
    this.#connection.onRequest('workspace/diagnostic/refresh', () => null);
    this.#connection.onNotification('window/logMessage', ({ message }: { message: string }) => {
      if (/error/i.test(message)) console.log(`  the server says: ${message}`);
    });
    this.#connection.listen();
  }

  /** Opens a project, with the language server that is installed in `toolFolder`. */
  static async open(project: string, toolFolder: string): Promise<Editor> {
    const editor = new Editor(project, toolFolder);
    await editor.#connection.sendRequest('initialize', {
      processId: process.pid,
      rootUri: String(pathToFileURL(project)),
      workspaceFolders: [{ name: 'project', uri: String(pathToFileURL(project)) }],
      capabilities: {
        textDocument: { codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix', 'source.fixAll.eslint'] } } }, diagnostic: {} },
        workspace: { applyEdit: true, configuration: true, workspaceEdit: { documentChanges: true } },
      },
    });
    await editor.#connection.sendNotification('initialized', {});
    return editor;
  }

  async close(): Promise<void> {
    await this.#connection.sendRequest('shutdown');
    await this.#connection.sendNotification('exit');
    this.#connection.dispose();
    this.#server.kill();
  }

  /** Opens a document, whose text need not be on disk. */
  async openDocument(path: string, text: string): Promise<void> {
    const languageId = path.endsWith('ts') ? 'typescript' : 'javascript';
    this.#texts.set(this.#uri(path), { text, version: 1 });
    await this.#connection.sendNotification('textDocument/didOpen', { textDocument: { uri: this.#uri(path), languageId, version: 1, text } });
  }

  /** The text of an open document, as it is now. */
  textOf(path: string): string {
    return this.#texts.get(this.#uri(path))?.text ?? '';
  }

  async diagnostics(path: string): Promise<readonly Diagnostic[]> {
    const answer = (await this.#connection.sendRequest('textDocument/diagnostic', { textDocument: { uri: this.#uri(path) }, identifier: 'eslint' })) as { items: Diagnostic[] };
    return answer.items;
  }

  async actions(path: string, diagnostic: Diagnostic): Promise<readonly CodeAction[]> {
    const params = { textDocument: { uri: this.#uri(path) }, range: diagnostic.range, context: { diagnostics: [diagnostic], only: ['quickfix'] } };
    return ((await this.#connection.sendRequest('textDocument/codeAction', params)) as CodeAction[] | null) ?? [];
  }

  /** Does what an action says; the server answers with an edit, which changes the document. */
  async execute({ command }: CodeAction): Promise<void> {
    await this.#connection.sendRequest('workspace/executeCommand', command);
  }

  async #apply(edit: WorkspaceEdit): Promise<{ applied: boolean }> {
    const changes = edit.documentChanges?.map(({ textDocument: { uri }, edits }) => [uri, edits] as const) ?? Object.entries(edit.changes ?? {});
    for (const [uri, edits] of changes) {
      const document = this.#texts.get(uri);
      if (document === undefined) return { applied: false };
      const changed = { text: edited(document.text, edits), version: document.version + 1 };
      this.#texts.set(uri, changed);
      await this.#connection.sendNotification('textDocument/didChange', { textDocument: { uri, version: changed.version }, contentChanges: [{ text: changed.text }] });
    }
    return { applied: true };
  }

  #uri(path: string): string {
    return String(pathToFileURL(join(this.#project, path)));
  }
}

interface WorkspaceEdit {
  readonly documentChanges?: readonly { readonly textDocument: { readonly uri: string }; readonly edits: readonly TextEdit[] }[];
  readonly changes?: Readonly<Record<string, readonly TextEdit[]>>;
}

function edited(text: string, edits: readonly TextEdit[]): string {
  const lines = text.split('\n');
  const offset = ({ line, character }: Position): number => lines.slice(0, line).reduce((sum, each) => sum + each.length + 1, 0) + character;
  return edits
    .toSorted((one, other) => offset(other.range.start) - offset(one.range.start))
    .reduce((done, { range, newText }) => done.slice(0, offset(range.start)) + newText + done.slice(offset(range.end)), text);
}
