/** Patterns of APCs and asynchronous I/O, arguments at a stub, and the order of outputs: what each says, and near misses. */
import { describe, expect, it } from 'vitest';
import { apcsDisabledWait } from '../../../../src/server/rules/apcsDisabledWait';
import { apcStateBugcheck } from '../../../../src/server/rules/apcStateBugcheck';
import { impossibleOrder } from '../../../../src/server/rules/impossibleOrder';
import { iosbOnStack } from '../../../../src/server/rules/iosbOnStack';
import type { Rule } from '../../../../src/server/rules/rule';
import { stubArguments } from '../../../../src/server/rules/stubArguments';
import { userApc } from '../../../../src/server/rules/userApc';
import { readSample } from '../../../support/analyze';
import { headlines } from '../../../support/checkRule';

const bugcheck = (code: string, ...parameters: string[]): string =>
  `BugCheck ${code}, {${parameters.join(', ')}}\n`;
const k = (...symbols: string[]): string =>
  `0:004> k\nChild-SP          RetAddr           Call Site\n${symbols
    .map(
      (symbol, index) =>
        `00000042\`0d7ff${(0x100 + index * 0x40).toString(16)} 00007ffb\`31a2d2b4 ${symbol}\n`,
    )
    .join('')}`;

const thread = (rows: readonly string[], ticks = '100002        Ticks: 6400 (0:00:01:40.000)'): string =>
  `THREAD ffffe08c04a11080  Cid 0a10.0b44  Teb: 0000004210c00000 Win32Thread: 0000000000000000 WAIT: (UserRequest) UserMode Non-Alertable
    ffffe08c04b20798  SynchronizationEvent
Not impersonating
Wait Start TickCount      ${ticks}
Stack Init ffffb10c3f2a1c70 Current ffffb10c3f2a16f0
Base ffffb10c3f2a2000 Limit ffffb10c3f29c000 Call 0000000000000000
Child-SP          RetAddr           Call Site
${rows.map((symbol, index) => `ffffb10c\`3f2a1${(0x100 + index * 0x40).toString(16)} fffff800\`41c00000 ${symbol}\n`).join('')}
`;
const irp = (iosb: string, note = 'pending'): string => `3: kd> dt nt!_IRP ffffe08c05b3a010 UserIosb
3: kd> !irp ffffe08c05b3a010 1
Irp is active with 2 stacks 1 is current (= 0xffffe08c05b3a0e0)
 No Mdl: No System Buffer: Thread ffffe08c04a11080:  Irp stack trace.
Flags = 00060000
ThreadListEntry.Flink = ffffe08c04a11700
ThreadListEntry.Blink = ffffe08c04a11700
IoStatus.Status = 00000000
IoStatus.Information = 00000000
RequestorMode = 00000000
Cancel = 00
CancelIrql = 0
ApcEnvironment = 00
UserIosb = ${iosb}
UserEvent = 00000000
Overlay.AsynchronousParameters.UserApcRoutine = 00000000
Overlay.AllocationSize = 00000000 - 00000000
CancelRoutine = 00000000
UserBuffer = 00000000
     cmd  flg cl Device   File     Completion-Context
>[  3, 0]   0  1 ffffe08c04a00060 ffffe08c04c10ae0 00000000-00000000    ${note}
               \\Driver\\ringbuf
                        Args: 00000200 00000000 00000000 00000000
 [  3, 0]   0  0 ffffe08c04a00320 ffffe08c04c10ae0 00000000-00000000
               \\FileSystem\\scanflt
                        Args: 00000200 00000000 00000000 00000000
`;
const idle = [
  'nt!KiSwapThread+0x501',
  'nt!KeWaitForSingleObject+0x1f3',
  'ringbuf!RbIdle+0x31',
  'nt!PspSystemThreadStartup+0x55',
];
const reading = [
  'nt!KiSwapThread+0x501',
  'nt!KeWaitForSingleObject+0x1f3',
  'nt!NtReadFile+0x3d1',
  'nt!KiSystemServiceCopyEnd+0x25',
];

const registers = (rip: string, instruction: string): string => `0:004> r
rax=0000000000000006 rbx=0000000000000000 rcx=00000000000001c4
rdx=0000000000000000 rsi=0000000000000000 rdi=0000000000000000
rip=${rip} rsp=000000420d7ff0e8 rbp=0000000000000000
 r8=0000000000000000  r9=000000420d7ff2a0 r10=00000000000001c4
r11=0000000000000246 r12=0000000000000000 r13=0000000000000000
r14=0000000000000000 r15=0000000000000000
iopl=0         nv up ei pl zr na po nc
cs=0033  ss=002b  ds=002b  es=002b  fs=0053  gs=002b             efl=00000246
ntdll!NtReadFile+0x12:
${rip.slice(0, 8)}\`${rip.slice(8)} ${instruction}
`;
const banner =
  'Microsoft (R) Windows Debugger Version 10.0.22621.1 AMD64\n0:004> .effmach\nEffective machine: x64 (AMD64)\n';

