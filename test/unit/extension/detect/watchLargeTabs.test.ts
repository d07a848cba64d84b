/** The offer to analyze a file of which VS Code shows extensions nothing but its tab. */
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeEach, expect, it, vi } from 'vitest';
import { samples } from './samples';

interface Uri {
  readonly scheme: string;
  readonly path: string;
  readonly fsPath: string;
  readonly toString: () => string;
}

/** What the module asks VS Code for, and what it was told. */
const editor = vi.hoisted(() => ({
  enabled: true,
  /** Which button the user takes. */
  choice: undefined as string | undefined,
  tabs: [] as unknown[],
  listeners: new Set<(event: { opened: readonly unknown[] }) => void>(),
  messages: [] as string[],
  commands: [] as unknown[][],
}));

vi.mock('vscode', () => ({
  TabInputText: class {
    constructor(readonly uri: Uri) {}
  },
  l10n: { t: (message: string, ...values: string[]) => message.replace('{0}', values[0] ?? '') },
  workspace: { getConfiguration: () => ({ get: () => editor.enabled }) },
  window: {
    tabGroups: {
      get all() {
        return [{ tabs: editor.tabs }];
      },
      onDidChangeTabs: (listener: (event: { opened: readonly unknown[] }) => void) => {
        editor.listeners.add(listener);
        return { dispose: () => editor.listeners.delete(listener) };
      },
    },
    showInformationMessage: (message: string) => {
      editor.messages.push(message);
      return Promise.resolve(editor.choice);
    },
  },
  commands: {
    executeCommand: (...call: unknown[]) => {
      editor.commands.push(call);
      return Promise.resolve();
    },
  },
}));

const { TabInputText } = (await import('vscode')) as unknown as { TabInputText: new (uri: Uri) => object };
const { watchLargeTabs } = await import('../../../../src/extension/detect/watchLargeTabs');

const folder = mkdtempSync(path.join(tmpdir(), 'kdscope-tabs-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});
beforeEach(() => {
  Object.assign(editor, { enabled: true, choice: undefined, tabs: [] });
  for (const told of [editor.messages, editor.commands]) told.length = 0;
  editor.listeners.clear();
});

const megabyte = 1024 * 1024;

/** A file with a text at its beginning, and nothing behind it. */
function fileOf(name: string, text: string | Buffer, size: number): Uri {
  const fsPath = path.join(folder, name);
  writeFileSync(fsPath, text);
  truncateSync(fsPath, size);
  return { scheme: 'file', path: fsPath, fsPath, toString: () => `file://${fsPath}` };
}

const tabOf = (uri: Uri): object => ({ input: new TabInputText(uri) });

/** Opens tabs, one event each. */
function open(...tabs: readonly object[]): void {
  for (const tab of tabs) for (const listener of editor.listeners) listener({ opened: [tab] });
}

/** As long as a file takes to be looked at. */
const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 200));
const offered = (): Promise<void> =>
  vi.waitFor(() => {
    expect(editor.messages).not.toEqual([]);
  }, 10_000);

const transcript = samples.transcripts['a thread'];

it('is made for a transcript above 50 MB, once', async () => {
  watchLargeTabs();
  const uri = fileOf('big.log', transcript, 51 * megabyte);
  open(tabOf(uri), tabOf(uri));
  await offered();
  await pause();
  expect(editor.messages).toEqual([expect.stringMatching(/^big\.log is larger than 50 MB/)]);
  expect(editor.commands).toEqual([]);
});

it('leads to the analysis when the user takes it', async () => {
  watchLargeTabs();
  editor.choice = 'Analyze File';
  const uri = fileOf('taken.txt', Buffer.from(`\ufeff${transcript}`, 'utf16le'), 51 * megabyte);
  open(tabOf(uri));
  await offered();
  expect(editor.commands).toEqual([['kdscope.analyzeFile', uri]]);
});

it('is made for a tab that was there before', async () => {
  editor.tabs = [tabOf(fileOf('restored.log', transcript, 51 * megabyte))];
  watchLargeTabs();
  await offered();
  expect(editor.messages).toHaveLength(1);
});

it.each<[string, () => object]>([
  ['a file that VS Code hands to extensions', () => tabOf(fileOf('small.log', transcript, 50 * megabyte))],
  ['another text', () => tabOf(fileOf('other.log', 'Once upon a time\n'.repeat(500), 51 * megabyte))],
  ['another kind of file', () => tabOf(fileOf('big.bin', transcript, 51 * megabyte))],
  [
    'a file that is gone',
    () => tabOf({ scheme: 'file', path: '/gone.log', fsPath: path.join(folder, 'gone.log') }),
  ],
  [
    'a file elsewhere',
    () => tabOf({ ...fileOf('far.log', transcript, 51 * megabyte), scheme: 'vscode-remote' }),
  ],
  ['a tab of something else', () => ({ input: undefined })],
])('is not made for %s', async (_, tab) => {
  watchLargeTabs();
  open(tab());
  await pause();
  expect(editor.messages).toEqual([]);
});

it('is not made when detection is off, nor when nobody watches any more', async () => {
  const watcher = watchLargeTabs();
  editor.enabled = false;
  open(tabOf(fileOf('off.log', transcript, 51 * megabyte)));
  await pause();
  editor.enabled = true;
  watcher.dispose();
  open(tabOf(fileOf('late.log', transcript, 51 * megabyte)));
  await pause();
  expect(editor.messages).toEqual([]);
});
