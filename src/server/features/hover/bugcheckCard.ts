/** A bug check: its name, its parameters with what their values say, where to look first, its signature; on one parameter, that one. */
import { commandAddress, type Address } from '../../../shared/address';
import type { BugcheckRecord } from '../../model/crash';
import { bugcheck, foreignCode } from '../../reference/bugchecks';
import { firstLook } from '../../reference/bugcheckFirstLook';
import { parameterMeanings } from '../../reference/bugcheckParameters';
import { commandParameters, type Crash } from '../../transcript/crashes';
import { covers } from '../position';
import { recordAt, type Spot } from '../spot';
import { bugcheckValue, parameterTitle } from './bugcheckValue';
import type { Card } from './card';
import { bold, code, escaped, list, paragraphs } from './markdown';

const codeField = /^[\s>]*BUGCHECK_(?:CODE:?\s+(?:0x)?|STR:?\s+0x)([0-9a-f]{1,8})(?:_|\s|$)/i;
const parameterField = /^[\s>]*BUGCHECK_P([1-4]):?\s/;

export const bugcheckCard: Card = (spot) => printedCard(spot) ?? fieldCard(spot);

/** What a card speaks of: the crash of the text, or as much of one as a field tells. */
type Told = Pick<Crash, 'parameters' | 'code'> & { readonly crash?: Crash };

function printedCard(spot: Spot): string | undefined {
  const entry = recordAt(spot, 'bugcheck');
  if (!entry) return undefined;
  const { record } = entry;
  const { transcript } = spot.analyzed;
  const told = toldBy(record, crashOf(spot));
  const onLine = record.parameters.flatMap(({ lines }, index) =>
    covers(transcript.lines(entry, lines), spot.line) ? index : [],
  );
  if (record.stage === '!analyze') {
    // Of an analysis without its title the record spans everything, and the fields have cards of their own.
    if (onLine.length > 1) return undefined;
    if (onLine[0] !== undefined) return parameterWords(told, onLine[0], spot);
  } else {
    const under = parameterUnder(spot, record);
    if (under !== undefined) return parameterWords(told, under, spot);
  }
  const isHead = spot.line === transcript.lines(entry)[0] && !/^[\s>]*[A-Z_0-9]+:/.test(spot.text);
  return isHead || onLine.length > 0 ? wholeCard(told, spot, record.name) : undefined;
}

/** What a printing leaves out, another printing of the same crash may say. */
function toldBy({ code: own, parameters }: BugcheckRecord, crash: Crash | undefined): Told {
  const value = own ?? crash?.code;
  return {
    ...(value !== undefined && { code: value }),
    parameters: parameters.length > 0 ? parameters.map((one) => one.value) : (crash?.parameters ?? []),
    ...(crash && { crash }),
  };
}

/** The parameter under the cursor, in `BugCheck D1, {8, 2, 0, fffff…}` and its relatives. */
function parameterUnder({ text, token }: Spot, { parameters }: BugcheckRecord): number | undefined {
  if (!token) return undefined;
  const open = Math.max(text.indexOf('{'), text.indexOf('('), /Arguments:?/i.exec(text)?.index ?? -1);
  if (token.start <= open || open < 0) return undefined;
  const before = text.slice(open, token.start).match(/(?<![\w`])(?:0x)?[0-9a-f`]+(?![\w`])/gi)?.length ?? 0;
  return before < parameters.length ? before : undefined;
}

function crashOf({ analyzed, line }: Spot): Crash | undefined {
  const { transcript, analysis } = analyzed;
  return analysis.crashes.find(({ bugchecks, analysis: own }) =>
    [...bugchecks, ...(own ? [own] : [])].some((entry) => covers(transcript.lines(entry), line)),
  );
}

/** `BUGCHECK_P1: c0000005`, and `BUGCHECK_CODE:  d1`. */
function fieldCard(spot: Spot): string | undefined {
  const crash = crashOf(spot);
  const number = parameterField.exec(spot.text)?.[1];
  if (number !== undefined) return crash && parameterWords({ ...crash, crash }, Number(number) - 1, spot);
  const digits = codeField.exec(spot.text)?.[1];
  if (digits === undefined) return undefined;
  const value = Number.parseInt(digits, 16);
  return wholeCard(
    { parameters: crash?.parameters ?? [], code: value, ...(crash && { crash }) },
    spot,
    undefined,
  );
}

function wholeCard(told: Told, spot: Spot, printed: string | undefined): string | undefined {
  const value = told.code;
  if (value === undefined) return undefined;
  const known = bugcheck(value);
  const foreign = foreignCode(value);
  const look = firstLook(value, commandParameters(told), trapFrameOf(told));
  const meanings = parameterMeanings(value, told.parameters);
  const parameters = meanings.flatMap((_, index) => parameterWords(told, index, spot) ?? []);
  return paragraphs(
    titleWords(value, foreign === undefined ? (known?.name ?? printed) : printed, known?.alias),
    foreign === undefined ? look && escaped(look.words) : escaped(foreign),
    list(parameters),
    look && look.commands.length > 0 ? `Look first: ${look.commands.map(code).join(', ')}` : undefined,
    signatureWords(told, spot),
  );
}

function trapFrameOf({ crash }: Told): string | undefined {
  return crash?.trapFrame && commandAddress(crash.trapFrame);
}

/** `Parameter 1 c0000005: exception code (STATUS_ACCESS_VIOLATION)`. */
function parameterWords(told: Told, index: number, { analyzed }: Spot): string | undefined {
  if (told.code === undefined) return undefined;
  const value: Address | undefined = told.parameters[index];
  const meaning = parameterMeanings(told.code, told.parameters)[index];
  if (!meaning) return undefined;
  const says = value && told.crash ? bugcheckValue(analyzed.transcript, told.crash, value, meaning) : '';
  return `${parameterTitle(index, value)}: ${escaped(meaning.what)}${says}`;
}

function signatureWords({ crash }: Told, { analyzed }: Spot): string | undefined {
  const own =
    crash && analyzed.signatures.find(({ id }) => id === `${crash.session.id}/signature:${crash.lines[0]}`);
  return own && `Signature: ${code(own.value)}`;
}

function titleWords(value: number, name: string | undefined, alias: string | undefined): string {
  const digits = code(`0x${value.toString(16).toUpperCase()}`);
  if (name === undefined) return `Bug check ${digits}`;
  return `${bold(code(name))} ${digits}${alias === undefined ? '' : ` (also ${code(alias)})`}`;
}
