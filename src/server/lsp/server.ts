/** Wires a connection to a service: initialization, then one small file for each kind of message. */
import { setImmediate } from 'node:timers/promises';
import type { Connection, InitializeParams } from 'vscode-languageserver/node';
import { defaultSettings, type Settings } from '../../shared/settings';
import { version } from '../../shared/version';
import { speak } from '../node/language';
import { poolTagText } from '../node/poolTagFile';
import { createTriageService } from '../service';
import { answerFeatures } from './answerFeatures';
import { answerFiles } from './answerFiles';
import { answerRequests } from './answerRequests';
import { serverCapabilities } from './capabilities';
import { EditorSources } from './editorSources';
import { FileWorker } from './fileWorker';
import { followSettings, settingsFrom } from './followSettings';
import { Publisher } from './publisher';
import { Router } from './router';
import { SlicePublisher } from './slicePublisher';
import { SourceMarks } from './sourceMarks';
import { SourcePublisher } from './sourcePublisher';
import { SourceRouter } from './sourceRouter';
import { syncDocuments } from './syncDocuments';
import { Workspace } from './workspace';

/** A message that has arrived is read in one turn of the event loop, handed out in the next, and answered in the third. */
const turns = 3;

async function breathe(): Promise<void> {
  for (let turn = 0; turn < turns; turn++) await setImmediate();
}

/** Answers messages until the connection ends. */
export function serve(connection: Connection): void {
  const editor = new EditorSources(connection);
  const workspace = new Workspace(editor);
  const service = createTriageService({
    breathe,
    sources: workspace,
    poolTagFile: (path) =>
      poolTagText(path).catch((error: unknown) => {
        const why = error instanceof Error ? error.message : String(error);
        connection.window.showWarningMessage(`kdscope.poolTagFile: ${path} ${why}.`);
        return undefined;
      }),
  });
  const worker = new FileWorker((event) => {
    slices.tell(event);
  });
  const router = new Router(service, worker);
  const slices = new SlicePublisher(connection, worker);
  const publisher = new Publisher(connection, service);
  const marks = new SourceMarks(connection, service);
  const sourceRouter = new SourceRouter(router);
  const sources = new SourcePublisher(
    connection,
    sourceRouter,
    marks,
    (transcripts) => {
      if (workspace.follows(transcripts)) service.sourcesChanged();
    },
    () => {
      publisher.refreshAll();
      slices.refreshAll();
    },
  );
  let client: InitializeParams['capabilities'] = {};
  let settings = defaultSettings;
  let locale = 'en';
  let language = locale;
  const configure = (changed: Settings = settings): void => {
    settings = changed;
    workspace.allow(Object.values(settings.sourceMap));
    service.setSettings(settings);
    worker.configure({ settings, folders: workspace.folders, locale });
  };

  connection.onInitialize(
    ({ capabilities, initializationOptions, workspaceFolders, locale: given = 'en' }) => {
      client = capabilities;
      locale = given;
      language = speak(__dirname, locale);
      editor.announced(capabilities);
      marks.announced(capabilities);
      workspace.replace((workspaceFolders ?? []).map(({ uri }) => uri));
      configure(settingsFrom(initializationOptions));
      return { capabilities: serverCapabilities, serverInfo: { name: 'kdscope', version } };
    },
  );
  connection.onInitialized(() => {
    workspace.follow(connection, client, () => {
      service.sourcesChanged();
      configure();
      sources.restart();
    });
  });
  connection.onShutdown(() => {
    publisher.dispose();
    sources.dispose();
    worker.dispose();
  });

  syncDocuments(connection, router, publisher, slices, sources);
  followSettings(connection, (changed) => {
    configure(changed);
    publisher.refreshAll();
    slices.refreshAll();
    sources.restart();
  });
  answerFeatures(connection, router, editor, marks, sourceRouter);
  answerRequests(connection, router, () => language);
  answerFiles(connection, router, slices);
  connection.listen();
}
