/** A bug check: its name, and what its four parameters mean; on the line of one parameter, that one. */
import { formatAddress } from '../../../shared/address';
import type { BugcheckRecord } from '../../model/crash';
import { bugcheck, type Bugcheck } from '../../reference/bugchecks';
import { ntstatus } from '../../reference/ntstatus';
import { covers } from '../position';
import { recordAt, type Spot } from '../spot';
import type { Card } from './card';
import { bold, code, escaped, list, paragraphs } from './markdown';
import { statusValue } from './statusCard';

const field = /^[\s>]*BUGCHECK_(?:CODE:?\s+(?:0x)?|STR:?\s+0x)([0-9a-f]{1,8})(?:_|\s|$)/i;

export const bugcheckCard: Card = (spot) => printedBugcheck(spot) ?? fieldCard(spot.text);

function printedBugcheck(spot: Spot): string | undefined {
  const entry = recordAt(spot, 'bugcheck');
  if (entry?.record.code === undefined) return undefined;
  const { record } = entry;
  const { transcript } = spot.analyzed;
  const known = bugcheck(entry.record.code);
  const [first] = transcript.lines(entry);
  const at = record.parameters.findIndex(({ lines }) => covers(transcript.lines(entry, lines), spot.line));
  if (record.stage === '!analyze' && at >= 0) return parameterWords(record, known, at);
  return spot.line === first || at >= 0 ? wholeCard(record, known) : undefined;
}

function wholeCard(record: BugcheckRecord, known: Bugcheck | undefined): string {
  const parameters = record.parameters.flatMap((_, index) => parameterWords(record, known, index) ?? []);
  return paragraphs(titleWords(record.code ?? 0, record.name ?? known?.name), list(parameters));
}

/** `Arg1 c0000005: exception code — STATUS_ACCESS_VIOLATION`. */
function parameterWords(
  { parameters }: BugcheckRecord,
  known: Bugcheck | undefined,
  index: number,
): string | undefined {
  const value = parameters[index]?.value;
  const meaning = known?.parameters?.[index];
  if (value === undefined || meaning === undefined) return undefined;
  const status = /\b(?:exception|error) code\b|status/i.test(meaning)
    ? ntstatus(statusValue(value))
    : undefined;
  const named = status
    ? ` (${code(status.name)}${status.explanation === undefined ? '' : `: ${escaped(status.explanation)}`})`
    : '';
  return `Parameter ${index + 1} ${code(formatAddress(value))}: ${escaped(meaning)}${named}`;
}

/** `BUGCHECK_CODE:  d1`, where the parameters stand elsewhere. */
function fieldCard(text: string): string | undefined {
  const digits = field.exec(text)?.[1];
  const value = digits === undefined ? undefined : Number.parseInt(digits, 16);
  const known = value === undefined ? undefined : bugcheck(value);
  if (value === undefined || !known) return undefined;
  const parameters = known.parameters?.map((meaning, index) => `Parameter ${index + 1}: ${escaped(meaning)}`);
  return paragraphs(titleWords(value, known.name), parameters && list(parameters));
}

function titleWords(value: number, name: string | undefined): string {
  const digits = code(`0x${value.toString(16).toUpperCase()}`);
  return name === undefined ? `Bug check ${digits}` : `${bold(code(name))} ${digits}`;
}
