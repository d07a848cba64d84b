/** The stacks view of long texts: in pages that fit together, idle threads known, own code marked. */
import { describe, expect, it } from 'vitest';
import type { ThreadStacksView } from '../../../../src/shared/viewModel';
import type { Analyzed } from '../../../../src/server/findings/analyzed';
import { threadStacks } from '../../../../src/server/views/threadStacks';
import { analyze, transcriptOf } from '../../../support/analyze';
import { printView } from '../../../support/printView';

const worker = (address: string, cid: string, rows: readonly string[]): string =>
  [
    `        THREAD ${address}  Cid 0004.${cid}  Teb: 0000000000000000 Win32Thread: 0000000000000000 WAIT: (WrQueue) KernelMode Non-Alertable`,
    `            fffff8000121c8e0  QueueObject`,
    `        Child-SP          RetAddr           Call Site`,
    ...rows.map((row) => `        fffff880\`02d3f8c0 fffff800\`00ea1b42 ${row}`),
    '',
  ].join('\n');

const idle = [
  'nt!KiSwapContext+0x7a',
  'nt!KiCommitThreadWait+0x1d2',
  'nt!KeRemoveQueueEx+0x323',
  'nt!ExpWorkerThread+0xe9',
];
const busy = [
  'nt!KiSwapContext+0x7a',
  'nt!KeWaitForSingleObject+0x19f',
  'contoso!FlushAll+0x44',
  'nt!ExpWorkerThread+0x111',
];

const listing = (count: number): string =>
  `1: kd> !process 0 1f\n${Array.from({ length: count }, (_, at) =>
    worker(
      (0xfffffa8003c00000n + BigInt(at * 0x800)).toString(16),
      (0x20 + at * 4).toString(16).padStart(4, '0'),
      at % 3 === 0 ? busy : idle,
    ),
  ).join('')}`;

function pagesOf(analyzed: Analyzed): ThreadStacksView[] {
  const pages = [threadStacks(analyzed, { page: { section: 0, before: 0 } })];
  for (let next = pages[0]?.next; next !== undefined; next = pages.at(-1)?.next)
    pages.push(threadStacks(analyzed, { page: next }));
  return pages;
}

describe('pages', () => {
  it('hold together what the whole view holds', async () => {
    const analyzed = await analyze(listing(950));
    const pages = pagesOf(analyzed);
    expect(pages.map(({ stacks, before }) => [before, stacks.length])).toEqual([
      [undefined, 100],
      [100, 200],
      [300, 200],
      [500, 200],
      [700, 200],
      [900, 50],
    ]);
    expect(pages.flatMap(({ stacks }) => stacks)).toEqual(threadStacks(analyzed).stacks);
  });

  it('end where the text does, wherever they are asked to begin', async () => {
    const analyzed = await analyze(listing(2));
    expect(threadStacks(analyzed, { page: { section: 1e9, before: 2 } })).toEqual({
      kind: 'threadStacks',
      stacks: [],
      before: 2,
    });
  });
});

it('knows idle workers from busy ones, and own code from other', async () => {
  const view = threadStacks(await analyze(listing(2)), { ownCode: ['con*'] });
  expect(view.ownCode).toBe(true);
  expect(printView(view)).toMatchInlineSnapshot(`
    "thread 4.20: waits for QueueObject fffff800\`0121c8e0; KernelMode, Non-Alertable @2-8
      of WAIT, WrQueue
      waits for QueueObject fffff800\`0121c8e0 @3
      0 nt!KiSwapContext+0x7a context @5
      1 nt!KeWaitForSingleObject+0x19f unwound @6
      2 contoso!FlushAll+0x44 unwound own @7
      3 nt!ExpWorkerThread+0x111 unwound @8

    thread 4.24: waits for QueueObject fffff800\`0121c8e0; KernelMode, Non-Alertable @9-15
      [thread role]
      of WAIT, WrQueue
      idle: Idle by design: a system worker thread waits for work, KeRemoveQueueEx directly on ExpWorkerThread.
      waits for QueueObject fffff800\`0121c8e0 @10
      0 nt!KiSwapContext+0x7a context @12
      1 nt!KiCommitThreadWait+0x1d2 unwound @13
      2 nt!KeRemoveQueueEx+0x323 unwound @14
      3 nt!ExpWorkerThread+0xe9 unwound @15"
  `);
});

it('dims nobody who has a request', async () => {
  const text = transcriptOf(`
    1: kd> !thread fffffa8003c00000
    THREAD fffffa8003c00000  Cid 0004.0020  Teb: 0000000000000000 Win32Thread: 0000000000000000 WAIT: (WrQueue) KernelMode Non-Alertable
        fffff8000121c8e0  QueueObject
    IRP List:
        fffffa8004aa1010: (0006,0118) Flags: 00000000  Mdl: 00000000
    Child-SP          RetAddr           Call Site
    fffff880\`02d3f8c0 fffff800\`00ea1b42 nt!KiSwapContext+0x7a
    fffff880\`02d3f8c0 fffff800\`00ea1b42 nt!KeRemoveQueueEx+0x323
    fffff880\`02d3f8c0 fffff800\`00ea1b42 nt!ExpWorkerThread+0xe9
  `);
  const [stack] = threadStacks(await analyze(text)).stacks;
  expect(stack?.frames).toHaveLength(3);
  expect(stack?.passive).toBeUndefined();
});
