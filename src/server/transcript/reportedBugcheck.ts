/** Stacks that begin with the report of a bug check, and what their rows say of it where nothing else does. */
import type { Address } from '../../shared/address';
import type { Lines } from '../../shared/triage';
import type { StackRecord } from '../model/stack';
import { bugcheck } from '../reference/bugchecks';
import { functionName } from './frames';
import type { Entry, Transcript } from './transcript';

const bugcheckCall = /^_?KeBugCheck(?:Ex|2)?$/;

/** The row from which the bug check was reported, when the stack begins with it: the last KeBugCheck row at the top; -1 otherwise. */
export function bugcheckRow({ frames }: StackRecord): number {
  const top = frames.slice(0, 8);
  return top.findLastIndex((frame) => bugcheckCall.test(functionName(frame)));
}

export interface ReportedBugcheck {
  readonly code: number;
  /** As many as the row shows: two on x86, three on x64. */
  readonly parameters: readonly Address[];
  /** Of the row. */
  readonly lines: Lines;
}

/**
 * The code and the first parameters, from the arguments of the row: KeBugCheckEx writes those that it got in registers into its home slots
 * before anything else, so that they stand there on x64 as well.
 */
export function reportedBugcheck(
  transcript: Transcript,
  stacks: readonly { readonly entry: Entry<StackRecord> }[],
): ReportedBugcheck | undefined {
  for (const { entry } of stacks) {
    const { frames, dialect } = entry.record;
    const frame = frames[bugcheckRow(entry.record)];
    if (!frame?.args || (dialect !== 'x86-args' && !/^_?KeBugCheckEx$/.test(functionName(frame)))) continue;
    const [first, ...parameters] = frame.args;
    const code = first?.startsWith('00000000') === true ? Number.parseInt(first, 16) : 0;
    if (code !== 0 && bugcheck(code))
      return { code, parameters, lines: transcript.lines(entry, frame.lines) };
  }
  return undefined;
}
