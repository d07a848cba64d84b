/** A text read by path in chunks: cut once on bytes, decoded section by section when somebody asks. */
import { isUtf8 } from 'node:buffer';
import type { Encoding } from '../../shared/triage';
import { Cutter } from '../text/cutter';
import { restart, type Opener, type Section } from '../text/section';
import { SectionedText } from '../text/sectionedText';
import type { Source } from '../text/source';
import { fileBytes, memoryBytes, UnreadableFile, type ByteReader } from './byteReader';
import { cutterBytes, decoderOf, detectEncoding, looksBinary, widthOf, type Decode } from './encoding';
import { optimiseFor } from './optimise';

const chunkSize = 4 * 1024 * 1024;
/** Read ahead where sections are asked for in order; a section here and there is read alone. */
const windowSize = 1024 * 1024;
const headSize = 64 * 1024;
/** A line longer than this is cut in two. */
const longestLine = 64 * 1024 * 1024;

export interface OpenedText {
  readonly source: Source;
  readonly encoding: Encoding;
  /** Bytes of the file, as many as were cut. */
  readonly size: number;
  close(): void;
}

/** Opens a file by path. Throws `UnreadableFile` with a one-line reason: missing, a directory, empty, binary. */
export function openFileText(path: string, openers: readonly Opener[]): OpenedText {
  return finish(opening(fileBytes(path), openers, chunkSize));
}

/** The same over bytes in memory: what came from standard input. `chunk` bytes are cut at a time. */
export function openBytes(bytes: Uint8Array, openers: readonly Opener[], chunk = chunkSize): OpenedText {
  return finish(opening(memoryBytes(bytes), openers, chunk));
}

/** Between two pieces of work of a few milliseconds: told the part of the file that is read, and may throw to end it. */
type Step = (part: number) => Promise<void>;

/** `openFileText` in steps. */
export function openFileInSteps(path: string, openers: readonly Opener[], step: Step): Promise<OpenedText> {
  return inSteps(opening(fileBytes(path), openers, chunkSize), step);
}

async function inSteps(steps: Generator<number, OpenedText>, step: Step): Promise<OpenedText> {
  try {
    for (;;) {
      const next = steps.next();
      if (next.done === true) return next.value;
      await step(next.value);
    }
  } catch (error) {
    steps.return(undefined as never); // closes the file
    throw error;
  }
}

/**
 * A file that was opened before and has grown since: only what was appended is cut, with the sections it may have changed. The others are
 * the same objects. Undefined when that cannot be said without reading everything.
 */
export async function openGrownInSteps(
  path: string,
  openers: readonly Opener[],
  before: OpenedText,
  step: Step,
): Promise<OpenedText | undefined> {
  const { sections } = before.source;
  const from = restart(sections, sections.length - 1, openers);
  if (from === 0) return undefined;
  const kept = { sections: sections.slice(0, from), encoding: before.encoding };
  const opened = await inSteps(opening(fileBytes(path), openers, chunkSize, kept), step);
  if (opened.encoding === before.encoding) return opened;
  opened.close();
  return undefined;
}

interface Kept {
  readonly sections: readonly Section[];
  readonly encoding: Encoding;
}

function finish(steps: Generator<number, OpenedText>): OpenedText {
  for (;;) {
    const next = steps.next();
    if (next.done === true) return next.value;
  }
}

/** Yields the part that is read. Closes the file when it does not come to its end. */
function* opening(
  bytes: ByteReader,
  openers: readonly Opener[],
  chunk: number,
  kept?: Kept,
): Generator<number, OpenedText> {
  let done = false;
  optimiseFor(bytes.size);
  try {
    const head = bytes.read(0, headSize);
    if (head.length === 0) throw new UnreadableFile('is empty');
    const { encoding, mark } = detectEncoding(head);
    if (!encoding.startsWith('utf-16') && looksBinary(head)) throw new UnreadableFile('is a binary file');
    const { sections, valid } = yield* cut(
      bytes,
      kept?.encoding ?? encoding,
      mark,
      openers,
      chunk,
      kept?.sections,
    );
    const decoded = kept?.encoding ?? encoding;
    const source = new FileText(
      bytes,
      decoded === 'utf-8' && !valid ? 'windows-1252' : decoded,
      mark,
      sections,
    );
    done = true;
    return {
      source,
      encoding: source.encoding,
      size: bytes.size,
      close: () => {
        bytes.close();
      },
    };
  } finally {
    if (!done) bytes.close();
  }
}

/**
 * One pass over the file, or over what follows the sections that are `kept`: whole lines to the cutter, and a look whether the bytes are
 * UTF-8.
 */
