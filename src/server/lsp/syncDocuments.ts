/** Document synchronization: open, change, close go to the service; no copy of the text is kept here. */
import type { Connection, TextDocumentContentChangeEvent } from 'vscode-languageserver/node';
import { parseSlice } from '../../shared/slice';
import type { TextChange, TriageService } from '../service';
import type { Publisher } from './publisher';
import type { Router } from './router';
import type { SlicePublisher } from './slicePublisher';
import type { SourcePublisher } from './sourcePublisher';

/** Of a slice nothing is kept but that it is open: the worker has its text. */
export function syncDocuments(
  connection: Connection,
  { service, worker }: Router,
  publisher: Publisher,
  slices: SlicePublisher,
  sources: SourcePublisher,
): void {
  connection.onDidOpenTextDocument(({ textDocument: { uri, version, text } }) => {
    sources.opened(uri);
    if (parseSlice(uri)) {
      slices.opened(uri);
      return;
    }
    if (worker.isRunning) worker.request('closeFile', { uri }).catch(() => undefined);
    service.open(uri, version, text);
    publisher.opened(uri);
  });
  connection.onDidChangeTextDocument(({ textDocument: { uri, version }, contentChanges }) => {
    if (parseSlice(uri)) return;
    const appends = applyChanges(service, uri, version, contentChanges);
    publisher.changed(uri, appends);
    sources.changed(uri, appends);
  });
  connection.onDidCloseTextDocument(({ textDocument: { uri } }) => {
    sources.closed(uri);
    if (parseSlice(uri)) {
      slices.closed(uri);
      return;
    }
    service.close(uri);
    publisher.closed(uri);
  });
}

/** A change without a range is the whole text; it begins anew. Answers whether all they did was to append. */
function applyChanges(
  service: TriageService,
  uri: string,
  version: number,
  changes: readonly TextDocumentContentChangeEvent[],
): boolean {
  const edits: TextChange[] = [];
  let appends = true;
  for (const change of changes) {
    if ('range' in change) {
      edits.push({ ...change.range, text: change.text });
    } else {
      edits.length = 0;
      appends = false;
      service.open(uri, version, change.text);
    }
  }
  return service.change(uri, version, edits) && appends;
}
