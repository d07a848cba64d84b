/** IRP01–IRP07: where an IRP is, and its own arithmetic. */
import { describe, expect, it } from 'vitest';
import { pendingIrp as rule } from '../../../../src/server/rules/pendingIrp';
import { readSample } from '../../../support/analyze';
import { checkRule, headlines } from '../../../support/checkRule';
import { irp10, kernel10, kernelXp, thread10 } from '../../../support/excerpts';

const irp = { address: 'ffffb20a33330010', thread: 'ffffb20a22345080', file: 'ffffb20a11112200' };

it('reads the IRP of the rundown: location, list entry, odd cancel routine', async () => {
  expect(await checkRule(rule, readSample('rundown-deadlock'))).toMatchInlineSnapshot(`
    "warning card [91-93] derived: IRP fffffadf\`cc225380: IRP_MJ_LOCK_CONTROL / IRP_MN_LOCK, exclusive, without fail-immediately, pending in \\FileSystem\\Ntfs. w3wp.exe 10f8.138c waits for exactly this request for 14.875 s.
      observed [91-93] the current stack location is IRP_MJ_LOCK_CONTROL / IRP_MN_LOCK with SL_EXCLUSIVE_LOCK, marked pending in \\FileSystem\\Ntfs
      derived [107] w3wp.exe 10f8.138c: the thread waits for the Event of the FILE_OBJECT that the IRP names (fffffadfccf73250 +0x98 = fffffadfccf732e8)
      derived [85] stack location 7 lies at the IRP + 0xd0 + 6 · 0x48: the layout of x64 (fffffadfcc225380 +0xd0 +0x1b0 = fffffadfcc225600)
      derived [99-100] its ThreadListEntry points to itself: it is on no thread’s IRP list, so that !thread does not show it (fffffadfcc225380 +0x20 = fffffadfcc2253a0)
      inferred [102] a cancel routine is set at fffff800\`010ba930; the name nt!FsRtlPrivateResetLowestLockOffset says nothing of cancelling and may be that of identical code or of the nearest symbol
      or: The driver whose location is current need not be at fault: it may wait for a device, another driver or another machine.
      next: !devstack fffffadf\`ce7b6040"
  `);
});

it('reads functions by name', async () => {
  expect(await checkRule(rule, kernel10 + irp10(irp))).toMatchInlineSnapshot(`
    "info card [14-17] observed: IRP ffffb20a\`33330010: IRP_MJ_LOCK_CONTROL / IRP_MN_LOCK, exclusive, without fail-immediately, pending in \\FileSystem\\Ntfs.
      observed [14-17] the current stack location is IRP_MJ_LOCK_CONTROL / IRP_MN_LOCK with SL_EXCLUSIVE_LOCK, marked pending in \\FileSystem\\Ntfs
      derived [7] stack location 2 lies at the IRP + 0xd0 + 1 · 0x48: the layout of x64 (ffffb20a33330010 +0xd0 +0x48 = ffffb20a33330128)
      missing: whether a thread waits for this IRP (!thread ffffb20a\`22345080)
      next: !devstack ffffb20a\`0f4b7040 | !thread ffffb20a\`22345080"
  `);
});

it('knows the layout and the list entry of x86', async () => {
  const text = `${kernelXp}kd> !irp 85a1b008 1
Irp is active with 3 stacks 2 is current (= 0x85a1b09c)
 No Mdl: No System Buffer: Thread 86d1ada8:  Irp stack trace.
Flags = 00000000
ThreadListEntry.Flink = 85a1b018
ThreadListEntry.Blink = 85a1b018
     cmd  flg cl Device   File     Completion-Context
 [  0, 0]   0  0 00000000 00000000 00000000-00000000

			Args: 00000000 00000000 00000000 00000000
>[  3, 0]   0  1 86c0f030 87123400 00000000-00000000    pending
	       \\Driver\\mydrv
			Args: 00001000 00000000 00000000 00000000
 [  3, 0]   0 e0 86c0e020 87123400 f8412345-00000000 Success Error Cancel
	       \\FileSystem\\Ntfs	mydrv!Done
			Args: 00001000 00000000 00000000 00000000
`;
  expect(await checkRule(rule, text)).toMatchInlineSnapshot(`
    "info card [16-18] observed: IRP 85a1b008: IRP_MJ_READ / IRP_MN_NORMAL, pending in \\Driver\\mydrv.
      observed [16-18] the current stack location is IRP_MJ_READ / IRP_MN_NORMAL, marked pending in \\Driver\\mydrv
      derived [7] stack location 2 lies at the IRP + 0x70 + 1 · 0x24: the layout of x86 (ffffffff85a1b008 +0x70 +0x24 = ffffffff85a1b09c)
      derived [10-11] its ThreadListEntry points to itself: it is on no thread’s IRP list, so that !thread does not show it (ffffffff85a1b008 +0x10 = ffffffff85a1b018)
      missing: whether a thread waits for this IRP (!thread 86d1ada8)
      next: !devstack 86c0f030 | !thread 86d1ada8"
  `);
});

