/** What the value of a bug-check parameter says: a status by its name, an IRQL by its level, an address by what the text knows of it. */
import { formatAddress, type Address } from '../../../shared/address';
import type { Machine } from '../../../shared/triage';
import type { BugcheckParameterMeaning } from '../../reference/bugcheckParameters';
import { irql } from '../../reference/irql';
import { ntstatus } from '../../reference/ntstatus';
import type { Crash } from '../../transcript/crashes';
import { isCanonical } from '../../transcript/marks';
import { describeHit } from '../../transcript/things';
import type { Transcript } from '../../transcript/transcript';
import { code, escaped } from './markdown';
import { statusValue } from './statusCard';

/** A NULL pointer and the offset of a field: likely below the first, possible below the second. */
const likelyNull = 0x1000;
const possiblyNull = 0x10000;

/** Markdown in parentheses, or an empty text. */
export function bugcheckValue(
  transcript: Transcript,
  crash: Crash,
  value: Address,
  meaning: BugcheckParameterMeaning,
): string {
  if (meaning.says !== undefined) return ` (${escaped(meaning.says)})`;
  const words = valueWords(transcript, crash, value, meaning);
  return words === undefined ? '' : ` (${words})`;
}

function valueWords(
  transcript: Transcript,
  crash: Crash,
  value: Address,
  { kind }: BugcheckParameterMeaning,
): string | undefined {
  const number = Number.parseInt(value, 16);
  switch (kind) {
    case undefined:
    case 'access':
      return undefined;
    case 'status':
      return statusWords(value);
    case 'irql':
      return irqlWords(number, crash.session.machine);
    case 'source':
      return `file 0x${value.slice(8, 12)}, line ${Number.parseInt(value.slice(12), 16)}`;
    case 'address':
      return (
        nullWords(number) ??
        placeWords(transcript, crash, value) ??
        canonicalWords(value, crash.session.machine)
      );
    default:
      return placeWords(transcript, crash, value);
  }
}

function statusWords(value: Address): string | undefined {
  const known = ntstatus(statusValue(value));
  if (!known) return undefined;
  return known.explanation === undefined
    ? code(known.name)
    : `${code(known.name)}: ${escaped(known.explanation)}`;
}

/** Levels up to DISPATCH_LEVEL are the same on every machine; the others need to know it. */
function irqlWords(level: number, machine: Machine | undefined): string | undefined {
  if (machine === 'ia64' || (machine === undefined && level > 2)) return undefined;
  const known = irql(level, machine ?? 'x64');
  return known && code(known.name);
}

function nullWords(number: number): string | undefined {
  if (number >= possiblyNull) return undefined;
  const how = number < likelyNull ? 'likely' : 'possibly';
  return `${how} a NULL pointer${number === 0 ? '' : ` and the offset 0x${number.toString(16)}`}`;
}

function canonicalWords(value: Address, machine: Machine | undefined): string | undefined {
  return machine === 'x64' && !isCanonical(value) ? 'not canonical: no pointer on x64' : undefined;
}

/** A thing that is described, or the symbol that an exception record or `FAULTING_IP` gives to the same address. */
function placeWords(transcript: Transcript, crash: Crash, value: Address): string | undefined {
  const [hit] = transcript.things.at(value).filter(({ thing }) => thing.session === crash.session.id);
  if (hit) return code(describeHit(hit));
  for (const { record } of crash.analysis ? transcript.in(crash.analysis.section) : []) {
    if (record.kind === 'exceptionRecord' && record.exceptionAddress === value && record.symbol !== undefined)
      return code(record.symbol);
    if (
      (record.kind === 'symbol' || record.kind === 'disassembly') &&
      record.address === value &&
      'symbol' in record
    )
      return code(record.symbol);
  }
  return undefined;
}

/** `d1`, `fffff880`0653a9c0`: as it stands in a list of parameters. */
export function parameterTitle(index: number, value: Address | undefined): string {
  return value === undefined
    ? `Parameter ${index + 1}`
    : `Parameter ${index + 1} ${code(formatAddress(value))}`;
}