function* cut(
  bytes: ByteReader,
  encoding: Encoding,
  mark: number,
  openers: readonly Opener[],
  usual: number,
  kept: readonly Section[] = [],
): Generator<number, { sections: Section[]; valid: boolean }> {
  const sections = [...kept];
  const base = kept.at(-1)?.end ?? 0;
  const emit = (section: Section): void => {
    sections.push(
      base === 0 ? section : { ...section, start: section.start + base, end: section.end + base },
    );
  };
  const cutter = new Cutter(openers, emit, base > 0);
  let valid = true;
  let size = usual;
  for (let offset = mark + base * widthOf(encoding); offset < bytes.size;) {
    const chunk = bytes.read(offset, Math.min(size, bytes.size - offset));
    const last = offset + chunk.length >= bytes.size;
    let whole = last ? chunk.length : lastLineEnd(chunk, encoding);
    if (whole === 0 && size > longestLine) whole = lastCharacterEnd(chunk, encoding);
    if (chunk.length === 0) break;
    if (whole === 0) {
      size *= 2; // a line longer than the chunk
      continue;
    }
    const lines = chunk.subarray(0, whole);
    // A log that is being written may end inside a character.
    if (encoding === 'utf-8' && valid)
      valid = isUtf8(last ? lines.subarray(0, lastCharacterEnd(lines, encoding)) : lines);
    cutter.feed(cutterBytes(lines, encoding));
    offset += whole;
    size = usual;
    yield offset / bytes.size;
  }
  cutter.finish();
  return { sections, valid };
}

/** The length of the chunk up to its last line feed, 0 when it has none. */
function lastLineEnd(chunk: Uint8Array, encoding: Encoding): number {
  if (widthOf(encoding) === 1) return chunk.lastIndexOf(10) + 1;
  const low = encoding === 'utf-16le' ? 0 : 1;
  for (let at = (chunk.length & ~1) - 2; at >= 0; at -= 2)
    if (chunk[at + low] === 10 && chunk[at + 1 - low] === 0) return at + 2;
  return 0;
}

/** What `openFileText` and its kin make: cut already, decoded on demand. */
export class FileText extends SectionedText {
  private readonly decode: Decode;
  private readonly width: number;
  private window: { offset: number; bytes: Uint8Array } = { offset: 0, bytes: new Uint8Array(0) };

  constructor(
    private readonly file: ByteReader,
    readonly encoding: Encoding,
    private readonly mark: number,
    sections: readonly Section[],
  ) {
    super();
    this.width = widthOf(encoding);
    this.decode = decoderOf(encoding);
    this.setSections(sections);
  }

  text(index: number): string {
    return this.decode(this.encoded(index));
  }

  override bytes(index: number): Uint8Array {
    return cutterBytes(this.encoded(index), this.encoding);
  }

  /** Where the bytes of sections [first, last) stand; undefined for a text that is no file. */
  place(
    first: number,
    last: number,
  ): { readonly file: number; readonly offset: number; readonly length: number } | undefined {
    const [start = 0, end = 0] = [this.sections[first]?.start, this.sections[last - 1]?.end];
    const { descriptor: file } = this.file;
    return file === undefined
      ? undefined
      : { file, offset: this.mark + start * this.width, length: (end - start) * this.width };
  }

  private encoded(index: number): Uint8Array {
    const section = this.sections[index];
    if (!section) return new Uint8Array(0);
    const offset = this.mark + section.start * this.width;
    const length = (section.end - section.start) * this.width;
    return this.bytesAt(offset, length);
  }

  private bytesAt(offset: number, length: number): Uint8Array {
    const { offset: from, bytes } = this.window;
    const behind = from + bytes.length;
    if (offset < from || offset + length > behind) {
      const goesOn = offset >= from && offset <= behind;
      this.window = { offset, bytes: this.file.read(offset, goesOn ? Math.max(length, windowSize) : length) };
    }
    const start = offset - this.window.offset;
    return this.window.bytes.subarray(start, start + length);
  }
}

/** The length of the chunk up to the end of its last whole character. */
function lastCharacterEnd(chunk: Uint8Array, encoding: Encoding): number {
  if (encoding !== 'utf-8') return chunk.length & ~1;
  let lead = chunk.length - 1;
  while (lead > chunk.length - 4 && ((chunk[lead] ?? 0) & 0xc0) === 0x80) lead--;
  return (chunk[lead] ?? 0) >= 0xc0 ? lead : chunk.length;
}

export { UnreadableFile };
