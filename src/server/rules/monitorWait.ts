/** WT07 for managed code: threads wait for the monitor of an object whose owner the runtime prints. */
import type { Proof } from '../../shared/triage';
import type { Analysis } from '../transcript/analysis';
import type { MonitorState } from '../transcript/waits/monitors';
import type { Draft, Rule } from './rule';
import { addressOf, andOthers } from './support/waiters';

export const monitorWait: Rule = {
  id: 'monitor-wait',
  // A monitor that somebody waits for at the moment of a dump is ordinary; a ring of them is another rule.
  severity: 'info',
  surface: 'diagnostic',
  summary: 'Managed threads wait for the monitor of an object; the runtime prints which thread owns it.',
  *check(analysis) {
    for (const monitor of analysis.monitors) if (monitor.waiters > 0) yield draft(analysis, monitor);
  },
};

function draft({ transcript }: Analysis, monitor: MonitorState): Draft {
  const { entry, id, label, owner, waiters, waits } = monitor;
  const lines = transcript.lines(entry);
  const { held } = entry.record;
  const owned = owner ? `, owned by ${owner.label}` : '';
  const [first] = waits;
  const who = first ? andOthers(first.waiter.label, waiters) : `${waiters} thread${waiters === 1 ? '' : 's'}`;
  return {
    session: entry.session.id,
    subject: addressOf(id),
    lines,
    grade: first ? 'inferred' : 'observed',
    message: `${who.charAt(0).toUpperCase()}${who.slice(1)} wait${waiters === 1 ? 's' : ''} for the ${label}${owned}.`,
    proof: [
      {
        claim: `MonitorHeld counts 1 for the owner and 2 for each thread that waits: ${held} is ${waiters} that wait${waiters === 1 ? 's' : ''}`,
        lines,
        grade: 'observed',
      },
      ...waits.map(({ waiter, why, lines: at, grade }): Proof => ({
        claim: why.replace('The thread', waiter.label),
        lines: at,
        grade,
      })),
    ],
    related: owner?.lines ? [{ message: `the owner, ${owner.label}`, lines: owner.lines }] : [],
    missing: [{ what: 'which object each thread enters, and what the owner does', command: '~*e !clrstack' }],
    next: ['~*e !clrstack', '~*e !dso'],
    things: [id, ...(owner ? [owner.id] : [])],
  };
}
