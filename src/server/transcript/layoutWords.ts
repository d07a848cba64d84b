/** What the name of a field rests on, in words. */
import { commandAddress } from '../../shared/address';
import type { Grade } from '../../shared/triage';
import type { LayoutBasis } from '../reference/layoutChoice';
import type { Hit } from './things';

const grades: Readonly<Record<LayoutBasis | 'printed', Grade>> = {
  printed: 'observed',
  build: 'derived',
  neighbours: 'inferred',
  version: 'inferred',
  all: 'inferred',
};

/** `derived from the layout of Windows build 19041`; `build` is that of the session. */
export function layoutWords({ layout }: Hit, build: number | undefined): string | undefined {
  return layout && `${grades[layout.basis]}${basisWords(layout, build)}`;
}

/** What prints the fields of a structure where the text does not settle which one an address is. */
export function layoutCommand({ thing, offset, field }: Hit): string | undefined {
  return thing.struct === undefined || offset === 0 || field !== undefined
    ? undefined
    : `dt nt!_${thing.struct} ${commandAddress(thing.address)}`;
}

function basisWords({ basis, lines }: NonNullable<Hit['layout']>, build: number | undefined): string {
  switch (basis) {
    case 'printed':
      return `: the dt in line ${lines?.[0] ?? 0}`;
    case 'build':
      return build === undefined
        ? ' from the layout of the structure'
        : ` from the layout of Windows build ${build}`;
    case 'neighbours':
      return `: the nearest known builds below and above ${build ?? 0} agree`;
    case 'version':
      return `: all known builds of Windows 10 agree, and ${build ?? 0} is newer than these`;
    case 'all':
      return build === undefined
        ? ': all known builds of Windows agree, and the text does not say which this is'
        : `: all known builds of Windows agree, and ${build} is not among them`;
  }
}
