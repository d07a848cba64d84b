// One input from a seed and a number: a piece of a transcript, damaged, in one of the encodings that logs have.
import { createRandom, type Random } from '../bench/support/random.mjs';
import { mutateBytes, mutateText } from './mutations';

const longestPiece = 90;

/** The bytes of input `index`: the same for the same bases, seed and index. */
export function inputOf(bases: readonly string[], seed: number, index: number): Uint8Array {
  const random = createRandom(Math.imul(seed, 0x85ebca6b) ^ Math.imul(index + 1, 0xc2b2ae35));
  const pieces = Array.from({ length: random.below(5) === 0 ? 2 : 1 }, () =>
    pieceOf(random.pick(bases), random),
  );
  const bytes = encode(mutateText(pieces.join('\n'), random), random);
  return random.below(3) === 0 ? mutateBytes(bytes, random) : bytes;
}

function pieceOf(base: string, random: Random): string {
  const lines = base.split('\n');
  const count = 1 + random.below(longestPiece);
  const first = random.below(3) === 0 ? 0 : random.below(lines.length);
  return lines.slice(first, first + count).join('\n');
}

function encode(text: string, random: Random): Uint8Array {
  switch (random.below(10)) {
    case 0:
      return utf16(`\ufeff${text}`, false);
    case 1:
      return utf16(`\ufeff${text}`, true);
    case 2:
      return utf16(text, random.below(2) === 0);
    case 3:
      return Buffer.from(text, 'latin1');
    case 4:
      return Buffer.from(`\ufeff${text}`);
    default:
      return Buffer.from(text);
  }
}

/** Lone surrogates stay: a TextEncoder would replace them. */
function utf16(text: string, bigEndian: boolean): Uint8Array {
  const bytes = Buffer.from(text, 'utf16le');
  return bigEndian ? bytes.swap16() : bytes;
}
