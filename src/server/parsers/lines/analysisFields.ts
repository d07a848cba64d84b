/**
 * What `!analyze` prints below its box: fields, pairs of key and value, and the last lines.
 *
 *     DEFAULT_BUCKET_ID:  WIN7_DRIVER_FAULT            Key  : Failure.Bucket
 *                                                      Value: 0x124_16_GenuineIntel__UNKNOWN_IMAGE_GenuineIntel.sys
 *     FAULTING_IP:
 *     iqvw64e+3fd2
 *
 * Documentation: "!analyze". Which names exist changed with every version; what they look like did not.
 */
import type { Context } from '../../model/context';
import type { AnalysisRecord } from '../../model/crash';
import type { TranscriptRecord } from '../../model/record';
import type { ContextRecordRecord, TrapFrameRecord } from '../../model/registers';
import { evenBlanks } from '../../text/evenBlanks';
import { flat, intern } from '../../text/intern';
import type { SectionText } from '../../text/sectionText';
import { isDetail, isHome, sureFields } from './analysisShapes';
import { bugcheckValues, readBugcheck } from './bugcheckText';
import { readStackText } from './stackText';
import { hexNumber, pointerIn } from './values';

const box = /^[*[]?\s*(?:\w+ )?(?:Bugcheck|Exception) Analysis\s*[*\]]?$/;
const field = /^(APP|[A-Z][A-Z0-9_]{3,63}):(?:\s+(\S.*))?$/;
/** Where the colons were lost. */
const bareField = /^([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)\s+(\S.*)$/;
const notFields = new Set([
  'WARNING',
  'ERROR',
  'NOTE',
  'KDTARGET',
  'DBGHELP',
  'SYMSRV',
  'DBGENG',
  'SXS',
  'TRIAGER',
]);
const key = /^Key\s*:?\s+([A-Za-z]\w*(?:\.[\w-]+)+)$/;
const value = /^Value\s*:?(?:\s+(.*))?$/;
const followup = /^Followup\s*:?\s+(\S.*)$/;
const details = /^Debugging Details:?$/;
const rule = /^-{3,}$/;
/** What is said of an address that could not be looked up, before the address itself. */
const between = /^(?:\*|Could not |Unable to |unable to |Get\w+FromAddress|[0-9a-f`]{8,17}: Unable)/;
const wrapped = /^(?:EXCEPTION|ERROR)_(?:CODE|TEXT)$/;

interface Draft {
  first: number;
  last: number;
  readonly fields: Record<string, string>;
  /** The bug check that stands in it. */
  bugcheck: boolean;
}

/** Every analysis in a section, with the bug checks, stacks and origins of registers that stand in them. */
export function readAnalyses(text: SectionText, from: number, context: Context): TranscriptRecord[] {
  const reader = new AnalysisReader(text, context);
  for (let at = text.nextUnread(from); at < text.count;) at = text.nextUnread(reader.line(at) + 1);
  reader.close();
  return reader.records;
}

class AnalysisReader {
  readonly records: TranscriptRecord[] = [];
  private draft: Draft | undefined;
  private name: string | undefined;
  /** The line that the open field, or what was read of its value, stands in. */
  private nameAt = -1;

  constructor(
    private readonly text: SectionText,
    private readonly context: Context,
  ) {}

  /** Reads what begins at line `at`; answers the last line of it. */
  line(at: number): number {
    const line = this.text.trimmed(at);
    if (line.length > 1024) return at;
    if (mayBeBox(line) && box.test(line)) {
      this.close();
      this.take(at);
      return at;
    }
    return this.bugcheck(at) ?? this.pair(line, at) ?? this.field(line, at) ?? this.rest(line, at);
  }

  close(): void {
    const { draft } = this;
    this.draft = undefined;
    this.name = undefined;
    // The debugger's own summary ends like an analysis, and is none.
    if (!draft || Object.keys(draft.fields).every((name) => name === 'Followup')) return;
    if (!draft.bugcheck) this.bugcheckFromFields(draft);
    // In front of what it holds: whoever nests records by their lines meets it first.
    const inside = this.records.findIndex(({ lines }) => lines[0] >= draft.first);
    this.records.splice(inside < 0 ? this.records.length : inside, 0, finish(draft));
  }

  private take(at: number, last = at): void {
    this.text.recognise(at);
    this.text.recognise(last);
    this.draft ??= { first: at, last, fields: {}, bugcheck: false };
    this.draft.last = last;
  }

  private bugcheck(at: number): number | undefined {
    const record = readBugcheck(this.text, at, this.context);
    if (!record) return undefined;
    this.records.push(record);
    if (record.stage === '!analyze') {
      if (this.draft && Object.keys(this.draft.fields).length > 0) this.close();
      this.take(at, record.lines[1]);
      if (this.draft) this.draft.bugcheck = true;
    }
    this.name = undefined;
    return record.lines[1];
  }

  private pair(line: string, at: number): number | undefined {
    const name = line.startsWith('Key') ? key.exec(line)?.[1] : undefined;
    if (name === undefined) return undefined;
    const below = this.text.next(at);
    const found = value.exec(this.text.trimmed(below));
    this.take(at, found ? below : at);
    if (found) this.set(name, found[1] ?? '');
    this.name = undefined;
    return found ? below : at;
  }

  private field(line: string, at: number): number | undefined {
    if (!isCapital(line.charCodeAt(0))) return undefined;
    const whole = field.exec(line);
    const match = whole ?? bareField.exec(line);
    const name = match?.[1] ?? '';
    if (!match || notFields.has(name)) return undefined;
    // Inside an analysis any name will do; outside, or without its colon, one that nothing else prints.
    const isSure = sureFields.test(name);
    if (this.draft ? !whole && !isSure : !whole || !isSure) return undefined;
    this.take(at);
    this.name = name;
    this.nameAt = at;
    this.set(name, match[2] ?? '');
    this.origin(name, match[2] ?? '', at);
    if (name !== 'STACK_TEXT') return at;
    const read = readStackText(this.text, at, this.context);
    if (read) this.records.push(read.stack);
    return at;
  }

  /** Lines that belong to the field above, and those that end an analysis. */
  private rest(line: string, at: number): number {
    const found = line.startsWith('Followup') ? followup.exec(line)?.[1] : undefined;
    if (found !== undefined) {
      this.take(at);
      this.set('Followup', found);
      this.name = undefined;
      const below = this.text.next(at);
      if (rule.test(this.text.trimmed(below))) this.text.recognise(below);
    } else if (details.test(line)) {
      const below = this.text.next(at);
      this.take(at, rule.test(this.text.trimmed(below)) ? below : at);
      this.name = undefined;
    } else if (this.name !== undefined) this.detail(this.name, line, at);
    return at;
  }

  private detail(name: string, line: string, at: number): void {
    const adjacent = this.text.next(this.nameAt) === at;
    if (isHome(name) && adjacent && isDetail(name, line)) {
      this.set(name, line);
      // With an instruction below it, the symbol belongs to the listing that is read there.
      const below = this.text.trimmed(this.text.next(at));
      if (line.startsWith('+') || !/^[0-9a-f`]{8,17}\s+[0-9a-f?]{2,30}\s/i.test(below)) this.take(at);
    } else if (adjacent && (isDetail(name, line) || this.isWrapped(name))) {
      this.take(at);
      const before = this.draft?.fields[name] ?? '';
      if (this.draft && before.length < 400)
        this.draft.fields[name] = flat(`${before} ${evenBlanks(line)}`.trim());
    } else if (!adjacent || !between.test(line)) return;
    this.nameAt = at;
  }

  /** A long status text that a page broke. */
  private isWrapped(name: string): boolean {
    const before = this.draft?.fields[name] ?? '';
    return wrapped.test(name) && before.length >= 40 && !/[.!]$/.test(before);
  }

  private set(name: string, shown: string): void {
    const fields = this.draft?.fields;
    const key = intern(name); // first: a piece of the text is no key before it was found in the table of all strings
    if (fields && (fields[key] ?? '') === '') fields[key] = flat(evenBlanks(shown.trim()));
  }

  /** `TRAP_FRAME:  f72f78d4 -- (.trap 0xfffffffff72f78d4)`. */
  private origin(name: string, shown: string, at: number): void {
    if (name !== 'TRAP_FRAME' && name !== 'CONTEXT') return;
    const address = pointerIn(this.context, /^(?:0x)?([0-9a-f`]{8,17})/i.exec(shown)?.[1]);
    if (!address) return;
    const record: TrapFrameRecord | ContextRecordRecord =
      name === 'CONTEXT'
        ? { kind: 'contextRecord', lines: [at, at], address }
        : { kind: 'trapFrame', lines: [at, at], address };
    this.records.push(record);
  }

  /** Where somebody cut the title away, the new debuggers repeat what it said. */
  private bugcheckFromFields({ fields, first, last }: Draft): void {
    const code =
      fields['BUGCHECK_CODE'] ?? /^0x([0-9a-f]{1,8})(?:_|$)/i.exec(fields['BUGCHECK_STR'] ?? '')?.[1];
    if (code === undefined || !/^[0-9a-f]{1,8}$/i.test(code)) return;
    const shown = [1, 2, 3, 4].flatMap((index) => fields[`BUGCHECK_P${index}`] ?? []);
    const parameters = bugcheckValues(shown, this.context).map((printed) => ({
      value: printed,
      lines: [first, last] as const,
    }));
    this.records.push({
      kind: 'bugcheck',
      lines: [first, last],
      code: hexNumber(code),
      parameters,
      stage: '!analyze',
    });
  }
}

/** A look at the last character: `Analysis`, or the star or bracket of the frame. */
function mayBeBox(line: string): boolean {
  const last = line.charCodeAt(line.length - 1);
  return (last === 42 || last === 93 || last === 115) && line.includes(' Analysis');
}

function isCapital(code: number): boolean {
  return code >= 65 && code <= 90;
}

function finish({ fields, first, last }: Draft): AnalysisRecord {
  const code = /0x([0-9a-f]{1,8})\b|^([0-9a-f]{1,8})$/i.exec(
    fields['EXCEPTION_CODE'] ?? fields['EXCEPTION_CODE_STR'] ?? fields['ERROR_CODE'] ?? '',
  );
  const exception = code?.[1] ?? code?.[2];
  const pick = (...names: string[]): string | undefined =>
    names.map((name) => fields[name]).find((shown) => shown !== undefined && shown !== '');
  const picked = {
    module: pick('MODULE_NAME'),
    image: pick('IMAGE_NAME'),
    bucket: pick('FAILURE_BUCKET_ID', 'Failure.Bucket', 'BUCKET_ID', 'DEFAULT_BUCKET_ID'),
    stackCommand: pick('STACK_COMMAND'),
    process: pick('PROCESS_NAME'),
    symbol: pick('SYMBOL_NAME'),
  };
  return {
    kind: 'analysis',
    lines: [first, last],
    fields,
    ...(exception !== undefined && { exception: hexNumber(exception) }),
    ...Object.fromEntries(Object.entries(picked).filter(([, shown]) => shown !== undefined)),
  };
}
