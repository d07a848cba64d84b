/** The device stack of an IRP as layers: locations in use, and what lies unused or unprinted between them, in one row. */
import type { Lines } from '../../../src/shared/triage';
import type { IrpLocationModel, IrpModel } from '../../../src/shared/viewModel';
import { t } from '../../l10n/t';

export type Layer =
  | { readonly kind: 'location'; readonly id: string; readonly location: IrpLocationModel }
  | { readonly kind: 'gap'; readonly id: string; readonly text: string; readonly lines: Lines | undefined };

/** Highest driver first. Indexes fall from the stack count to 1; a hole in them is what the transcript left out. */
export function layersOf({ id, locations, elided }: IrpModel): readonly Layer[] {
  const layers: Layer[] = [];
  let unused: IrpLocationModel[] = [];
  let missing = 0;
  const flush = (): void => {
    const count = unused.length + missing;
    if (count > 0) {
      layers.push({
        kind: 'gap',
        id: unused[0]?.id ?? `${id}:gap:${layers.length}`,
        text: t(missing > 0 ? 'irp.unusedOrMissing' : 'irp.unused', { count }),
        lines: span(unused),
      });
    }
    unused = [];
    missing = 0;
  };
  let expected = locations[0]?.index ?? 0;
  for (const location of locations) {
    missing += Math.max(0, expected - location.index);
    expected = location.index - 1;
    if (isUnused(location)) {
      unused.push(location);
      continue;
    }
    flush();
    layers.push({ kind: 'location', id: location.id, location });
  }
  if (locations.length > 0) missing += Math.max(0, expected);
  flush();
  if (elided && !layers.some(({ kind }) => kind === 'gap')) {
    layers.push({
      kind: 'gap',
      id: `${id}:gap`,
      text: t('irp.elided'),
      lines: undefined,
    });
  }
  return layers;
}

function isUnused({ current, pending, driver, device, file, completion, args }: IrpLocationModel): boolean {
  const named = driver ?? device ?? file ?? completion;
  return !current && !pending && named === undefined && args.every(({ value }) => /^0+$/.test(value));
}

function span(locations: readonly IrpLocationModel[]): Lines | undefined {
  if (locations.length === 0) return undefined;
  const lines = locations.flatMap((location) => location.lines);
  return [Math.min(...lines), Math.max(...lines)];
}
