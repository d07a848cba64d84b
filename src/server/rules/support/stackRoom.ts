/** How much of its kernel stack a thread had left when it failed: the stack pointer at the failure, and the limits that are printed. */
import { addOffset, distance, formatAddress, parseAddress, type Address } from '../../../shared/address';
import type { Lines, Proof } from '../../../shared/triage';
import { extension } from '../../model/context';
import type { ThreadRecord } from '../../model/thread';
import { parameterMeanings } from '../../reference/bugcheckParameters';
import { isFault } from '../../reference/bugchecks';
import type { Crash } from '../../transcript/crashes';
import { faultRow } from '../../transcript/crashStacks';
import type { Entry, Transcript } from '../../transcript/transcript';
import { parameterOf } from './crashParts';
import { nearCrash } from './nearCrash';
import { threadOfStack } from './threadOfStack';

export interface StackRoom {
  /** Bytes between Limit and the stack pointer; negative below Limit. */
  readonly left: number;
  /** Bytes between Limit and Base, where both are printed. */
  readonly size?: number;
  readonly thread?: Entry<ThreadRecord>;
  /** The sum that gives `left`. */
  readonly proof: Proof;
}

/** The guard page: as far below Limit a push can reach before it fails. */
const guardPage = 0x1000n;
/** A local array may reach further at once; another stack is further away. */
const farBelow = 0x4000;
/** No kernel stack is larger, grown ones included. */
const largest = 0x20000;

export function stackRoom(transcript: Transcript, crash: Crash): StackRoom | undefined {
  const sp = stackPointer(transcript, crash);
  if (!sp) return undefined;
  const { id } = crash.session;
  const thread =
    threadOfStack(transcript, id, sp.value) ?? threadOfStack(transcript, id, addOffset(sp.value, guardPage));
  const { stackLimit, stackBase } = thread?.record ?? {};
  const limit = stackLimit ?? printedLimit(crash);
  const left = limit && distance(limit, sp.value);
  if (limit === undefined || left === undefined || left < -farBelow || left > largest) return undefined;
  const size = stackBase && distance(limit, stackBase);
  return {
    left,
    ...(size !== undefined && { size }),
    ...(thread && { thread }),
    proof: roomProof(sp, limit, left),
  };
}

function roomProof({ value, what, lines }: StackPointer, limit: Address, left: number): Proof {
  const bytes = `0x${Math.abs(left).toString(16)}`;
  return {
    claim: `${what}, ${formatAddress(value)}, stands ${bytes} bytes ${left < 0 ? 'below' : 'above'} Limit ${formatAddress(limit)}`,
    lines,
    grade: 'derived',
    check: { terms: [limit, `${left < 0 ? '-' : '+'}${bytes}`], equals: value },
  };
}

/** `STACK_OVERFLOW: Stack Limit: ffffc3028d65c000. …`, as `!analyze` prints it. */
function printedLimit({ analysis }: Crash): Address | undefined {
  const [, digits = ''] =
    /^Stack Limit:\s*([0-9a-f`]{8,17})/i.exec(analysis?.record.fields['STACK_OVERFLOW'] ?? '') ?? [];
  return parseAddress(digits, 'sign');
}

interface StackPointer {
  readonly value: Address;
  readonly what: string;
  readonly lines: Lines;
}

/** The most exact one: a parameter of the bug check, the registers of a trap frame or task state, the row below the trap on x64. */
function stackPointer(transcript: Transcript, crash: Crash): StackPointer | undefined {
  return ofParameter(transcript, crash) ?? ofRegisters(transcript, crash) ?? ofRow(transcript, crash);
}

function ofParameter(transcript: Transcript, crash: Crash): StackPointer | undefined {
  const at = parameterMeanings(crash.code ?? 0, crash.parameters).findIndex(
    (meaning) => meaning?.what === 'stack pointer',
  );
  const parameter = at < 0 ? undefined : parameterOf(transcript, crash, at + 1);
  return parameter && !/^0+$/.test(parameter.value)
    ? { value: parameter.value, what: `the stack pointer, parameter ${at + 1}`, lines: parameter.lines }
    : undefined;
}

/** Commands and fields that show the registers of the failure, and not of its report. */
const setter = /^\.(?:tss|trap|cxr)\b/;

function ofRegisters(transcript: Transcript, crash: Crash): StackPointer | undefined {
  for (const entry of nearCrash(transcript, crash, 'registers')) {
    if (entry.record.kind !== 'registers') continue;
    const before = transcript.before(entry)?.record.kind;
    const command = transcript.blocks[entry.block]?.command ?? '';
    if (before !== 'trapFrame' && before !== 'contextRecord' && !setter.test(command)) continue;
    const { values } = entry.record;
    const name = 'rsp' in values ? 'rsp' : 'esp';
    const value = parseAddress(values[name] ?? '', extension(entry.context));
    if (value?.startsWith('f'))
      return { value, what: `${name} at the failure`, lines: transcript.lines(entry) };
  }
  return undefined;
}

/** On x64 a row stands where the stack pointer was. */
function ofRow(transcript: Transcript, { code = 0, stacks }: Crash): StackPointer | undefined {
  for (const { entry } of stacks) {
    if (!entry.record.dialect.startsWith('x64')) continue;
    const row = entry.record.frames[faultRow(entry.record, isFault(code)) ?? -1];
    if (row?.frame?.startsWith('f'))
      return { value: row.frame, what: 'the row of the failure', lines: transcript.lines(entry, row.lines) };
  }
  return undefined;
}
