/** Which module a place of the text names, and where the text describes it. */
import type { ModuleRecord } from '../model/module';
import { symbolParts } from '../text/lexer';
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

/** Where a module is described: in the session of the place first, loaded before unloaded, with a version before without. */
export function moduleAt(
  { analyzed: { transcript }, session }: Spot,
  name: string,
): { readonly entry: Entry<ModuleRecord>; readonly line: number } | undefined {
  const wanted = stem(name);
  let best: Entry<ModuleRecord> | undefined;
  let most = 0;
  for (const entry of transcript.each('module')) {
    if (!isCalled(entry.record, wanted)) continue;
    const rank = rankOf(entry, session?.id);
    if (rank <= most) continue;
    most = rank;
    best = entry;
  }
  return best && { entry: best, line: transcript.lines(best)[0] };
}

function rankOf({ session, record }: Entry<ModuleRecord>, own: string | undefined): number {
  return (
    1 +
    (session.id === own ? 8 : 0) +
    (record.unloaded ? 0 : 4) +
    (record.version === undefined ? 0 : 2) +
    (record.details ? 1 : 0)
  );
}

function isCalled({ name, image }: ModuleRecord, wanted: string): boolean {
  return (name !== undefined && stem(name) === wanted) || (image !== undefined && stem(image) === wanted);
}

/** `\SystemRoot\system32\audio.sys` and `AUDIO` are one; the kernel is `nt` whatever its file. */
function stem(name: string): string {
  const file = name.slice(Math.max(name.lastIndexOf('\\'), name.lastIndexOf('/')) + 1).toLowerCase();
  const base = file.replace(/\.(?:exe|dll|sys|drv|ocx)$/, '');
  return /^ntkrnl(?:mp|pa|pamp)$|^ntoskrnl$/.test(base) ? 'nt' : base;
}
