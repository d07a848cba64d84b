/** What a session tells of its target and its dump: machine, build, dump kind and quality, debugger, times. */
import type { Lines, SessionInfo } from '../../shared/triage';
import type { FactModel } from '../../shared/viewModel';
import type { Analysis } from '../transcript/analysis';
import { clockFacts } from './clockFacts';
import { sessionKindWords } from '../transcript/sessionWords';
import { duration } from '../transcript/time';
import type { Transcript } from '../transcript/transcript';

/** Lines at the beginning of a session, and of an analysis, that are looked at. */
const mostLines = 600;

const banner: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['Windows', /^(Windows [^\r\n]{1,40}Version [^\r\n]{1,160})/],
  ['Product', /^Product: (.{1,160})/],
  ['Build', /^(?:Built by|Edition build lab): (.{1,160})/],
  ['Machine name', /^Machine Name:\s{0,8}"?([^\s"][^"]{0,120})/],
  ['Dump file', /^Loading Dump File \[(.{1,260})\]/],
  ['Session time', /^Debug session time: (.{1,120})/],
  ['System uptime', /^System Uptime: (.{1,80})/],
  ['Process uptime', /^Process Uptime: (.{1,80})/],
  ['Process', /^PROCESS_NAME:\s{0,8}(\S.{0,120})/],
  ['Windows build', /^BUILD_VERSION_STRING:\s{0,8}(\S.{0,160})/],
  ['Operating system', /^OSNAME:\s{0,8}(\S.{0,120})/],
];

export function targetFacts({ transcript, crashes }: Analysis, session: SessionInfo): FactModel[] {
  const { id, kind, machine, osBuild, debuggerVersion, dump, clock } = session;
  const facts: FactModel[] = [];
  const add = (name: string, value: string | undefined, lines?: Lines): void => {
    if (value === undefined || facts.some((fact) => fact.name === name)) return;
    facts.push({ id: `${id}/fact:${facts.length}`, name, value, ...(lines && { lines }) });
  };
  add('Target', sessionKindWords(kind));
  add('Machine', machine);
  add('Dump', dump);
  add('Dump quality', dump === undefined ? undefined : quality(dump));
  const analyzed = crashes.filter((crash) => crash.session.id === id).map(({ analysis }) => analysis);
  const places = [session.lines, ...analyzed.flatMap((entry) => (entry ? [transcript.lines(entry)] : []))];
  for (const [name, value, line] of printed(transcript, places)) add(name, value, [line, line]);
  if (!facts.some(({ name }) => name.startsWith('Windows'))) add('Windows', osBuild);
  add('Debugger', debuggerVersion);
  add('Tick', clock?.tickMs === undefined ? undefined : `${clock.tickMs} ms`);
  const { started, span } = clockFacts(clock);
  add('Target started', started?.words, started?.lines);
  add('Times printed', span?.words, span?.lines);
  const apart = clock?.skewMs;
  add('Outputs apart', apart === undefined ? undefined : duration(apart), clock?.snapshots.at(-1)?.lines);
  return facts;
}

function quality(dump: string): string | undefined {
  if (/full memory|\bfull\b|complete/i.test(dump)) return 'all memory of the target';
  if (/\bmini|triage/i.test(dump)) return 'small: registers, stack and little else';
  return /kernel|summary|bitmap/i.test(dump) ? 'kernel memory; that of programs may be absent' : undefined;
}

type Printed = readonly [name: string, value: string, line: number];

/** In the order of the table: a line of the banner, else of the analysis. */
function printed(transcript: Transcript, places: readonly Lines[]): Printed[] {
  const found = new Map<string, Printed>();
  for (const [first, last] of places) {
    const lines = transcript.source.slice(first - 1, Math.min(last, first - 1 + mostLines));
    for (const [at, line] of lines.entries())
      for (const [name, pattern] of banner) {
        const value = found.has(name) ? undefined : pattern.exec(line)?.[1]?.trim();
        if (value !== undefined) found.set(name, [name, value, first + at]);
      }
  }
  return banner.flatMap(([name]) => {
    const fact = found.get(name);
    return fact ? [fact] : [];
  });
}
