/** WT22: several threads wait long for one event. An event has no owner: only who sets it is missing, nothing is wrong with it. */
import { commandAddress } from '../../shared/address';
import type { WaitEdge, WaitNode } from '../../shared/triage';
import type { Analysis } from '../transcript/analysis';
import type { Draft, Rule } from './rule';
import {
  addressOf,
  andOthers,
  edgeProof,
  edgesBy,
  howLong,
  isLong,
  label,
  sessionOf,
  waitersOf,
} from './support/waiters';

const event = /^(?:Synchronization|Notification)Event$/;

export const eventWithoutSetter: Rule = {
  id: 'event-without-setter',
  severity: 'hint',
  surface: 'card',
  summary: 'Several threads wait long for one event; who sets it is recorded nowhere.',
  *check(analysis) {
    const incoming = edgesBy(analysis.waitGraph, 'to');
    for (const node of analysis.waitGraph.nodes) {
      const waits = incoming.get(node.id) ?? [];
      if (waits.length < 2 || !node.id.includes('/object:') || !event.test(waits[0]?.label ?? '')) continue;
      yield draft(analysis, node, waits);
    }
  },
};

function draft({ transcript }: Analysis, node: WaitNode, waits: readonly WaitEdge[]): Draft | undefined {
  const [first] = waitersOf(transcript, waits);
  if (!first || !isLong(first.record)) return undefined;
  const command = `!object ${commandAddress(addressOf(node.id))}`;
  return {
    session: sessionOf(node.id),
    subject: addressOf(node.id),
    lines: waits[0]?.lines ?? [1, 1],
    grade: 'observed',
    message: `${andOthers(label(first), waits.length)} wait${howLong(first.record)} for ${node.label}; an event has no owner, so that who should set it cannot be read from a snapshot.`,
    proof: waits.slice(0, 8).map(edgeProof),
    related: [],
    missing: [{ what: 'who sets the event: its name may tell, else the source', command }],
    next: [command],
    things: waits.slice(0, 8).map(({ from }) => from),
  };
}
