/** An error code in a field that says of which kind it is: Win32, HRESULT, NTSTATUS, or an exception that a runtime made up. */
import { exceptionCode } from '../../reference/exceptionCodes';
import { hresult } from '../../reference/hresults';
import { ntstatus } from '../../reference/ntstatus';
import { win32Error } from '../../reference/win32Errors';
import { recordAt, type Spot } from '../spot';
import type { Card } from './card';
import { bold, code, escaped, lines, paragraphs } from './markdown';
import { statusValue } from './statusCard';

/** `ERROR_CODE: (HRESULT) 0x80004005`, as `!analyze` prints it. */
const labelled =
  /^[\s>]*(?:(?:FAILURE_)?EXCEPTION_CODE|ERROR_CODE):\s+\((Win32|HRESULT|NTSTATUS)\)\s+(?:0x)?([0-9a-f]{1,8})\b/i;
/** Below are codes of success: no exception has one, unless a program made it up. */
const firstWarning = 0x80000000;
const tebField = /^\s*Last(Error|Status)Value:\s/;
const managedField = /^[\s>]*HResult\s*:\s*(?:0x)?([0-9a-f]{8})\s*$/i;

export const errorCodeCard: Card = (spot) =>
  ofRecord(spot) ?? ofTeb(spot) ?? ofManaged(spot) ?? ofAnalysis(spot) ?? ofException(spot);

/** `!gle`, `!error`. */
function ofRecord(spot: Spot): string | undefined {
  const { record } = recordAt(spot, 'errorCode') ?? {};
  // An NTSTATUS under the cursor has its card already.
  if (!record || (record.space === 'ntstatus' && spot.token?.kind === 'status')) return undefined;
  return words[record.space](record.code);
}

function ofTeb(spot: Spot): string | undefined {
  const { lastError, lastStatus } = recordAt(spot, 'teb')?.record ?? {};
  const which = tebField.exec(spot.text)?.[1];
  if (which === 'Error' && lastError !== undefined) return win32Words(lastError);
  return which === 'Status' && lastStatus !== undefined ? ntstatusWords(lastStatus) : undefined;
}

/** `HResult: 80131509` of `!pe`. */
function ofManaged({ text }: Spot): string | undefined {
  const digits = managedField.exec(text)?.[1];
  return digits === undefined ? undefined : hresultWords(Number.parseInt(digits, 16));
}

/** The debugger calls a code Win32 or HRESULT where it found no text for the NTSTATUS that the code of an exception is. */
function ofAnalysis({ text, token }: Spot): string | undefined {
  const [, space = '', digits = ''] = labelled.exec(text) ?? [];
  if (digits === '') return undefined;
  const value = Number.parseInt(digits, 16);
  const isShown = token?.kind === 'status' && ntstatus(value) !== undefined;
  const runtime = exceptionWords(value);
  if (space.toLowerCase() === 'ntstatus') return runtime ?? (isShown ? undefined : ntstatusWords(value));
  const own = runtime ?? (isShown || value < firstWarning ? undefined : ntstatusWords(value));
  return paragraphs(own, words[space.toLowerCase() as keyof typeof words](value));
}

/** `code e06d7363`, where the table of NTSTATUS codes has nothing. */
function ofException({ token }: Spot): string | undefined {
  return token?.kind === 'status' ? exceptionWords(statusValue(token.text)) : undefined;
}

const words = { win32: win32Words, hresult: hresultWords, ntstatus: ntstatusWords } as const;

function win32Words(value: number): string | undefined {
  const known = win32Error(value);
  return (
    known &&
    paragraphs(`${bold(code(known.name))} ${value} (Win32)`, known.explanation && escaped(known.explanation))
  );
}

function ntstatusWords(value: number): string | undefined {
  const known = ntstatus(value);
  return (
    known &&
    paragraphs(
      `${bold(code(known.name))} ${hex(value)} (NTSTATUS, ${known.severity})`,
      known.explanation && escaped(known.explanation),
    )
  );
}

function exceptionWords(value: number): string | undefined {
  const known = exceptionCode(value);
  return known && paragraphs(`${bold(escaped(known.name))} ${hex(value)}`, escaped(known.explanation));
}

function hresultWords(value: number): string {
  const { name, failed, facility, code: inner, wraps, exception } = hresult(value);
  const facilityName = facility.name ?? `facility ${facility.value}`;
  return paragraphs(
    `${name === undefined ? 'HRESULT' : bold(code(name))} ${hex(value)} (${failed ? 'failure' : 'success'})`,
    lines(
      `${code(facilityName)}, code 0x${inner.toString(16)}`,
      wraps?.name &&
        `Made of ${wraps.space === 'win32' ? `the Win32 error ${wraps.code}` : `the NTSTATUS ${hex(wraps.code)}`}: ${code(wraps.name)}`,
      wraps?.explanation && escaped(wraps.explanation),
      exception && `Carried by ${code(exception)}`,
    ),
  );
}

function hex(value: number): string {
  return code(`0x${(value >>> 0).toString(16).padStart(8, '0')}`);
}
