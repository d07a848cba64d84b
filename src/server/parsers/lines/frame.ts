/**
 * Stack rows, as `k*`, `!thread`, `!process` and STACK_TEXT print them.
 *
 *     ChildEBP RetAddr                                   a9750c80 806ffa16 nt!KiTrap0E+0x238
 *     RetAddr           : Call Site                      fffff800`01027752 : nt!KiSwapContext+0x85
 *      # Child-SP          RetAddr           Call Site   00 fffff880`0653b1c0 fffff800`02a7c1b2 nt!KiSwapContext+0x7a
 */
import type { Address } from '../../../shared/address';
import type { Context } from '../../model/context';
import type { Frame, StackDialect } from '../../model/stack';
import { readCallSite } from './callSite';
import { Columns } from './columns';
import type { StackHeader } from './stackHeader';
import { addressIn } from './values';

/** The columns of addresses in a whole row. */
const mostColumns: Record<StackDialect, number> = {
  x86: 2,
  'x86-args': 5,
  x64: 2,
  'x64-args': 6,
  minimal: 1,
  'minimal-args': 5,
  kc: 0,
  ia64: 3,
  dotnet: 2,
};

/** Reads one row; undefined when the line is none. `line` has no blanks at its ends. */
export function readFrame(
  line: string,
  { dialect, sizes }: StackHeader,
  index: number,
  at: number,
  context: Context,
): Frame | undefined {
  const cursor = new Columns(line);
  const number = sizes === 'plain' ? undefined : cursor.frameNumber();
  if (sizes) cursor.size();
  const inline = cursor.inline();
  const most = mostColumns[dialect];
  const hasFrame = dialect.startsWith('x') || dialect === 'ia64';
  // IA64 shows its second stack, of registers, between the two.
  const returnColumn = dialect === 'ia64' ? 2 : hasFrame ? 1 : 0;
  let columns = 0;
  let frame: Address | undefined;
  let returnAddress: Address | undefined;
  let args: Address[] | undefined;
  // Where the header lost its last columns, what more there is are arguments.
  const limit = most === 0 || inline ? most : 6;
  for (; columns < limit; columns++) {
    const text = columns < most ? cursor.address() : cursor.oneMore();
    if (text === undefined) break;
    const value = addressIn(context, text);
    if (value === undefined) continue;
    if (hasFrame && columns === 0) frame = value;
    else if (columns === returnColumn) returnAddress = value;
    else if (columns > returnColumn) (args ??= []).push(value);
  }
  if (!inline && most > 0 && columns === 0) return undefined;
  const site = cursor.atEnd ? undefined : readCallSite(withoutElision(cursor.rest()));
  if (site === undefined) return undefined;
  // Where a column is missing, nothing says which.
  if (columns === 1 && most > 1) frame = undefined;
  return {
    index,
    ...(number !== undefined && { number }),
    ...(frame && { frame }),
    ...(returnAddress && { returnAddress }),
    ...(args && { args }),
    ...site,
    ...(inline && { inline: true as const }),
    lines: [at, at],
  };
}

/** `... : nt!X`: somebody left the arguments out. */
function withoutElision(rest: string): string {
  return rest.startsWith('..') ? rest.replace(/^\.{2,}\s*:?\s*/, '') : rest;
}

/** True for a row that has all the columns of its dialect. */
export function isWhole({ frame, returnAddress, args, inline }: Frame, { dialect }: StackHeader): boolean {
  const columns = (frame ? 1 : 0) + (returnAddress ? 1 : 0) + (args?.length ?? 0);
  return inline === true || columns >= mostColumns[dialect];
}
