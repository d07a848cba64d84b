// `!analyze -v` of a bug check, and exceptions of user mode, in the debugger's own format with values written for the tests.

interface BugcheckExcerpt {
  /** `DRIVER_IRQL_NOT_LESS_OR_EQUAL (d1)`. */
  readonly title: string;
  /** Up to four, as printed. */
  readonly args: readonly string[];
  /** Lines between the arguments and the stack. */
  readonly details?: readonly string[];
  /** Symbols, the innermost first. */
  readonly rows?: readonly string[];
  /** Lines below the stack. */
  readonly after?: readonly string[];
  readonly machine?: 'x86' | 'x64';
}

const banners = {
  x64: 'Windows 10 Kernel Version 19041 MP (4 procs) Free x64\n',
  x86: 'Windows 7 Kernel Version 7601 (Service Pack 1) MP (2 procs) Free x86 compatible\n',
};

/** A kernel dump with its analysis. */
export function bugcheckText({
  title,
  args,
  details = [],
  rows = [],
  after = [],
  machine = 'x64',
}: BugcheckExcerpt): string {
  return `Microsoft (R) Windows Debugger Version 10.0.22621.382 AMD64
Loading Dump File [C:\\dumps\\MEMORY.DMP]
Kernel Bitmap Dump File: Kernel address space is available, User address space may not be available.
${banners[machine]}0: kd> !analyze -v
${title}
Arguments:
${args.map((value, index) => `Arg${index + 1}: ${value}, some meaning`).join('\n')}

Debugging Details:
------------------

${details.join('\n')}
STACK_TEXT:
${rows.map(row).join('\n')}

${after.join('\n')}
`;
}

function row(symbol: string, at: number): string {
  const slot = (0xe77dc000 + at * 0x80).toString(16);
  return `ffffed0e\`${slot} fffff802\`084d9062 : 00000000\`00000000 00000000\`00000000 00000000\`00000000 00000000\`00000000 : ${symbol}`;
}

/** Registers with the instruction that they stand at, as `.trap`, `.cxr` and a stop print them. */
export function registers64(values: Readonly<Record<string, string>>, instruction: string): string[] {
  const at = (name: string): string => values[name] ?? '0000000000000001';
  return [
    `rax=${at('rax')} rbx=${at('rbx')} rcx=${at('rcx')}`,
    `rdx=${at('rdx')} rsi=${at('rsi')} rdi=${at('rdi')}`,
    'rip=fffff802084d9062 rsp=ffffed0ee77dce90 rbp=ffffed0ee77dcf00',
    'iopl=0         nv up ei pl nz na po nc',
    'drv!Work+0x62:',
    `fffff802\`084d9062 488b5118        ${instruction}`,
    '',
  ];
}

/** A program that stopped at an access violation. */
export function accessViolation(
  how: 0 | 1 | 8,
  address: string,
  values: Readonly<Record<string, string>> = {},
  instruction?: string,
): string {
  return `Microsoft (R) Windows Debugger Version 10.0.22621.382 AMD64
Loading Dump File [C:\\dumps\\app.dmp]
User Mini Dump File with Full Memory: Only application data is available
Windows 10 Version 19041 MP (4 procs) Free x64
(1f04.6e78): Access violation - code c0000005 (first/second chance not available)
${(instruction === undefined ? [] : registers64(values, instruction)).join('\n')}
0:000> .exr -1
ExceptionAddress: fffff802084d9062 (drv!Work+0x0000000000000062)
   ExceptionCode: c0000005 (Access violation)
  ExceptionFlags: 00000000
NumberParameters: 2
   Parameter[0]: 000000000000000${how}
   Parameter[1]: ${address}
`;
}
