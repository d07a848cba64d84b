/** WT05: a thread waits for the end of another thread, or of a process, that the text shows. */
import type { WaitEdge } from '../../shared/triage';
import type { Analysis } from '../transcript/analysis';
import { functionName, rundownRoutine } from '../transcript/frames';
import { printedThread } from '../transcript/waits/printedThread';
import type { Draft, Rule } from './rule';
import { addressOf, edgeProof, edgesBy, howLong, isLong, label, sessionOf } from './support/waiters';

export const waitForEnd: Rule = {
  id: 'wait-for-end',
  severity: 'warning',
  surface: 'diagnostic',
  summary:
    'A thread waits for the end of a thread or process; a problem when that one is stuck in its own exit.',
  *check(analysis) {
    const outgoing = edgesBy(analysis.waitGraph, 'from');
    for (const edge of analysis.waitGraph.edges) {
      if (edge.kind !== 'waits-for' || !edge.label.startsWith('end of the ')) continue;
      yield draft(analysis, edge, outgoing.get(edge.to) ?? []);
    }
  },
};

function draft(analysis: Analysis, edge: WaitEdge, onwards: readonly WaitEdge[]): Draft | undefined {
  const { transcript } = analysis;
  const waiter = printedThread(transcript, edge.from);
  if (!waiter) return undefined;
  const threads = edge.to.includes('/thread:')
    ? [edge.to]
    : onwards.filter(({ kind }) => kind === 'blocked-by').map(({ to }) => to);
  const stuck = isLong(waiter.record) ? threads.slice(0, 8).flatMap((id) => exiting(analysis, id)) : [];
  const [first] = stuck;
  const target = edge.why.replace(/^The thread waits for the end of (.*)\.$/, '$1');
  return {
    session: sessionOf(edge.from),
    subject: addressOf(edge.from),
    lines: edge.lines,
    grade: 'observed',
    ...(!first && { severity: 'info' as const, surface: 'card' as const }),
    message: `${label(waiter)} waits${howLong(waiter.record)} for the end of ${target}${first ? `, which is exiting and waits in ${first.routine}` : '; normal for whoever started it'}.`,
    proof: [
      edgeProof(edge),
      ...stuck.map(({ claim, lines }) => ({ claim, lines, grade: 'observed' as const })),
    ],
    related: [],
    missing: [],
    next: [],
    things: [edge.from, edge.to],
  };
}

/** A thread that waits inside its own exit. */
function exiting(
  { transcript }: Analysis,
  id: string,
): { readonly routine: string; readonly claim: string; readonly lines: WaitEdge['lines'] }[] {
  const entry = printedThread(transcript, id);
  const stack = entry && transcript.stackOf(entry);
  const frame = stack?.record.frames.find((one) => rundownRoutine.test(functionName(one)));
  if (!entry || !stack || !frame || entry.record.state !== 'WAIT' || !isLong(entry.record)) return [];
  const routine = functionName(frame);
  return [
    {
      routine,
      claim: `${label(entry)} has ${routine} on its stack and waits${howLong(entry.record)}`,
      lines: transcript.lines(stack, frame.lines),
    },
  ];
}
