/** From a stack frame to the file and line of the workspace it was compiled from. */
import { findDefinitions, searchName } from './functionIndex';
import { longestSuffixMatches, pathParts } from './printedPath';
import type { CancellationToken, CParser, LoadParser, SourceFiles } from './sourceHost';

export interface FrameName {
  /** `sftfsXP`; decides between equally good files when a folder has that name. */
  readonly module: string;
  /** `SoftFSProcessRequest`, `Volume::Open`, without displacement. */
  readonly function: string;
  /** From `[d:\src\volume.c @ 123]`: data, never opened. */
  readonly printedPath?: string;
  /** 1-based. */
  readonly printedLine?: number;
}

interface Place {
  /** As `SourceFiles.list` spells it. */
  readonly path: string;
  /** 1-based. */
  readonly line: number;
}

export interface FrameSource extends Place {
  readonly how: 'printed path' | 'function definition';
  /** Every place that fits equally well, the chosen one first: more than one means that the text cannot tell. */
  readonly candidates: readonly Place[];
}

/** Definitions beyond this many say only that the name is common. */
const maxCandidates = 20;

/**
 * The printed path is trusted first: the workspace file that shares its longest tail. Without one, or when no file has its name,
 * the definition of the function. Undefined when neither is in the workspace, or when cancelled.
 */
export async function locateFrame(
  frame: FrameName,
  files: SourceFiles,
  loadParser: LoadParser,
  token: CancellationToken,
): Promise<FrameSource | undefined> {
  const list = await files.list(token);
  const printed = frame.printedPath === undefined ? [] : longestSuffixMatches(frame.printedPath, list);
  const byPath = await placesByPath(printed, frame, files, loadParser, token);
  const how = byPath.length > 0 ? 'printed path' : 'function definition';
  const places =
    byPath.length > 0 ? byPath : await definitionsIn(list, frame.function, files, loadParser, token);
  const candidates = ranked(places, frame.module);
  const first = candidates[0];
  return first && !token.isCancellationRequested ? { ...first, how, candidates } : undefined;
}

/** Of several files with the same tail those that define the function; all of them when none does. */
async function placesByPath(
  paths: readonly string[],
  frame: FrameName,
  files: SourceFiles,
  loadParser: LoadParser,
  token: CancellationToken,
): Promise<readonly Place[]> {
  const line = frame.printedLine;
  if (paths.length === 0 || (paths.length === 1 && line !== undefined))
    return paths.map((path) => ({ path, line: line ?? 1 }));
  const defined = await definitionsIn(paths, frame.function, files, loadParser, token);
  if (line === undefined) return defined.length > 0 ? defined : paths.map((path) => ({ path, line: 1 }));
  const holders = new Set(defined.map(({ path }) => path));
  return paths.filter((path) => holders.size === 0 || holders.has(path)).map((path) => ({ path, line }));
}

async function definitionsIn(
  paths: readonly string[],
  symbol: string,
  files: SourceFiles,
  loadParser: LoadParser,
  token: CancellationToken,
): Promise<readonly Place[]> {
  const name = searchName(symbol);
  const found: Place[] = [];
  let parser: CParser | undefined;
  for (const path of name === undefined ? [] : paths) {
    if (token.isCancellationRequested || found.length >= maxCandidates) break;
    const text = await files.read(path);
    if (!text?.includes(name ?? '')) continue;
    parser ??= await loadParser();
    if (!parser) break;
    for (const [line] of findDefinitions(symbol, text, parser)) found.push({ path, line });
  }
  return found;
}

/** Files below a folder named like the module come first; otherwise the order of the list stays. */
function ranked(places: readonly Place[], module: string): readonly Place[] {
  const folder = module.toLowerCase();
  const isOwn = ({ path }: Place): boolean => pathParts(path).slice(0, -1).includes(folder);
  return [...places.filter(isOwn), ...places.filter((place) => !isOwn(place))];
}
