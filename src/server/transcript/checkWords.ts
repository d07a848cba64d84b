/** A sum in words: `fffffadf`ccf73250 + 0x80 = fffffadf`ccf732d0`; of plain numbers, such as ticks, `6545162 + 367515 = 6912677`. */
import { formatAddress, parseAddress } from '../../shared/address';
import type { Check, Proof } from '../../shared/triage';

export function checkWords({ terms, equals }: Check): string {
  const numbers = terms.every((term) => signed.test(term));
  const word = numbers ? decimal : address;
  const sum = terms.map((term, index) => {
    if (index === 0) return word(term);
    return term.startsWith('-') ? ` - ${word(term.slice(1))}` : ` + ${word(term.replace('+', ''))}`;
  });
  return `${sum.join('')} = ${numbers ? decimal(`0x${equals}`) : address(equals)}`;
}

/** The sum that stands beside a claim; undefined where the claim says it already, and where nothing is added. */
export function proofSum({ claim, check }: Proof): string | undefined {
  if (!check || check.terms.length < 2) return undefined;
  const words = checkWords(check);
  return claim.includes(words) ? undefined : words;
}

const signed = /^[+-]/;

function decimal(hex: string): string {
  return BigInt(hex.replace(/^[+-]/, '')).toString();
}

function address(text: string): string {
  const parsed = text.length === 16 ? parseAddress(text) : undefined;
  return parsed ? formatAddress(parsed) : text;
}
