/** WT06: ERESOURCEs with waiters. */
import { expect, it } from 'vitest';
import { resourceContention as rule } from '../../../../src/server/rules/resourceContention';
import { checkRule, headlines } from '../../../support/checkRule';
import { listing, threadAt, waiting } from '../../../support/waitExcerpts';

const head = '**** DUMP OF ALL RESOURCE OBJECTS ****\nKD: Scanning for held locks..\n';
const held = (owners: string): string =>
  `${head}\nResource @ nt!CmpRegistryLock (0xfffff8062a3e0a00)    Exclusively owned\n    Contention Count = 45\n    NumberOfExclusiveWaiters = 1\n     Threads: ${owners}\n`;
const waiters = `     Threads Waiting On Exclusive Access:\n              ${threadAt(1)}       ${threadAt(2)}\n`;
const total = '2263 total locks, 1 locks currently held\n';

it('names waiters, owner, and what the owner does', async () => {
  const owner = waiting(3, { image: 'owner.exe', objects: ['ffffb20a30001080  SynchronizationEvent'] });
  const text = `${listing('!locks', held(`${threadAt(3)}-01<*>`))}${waiters}${total}kd> !thread ${threadAt(3)}\n${owner}`;
  expect(await checkRule(rule, text)).toMatchInlineSnapshot(`
    "warning diagnostic [10] observed: 2 threads wait for ERESOURCE nt!CmpRegistryLock, owned exclusively by owner.exe f10.103, which waits itself.
      observed [15] thread ffffb20a\`10001080 waits for exclusive access
      observed [15] thread ffffb20a\`10002080 waits for exclusive access
      observed [13] owner.exe f10.103 owns it, which waits itself
      or: Threads that wait for a resource start their wait anew after a timeout, so that a short time of waiting does not show that the wait is short.
      next: !locks -v fffff806\`2a3e0a00 | !thread ffffb20a\`10003080"
  `);
});

it('says when the owner is a pointer that names no thread', async () => {
  const found = await checkRule(
    rule,
    `${listing('!locks', held('ffffb20a30001083-01<*>'))}${waiters}${total}`,
  );
  expect(found).toContain('owned exclusively by a thread that the text does not name');
  expect(found).toContain('missing: which thread owns the resource');
});

it('takes the thread that the debugger finds behind such a pointer', async () => {
  const owners = `ffffb20a30001083-01<*> *** Actual Thread ${threadAt(3)}`;
  expect(await headlines(rule, `${listing('!locks', held(owners))}${waiters}${total}`)).toContain(
    'owned exclusively by thread ffffb20a`10003080',
  );
});

// Those of its threads that are not marked as owners.
it('counts the threads that wait for shared access', async () => {
  const shared = held(`${threadAt(3)}-01<*> ${threadAt(4)}-01    ${threadAt(5)}-01`).replace(
    'NumberOfExclusiveWaiters = 1',
    'NumberOfSharedWaiters = 2',
  );
  expect(await headlines(rule, `${listing('!locks', shared)}${total}`)).toContain(
    '2 threads wait for ERESOURCE',
  );
  const owners = shared.replace('NumberOfSharedWaiters = 2', 'ActiveCount = 3');
  expect(await headlines(rule, `${listing('!locks', owners)}${total}`)).toBe('');
});

// Most of them are, at any time.
it('is silent on a resource that is held and that nobody waits for', async () => {
  expect(await headlines(rule, `${listing('!locks', held(`${threadAt(3)}-01<*>`))}${total}`)).toBe('');
});
