/** The triage panels: one that follows the active transcript, and any number that are pinned to theirs. */
import * as vscode from 'vscode';
import type { ViewKind } from '../../shared/viewModel';
import { fillPage } from './fillPage';
import type { AttachMessenger, Messenger } from './messenger';
import { readPanelState } from './panelState';
import type { Subject } from './subject';
import { titleOf } from './title';

const viewType = 'kdscope.triage';
const firstView: ViewKind = 'overview';

interface Open {
  readonly panel: vscode.WebviewPanel;
  readonly messenger: Messenger;
  readonly subject: Subject;
}

export class TriagePanels {
  readonly #context: vscode.ExtensionContext;
  readonly #attach: AttachMessenger;
  readonly #subjectOf: (pinned?: vscode.Uri) => Subject;
  /** The one used last stands first. */
  #open: readonly Open[] = [];

  constructor(
    context: vscode.ExtensionContext,
    attach: AttachMessenger,
    subjectOf: (pinned?: vscode.Uri) => Subject,
  ) {
    this.#context = context;
    this.#attach = attach;
    this.#subjectOf = subjectOf;
  }

  /** Brings the panel that follows the active transcript to the front, or opens one; `view` and `select` turn it to one view and one mark in it. */
  show(view?: ViewKind, select?: string): void {
    const follower = this.#follower();
    if (follower === undefined) {
      const beside = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true };
      const panel = vscode.window.createWebviewPanel(viewType, '', beside);
      this.#fill(panel, this.#subjectOf(), view ?? firstView, select);
      return;
    }
    follower.panel.reveal(undefined, true);
    if (view !== undefined) follower.messenger.show(view, select);
  }

  /** Takes over a panel that VS Code kept, with the state its page had saved. */
  restore(panel: vscode.WebviewPanel, state: unknown): void {
    const { view = firstView, pinned } = readPanelState(state);
    this.#fill(panel, this.#subjectOf(pinned === undefined ? undefined : vscode.Uri.parse(pinned)), view);
  }

  /** Pins the panel that follows, or a new one, to the transcript that it shows. */
  pin(): void {
    if (this.#follower() === undefined) this.show();
    this.#follower()?.subject.pinHere();
  }

  /** Lets the pinned panel that was used last follow the active transcript again. */
  unpin(): void {
    this.#open.find(({ subject }) => subject.pin !== undefined)?.subject.unpin();
  }

  /** After some unpinning there may be several: the one used last. */
  #follower(): Open | undefined {
    return this.#open.find(({ subject }) => subject.pin === undefined);
  }

  #fill(panel: vscode.WebviewPanel, subject: Subject, view: ViewKind, select?: string): void {
    const messenger = this.#attach(panel.webview, 'triage', view, subject);
    const open: Open = { panel, messenger, subject };
    this.#open = [open, ...this.#open];
    panel.iconPath = vscode.Uri.joinPath(this.#context.extensionUri, 'media', 'icon.svg');
    const retitle = (): void => {
      panel.title = titleFor(subject);
      this.#tellContext();
    };
    const subscriptions = vscode.Disposable.from(
      messenger,
      subject,
      subject.onDidChange(retitle),
      subject.onDidChangePin(retitle),
      panel.onDidChangeViewState(() => {
        if (panel.active) this.#open = [open, ...this.#open.filter((one) => one !== open)];
        this.#tellContext();
      }),
    );
    panel.onDidDispose(() => {
      subscriptions.dispose();
      this.#open = this.#open.filter((one) => one !== open);
      this.#tellContext();
    });
    retitle();
    messenger.show(view, select);
    fillPage(panel.webview, 'triage', panel.title, this.#context);
  }

  /** For the sign in the title bar, which shows what can be done with the active panel. */
  #tellContext(): void {
    const pinned = this.#open.some(({ panel, subject }) => panel.active && subject.pin !== undefined);
    void vscode.commands.executeCommand('setContext', 'kdscope.panelPinned', pinned);
  }
}

function titleFor({ uri, pin }: Subject): string {
  if (uri === undefined) return vscode.l10n.t('Triage');
  return pin === undefined
    ? vscode.l10n.t('Triage: {0}', titleOf(uri))
    : vscode.l10n.t('Triage: {0} (pinned)', titleOf(uri));
}
