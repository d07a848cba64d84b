/**
 * The header of a stack, which says what its rows hold; and what they hold where the header was lost.
 *
 *     ChildEBP RetAddr  Args to Child
 *      # Child-SP          RetAddr               Call Site
 *     RetAddr           : Args to Child                                                           : Call Site
 *      #   Memory  Child-SP          RetAddr           Call Site                                        kf
 *     Child-SP          Child-BSP         RetAddr                                                       IA64
 *     # Child-SP         Return           Call Site                  Source                             !t of MEX
 */
import type { StackDialect } from '../../model/stack';
import { flat } from '../../text/intern';
import { Recent } from '../../text/recent';
import { beginsWith } from './beginsWith';
import { readCallSite } from './callSite';
import { Columns } from './columns';

export interface StackHeader {
  readonly dialect: StackDialect;
  /** `kf`: rows hold the size of the frame, behind a frame number when the header has `#`. */
  readonly sizes?: 'numbered' | 'plain';
}

const header =
  /^(?:Call stack:\s+)?(#\s*)?(Memory\s+)?(?:(ChildEBP|Child-SP)\s+(Child-BSP\s+)?(?:RetAddr|Return)\s*(:?\s*Args to Child)?\s*(?::?\s*Call Site)?(?:\s+(?:Source|Info))*|(RetAddr)\s*(:?\s*Args to Child)?\s*:?\s*Call Site|(Call Site))$/i;

/** The wide tables of MEX have long ones. */
const longest = 512;
const firstWord = /^(?:#|c(?:all|hild)|memory|retaddr)/i;
/** What headers begin with. */
export const mayBeHeader = beginsWith('#CMRcmr');

/** What a header line announces; undefined for any other line. */
export function stackHeader(line: string): StackHeader | undefined {
  const isLike = line.length < longest && mayBeHeader(line) && firstWord.test(line);
  return isLike ? headers.of(line) : undefined;
}

/** Every stack of a text has one of few headers. */
const headers = new Recent(readHeader, flat);

function readHeader(line: string): StackHeader | undefined {
  const match = header.exec(line.replace(/\s{2,}/g, ' '));
  if (!match) return undefined;
  const [, number, memory, frame, backing, args, minimal, minimalArgs] = match;
  const sizes = number === undefined ? 'plain' : 'numbered';
  return {
    dialect: backing === undefined ? dialectOf(frame, args, minimal, minimalArgs) : 'ia64',
    ...(memory !== undefined && { sizes }),
  };
}

function dialectOf(
  frame: string | undefined,
  args: string | undefined,
  minimal: string | undefined,
  minimalArgs: string | undefined,
): StackDialect {
  if (frame !== undefined) {
    const base = frame.toLowerCase() === 'childebp' ? 'x86' : 'x64';
    return args === undefined ? base : `${base}-args`;
  }
  if (minimal !== undefined) return minimalArgs === undefined ? 'minimal' : 'minimal-args';
  return 'kc';
}

const narrow: Readonly<Record<number, StackDialect>> = { 2: 'x86', 5: 'x86-args' };
const wide: Readonly<Record<number, StackDialect>> = {
  1: 'minimal',
  2: 'x64',
  5: 'minimal-args',
  6: 'x64-args',
};

/** `... : nt!X`: somebody left the arguments out. */
export function withoutElision(rest: string): string {
  return rest.startsWith('..') ? rest.replace(/^\.{2,}\s*:?\s*/, '') : rest;
}

/** The header that a row would have, by the number and the width of its addresses. */
export function headerFromRow(line: string): StackHeader | undefined {
  const cursor = new Columns(line);
  cursor.frameNumber();
  const sized = cursor.size();
  if (cursor.address('zero', true) === undefined) return undefined;
  const table = cursor.digits === 8 ? narrow : wide;
  let columns = 1;
  while (columns < 6 && cursor.address('zero', true) !== undefined) columns++;
  const dialect = table[columns];
  if (dialect === undefined || cursor.atEnd || !readCallSite(withoutElision(cursor.rest()))) return undefined;
  return { dialect, ...(sized && { sizes: 'numbered' }) };
}
