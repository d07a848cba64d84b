/**
 * Instructions: the one that the processor stands at, and the listings of `u`, `ub` and `uf`.
 *
 *     ntdll_7d600000!ZwLockFile+0x12:
 *     00000000`7d61d82e c22800          ret     28h
 */
import type { Context } from '../../model/context';
import type { DisassemblyRecord, Instruction } from '../../model/memory';
import { distance } from '../../../shared/address';
import { evenBlanks } from '../../text/evenBlanks';
import { flat, intern } from '../../text/intern';
import type { SectionText } from '../../text/sectionText';
import { beginsWith } from './beginsWith';
import { readCallSite } from './callSite';
import { addressIn, hexNumber } from './values';

const label = /^(\S(?:.*\S)?) ?:$/;
/** `iqvw64e+3fd2`: `!analyze` leaves out the colon and the `0x`. */
const bareLabel = /^([\w.$-]+(?:!.*?)?)\+(?:0x)?([0-9a-f]{1,8})(?: \[.* @ \d+\])?:?$/i;
const bareName = /^[\w.$-]+!\S+$/;
const source = / \[.* @ \d+\]$/;
/** In front, where `uf` shows source lines: `  123 `; the code segment, in a session of both modes. */
const instruction =
  /^(?:\d{1,6} |[0-9a-f]{4}:)?([0-9a-f]{8}(?:`?[0-9a-f]{8})?)\s+(?:((?:[0-9a-f]{2}){1,15}|\?{2,8})\s+([a-z][a-z0-9.]{0,14}(?:\s.*)?|\?{3})|(\?{8,16})(?:\s+\[.*\])?)$/i;
const mayBeInstruction = beginsWith('0123456789abcdefABCDEF');
/** A byte, word or double word of a memory listing, made of letters alone; `fadd` is an instruction. */
const memoryCell = /^(?!fadd\b)(?:[0-9a-f]{2}){1,4}\s/i;
/** Instructions of one listing. */
const mostRows = 4096;

/** The instructions that begin at line `at`, with the label above them. `asked` when a command asked for a listing. */
export function readDisassembly(
  text: SectionText,
  at: number,
  context: Context,
  asked: boolean,
): DisassemblyRecord | undefined {
  const name = readLabel(text.trimmed(at));
  const from = name ? text.next(at) : at;
  const first = readInstruction(text, from, context);
  if (!first || (!name && !asked && !standsAlone(text, first, from, context))) return undefined;
  const instructions = [first];
  let last = from;
  for (
    let next = text.next(from);
    next < text.count && instructions.length < mostRows;
    next = text.next(next)
  ) {
    const below = readInstruction(text, next, context);
    if (!below || (!asked && !follows(instructions.at(-1), below))) break;
    instructions.push(below);
    last = next;
  }
  if (name) text.recognise(at);
  for (const { lines } of instructions) text.recogniseAll(lines);
  const { address, bytes, instruction: words } = first;
  return {
    kind: 'disassembly',
    lines: [at, last],
    address,
    ...name,
    bytes,
    instruction: words,
    ...(instructions.length > 1 && { instructions }),
  };
}

function readLabel(line: string): { symbol: string; displacement?: number } | undefined {
  if (line.length > 1024) return undefined;
  const named = line.endsWith(':') ? label.exec(line)?.[1] : undefined;
  const site = named === undefined ? undefined : readCallSite(named.replace(source, ''));
  if (site)
    return {
      symbol: site.symbol,
      ...(site.displacement !== undefined && { displacement: site.displacement }),
    };
  const bare = line.includes('+') ? bareLabel.exec(line) : undefined;
  if (bare) return { symbol: intern(bare[1] ?? ''), displacement: hexNumber(bare[2] ?? '') };
  return line.includes('!') && bareName.test(line) ? { symbol: intern(line.replace(/:$/, '')) } : undefined;
}

function readInstruction(text: SectionText, at: number, context: Context): Instruction | undefined {
  if (at >= text.count || text.isKnown(at)) return undefined;
  const line = text.trimmed(at);
  const match = mayBeInstruction(line) ? instruction.exec(line) : null;
  const address = addressIn(context, match?.[1]);
  if (!match || !address) return undefined;
  return {
    address,
    bytes: flat(match[2] ?? match[4] ?? ''),
    instruction: flat(evenBlanks(match[3] ?? '???')),
    lines: [at, at],
  };
}

/** Without label and command, the bytes must not be an address, or the next row must begin where they end. */
function standsAlone(text: SectionText, first: Instruction, at: number, context: Context): boolean {
  if (first.bytes.startsWith('?')) return true;
  const below = readInstruction(text, text.next(at), context);
  if (below && follows(first, below)) return true;
  if (first.bytes.length === 8 || first.bytes.length === 16) return false;
  return /\s/.test(first.instruction) && !memoryCell.test(first.instruction);
}

function follows(before: Instruction | undefined, { address }: Instruction): boolean {
  return before !== undefined && distance(before.address, address) === before.bytes.length / 2;
}
