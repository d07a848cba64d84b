/**
 * Prompts of kd, WinDbg and cdb, at the start of a line.
 *
 *     kd> lkd> 0: kd> 16.kd> 1: kd:x86> 0:000> 0:001:x86> ||0:0:000>
 */
import { ascii, colon, greaterThan, isBlank, isDigit, narrow, startsWith } from './bytes';
import { flat } from './intern';
import { Recent } from './recent';

const [k, d, l, pipe, dot, numberSign] = [107, 100, 108, 124, 46, 35];
const lower = (byte: number | undefined): number => (byte ?? 0) | 0x20;

/** The end of a machine suffix (`:x86`), or `at` when there is none. */
function machineSuffix(bytes: Uint8Array, at: number, end: number): number {
  if (bytes[at] !== colon) return at;
  let index = at + 1;
  while (index < end && index - at < 12 && isWord(bytes[index])) index++;
  return index > at + 1 ? index : at;
}

function isWord(byte: number | undefined): boolean {
  return byte !== undefined && (isDigit(byte) || (lower(byte) >= 97 && lower(byte) <= 122));
}

const escaped = ascii('&gt;');

/** Behind the `>` that ends a prompt, which web pages may write as `&gt;`; -1 when there is none. */
function behindGreater(bytes: Uint8Array, at: number, end: number): number {
  if (bytes[at] === greaterThan) return at + 1;
  return startsWith(bytes, at, end, escaped) ? at + escaped.length : -1;
}

function digits(bytes: Uint8Array, at: number, end: number): number {
  let index = at;
  while (index < end && index - at < 6 && isDigit(bytes[index])) index++;
  return index;
}

/** `kd>` and `lkd>`, with an optional machine; answers the position behind `>`, or -1. */
function kernelPrompt(bytes: Uint8Array, at: number, end: number): number {
  const start = lower(bytes[at]) === l ? at + 1 : at;
  if (lower(bytes[start]) !== k || lower(bytes[start + 1]) !== d) return -1;
  const last = machineSuffix(bytes, start + 2, end);
  return last < end ? behindGreater(bytes, last, end) : -1;
}

/** `0:000>`, `0:001:x86>`, `1:0:000>`: numbers and colons, the thread's on three digits or more; then a machine. */
function userPrompt(bytes: Uint8Array, at: number, end: number): number {
  let index = at;
  for (let parts = 1; ; parts++) {
    const next = digits(bytes, index, end);
    if (next === index) return -1;
    const width = next - index;
    index = next;
    if (parts >= 2 && width >= 3) {
      const last = isDigit(bytes[index + 1]) ? index : machineSuffix(bytes, index, end);
      const behind = last < end ? behindGreater(bytes, last, end) : -1;
      if (behind >= 0) return behind;
    }
    if (parts === 4) return -1;
    if (bytes[index] !== colon) return -1;
    index++;
  }
}

/**
 * The position behind the prompt that begins at `at` and the blanks that follow it, or -1.
 * Prompts glued together (`0:000>0: kd> !process`) count as the last one.
 */
export function promptEnd(bytes: Uint8Array, at: number, end: number): number {
  let index = onePrompt(bytes, behindMarks(bytes, at, end), end);
  if (index < 0) return -1;
  for (;;) {
    while (index < end && isBlank(bytes[index])) index++;
    const next = index < end ? onePrompt(bytes, index, end) : -1;
    if (next < 0) return index;
    index = next;
  }
}

/** Behind the `##` that Markdown leaves before a line. */
function behindMarks(bytes: Uint8Array, at: number, end: number): number {
  let index = at;
  while (index < end && bytes[index] === numberSign) index++;
  while (index > at && index < end && isBlank(bytes[index])) index++;
  return index;
}

function onePrompt(bytes: Uint8Array, at: number, end: number): number {
  const first = bytes[at];
  if (first === pipe) return bytes[at + 1] === pipe ? userPrompt(bytes, at + 2, end) : -1;
  if (!isDigit(first)) return kernelPrompt(bytes, at, end);
  const number = digits(bytes, at, end);
  if (bytes[number] === colon || bytes[number] === dot) {
    let after = number + 1;
    while (after < end && isBlank(bytes[after])) after++;
    if (lower(bytes[after]) === k) return kernelPrompt(bytes, after, end);
  }
  return userPrompt(bytes, at, end);
}

/** The prompt at the start of a line, the last of those that are glued together, and the command behind it. */
export function splitPrompt(line: string): { prompt: string; command: string } | undefined {
  const bytes = narrow(line);
  let start = behindMarks(bytes, 0, bytes.length);
  let last = onePrompt(bytes, start, bytes.length);
  if (last < 0) return undefined;
  for (;;) {
    let next = last;
    while (next < bytes.length && isBlank(bytes[next])) next++;
    const end = next < bytes.length ? onePrompt(bytes, next, bytes.length) : -1;
    if (end < 0) return { prompt: line.slice(start, last), command: line.slice(next).trimEnd() };
    start = next;
    last = end;
  }
}

/** What a prompt says of the debugger: read once per block, from its text. */
export interface PromptInfo {
  readonly mode: 'kernel' | 'user';
  readonly local: boolean;
  readonly processor?: number;
  readonly process?: number;
  readonly thread?: number;
  readonly machine?: string;
}

const kernel = /^(?:(\d+)[:.] ?)?(l?)kd(?::(\w+))?>$/i;
const user = /^(?:\|\|)?(?:\d+:){0,2}?(\d+):(\d+)(?::([a-z]\w*))?>$/i;

/** Reads the text of one prompt, without the command: `0:006:x86>`. */
export function readPrompt(text: string): PromptInfo | undefined {
  return infos.of(text);
}

/** A session has one prompt for each processor or thread. */
const infos = new Recent(promptInfo, flat);

function promptInfo(text: string): PromptInfo | undefined {
  const inKernel = kernel.exec(text);
  if (inKernel) {
    const [, processor, local, machine] = inKernel;
    return {
      mode: 'kernel',
      local: local !== '',
      ...(processor !== undefined && { processor: Number(processor) }),
      ...(machine !== undefined && { machine: machine.toLowerCase() }),
    };
  }
  const inUser = user.exec(text);
  if (!inUser) return undefined;
  const [, process, thread, machine] = inUser;
  return {
    mode: 'user',
    local: false,
    process: Number(process),
    thread: Number(thread),
    ...(machine !== undefined && { machine: machine.toLowerCase() }),
  };
}
