/** The conversation with a webview: ready, show, want, model. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { FromWebview, PinState, ToWebview } from '../../../../src/shared/messages';
import type { Status } from '../../../../src/shared/requests';
import type { ViewModel } from '../../../../src/shared/viewModel';
import { Messenger, type MessengerServices } from '../../../../src/extension/webviews/messenger';
import type { Subject } from '../../../../src/extension/webviews/subject';
import { clipboard, EventEmitter } from '../support/vscode';

vi.mock('vscode', () => import('../support/vscode'));

const uriOf = (path: string) => ({ path, toString: () => `file://${path}` });
const graph: ViewModel = { kind: 'waitGraph', nodes: [], edges: [], cycles: [], narration: [] };
const stacks: ViewModel = { kind: 'threadStacks', stacks: [] };

class Fixture {
  readonly sent: ToWebview[] = [];
  readonly reveals: unknown[] = [];
  readonly answers: ((model: ViewModel | Error) => void)[] = [];
  readonly received = new EventEmitter<FromWebview>();
  readonly changed = new EventEmitter<unknown>();
  readonly pinChanged = new EventEmitter<unknown>();
  readonly status = new EventEmitter<Partial<Status>>();
  readonly subject = {
    uri: uriOf('/logs/a.log') as object | undefined,
    pin: undefined as PinState | undefined,
    isReadable: true,
    onDidChange: this.changed.event,
    onDidChangePin: this.pinChanged.event,
    pinHere: vi.fn(),
    unpin: vi.fn(),
  };
  readonly messengers = new Set<Messenger>();
  readonly messenger: Messenger;

  constructor() {
    const webview = {
      onDidReceiveMessage: this.received.event,
      postMessage: (message: ToWebview) => this.sent.push(message),
    };
    const services = {
      log: { error: vi.fn() },
      server: {
        onStatus: this.status.event,
        view: () =>
          new Promise<ViewModel>((resolve, reject) => {
            this.answers.push((answer) => {
              if (answer instanceof Error) reject(answer);
              else resolve(answer);
            });
          }),
      },
      revealer: { reveal: (...args: unknown[]) => Promise.resolve(this.reveals.push(args)) },
      messages: new EventEmitter(),
      messengers: this.messengers,
    };
    this.messenger = new Messenger(
      webview as never,
      'triage',
      'waitGraph',
      this.subject as unknown as Subject,
      services as unknown as MessengerServices,
    );
  }

  async say(...messages: readonly FromWebview[]): Promise<void> {
    for (const message of messages) this.received.fire(message);
    await Promise.resolve();
  }

  async answer(index: number, model: ViewModel | Error): Promise<void> {
    this.answers[index]?.(model);
    await new Promise((resolve) => setTimeout(resolve, 0));
  }

  get types(): string[] {
    return this.sent.map(({ type }) => type);
  }
}

describe('Messenger', () => {
  let fixture: Fixture;
  beforeEach(() => {
    fixture = new Fixture();
  });

  it('is silent until the page is ready', async () => {
    fixture.messenger.show('irpStack', 'irp-1');
    expect(fixture.sent).toEqual([]);
    await fixture.say({ type: 'ready' });
    expect(fixture.sent).toEqual([
      { type: 'show', title: 'a.log', uri: 'file:///logs/a.log', view: 'irpStack', select: 'irp-1' },
    ]);
  });

  it('answers a wanted view with its model', async () => {
    await fixture.say({ type: 'ready' }, { type: 'want', view: 'waitGraph' });
    await fixture.answer(0, graph);
    expect(fixture.types).toEqual(['show', 'loading', 'model']);
    expect(fixture.sent.at(-1)).toEqual({ type: 'model', uri: 'file:///logs/a.log', model: graph });
  });

  it('drops the answer to an older question', async () => {
    await fixture.say(
      { type: 'ready' },
      { type: 'want', view: 'waitGraph' },
      { type: 'want', view: 'threadStacks' },
    );
    await fixture.answer(0, graph);
    await fixture.answer(1, stacks);
    expect(fixture.sent.filter(({ type }) => type === 'model')).toEqual([
      { type: 'model', uri: 'file:///logs/a.log', model: stacks },
    ]);
  });

  it('sends a long view page by page, until another one is wanted', async () => {
    const next = { section: 4, before: 100 };
    await fixture.say({ type: 'ready' }, { type: 'want', view: 'threadStacks' });
    await fixture.answer(0, { ...stacks, next });
    expect(fixture.answers).toHaveLength(2);
    await fixture.say({ type: 'want', view: 'waitGraph' });
    await fixture.answer(1, { ...stacks, before: 100 });
    await fixture.answer(2, graph);
    const models = fixture.sent.flatMap((message) => (message.type === 'model' ? [message.model] : []));
    expect(models).toEqual([{ ...stacks, next }, graph]);
  });

  it('says so when the server fails', async () => {
    await fixture.say({ type: 'ready' }, { type: 'want', view: 'waitGraph' });
    await fixture.answer(0, new Error('gone'));
    expect(fixture.types).toEqual(['show', 'loading', 'error']);
  });

  it('asks again after an analysis of its transcript, and of no other', async () => {
    await fixture.say({ type: 'ready' }, { type: 'want', view: 'waitGraph' });
    fixture.status.fire({ uri: 'file:///logs/other.log' });
    expect(fixture.answers.length).toBe(1);
    fixture.status.fire({ uri: 'file:///logs/a.log' });
    expect(fixture.answers.length).toBe(2);
  });

  it('shows the new transcript, or that there is none', async () => {
    await fixture.say({ type: 'ready' });
    fixture.subject.uri = uriOf('/logs/b.log');
    fixture.changed.fire(undefined);
    expect(fixture.sent.at(-1)).toMatchObject({ type: 'show', uri: 'file:///logs/b.log' });
    fixture.subject.uri = undefined;
    fixture.changed.fire(undefined);
    expect(fixture.types.at(-1)).toBe('nothing');
  });

  it('reveals lines in its own name', async () => {
    await fixture.say({ type: 'reveal', lines: [3, 5], keepFocus: true });
    expect(fixture.reveals).toEqual([
      [fixture.subject.uri, [3, 5], { keepFocus: true, origin: fixture.messenger }],
    ]);
  });

  it('copies text', async () => {
    await fixture.say({ type: 'copy', text: '!thread' });
    expect(clipboard.text).toBe('!thread');
  });

  it('passes the cursor on for its transcript alone', async () => {
    await fixture.say({ type: 'ready' });
    fixture.messenger.cursor(uriOf('/logs/other.log') as never, [1, 1]);
    fixture.messenger.cursor(uriOf('/logs/a.log') as never, [7, 8]);
    expect(fixture.sent.slice(1)).toEqual([{ type: 'cursor', lines: [7, 8] }]);
  });

  it('pins and unpins for the page, and tells it what came of it', async () => {
    await fixture.say({ type: 'ready' }, { type: 'pin', on: true }, { type: 'pin', on: false });
    expect([fixture.subject.pinHere.mock.calls.length, fixture.subject.unpin.mock.calls.length]).toEqual([
      1, 1,
    ]);
    fixture.subject.pin = 'open';
    fixture.pinChanged.fire(undefined);
    fixture.subject.pin = undefined;
    fixture.pinChanged.fire(undefined);
    expect(fixture.sent.filter(({ type }) => type === 'pin')).toEqual([
      { type: 'pin', pin: 'open' },
      { type: 'pin' },
    ]);
  });

  it('reads a pinned transcript again when it was closed, and leaves one that nobody can read as it is', async () => {
    await fixture.say({ type: 'ready' });
    fixture.subject.pin = 'closed';
    fixture.pinChanged.fire(undefined);
    expect(fixture.answers).toHaveLength(1);
    Object.assign(fixture.subject, { pin: 'gone', isReadable: false });
    fixture.pinChanged.fire(undefined);
    expect(fixture.answers).toHaveLength(1);
    await fixture.say({ type: 'want', view: 'waitGraph' });
    expect(fixture.types.at(-1)).toBe('error');
  });

  it('ends with its webview', async () => {
    fixture.messenger.dispose();
    await fixture.say({ type: 'ready' });
    expect(fixture.sent).toEqual([]);
    expect(fixture.messengers.size).toBe(0);
  });
});
