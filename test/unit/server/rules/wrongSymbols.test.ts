/** Q10: the debugger says that its symbols are wrong, once for each session. */
import { expect, it } from 'vitest';
import { wrongSymbols as rule } from '../../../../src/server/rules/wrongSymbols';
import { checkRule, headlines } from '../../../support/checkRule';
import { bugcheckText } from '../../../support/crashExcerpts';

const crash = (bucket: string): string =>
  bugcheckText({
    title: 'KMODE_EXCEPTION_NOT_HANDLED (1e)',
    args: ['c0000005', '0', '0', '0'],
    after: ['MODULE_NAME: nt', '', `FAILURE_BUCKET_ID:  ${bucket}`],
  });

it('is told by the bucket', async () => {
  expect(await checkRule(rule, crash('WRONG_SYMBOLS_X64_19041'))).toMatchInlineSnapshot(`
    "info diagnostic [20] observed: The debugger has wrong symbols: its stacks, structures and the names it blames are not reliable.
      observed [20] !analyze files it under wrong symbols
      missing: the right symbols (.symfix+; .reload /f nt)
      next: !sym noisy | .symfix+; .reload /f nt | !lmi nt"
  `);
});

it('is silent where the symbols are right', async () => {
  expect(await headlines(rule, crash('AV_nt!KiRead'))).toBe('');
});
