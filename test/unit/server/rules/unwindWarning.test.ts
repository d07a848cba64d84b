/** STK01: the debugger's own warnings. */
import { expect, it } from 'vitest';
import { unwindWarning as rule } from '../../../../src/server/rules/unwindWarning';
import { readSample } from '../../../support/analyze';
import { checkRule, headlines } from '../../../support/checkRule';

const stack = (...rows: string[]): string => `0:000> k\nChildEBP RetAddr\n${rows.join('\n')}\n`;
const warning = 'WARNING: Stack unwind information not available. Following frames may be wrong.';

it('repeats the warning of the rundown, and does not distrust the row below it', async () => {
  expect(await checkRule(rule, readSample('rundown-deadlock'))).toMatchInlineSnapshot(`
    "info badge [135] observed: No unwind information for ntdll_7d600000: the row below this warning is as good as what led to it, the 2 after it are guesses.
      observed [135] printed by the debugger
      missing: symbols of ntdll_7d600000 (!sym noisy; .reload /f)
      next: !sym noisy; .reload /f | kv"
  `);
});

it('tells an unknown module from missing unwind information', async () => {
  const found = await headlines(
    rule,
    stack(
      '0012fac4 7d4d8bf1 app!Run+0x15',
      'WARNING: Frame IP not in any known module. Following frames may be wrong.',
      '0012fad8 4ad018ea 0x7d4d8bf1',
      '0012faec 4ad02611 0x4ad018ea',
    ),
  );
  expect(found).toMatchInlineSnapshot(
    `"info badge [4] observed: The instruction pointer lies in no module that the debugger knows: the row below this warning is as good as what led to it, the one after it is a guess."`,
  );
});

// Nothing stands below: no row is guessed.
it('stays silent when the warned row is the last, and without a warning', async () => {
  expect(
    await checkRule(rule, stack('0012fac4 7d4d8bf1 app!Run+0x15', warning, '0012fad8 4ad018ea drv+0x12')),
  ).toBe('');
  expect(await checkRule(rule, stack('0012fac4 7d4d8bf1 app!Run+0x15', '0012fad8 4ad018ea drv+0x12'))).toBe(
    '',
  );
});
