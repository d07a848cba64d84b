/** Strings kept past parsing: flat, so that they do not pin the text they were cut from, and shared when equal. */
import { Recent } from './recent';

const limit = 500_000;
const known = new Map<string, string>();
const recent = new Recent(kept, (_, copy) => copy);

/** A copy that shares no memory with the text it was sliced from. */
export function flat(text: string): string {
  return text.length < 13 ? text : ` ${text}`.slice(1);
}

/** The one flat copy of a text. Symbols, modules and stacks repeat enormously; past half a million distinct ones, copies are not shared. */
export function intern(text: string): string {
  return recent.of(text);
}

function kept(text: string): string {
  const found = known.get(text);
  if (found !== undefined) return found;
  const copy = flat(text);
  if (known.size < limit) known.set(copy, copy);
  return copy;
}
