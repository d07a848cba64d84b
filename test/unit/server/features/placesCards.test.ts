/** Hover on what lies inside something: trap frames, stack locations, pool blocks, text; and on times of day. */
import { describe, expect, it } from 'vitest';
import { hoverAt } from '../../../support/features';
import { irp10, kernel10, kernelXp, thread10 } from '../../../support/excerpts';

const thread = `0: kd> !thread ffffb20a22345080\n${thread10({
  address: 'ffffb20a22345080',
  cid: '1a2c.0f10',
  image: 'app.exe',
  process: 'ffffb20a16a1c080',
  stack: ['nt!KiSwapContext+0x76', 'nt!KiSystemServiceCopyEnd+0x25 (TrapFrame @ ffff8287`a1fb7b00)'],
})}`;
const irp = irp10({ address: 'ffffb20a33330010', thread: 'ffffb20a22345080', file: 'ffffb20a11112200' });
const pool = `0: kd> !pool ffffb20a15c3a0d0
Pool page ffffb20a15c3a0d0 region is Nonpaged pool
 ffffb20a15c3a000 size:   c0 previous size:    0  (Allocated)  File
*ffffb20a15c3a0c0 size:  140 previous size:   c0  (Allocated) *FmCt
 ffffb20a15c3a200 size:  e00 previous size:  140  (Free)       Irp
`;
const loose = `0: kd> kv
Child-SP          RetAddr               : Args to Child                                                           : Call Site
ffff8287\`a1fb7b00 fffff804\`5e550000     : 00000000\`00000000 00000000\`00000000 00000000\`00000000 00000000\`00000000 : nt!KiPageFault+0x2d1 (TrapFrame @ ffff8287\`a1fb7b00)
`;
const trapXp = `kd> kv
ChildEBP RetAddr  Args to Child
b20f4c58 804e1c1e 00000000 00000000 00000000 nt!KiTrap0E+0x238 (FPO: [0,0] TrapFrame @ b20f4c58)
`;

it.each([
  [
    'a slot of the trap frame of a thread',
    kernel10 + thread,
    'ffff8287`a1fb7c68',
    /trap frame of nt!KiSystemServiceCopyEnd\+0x25 \+ 0x168 \(Rip\)/,
  ],
  [
    'its beginning',
    kernel10 + thread,
    'ffff8287`a1fb7b00',
    /`trap frame of nt!KiSystemServiceCopyEnd\+0x25`, line \d+/,
  ],
  [
    'a trap frame of a stack without its thread',
    kernel10 + loose,
    'ffff8287`a1fb7c80',
    /trap frame of nt!KiPageFault\+0x2d1 \+ 0x180 \(Rsp\)/,
  ],
  ['a trap frame of x86', kernelXp + trapXp, 'b20f4cc0', /trap frame of nt!KiTrap0E\+0x238 \+ 0x68 \(Eip\)/],
  [
    'a wait block',
    kernel10 + thread,
    'ffffb20a223451f0',
    /\(Tcb\.WaitBlock\[1\]\)`.*derived from the layout of Windows build 19041/,
  ],
  [
    'a place that no layout names',
    kernel10 + thread,
    'ffffb20a22345103',
    /`dt nt!_ETHREAD ffffb20a`22345080`` tells which field this is/,
  ],
  [
    'a stack location',
    kernel10 + irp,
    'ffffb20a33330128',
    /\(stack location 2\)`.*`IRP_MJ_LOCK_CONTROL \/ IRP_MN_LOCK`, `\\FileSystem\\Ntfs`, the current one/,
  ],
  ['a block that was not asked for', kernel10 + pool, 'ffffb20a15c3a010', /`pool block File \+ 0x10`/],
  ['a free block', kernel10 + pool, 'ffffb20a15c3a210', /`free pool block Irp \+ 0x10`/],
  [
    'text instead of an address',
    kernel10,
    '0067006e`00690072',
    /no address: its bytes are the UTF-16 text “ring”/,
  ],
  ['text that may be an address', kernelXp, '64636261', /its bytes are also the ASCII text “abcd”/],
])('%s', async (_, text, address, words) => {
  expect(await hoverAt(`${text}0: kd> dq ${address.slice(0, 4)}$0${address.slice(4)} l1\n`)).toMatch(words);
});

it('ends a trap frame of x86 where the interrupted stack begins', async () => {
  expect(await hoverAt(`${kernelXp}${trapXp}kd> dd b20f$04ccc l1\n`)).not.toContain('trap frame');
});

describe('times of day', () => {
  const text = `${kernel10}Debug session time: Tue Oct 13 10:11:10.000 2020 (UTC + 2:00)\nSystem Uptime: 0 days 5:13:20.000\n`;
  const moment = '2020-10-13 10:12:00.000 (UTC + 2:00)';
  const at = (source: string, mark: string): string =>
    source.replace(mark, `${mark.slice(0, 4)}$0${mark.slice(4)}`);

  it('of the target, with its start', async () => {
    expect(await hoverAt(at(text, 'Debug session'))).toMatch(
      /clock of the target.*\n.*2020-10-13T08:11:10\.000Z.*\nThe target was started 5 h 13 min 20 s before: at `2020-10-13 04:57:50\.000 \(UTC \+ 2:00\)`/,
    );
  });
  it('of the debugger, after the time before', async () => {
    const later = `${text}0: kd> .echotime\nDebugger (not debuggee) time: Tue Oct 13 10:14:00.000 2020 (UTC + 2:00)\n`;
    expect(await hoverAt(at(later, 'Debugger (not'))).toMatch(
      /clock of the computer .*\n.*\n2 min 47\.9 s after that of line 4/,
    );
  });
  it('of an output, by its ticks', async () => {
    expect(await hoverAt(at(text + thread, 'Wait Start'))).toContain(
      `which was \`${moment}\` by the session time and the uptime in line 6`,
    );
  });
});
