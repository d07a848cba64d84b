/** The value of a bug-check parameter in Markdown: what it says, and how it stands in a list. */
import { formatAddress, type Address } from '../../../shared/address';
import { parameterValue } from '../../findings/verdict/parameterValue';
import type { BugcheckParameterMeaning } from '../../reference/bugcheckParameters';
import type { Crash } from '../../transcript/crashes';
import type { Transcript } from '../../transcript/transcript';
import { code, escaped } from './markdown';

/** Markdown in parentheses, or an empty text. */
export function bugcheckValue(
  transcript: Transcript,
  crash: Crash,
  value: Address,
  meaning: BugcheckParameterMeaning,
): string {
  const said = parameterValue(transcript, crash, value, meaning);
  if (!said) return '';
  const { name, words } = said;
  const parts = [
    name === undefined ? undefined : code(name),
    words === undefined ? undefined : escaped(words),
  ];
  return ` (${parts.filter((part) => part !== undefined).join(': ')})`;
}

/** `d1`, `fffff880`0653a9c0`: as it stands in a list of parameters. */
export function parameterTitle(index: number, value: Address | undefined): string {
  return value === undefined
    ? `Parameter ${index + 1}`
    : `Parameter ${index + 1} ${code(formatAddress(value))}`;
}
