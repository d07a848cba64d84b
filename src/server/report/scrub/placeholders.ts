/**
 * Stand-ins for what must not leave the machine. The same text gets the same stand-in, another text another one, and every stand-in has
 * the shape of what it stands for: width, punctuation, upper and lower case, letters and digits. Made from the order in which the texts
 * came, so that nothing can be computed back.
 */

import { Pages } from './pages';

/** Odd: multiplying by it modulo a power of 16 gives every number another one. */
const spread = 0x9e37_79b1n;
/** A full period modulo 2^32. */
const next = (state: number): number => (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
/** Digits of an address that stay at its end: the offset in its page. */
const pageDigits = 3;

export class Placeholders {
  readonly #words = new Map<string, number>();
  readonly #numbers = new Map<string, number>();
  #noise = 1;
  /** The pages of all addresses so far. */
  readonly seen = new Pages();

  /** `pages` are those that an earlier reading has seen; without them addresses stay. */
  constructor(private readonly pages?: Pages) {}

  /** A name or a sentence: `alice-pc1` becomes `aaaaa-aa1`. */
  word(text: string): string {
    const ordinal = ordinalOf(this.#words, text.toLowerCase());
    const letters = base26(ordinal);
    let at = 0;
    return text.replace(/[\p{L}\p{N}]/gu, (character) => {
      if (/\p{N}/u.test(character)) return String(ordinal % 10);
      const letter = letters.charAt(at++ % letters.length);
      const shown = character === character.toUpperCase() ? letter.toUpperCase() : letter;
      return shown.repeat(character.length);
    });
  }

  /** Hex digits of which none stays: a GUID, a hardware address. Equal ones get equal ones. */
  hex(text: string): string {
    const old = text.replace(/[^0-9a-f]/gi, '').toLowerCase();
    const ordinal = BigInt(ordinalOf(this.#numbers, old));
    const fresh = ((ordinal * spread) % 16n ** BigInt(old.length)).toString(16).padStart(old.length, '0');
    return replaceDigits(text, 0, fresh);
  }

  /** Hex digits that say nothing at all, not even which of them were equal: the bytes of memory spell texts. */
  noise(text: string): string {
    return text.replace(/[0-9a-f]/gi, () => {
      this.#noise = next(this.#noise);
      return (this.#noise >>> 28).toString(16);
    });
  }

  /**
   * An address: its sign or zeros in front, the first digit behind them and the offset in its page stay, so that target and alignment can
   * still be seen. Numbers below 64 kB and codes of the NTSTATUS form are no addresses. Eight decimal digits are one where the page is
   * known from elsewhere; `sure` says that they are one here.
   */
  address(text: string, sure: boolean): string {
    const digits = text.replace(/^0x/i, '').replaceAll('`', '').toLowerCase();
    if (isPlainNumber(digits)) return text;
    const start = (/^(?:f{4,}|0+)/.exec(digits)?.[0].length ?? 0) + 1;
    const page = { head: digits.charAt(start - 1), digits: digits.slice(start, -pageDigits) };
    if (sure || /[a-f`x]/i.test(text)) this.seen.add(page);
    const fresh = this.pages?.replace(page);
    return fresh === undefined ? text : replaceDigits(text, start, fresh);
  }

  /** Decimal digits: of a SID or an IP address. Every group stays as long as it is, and below 200 where it has three digits. */
  decimal(text: string): string {
    const ordinal = ordinalOf(this.#words, text);
    return text.replace(/\d+/g, ({ length }) => decimalOf(ordinal, length));
  }
}

/** The hex digits from the `first` one on. Punctuation, case and all other digits stay. */
function replaceDigits(text: string, first: number, fresh: string): string {
  const shown = /[A-F]/.test(text) ? fresh.toUpperCase() : fresh;
  let digit = -first;
  return text.replace(/^0x|[0-9a-f]/gi, (old) => (old.length > 1 ? old : shown.charAt(digit++) || old));
}

/** All digits alike, below 64 kB, or an error code: `c0000005`, `80070057`. */
function isPlainNumber(digits: string): boolean {
  return /^(?:(.)\1*|0*[0-9a-f]{0,4}|(?:f{8}|0{8})?[48c]00[0-9a-f]{5})$/.test(digits);
}

/** From 1, in the order of asking. */
function ordinalOf(known: Map<string, number>, key: string): number {
  const ordinal = known.get(key) ?? known.size + 1;
  known.set(key, ordinal);
  return ordinal;
}

/** 1 is `a`, 26 is `z`, 27 is `aa`. */
function base26(ordinal: number): string {
  let letters = '';
  for (let rest = ordinal; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(97 + ((rest - 1) % 26)) + letters;
  return letters;
}

function decimalOf(ordinal: number, length: number): string {
  if (length === 1) return String(ordinal % 10);
  return `1${String(ordinal % 10 ** (length - 1)).padStart(length - 1, '0')}`;
}
