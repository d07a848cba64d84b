// Excerpts in the debugger's own format, with values written for the tests: `!thread`, `!fileobj`, `!irp` of several versions of Windows.

interface ThreadExcerpt {
  readonly address: string;
  /** `1a2c.0f10`. */
  readonly cid: string;
  readonly image: string;
  readonly process: string;
  /** Behind the first line: `WAIT: (Executive) KernelMode Non-Alertable`. */
  readonly state?: string;
  /** `ffffb20a11112280  SynchronizationEvent`. */
  readonly objects?: readonly string[];
  readonly irps?: readonly string[];
  readonly start?: number;
  /** `6400 (0:00:01:40.000)`. */
  readonly ticks?: string;
  /** Behind `Win32 Start Address`. */
  readonly startAddress?: string;
  /** Call sites, the innermost first; none prints no stack. */
  readonly stack?: readonly string[];
}

const executive = 'WAIT: (Executive) KernelMode Non-Alertable';

/** `!thread` as Windows 10 x64 prints it, stack with arguments. */
export function thread10({
  address,
  cid,
  image,
  process,
  state = executive,
  objects = [],
  irps = [],
  start = 1_200_000,
  ticks = '6400 (0:00:01:40.000)',
  startAddress = '0x00007ff6a1b21210',
  stack = [],
}: ThreadExcerpt): string {
  return [
    `THREAD ${address}  Cid ${cid}  Teb: 000000d61b5f2000 Win32Thread: 0000000000000000 ${state}`,
    ...objects.map((object) => `    ${object}`),
    ...(irps.length > 0
      ? ['IRP List:', ...irps.map((irp) => `    ${irp}: (0006,0310) Flags: 00060000  Mdl: 00000000`)]
      : []),
    'Not impersonating',
    'DeviceMap                 ffff99010c29f0d0',
    `Owning Process            ${process}       Image:         ${image}`,
    'Attached Process          N/A            Image:         N/A',
    `Wait Start TickCount      ${start}        Ticks: ${ticks}`,
    'Context Switch Count      113            IdealProcessor: 1             ',
    'UserTime                  00:00:00.000',
    'KernelTime                00:00:00.015',
    `Win32 Start Address ${startAddress}`,
    'Stack Init ffff8287a1fb7c90 Current ffff8287a1fb7280',
    'Base ffff8287a1fb8000 Limit ffff8287a1fb1000 Call 0000000000000000',
    'Priority 9 BasePriority 8 PriorityDecrement 0 IoPriority 2 PagePriority 5',
    ...(stack.length > 0
      ? [
          'Child-SP          RetAddr               : Args to Child                                                           : Call Site',
        ]
      : []),
    ...stack.map(
      (site, index) =>
        `${pair(0xffff8287n, 0xa1fb7300n + BigInt(index * 0x60))} ${pair(0xfffff804n, 0x5e550000n + BigInt(index * 0x123))}     : 00000000\`00000000 00000000\`00000000 00000000\`00000000 00000000\`00000000 : ${site}`,
    ),
    '',
  ].join('\n');
}

/** `!thread` as Windows XP x86 prints it. */
export function threadXp({
  address,
  cid,
  image,
  process,
  state = executive,
  objects = [],
  start = 400_000,
  ticks = '6400 (0:00:01:40.000)',
  stack = [],
}: ThreadExcerpt): string {
  return [
    `THREAD ${address}  Cid ${cid}  Teb: 7ffdd000 Win32Thread: 00000000 ${state}`,
    ...objects.map((object) => `    ${object}`),
    'Not impersonating',
    'DeviceMap                 e1006ca0',
    `Owning Process            ${process}       Image:         ${image}`,
    `Wait Start TickCount      ${start}        Ticks: ${ticks}`,
    'Context Switch Count      113             ',
    'UserTime                  00:00:00.000',
    'KernelTime                00:00:00.015',
    'Stack Init b20f5000 Current b20f4c40 Base b20f5000 Limit b20f2000 Call 0',
    'Priority 9 BasePriority 8 PriorityDecrement 0 DecrementCount 16',
    ...(stack.length > 0 ? ['ChildEBP RetAddr  Args to Child'] : []),
    ...stack.map(
      (site, index) =>
        `${(0xb20f4c58 + index * 0x20).toString(16)} ${(0x804e1000 + index * 0x123).toString(16)} 00000000 00000000 00000000 ${site}`,
    ),
    '',
  ].join('\n');
}

