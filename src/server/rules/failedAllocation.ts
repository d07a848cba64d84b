/** BC13: a crash whose status says that memory or resources could not be had: the shortage came first, and its user is elsewhere. */
import type { Proof } from '../../shared/triage';
import { ntstatus } from '../reference/ntstatus';
import type { Crash } from '../transcript/crashes';
import type { Transcript } from '../transcript/transcript';
import type { Draft, Rule } from './rule';
import { bugcheckName, crashDraft, exceptionOf, parameterOf } from './support/crashParts';

/** STATUS_NO_MEMORY, STATUS_INSUFFICIENT_RESOURCES, STATUS_COMMITMENT_LIMIT. */
const shortages = new Set([0xc0000017, 0xc000009a, 0xc000012d]);

export const failedAllocation: Rule = {
  id: 'failed-allocation',
  severity: 'info',
  surface: 'diagnostic',
  summary:
    'A crash has a status that says that memory or another resource could not be had: somebody else may have used it up.',
  *check({ transcript, crashes }) {
    for (const crash of crashes) {
      const found = statusOf(transcript, crash);
      if (found) yield draft(crash, found.status, found.proof);
    }
  },
};

/** Of the exception alone: other parameters hold the last status of a driver, which ended nothing. */
function statusOf(transcript: Transcript, crash: Crash): { status: number; proof: Proof } | undefined {
  const status = exceptionOf(crash);
  if (status === undefined || !shortages.has(status)) return undefined;
  const claim = `the exception is ${status.toString(16)}`;
  return {
    status,
    proof: parameterOf(transcript, crash, 1)?.proof ?? { claim, lines: crash.lines, grade: 'observed' },
  };
}

function draft(crash: Crash, status: number, proof: Proof): Draft {
  const isUser = crash.code === undefined;
  const next = isUser ? ['!address -summary', '!heap -s'] : ['!vm 1', '!poolused 2', '!poolused 4'];
  const name = ntstatus(status)?.name ?? status.toString(16);
  const what = crash.code === undefined ? 'The exception' : bugcheckName(crash.code);
  return crashDraft(
    crash,
    `${what} has the status ${name}: memory or another resource could not be had; who asked for it need not be who used it up.`,
    {
      grade: 'inferred',
      proof: [proof],
      alternatives: [
        'a size was asked for that no machine could give',
        'a quota or a limit of the process or its job',
      ],
      missing: [{ what: 'what memory is used for', ...(next[0] !== undefined && { command: next[0] }) }],
      next,
    },
  );
}
