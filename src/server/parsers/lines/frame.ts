/**
 * Stack rows, as `k*`, `!thread`, `!process` and STACK_TEXT print them.
 *
 *     ChildEBP RetAddr                                   a9750c80 806ffa16 nt!KiTrap0E+0x238
 *     RetAddr           : Call Site                      fffff800`01027752 : nt!KiSwapContext+0x85
 *      # Child-SP          RetAddr           Call Site   00 fffff880`0653b1c0 fffff800`02a7c1b2 nt!KiSwapContext+0x7a
 */
import type { Address } from '../../../shared/address';
import { extension, type Context } from '../../model/context';
import type { Frame, StackDialect } from '../../model/stack';
import { lineSpan, type Span } from '../../text/span';
import { readCallSite, type CallSite } from './callSite';
import { Columns } from './columns';
import { withoutElision, type StackHeader } from './stackHeader';

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
  const columns = new Array<Address>(mostAtAll);
  const count = readColumns(cursor, columns, most, most === 0 || inline ? most : mostAtAll, context);
  if (!inline && most > 0 && count === 0) return undefined;
  const site = cursor.atEnd ? wordless(dialect, count) : readCallSite(withoutElision(cursor.rest()));
  return site && new Row(index, number, columns, count, returnColumns[dialect], site, inline, lineSpan(at));
}

/** The columns of a row of x64 with arguments: no row has more. */
const mostAtAll = 6;

/** Fills `columns`; answers how many there are. */
function readColumns(
  cursor: Columns,
  columns: Address[],
  whole: number,
  limit: number,
  context: Context,
): number {
  const extend = extension(context);
  let count = 0;
  for (; count < limit; count++) {
    const address = cursor.address(extend, count >= whole);
    if (address === undefined) break;
    columns[count] = address;
  }
  return count;
}

/**
 * A frame with the fields that its row has, and no others. Rows are the bulk of every transcript: what a constructor makes has its fields
 * inside, where an object that grows keeps them in a list beside it.
 */
class Row implements Frame {
  declare readonly index: number;
  declare readonly number?: number;
  declare readonly frame?: Address;
  declare readonly returnAddress?: Address;
  declare readonly args?: readonly Address[];
  declare readonly module?: string;
  declare readonly symbol: string;
  declare readonly displacement?: number;
  declare readonly source?: NonNullable<Frame['source']>;
  declare readonly inline?: true;
  declare readonly trapFrame?: Address;
  declare readonly lines: Span;

  constructor(
    index: number,
    number: number | undefined,
    columns: readonly Address[],
    count: number,
    returnColumn: number,
    { module, symbol, displacement, source, trapFrame }: Partial<CallSite> & Pick<Frame, 'symbol'>,
    inline: boolean,
    lines: Span,
  ) {
    this.index = index;
    if (number !== undefined) this.number = number;
    const [first] = columns;
    const returnAddress = columns[returnColumn];
    // A single column is no frame: where one is missing, nothing says which.
    if (returnColumn > 0 && count > 1 && first !== undefined) this.frame = first;
    if (returnColumn < count && returnAddress !== undefined) this.returnAddress = returnAddress;
    if (count > returnColumn + 1) this.args = columns.slice(returnColumn + 1, count);
    if (module !== undefined) this.module = module;
    this.symbol = symbol;
    if (displacement !== undefined) this.displacement = displacement;
    if (source) this.source = source;
    if (trapFrame !== undefined) this.trapFrame = trapFrame;
    if (inline) this.inline = true;
    this.lines = lines;
  }
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
