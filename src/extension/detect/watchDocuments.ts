/** Connects the detector to the editor's documents, and calls for the client when there is a transcript to serve. */
import * as vscode from 'vscode';
import { Detector, transcriptLanguage } from './detector';
import { headOf } from './head';
import { RefusedUris } from './refusedUris';

export interface DocumentWatcher {
  /** How many documents were recognised. */
  readonly sniffed: number;
  dispose(): void;
}

export function watchDocuments(context: vscode.ExtensionContext, needClient: () => void): DocumentWatcher {
  const timers = new Set<NodeJS.Timeout>();
  const detector = new Detector<vscode.TextDocument>({
    enabled: () => vscode.workspace.getConfiguration('kdscope').get<boolean>('detection.enabled', true),
    head: headOf,
    setLanguage: (document) => {
      // Fails when the document was closed in the meantime: nothing to do then.
      vscode.languages.setTextDocumentLanguage(document, transcriptLanguage).then(undefined, () => undefined);
    },
    refused: new RefusedUris(context.workspaceState),
    defer: (action, milliseconds) => {
      const timer = setTimeout(() => {
        timers.delete(timer);
        action();
      }, milliseconds);
      timers.add(timer);
    },
  });
  const open = (document: vscode.TextDocument): void => {
    detector.opened(document);
    if (document.languageId === transcriptLanguage) needClient();
  };
  const events = vscode.Disposable.from(
    vscode.workspace.onDidOpenTextDocument(open),
    vscode.workspace.onDidCloseTextDocument((document) => {
      detector.closed(document, isOpen);
    }),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      detector.changed(
        document,
        contentChanges.reduce((sum, { text }) => sum + text.length, 0),
      );
    }),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration('kdscope.detection')) vscode.workspace.textDocuments.forEach(open);
    }),
  );
  vscode.workspace.textDocuments.forEach(open);
  return {
    get sniffed() {
      return detector.sniffed;
    },
    dispose() {
      events.dispose();
      timers.forEach(clearTimeout);
    },
  };
}

function isOpen(uri: string): boolean {
  return vscode.workspace.textDocuments.some((document) => document.uri.toString() === uri);
}
