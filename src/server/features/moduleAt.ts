/** Which module a place of the text names, and where the text describes it. */
import type { SessionInfo } from '../../shared/triage';
import type { ModuleRecord } from '../model/module';
import { symbolParts } from '../text/lexer';
import type { Analysis } from '../transcript/analysis';
import type { Entry } from '../transcript/transcript';
import type { Spot } from './spot';

export interface NamedModule {
  /** `nt`, `audio.sys`. */
  readonly name: string;
  /** Behind a bare name: `audio+0x1f40`. */
  readonly offset?: number;
}

const offsets = /(?<![\w!.])([A-Za-z_][\w.-]{0,63})\+0x([0-9a-f]{1,8})(?![\w`])/gi;

/** The module that is named under the cursor: alone, before a `!`, or before an offset. */
export function moduleNameAt({ token, text }: Spot): NamedModule | undefined {
  if (token?.kind === 'module') return { name: token.text };
  if (token?.kind === 'symbol') return { name: symbolParts(token.text).module };
  if (token?.kind !== 'hex') return undefined;
  for (const match of text.slice(Math.max(0, token.start - 70), token.end).matchAll(offsets)) {
    const end = Math.max(0, token.start - 70) + match.index + match[0].length;
    if (end === token.end) return { name: match[1] ?? '', offset: Number.parseInt(match[2] ?? '', 16) };
  }
  return undefined;
}

/** Where a module is described: in the session of the place, else anywhere; loaded before unloaded, with a version before without. */
export function moduleAt(
  { analyzed: { analysis }, session }: Spot,
  name: string,
): { readonly entry: Entry<ModuleRecord>; readonly line: number } | undefined {
  const { transcript } = analysis;
  const wanted = stem(name);
  const best = (session && modulesOf(analysis, session).get(wanted)) ?? modulesOf(analysis).get(wanted);
  return best && { entry: best, line: transcript.lines(best)[0] };
}

/** Records that are read for it: a text of many dumps has millions. */
const mostRecords = 8000;
type Modules = ReadonlyMap<string, Entry<ModuleRecord>>;
const known = new WeakMap<Analysis, Map<string, Modules>>();

/** The best description of each module of a session, or of the whole text, by the stem of its names. */
function modulesOf(analysis: Analysis, session?: SessionInfo): Modules {
  const ofAnalysis = known.get(analysis) ?? new Map<string, Modules>();
  known.set(analysis, ofAnalysis);
  const found = ofAnalysis.get(session?.id ?? '');
  if (found) return found;
  const { transcript } = analysis;
  const modules = new Map<string, Entry<ModuleRecord>>();
  let records = 0;
  for (const entry of (session ? transcript.ofSession(session) : transcript).each('module')) {
    if (records++ >= mostRecords) break;
    if (session && entry.session.id !== session.id) continue;
    for (const name of namesOf(entry.record)) {
      const best = modules.get(name);
      if (!best || rankOf(entry.record) > rankOf(best.record)) modules.set(name, entry);
    }
  }
  ofAnalysis.set(session?.id ?? '', modules);
  return modules;
}

function rankOf({ unloaded, version, details }: ModuleRecord): number {
  return (unloaded ? 0 : 4) + (version === undefined ? 0 : 2) + (details ? 1 : 0);
}

function namesOf({ name, image }: ModuleRecord): Set<string> {
  return new Set([name, image].flatMap((one) => (one === undefined ? [] : [stem(one)])));
}

/** `\SystemRoot\system32\audio.sys` and `AUDIO` are one; the kernel is `nt` whatever its file. */
function stem(name: string): string {
  const file = name.slice(Math.max(name.lastIndexOf('\\'), name.lastIndexOf('/')) + 1).toLowerCase();
  const base = file.replace(/\.(?:exe|dll|sys|drv|ocx)$/, '');
  return /^ntkrnl(?:mp|pa|pamp)$|^ntoskrnl$/.test(base) ? 'nt' : base;
}
