/** Addresses as the whole product writes them: 16 lower-case hex digits, no prefix, no backtick. */

declare const brand: unique symbol;

/** `fffffadfccf732d0`. Values read from memory, stack arguments and pointers have the same form. */
export type Address = string & { readonly [brand]: 'Address' };

/**
 * Reads one printed address: `fffffadf`ccf732d0`, `0xfffffadfccf732d0`, `a9750c84`.
 *
 * Eight digits with bit 31 set are sign-extended, as the debugger itself does for 32-bit kernel addresses;
 * user-mode and WOW64 blocks ask for zero extension. Answers undefined for anything else.
 */
export function parseAddress(text: string, extend: 'sign' | 'zero' = 'sign'): Address | undefined {
  let start = 0;
  if (text.charCodeAt(0) === 48 && (text.charCodeAt(1) | 0x20) === 120) start = 2; // 0x
  const digits = text.length - start;
  // The two full forms are read without a regular expression: they are the bulk of every transcript.
  if (digits === 17 && text.charCodeAt(start + 8) === backtick) {
    if (!isHex(text, start, start + 8) || !isHex(text, start + 9, start + 17)) return undefined;
    return (text.slice(start, start + 8) + text.slice(start + 9)).toLowerCase() as Address;
  }
  if (digits === 8 || digits === 16) {
    if (!isHex(text, start, text.length)) return undefined;
    const lower = text.slice(start).toLowerCase();
    if (digits === 16) return lower as Address;
    return ((extend === 'sign' && lower.charCodeAt(0) > 0x37 ? 'ffffffff' : '00000000') + lower) as Address;
  }
  const short = text.slice(start).replaceAll('`', '').toLowerCase();
  if (short.length === 0 || short.length > 16 || !isHex(short, 0, short.length)) return undefined;
  const negative = extend === 'sign' && short.length === 8 && short.charCodeAt(0) > 0x37;
  return short.padStart(16, negative ? 'f' : '0') as Address;
}

const backtick = 96;

function isHex(text: string, start: number, end: number): boolean {
  for (let index = start; index < end; index++) {
    const code = text.charCodeAt(index);
    const letter = code | 0x20;
    if (!((code >= 48 && code <= 57) || (letter >= 97 && letter <= 102))) return false;
  }
  return true;
}

/** The sum of an address and a byte count, modulo 2^64. */
export function addOffset(address: Address, offset: number | bigint): Address {
  return addressOf(BigInt(`0x${address}`) + BigInt(offset));
}

/** `to - from` in bytes; undefined when it is larger than an offset can be. */
export function distance(from: Address, to: Address): number | undefined {
  if (from.startsWith(to.slice(0, 8)))
    return Number.parseInt(to.slice(8), 16) - Number.parseInt(from.slice(8), 16);
  const delta = BigInt(`0x${to}`) - BigInt(`0x${from}`);
  return delta > -0x1_0000_0000n && delta < 0x1_0000_0000n ? Number(delta) : undefined;
}

export function addressOf(value: bigint): Address {
  return BigInt.asUintN(64, value).toString(16).padStart(16, '0') as Address;
}

/** True for a 32-bit kernel address that was sign-extended: `ffffffffa9750c84`. */
export function isNarrow(address: Address): boolean {
  return address.startsWith('ffffffff') && address.charCodeAt(8) > 0x37;
}

/** As the debugger prints it: 8 digits for a 32-bit target, `fffffadf`ccf732d0` for a 64-bit one. */
export function formatAddress(address: Address): string {
  if (isNarrow(address)) return address.slice(8);
  return address.startsWith('00000000') ? address.slice(8) : `${address.slice(0, 8)}\`${address.slice(8)}`;
}

/** An address as a debugger command takes it, with no character that could end the command. */
export function commandAddress(address: Address): string {
  return formatAddress(address);
}
