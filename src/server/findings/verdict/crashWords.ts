/** A crash in a sentence: its name, what the code means, and where it failed. */
import { bugcheck, foreignCode } from '../../reference/bugchecks';
import { firstLook } from '../../reference/bugcheckFirstLook';
import { exceptionCode } from '../../reference/exceptionCodes';
import { parameterMeanings } from '../../reference/bugcheckParameters';
import { ntstatus } from '../../reference/ntstatus';
import { low32 } from '../../reference/values';
import type { Crash } from '../../transcript/crashes';
import { bugcheckRow } from '../../transcript/reportedBugcheck';
import type { CrashPlace } from './crashPlace';

/** `named`: the driver that the system names, where no place is known. */
export function crashWords(crash: Crash, place: CrashPlace | undefined, named?: string): string {
  const [meaning, kind] = [meaningOf(crash), kindWords(crash)];
  const what = meaning === undefined ? (kind ?? '') : `${meaning}${kind === undefined ? '' : ` (${kind})`}`;
  const where =
    place?.words ??
    `where it failed is not shown${named === undefined ? '' : `; the system itself named ${named}`}`;
  return `${crashTitle(crash)}${what === '' ? '' : `: ${what}`}; ${where}.`;
}

/** `Bug check 0x3B, SYSTEM_SERVICE_EXCEPTION`; `Exception c0000005 (STATUS_ACCESS_VIOLATION) in abyssws.exe`. */
export function crashTitle(crash: Crash): string {
  if (crash.code !== undefined) return bugcheckTitle(crash, crash.code);
  const process = crash.analysis?.record.process ?? crash.analysis?.record.fields['PROCESS_NAME'];
  const where = process === undefined ? '' : ` in ${process}`;
  const status = statusOf(crash);
  if (status !== undefined) return `${exceptionTitle(crash, status)}${where}`;
  return isReported(crash) || crash.bugchecks.length > 0
    ? 'A bug check whose code is not printed'
    : `A crash whose code is not printed${where}`;
}

function bugcheckTitle({ bugchecks }: Crash, code: number): string {
  const printed = bugchecks
    .map(({ record }) => record.name)
    .find((name) => name !== undefined && !/^unknown/i.test(name));
  const name = (foreignCode(code) === undefined ? bugcheck(code)?.name : undefined) ?? printed;
  return `Bug check 0x${(code >>> 0).toString(16).toUpperCase()}${name === undefined ? '' : `, ${name}`}`;
}

function exceptionTitle({ exception }: Crash, status: number): string {
  const known = ntstatus(status);
  const isFailure = known?.severity === 'error' || known?.severity === 'warning';
  const name = (isFailure ? known.name : exceptionCode(status)?.name) ?? exception?.record.name;
  const { chance } = exception?.record ?? {};
  const title =
    chance === 'second' ? 'Unhandled exception' : chance === 'first' ? 'First-chance exception' : 'Exception';
  const code = status.toString(16).padStart(8, '0');
  return `${title} ${code}${name === undefined || /^unknown/i.test(name) ? '' : ` (${name})`}`;
}

/** Neither a bug check nor an exception is printed by its code. */
export function isUntitled(crash: Crash): boolean {
  return crash.code === undefined && statusOf(crash) === undefined;
}

/** A stack that begins with the report shows that it was a bug check. */
export function isReported({ stacks }: Crash): boolean {
  return stacks.some(({ entry }) => bugcheckRow(entry.record) >= 0);
}

function statusOf({ status }: Crash): number | undefined {
  return status === undefined ? undefined : status >>> 0;
}

/** What parameter 1 says of the kind of failure: a status by its name, or one of a list. */
function kindWords({ code, parameters }: Crash): string | undefined {
  if (code === undefined || parameters[0] === undefined) return undefined;
  const [meaning] = parameterMeanings(code, parameters);
  if (meaning?.kind === 'status') return ntstatus(low32(parameters[0]))?.name;
  return meaning?.says !== undefined && meaning.says.length < 90 ? meaning.says : undefined;
}

/** The first sentence of what the reference says, to stand inside another one. */
function meaningOf(crash: Crash): string | undefined {
  const { code } = crash;
  const status = statusOf(crash);
  const words =
    code === undefined
      ? status === undefined
        ? undefined
        : (ntstatus(status)?.explanation ?? exceptionCode(status)?.explanation)
      : (firstLook(code)?.words ?? foreignCode(code));
  const sentence = words === undefined ? undefined : /^.*?\.(?=\s|$)/.exec(words)?.[0].slice(0, -1);
  if (sentence === undefined || sentence === '')
    return words === undefined || words === '' ? undefined : inner(words.replace(/\.$/, ''));
  return inner(sentence);
}

/** A lower-case beginning, except for names. */
function inner(sentence: string): string {
  return /^(?:[A-Z][a-z]+|An?)\b(?![A-Z])/.test(sentence) &&
    !/^(?:Windows|Driver Verifier|Video|Plug)\b/.test(sentence)
    ? sentence.charAt(0).toLowerCase() + sentence.slice(1)
    : sentence;
}
