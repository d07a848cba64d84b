/** Document synchronization: open, change, close go to the service; no copy of the text is kept here. */
import type { Connection, TextDocumentContentChangeEvent } from 'vscode-languageserver/node';
import type { TextChange, TriageService } from '../service';
import type { FilesByPath } from './filesByPath';
import type { Publisher } from './publisher';
import type { SourcePublisher } from './sourcePublisher';

export function syncDocuments(
  connection: Connection,
  service: TriageService,
  files: FilesByPath,
  publisher: Publisher,
  sources: SourcePublisher,
): void {
  connection.onDidOpenTextDocument(({ textDocument: { uri, version, text } }) => {
    files.forget(uri);
    service.open(uri, version, text);
    publisher.opened(uri);
    sources.opened(uri);
  });
  connection.onDidChangeTextDocument(({ textDocument: { uri, version }, contentChanges }) => {
    applyChanges(service, uri, version, contentChanges);
    publisher.changed(uri);
  });
  connection.onDidCloseTextDocument(({ textDocument: { uri } }) => {
    service.close(uri);
    publisher.closed(uri);
    sources.closed(uri);
  });
}

/** A change without a range is the whole text; it begins anew. */
function applyChanges(
  service: TriageService,
  uri: string,
  version: number,
  changes: readonly TextDocumentContentChangeEvent[],
): void {
  const edits: TextChange[] = [];
  for (const change of changes) {
    if ('range' in change) {
      edits.push({ ...change.range, text: change.text });
    } else {
      edits.length = 0;
      service.open(uri, version, change.text);
    }
  }
  service.change(uri, version, edits);
}
