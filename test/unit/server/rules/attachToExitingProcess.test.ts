/** 0xC000010A on attach. */
import { expect, it } from 'vitest';
import { attachToExitingProcess as rule } from '../../../../src/server/rules/attachToExitingProcess';
import { readSample } from '../../../support/analyze';
import { checkRule } from '../../../support/checkRule';

it('reads the status and turns the pid into a Cid', async () => {
  expect(await checkRule(rule, readSample('rundown-deadlock'))).toMatchInlineSnapshot(`
    "info diagnostic [21-22] observed: 0xC000010A is STATUS_PROCESS_IS_TERMINATING: pid 4904 (Cid 1328) is being torn down. A process is rarely seen in this state; one that stays in it is stuck in its rundown.
      observed [21-22] the debugger prints NTSTATUS 0xC000010A for pid 4904
      derived [21-22] pid 4904 is Cid 1328: debuggers print Cids in hex (+0x1328 = 0000000000001328)"
  `);
});

it('asks for the threads where the process was not listed', async () => {
  const text =
    'Cannot debug pid 6700, NTSTATUS 0xC000010A\nDebuggee initialization failed, NTSTATUS 0xC000010A\n';
  expect(await checkRule(rule, text)).toMatch(/Cid 1a2c[^]*!process 0n6700 7/);
});

// Access denied, not found: the process is not exiting.
it.each(['0xC0000022', '0xC000000B', '0xD0000022'])('stays silent for %s', async (status) => {
  expect(await checkRule(rule, `Cannot debug pid 6700, NTSTATUS ${status}\n`)).toBe('');
});

// The second line names no process.
it('stays silent where no pid is printed', async () => {
  expect(await checkRule(rule, 'Debuggee initialization failed, NTSTATUS 0xC000010A\n')).toBe('');
});
