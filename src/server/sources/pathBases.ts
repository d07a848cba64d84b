/** Where printed paths lie on this machine: by configured maps, by their tail, by what earlier paths showed, by a name that is unique. */
import { sameName } from './fileNames';
import { longestSuffixMatches, pathParts } from './printedPath';

/** Printed folder or file → local folder or file. Printed ones are compared by win32 rules, and never opened. */
export type SourceMap = Readonly<Record<string, string>>;

/** A build prints few of them; a hostile text may print many. */
const mostBases = 500;
const shared = '';

export class PathBases {
  /** Local parts by printed parts, joined, the longest printed ones first. */
  private map: readonly (readonly [printed: string, local: readonly string[]])[] = [];
  /** By module; under no module what any of them showed. */
  private readonly learnt = new Map<string, Map<string, readonly string[]>>();

  setMap(map: SourceMap): void {
    this.map = Object.entries(map)
      .map(([printed, local]): [string, readonly string[]] => [keyOf(pathParts(printed)), pathParts(local)])
      .sort(([left], [right]) => right.length - left.length);
    this.learnt.clear();
  }

  /**
   * The files that the printed path may be: one, when a map, the tail of the path, a learnt base or a unique name decides; several
   * when nothing does; none when no file has its name. What decides is learnt for the paths after it.
   */
  find(printed: string, module: string, files: readonly string[]): readonly string[] {
    const named = sameName(printed, files);
    const parts = pathParts(printed);
    const mapped = this.byMap(parts, files);
    if (mapped.length > 0) return mapped;
    const tail = longestSuffixMatches(printed, named);
    const [only] = tail;
    if (only === undefined) return [];
    const chosen = tail.length === 1 ? only : this.byLearnt(parts, module, tail);
    if (chosen === undefined) return tail;
    this.learn(parts, pathParts(chosen), module);
    return [chosen];
  }

  private byMap(parts: readonly string[], files: readonly string[]): readonly string[] {
    const key = keyOf(parts);
    for (const [printed, local] of this.map) {
      const rest =
        printed === key ? '' : key.startsWith(`${printed}/`) ? key.slice(printed.length) : undefined;
      if (rest === undefined) continue;
      const wanted = keyOf(local) + rest;
      const found = sameName(wanted, files).filter((file) => keyOf(pathParts(file)) === wanted);
      if (found.length > 0) return found;
    }
    return [];
  }

  private byLearnt(parts: readonly string[], module: string, files: readonly string[]): string | undefined {
    for (const bases of [this.learnt.get(module), this.learnt.get(shared)]) {
      for (let length = parts.length - 1; bases && length >= 0; length--) {
        const base = bases.get(keyOf(parts.slice(0, length)));
        const wanted = base && keyOf([...base, ...parts.slice(length)]);
        const found = wanted && files.find((file) => keyOf(pathParts(file)) === wanted);
        if (found) return found;
      }
    }
    return undefined;
  }

  /** `d:\bld\drv\src\x.c` found as `/w/drv/src/x.c`: what lay below `d:\bld` lies below `/w`. */
  private learn(printed: readonly string[], local: readonly string[], module: string): void {
    let same = 0;
    while (same < Math.min(printed.length, local.length) && printed.at(-1 - same) === local.at(-1 - same))
      same++;
    const from = keyOf(printed.slice(0, printed.length - same));
    const to = local.slice(0, local.length - same);
    for (const name of [module, shared]) {
      const bases = this.learnt.get(name) ?? new Map<string, readonly string[]>();
      this.learnt.set(name, bases);
      if (bases.size < mostBases && !bases.has(from)) bases.set(from, to);
    }
    if (this.learnt.size > mostBases) this.learnt.clear();
  }
}

function keyOf(parts: readonly string[]): string {
  return parts.join('/');
}
