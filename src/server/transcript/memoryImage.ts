/** Memory that the text shows, byte-addressed per session: every value keeps the line it came from. */
import { addOffset, addressOf, type Address } from '../../shared/address';
import type { Lines, SessionInfo } from '../../shared/triage';
import type { StackRecord } from '../model/stack';
import { cellsOfRun, memoryCells, type Cell, type MemoryText, type ShownMemory } from './memoryCells';
import { MemoryRun, type MemoryValue } from './memoryRun';
import { SessionMemory } from './sessionMemory';
import type { Steps } from './steps';
import type { Entry, Transcript } from './transcript';

export type { MemoryValue } from './memoryRun';

/** Two dumps that show different values at one address. */
export interface MemoryConflict {
  readonly session: SessionInfo;
  readonly address: Address;
  readonly first: MemoryValue;
  readonly second: MemoryValue;
}

/** Values that are kept; a text that dumps more is read up to here. */
export const mostValues = 500_000;
const mostConflicts = 200;
/** What is read in one step: about a millisecond. */
const cellsOfStep = 512;
const mostCharacters = 80;
/** Shorter runs of letters may be numbers. */
const leastCharacters = 4;

export class MemoryImage {
  private readonly sessions = new Map<string, SessionMemory>();
  private count = 0;
  readonly conflicts: MemoryConflict[] = [];
  /** The first memory that is not in the image, because there is too much before it. */
  leftOut: Lines | undefined;

  static *of(transcript: Transcript): Steps<MemoryImage> {
    const image = new MemoryImage();
    let done = 0;
    for (const shown of memoryCells(transcript)) {
      if (image.count >= mostValues) image.leftOut = linesOf(transcript, shown);
      if (image.leftOut) break;
      done += 1 + image.add(transcript, shown);
      if (done > cellsOfStep) {
        done = 0;
        yield undefined;
      }
    }
    return image;
  }

  /** The value printed at exactly this address. */
  read(session: string, address: Address): MemoryValue | undefined {
    return this.sessions.get(session)?.read(address);
  }

  /** A number of `size` bytes put together from whatever shows them, by the order of x86; undefined where a byte is missing. */
  readNumber(session: string, address: Address, size: number): MemoryValue | undefined {
    const exact = this.read(session, address);
    if (exact?.size === size) return exact;
    let value = 0n;
    let lines: Lines | undefined;
    for (let at = 0; at < size; at++) {
      const byte = this.byte(session, addOffset(address, at));
      if (!byte) return undefined;
      value |= BigInt(byte.value) << BigInt(8 * at);
      lines = lines ? [Math.min(lines[0], byte.lines[0]), Math.max(lines[1], byte.lines[1])] : byte.lines;
    }
    return lines && { value: addressOf(value), size, lines };
  }

  /** The string at an address, from `da` and `du` or from its bytes: at least four characters, up to its end or the end of what is shown. */
  text(session: string, address: Address): MemoryText | undefined {
    return (
      this.sessions.get(session)?.strings.get(address) ??
      this.characters(session, address, 2) ??
      this.characters(session, address, 1)
    );
  }

  private characters(session: string, address: Address, width: 1 | 2): MemoryText | undefined {
    let text = '';
    let lines: Lines | undefined;
    for (let at = 0; at < mostCharacters * width; at += width) {
      const unit = this.readUnit(session, addOffset(address, at), width);
      if (!unit || unit.code < 0x20 || unit.code > 0x7e) break;
      text += String.fromCharCode(unit.code);
      lines = [lines?.[0] ?? unit.lines[0], Math.max(lines?.[1] ?? 0, unit.lines[1])];
    }
    return lines && text.length >= leastCharacters
      ? { text, encoding: width === 2 ? 'UTF-16' : 'ASCII', lines }
      : undefined;
  }

  private readUnit(
    session: string,
    address: Address,
    width: 1 | 2,
  ): { code: number; lines: Lines } | undefined {
    const low = this.byte(session, address);
    if (!low || width === 1) return low && { code: low.value, lines: low.lines };
    const high = this.byte(session, addOffset(address, 1));
    return high && { code: low.value | (high.value << 8), lines: low.lines };
  }

  /** The byte of the value that covers an address: one that begins at most seven bytes before it. */
  private byte(session: string, address: Address): { value: number; lines: Lines } | undefined {
    for (let before = 0; before < 8; before++) {
      const cell = this.read(session, addOffset(address, -before));
      if (!cell || cell.size <= before) continue;
      const digits = cell.value.slice(14 - 2 * before, 16 - 2 * before);
      return { value: Number.parseInt(digits, 16), lines: cell.lines };
    }
    return undefined;
  }

  /** Answers how many cells were looked at. */
  private add(transcript: Transcript, shown: ShownMemory): number {
    if (shown instanceof MemoryRun) {
      if (!this.memoryOf(shown.entry.session).add(shown))
        return this.add(transcript, cellsOfRun(transcript, shown));
      this.count += shown.cells;
      return shown.rows.length;
    }
    if ('record' in shown) return this.addStack(shown);
    for (const cell of shown) if (this.count < mostValues) this.set(cell);
    return shown.length;
  }

  private addStack({ session, record: { frames }, base }: Entry<StackRecord>): number {
    const { frames: slots } = this.memoryOf(session);
    for (const frame of frames) this.count += slots.add(frame, base);
    return frames.length;
  }

  private set({ session, address, value, size, lines, text, symbol }: Cell): void {
    const memory = this.memoryOf(session);
    if (text !== undefined) memory.strings.set(address, { text: text.text, encoding: text.encoding, lines });
    if (value === undefined) return;
    const known = memory.dumped(address);
    const next = symbol === undefined ? { value, size, lines } : { value, size, lines, symbol };
    if (!known) this.count++;
    else if (known.size === size && differ(known, next) && this.conflicts.length < mostConflicts)
      this.conflicts.push({ session, address, first: known, second: next });
    memory.set(address, next);
  }

  private memoryOf({ id }: SessionInfo): SessionMemory {
    let memory = this.sessions.get(id);
    if (!memory) this.sessions.set(id, (memory = new SessionMemory()));
    return memory;
  }
}

/** In the bytes that are there: some outputs extend the sign, others do not. */
function differ(one: MemoryValue, other: MemoryValue): boolean {
  return one.value.slice(-2 * one.size) !== other.value.slice(-2 * one.size);
}

function linesOf(transcript: Transcript, shown: ShownMemory): Lines | undefined {
  if (shown instanceof MemoryRun) return transcript.lines(shown.entry);
  return 'record' in shown ? transcript.lines(shown) : shown[0]?.lines;
}
