// Threads of user mode and of .NET: in the outline, the lenses, the tree and the view of stacks.
import { expect, it } from 'vitest';
import { codeLenses } from '../../../../src/server/features/codeLenses';
import { threadStacks } from '../../../../src/server/views/threadStacks';
import { treeOf } from '../../../../src/server/views/tree';
import { analyze } from '../../../support/analyze';
import { foldedLines, outline } from '../../../support/features';
import { recordExcerpts } from '../../../support/recordExcerpts';

const { userThreads, managed, findstack } = recordExcerpts;

const stacksOf = async (text: string): Promise<string[]> =>
  threadStacks(await analyze(text)).stacks.map(
    ({ label, detail, lines }) => `${label}: ${detail} @${lines.join('-')}`,
  );

it('are the heads of their stacks', async () => {
  expect(await stacksOf(userThreads)).toEqual([
    'thread 0 1f04.6e78: current @3-6',
    'thread 1 1f04.1f3c render: suspend count 3 @8-11',
  ]);
  const symbols = (await outline(userThreads)).split('\n');
  expect(symbols).toContain('  thread 0 1f04.6e78 3-6');
  expect(symbols).toContain('    stack: ntdll!NtWaitForSingleObject 4-6');
  expect(await foldedLines(userThreads)).toContain('8-11');
});

it('stand in the tree, and their stacks with no others', async () => {
  const [session] = treeOf(await analyze(userThreads));
  const groups = session?.children ?? [];
  expect(groups.map(({ label, description }) => `${label} ${description ?? ''}`)).toContain(
    'User-mode threads 2',
  );
  expect(groups.map(({ label }) => label)).not.toContain('Stacks without thread');
});

it('have a lens that opens the stack of the view', async () => {
  const analyzed = await analyze(userThreads);
  const ids = codeLenses(analyzed).map(({ command }) => command?.arguments?.[2] as string);
  expect(ids).toEqual(threadStacks(analyzed).stacks.map(({ id }) => id));
});

it.each([
  ['!clrstack', managed, ['thread 0, id 6e78:  @7-9']],
  ['!findstack', findstack, ['thread 9:  @2-4']],
  [
    '!us',
    '0: kd> !mex.us\n2 threads [stats]: ffffa389b2f06080 ffffa389b2f0c080\n    fffff80151a3a756 nt!KiSwapContext+0x76\n    fffff80151a3a757 nt!KiSwapThread+0x76\n',
    ['2 threads, ffffa389b2f06080 …:  @2-4'],
  ],
  [
    '~1k',
    '0:000> ~1k\nChild-SP          RetAddr               Call Site\n000000d6`1b8ff1a8 00007ffa`1dd1112c     ntdll!NtWaitForSingleObject+0x14\n',
    ['thread 1:  @2-3'],
  ],
])('are named by what %s prints', async (_what, text, expected) => {
  expect(await stacksOf(text)).toEqual(expected);
});
