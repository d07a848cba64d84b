/** A text read by path in chunks: cut once on bytes, decoded section by section when somebody asks. */
import { isUtf8 } from 'node:buffer';
import type { Encoding } from '../../shared/triage';
import { Cutter } from '../text/cutter';
import type { Opener, Section } from '../text/section';
import { SectionedText } from '../text/sectionedText';
import type { Source } from '../text/source';
import { fileBytes, memoryBytes, UnreadableFile, type ByteReader } from './byteReader';
import { cutterBytes, decoderOf, detectEncoding, looksBinary, type Decode } from './encoding';

const chunkSize = 4 * 1024 * 1024;
/** Read ahead of the section that is asked for: sections are mostly asked for in order. */
const windowSize = 1024 * 1024;
const headSize = 64 * 1024;
/** A line longer than this is cut in two. */
const longestLine = 64 * 1024 * 1024;

export interface OpenedText {
  readonly source: Source;
  readonly encoding: Encoding;
  close(): void;
}

/** Opens a file by path. Throws `UnreadableFile` with a one-line reason: missing, a directory, empty, binary. */
export function openFileText(path: string, openers: readonly Opener[]): OpenedText {
  return openText(fileBytes(path), openers, chunkSize);
}

/** The same over bytes in memory: what came from standard input. `chunk` bytes are cut at a time. */
export function openBytes(bytes: Uint8Array, openers: readonly Opener[], chunk = chunkSize): OpenedText {
  return openText(memoryBytes(bytes), openers, chunk);
}

function openText(bytes: ByteReader, openers: readonly Opener[], chunk: number): OpenedText {
  try {
    const head = bytes.read(0, headSize);
    if (head.length === 0) throw new UnreadableFile('is empty');
    const { encoding, mark } = detectEncoding(head);
    if (!encoding.startsWith('utf-16') && looksBinary(head)) throw new UnreadableFile('is a binary file');
    const source = new FileText(bytes, encoding, mark, openers, chunk);
    return {
      source,
      encoding: source.encoding,
      close: () => {
        bytes.close();
      },
    };
  } catch (error) {
    bytes.close();
    throw error;
  }
}

class FileText extends SectionedText {
  readonly encoding: Encoding;
  private readonly decode: Decode;
  private readonly width: number;
  private window: { offset: number; bytes: Uint8Array } = { offset: 0, bytes: new Uint8Array(0) };

  constructor(
    private readonly bytes: ByteReader,
    encoding: Encoding,
    private readonly mark: number,
    openers: readonly Opener[],
    chunk: number,
  ) {
    super();
    this.width = encoding.startsWith('utf-16') ? 2 : 1;
    const { sections, valid } = this.cut(encoding, openers, chunk);
    this.encoding = encoding === 'utf-8' && !valid ? 'windows-1252' : encoding;
    this.decode = decoderOf(this.encoding);
    this.setSections(sections);
  }

  text(index: number): string {
    const section = this.sections[index];
    if (!section) return '';
    const offset = this.mark + section.start * this.width;
    const length = (section.end - section.start) * this.width;
    return this.decode(this.bytesAt(offset, length));
  }

  /** One pass over the file: whole lines to the cutter, and a look whether the bytes are UTF-8. */
  private cut(
    encoding: Encoding,
    openers: readonly Opener[],
    usual: number,
  ): { sections: Section[]; valid: boolean } {
    const sections: Section[] = [];
    const cutter = new Cutter(openers, (section) => sections.push(section));
    let valid = true;
    let size = usual;
    for (let offset = this.mark; offset < this.bytes.size;) {
      const chunk = this.bytes.read(offset, size);
      const last = offset + chunk.length >= this.bytes.size;
      let whole = last ? chunk.length : this.lastLineEnd(chunk, encoding);
      if (whole === 0 && size > longestLine) whole = lastCharacterEnd(chunk, encoding);
      if (chunk.length === 0) break;
      if (whole === 0) {
        size *= 2; // a line longer than the chunk
        continue;
      }
      const lines = chunk.subarray(0, whole);
      if (encoding === 'utf-8' && valid) valid = isUtf8(lines);
      cutter.feed(cutterBytes(lines, encoding));
      offset += whole;
      size = usual;
    }
    cutter.finish();
    return { sections, valid };
  }

  /** The length of the chunk up to its last line feed, 0 when it has none. */
  private lastLineEnd(chunk: Uint8Array, encoding: Encoding): number {
    if (this.width === 1) return chunk.lastIndexOf(10) + 1;
    const low = encoding === 'utf-16le' ? 0 : 1;
    for (let at = (chunk.length & ~1) - 2; at >= 0; at -= 2)
      if (chunk[at + low] === 10 && chunk[at + 1 - low] === 0) return at + 2;
    return 0;
  }

  private bytesAt(offset: number, length: number): Uint8Array {
    const { offset: from, bytes } = this.window;
    if (offset < from || offset + length > from + bytes.length) {
      this.window = { offset, bytes: this.bytes.read(offset, Math.max(length, windowSize)) };
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
