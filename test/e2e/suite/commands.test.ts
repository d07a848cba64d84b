/** The commands of the palette. */
import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { PanelMessage } from '../../../src/extension/clientModule';
import { closeAll, findingsOf, openTranscript, sample, transcriptLanguage } from './documents';
import { activeApi } from './extension';
import { scratchFolder } from './scratch';
import { until } from './until';

const run = (command: string, ...args: unknown[]): Thenable<unknown> =>
  vscode.commands.executeCommand(`kdscope.${command}`, ...args);

/** Chooses the first row of the quick pick that a command brings up, as soon as it is there. */
async function chooseFirst(what: string, done: () => boolean | Promise<boolean>): Promise<void> {
  await until(what, async () => {
    await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    return done();
  });
}

const triageTab = (): vscode.Tab | undefined =>
  vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .find(
      ({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith('kdscope.triage'),
    );

suite('commands', () => {
  const write = scratchFolder();
  const heard: PanelMessage[] = [];
  let subscription: vscode.Disposable | undefined;

  /** The view model that a page was last sent. */
  const drawn = (page: PanelMessage['page'], kind: string): boolean =>
    heard.some((one) => one.page === page && one.message.type === 'model' && one.message.model.kind === kind);

  suiteSetup(async () => {
    await openTranscript('rundown-deadlock.txt');
    subscription = (await activeApi()).client().onPanelMessage((message) => heard.push(message));
  });
  setup(() => {
    heard.length = 0;
  });
  suiteTeardown(async () => {
    subscription?.dispose();
    await closeAll();
  });

  test('all of them are registered', async () => {
    const known = await vscode.commands.getCommands(true);
    const { commands } = (vscode.extensions.getExtension('kdscope.kdscope')?.packageJSON as Manifest)
      .contributes;
    assert.deepEqual(
      commands.map(({ command }) => command).filter((command) => !known.includes(command)),
      [],
    );
  });

  test('Open Triage opens one panel, beside the transcript', async () => {
    await run('openTriage');
    await until('the overview', () => drawn('triage', 'overview'));
    await run('openTriage');
    const tab = triageTab();
    assert.equal(tab?.label, 'Triage: rundown-deadlock.txt');
    assert.equal(tab.group.tabs.length, 1);
  });

  test('Open in View turns it to a mark', async () => {
    await run(
      'openInView',
      sample('rundown-deadlock.txt').toString(),
      'waitGraph',
      's2/thread:fffffadfcca9a040',
    );
    await until('the wait graph', () => drawn('triage', 'waitGraph'));
    const show = heard.find(({ message }) => message.type === 'show')?.message;
    assert.ok(show?.type === 'show' && show.select === 's2/thread:fffffadfcca9a040');
  });

  test('Show Timeline shows the side panel', async () => {
    await run('showTimeline');
    await until('the timeline', () => drawn('timeline', 'apcTimeline'));
  });

  test('Copy Next Command copies the command of a node', async () => {
    await run('copyNextCommand', { command: '!locks' });
    assert.equal(await vscode.env.clipboard.readText(), '!locks');
  });

  test('Copy Next Command offers what the findings ask for', async () => {
    await vscode.env.clipboard.writeText('');
    const running = run('copyNextCommand');
    await chooseFirst('a command', async () => (await vscode.env.clipboard.readText()) !== '');
    await running;
    assert.match(await vscode.env.clipboard.readText(), /!filelock fffffadf`ccf73250/);
  });

  test('Export Report writes Markdown', async () => {
    const target = write('report.md', '');
    await run('exportReport', { target });
    const report = new TextDecoder().decode(await vscode.workspace.fs.readFile(target));
    assert.match(report, /^# /m);
    assert.match(report, /file-object-deadlock/);
  });

  test('Analyze Clipboard makes an untitled transcript', async () => {
    const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(sample('idle-thread-apc.txt')));
    await vscode.env.clipboard.writeText(text);
    await run('analyzeClipboard');
    const document = vscode.window.activeTextEditor?.document;
    assert.equal(document?.uri.scheme, 'untitled');
    assert.equal(document.languageId, transcriptLanguage);
    await until('its findings', () => findingsOf(document.uri).length > 0);
  });

  test('Open Sample opens one', async () => {
    await closeAll();
    const running = run('openSample');
    const isShown = (): boolean => vscode.window.activeTextEditor?.document.languageId === transcriptLanguage;
    await chooseFirst('a sample', isShown);
    await running;
    assert.match(vscode.window.activeTextEditor?.document.uri.path ?? '', /\/samples\/[\w-]+\.txt$/);
  });

  test('Show Log shows the log', async () => {
    await run('showLog');
    await until('the log', () =>
      vscode.window.visibleTextEditors.some(({ document }) => document.uri.scheme === 'output'),
    );
    await vscode.commands.executeCommand('workbench.action.closePanel');
  });
});

interface Manifest {
  readonly contributes: { readonly commands: readonly { readonly command: string }[] };
}
