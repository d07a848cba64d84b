/** Which crash of a session its verdict speaks of, and what belongs to it. */
import type { Finding } from '../../../shared/triage';
import { isFault } from '../../reference/bugchecks';
import type { Crash } from '../../transcript/crashes';
import { faultRow } from '../../transcript/crashStacks';

/** The printing that has most to go by; the first of equals. */
export function fullest(crashes: readonly Crash[]): Crash | undefined {
  const weight = ({ analysis, stacks, code, status }: Crash): number =>
    (stacks.some(({ entry }) => faultRow(entry.record, code === undefined || isFault(code)) !== undefined)
      ? 8
      : 0) +
    (stacks.some(({ entry }) => entry.record.frames.length > 1) ? 4 : 0) +
    (code !== undefined || isFailure(status) ? 2 : 0) +
    (analysis ? 1 : 0);
  return crashes.reduce<Crash | undefined>(
    (best, crash) => (best && weight(best) >= weight(crash) ? best : crash),
    undefined,
  );
}

/** A status of severity error; programs make up others. */
function isFailure(status = 0): boolean {
  return status >>> 30 === 3;
}

/** Between the first printing of the crash and that of the next. */
export function isOf({ lines, rule }: Finding, crash: Crash, own: readonly Crash[]): boolean {
  const next = own[own.indexOf(crash) + 1];
  return rule !== 'snapshot-skew' && lines[0] >= crash.lines[0] && (!next || lines[0] < next.lines[0]);
}