interface Case {
  readonly rule: Pick<Rule, 'id'>;
  readonly says: readonly (readonly [text: string, headline: RegExp])[];
  readonly silent: readonly string[];
}

const cases: readonly Case[] = [
  {
    rule: apcStateBugcheck,
    says: [
      [
        bugcheck('1', '7ffb31a2d2b4', '0', 'fffe0000', 'ffffb10c3f2a1b60'),
        /^error diagnostic \[1\] derived: A system call left its thread.*SpecialApcDisable is -2/,
      ],
      [
        bugcheck('1', '7ffb31a2d2b4', '1', 'ffff', '1'),
        /A worker routine .*KernelApcDisable is -1.*still attached/,
      ],
      [
        bugcheck('20', '0', 'ffff', '0', '1'),
        /A thread ended with its APC state wrong: the count of disabled APCs is -1/,
      ],
    ],
    silent: [bugcheck('A', '10', '2', '0', 'fffff80041c00000')],
  },
  {
    rule: userApc,
    says: [
      [
        k('app!OnDone+0x20', 'ntdll!KiUserApcDispatch+0x2e', 'ntdll!NtDelayExecution+0x14'),
        /^info card \[4\] observed: app!OnDone runs as a user APC/,
      ],
      [k('ntdll!LdrInitializeThunk+0xe', 'ntdll!KiUserApcDispatcher+0x2e'), /The thread starts/],
    ],
    silent: [k('app!KiUserApcQueue+0x20', 'ntdll!NtDelayExecution+0x14')],
  },
  {
    rule: iosbOnStack,
    says: [
      [
        `3: kd> !thread ffffe08c04a11080\n${thread(idle)}${irp('ffffb10c3f2a1b40')}`,
        /^warning diagnostic \[\d+-\d+\] inferred: The status block of IRP ffffe08c`05b3a010 .*no longer in a call/,
      ],
      [
        `3: kd> !thread ffffe08c04a11080\n${thread(reading)}${irp('ffffb10c3f2a1b40')}`,
        /^info card .*usual and harmless/,
      ],
      [readSample('rundown-deadlock'), /^info card .*ZwLockFile writes its status block at 014edfac/],
    ],
    silent: [`3: kd> !thread ffffe08c04a11080\n${thread(idle)}${irp('ffffe08c05c01b40')}`],
  },
  {
    rule: impossibleOrder,
    says: [
      [
        `3: kd> !thread ffffe08c04a11080\n${thread(idle)}3: kd> !thread ffffe08c04a11080\n${thread(idle, '90000        Ticks: 6400 (0:00:01:40.000)')}`,
        /^info diagnostic \[\d+\] derived: This output was taken 2 min 36.\d+ s before the one at line 5/,
      ],
    ],
    silent: [
      `3: kd> !thread ffffe08c04a11080\n${thread(idle)}3: kd> !thread ffffe08c04a11080\n${thread(idle, '110000        Ticks: 6400 (0:00:01:40.000)')}`,
      `3: kd> !thread ffffe08c04a11080\n${thread(idle)}3: kd> !thread ffffe08c04a11080\n${thread(idle, '100000        Ticks: 6400 (0:00:01:40.000)')}`,
    ],
  },
  {
    rule: stubArguments,
    says: [
      [
        `${banner}${registers('00007ffb31a2d2b2', '0f05            syscall')}`,
        /^info card .*NtReadFile: FileHandle = 0x1c4 in r10, Event = NULL in rdx, .*Not known: IoStatusBlock/,
      ],
      [
        `${banner}${registers('00007ffb31a2d2b4', 'c3              ret')}0:004> dq 000000420d7ff110 L2\n00000042\`0d7ff110  00000042\`0d7ff2c0 0000021e\`30a10000\n`,
        /IoStatusBlock = 00000042`0d7ff2c0 in \[rsp\+28\].*Not known: FileHandle.*behind the system call/,
      ],
    ],
    silent: [
      `${banner}${registers('00007ffb31a2d2b2', '0f05            syscall').replace('NtReadFile', 'RtlUserThreadStart')}`,
    ],
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

describe(apcsDisabledWait.id, () => {
  // A thread of the sample waits for the completion of its request on a file object.
  const command = 'lkd> !thread fffffadfccea27d0';
  const withField = (value: string): string =>
    readSample('rundown-deadlock').replace(
      command,
      `lkd> dt nt!_KTHREAD fffffadfccea27d0 SpecialApcDisable\n   +0x1e6 SpecialApcDisable : ${value}\n${command}`,
    );

  it('says it where the count is printed', async () => {
    expect(await headlines(apcsDisabledWait, withField('-1'))).toMatch(
      /^info diagnostic .*special kernel APCs disabled \(-1\)/,
    );
  });
  it('stays silent at 0', async () => {
    expect(await headlines(apcsDisabledWait, withField('0'))).toBe('');
  });
});
