/** From a stack frame to the file and line of the workspace it was compiled from. */
import type { Lines } from '../../shared/triage';
import type { FileFunctions, FunctionsOfFiles } from './fileFunctions';
import { definitionsNamed, searchName, symbolParts } from './functionIndex';
import type { PathBases } from './pathBases';
import { pathParts } from './printedPath';
import { languageOf, type CancellationToken, type FindSymbol, type SourceFiles } from './sourceHost';

export interface FrameName {
  /** `sftfsXP`; decides between equally good files when a folder has that name. */
  readonly module: string;
  /** `SoftFSProcessRequest`, `Volume::Open`, without displacement. */
  readonly function: string;
  /** From `[d:\src\volume.c @ 123]`: data, never opened. */
  readonly printedPath?: string;
  /** 1-based. */
  readonly printedLine?: number;
  /** The function of the next inner frame: where it is called is where this frame stands. */
  readonly callee?: string;
}

export interface CallSite {
  /** As the stack names it. */
  readonly callee: string;
  /** 1-based, all that fit. */
  readonly lines: readonly number[];
}

interface Place {
  /** As `SourceFiles.list` spells it. */
  readonly path: string;
  /** 1-based: the printed line, the only call of the callee, or the name of the function. */
  readonly line: number;
  /** Milliseconds since 1970 at which the file was changed last, where it was looked at. */
  readonly modified?: number;
  readonly call?: CallSite;
}

export interface FrameSource extends Place {
  readonly how: 'printed path' | 'function definition';
  /** Every place that fits equally well, the chosen one first: more than one means that the text cannot tell. */
  readonly candidates: readonly Place[];
}

/** What a workspace knows of its sources, kept between questions. */
export interface SourceTree {
  readonly files: SourceFiles;
  readonly bases: PathBases;
  readonly functions: FunctionsOfFiles;
  /** The editor's own language support, asked before the index is. */
  readonly findSymbol?: FindSymbol;
  /** Files that may define the function of this name. */
  indexed(name: string): Promise<readonly string[]>;
}

/** Definitions beyond this many say only that the name is common. */
const maxCandidates = 20;

/**
 * The printed path is trusted first. Without one, or when no file has its name, the definition of the function. Undefined when
 * neither is in the workspace, or when cancelled.
 */
export async function locateFrame(
  frame: FrameName,
  tree: SourceTree,
  token: CancellationToken,
): Promise<FrameSource | undefined> {
  const list = await tree.files.list(token);
  const { printedPath, module } = frame;
  const printed = printedPath === undefined ? [] : tree.bases.find(printedPath, module, list);
  const byPath = await placesByPath(printed, frame, tree);
  const how = byPath.length > 0 ? 'printed path' : 'function definition';
  const places = byPath.length > 0 ? byPath : await byDefinition(frame, tree, list, token);
  const candidates = ranked(places, module);
  const first = candidates[0];
  return first && !token.isCancellationRequested ? { ...first, how, candidates } : undefined;
}

/** Of several files those that define the function; all of them when none does. */
async function placesByPath(
  paths: readonly string[],
  frame: FrameName,
  tree: SourceTree,
): Promise<readonly Place[]> {
  const line = frame.printedLine;
  if (paths.length === 1 && line !== undefined)
    return Promise.all(paths.map((path) => dated(path, line, tree)));
  const defined = await definitionsIn(paths, frame, tree);
  if (line === undefined) return defined.length > 0 ? defined : paths.map((path) => ({ path, line: 1 }));
  const holders = new Set(defined.map(({ path }) => path));
  const chosen = paths.filter((path) => holders.size === 0 || holders.has(path));
  return Promise.all(chosen.map((path) => dated(path, line, tree)));
}

async function dated(path: string, line: number, { files }: SourceTree): Promise<Place> {
  const state = await files.state(path);
  return { path, line, ...(state && { modified: state.modified }) };
}

/** The editor's symbols name files; that the function is defined there is seen here. */
async function byDefinition(
  frame: FrameName,
  tree: SourceTree,
  list: readonly string[],
  token: CancellationToken,
): Promise<readonly Place[]> {
  const name = searchName(frame.function);
  if (name === undefined || list.length === 0) return [];
  const listed = new Set(list);
  const told = [...new Set(await tree.findSymbol?.(name, token))].filter((path) => listed.has(path));
  const places = await definitionsIn(told, frame, tree);
  if (places.length > 0 || token.isCancellationRequested) return places;
  const holders = await tree.indexed(name.replace(/^~/, ''));
  return definitionsIn([...holders].sort(), frame, tree, token);
}

async function definitionsIn(
  paths: readonly string[],
  frame: FrameName,
  tree: SourceTree,
  token?: CancellationToken,
): Promise<readonly Place[]> {
  const found: Place[] = [];
  for (const path of paths) {
    if (token?.isCancellationRequested === true || found.length >= maxCandidates) break;
    const functions = await tree.functions.of(path);
    if (!functions) continue;
    const named = definitionsNamed(frame.function, functions.definitions, languageOf(path));
    for (const { lines } of named) found.push(placeIn(path, lines, functions, frame.callee));
  }
  return found;
}

function placeIn(path: string, lines: Lines, functions: FileFunctions, callee: string | undefined): Place {
  const name = callee === undefined ? undefined : symbolParts(callee).at(-1);
  const calls = name === undefined ? [] : functions.calls(name, lines);
  const [only] = calls;
  const line = calls.length === 1 && only !== undefined ? only : lines[0];
  return {
    path,
    line,
    modified: functions.state.modified,
    ...(name !== undefined && calls.length > 0 && { call: { callee: name, lines: calls } }),
  };
}

/** Files below a folder named like the module come first; otherwise the order of the list stays. */
function ranked(places: readonly Place[], module: string): readonly Place[] {
  const folder = module.toLowerCase();
  const isOwn = ({ path }: Place): boolean => pathParts(path).slice(0, -1).includes(folder);
  return [...places.filter(isOwn), ...places.filter((place) => !isOwn(place))];
}
