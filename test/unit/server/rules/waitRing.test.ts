/** WT14: rings of waits, and what keeps one from being called a deadlock. */
import { expect, it } from 'vitest';
import { waitRing as rule } from '../../../../src/server/rules/waitRing';
import { readSample } from '../../../support/analyze';
import { checkRule, headlines } from '../../../support/checkRule';
import { critSec, entering, listing, mutant, threadAt, user10, waiting } from '../../../support/waitExcerpts';

const pair = (more = {}): string[] => [
  waiting(1, { objects: [mutant(1, 2)], ...more }),
  waiting(2, { objects: [mutant(2, 1)], image: 'server.exe' }),
];

it('calls two threads that own what the other waits for a deadlock', async () => {
  expect(await checkRule(rule, listing('!process 0 7', ...pair()))).toMatchInlineSnapshot(`
    "error diagnostic [8] observed: Deadlock: app.exe f10.101 → Mutant ffffb20a\`20001080 → server.exe f10.102 → Mutant ffffb20a\`20002080 → app.exe f10.101.
      observed [8] The thread waits on Mutant ffffb20a\`20001080, as printed.
      observed [8] The debugger prints ffffb20a\`10002080 as the owning thread.
      observed [28] The thread waits on Mutant ffffb20a\`20002080, as printed.
      observed [28] The debugger prints ffffb20a\`10001080 as the owning thread.
      next: .echotimestamps 1; !thread ffffb20a\`10001080; !thread ffffb20a\`10002080"
  `);
});

it('finds a ring of critical sections by the stack arguments of x86', async () => {
  const text = `${user10}0:001> !locks\n${critSec('app!first', '00420010', '2a4')}${critSec('app!second', '00420040', '1c8')}0:001> ~*kb\n${entering(1, 'f10.1c8', '00420010')}${entering(2, 'f10.2a4', '00420040')}`;
  expect(await checkRule(rule, text)).toMatchInlineSnapshot(`
    "error diagnostic [32] derived: Deadlock: thread f10.2a4 → critical section app!second → thread f10.1c8 → critical section app!first → thread f10.2a4.
      derived [32] The thread stands in RtlpWaitForCriticalSection, and the argument with which it entered is 00420040.
      observed [14-21] The debugger prints 1c8 as the owning thread of critical section app!second.
      derived [26] The thread stands in RtlpWaitForCriticalSection, and the argument with which it entered is 00420010.
      observed [6-13] The debugger prints 2a4 as the owning thread of critical section app!first.
      next: ~*kb"
  `);
});

it('finds a ring of ERESOURCEs in the lists of !locks alone', async () => {
  const resource = (index: number, owner: number, waiter: number): string =>
    `Resource @ 0xffffb20a6000${index}000    Exclusively owned\n    Contention Count = 4\n    NumberOfExclusiveWaiters = 1\n     Threads: ${threadAt(owner)}-01<*>\n     Threads Waiting On Exclusive Access:\n              ${threadAt(waiter)}\n\n`;
  const text = listing(
    '!locks',
    `${resource(1, 1, 2)}${resource(2, 2, 1)}12 total locks, 2 locks currently held\n`,
  );
  expect(await headlines(rule, text)).toMatchInlineSnapshot(
    `"error diagnostic [19] observed: Deadlock: thread ffffb20a\`10001080 → ERESOURCE ffffb20a\`60002000 → thread ffffb20a\`10002080 → ERESOURCE ffffb20a\`60001000 → thread ffffb20a\`10001080."`,
  );
});

it('goes through the server of a message', async () => {
  const reply =
    'Waiting for reply to ALPC Message ffff99010c29f010 : queued at port ffffb20a44441080 : owned by process ffffb20a0fb15080';
  const text = `${listing(
    '!process 0 7',
    waiting(1, { objects: ['ffffb20a10001718  Semaphore Limit 0x1', reply] }),
    waiting(2, { objects: [mutant(2, 1)], image: 'server.exe' }),
  )}kd> !alpc /m ffff99010c29f010\n\nMessage ffff99010c29f010\n  MessageID             : 0x0658 (1624)\n  WaitingThread         : ${threadAt(1)}\n  ServerThread          : ${threadAt(2)}\n`;
  expect(await headlines(rule, text)).toMatchInlineSnapshot(
    `"error diagnostic [29] observed: Deadlock: server.exe f10.102 → Mutant ffffb20a\`20002080 → app.exe f10.101 → ALPC message ffff9901\`0c29f010 → server.exe f10.102."`,
  );
});

