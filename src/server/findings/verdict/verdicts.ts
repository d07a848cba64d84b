/** The verdict of each session: what happened, why we think so, what else it could be, and what would settle it. */
import type { Finding, Signature, Verdict } from '../../../shared/triage';
import type { Analysis } from '../../transcript/analysis';
import type { Steps } from '../../transcript/steps';
import { clearVerdict } from './clearVerdict';
import { crashVerdict } from './crashVerdict';
import { patternVerdict } from './patternVerdict';

const ranks: Readonly<Record<Verdict['kind'], number>> = { crash: 0, hang: 1, trouble: 2, note: 3, clear: 4 };

/**
 * One for each session, a crash before a hang before everything else; none of a text without debugger output. In steps of a session: a text
 * may have thousands.
 */
export function* verdictsOf(
  analysis: Analysis,
  findings: readonly Finding[],
  signatures: readonly Signature[],
): Steps<Verdict[]> {
  const { sessions, recordCount } = analysis.transcript;
  if (recordCount === 0) return [];
  const found = grouped(findings, ({ id }) => id.slice(0, id.indexOf('/')));
  const byId = new Map(signatures.map((signature) => [signature.id, signature]));
  const crashed = grouped(analysis.crashes, ({ session }) => session.id);
  const verdicts: Verdict[] = [];
  for (const session of sessions) {
    yield undefined;
    const own = found.get(session.id) ?? [];
    verdicts.push(
      crashVerdict(analysis, session, crashed.get(session.id) ?? [], own, byId) ??
        patternVerdict(analysis, session, own) ??
        clearVerdict(analysis, session, own),
    );
  }
  return verdicts.sort((a, b) => ranks[a.kind] - ranks[b.kind]);
}

function grouped<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
