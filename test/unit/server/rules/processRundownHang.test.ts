/** WT18: a process or a thread that cannot finish its exit, and exits that are only held or still short. */
import { describe, expect, it } from 'vitest';
import { processRundownHang as rule } from '../../../../src/server/rules/processRundownHang';
import { readSample } from '../../../support/analyze';
import { checkRule, headlines } from '../../../support/checkRule';
import { kernel10, thread10 } from '../../../support/excerpts';

const wait = [
  'nt!KiSwapContext+0x76',
  'nt!KiSwapThread+0x500',
  'nt!KiCommitThreadWait+0x14f',
  'nt!KeWaitForSingleObject+0x233',
];
const exit = [
  'nt!ObKillProcess+0x8e',
  'nt!PspRundownSingleProcess+0x204',
  'nt!PspExitThread+0x5f6',
  'nt!NtTerminateProcess+0xeb',
];
const exiting = {
  address: 'ffffb20a12345080',
  cid: '1a2c.0f10',
  image: 'editor.exe',
  process: 'ffffb20a0fb1c080',
  objects: ['ffffb20a11112280  SynchronizationEvent'],
  stack: [...wait, 'drv!WaitForOwner+0x18', 'nt!IopCloseFile+0x13b', ...exit],
};
const text = (change: Partial<typeof exiting & { ticks: string; state: string }> = {}): string =>
  `${kernel10}lkd> !process 0n6700\n${thread10({ ...exiting, ...change })}`;

it('finds the exit of the rundown, with the refused attach', async () => {
  expect(await checkRule(rule, readSample('rundown-deadlock'))).toMatchInlineSnapshot(`
    "warning card [33] derived: rrdtool.exe is exiting and cannot finish: rrdtool.exe 1328.1348 has been waiting for 1 h 35 min 42.4 s inside ExSweepHandleTable, under NtTerminateProcess.
      observed [55-60] the stack runs from NtTerminateProcess down to ExSweepHandleTable and into a wait
      derived [21-22] attaching to pid 4904 (Cid 1328) failed with STATUS_PROCESS_IS_TERMINATING, which fits a process in rundown (+0x1328 = 0000000000001328)
      next: !irpfind 0 0 thread fffffadf\`cca9a040"
  `);
});

it('finds a long wait without a refused attach', async () => {
  expect(await checkRule(rule, text())).toMatchInlineSnapshot(`
    "warning diagnostic [7] derived: editor.exe is exiting and cannot finish: editor.exe 1a2c.f10 has been waiting for 1 min 40 s inside ObKillProcess, under NtTerminateProcess.
      observed [28-31] the stack runs from NtTerminateProcess down to ObKillProcess and into a wait
      missing: what holds the rundown up (!process ffffb20a\`0fb1c080 7)
      next: !process ffffb20a\`0fb1c080 7 | !irpfind 0 0 thread ffffb20a\`12345080"
  `);
});

it('says that a thread exits when only the thread does', async () => {
  const stack = [...wait, 'nt!IopCancelThread+0x2f', 'nt!PspExitThread+0x5f6', 'nt!NtTerminateThread+0x96'];
  expect(await headlines(rule, text({ stack }))).toMatch(
    /: Thread editor\.exe 1a2c\.f10 is exiting and cannot finish/,
  );
});

const refused =
  'Cannot debug pid 6700, NTSTATUS 0xC000010A\nDebuggee initialization failed, NTSTATUS 0xC000010A\n\n';

it('believes the refused attach of the same process, however short the wait', async () => {
  expect(await headlines(rule, refused + text({ ticks: '2 (0:00:00:00.031)' }))).toMatch(/^warning /);
});

describe('stays silent', () => {
  it('while the exit is young', async () => {
    expect(await checkRule(rule, text({ ticks: '20 (0:00:00:00.312)' }))).toBe('');
  });
  it('when the attach was refused for another process', async () => {
    expect(
      await checkRule(rule, refused.replace('6700', '6704') + text({ ticks: '20 (0:00:00:00.312)' })),
    ).toBe('');
  });
  it('for a suspended thread: somebody holds it', async () => {
    expect(await checkRule(rule, text({ state: 'WAIT: (Suspended) KernelMode Non-Alertable' }))).toBe('');
  });
  it('for a thread that waits until a debugger has seen the exit', async () => {
    const stack = [
      ...wait,
      'nt!DbgkpQueueMessage+0x27d',
      'nt!DbgkpSendApiMessage+0xaa',
      'nt!DbgkExitProcess+0x8c',
      ...exit.slice(2),
    ];
    expect(await checkRule(rule, text({ stack }))).toBe('');
  });
  it('for an exit that runs and does not wait', async () => {
    expect(
      await checkRule(
        rule,
        text({ state: 'RUNNING on processor 0', stack: ['nt!MiDeleteVad+0x20', ...exit] }),
      ),
    ).toBe('');
  });
  it('for a thread that waits elsewhere', async () => {
    expect(await checkRule(rule, text({ stack: [...wait, 'nt!NtWaitForSingleObject+0x6a'] }))).toBe('');
  });
});
