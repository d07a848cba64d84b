// A language client for tests and benches: starts dist/server.js as a process of its own and speaks the real protocol with it.
import { spawn } from 'node:child_process';
import path from 'node:path';
import {
  createMessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';

const server = path.resolve(import.meta.dirname, '../../dist/server.js');

/**
 * @param {{ folders?: readonly string[], settings?: object, locale?: string }} options folders: URIs; locale: of the editor
 */
export async function startServer({ folders = [], settings = {}, locale } = {}) {
  const child = spawn(process.execPath, [server, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const connection = createMessageConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  const heard = [];
  const waiting = new Set();
  const hear = (method) => (params) => {
    heard.push({ method, params });
    for (const waiter of [...waiting]) waiter();
  };
  for (const method of [
    'textDocument/publishDiagnostics',
    'kdscope/status',
    'kdscope/file',
    'window/logMessage',
    'window/showMessage',
  ])
    connection.onNotification(method, hear(method));
  connection.onUnhandledProgress(hear('$/progress'));
  connection.onRequest('workspace/inlayHint/refresh', () => null);
  connection.onRequest('workspace/codeLens/refresh', () => null);
  connection.listen();

  const initialized = await connection.sendRequest('initialize', {
    processId: process.pid,
    rootUri: null,
    capabilities: { workspace: { workspaceFolders: true } },
    workspaceFolders: folders.map((uri) => ({ uri, name: uri })),
    initializationOptions: settings,
    ...(locale !== undefined && { locale }),
  });
  await connection.sendNotification('initialized', {});

  return {
    initialized,
    /** Everything heard so far: `{ method, params }`. */
    heard,
    request: (method, params, ...token) => connection.sendRequest(method, params, ...token),
    notify: (method, params) => connection.sendNotification(method, params),
    /** The first notification of a method that satisfies `wanted`, heard already or to come. */
    hear(method, wanted = () => true) {
      return new Promise((resolve) => {
        const look = () => {
          const found = heard.find((one) => one.method === method && wanted(one.params));
          if (!found) return;
          waiting.delete(look);
          resolve(found.params);
        };
        waiting.add(look);
        look();
      });
    },
    /** Ends the session as an editor does; answers the exit code of the process. */
    async stop() {
      const exited = new Promise((resolve) => child.once('exit', resolve));
      await connection.sendRequest('shutdown');
      await connection.sendNotification('exit');
      const code = await exited;
      connection.dispose();
      return code;
    },
  };
}
