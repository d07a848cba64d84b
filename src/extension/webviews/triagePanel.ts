/** The triage panel: one, beside the editor, following the active transcript. */
import * as vscode from 'vscode';
import type { ViewKind } from '../../shared/viewModel';
import type { ActiveTranscript } from '../client/activeTranscript';
import { fillPage } from './fillPage';
import type { AttachMessenger, Messenger } from './messenger';
import { readPanelState } from './panelState';
import { titleOf } from './title';

const viewType = 'kdscope.triage';
const firstView: ViewKind = 'overview';

interface Open {
  readonly panel: vscode.WebviewPanel;
  readonly messenger: Messenger;
}

export class TriagePanel {
  readonly #context: vscode.ExtensionContext;
  readonly #transcripts: ActiveTranscript;
  readonly #attach: AttachMessenger;
  #open: Open | undefined;

  constructor(context: vscode.ExtensionContext, transcripts: ActiveTranscript, attach: AttachMessenger) {
    this.#context = context;
    this.#transcripts = transcripts;
    this.#attach = attach;
    context.subscriptions.push(
      transcripts.onDidChange(() => {
        if (this.#open !== undefined) this.#open.panel.title = this.#title();
      }),
    );
  }

  /** Opens the panel or brings it to the front; `view` and `select` turn it to one view and one mark in it. */
  show(view?: ViewKind, select?: string): void {
    if (this.#open === undefined) {
      const beside = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true };
      this.#fill(
        vscode.window.createWebviewPanel(viewType, this.#title(), beside),
        view ?? firstView,
        select,
      );
      return;
    }
    const { panel, messenger } = this.#open;
    panel.reveal(undefined, true);
    if (view !== undefined) messenger.show(view, select);
  }

  /** Takes over a panel that VS Code kept, with the state its page had saved. */
  restore(panel: vscode.WebviewPanel, state: unknown): void {
    const { view = firstView } = readPanelState(state);
    this.#open?.panel.dispose();
    this.#fill(panel, view);
  }

  #fill(panel: vscode.WebviewPanel, view: ViewKind, select?: string): void {
    const messenger = this.#attach(panel.webview, 'triage', view);
    const open = (this.#open = { panel, messenger });
    panel.title = this.#title();
    panel.iconPath = vscode.Uri.joinPath(this.#context.extensionUri, 'media', 'icon.svg');
    panel.onDidDispose(() => {
      messenger.dispose();
      if (this.#open === open) this.#open = undefined;
    });
    messenger.show(view, select);
    fillPage(panel.webview, 'triage', panel.title, this.#context);
  }

  #title(): string {
    const { uri } = this.#transcripts;
    return uri === undefined ? vscode.l10n.t('Triage') : vscode.l10n.t('Triage: {0}', titleOf(uri));
  }
}