it('closes a ring through the end of a process', async () => {
  const text = listing(
    '!process 0 7',
    'PROCESS ffffb20a0fb15080\n    SessionId: 1  Cid: 0a10    Peb: d61b5f1000  ParentCid: 0f10\n    Image: child.exe\n',
    waiting(1, { objects: ['ffffb20a0fb15080  ProcessObject'] }),
    waiting(2, { objects: [mutant(2, 1)], image: 'child.exe', process: 'ffffb20a0fb15080' }),
  );
  expect(await headlines(rule, text)).toMatchInlineSnapshot(
    `"error diagnostic [12] derived: Deadlock: app.exe f10.101 → process child.exe a10 → child.exe f10.102 → Mutant ffffb20a\`20002080 → app.exe f10.101."`,
  );
});

it('advises to break it where a wait is UserMode', async () => {
  const user = { state: 'WAIT: (UserRequest) UserMode Non-Alertable' };
  expect(await headlines(rule, listing('!process 0 7', ...pair(user)))).toContain(
    'app.exe f10.101 is the place to break it',
  );
});

it('makes one diagnostic of a ring', async () => {
  const { analyze } = await import('../../../support/analyze');
  const { findings } = await analyze(listing('!process 0 7', ...pair()));
  expect(findings.filter(({ surface }) => surface === 'diagnostic').map(({ rule: id }) => id)).toEqual([
    'wait-ring',
  ]);
});

// Any of several objects may end the wait; so may a timeout.
it('is a warning where a wait may end otherwise', async () => {
  const objects = [mutant(1, 2), 'ffffb20a30001080  NotificationEvent'];
  expect(await headlines(rule, listing('!process 0 7', ...pair({ objects })))).toMatch(
    /^warning .*Ring of waits/,
  );
  const timeout = [mutant(1, 2), 'ffffb20a10001180  NotificationTimer'];
  expect(await headlines(rule, listing('!process 0 7', ...pair({ objects: timeout })))).toMatch(/^warning /);
});

it('is a warning where the outputs are of different moments', async () => {
  const [first = '', second = ''] = pair({ start: 1_900_000 });
  expect(await headlines(rule, `${listing('!thread', first)}kd> !thread\n${second}`)).toMatch(/^warning /);
});

it('is silent on a chain', async () => {
  const chain = [
    waiting(1, { objects: [mutant(1, 2)] }),
    waiting(2, { objects: [mutant(2, 3)] }),
    waiting(3),
  ];
  expect(await headlines(rule, listing('!process 0 7', ...chain))).toBe('');
});

// The rule on file objects tells this one.
it('is silent on the ring of the rundown', async () => {
  expect(await headlines(rule, readSample('rundown-deadlock'))).toBe('');
});

// The server's process is waited for as well, but its end is not what the reply needs.
it('does not close a ring through the owner of a port', async () => {
  const server = 'ffffb20a0fb15080';
  const reply = `Waiting for reply to ALPC Message ffff99010c29f010 : queued at port ffffb20a44441080 : owned by process ${server}`;
  const text = listing(
    '!process 0 7',
    `PROCESS ${server}\n    SessionId: 1  Cid: 0a10    Peb: d61b5f1000  ParentCid: 0f10\n    Image: server.exe\n`,
    waiting(1, { objects: ['ffffb20a10001718  Semaphore Limit 0x1', reply] }),
    waiting(2, { objects: [mutant(2, 1)], image: 'server.exe', process: server }),
    waiting(3, { objects: [`${server}  ProcessObject`] }),
  );
  expect(await headlines(rule, text)).toBe('');
});

it('does not join the threads of two sessions', async () => {
  const [first = '', second = ''] = pair();
  expect(await headlines(rule, listing('!thread', first) + listing('!thread', second))).toBe('');
});
