/** WT04: threads wait for a mutant that another thread owns. */
import type { WaitEdge } from '../../shared/triage';
import type { Analysis } from '../transcript/analysis';
import type { Draft, Rule } from './rule';
import {
  addressOf,
  andOthers,
  edgeProof,
  edgesBy,
  holder,
  howLong,
  isLong,
  label,
  labelOf,
  sessionOf,
  threadCommands,
  waitersOf,
} from './support/waiters';

export const mutantOwner: Rule = {
  id: 'mutant-owner',
  severity: 'warning',
  surface: 'diagnostic',
  summary:
    'Threads wait for a mutant; the debugger prints which thread owns it, and what that thread does is shown.',
  *check(analysis) {
    const incoming = edgesBy(analysis.waitGraph, 'to');
    for (const edge of analysis.waitGraph.edges)
      if (edge.kind === 'held-by' && edge.from.includes('/object:')) {
        yield draft(analysis, edge, incoming.get(edge.from) ?? []);
      }
  },
};

function draft(analysis: Analysis, held: WaitEdge, waits: readonly WaitEdge[]): Draft | undefined {
  const { transcript, waitGraph } = analysis;
  const waiters = waitersOf(transcript, waits);
  const [first] = waiters;
  if (!first) return undefined;
  const { entry: owner, state, name, words } = holder(analysis, held.to);
  const stuck = isLong(first.record) && (state === 'waits' || state === 'terminated');
  const command = threadCommands([addressOf(held.to)]);
  return {
    session: sessionOf(held.from),
    subject: addressOf(held.from),
    lines: held.lines,
    grade: 'observed',
    ...(!stuck && { severity: 'info' as const, surface: 'card' as const }),
    message: `${andOthers(label(first), waits.length)} wait${waits.length < 2 ? 's' : ''}${howLong(first.record)} for ${labelOf(waitGraph, held.from)}, owned by ${name}, ${words}.`,
    proof: [
      ...waits.slice(0, 8).map(edgeProof),
      edgeProof(held),
      ...(owner
        ? [
            {
              claim: `${name}: ${owner.record.state ?? ''}${howLong(owner.record)}`,
              lines: transcript.lines(owner, [owner.record.lines[0], owner.record.lines[0]]),
              grade: 'observed' as const,
            },
          ]
        : []),
    ],
    related: [],
    missing: owner
      ? []
      : [{ what: 'what the owner does', ...(command[0] !== undefined && { command: command[0] }) }],
    next: owner ? [] : command,
    things: [held.to, ...waits.slice(0, 8).map(({ from }) => from)],
  };
}
