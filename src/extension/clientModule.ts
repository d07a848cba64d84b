/** What the detector bundle knows of the client bundle: types only, so that importing this loads nothing. */
import type { Event, ExtensionContext, WebviewPanel } from 'vscode';
import type { FromWebview, Page, ToWebview } from '../shared/messages';
import type { FileEvent } from '../shared/requests';
import type { CommandId } from './commandIds';
import type { LazyTree } from './tree/lazyTree';

/** A message that passed between the extension host and a webview, in either direction. For tests. */
export interface PanelMessage {
  readonly page: Page;
  readonly message: ToWebview | FromWebview;
}

export interface Client {
  run(command: CommandId, args: readonly unknown[]): Promise<void>;
  /** Fills a triage panel that VS Code kept over a restart. */
  restorePanel(panel: WebviewPanel, state: unknown): void;
  readonly onPanelMessage: Event<PanelMessage>;
  /** What happens to files that were analyzed from disk. For tests. */
  readonly onFile: Event<FileEvent>;
  /** Resolves when the language server has ended. */
  stop(): Promise<void>;
}

/** The exports of `dist/client.js`. */
export interface ClientModule {
  startClient(context: ExtensionContext, tree: LazyTree): Client;
}