// A list entry that points elsewhere is on a list; an address that does not fit shows a damaged line, and is no proof.
it('claims no arithmetic that does not add up', async () => {
  const text = kernel10 + irp10(irp).replace(/\(= 0x[0-9a-f]+\)/, '(= 0xffffb20a33330188)');
  expect(await checkRule(rule, text)).not.toMatch(/ = [0-9a-f]{16}\)/);
  const linked = readSample('rundown-deadlock').replace(
    'ThreadListEntry.Blink = fffffadfcc2253a0',
    'ThreadListEntry.Blink = fffffadfcca9a3a0',
  );
  expect(await checkRule(rule, linked)).not.toContain('points to itself');
});

it('takes two outputs that name different threads for two requests', async () => {
  const text =
    kernel10 +
    irp10(irp) +
    irp10({ ...irp, thread: 'ffffb20a77777080', request: 'IRP_MJ_READ(3), N/A(0)', flags: '0  1' });
  expect(await headlines(rule, text)).toMatchInlineSnapshot(`
    "info card [14-17] observed: IRP ffffb20a\`33330010: IRP_MJ_LOCK_CONTROL / IRP_MN_LOCK, exclusive, without fail-immediately, pending in \\FileSystem\\Ntfs.
    info card [26-29] observed: IRP ffffb20a\`33330010: IRP_MJ_READ / IRP_MN_NORMAL, pending in \\FileSystem\\Ntfs."
  `);
});

it('stays silent where nothing is pending', async () => {
  expect(await checkRule(rule, kernel10 + irp10({ ...irp, flags: '2  0', notes: '' }))).toBe('');
  expect(
    await checkRule(
      rule,
      `${kernel10}kd> !irp ${irp.address}\nIrp is complete (CurrentLocation 4 > StackCount 3)\n`,
    ),
  ).toBe('');
});

describe('a thread that waits for exactly this request', () => {
  const event = 'ffff8287a1fb7500';
  const waiting = (ticks: string): string =>
    `kd> !thread ${irp.thread}\n${thread10({
      address: irp.thread,
      cid: '1a2c.0f10',
      image: 'app.exe',
      process: 'ffffb20a16a1c080',
      objects: [`${event}  NotificationEvent`],
      ticks,
    })}`;
  const flush = { ...irp, request: 'IRP_MJ_FLUSH_BUFFERS(9), N/A(0)' };
  const context = (text: string): string =>
    text.replace(/00000000-00000000(\s+pending)/, `fffff80412345678-${event}$1`);
  const long = waiting('6400 (0:00:01:40.000)');

  it('for long makes it a problem', async () => {
    expect(await checkRule(rule, kernel10 + context(irp10(flush)) + long)).toMatchInlineSnapshot(`
      "warning diagnostic [14-17] derived: IRP ffffb20a\`33330010: IRP_MJ_FLUSH_BUFFERS, pending in \\FileSystem\\Ntfs. app.exe 1a2c.f10 waits for exactly this request for 1 min 40 s.
        observed [14-17] the current stack location is IRP_MJ_FLUSH_BUFFERS with 0x2, marked pending in \\FileSystem\\Ntfs
        derived [20] app.exe 1a2c.f10: the event that the thread waits for is the context of its completion routine
        derived [7] stack location 2 lies at the IRP + 0xd0 + 1 · 0x48: the layout of x64 (ffffb20a33330010 +0xd0 +0x48 = ffffb20a33330128)
        or: The driver whose location is current need not be at fault: it may wait for a device, another driver or another machine.
        next: !devstack ffffb20a\`0f4b7040"
    `);
  });
  it('is known by its only IRP, and by where in the I/O manager it waits', async () => {
    const listed = `kd> !thread ${irp.thread}\n${thread10({
      address: irp.thread,
      cid: '1a2c.0f10',
      image: 'app.exe',
      process: 'ffffb20a16a1c080',
      objects: ['ffffb20a11112298  NotificationEvent'],
      irps: [irp.address],
      stack: [
        'nt!KiSwapThread+0x501',
        'nt!KeWaitForSingleObject+0x1f3',
        'nt!IopSynchronousServiceTail+0x1a0',
        'nt!NtFlushBuffersFileEx+0x20',
      ],
    })}`;
    expect(await headlines(rule, kernel10 + irp10(flush) + listed)).toMatch(
      /^warning diagnostic .*app\.exe 1a2c\.f10 waits for exactly this request for 1 min 40 s\.$/,
    );
  });
  it.each([
    ['for a moment', kernel10 + context(irp10(flush)) + waiting('64 (0:00:00:01.000)')],
    [
      'for input: requests that are kept on purpose',
      kernel10 + context(irp10({ ...irp, request: 'IRP_MJ_DEVICE_CONTROL(e), N/A(0)' })) + long,
    ],
    ['for another event', kernel10 + irp10(flush) + long],
    ['in another session', kernel10 + context(irp10(flush)) + kernel10 + long],
  ])('%s is no problem', async (_, text) => {
    expect(await headlines(rule, text)).toMatch(/^info card /);
  });
});
