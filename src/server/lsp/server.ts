/** Wires a connection to a service: initialization, then one small file for each kind of message. */
import type { Connection, InitializeParams } from 'vscode-languageserver/node';
import { version } from '../../shared/version';
import { createTriageService } from '../service';
import { answerFeatures } from './answerFeatures';
import { answerRequests } from './answerRequests';
import { serverCapabilities } from './capabilities';
import { FilesByPath } from './filesByPath';
import { followSettings, settingsFrom } from './followSettings';
import { Publisher } from './publisher';
import { SourcePublisher } from './sourcePublisher';
import { syncDocuments } from './syncDocuments';
import { Workspace } from './workspace';

/** Answers messages until the connection ends. */
export function serve(connection: Connection): void {
  const workspace = new Workspace();
  const service = createTriageService({
    breathe: () => new Promise((resolve) => setImmediate(resolve)),
    sources: workspace,
  });
  const files = new FilesByPath(service);
  const publisher = new Publisher(connection, service);
  const sources = new SourcePublisher(connection, service);
  let client: InitializeParams['capabilities'] = {};

  connection.onInitialize(({ capabilities, initializationOptions, workspaceFolders }) => {
    client = capabilities;
    workspace.replace((workspaceFolders ?? []).map(({ uri }) => uri));
    service.setSettings(settingsFrom(initializationOptions));
    return { capabilities: serverCapabilities, serverInfo: { name: 'kdscope', version } };
  });
  connection.onInitialized(() => {
    workspace.follow(connection, client, () => {
      service.sourcesChanged();
      sources.restart();
    });
  });
  connection.onShutdown(() => {
    publisher.dispose();
    sources.dispose();
    files.dispose();
  });

  syncDocuments(connection, service, files, publisher, sources);
  followSettings(connection, service, publisher, sources);
  answerFeatures(connection, service);
  answerRequests(connection, service, files);
  connection.listen();
}
