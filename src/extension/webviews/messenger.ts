/**
 * The host's end of one webview. The webview says `ready`; the host answers `show`; the webview says which view it `want`s; the host
 * asks the server and sends the `model`. Everything is sent again when the transcript on show, or its analysis, is another.
 */
import * as vscode from 'vscode';
import type { FromWebview, Page, ToWebview } from '../../shared/messages';
import type { Lines } from '../../shared/triage';
import type { StackPage, ViewKind } from '../../shared/viewModel';
import type { PanelMessage } from '../clientModule';
import type { Revealer } from '../client/reveal';
import type { Server } from '../client/server';
import { openSource } from './openSource';
import { saveExport } from './saveExport';
import type { Subject } from './subject';
import { titleOf } from './title';

export interface MessengerServices {
  readonly log: vscode.LogOutputChannel;
  readonly server: Server;
  readonly revealer: Revealer;
  readonly messages: vscode.EventEmitter<PanelMessage>;
  /** All that are alive. */
  readonly messengers: Set<Messenger>;
}

/** Attaches a messenger to a webview whose page is already set. */
export type AttachMessenger = (
  webview: vscode.Webview,
  page: Page,
  view: ViewKind,
  subject: Subject,
) => Messenger;

export function createMessenger(services: MessengerServices): AttachMessenger {
  return (webview, page, view, subject) => new Messenger(webview, page, view, subject, services);
}

export class Messenger implements vscode.Disposable {
  readonly #webview: vscode.Webview;
  readonly #page: Page;
  readonly #subject: Subject;
  readonly #services: MessengerServices;
  readonly #subscriptions: vscode.Disposable;
  #view: ViewKind;
  #select: string | undefined;
  /** What the lens looks at. */
  #about: string | undefined;
  #ready = false;
  #request: vscode.CancellationTokenSource | undefined;

  constructor(
    webview: vscode.Webview,
    page: Page,
    view: ViewKind,
    subject: Subject,
    services: MessengerServices,
  ) {
    this.#webview = webview;
    this.#page = page;
    this.#view = view;
    this.#subject = subject;
    this.#services = services;
    const { server, messengers } = services;
    messengers.add(this);
    this.#subscriptions = vscode.Disposable.from(
      webview.onDidReceiveMessage((message: FromWebview) => void this.#receive(message)),
      subject.onDidChange(() => {
        this.#show();
      }),
      subject.onDidChangePin(() => {
        this.#tellPin();
      }),
      server.onStatus((status) => {
        if (this.#ready && status.uri === subject.uri?.toString()) void this.#sendModel(this.#view);
      }),
    );
  }

  /** Turns to a view and, when given, to one mark in it. */
  show(view: ViewKind, select?: string): void {
    this.#view = view;
    this.#select = select;
    this.#show();
  }

  /** The user moved the cursor to these lines of `uri`. */
  cursor(uri: vscode.Uri, lines: Lines): void {
    if (this.#ready && uri.toString() === this.#subject.uri?.toString())
      this.#send({ type: 'cursor', lines });
  }

  dispose(): void {
    this.#request?.cancel();
    this.#services.messengers.delete(this);
    this.#subscriptions.dispose();
  }

  #show(): void {
    if (!this.#ready) return;
    const { uri, pin } = this.#subject;
    if (uri === undefined) {
      this.#send({ type: 'nothing', message: vscode.l10n.t('No transcript is open.') });
      return;
    }
    const select = this.#select;
    this.#select = undefined;
    this.#send({
      type: 'show',
      title: titleOf(uri),
      uri: uri.toString(),
      view: this.#view,
      ...(select !== undefined && { select }),
      ...(pin !== undefined && { pin }),
    });
  }

  /** What is read from disk may say something else than the editor did; of what an editor opens, the server tells. */
  #tellPin(): void {
    if (!this.#ready) return;
    const { pin, isReadable } = this.#subject;
    this.#send({ type: 'pin', ...(pin !== undefined && { pin }) });
    if (pin !== undefined && pin !== 'open' && isReadable) void this.#sendModel(this.#view);
  }

  async #receive(message: FromWebview): Promise<void> {
    const { log, messages, revealer } = this.#services;
    const { uri } = this.#subject;
    messages.fire({ page: this.#page, message });
    switch (message.type) {
      case 'ready':
        this.#ready = true;
        this.#show();
        break;
      case 'want':
        this.#about = message.about;
        await this.#sendModel(message.view);
        break;
      case 'reveal':
        if (uri === undefined) break;
        await revealer.reveal(uri, message.lines, { keepFocus: message.keepFocus, origin: this });
        break;
      case 'source':
        if (uri === undefined) break;
        await openSource(await revealer.reveal(uri, message.lines, { keepFocus: true, origin: this }));
        break;
      case 'pin':
        if (message.on) this.#subject.pinHere();
        else this.#subject.unpin();
        break;
      case 'copy':
        await vscode.env.clipboard.writeText(message.text);
        break;
      case 'save':
        await saveExport(message, uri);
        break;
      case 'failed':
        log.error(`${this.#page}: ${message.message}`);
        break;
    }
  }

  /** Only the newest request counts: an older one is cancelled, and its answer dropped. A view may come in pages. */
  async #sendModel(view: ViewKind): Promise<void> {
    const { log, server } = this.#services;
    const uri = this.#subject.uri?.toString();
    if (uri === undefined) {
      this.#show();
      return;
    }
    this.#view = view;
    if (!this.#subject.isReadable) {
      this.#send({ type: 'error', message: vscode.l10n.t('The transcript is not open any more.') });
      return;
    }
    this.#request?.cancel();
    const request = (this.#request = new vscode.CancellationTokenSource());
    this.#send({ type: 'loading', view });
    try {
      for (let page: StackPage | undefined = { section: 0, before: 0 }; page !== undefined;) {
        const model = await server.view({ uri, view, page, ...this.#aboutOf(view) }, request.token);
        if (request.token.isCancellationRequested) return;
        this.#send({ type: 'model', uri, model });
        page = model.kind === 'threadStacks' ? model.next : undefined;
      }
    } catch (error) {
      if (request.token.isCancellationRequested) return;
      log.error(`${view}: ${String(error)}`);
      this.#send({
        type: 'error',
        message: vscode.l10n.t('This view could not be computed. The kdscope log says why.'),
      });
    } finally {
      if (this.#request === request) this.#request = undefined;
      request.dispose();
    }
  }

  #aboutOf(view: ViewKind): { readonly about?: string } {
    return view === 'addressLens' && this.#about !== undefined ? { about: this.#about } : {};
  }

  #send(message: ToWebview): void {
    this.#services.messages.fire({ page: this.#page, message });
    void this.#webview.postMessage(message);
  }
}
