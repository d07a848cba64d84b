// Threads that wait, by what differs: for the tests of the wait-for graph and of the rules on waits.
import { kernel10, thread10 } from './excerpts';

interface Waiting {
  readonly objects?: readonly string[];
  readonly state?: string;
  readonly stack?: readonly string[];
  readonly ticks?: string;
  readonly start?: number;
  readonly image?: string;
  readonly process?: string;
}

/** `ffffb20a10001080`, the address of thread n. */
export const threadAt = (index: number): string => `ffffb20a1000${index.toString(16)}080`;
export const processAt = (index: number): string => `ffffb20a0fb1${index.toString(16)}080`;

/** Callees of every wait, to stand above what waits. */
export const waitFrames: readonly string[] = [
  'nt!KiSwapContext+0x76',
  'nt!KiSwapThread+0x500',
  'nt!KiCommitThreadWait+0x14f',
  'nt!KeWaitForSingleObject+0x233',
];

/** Thread n of Windows 10 x64, waiting for 100 s in KernelMode unless said otherwise. */
export function waiting(index: number, more: Waiting = {}): string {
  return thread10({
    address: threadAt(index),
    cid: `0f10.010${index.toString(16)}`,
    image: 'app.exe',
    process: processAt(0),
    stack: waitFrames,
    ...more,
  });
}

export function mutant(index: number, owner: number): string {
  return `ffffb20a2000${index.toString(16)}080  Mutant - owning thread ${threadAt(owner)}`;
}

/** A kernel session in which one command prints these blocks. */
export function listing(command: string, ...blocks: readonly string[]): string {
  return `${kernel10}kd> ${command}\n${blocks.join('\n')}`;
}

export const user10 = [
  'Microsoft (R) Windows Debugger Version 10.0.19041.1 X86',
  'Copyright (c) Microsoft Corporation. All rights reserved.',
  '',
  '*** wait with pending attach',
  '',
].join('\n');

/** `!locks` of user mode, for one critical section. */
export function critSec(symbol: string, address: string, owner: string): string {
  return [
    `CritSec ${symbol} at ${address}`,
    'WaiterWoken        No',
    'LockCount          1',
    'RecursionCount     1',
    `OwningThread       ${owner}`,
    'EntryCount         0',
    'ContentionCount    1',
    '*** Locked',
    '',
  ].join('\n');
}

/** `~N kb` of x86: a thread that enters a critical section, and waits there. */
export function entering(number: number, cid: string, section: string): string {
  return [
    `   ${number}  Id: ${cid} Suspend: 1 Teb: 7ffd${number}000 Unfrozen`,
    'ChildEBP RetAddr  Args to Child              ',
    `0${number}4cfe64 77f6cc7b 00000460 00000000 00000000 ntdll!NtWaitForSingleObject+0xc`,
    `0${number}4cfed8 77f67456 ${section} 6833adb8 00000000 ntdll!RtlpWaitForCriticalSection+0x8c`,
    `0${number}4cfee0 6833adb8 ${section} 80000000 01f21cb8 ntdll!RtlEnterCriticalSection+0x46`,
    `0${number}4cfef4 6833ad8f 01f21cb8 000a41f0 014cff20 app!Update+0x24`,
    '',
  ].join('\n');
}
