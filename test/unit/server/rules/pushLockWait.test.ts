/** WT11: push locks and slim reader/writer locks. */
import { expect, it } from 'vitest';
import { pushLockWait as rule } from '../../../../src/server/rules/pushLockWait';
import { checkRule, headlines } from '../../../support/checkRule';
import { entering, listing, user10, waitFrames, waiting } from '../../../support/waitExcerpts';

const stack = [...waitFrames, 'nt!ExfAcquirePushLockExclusiveEx+0x1a0', 'nt!MmProtectVirtualMemory+0x7c'];

it('says that nobody can be named', async () => {
  expect(await checkRule(rule, listing('!process 0 7', waiting(1, { stack }), waiting(2, { stack }))))
    .toMatchInlineSnapshot(`
    "info card [25] derived: app.exe f10.101 and another wait in ExfAcquirePushLockExclusiveEx; the lock does not record who holds it.
      observed [25] app.exe f10.101 waits in ExfAcquirePushLockExclusiveEx
      observed [46] app.exe f10.102 waits in ExfAcquirePushLockExclusiveEx
      missing: a thread that holds the lock: only its stack can show that (!stacks 2 PushLock)"
  `);
});

// The routine stands on the stack, but the thread runs, or waits for something deeper.
it.each([
  ['runs', ['nt!ExfAcquirePushLockExclusiveEx+0x20', 'nt!MmProtectVirtualMemory+0x7c']],
  [
    'is an idle condition variable',
    ['ntdll!NtWaitForAlertByThreadId+0x14', 'ntdll!RtlSleepConditionVariableSRW+0x137'],
  ],
])('is silent when the thread %s', async (_, frames) => {
  expect(await headlines(rule, listing('!thread', waiting(1, { stack: frames })))).toBe('');
});

it('tells slim locks apart by their address on x86', async () => {
  const stack = entering(1, 'f10.1c8', '00420010')
    .replaceAll('RtlpWaitForCriticalSection', 'RtlpAcquireSRWLockExclusiveContended')
    .replaceAll('RtlEnterCriticalSection', 'RtlAcquireSRWLockExclusive')
    .replaceAll('NtWaitForSingleObject', 'NtWaitForAlertByThreadId');
  expect(await headlines(rule, `${user10}0:001> ~1 kb\n${stack}`)).toContain('for the lock at 00420010');
});
