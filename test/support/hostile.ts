// Texts that nobody would write: damaged seeds, and shapes of debugger output put together at random.
import fc from 'fast-check';
import { readSeeds } from './seeds';

const fragments = [
  '0: kd> k',
  '0:000:x86> dd esp',
  'lkd> !irp fffffadfcc225380 1',
  '0:000>0:000>0: kd> !thread',
  'ChildEBP RetAddr',
  ' # Child-SP          RetAddr           : Args to Child : Call Site',
  'Call Site',
  'RetAddr : Call Site',
  'a9750c84 806ffa16 hal!A+0x26',
  'fffff880`0653b1c0 fffff800`02a7c1b2 : 00000000`00000001 00000000`00000002 : nt!A+0x1',
  '00 (Inline Function) --------`-------- nt!B+0x2 [c:\\a.c @ 1]',
  '00000000`014edf48 000002b0 00000000 00000000',
  '????????`???????? ????????',
  'THREAD fffffadfcca9a040 Cid 1328.1348 Teb: 0 WAIT: (Executive) KernelMode',
  'THREAD 820f3c88',
  'PROCESS fffffadfcc712040',
  'fffffadfccf732d0  SynchronizationEvent',
  'Wait Start TickCount 6545162 Ticks: 99999999999999999999 (9:99:99:99.999)',
  'Priority 8 BasePriority 8',
  'Stack Init fffffadfc4a95e00 Current fffffadfc4a953b0',
  'fffffadfcc225380: Irp is active with 7 stacks 7 is current (= 0xfffffadfcc225600)',
  'Irp is active with 99999 stacks 0 is current',
  '>[ 11, 1]   2  1 fffffadfce7b6040 fffffadfccf73250 00000000-00000000    pending',
  'Args: 1 2 3 4',
  'CancelRoutine = fffff800010ba930 nt!X',
  'Flags: 0x40042',
  'LockOperation Set Device Object: 0xfffffadfce423370 \\Driver\\x',
  'Effective machine: x86 compatible (x86)',
  'Microsoft (R) Windows Debugger Version 6.6',
  'Loading Dump File [x]',
  'Windows 7 Kernel Version 7601 MP (1 procs) Free x64',
  'Cannot debug pid 4904, NTSTATUS 0xC000010A',
  '“An attempt was made.”',
  "CommandLine: 'a'",
  'NtFoo(',
  'IN HANDLE FileHandle,',
  ');',
  'status = ZwWriteFile(file, &iosb);',
  '[...]',
  '...',
  '*** ERROR: Symbol file',
  'WARNING: Stack unwind information not available. Following frames may be wrong.',
  'This is a sentence about the thread that waits for the file.',
  '',
  '\u00a0',
  '>',
  '> > ',
  '`',
  '\u0000',
  '\ud800',
  'é ö 漢字 \u202e',
];

const line = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...fragments) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 80 }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(...fragments).chain((text) => fc.nat(80).map((at) => text.slice(at))),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom(...fragments), fc.constantFrom(...fragments))
      .map(([a, b]) => `${a} ${b}`),
  },
);

const shapes = fc
  .array(fc.tuple(fc.constantFrom('', '  ', '\t', '> ', '\u00a0'), line), { maxLength: 60 })
  .chain((lines) =>
    fc
      .constantFrom('\n', '\r\n', '\n\n')
      .map((end) => lines.map(([indent, text]) => indent + text).join(end)),
  );

/** One thing done to the lines of a text. */
type Damage = (lines: string[], at: number, other: number) => void;
const damages: readonly Damage[] = [
  (lines, at) => lines.splice(at, 1),
  (lines, at) => lines.splice(at, 0, lines[at] ?? ''),
  (lines, at, other) => {
    [lines[at], lines[other]] = [lines[other] ?? '', lines[at] ?? ''];
  },
  (lines, at) => (lines[at] = (lines[at] ?? '').slice(0, -3)),
  (lines, at) => (lines[at] = (lines[at] ?? '').slice(5)),
  (lines, at, other) => (lines[at] = `${lines[at] ?? ''}${lines[other] ?? ''}`),
  (lines, at, other) => (lines[at] = (lines[at] ?? '').replace(/[0-9a-f]/, String.fromCharCode(other % 256))),
];

/** A seed with some lines deleted, doubled, swapped, cut, joined, or with a wrong character. */
export const damagedSeed = fc
  .tuple(
    fc.constantFrom(...readSeeds()),
    fc.array(fc.tuple(fc.constantFrom(...damages), fc.nat(), fc.nat()), { maxLength: 12 }),
  )
  .map(([seed, steps]) => {
    const lines = seed.split('\n');
    for (const [damage, at, other] of steps) damage(lines, at % lines.length, other % lines.length);
    return lines.join('\n');
  });

/** Texts that must not bring anything down. */
export const hostileText = fc.oneof(shapes, damagedSeed, fc.string({ unit: 'binary', maxLength: 400 }));
