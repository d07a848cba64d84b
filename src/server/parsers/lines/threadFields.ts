/**
 * The lines of a THREAD above its stack, from their bytes: columns, numbers and words that repeat, where they are spelt as debuggers
 * spell them; by `threadLines`, from their text, where they are not.
 */
import type { Address } from '../../../shared/address';
import { initialContext, type Context } from '../../model/context';
import type { Cid, WaitObject } from '../../model/thread';
import { ascii, colon, hexValue, latin, startsWith } from '../../text/bytes';
import { ByteCursor } from '../../text/byteCursor';
import { ByteTable } from '../../text/byteTable';
import { readThreadHead, readThreadLine, type ThreadDraft } from './threadLines';
import { addressIn } from './values';

/** ASCII without what pasting leaves, which is repaired before a line is read: entities, and backticks with an escape. */
const plain = /^(?:[ -%'-[\]-~]|&(?![#a-z])|\\(?!`))+$/;
/** A prompt that lost the line break before it is no part of a line either. */
const prompt = /(?:\d:\d{3,5}(?::\w+)?|kd(?::\w+)?)>(?: |$)/i;

/** True for a line that parsers get as it stands in the text. */
export function isPlain(text: string): boolean {
  return plain.test(text) && !prompt.test(text);
}

const [exclamation, openParenthesis, closeParenthesis, dot, underscore] = [33, 40, 41, 46, 95];
const [letterB, letterO, letterS, letterW] = [66, 79, 83, 87];
const nowhere = '0000000000000000' as Address;
const anywhere = '0000000000000001' as Address;

/** Has a place for every field that an index asks for, so that all drafts are of one shape. Nobody lists the fields. */
function draftOf(address: Address): ThreadDraft {
  const draft: { [K in keyof ThreadDraft]: ThreadDraft[K] | undefined } = {
    kind: 'thread',
    lines: [0, 0],
    address,
    cid: undefined,
    teb: undefined,
    state: undefined,
    waitReason: undefined,
    waitMode: undefined,
    waitObjects: [],
    irps: [],
    reply: undefined,
    image: undefined,
    waitStartTick: undefined,
    ticks: undefined,
    waitMs: undefined,
    waitLines: undefined,
    win32StartAddress: undefined,
    stackBase: undefined,
    stackLimit: undefined,
  };
  return draft as ThreadDraft;
}

/** What plain texts mean, by their bytes. */
const tableOf = <T>(read: (text: string) => T | undefined): ByteTable<T | undefined> =>
  new ByteTable((bytes, from, to) => {
    const text = latin(bytes, from, to);
    return isPlain(text) ? read(text) : undefined;
  });

/** Behind `Win32Thread`: `WAIT: (WrQueue) UserMode Alertable`. */
const states = tableOf((text) => {
  const draft = readThreadHead(`THREAD ${anywhere}  ${text}`, 0, initialContext);
  return draft?.state === undefined ? undefined : draft;
});

/** Behind the address of an object that nobody owns: `Semaphore Limit 0x7fffffff`. */
const objects = tableOf((text): Omit<WaitObject, 'address' | 'lines'> | undefined => {
  const draft = draftOf(anywhere);
  readThreadLine(`${anywhere}  ${text}`, 0, draft, initialContext);
  const [object] = draft.waitObjects;
  if (!object || object.owner) return undefined;
  const { type, limit } = object;
  return { type, ...(limit !== undefined && { limit }) };
});

/** Behind `Image:`. */
const images = tableOf((text) => text);

/** Lines that a thread may have and that no index asks for: whatever stands behind these words, they are recognised. */
const unindexed = byFirst([
  'Not impersonating',
  'DeviceMap',
  'Attached Process',
  'Context Switch Count',
  'UserTime',
  'KernelTime',
  'Priority ',
]);

function byFirst(starts: readonly string[]): readonly (readonly Uint8Array[])[] {
  const found = Array.from({ length: 256 }, (): Uint8Array[] => []);
  for (const start of starts) found[start.charCodeAt(0)]?.push(ascii(start));
  return found;
}

const words = {
  thread: ascii('THREAD '),
  cid: ascii('  Cid '),
  teb: ascii('  Teb: '),
  win32Thread: ascii(' Win32Thread: '),
  owner: ascii('Owning Process '),
  image: ascii('Image:'),
  wait: ascii('Wait Start TickCount '),
  ticks: ascii('Ticks: '),
  base: ascii('Base '),
  limit: ascii(' Limit '),
  init: ascii('Stack Init '),
  current: ascii(' Current '),
  start: ascii('Win32 Start Address'),
};

const debuggerName = ascii('windbg');

/** The fields of a duration: milliseconds in one, what stands behind it, and how many digits it has, 0 for any number. */
const clock: readonly (readonly [unit: number, behind: number, width: number])[] = [
  [86_400_000, colon, 0],
  [3_600_000, colon, 0],
  [60_000, colon, 2],
  [1000, dot, 2],
  [1, 0, 3],
];

/** Bytes that hold the lines above most stacks. */
const usualHead = 1280;
const decoder = new TextDecoder();

/** Reads one THREAD, line by line. */
export class ThreadFields {
  draft: ThreadDraft | undefined;
  private text = '';
  private readonly cursor: ByteCursor;

  constructor(
    private readonly bytes: Uint8Array,
    private readonly context: Context,
  ) {
    this.cursor = new ByteCursor(bytes);
  }

  /** Takes bytes [from, end), a line without blanks around it. False when it is not what a thread has above its stack. */
  line(from: number, end: number, line: number): boolean {
    const { bytes, draft } = this;
    if (!draft) return this.head(from, end) || this.headText(from, end);
    const first = bytes[from] ?? 0;
    for (const start of unindexed[first] ?? []) if (startsWith(bytes, from, end, start)) return true;
    return this.field(first, from, end, line, draft) || this.fieldText(from, end, line, draft);
  }

  /** Bytes of the lines above the stack as text. They are decoded together: one by one costs more than all that is read in them. */
  textOf(from: number, end: number): string {
    if (end > this.text.length) {
      const head = this.bytes.subarray(0, Math.max(end, usualHead));
      const text = decoder.decode(head);
      // Where a character has several bytes, the text is shorter, and positions in it are other ones.
      this.text = text.length === head.length ? text : '';
    }
    return this.text.slice(from, end);
  }

  private headText(from: number, end: number): boolean {
    const text = this.textOf(from, end);
    this.draft = isPlain(text) ? readThreadHead(text, 0, this.context) : undefined;
    return this.draft?.state !== undefined;
  }

  private fieldText(from: number, end: number, line: number, draft: ThreadDraft): boolean {
    const text = this.textOf(from, end);
    return isPlain(text) && readThreadLine(text, line, draft, this.context);
  }

  /** `THREAD fffffadfcca9a040  Cid 1328.1348  Teb: 0000000000000000 Win32Thread: 0000000000000000 WAIT: (WrQueue) UserMode Alertable` */
  private head(from: number, end: number): boolean {
    const { cursor } = this;
    cursor.begin(from, end);
    const address = this.addressBehind(words.thread);
    const cid = this.cid();
    const teb = this.addressBehind(words.teb);
    if (!address || !cid || !teb || !cursor.word(words.win32Thread) || !cursor.address()) return false;
    cursor.blanks();
    const state = states.value(states.entry(this.bytes, cursor.at, end));
    if (!state) return false;
    const draft = (this.draft = draftOf(address));
    draft.cid = cid;
    if (teb !== nowhere) draft.teb = teb;
    if (state.state !== undefined) draft.state = state.state;
    if (state.waitReason !== undefined) draft.waitReason = state.waitReason;
    if (state.waitMode !== undefined) draft.waitMode = state.waitMode;
    return true;
  }

  /** `  Cid 1328.1348` */
  private cid(): Cid | undefined {
    const { cursor } = this;
    const process = cursor.word(words.cid) ? cursor.hex() : -1;
    const thread = cursor.byte(dot) ? cursor.hex() : -1;
    return process < 0 || thread < 0 ? undefined : { process, thread };
  }

  private field(first: number, from: number, end: number, line: number, draft: ThreadDraft): boolean {
    this.cursor.begin(from, end);
    switch (first) {
      case letterO:
        return this.owner(draft);
      case letterW:
        return this.wait(line, draft) || this.isUnindexedStart(from, end);
      case letterS:
        return this.stackPointer();
      case letterB:
        return this.bounds(draft);
      default:
        return hexValue[first] !== 255 && this.object(line, draft);
    }
  }

  /** `fffffadfccf732d0  SynchronizationEvent` */
  private object(line: number, draft: ThreadDraft): boolean {
    const { cursor } = this;
    if (!cursor.address()) return false;
    const address = this.address();
    cursor.blanks();
    const object = objects.value(objects.entry(this.bytes, cursor.at, cursor.end));
    if (!address || !object) return false;
    draft.waitObjects.push({ address, ...object, lines: [line, line] });
    return true;
  }

  /** `Owning Process            fffffadfcc712040       Image:         rrdtool.exe`; whose the process is, nobody asks the index. */
  private owner(draft: ThreadDraft): boolean {
    const { cursor } = this;
    const isOwner =
      cursor.word(words.owner) &&
      cursor.blanks() &&
      cursor.address() &&
      cursor.blanks() &&
      cursor.word(words.image) &&
      cursor.blanks() &&
      cursor.at < cursor.end;
    const image = isOwner ? images.value(images.entry(this.bytes, cursor.at, cursor.end)) : undefined;
    if (image === undefined) return false;
    draft.image = image;
    return true;
  }

  /** `Wait Start TickCount      6545162        Ticks: 367515 (0:01:35:42.421)` */
  private wait(line: number, draft: ThreadDraft): boolean {
    const { cursor } = this;
    if (!cursor.word(words.wait) || !cursor.blanks()) return false;
    const start = cursor.decimal();
    if (start < 0 || !cursor.blanks() || !cursor.word(words.ticks)) return false;
    const ticks = cursor.decimal();
    if (ticks < 0 || !cursor.blanks() || !cursor.byte(openParenthesis)) return false;
    const ms = this.duration();
    if (ms < 0 || !cursor.byte(closeParenthesis) || cursor.at < cursor.end) return false;
    draft.waitStartTick = start;
    draft.ticks = ticks;
    draft.waitMs = ms;
    draft.waitLines = [line, line];
    return true;
  }

  /** `0:01:35:42.421` in milliseconds; -1 for anything else. */
  private duration(): number {
    const { cursor } = this;
    let ms = 0;
    for (const [unit, behind, width] of clock) {
      const from = cursor.at;
      const value = cursor.decimal();
      if (value < 0 || (width > 0 && cursor.at - from !== width)) return -1;
      if (behind > 0 && !cursor.byte(behind)) return -1;
      ms += value * unit;
    }
    return ms;
  }

  /** `Stack Init f78be000 Current f78bdd30`: the index asks for the bounds of a stack, not for where in it the thread is. */
  private stackPointer(): boolean {
    const { cursor } = this;
    return (
      cursor.word(words.init) &&
      cursor.address() &&
      cursor.word(words.current) &&
      cursor.address() &&
      cursor.at === cursor.end
    );
  }

  /** `Base f78be000 Limit f78bb000 Call 0` */
  private bounds(draft: ThreadDraft): boolean {
    const base = this.addressBehind(words.base);
    const limit = this.addressBehind(words.limit);
    if (!base || !limit) return false;
    draft.stackBase = base;
    draft.stackLimit = limit;
    return true;
  }

  /** `Win32 Start Address csrss!main (0x000000004a9c1234)`: the index asks for those that are imports. */
  private isUnindexedStart(from: number, end: number): boolean {
    const { bytes } = this;
    if (!startsWith(bytes, from, end, words.start)) return false;
    for (let at = from; at < end; at++) {
      if (bytes[at] !== exclamation) continue;
      if (bytes[at + 1] === underscore || isDebugger(bytes, at)) return false;
    }
    return true;
  }

  private addressBehind(word: Uint8Array): Address | undefined {
    return this.cursor.word(word) && this.cursor.address() ? this.address() : undefined;
  }

  /** The address that the cursor has passed over. */
  private address(): Address | undefined {
    const { from, at } = this.cursor;
    return addressIn(this.context, this.textOf(from, at));
  }
}

/** Whether `windbg` stands before `at`, in whatever letters. */
function isDebugger(bytes: Uint8Array, at: number): boolean {
  for (let index = 0; index < debuggerName.length; index++)
    if (((bytes[at - debuggerName.length + index] ?? 0) | 0x20) !== debuggerName[index]) return false;
  return true;
}
