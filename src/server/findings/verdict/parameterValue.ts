/** What the value of a bug-check parameter says: a status by its name, an IRQL by its level, an address by what the text knows of it. */
import type { Address } from '../../../shared/address';
import type { Machine } from '../../../shared/triage';
import type { BugcheckParameterMeaning } from '../../reference/bugcheckParameters';
import { irql } from '../../reference/irql';
import { ntstatus } from '../../reference/ntstatus';
import { low32 } from '../../reference/values';
import type { Crash } from '../../transcript/crashes';
import { isCanonical } from '../../transcript/marks';
import { describeHit } from '../../transcript/things';
import type { Transcript } from '../../transcript/transcript';

/** `name` is spelled as the debugger and the WDK spell it, `words` explain. */
export interface ParameterValue {
  readonly name?: string;
  readonly words?: string;
}

/** A NULL pointer and the offset of a field: likely below the first, possible below the second. */
const likelyNull = 0x1000;
const possiblyNull = 0x10000;

/** Undefined where the value says nothing by itself. */
export function parameterValue(
  transcript: Transcript,
  crash: Crash,
  value: Address,
  { kind, says }: BugcheckParameterMeaning,
): ParameterValue | undefined {
  if (says !== undefined) return { words: says };
  const number = Number.parseInt(value, 16);
  switch (kind) {
    case undefined:
    case 'access':
      return undefined;
    case 'status':
      return statusOf(value);
    case 'irql':
      return named(irqlName(number, crash.session.machine));
    case 'source':
      return { words: `file 0x${value.slice(8, 12)}, line ${Number.parseInt(value.slice(12), 16)}` };
    case 'address':
      return (
        explained(nullWords(number)) ??
        named(placeName(transcript, crash, value)) ??
        explained(canonicalWords(value, crash.session.machine))
      );
    default:
      return named(placeName(transcript, crash, value));
  }
}

function named(name: string | undefined): ParameterValue | undefined {
  return name === undefined ? undefined : { name };
}

function explained(words: string | undefined): ParameterValue | undefined {
  return words === undefined ? undefined : { words };
}

function statusOf(value: Address): ParameterValue | undefined {
  const known = ntstatus(low32(value));
  return known && { name: known.name, ...(known.explanation !== undefined && { words: known.explanation }) };
}

/** Levels up to DISPATCH_LEVEL are the same on every machine; the others need to know it. */
function irqlName(level: number, machine: Machine | undefined): string | undefined {
  if (machine === 'ia64' || (machine === undefined && level > 2)) return undefined;
  return irql(level, machine ?? 'x64')?.name;
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
function placeName(transcript: Transcript, crash: Crash, value: Address): string | undefined {
  const [hit] = transcript.things.at(value).filter(({ thing }) => thing.session === crash.session.id);
  if (hit) return describeHit(hit);
  for (const { record } of crash.analysis ? transcript.in(crash.analysis.section) : []) {
    if (record.kind === 'exceptionRecord' && record.exceptionAddress === value && record.symbol !== undefined)
      return record.symbol;
    if (
      (record.kind === 'symbol' || record.kind === 'disassembly') &&
      record.address === value &&
      'symbol' in record
    )
      return record.symbol;
  }
  return undefined;
}