function pair(high: bigint, low: bigint): string {
  return `${high.toString(16)}\`${low.toString(16)}`;
}

export const kernel10 = [
  'Microsoft (R) Windows Debugger Version 10.0.19041.1 AMD64',
  'Copyright (c) Microsoft Corporation. All rights reserved.',
  '',
  'Connected to Windows 10 19041 x64 target at (Tue Oct 13 10:11:12.131 2020 (UTC + 2:00)), ptr64 TRUE',
  'Windows 10 Kernel Version 19041 MP (4 procs) Free x64',
  '',
].join('\n');

export const kernelXp = [
  'Microsoft (R) Windows Debugger Version 6.6.0007.5',
  'Copyright (c) Microsoft Corporation. All rights reserved.',
  '',
  'Connected to Windows XP 2600 x86 compatible target, ptr64 FALSE',
  'Windows XP Kernel Version 2600 (Service Pack 2) UP Free x86 compatible',
  '',
].join('\n');

/** `!fileobj`; the flags are those of a synchronous object with a handle. */
export function fileObject(address: string, waiters = 1): string {
  return [
    `kd> !fileobj ${address}`,
    '',
    '\\Data\\shared.db',
    '',
    'LockOperation Set Device Object: 0xffffb20a0f4a1060   \\Driver\\volmgr',
    'Vpb: 0xffffb20a0f4a2010',
    'Access: Read Write SharedRead SharedWrite ',
    '',
    'Flags:  0x40042',
    '\tSynchronous IO',
    '\tCache Supported',
    '\tHandle Created',
    '',
    `File Object is currently busy and has ${waiters} waiters.`,
    '',
    'FsContext: 0xffff99010e110b20\tFsContext2: 0xffff9901106a1020',
    'CurrentByteOffset: 0',
    '',
  ].join('\n');
}

interface IrpExcerpt {
  readonly address: string;
  readonly thread: string;
  readonly file: string;
  /** The middle column of the current location: `2  1`. */
  readonly flags?: string;
  /** `IRP_MJ_LOCK_CONTROL(11), IRP_MN_LOCK(1)`. */
  readonly request?: string;
  readonly notes?: string;
}

/** `!irp` as Windows 10 prints it: the functions by name, numbers on the next line. */
export function irp10({
  address,
  thread,
  file,
  flags = '2  1',
  request = 'IRP_MJ_LOCK_CONTROL(11), IRP_MN_LOCK(1)',
  notes = 'pending',
}: IrpExcerpt): string {
  const current = (BigInt(`0x${address}`) + 0xd0n + 0x48n).toString(16);
  return [
    `kd> !irp ${address}`,
    `Irp is active with 2 stacks 2 is current (= 0x${current})`,
    ` No Mdl: No System Buffer: Thread ${thread}:  Irp stack trace.  `,
    '     cmd  flg cl Device   File     Completion-Context',
    ' [N/A(0), N/A(0)]',
    '            0  0 00000000 00000000 00000000-00000000    ',
    '',
    '\t\t\tArgs: 00000000 00000000 00000000 00000000',
    `>[${request}]`,
    `            ${flags} ffffb20a0f4b7040 ${file} 00000000-00000000    ${notes}`,
    '\t       \\FileSystem\\Ntfs',
    '\t\t\tArgs: ffffb20a11d70ea0 00000000 00000000 00000000',
    '',
  ].join('\n');
}
