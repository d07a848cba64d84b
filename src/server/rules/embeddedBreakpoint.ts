/** BC12: a break instruction or an assertion of the kernel with no debugger there to take it: the code stopped on purpose. */
import type { Proof } from '../../shared/triage';
import type { Crash } from '../transcript/crashes';
import { faultRow } from '../transcript/crashStacks';
import { formatSymbol, functionName } from '../transcript/frames';
import type { Transcript } from '../transcript/transcript';
import type { Draft, Rule } from './rule';
import {
  bugcheckBase,
  bugcheckName,
  bugcheckProof,
  crashDraft,
  exceptionOf,
  parameterOf,
} from './support/crashParts';

/** By status: STATUS_BREAKPOINT, STATUS_ASSERTION_FAILURE. */
const stops: Readonly<Record<number, string>> = {
  0x80000003: 'a break instruction ran',
  0xc0000420: 'an assertion failed',
};
/** Bug checks for an exception that nothing handled; parameter 1 is its status. */
const unhandled = new Set([0x1e, 0x3b, 0x7e, 0x8e]);

export const embeddedBreakpoint: Rule = {
  id: 'embedded-breakpoint',
  severity: 'warning',
  surface: 'diagnostic',
  summary:
    'A break instruction or an assertion stopped the system because no debugger was attached: the code stopped on purpose.',
  *check({ transcript, crashes }) {
    for (const crash of crashes) {
      const stop = unhandled.has(bugcheckBase(crash) ?? 0) ? stops[exceptionOf(crash) ?? 0] : undefined;
      if (stop !== undefined) yield draft(transcript, crash, stop);
    }
  },
};

function draft(transcript: Transcript, crash: Crash, stop: string): Draft {
  const place = placeOf(transcript, crash);
  const where = place ? ` in ${place.symbol}` : '';
  return crashDraft(
    crash,
    `${bugcheckName(crash.code ?? 0)}: ${stop}${where}, and no debugger was attached to take it: the code stopped on purpose.`,
    {
      grade: place ? 'derived' : 'observed',
      proof: [
        bugcheckProof(crash),
        ...[1, 2].flatMap((number) => parameterOf(transcript, crash, number)?.proof ?? []),
        ...(place ? [place.proof] : []),
      ],
      alternatives: ['a breakpoint that a debugger had set, and did not take back'],
      missing: [{ what: 'the condition that the code checks before it stops', command: 'ub @$ip' }],
      next: ['kb', 'ub @$ip'],
    },
  );
}

/** What a driver calls to break. */
const helper = /^(?:_*DbgBreakPoint\w*|_*debugbreak|DbgUserBreakPoint|RtlAssert)$/;

/** The row that called for it: below the report, the trap and the routine that breaks. */
function placeOf(transcript: Transcript, { stacks }: Crash): { symbol: string; proof: Proof } | undefined {
  for (const { entry } of stacks) {
    const from = faultRow(entry.record, true);
    if (from === undefined) continue;
    const row = entry.record.frames.slice(from).find((frame) => !helper.test(functionName(frame)));
    if (!row) continue;
    const symbol = formatSymbol(row);
    return {
      symbol,
      proof: { claim: `${symbol} stopped`, lines: transcript.lines(entry, row.lines), grade: 'observed' },
    };
  }
  return undefined;
}
