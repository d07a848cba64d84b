/** Q03: waits that lead from one output into another, between which the target ran: together they may never have been. */
import type { Lines, SessionInfo, WaitEdge } from '../../shared/triage';
import type { Analysis } from '../transcript/analysis';
import type { Transcript } from '../transcript/transcript';
import type { Draft, Rule } from './rule';
import { letsRun } from './support/letsRun';
import { labelOf, sessionOf } from './support/waiters';

export const momentsJoined: Rule = {
  id: 'moments-joined',
  severity: 'info',
  surface: 'card',
  summary:
    'A chain of waits joins outputs between which the target ran, so that it may never have been as a whole.',
  *check(analysis) {
    const { transcript, waitGraph } = analysis;
    const chains = new Map<string, WaitEdge[]>();
    for (const edge of waitGraph.edges) {
      if (!leads.has(edge.kind)) continue;
      const id = sessionOf(edge.from);
      const known = chains.get(id);
      if (known) known.push(edge);
      else chains.set(id, [edge]);
    }
    if (chains.size === 0) return;
    const clocks = { local: moments(transcript, true), stopped: moments(transcript, false) };
    for (const session of transcript.sessions) {
      // Where ticks are printed it is known how far apart the outputs are, and said elsewhere.
      if (session.kind.endsWith('-dump') || session.clock?.skewMs !== undefined) continue;
      const clock = session.kind === 'kernel-local' ? clocks.local : clocks.stopped;
      const found = joint(chains.get(session.id) ?? [], clock);
      if (found) yield draft(analysis, session, found);
    }
  },
};

/** Kinds of edges that a chain of waits is made of. */
const leads = new Set<WaitEdge['kind']>(['waits-for', 'held-by', 'blocked-by']);

/** A link into a node, and the link of that node onwards, from outputs of two moments. */
interface Joint {
  readonly into: WaitEdge;
  readonly onwards: WaitEdge;
}

function joint(edges: readonly WaitEdge[], momentOf: (lines: Lines) => number): Joint | undefined {
  const leaving = new Map(edges.map((edge) => [edge.from, edge]));
  for (const into of edges) {
    const onwards = leaving.get(into.to);
    if (onwards && momentOf(into.lines) !== momentOf(onwards.lines)) return { into, onwards };
  }
  return undefined;
}

/** A number for the moment that a line shows: a local target runs all the time, another one when it is told to. */
function moments({ blocks }: Transcript, isLocal: boolean): (lines: Lines) => number {
  const starts: number[] = [];
  const numbers: number[] = [];
  let moment = 0;
  for (const { command = '', lines } of blocks) {
    if (isLocal || letsRun.test(command)) moment++;
    starts.push(lines[0]);
    numbers.push(moment);
  }
  return ([line]) => {
    let [low, high] = [0, starts.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= line) low = middle + 1;
      else high = middle;
    }
    return numbers[low - 1] ?? 0;
  };
}

function draft({ waitGraph }: Analysis, { id, kind }: SessionInfo, { into, onwards }: Joint): Draft {
  const why =
    kind === 'kernel-local' ? 'a local debugger looks at a system that runs' : 'the target ran between them';
  return {
    session: id,
    subject: 'moments',
    lines: onwards.lines,
    grade: 'derived',
    message: `That ${labelOf(waitGraph, into.from)} depends on ${labelOf(waitGraph, into.to)}, and that on ${labelOf(waitGraph, onwards.to)}, is joined from outputs of different moments: ${why}.`,
    proof: [
      { claim: into.why, lines: into.lines, grade: into.grade },
      { claim: onwards.why, lines: onwards.lines, grade: onwards.grade },
    ],
    related: [],
    missing: [{ what: 'both outputs of one moment', command: '.echotimestamps 1' }],
    next: ['.echotimestamps 1'],
    things: [into.from, into.to],
  };
}
