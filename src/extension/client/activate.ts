/** The entry of the client bundle: builds what serves transcripts, and wires it together. */
import * as vscode from 'vscode';
import type { Client, PanelMessage } from '../clientModule';
import { runCommand } from '../commands';
import type { Services } from '../commands/command';
import type { LazyTree } from '../tree/lazyTree';
import { TranscriptTree } from '../tree/transcriptTree';
import { followCursor } from '../webviews/followCursor';
import { createMessenger, type Messenger } from '../webviews/messenger';
import { Subject } from '../webviews/subject';
import { registerTimeline } from '../webviews/timelineView';
import { TriagePanels } from '../webviews/triagePanels';
import { writeNumbersIn } from '../../shared/numberText';
import { sliceScheme } from '../../shared/slice';
import { ActiveTranscript } from './activeTranscript';
import { AnalyzedFiles } from './analyzedFiles';
import { followTail } from './followTail';
import { uiLanguage } from './language';
import { createLanguageClient } from './languageClient';
import { Revealer } from './reveal';
import { Server } from './server';
import { SliceText } from './sliceText';
import { showStatus } from './statusItem';
import { showTrueLines } from './trueLines';

export function startClient(context: vscode.ExtensionContext, tree: LazyTree): Client {
  writeNumbersIn(uiLanguage());
  const log = vscode.window.createOutputChannel('kdscope', { log: true });
  const languageClient = createLanguageClient(context, log);
  const server = new Server(languageClient, log);
  const transcripts = new ActiveTranscript(log);
  const files = new AnalyzedFiles(server, transcripts, log);
  const revealer = new Revealer(log, files);
  const slices = new SliceText(files, server);
  const messages = new vscode.EventEmitter<PanelMessage>();
  const messengers = new Set<Messenger>();
  const attach = createMessenger({ log, server, revealer, messages, messengers });
  const subjectOf = (pinned?: vscode.Uri): Subject => new Subject(transcripts, server, pinned);
  const triage = new TriagePanels(context, attach, subjectOf);
  const services: Services = { context, log, server, transcripts, files, revealer, triage };

  tree.attach(new TranscriptTree(server, transcripts, log));
  context.subscriptions.push(
    log,
    messages,
    server,
    transcripts,
    files,
    revealer,
    slices,
    vscode.workspace.registerTextDocumentContentProvider(sliceScheme, slices),
    showTrueLines(),
    followTail(slices, revealer),
    registerTimeline(context, attach, subjectOf),
    showStatus(server),
    followCursor(messengers, revealer),
    transcripts.onDidChange(() => {
      tree.refresh();
    }),
    server.onStatus((status) => {
      if (status.uri === transcripts.uri?.toString()) tree.refresh();
    }),
  );
  const stopped = server.start();
  return {
    run: (command, args) => runCommand(services, command, args),
    restorePanel: (panel, state) => {
      triage.restore(panel, state);
    },
    onPanelMessage: messages.event,
    onFile: server.onFile,
    stop: async () => {
      await stopped;
      await server.stop();
    },
  };
}
