/** BC09: DPC_WATCHDOG_VIOLATION: one routine that ran too long, or too much time at DISPATCH_LEVEL in sum; with its ticks as time. */
import { commandAddress, type Address } from '../../shared/address';
import type { Proof } from '../../shared/triage';
import type { StackRecord } from '../model/stack';
import type { Crash } from '../transcript/crashes';
import { formatSymbol, functionName } from '../transcript/frames';
import type { Entry, Transcript } from '../transcript/transcript';
import type { Draft, Rule } from './rule';
import { clockedWork, type ClockedWork } from './support/clockedWork';
import { inTicks, ticksIn, ticksOver } from './support/clockTicks';
import {
  bugcheckBase,
  bugcheckName,
  bugcheckProof,
  crashDraft,
  numberOf,
  parameterOf,
} from './support/crashParts';

export const dpcWatchdog: Rule = {
  id: 'dpc-watchdog',
  severity: 'warning',
  surface: 'diagnostic',
  summary:
    'The DPC watchdog fired: one DPC or ISR ran too long, or too much time went at DISPATCH_LEVEL in sum.',
  *check({ transcript, crashes }) {
    for (const crash of crashes) {
      if (bugcheckBase(crash) !== 0x133) continue;
      const kind = numberOf(crash.parameters[0]);
      if (kind === 0) yield single(transcript, crash);
      else if (kind === 1) yield cumulative(transcript, crash);
    }
  },
};

/** Parameters 2 and 3 are ticks: spent, and allowed. */
function single(transcript: Transcript, crash: Crash): Draft {
  const [spent, allowed] = [ticksIn(crash, 2), ticksIn(crash, 3)];
  const work = workOf(crash);
  return draft(transcript, crash, work, {
    words: `one DPC or ISR ran for ${inTicks(crash, spent)}, where ${inTicks(crash, allowed)} are allowed`,
    sum:
      spent !== undefined && allowed !== undefined && spent >= allowed
        ? ticksOver(transcript, crash, allowed, spent)
        : [],
    role: 'the routine that ran too long, or something that it called',
    block: crash.parameters[3],
    alternatives: [
      'a hypervisor, a debugger or a system-management interrupt took the processor away meanwhile',
    ],
  });
}

/** Parameter 2 is the period that was watched. */
function cumulative(transcript: Transcript, crash: Crash): Draft {
  return draft(transcript, crash, workOf(crash), {
    words: `within the watched period of ${inTicks(crash, ticksIn(crash, 2))} the processor was at DISPATCH_LEVEL or above for too long in sum`,
    sum: [],
    role: 'only what ran last, and need not be what took the time',
    block: crash.parameters[2],
    alternatives: [
      'many short DPCs, of one driver or of several',
      'one long DPC that has ended',
      'code of a thread that raised the IRQL or held a spin lock',
    ],
  });
}

interface Reading {
  readonly words: string;
  readonly sum: readonly Proof[];
  /** What the interrupted code is to the watchdog. */
  readonly role: string;
  /** What the watchdog recorded, where the parameter is an address. */
  readonly block: Address | undefined;
  readonly alternatives: readonly string[];
}

interface Work extends ClockedWork {
  readonly entry: Entry<StackRecord>;
}

function draft(
  transcript: Transcript,
  crash: Crash,
  work: Work | undefined,
  { words, sum, role, block, alternatives }: Reading,
): Draft {
  const isSpinning = work !== undefined && spins.test(functionName(work.interrupted));
  const row = work && transcript.lines(work.entry, work.interrupted.lines);
  const recorded = blockCommand(transcript, crash, block);
  return crashDraft(crash, `${bugcheckName(0x133)}: ${words}.${work ? ` ${workWords(work, role)}` : ''}`, {
    grade: 'derived',
    proof: [
      bugcheckProof(crash),
      ...[1, 2, 3, 4].flatMap((number) => parameterOf(transcript, crash, number)?.proof ?? []),
      ...sum,
      ...(work ? workProof(transcript, work) : []),
    ],
    alternatives: [
      ...(isSpinning ? ['it spins for a lock: then who holds the lock took the time'] : []),
      ...alternatives,
    ],
    missing: [
      ...(work ? [] : [{ what: 'what the clock interrupted', command: 'k' }]),
      ...(recorded === undefined ? [] : [{ what: 'what the watchdog recorded', command: recorded }]),
      { what: 'what the other processors did at that time', command: '!running -it' },
    ],
    next: [
      ...(work ? [] : ['k']),
      ...(recorded === undefined ? [] : [recorded]),
      '!dpcs',
      '!running -it',
      '!dpcwatchdog',
    ],
    ...(isSpinning && row && { supersedes: [`spin-lock-wait:stack-${row[0]}`] }),
  });
}

const spins = /^KxWaitFor(?:SpinLockAndAcquire|LockOwnerShip)\w*$/;

function workOf({ stacks }: Crash): Work | undefined {
  for (const { entry } of stacks) {
    const work = clockedWork(entry.record);
    if (work) return { ...work, entry };
  }
  return undefined;
}

function workWords({ interrupted, routine, kind }: Work, role: string): string {
  const inside =
    routine && routine !== interrupted ? `, in the ${kind ?? ''} routine ${formatSymbol(routine)}` : '';
  return `The clock interrupted ${formatSymbol(interrupted)}${inside}: ${role}.`;
}

function workProof(transcript: Transcript, { entry, interrupted, routine, kind }: Work): Proof[] {
  const at = (row: typeof interrupted): Proof['lines'] => transcript.lines(entry, row.lines);
  return [
    {
      claim: `${formatSymbol(interrupted)} stands below the clock interrupt`,
      lines: at(interrupted),
      grade: 'observed',
    },
    ...(routine && routine !== interrupted
      ? [
          {
            claim: `${formatSymbol(routine)} was called as ${kind ?? ''}`,
            lines: at(routine),
            grade: 'observed' as const,
          },
        ]
      : []),
  ];
}

/** Undefined where the parameter is no address, or what is there is printed. */
function blockCommand(
  transcript: Transcript,
  { session }: Crash,
  value: Address | undefined,
): string | undefined {
  if (value === undefined || !/^f{4}[89a-f]/.test(value)) return undefined;
  const isShown = transcript.things
    .exactly(value)
    .some((thing) => thing.kind === 'struct' && thing.session === session.id);
  if (isShown) return undefined;
  return `dt nt!DPC_WATCHDOG_GLOBAL_TRIAGE_BLOCK ${commandAddress(value)}`;
}
