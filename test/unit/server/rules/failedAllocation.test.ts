/** BC13: a status of shortage that ended a program or the system; other statuses say nothing of memory. */
import { expect, it } from 'vitest';
import { failedAllocation as rule } from '../../../../src/server/rules/failedAllocation';
import { checkRule, headlines } from '../../../support/checkRule';
import { bugcheckText } from '../../../support/crashExcerpts';

const kernel = (status: string): string =>
  bugcheckText({
    title: 'SYSTEM_THREAD_EXCEPTION_NOT_HANDLED (7e)',
    args: [status, 'fffff8031c8eba95', '0', '0'],
  });
const program = (code: string): string =>
  `0:000> g\n(1f04.6e78): Unknown exception - code ${code} (!!! second chance !!!)\nKERNELBASE!RaiseException+0x6c:\n`;

it('asks who used it up', async () => {
  expect(await checkRule(rule, kernel('ffffffffc000009a'))).toMatchInlineSnapshot(`
    "info diagnostic [6-11] inferred: SYSTEM_THREAD_EXCEPTION_NOT_HANDLED (0x7E) has the status STATUS_INSUFFICIENT_RESOURCES: memory or another resource could not be had; who asked for it need not be who used it up.
      observed [8] parameter 1 is c000009a: exception code
      or: a size was asked for that no machine could give
      or: a quota or a limit of the process or its job
      missing: what memory is used for (!vm 1)
      next: !vm 1 | !poolused 2 | !poolused 4"
  `);
});

it('knows programs', async () => {
  expect(await checkRule(rule, program('c0000017'))).toMatch(/STATUS_NO_MEMORY[^]*next: !address -summary/);
});

it.each([
  ['another status', kernel('c0000005')],
  [
    'a status that is not that of the exception',
    bugcheckText({
      title: 'VIDEO_TDR_FAILURE (116)',
      args: ['ffffb4800123a4c8', 'fffff8031c8eba95', 'ffffffffc000009a', '4'],
    }),
  ],
  ['an exception that went on', program('c0000017').replace('!!! second chance !!!', 'first chance')],
] as const)('is silent at %s', async (_, text) => {
  expect(await headlines(rule, text)).toBe('');
});
