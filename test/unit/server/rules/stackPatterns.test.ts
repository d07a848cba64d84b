/** Patterns of stack integrity: each with what it must say, and a near miss at which it stays silent. */
import { describe, expect, it } from 'vitest';
import { bareRow } from '../../../../src/server/rules/bareRow';
import { coincidentalSymbol } from '../../../../src/server/rules/coincidentalSymbol';
import { executionResidue } from '../../../../src/server/rules/executionResidue';
import { functionPointerSlot } from '../../../../src/server/rules/functionPointerSlot';
import { interruptedCaller } from '../../../../src/server/rules/interruptedCaller';
import { kernelStackOverflow } from '../../../../src/server/rules/kernelStackOverflow';
import { patchedCode } from '../../../../src/server/rules/patchedCode';
import type { Rule } from '../../../../src/server/rules/rule';
import { sehAnchor } from '../../../../src/server/rules/sehAnchor';
import { stackClusters } from '../../../../src/server/rules/stackClusters';
import { stackCookieFailure } from '../../../../src/server/rules/stackCookieFailure';
import { threadRoles } from '../../../../src/server/rules/threadRoles';
import { unloadedCode } from '../../../../src/server/rules/unloadedCode';
import { userStackOverflow } from '../../../../src/server/rules/userStackOverflow';
import { readSample } from '../../../support/analyze';
import { kernelXp } from '../../../support/excerpts';
import { headlines } from '../../../support/checkRule';

const hex = (value: number): string => value.toString(16).padStart(4, '0');
/** Rows of `k` on x64, 0x40 bytes apart. */
const k = (...symbols: string[]): string =>
  `3: kd> k\nChild-SP          RetAddr           Call Site\n${symbols
    .map(
      (symbol, index) =>
        `ffffb10c\`3f2a${hex(0x1000 + index * 0x40)} fffff800\`41c0${hex(index * 16)} ${symbol}\n`,
    )
    .join('')}`;
const k86 = (...symbols: string[]): string =>
  `kd> k\nChildEBP RetAddr\n${symbols
    .map((symbol, index) => `f7a3${hex(0x1000 + index * 0x40)} 8060${hex(index * 16)} ${symbol}\n`)
    .join('')}`;
const bugcheck = (code: string, ...parameters: string[]): string =>
  `BugCheck ${code}, {${parameters.join(', ')}}\n`;
const exception = (code: string, name: string): string =>
  `(1a2c.0f34): ${name} - code ${code} (first chance)\n`;
const thread = (address: string, cid: string, irps: string, ...symbols: string[]): string =>
  `THREAD ${address}  Cid ${cid}  Teb: 0000000000000000 Win32Thread: 0000000000000000 WAIT: (WrQueue) KernelMode Non-Alertable
    ffffb10c3d3c1a90  QueueObject
${irps}Not impersonating
Child-SP          RetAddr           Call Site
${symbols.map((symbol, index) => `ffffb10c\`${address.slice(-4)}${hex(0x1000 + index * 0x40)} fffff800\`41c00000 ${symbol}\n`).join('')}
`;
const worker = [
  'nt!KiSwapContext+0x76',
  'nt!KiSwapThread+0x501',
  'nt!KeRemovePriQueue+0x25b',
  'nt!ExpWorkerThread+0xd0',
  'nt!PspSystemThreadStartup+0x55',
];
const reader = [
  'nt!KiSwapThread+0x501',
  'nt!KeWaitForSingleObject+0x1f3',
  'ringbuf!RbLock+0x31',
  'ringbuf!RbRead+0x90',
  'nt!PspSystemThreadStartup+0x55',
];
const list = (count: number, symbols: readonly string[], irps = ''): string =>
  `3: kd> !process 0 7\n${Array.from({ length: count }, (_, index) => thread(`ffffe08c04a1${hex(0x80 + index * 0x800)}`, `0004.${hex(0x40 + index * 4)}`, irps, ...symbols)).join('')}`;

interface Case {
  readonly rule: Pick<Rule, 'id'>;
  readonly says: readonly (readonly [text: string, headline: RegExp])[];
  readonly silent: readonly string[];
}

const raw64 = `3: kd> dps ffffb10c\`3f2a0ff0
ffffb10c\`3f2a0ff0  fffff800\`41d01234 ringbuf!RbFlush+0x34
ffffb10c\`3f2a1010  fffff800\`41d02000 ringbuf!RbNotify
ffffb10c\`3f2a1038  fffff800\`41c00000 ringbuf!RbWait+0x45
ffffb10c\`3f2a1078  fffff800\`41c00010 ringbuf!RbReader+0x90
`;
const k64 = k('nt!KeWaitForSingleObject+0x1f3', 'ringbuf!RbWait+0x45', 'ringbuf!RbReader+0x90');

