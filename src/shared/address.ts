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
  const start = text.charCodeAt(0) === zero && (text.charCodeAt(1) | 0x20) === letterX ? 2 : 0;
  const digits = text.length - start;
  // The full forms take no look for backticks: they are the bulk of every transcript.
  if (digits === 17 && text.charCodeAt(start + 8) === backtick)
    return joined(text.slice(start, start + 8), text.slice(start + 9));
  if (digits === 8 || digits === 16) return widened(text.slice(start), extend);
  return widened(text.slice(start).replaceAll('`', ''), extend);
}

const [zero, backtick, letterX] = [48, 96, 120];

function joined(high: string, low: string): Address | undefined {
  return isHex(high) && isHex(low) ? ((high + low).toLowerCase() as Address) : undefined;
}

/** Up to 16 digits, extended to all of them. */
function widened(digits: string, extend: 'sign' | 'zero'): Address | undefined {
  if (digits.length === 0 || digits.length > 16 || !isHex(digits)) return undefined;
  const lower = digits.toLowerCase();
  if (lower.length !== 8) return lower.padStart(16, '0') as Address;
  const negative = extend === 'sign' && lower.charCodeAt(0) > 0x37;
  return ((negative ? 'ffffffff' : '00000000') + lower) as Address;
}

function isHex(text: string): boolean {
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    const letter = code | 0x20;
    if (!((code >= 48 && code <= 57) || (letter >= 97 && letter <= 102))) return false;
  }
  return true;
}

/** The sum of an address and a byte count, modulo 2^64. */
export function addOffset(address: Address, offset: number | bigint): Address {
  const low = typeof offset === 'number' ? Number.parseInt(address.slice(8), 16) + offset : -1;
  if (low >= 0 && low <= 0xffffffff)
    return `${address.slice(0, 8)}${low.toString(16).padStart(8, '0')}` as Address;
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
