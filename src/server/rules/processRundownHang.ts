/** WT18: a process that is being torn down waits inside its own rundown, and so cannot go away. */
import { commandAddress } from '../../shared/address';
import type { Proof } from '../../shared/triage';
import type { Frame, StackRecord } from '../model/stack';
import type { ThreadRecord } from '../model/thread';
import type { Analysis } from '../transcript/analysis';
import { threadLabel } from '../transcript/describe';
import { functionName, rundownRoutine, waitRoutine } from '../transcript/frames';
import { duration } from '../transcript/time';
import { thingId, type Entry } from '../transcript/transcript';
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
    for (const stack of analysis.transcript.stacksCalling(rundownRoutine)) {
      const entry = analysis.transcript.threadOf(stack);
      const found = entry && draft(analysis, entry, stack);
      if (found) yield found;
    }
  },
};

function draft(analysis: Analysis, entry: Entry<ThreadRecord>, stack: Entry<StackRecord>): Draft | undefined {
  const { frames } = stack.record;
  const waits = frames.findIndex((frame) => waitRoutine.test(functionName(frame)));
  const rundown = frames.filter((frame, index) => index > waits && rundownRoutine.test(functionName(frame)));
  const [first] = rundown;
  const last = rundown.at(-1);
  if (waits < 0 || !first || !last) return undefined;
  const { record, session } = entry;
  if (isHeld(record, frames)) return undefined;
  const attach = attachError(analysis, record);
  if (!attach && (record.waitMs ?? 0) < longMs) return undefined;
  const long = record.waitMs === undefined ? '' : ` for ${duration(record.waitMs)}`;
  const process = record.process && commandAddress(record.process);
  const fileWait = analysis.fileWaits.find((wait) => wait.entry.index === entry.index);
  return {
    session: session.id,
    subject: record.address,
    lines: analysis.transcript.lines(entry, [record.lines[0], record.lines[0]]),
    grade: 'derived',
    message: `${wholeProcess(rundown) ? (record.image ?? 'The process') : `Thread ${threadLabel(record)}`} is exiting and cannot finish: ${threadLabel(record)} has been waiting${long} inside ${functionName(first)}, called by ${functionName(last)}.`,
    proof: [
      {
        claim: `the stack runs from ${functionName(last)} down to ${functionName(first)} and into a wait`,
        lines: [
          analysis.transcript.lines(stack, first.lines)[0],
          analysis.transcript.lines(stack, last.lines)[1],
        ],
        grade: 'observed',
      },
      ...(attach ?? []),
    ],
    supersedes: [`wait-on-file-object-lock:${record.address}`],
    related: fileWait ? [{ message: 'what it waits for', lines: fileWait.objectLines }] : [],
    missing:
      fileWait || !process ? [] : [{ what: 'what holds the rundown up', command: `!process ${process} 7` }],
    next: [
      ...(fileWait || !process ? [] : [`!process ${process} 7`]),
      `!irpfind 0 0 thread ${commandAddress(record.address)}`,
    ],
    things: [
      thingId(session, 'thread', record.address),
      ...(record.process ? [thingId(session, 'process', record.process)] : []),
    ],
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
function attachError({ transcript }: Analysis, { cid }: ThreadRecord): Proof[] | undefined {
  if (!cid) return undefined;
  for (const error of transcript.each('error')) {
    if (error.record.status !== processIsTerminating || error.record.pid !== cid.process) continue;
    return [
      {
        claim: `attaching to pid ${cid.process} (Cid ${cid.process.toString(16)}) failed with STATUS_PROCESS_IS_TERMINATING, which fits a process in rundown`,
        lines: transcript.lines(error),
        grade: 'derived',
        check: {
          terms: [`+0x${cid.process.toString(16)}`],
          equals: cid.process.toString(16).padStart(16, '0'),
        },
      },
    ];
  }
  return undefined;
}
