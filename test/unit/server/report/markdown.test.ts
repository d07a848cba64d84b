/** The report: sections, the graph, and log text that stays text. */
import { expect, it } from 'vitest';
import { triageMarkdown } from '../../../../src/server/report/markdown';
import type { Analyzed } from '../../../../src/server/findings/analyzed';
import { analyze, readSample } from '../../../support/analyze';

const print = (analyzed: Analyzed): string => triageMarkdown(analyzed, { file: 'x.txt' });

it('has its sections, in this order', async () => {
  const headings = print(await analyze(readSample('rundown-deadlock'))).match(/^## .*$/gm);
  expect(headings).toEqual([
    '## Verdict',
    '## Sessions',
    '## Findings',
    '## Who waits for whom',
    '## IRP fffffadf\\`cc225380 of w3wp.exe 10f8.138c',
    '## Signatures',
    '## Next commands',
    '## Coverage',
  ]);
});

// No wait: another arrow.
it('draws the order of locks apart from waits', async () => {
  const text = [
    'kd> !deadlock',
    'Deadlock detected (2 resources in 2 threads):',
    'Thread 0: A B',
    'Thread 1: B A',
    "Lock A =   drv!QueueLock Type 'Spinlock'",
    "Lock B =   drv!DeviceLock Type 'Spinlock'",
    '',
  ].join('\n');
  expect(print(await analyze(text))).toContain('n0 --o|"lock order: taken in this order by thread 0"| n1');
});

it('draws the wait-for graph, grades as strokes', async () => {
  const graph = /```mermaid\n([^`]*)```/.exec(print(await analyze(readSample('rundown-deadlock'))))?.[1];
  expect(graph).toMatchInlineSnapshot(`
    "flowchart LR
      n0["rrdtool.exe 1328.1348"]
      n1("FILE_OBJECT fffffadf#96;ccf73250")
      n2["w3wp.exe 10f8.138c"]
      n3("byte range of the file"):::ghost
      n4("IRP fffffadf#96;cc225380")
      n5("#92;FileSystem#92;Ntfs")
      n0 -->|"waits for: Lock"| n1
      n1 -->|"held by: Busy: one synchronous request at a time"| n2
      n2 -->|"waits for: Event: its own request"| n4
      n2 -->|"waits for: exclusive byte-range lock"| n3
      n3 -.->|"held by: owner: candidate"| n0
      n4 ==>|"serves: pending in"| n5
      classDef ghost stroke-dasharray: 4 4
    "
  `);
});

it('tells the story of the delivery as a table', async () => {
  const report = print(await analyze(readSample('idle-thread-apc')));
  expect(report).toContain('The order is that of the stack; no time is printed.');
  expect(report).toMatch(/^\| waiting thread \| the wait begins \|/m);
});

it('lets log text make no HTML, image, link or heading', async () => {
  const text = [
    'lkd> !process 0 1f',
    'THREAD fffffadfcca9a040  Cid 1328.1348  Teb: 0000000000000000 Win32Thread: 0000000000000000 WAIT: (Unknown) KernelMode Non-Alertable',
    'fffffadfccf732d0 SynchronizationEvent',
    'Owning Process fffffadfcc712040 Image: <img/src=x>![a](http://evil/)|`x`',
    'Wait Start TickCount 6545162 Ticks: 367515 (0:01:35:42.421)',
    'RetAddr Call Site',
    'fffff800`01027752 nt!KiSwapContext+0x85',
    'fffff800`013187ac nt!KeWaitForSingleObject+0x5a6',
    'fffff800`012b2853 nt!IopAcquireFileObjectLock+0x6d',
    'fffff800`012b2853 <script>!alert(1)+0x1',
  ].join('\n');
  const report = print(await analyze(`${text}\n`));
  expect(report).toContain('&lt;img/src=x&gt;');
  expect(report.replace(/^(`{3,})[\s\S]*?^\1$/gm, '')).not.toMatch(/<|(?<!\\)\[|(?<!\\):\/\//);
});
