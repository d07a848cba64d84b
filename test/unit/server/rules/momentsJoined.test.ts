/** Q03: waits joined from outputs between which the target ran; a dump has one moment, and ticks tell theirs themselves. */
import { expect, it } from 'vitest';
import { momentsJoined as rule } from '../../../../src/server/rules/momentsJoined';
import { checkRule, headlines } from '../../../support/checkRule';
import { listing, mutant, threadAt, waiting } from '../../../support/waitExcerpts';

/** Without ticks. */
const timeless = (block: string): string => block.replace(/^Wait Start TickCount.*\n/m, '');
const first = timeless(waiting(1, { objects: [mutant(1, 2)] }));
const second = timeless(waiting(2, { objects: [mutant(2, 3)] }));
const local = (text: string): string =>
  text
    .replaceAll('kd> ', 'lkd> ')
    .replace(
      /^Connected to.*\n/m,
      'Connected to Windows 10 19041 x64 target at (Tue Oct 13 10:11:12.131 2020 (UTC + 2:00)), ptr64 TRUE\n',
    );
const two = `${listing(`!thread ${threadAt(1)}`, first)}kd> !thread ${threadAt(2)}\n${second}`;

it('names the joint', async () => {
  expect(await checkRule(rule, local(two))).toMatchInlineSnapshot(`
    "info card [27] derived: That Mutant ffffb20a\`20001080 depends on app.exe f10.102, and that on Mutant ffffb20a\`20002080, is joined from outputs of different moments: a local debugger looks at a system that runs.
      observed [8] The debugger prints ffffb20a\`10002080 as the owning thread.
      observed [27] The thread waits on Mutant ffffb20a\`20002080, as printed.
      missing: both outputs of one moment (.echotimestamps 1)
      next: .echotimestamps 1"
  `);
});

it('counts commands that let the target run', async () => {
  expect(
    await headlines(rule, two.replace(`kd> !thread ${threadAt(2)}`, `kd> g\nkd> !thread ${threadAt(2)}`)),
  ).toMatch(/the target ran between them/);
});

it.each([
  ['a target that stands still', two],
  ['one output', local(listing('!process 0 7', first, second))],
  [
    'waits that do not meet',
    local(`${listing('!thread', first)}kd> !thread\n${timeless(waiting(4, { objects: [mutant(4, 5)] }))}`),
  ],
] as const)('is silent at %s', async (_, text) => {
  expect(await headlines(rule, text)).toBe('');
});
