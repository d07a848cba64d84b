/** The language client: one server process, fed with the settings when it starts and when they change. */
import * as vscode from 'vscode';
import { DidChangeConfigurationNotification } from 'vscode-languageclient';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { transcriptLanguage } from '../detect/detector';
import { serveSources } from './editorSources';
import { restartPolicy } from './restartPolicy';
import { readSettings } from './settings';

export function createLanguageClient(
  context: vscode.ExtensionContext,
  log: vscode.LogOutputChannel,
): LanguageClient {
  const module = vscode.Uri.joinPath(context.extensionUri, 'dist', 'server.js').fsPath;
  const client: LanguageClient = new LanguageClient(
    'kdscope',
    'kdscope',
    { module, transport: TransportKind.ipc },
    {
      documentSelector: [{ language: transcriptLanguage }],
      // A function, so that a server that starts again gets the settings of that moment.
      initializationOptions: currentSettings,
      outputChannel: log,
      errorHandler: restartPolicy(log, () => client.restart()),
    },
  );
  context.subscriptions.push(
    serveSources(client),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (!change.affectsConfiguration('kdscope') || !client.isRunning()) return;
      void client.sendNotification(DidChangeConfigurationNotification.type, { settings: currentSettings() });
    }),
  );
  return client;
}

function currentSettings() {
  const configuration = vscode.workspace.getConfiguration('kdscope');
  return readSettings((name) => configuration.get(name));
}
