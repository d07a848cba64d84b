/** WT12: fast and guarded mutexes. */
import { expect, it } from 'vitest';
import { mutexOwner as rule } from '../../../../src/server/rules/mutexOwner';
import { checkRule, headlines } from '../../../support/checkRule';
import { listing, threadAt, waitFrames, waiting } from '../../../support/waitExcerpts';

const stack = [
  ...waitFrames,
  'nt!ExpAcquireFastMutexContended+0x7a',
  'nt!ExAcquireFastMutex+0xe1',
  'drv!Flush+0x30',
];
const objects = ['ffffb20a50001018  SynchronizationEvent'];
const waiter = waiting(1, { objects, stack });
const mutex = (owner: string): string =>
  [
    'kd> dt nt!_FAST_MUTEX ffffb20a50001000',
    '   +0x000 Count            : 0n0',
    `   +0x008 Owner            : ${owner}`,
    '   +0x010 Contention       : 1',
    '   +0x018 Event            : _KEVENT',
    '   +0x030 OldIrql          : 0',
    '',
  ].join('\n');
const owner = `0x${threadAt(2).slice(0, 8)}\`${threadAt(2).slice(8)} Void`;

it('asks for the owner of a mutex that dt has not shown', async () => {
  expect(await checkRule(rule, listing('!thread', waiter))).toMatchInlineSnapshot(`
    "info card [8] derived: app.exe f10.101 waits for 1 min 40 s in ExpAcquireFastMutexContended for the mutex at ffffb20a\`50001000, whose Owner the text does not show.
      derived [8] the event that it waits on lies at +0x18 of the mutex (ffffb20a50001000 +0x18 = ffffb20a50001018)
      observed [26] it waits in ExpAcquireFastMutexContended
      missing: the owner of the mutex (dt nt!_FAST_MUTEX ffffb20a\`50001000)
      next: dt nt!_FAST_MUTEX ffffb20a\`50001000"
  `);
});

it('warns when the owner that dt shows waits itself', async () => {
  const text = `${listing('!process 0 7', waiter, waiting(2, { image: 'owner.exe' }))}${mutex(owner)}`;
  expect(await checkRule(rule, text)).toMatchInlineSnapshot(`
    "warning diagnostic [50] derived: app.exe f10.101 waits for 1 min 40 s for FAST_MUTEX ffffb20a\`50001000, owned by owner.exe f10.102, which waits itself.
      derived [8] The thread waits on ffffb20a\`50001018, the Event of FAST_MUTEX ffffb20a\`50001000 (ffffb20a\`50001000 + 0x18). (ffffb20a50001000 +0x18 = ffffb20a50001018)
      observed [50] The Owner of FAST_MUTEX ffffb20a\`50001000 is ffffb20a\`10002080."
  `);
});

it('is a card while the owner runs', async () => {
  const text = `${listing('!process 0 7', waiter, waiting(2, { state: 'RUNNING on processor 1' }))}${mutex(owner)}`;
  expect(await headlines(rule, text)).toMatch(/^info card /);
});

// Free, or of another mutex.
it.each([
  ['nobody owns', mutex('(null)')],
  ['another mutex', mutex(owner).replaceAll('ffffb20a50001000', 'ffffb20a50002000')],
])('names no owner when dt shows that %s', async (_, shown) => {
  const text = `${listing('!process 0 7', waiter, waiting(2))}${shown}`;
  expect(await headlines(rule, text)).not.toMatch(/owned by|warning/);
});

// `!locks` lists it: the rule on resources tells that.
it('is silent on a resource that !locks lists', async () => {
  const locks = `kd> !locks\nResource @ 0xffffb20a60001000    Exclusively owned\n     Threads: ${threadAt(2)}-01<*>\n     Threads Waiting On Exclusive Access:\n              ${threadAt(1)}\n`;
  expect(await headlines(rule, listing('!process 0 7', waiting(1), waiting(2)) + locks)).toBe('');
});

it('does not take a wait deeper than the mutex for a wait on it', async () => {
  const deeper = [...waitFrames, 'drv!WaitForReply+0x20', 'nt!ExAcquireFastMutex+0xe1'];
  expect(await headlines(rule, listing('!thread', waiting(1, { objects, stack: deeper })))).toBe('');
});
