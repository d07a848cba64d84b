/** Whether a file still begins with what was read of it: a digest of samples, for the whole of a large log is too much to read again. */
import { createHash } from 'node:crypto';
import { fileBytes } from './byteReader';

const sampleSize = 4096;
const samples = 64;

/** Of the first `size` bytes: both ends, and what lies evenly between. Throws `UnreadableFile`. */
export function sampleFile(path: string, size: number): string {
  const bytes = fileBytes(path);
  try {
    const hash = createHash('sha1');
    const last = Math.max(0, size - sampleSize);
    for (let sample = 0; sample <= samples; sample++)
      hash.update(bytes.read(Math.floor((last * sample) / samples), Math.min(sampleSize, size)));
    return hash.digest('hex');
  } finally {
    bytes.close();
  }
}
