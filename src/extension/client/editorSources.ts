/** What the editor does for the server's look at source files: its own symbols, and a question to the user. */
import * as vscode from 'vscode';
import type { StaticFeature } from 'vscode-languageclient';
import type { LanguageClient } from 'vscode-languageclient/node';
import {
  chooseSourceRequest,
  workspaceSymbolsRequest,
  type ChooseSourceParams,
  type ChooseSourceResult,
  type SourceAbilities,
  type WorkspaceSymbolsParams,
  type WorkspaceSymbolsResult,
} from '../../shared/requests';
import { sourceBase } from '../../shared/sourceBase';

const functions: ReadonlySet<vscode.SymbolKind> = new Set([
  vscode.SymbolKind.Function,
  vscode.SymbolKind.Method,
  vscode.SymbolKind.Constructor,
]);

export function serveSources(client: LanguageClient): vscode.Disposable {
  client.registerFeature(announcement);
  return vscode.Disposable.from(
    client.onRequest(workspaceSymbolsRequest, ({ query }: WorkspaceSymbolsParams) => symbolsNamed(query)),
    client.onRequest(chooseSourceRequest, chooseSource),
  );
}

const announcement: StaticFeature = {
  fillClientCapabilities(capabilities) {
    const kdscope: SourceAbilities = { workspaceSymbols: true, chooseSource: true };
    const experimental = (capabilities.experimental ?? {}) as object;
    capabilities.experimental = { ...experimental, kdscope };
  },
  initialize: () => undefined,
  getState: () => ({ kind: 'static' }),
  clear: () => undefined,
};

/** Language servers answer what resembles the name, some with parameters behind it. */
async function symbolsNamed(query: string): Promise<WorkspaceSymbolsResult> {
  const found = await vscode.commands.executeCommand<readonly vscode.SymbolInformation[] | undefined>(
    'vscode.executeWorkspaceSymbolProvider',
    query,
  );
  const named = (found ?? []).filter(
    ({ kind, name, location }) =>
      functions.has(kind) &&
      location.uri.scheme === 'file' &&
      name
        .replace(/\s*\(.*$/s, '')
        .split('::')
        .at(-1) === query,
  );
  return [...new Set(named.map(({ location }) => location.uri.toString()))].map((uri) => ({ uri }));
}

interface FileItem extends vscode.QuickPickItem {
  readonly uri?: vscode.Uri;
}

async function chooseSource({ printed, candidates }: ChooseSourceParams): Promise<ChooseSourceResult> {
  const uri = candidates.length === 0 ? await browse(printed) : await pick(printed, candidates);
  if (uri === undefined) return null;
  await remember(printed, uri);
  return { uri: uri.toString() };
}

async function pick(printed: string, candidates: readonly string[]): Promise<vscode.Uri | undefined> {
  const items: FileItem[] = candidates.map((candidate) => {
    const uri = vscode.Uri.parse(candidate);
    return { label: vscode.workspace.asRelativePath(uri), uri };
  });
  const other: FileItem = { label: vscode.l10n.t('Another file…') };
  const chosen = await vscode.window.showQuickPick<FileItem>([...items, other], {
    title: vscode.l10n.t('Which file is {0}?', printed),
    placeHolder: vscode.l10n.t('Files beside it are found by the answer as well'),
  });
  return chosen === other ? browse(printed) : chosen?.uri;
}

async function browse(printed: string): Promise<vscode.Uri | undefined> {
  const chosen = await vscode.window.showOpenDialog({ title: vscode.l10n.t('Where is {0}?', printed) });
  return chosen?.[0];
}

/** In the settings, where it can be seen and taken back. */
async function remember(printed: string, { fsPath }: vscode.Uri): Promise<void> {
  const configuration = vscode.workspace.getConfiguration('kdscope');
  const [theirs, ours] = sourceBase(printed, fsPath);
  const known = configuration.get<Readonly<Record<string, string>>>('sourceMap', {});
  const target =
    vscode.workspace.workspaceFolders === undefined
      ? vscode.ConfigurationTarget.Global
      : vscode.ConfigurationTarget.Workspace;
  await configuration.update('sourceMap', { ...known, [theirs]: ours }, target);
}
