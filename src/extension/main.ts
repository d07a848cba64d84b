/** The extension's entry: watches for transcripts and registers everything; what it takes to serve them loads with the first one. */
import * as vscode from 'vscode';
import { sliceScheme } from '../shared/slice';
import { createClientLoader, type ClientLoader } from './loadClient';
import type { Client } from './clientModule';
import { commandIds } from './commandIds';
import { watchDocuments } from './detect/watchDocuments';
import { watchLargeTabs } from './detect/watchLargeTabs';
import { LazyTree } from './tree/lazyTree';

/** What `activate` answers: for tests in a real editor. */
export interface Api {
  /** What the side panel shows. */
  readonly tree: LazyTree;
  /** How many documents were recognised as transcripts by their text. */
  readonly sniffed: number;
  client(): Client;
}

let loader: ClientLoader | undefined;

export function activate(context: vscode.ExtensionContext): Api {
  const tree = new LazyTree();
  const client = createClientLoader(context, tree);
  loader = client;
  context.subscriptions.push(
    tree,
    vscode.window.createTreeView('kdscope.transcript', { treeDataProvider: tree, showCollapseAll: true }),
    vscode.window.registerWebviewPanelSerializer('kdscope.triage', {
      deserializeWebviewPanel: (panel, state) => {
        client.load().restorePanel(panel, state);
        return Promise.resolve();
      },
    }),
    ...commandIds.map((id) =>
      vscode.commands.registerCommand(`kdscope.${id}`, (...args: unknown[]) => client.load().run(id, args)),
    ),
  );
  const watcher = watchDocuments(context, () => client.load());
  context.subscriptions.push(watcher, watchLargeTabs());
  // A part of a large file that VS Code kept over a restart: its text comes from the client.
  if (hasSlice()) client.load();
  return {
    tree,
    get sniffed() {
      return watcher.sniffed;
    },
    client: () => client.load(),
  };
}

function hasSlice(): boolean {
  return vscode.window.tabGroups.all.some(({ tabs }) =>
    tabs.some(({ input }) => input instanceof vscode.TabInputText && input.uri.scheme === sliceScheme),
  );
}

export async function deactivate(): Promise<void> {
  await loader?.loaded?.stop();
}
