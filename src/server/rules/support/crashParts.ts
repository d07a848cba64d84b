/** What the rules on bug checks and exceptions say alike: the code, its parameters, the lines they are printed on. */
import { commandAddress, formatAddress, type Address } from '../../../shared/address';
import type { Grade, Lines, Proof } from '../../../shared/triage';
import { bugcheck } from '../../reference/bugchecks';
import { parameterMeanings } from '../../reference/bugcheckParameters';
import { low32 } from '../../reference/values';
import type { Crash } from '../../transcript/crashes';
import type { Transcript } from '../../transcript/transcript';
import type { Draft } from '../rule';

interface Parameter {
  readonly value: Address;
  readonly lines: Lines;
  readonly proof: Proof;
  /** What the value says, where the values of this parameter are listed. */
  readonly says?: string;
}

/** The code whose parameters apply, 0x7E for 0x1000007E; undefined for an exception. */
export function bugcheckBase({ code }: Crash): number | undefined {
  return code === undefined ? undefined : (bugcheck(code)?.base ?? code >>> 0);
}

/** `DRIVER_IRQL_NOT_LESS_OR_EQUAL (0xD1)`. */
export function bugcheckName(code: number): string {
  const digits = `0x${(code >>> 0).toString(16).toUpperCase()}`;
  const name = bugcheck(code)?.name;
  return name === undefined ? `bug check ${digits}` : `${name} (${digits})`;
}

/** Parameter 1 to 4, where it is printed. */
export function parameterOf(transcript: Transcript, crash: Crash, number: number): Parameter | undefined {
  const value = crash.parameters[number - 1];
  if (value === undefined) return undefined;
  const entry = crash.bugchecks.find(({ record }) => record.parameters[number - 1] !== undefined);
  const lines = entry ? transcript.lines(entry, entry.record.parameters[number - 1]?.lines) : crash.lines;
  const meaning = parameterMeanings(crash.code ?? 0, crash.parameters)[number - 1];
  const words = meaning ? `: ${meaning.what}${meaning.says === undefined ? '' : `, ${meaning.says}`}` : '';
  return {
    value,
    lines,
    proof: { claim: `parameter ${number} is ${formatAddress(value)}${words}`, lines, grade: 'observed' },
    ...(meaning?.says !== undefined && { says: meaning.says }),
  };
}

export function numberOf(value: Address | undefined): number | undefined {
  return value === undefined ? undefined : Number.parseInt(value, 16);
}

/** The status of an exception: `c0000005`, sign-extended or not. */
export function exceptionOf(crash: Crash): number | undefined {
  const base = bugcheckBase(crash);
  const first = crash.parameters[0];
  if (first !== undefined && base !== undefined && [0x1e, 0x3b, 0x7e, 0x8e].includes(base))
    return low32(first);
  return crash.status;
}

/** A draft on a crash, at the line that prints it, observed. */
export function crashDraft(
  crash: Crash,
  message: string,
  rest: Partial<Omit<Draft, 'session' | 'message'>> = {},
): Draft {
  return {
    session: crash.session.id,
    subject: `${crash.lines[0]}`,
    message,
    lines: crash.lines,
    proof: [],
    related: [],
    missing: [],
    next: [],
    ...rest,
    grade: rest.grade === undefined || rest.grade === 'observed' ? printedGrade(crash) : rest.grade,
  };
}

/** A code that only the arguments of a row show is not printed as such. */
function printedGrade({ reported }: Crash): Grade {
  return reported ? 'derived' : 'observed';
}

export function bugcheckProof(crash: Crash): Proof {
  const { code = 0, lines } = crash;
  return { claim: `the target stopped with ${bugcheckName(code)}`, lines, grade: printedGrade(crash) };
}

/** A command on an address; none for NULL and small numbers. */
export function commandOn(command: string, value: Address | undefined): string[] {
  return value === undefined || /^0{11}/.test(value) ? [] : [`${command} ${commandAddress(value)}`];
}
