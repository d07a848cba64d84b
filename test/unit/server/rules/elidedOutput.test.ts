/** Q08: marks of elision. */
import { expect, it } from 'vitest';
import { elidedOutput as rule } from '../../../../src/server/rules/elidedOutput';
import { readSample } from '../../../support/analyze';
import { checkRule } from '../../../support/checkRule';

it('counts the places of the rundown', async () => {
  expect(await checkRule(rule, readSample('rundown-deadlock'))).toMatchInlineSnapshot(`
    "hint card [15] observed: Output was left out in 4 places: what is not shown there is unknown, not absent.
      observed [15] a mark of elision
      missing: the whole output"
  `);
});

// The debugger prints dots while it loads symbols.
it('stays silent for dots of progress, and for whole output', async () => {
  const loading =
    'Microsoft (R) Windows Debugger Version 10.0.19041.1 AMD64\nLoading Kernel Symbols\n...............................................................\n................................................................\n...\nLoading User Symbols\n....\n0: kd> k\nChildEBP RetAddr\n0012fac4 7d4d8bf1 app!Run+0x15\n';
  expect(await checkRule(rule, loading)).toBe('');
  expect(await checkRule(rule, readSample('idle-thread-apc'))).toBe('');
});
