/** Which of the four encodings a log is in: UTF-16 by its byte order mark, UTF-8 when its bytes are, else windows-1252. */
import { TextDecoder } from 'node:util';
import type { Encoding } from '../../shared/triage';

export interface Detected {
  readonly encoding: Encoding;
  /** Bytes of the byte order mark. */
  readonly mark: number;
}

/** Looks at the first bytes only; whether the rest is UTF-8 shows while it is read. */
export function detectEncoding(head: Uint8Array): Detected {
  if (head[0] === 0xff && head[1] === 0xfe) return { encoding: 'utf-16le', mark: 2 };
  if (head[0] === 0xfe && head[1] === 0xff) return { encoding: 'utf-16be', mark: 2 };
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return { encoding: 'utf-8', mark: 3 };
  return { encoding: 'utf-8', mark: 0 };
}

/** Text has no NUL bytes; UTF-16 is known by its mark before this is asked. */
export function looksBinary(head: Uint8Array): boolean {
  return head.includes(0);
}

/** Bytes of a unit, which is what offsets count. */
export function widthOf(encoding: Encoding): number {
  return encoding.startsWith('utf-16') ? 2 : 1;
}

/** The bytes that the cutter reads: UTF-8 and windows-1252 as they are, one byte per unit for UTF-16. */
export function cutterBytes(chunk: Uint8Array, encoding: Encoding): Uint8Array {
  if (encoding === 'utf-8' || encoding === 'windows-1252') return chunk;
  const low = encoding === 'utf-16le' ? 0 : 1;
  const units = new Uint8Array(chunk.length >> 1);
  for (let index = 0; index < units.length; index++) {
    const at = index * 2;
    units[index] = chunk[at + 1 - low] === 0 ? (chunk[at + low] ?? 0) : 0x80;
  }
  return units;
}

/** Turns bytes into text. A byte order mark must have been taken off. */
export type Decode = (bytes: Uint8Array) => string;

export function decoderOf(encoding: Encoding): Decode {
  if (encoding === 'windows-1252') return decodeWindows1252;
  const decoder = new TextDecoder(encoding, { ignoreBOM: true });
  return (bytes) => decoder.decode(bytes);
}

/** What windows-1252 has at 0x80 to 0x9f; a blank stands for the five codes that mean what they mean in Latin-1. */
const upper = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ';
const upperCodes = /[\u0080-\u009f]/g;

/** The runtime's own decoder takes windows-1252 for Latin-1 in some versions of Node 20 to 23, and loses typographic quotes. */
function decodeWindows1252(bytes: Uint8Array): string {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  return text.replace(upperCodes, (code) => {
    const found = upper[code.charCodeAt(0) - 0x80];
    return found === undefined || found === ' ' ? code : found;
  });
}
