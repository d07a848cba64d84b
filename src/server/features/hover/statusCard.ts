/** An NTSTATUS where one is printed: its name and what it means. */
import { ntstatus } from '../../reference/ntstatus';
import type { Card } from './card';
import { bold, code, escaped, paragraphs } from './markdown';

export const statusCard: Card = ({ token }) => {
  if (token?.kind !== 'status') return undefined;
  const value = statusValue(token.text);
  const known = ntstatus(value);
  const digits = `0x${value.toString(16).padStart(8, '0')}`;
  if (!known) return undefined;
  return paragraphs(
    `${bold(code(known.name))} ${code(digits)} (${known.severity})`,
    known.explanation && escaped(known.explanation),
  );
};

/** Sign-extended to 64 bits or not. */
export function statusValue(text: string): number {
  const digits = text.replace(/^0[xn]/i, '').replaceAll('`', '');
  return Number.parseInt(digits.slice(-8), /^0n/i.test(text) ? 10 : 16) >>> 0;
}
