/** Bytes by position, from a file or from memory. */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

export interface ByteReader {
  readonly size: number;
  /** Of a file that is open. */
  readonly descriptor?: number;
  /** Bytes [offset, offset + length), fewer at the end. The result is valid until the next call. */
  read(offset: number, length: number): Uint8Array;
  close(): void;
}

/** A file that cannot be triaged, with a message that fits on one line. */
export class UnreadableFile extends Error {}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'no such file',
  EACCES: 'permission denied',
  EISDIR: 'is a directory',
  EPERM: 'permission denied',
  EBUSY: 'is locked by another program',
};

export function fileBytes(path: string): ByteReader {
  try {
    const descriptor = openSync(path, 'r');
    const status = fstatSync(descriptor);
    if (!status.isFile()) {
      closeSync(descriptor);
      throw new UnreadableFile(status.isDirectory() ? 'is a directory' : 'is not a regular file');
    }
    return descriptorBytes(descriptor, status.size);
  } catch (error) {
    if (error instanceof UnreadableFile) throw error;
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    throw new UnreadableFile(reasons[code] ?? `cannot be read (${code})`);
  }
}

/** The bytes behind a descriptor, which every thread of the process can read; `close` closes it for all. */
export function descriptorBytes(descriptor: number, size: number): ByteReader {
  let buffer = Buffer.allocUnsafe(0);
  return {
    size,
    descriptor,
    read(offset, length) {
      if (buffer.length < length) buffer = Buffer.allocUnsafe(length);
      let have = 0;
      while (have < length) {
        const count = readSync(descriptor, buffer, have, length - have, offset + have);
        if (count === 0) break;
        have += count;
      }
      return buffer.subarray(0, have);
    },
    close: () => {
      closeSync(descriptor);
    },
  };
}

export function memoryBytes(bytes: Uint8Array): ByteReader {
  return {
    size: bytes.length,
    read: (offset, length) => bytes.subarray(offset, offset + length),
    close: () => undefined,
  };
}