const cases: readonly Case[] = [
  {
    rule: interruptedCaller,
    says: [
      [
        k86('nt!KiTrap0E+0x238', 'hal!KfAcquireSpinLock+0x1e', 'ringbuf!RbPut+0x6c', 'ringbuf!RbWriter+0x39'),
        /^info card \[5\] inferred: hal!KfAcquireSpinLock\+0x1e is exact.*ringbuf!RbPut/,
      ],
    ],
    silent: [
      k86('hal!KfAcquireSpinLock+0x1e', 'ringbuf!RbPut+0x6c'),
      k86('nt!KiTrap0E+0x238', 'ringbuf!RbCopy+0x1e', 'ringbuf!RbPut+0x6c'),
      readSample('idle-thread-apc'), // told by the raw stack
    ],
  },
  {
    rule: executionResidue,
    says: [
      [k64 + raw64, /^hint card \[\d+\] derived: One slot holds a return address .*ringbuf!RbFlush\+0x34/],
    ],
    silent: [k64 + raw64.replace(/^.*RbFlush.*\n/m, '')],
  },
  {
    rule: functionPointerSlot,
    says: [[k64 + raw64, /^hint card \[\d+\] derived: ringbuf!RbNotify .*is the exact start/]],
    silent: [k64 + raw64.replace('RbNotify', 'RbNotify+0x8')],
  },
  {
    rule: sehAnchor,
    says: [[readSample('idle-thread-apc'), /EBP of the function that set it up is a9750dac/]],
    silent: [readSample('idle-thread-apc').replace('except_handler3', 'except_handler4')],
  },
  {
    rule: coincidentalSymbol,
    says: [
      [
        `*** ERROR: Symbol file could not be found.  Defaulted to export symbols for scanflt.sys - \n${bugcheck('D1', 'ffffb10c00000010', '2', '0', 'fffff80041c00000')}${k('nt!KeBugCheckEx', 'scanflt!DllInitialize+0x4e3f', 'nt!IofCallDriver+0x55')}`,
        /^info card .*scanflt!DllInitialize\+0x4e3f.*0x4e3f bytes behind/,
      ],
      [k('ringbuf!RbPut+0x10', 'ringbuf!__safe_se_handler_table+0x40'), /nobody calls it/],
      // UTF-16 on a raw stack, printed as code of the program; the last slot holds one character and the end.
      [
        `${kernelXp}kd> dds 0013f2a0\n0013f2a0  00790073 app!CFrame::OnIdle+0x33\n0013f2a4  00740073 app!CFrame::Draw+0x21\n0013f2a8  006d0065\n0013f2ac  00000000\n`,
        /^info card \[\d+-\d+\] derived: The 3 slots from 0013f2a0 on are the UTF-16 text “system”: the names beside them are coincidences\.$/,
      ],
      [
        `${kernelXp}kd> dds 0013f2a0\n0013f2a0  6c6f6f70 app!CFrame::OnIdle+0x33\n0013f2a4  2e636174\n`,
        /the ASCII text “pooltac\.”: the name beside it is a coincidence/,
      ],
      [
        kernelXp + k86('app!Copy+0x12', '0x64636261'),
        /^info card \[\d+\] inferred: 0x64636261 is no code: where a return address was expected stands the text “abcd”/,
      ],
    ],
    silent: [
      // One slot may be anything, slots apart are no string, and addresses of the kernel begin with no letter.
      `${kernelXp}kd> dds 0013f2a0\n0013f2a0  00790073 app!CFrame::OnIdle+0x33\n0013f2a4  00000000\n`,
      `${kernelXp}kd> dds 0013f2a0\n0013f2a0  00790073 app!CFrame::OnIdle+0x33\n0013f2b4  00740073 app!CFrame::Draw+0x21\n`,
      `${kernelXp}kd> dds b20f4c40\nb20f4c40  804e6173 nt!KiSwapThread+0xa3\nb20f4c44  804e6174 nt!KiSwapThread+0xa4\n`,
      `${kernelXp}kd> dds 0013f2a0\n0013f2a0  00790073\n0013f2a4  00740073\n`, // nobody was misled
      kernelXp + k86('app!Copy+0x12', '0x7c816d4f'),
      kernelXp + k86('app!Copy+0x12', 'app!Run+0x10'),
      // Long functions have such displacements with good symbols.
      bugcheck('D1', 'ffffb10c00000010', '2', '0', '0') + k('nt!KeBugCheckEx', 'ringbuf!RbPut+0x4e3f'),
      `*** ERROR: Symbol file could not be found.  Defaulted to export symbols for scanflt.sys - \n${bugcheck('D1', '10', '2', '0', '0')}${k('nt!KeBugCheckEx', 'scanflt!DllInitialize+0x4e', 'other!Run+0x4e3f')}`,
    ],
  },
  {
    rule: kernelStackOverflow,
    says: [
      [
        bugcheck('7F', '8', '80042000', '0', '0') +
          k86(
            'nt!KiTrap08+0x41',
            ...Array.from({ length: 5 }, () => ['ringbuf!RbWalk+0x20', 'ringbuf!RbVisit+0x8']).flat(),
          ),
        /^warning diagnostic \[1\] derived: A double fault.*ringbuf!RbWalk ← ringbuf!RbVisit comes 5 times/,
      ],
      [
        bugcheck('7F', '8', '80042000', '0', '0') + k86('nt!KiTrap08+0x41'),
        /^info diagnostic \[1\] inferred/,
      ],
      [bugcheck('1AA', '0', '0', '0', '0'), /^info diagnostic .*kernel stack is exhausted/],
    ],
    silent: [
      bugcheck('7F', 'd', '0', '0', '0') + k86('nt!KiTrap0D+0x41'),
      // A recursion alone is no overflow.
      bugcheck('D1', '10', '2', '0', '0') + k(...Array.from({ length: 8 }, () => 'ringbuf!RbWalk+0x20')),
    ],
  },
  {
    rule: userStackOverflow,
    says: [
      [
        exception('c00000fd', 'Stack overflow') +
          k('app!Walk+0x9', ...Array.from({ length: 6 }, () => 'app!Walk+0x20'), 'app!main+0x9').replaceAll(
            '3: kd>',
            '0:000>',
          ),
        /^warning diagnostic \[1\] observed: A thread used up its stack \(c00000fd\): app!Walk comes 6 times/,
      ],
      [exception('c00000fd', 'Stack overflow'), /^warning diagnostic/],
    ],
    silent: [
      exception('c0000005', 'Access violation') + k('app!__chkstk+0x9', 'app!main+0x9'),
      k(...Array.from({ length: 8 }, () => 'app!Walk+0x20')),
    ],
  },
  {
    rule: stackCookieFailure,
    says: [
      [
        bugcheck('139', '2', 'ffffb10c3f2a1000', 'ffffb10c3f2a0f58', '0') +
          k(
            'nt!KeBugCheckEx',
            'nt!KiBugCheckDispatch+0x69',
            'nt!KiFastFailDispatch+0xd0',
            'ringbuf!_report_gsfailure+0x5',
            'ringbuf!RbParse+0x112',
          ),
        /^error diagnostic \[1\] observed: A stack frame was overwritten.*ringbuf!RbParse noticed it/,
      ],
      [bugcheck('F7', '1', '2', 'fffffffffffffffd', '0'), /^error diagnostic/],
    ],
    silent: [
      bugcheck('139', '3', 'ffffb10c3f2a1000', 'ffffb10c3f2a0f58', '0') +
        k('nt!KeBugCheckEx', 'nt!KiFastFailDispatch+0xd0'),
      bugcheck('50', 'ffffb10c00000010', '0', '0', '2') +
        k('nt!KeBugCheckEx', 'ringbuf!__security_check_cookie+0x15'),
    ],
  },
  {
    rule: patchedCode,
    says: [
      [
        '3: kd> !chkimg -d nt\n    fffff80041c08a10-fffff80041c08a14  5 bytes - nt!NtCreateFile\n\t[ 48 89 5c 24 08:e9 eb 75 3f 02 ]\n5 errors : nt (fffff80041c08a10-fffff80041c08a14)\n',
        /^warning diagnostic \[2\] observed: The code of nt in memory differs from its file in one place: nt!NtCreateFile\./,
      ],
    ],
    silent: ['3: kd> !chkimg -d nt\nNo errors.\n'],
  },
  {
    rule: bareRow,
    says: [
      [
        k('nt!KeBugCheckEx', '0xffffe08c`0512a1b0', 'nt!IofCallDriver+0x55'),
        /^info card \[4\] observed: Kernel code at 0xffffe08c`0512a1b0/,
      ],
    ],
    silent: [
      k('ntdll!NtReadFile+0x14', '0x00007ff6`3be11020', 'kernel32!BaseThreadInitThunk+0x14'),
      k('nt!KeBugCheckEx', 'nt!IofCallDriver+0x55', '0xffffe08c`0512a1b0'),
    ],
  },
  {
    rule: unloadedCode,
    says: [
      [
        k('<Unloaded_oldflt.sys>+0x1a40', 'nt!KiExecuteAllDpcs+0x33a', 'nt!KiIdleLoop+0x7e'),
        /^warning diagnostic \[3\] observed: The thread runs into the range that oldflt\.sys had/,
      ],
      [
        k(
          'nt!IofCallDriver+0x55',
          '0xffffe08c`0512a1b0',
          'nt!IopfX+0x3',
          '<Unloaded_oldflt.sys>+0x1a40',
          'nt!NtReadFile+0x9',
        ),
        /^info card .*as far as this row can be trusted/,
      ],
    ],
    silent: [k('oldflt!Unload+0x10', 'nt!IofCallDriver+0x55')],
  },
  {
    rule: threadRoles,
    says: [
      [
        list(3, worker),
        /^hint badge \[\d+\] inferred: 3 threads are idle by design: they wait for work \(ExpWorkerThread\)\./,
      ],
      [k('user32!NtUserGetMessage+0xa', 'app!Pump+0x20'), /it has a message loop/],
      [k('user32!MessageBoxW+0x4e', 'app!Fail+0x20'), /it shows a message box/],
    ],
    silent: [
      list(3, ['nt!KeWaitForSingleObject+0x1f3', 'ringbuf!RbWork+0x31', 'nt!ExpWorkerThread+0xd0']),
      list(1, worker, 'IRP List:\n    ffffe08c05b3a010: (0006,0118) Flags: 00060000  Mdl: 00000000\n'),
    ],
  },
  {
    rule: stackClusters,
    says: [[list(5, reader), /^hint badge .*5 threads have the same stack, ringbuf!RbLock ← ringbuf!RbRead/]],
    silent: [list(3, reader), list(6, worker)],
  },
];

for (const { rule, says, silent } of cases) {
  describe(rule.id, () => {
    it.each(says)('says it: %#', async (text, headline) => {
      expect(await headlines(rule, text)).toMatch(headline);
    });
    it.each(silent)('stays silent: %#', async (text) => {
      expect(await headlines(rule, text)).toBe('');
    });
  });
}
