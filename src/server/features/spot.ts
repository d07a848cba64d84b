/** What stands at a position: the line, the token under the cursor, and the records that the line belongs to. */
import type { Position } from 'vscode-languageserver-types';
import { parseAddress, type Address } from '../../shared/address';
import type { BlockInfo, SessionInfo } from '../../shared/triage';
import type { Analyzed } from '../findings/analyzed';
import { extension } from '../model/context';
import type { IrpLocation, IrpRecord } from '../model/irp';
import type { RecordKind, RecordOf } from '../model/record';
import type { Frame, RawSlot, RawStackRecord, StackRecord } from '../model/stack';
import type { ThreadRecord } from '../model/thread';
import { tokenAt, type Token } from '../text/lexer';
import { readPrompt } from '../text/prompt';
import type { Span } from '../text/span';
import type { Entry, Transcript } from '../transcript/transcript';
import { covers, lineAt } from './position';

export interface Spot {
  readonly analyzed: Analyzed;
  /** 1-based. */
  readonly line: number;
  readonly text: string;
  readonly token: Token | undefined;
  /** Records whose lines hold the line, the innermost last. */
  readonly entries: readonly Entry[];
  readonly block: BlockInfo | undefined;
  readonly session: SessionInfo | undefined;
}

export function spotAt(analyzed: Analyzed, position: Position): Spot {
  const { transcript } = analyzed;
  const line = lineAt(position, transcript.source);
  const text = transcript.source.line(line - 1);
  const entries = transcript.at(line);
  const block = blockAt(transcript, line);
  return {
    analyzed,
    line,
    text,
    token: position.line + 1 === line ? tokenAt(text, position.character) : undefined,
    entries,
    block,
    session: entries.at(-1)?.session ?? transcript.sessions.find(({ id }) => id === block?.session),
  };
}

/** The innermost record of a kind. */
export function recordAt<K extends RecordKind>({ entries }: Spot, kind: K): Entry<RecordOf<K>> | undefined {
  return entries.findLast((entry): entry is Entry<RecordOf<K>> => entry.record.kind === kind);
}

export function frameAt(spot: Spot): { entry: Entry<StackRecord>; frame: Frame } | undefined {
  const entry = recordAt(spot, 'stack');
  const frame = entry && part(spot, entry, entry.record.frames);
  return frame && { entry, frame };
}

export function slotAt(spot: Spot): { entry: Entry<RawStackRecord>; slot: RawSlot } | undefined {
  const entry = recordAt(spot, 'rawStack');
  const slot = entry && part(spot, entry, entry.record.slots);
  return slot && { entry, slot };
}

export function irpLocationAt(spot: Spot): { entry: Entry<IrpRecord>; location: IrpLocation } | undefined {
  const entry = recordAt(spot, 'irp');
  const location = entry && part(spot, entry, entry.record.locations);
  return location && { entry, location };
}

export function waitObjectAt(spot: Spot): ThreadRecord['waitObjects'][number] | undefined {
  const entry = recordAt(spot, 'thread');
  return entry && part(spot, entry, entry.record.waitObjects);
}

/** Of a 64-bit user mode, without its leading zeros: `5d1a2f6000`. */
const short = /^(?:0x)?[0-9a-f]{9,15}$/i;

/** The address that a token spells, in the block it stands in. */
export function addressOf(spot: Spot, token: Token | undefined = spot.token): Address | undefined {
  if (token?.kind !== 'address' && !(token?.kind === 'hex' && short.test(token.text))) return undefined;
  return parseAddress(token.text, extensionAt(spot));
}

function extensionAt({ entries, block }: Spot): 'sign' | 'zero' {
  const context = entries.at(-1)?.context;
  if (context) return extension(context);
  return block?.prompt !== undefined && readPrompt(block.prompt)?.mode === 'user' ? 'zero' : 'sign';
}

/** The block that holds a line. Blocks stand in order. */
export function blockAt({ blocks }: Transcript, line: number): BlockInfo | undefined {
  let low = 0;
  let high = blocks.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((blocks[middle]?.lines[0] ?? 0) <= line) low = middle;
    else high = middle - 1;
  }
  const block = blocks[low];
  return block && covers(block.lines, line) ? block : undefined;
}

function part<P extends { readonly lines: Span }>(
  spot: Spot,
  entry: Entry,
  parts: readonly P[],
): P | undefined {
  return parts.findLast(({ lines }) => covers(spot.analyzed.transcript.lines(entry, lines), spot.line));
}
