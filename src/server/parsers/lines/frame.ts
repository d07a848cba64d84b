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
import { readCallSite, type CallSite } from './callSite';
import { Columns } from './columns';
import { withoutElision, type StackHeader } from './stackHeader';
import { addressIn } from './values';

/** The columns of addresses in a whole row. */
export const mostColumns: Record<StackDialect, number> = {
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

/** The column of the return address, behind the frame where there is one; IA64 shows its second stack, of registers, between the two. */
const returnColumns: Record<StackDialect, number> = {
  x86: 1,
  'x86-args': 1,
  x64: 1,
  'x64-args': 1,
  minimal: 0,
  'minimal-args': 0,
  kc: 0,
  ia64: 2,
  dotnet: 0,
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
  // Where the header lost its last columns, what more there is are arguments.
  const columns = readColumns(cursor, most, most === 0 || inline ? most : 6, context);
  if (!inline && most > 0 && columns.length === 0) return undefined;
  const site = cursor.atEnd ? wordless(dialect, columns.length) : readCallSite(withoutElision(cursor.rest()));
  if (site === undefined) return undefined;
  // Field by field: rows are many, and `defined` would go over the names of all fields of each.
  const draft: Draft = { index };
  if (number !== undefined) draft.number = number;
  placeColumns(draft, columns, returnColumns[dialect]);
  placeSite(draft, site);
  if (inline) draft.inline = true;
  draft.lines = [at, at];
  return draft as Frame;
}

type Draft = { -readonly [K in keyof Frame]?: Frame[K] };

/** A single column is no frame: where one is missing, nothing says which. */
function placeColumns(draft: Draft, columns: readonly Address[], returnColumn: number): void {
  const [first] = columns;
  const returnAddress = columns[returnColumn];
  if (returnColumn > 0 && columns.length > 1 && first !== undefined) draft.frame = first;
  if (returnAddress !== undefined) draft.returnAddress = returnAddress;
  if (columns.length > returnColumn + 1) draft.args = columns.slice(returnColumn + 1);
}

function placeSite(
  draft: Draft,
  { module, symbol, displacement, source, trapFrame }: Partial<CallSite> & Pick<Frame, 'symbol'>,
): void {
  if (module !== undefined) draft.module = module;
  draft.symbol = symbol;
  if (displacement !== undefined) draft.displacement = displacement;
  if (source) draft.source = source;
  if (trapFrame !== undefined) draft.trapFrame = trapFrame;
}

function readColumns(cursor: Columns, whole: number, limit: number, context: Context): Address[] {
  const columns: Address[] = [];
  while (columns.length < limit) {
    const address = addressIn(context, columns.length < whole ? cursor.address() : cursor.oneMore());
    if (address === undefined) break;
    columns.push(address);
  }
  return columns;
}

/** On IA64, `k` without symbols prints three addresses and nothing behind them. */
function wordless(dialect: StackDialect, columns: number): Pick<Frame, 'symbol'> | undefined {
  return dialect === 'ia64' && columns === mostColumns.ia64 ? { symbol: '???' } : undefined;
}

/** True for a row that has all the columns of its dialect. */
export function isWhole({ frame, returnAddress, args, inline }: Frame, { dialect }: StackHeader): boolean {
  const columns = (frame ? 1 : 0) + (returnAddress ? 1 : 0) + (args?.length ?? 0);
  // Of IA64's three, a frame keeps two.
  return inline === true || columns >= (dialect === 'ia64' ? 2 : mostColumns[dialect]);
}
