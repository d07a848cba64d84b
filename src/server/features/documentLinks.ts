/** Document links: the source paths that a debugger printed, where the workspace has the file, or files that it may be. */
import * as l10n from '@vscode/l10n';
import type { DocumentLink } from 'vscode-languageserver-types';
import type { ChooseSourceParams } from '../../shared/requests';
import type { Analyzed } from '../findings/analyzed';
import type { Frame } from '../model/stack';
import { frameName, type Locate, type SourcePlaces } from './locate';
import { tokenRange } from './position';

const most = 1000;
/** Distinct files that are looked for: each is compared with the list of the workspace. */
const mostFiles = 200;

/** Behind a path: ` @ 123]`. */
const pathEnd = / @ \d/;

/** What a link without a target asks when it is followed. */
interface SourceQuestion extends ChooseSourceParams {
  /** 1-based. */
  readonly line: number;
}

interface Printed {
  readonly line: number;
  readonly start: number;
  readonly path: string;
  readonly at: number;
  readonly module: string;
  readonly found: SourcePlaces | undefined;
}

export async function documentLinks(analyzed: Analyzed, locate: Locate): Promise<DocumentLink[]> {
  const printed = await printedPaths(analyzed, locate);
  // The user has sources of these modules; of others a question would be noise.
  const own = new Set(printed.flatMap(({ found, module }) => (byPath(found) ? [module] : [])));
  return printed.flatMap((one) => {
    const target = byPath(one.found);
    if (target?.length === 1) return [linkTo(one, target[0].uri)];
    return own.has(one.module) ? [linkThatAsks(one, target?.map(({ uri }) => uri) ?? [])] : [];
  });
}

async function printedPaths(analyzed: Analyzed, locate: Locate): Promise<Printed[]> {
  const { transcript } = analyzed;
  const printed: Printed[] = [];
  const known = new Map<string, Promise<SourcePlaces | undefined>>();
  for (const entry of transcript.stacksIn(sectionsWithPaths(analyzed))) {
    for (const frame of entry.record.frames) {
      if (printed.length >= most) return printed;
      if (!frame.source) continue;
      const found = await placesOf(frame, locate, known);
      const [line] = transcript.lines(entry, frame.lines);
      const { path, line: at } = frame.source;
      const start = transcript.source.line(line - 1).lastIndexOf(path);
      if (start >= 0) printed.push({ line, start, path, at, module: frameName(frame).module, found });
    }
  }
  return printed;
}

/** Reading text is much cheaper than parsing it, and most stacks print no paths. */
function* sectionsWithPaths({ transcript: { source }, within }: Analyzed): Iterable<number> {
  const last = within ? source.sectionAt(within[1] - 1) : source.sections.length - 1;
  for (let section = within ? source.sectionAt(within[0] - 1) : 0; section <= last; section++)
    if (pathEnd.test(source.text(section))) yield section;
}

function placesOf(
  frame: Frame,
  locate: Locate,
  known: Map<string, Promise<SourcePlaces | undefined>>,
): Promise<SourcePlaces | undefined> {
  const key = `${frame.source?.path}:${frame.source?.line}:${frame.symbol}`;
  const found = known.get(key) ?? (known.size < mostFiles ? locate(frameName(frame)) : undefined);
  if (found) known.set(key, found);
  return found ?? Promise.resolve(undefined);
}

function byPath(found: SourcePlaces | undefined): SourcePlaces['places'] | undefined {
  return found?.how === 'printed path' ? found.places : undefined;
}

function linkTo({ line, start, path, at }: Printed, uri: string): DocumentLink {
  return {
    range: tokenRange(line, { start, end: start + path.length }),
    target: `${uri}#L${at}`,
    tooltip: l10n.t('Open the source file'),
  };
}

function linkThatAsks({ line, start, path, at }: Printed, candidates: readonly string[]): DocumentLink {
  const data: SourceQuestion = { printed: path, candidates, line: at };
  return {
    range: tokenRange(line, { start, end: start + path.length }),
    tooltip:
      candidates.length === 0
        ? l10n.t('Say where this file is')
        : l10n.t('Say which of {0} files this is', candidates.length),
    data,
  };
}

/** What a link that comes back from a client asks; undefined for anything else. */
export function sourceQuestion({ data }: DocumentLink): SourceQuestion | undefined {
  const { printed, candidates, line } = (data ?? {}) as Readonly<
    Partial<Record<keyof SourceQuestion, unknown>>
  >;
  if (typeof printed !== 'string' || typeof line !== 'number' || !Array.isArray(candidates)) return undefined;
  return { printed, line, candidates: candidates.filter((uri): uri is string => typeof uri === 'string') };
}
