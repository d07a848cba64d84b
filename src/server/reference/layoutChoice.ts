// Which of the known layouts of a structure may be that of a build of Windows.
import { kernelBuild } from './kernelBuild';

/**
 * Why these layouts were taken. `build`: they are those of the build. `neighbours`: of the nearest known builds below and above it.
 * `version`: of all known builds of Windows 10, since the build is newer than these. `all`: of every known build, since the text does not
 * say which it is, or it is older than all.
 */
export type LayoutBasis = 'build' | 'neighbours' | 'version' | 'all';

export interface LayoutChoice {
  /** Indexes into the list that was asked; a field may be named only where all of them have it. */
  readonly layouts: readonly number[];
  readonly basis: LayoutBasis;
}

/** The first build of Windows 10, whose version is also that of Windows 11. */
const windows10 = 10_240;

/** `builds`: the build numbers of each layout; one build can stand at several, because updates may change a structure. */
export function chooseLayouts(
  builds: readonly ReadonlySet<number>[],
  build: number | undefined,
): LayoutChoice {
  const having = (wanted: (build: number) => boolean): number[] =>
    [...builds.keys()].filter((layout) => [...(builds[layout] ?? [])].some(wanted));
  const all: LayoutChoice = { layouts: [...builds.keys()], basis: 'all' };
  if (build === undefined) return all;
  const kernel = kernelBuild(build);
  const own = having((known) => known === kernel);
  if (own.length > 0) return { layouts: own, basis: 'build' };
  const known = builds.flatMap((numbers) => [...numbers]);
  const below = Math.max(...known.filter((number) => number < kernel));
  const above = Math.min(...known.filter((number) => number > kernel));
  if (!Number.isFinite(below)) return all;
  if (Number.isFinite(above))
    return { layouts: having((number) => number === below || number === above), basis: 'neighbours' };
  return kernel > windows10 ? { layouts: having((number) => number >= windows10), basis: 'version' } : all;
}
