/** Tells a stack that lost its header from a listing of pointers: both print an address, a value and a symbol a row. */
import type { Address } from '../../../shared/address';

interface PointerRow {
  readonly address: Address;
  readonly value: Address;
  readonly symbol?: string;
}

/** Bytes within which two addresses may lie in one module. */
const reach = 0x100_0000n;
/** Rows from which on the question is asked, and those that are asked. */
const [fewest, most] = [3, 64];

/**
 * True when rows are those of `k`. There the value is the return address, a place in the module of the *next* row; `dps` prints the symbol
 * of the value itself. Rows whose neighbour is of the same module tell where the module is; those at a border decide. A stack may show one
 * address twice, at a trap, which a listing never does. False in doubt.
 */
export function areCalls(all: readonly PointerRow[]): boolean {
  if (all.length < fewest) return false;
  const rows = all.slice(0, most);
  const modules = rows.map(({ symbol }) => symbol?.split('!', 1)[0]);
  if (modules.includes(undefined)) return false;
  const values = rows.map(({ value }) => BigInt(`0x${value}`));
  const known = new Map<string | undefined, bigint[]>();
  for (const [index, value] of values.slice(0, -1).entries())
    if (modules[index] === modules[index + 1])
      known.set(modules[index], [...(known.get(modules[index]) ?? []), value]);
  let votes = 0;
  for (const [index, value] of values.slice(0, -1).entries()) {
    if (rows[index]?.address === rows[index + 1]?.address) return true;
    if (modules[index] === modules[index + 1]) continue;
    const own = nearest(value, known.get(modules[index]));
    const next = nearest(value, known.get(modules[index + 1]));
    if (own !== next) votes += next < own ? 1 : -1;
  }
  return votes > 0;
}

/** How far the next known place is; `reach` where none is known, so that a far one is worse than an unknown one. */
function nearest(value: bigint, places: readonly bigint[] | undefined): bigint {
  if (!places) return reach;
  return places.reduce((best, place) => {
    const far = place > value ? place - value : value - place;
    return far < best ? far : best;
  }, 1n << 64n);
}
