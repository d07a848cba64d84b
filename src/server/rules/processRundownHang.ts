/** WT18: a process that is being torn down waits inside its own rundown, and so cannot go away. */
import { commandAddress } from '../../shared/address';
import type { Lines, Proof } from '../../shared/triage';
import type { Frame, StackRecord } from '../model/stack';
import type { Cid, ThreadRecord } from '../model/thread';
import type { Analysis } from '../transcript/analysis';
import { threadLabel } from '../transcript/describe';
import { functionName, rundownRoutine, waitRoutine } from '../transcript/frames';
import { duration } from '../transcript/time';
import { thingId, type Entry, type Transcript } from '../transcript/transcript';
import type { Draft, Rule } from './rule';

/** STATUS_PROCESS_IS_TERMINATING. */
const processIsTerminating = 0xc000010a;
const longMs = 10_000;

export const processRundownHang: Rule = {
  id: 'process-rundown-hang',
  severity: 'warning',
  surface: 'diagnostic',
  summary:
    'A terminating process waits inside its own rundown (closing handles, cancelling I/O) and cannot go away.',
  *check(analysis) {
    const { transcript } = analysis;
    let attaches: Attaches | undefined;
    for (const stack of transcript.stacksCalling(rundownRoutine)) {
      const entry = transcript.threadOf(stack);
      yield entry && draft(analysis, entry, stack, (attaches ??= refusedAttaches(transcript)));
    }
  },
};

/** Attempts to attach that failed because the process is ending, by pid: the first of each. */
type Attaches = ReadonlyMap<number, Lines>;

function refusedAttaches(transcript: Transcript): Attaches {
  const refused = new Map<number, Lines>();
  for (const error of transcript.each('error')) {
    const { status, pid } = error.record;
    if (status === processIsTerminating && pid !== undefined && !refused.has(pid))
      refused.set(pid, transcript.lines(error));
  }
  return refused;
}

function draft(
  analysis: Analysis,
  entry: Entry<ThreadRecord>,
  stack: Entry<StackRecord>,
  attaches: Attaches,
): Draft | undefined {
  const { record, session } = entry;
  const rundown = rundownAbove(stack.record.frames);
  const attach = record.cid && attachProof(record.cid, attaches);
  const isLong = attach !== undefined || (record.waitMs ?? 0) >= longMs;
  if (!rundown || !isLong || isHeld(record, stack.record.frames)) return undefined;
  const process = record.process && `!process ${commandAddress(record.process)} 7`;
  const fileWait = analysis.fileWaits.find((wait) => wait.entry.index === entry.index);
  const asked = fileWait ? undefined : process;
  return {
    session: session.id,
    subject: record.address,
    lines: analysis.transcript.lines(entry, [record.lines[0], record.lines[0]]),
    grade: 'derived',
    message: message(record, rundown),
    proof: [stackProof(analysis, stack, rundown), ...(attach ?? [])],
    supersedes: [`wait-on-file-object-lock:${record.address}`],
    related: fileWait ? [{ message: 'what it waits for', lines: fileWait.objectLines }] : [],
    missing: asked === undefined ? [] : [{ what: 'what holds the rundown up', command: asked }],
    next: [...(asked === undefined ? [] : [asked]), `!irpfind 0 0 thread ${commandAddress(record.address)}`],
    things: [
      thingId(session, 'thread', record.address),
      ...(record.process ? [thingId(session, 'process', record.process)] : []),
    ],
  };
}

interface Rundown {
  readonly innermost: Frame;
  readonly outermost: Frame;
  readonly frames: readonly Frame[];
}

/** The routines of an exit that wait; undefined when the stack shows no wait above them. */
function rundownAbove(all: readonly Frame[]): Rundown | undefined {
  const waits = all.findIndex((frame) => waitRoutine.test(functionName(frame)));
  const frames = all.filter((frame, index) => index > waits && rundownRoutine.test(functionName(frame)));
  const [innermost] = frames;
  const outermost = frames.at(-1);
  return waits >= 0 && innermost && outermost ? { innermost, outermost, frames } : undefined;
}

function message(record: ThreadRecord, { innermost, outermost, frames }: Rundown): string {
  const thread = threadLabel(record);
  const who = wholeProcess(frames) ? (record.image ?? 'The process') : `Thread ${thread}`;
  const long = record.waitMs === undefined ? '' : ` for ${duration(record.waitMs)}`;
  const under = innermost === outermost ? '' : `, under ${functionName(outermost)}`;
  return `${who} is exiting and cannot finish: ${thread} has been waiting${long} inside ${functionName(innermost)}${under}.`;
}

function stackProof(
  { transcript }: Analysis,
  stack: Entry<StackRecord>,
  { innermost, outermost }: Rundown,
): Proof {
  return {
    claim: `the stack runs from ${functionName(outermost)} down to ${functionName(innermost)} and into a wait`,
    lines: [transcript.lines(stack, innermost.lines)[0], transcript.lines(stack, outermost.lines)[1]],
    grade: 'observed',
  };
}

/** A thread exits alone, too: only these run for the process. */
function wholeProcess(rundown: readonly Frame[]): boolean {
  return rundown.some((frame) =>
    /TerminateProcess$|^ObKillProcess$|^ExSweepHandleTable$|^PspExitProcess$/.test(functionName(frame)),
  );
}

/** Suspended, or stopped so that a debugger sees the exit: somebody holds the thread, nothing is stuck. */
function isHeld({ waitReason }: ThreadRecord, frames: readonly Frame[]): boolean {
  return (
    waitReason === 'Suspended' ||
    frames.some((frame) =>
      /^(?:KiSuspendThread|KiSchedulerApc|DbgkExitProcess|DbgkExitThread|Dbgkp\w+)$/.test(
        functionName(frame),
      ),
    )
  );
}

/** A debugger's failed attach names the pid in decimal; it is the Cid of the thread in hex. */
function attachProof({ process }: Cid, attaches: Attaches): Proof[] | undefined {
  const lines = attaches.get(process);
  const digits = process.toString(16);
  return (
    lines && [
      {
        claim: `attaching to pid ${process} (Cid ${digits}) failed with STATUS_PROCESS_IS_TERMINATING, which fits a process in rundown`,
        lines,
        grade: 'derived',
        check: { terms: [`+0x${digits}`], equals: digits.padStart(16, '0') },
      },
    ]
  );
}
