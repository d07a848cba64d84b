/** The skeleton of many commands' output: a line opens a record, and the lines below fill it, each by a shape of its own. */
import type { Context } from '../../model/context';
import type { SectionText } from '../../text/sectionText';
import type { Span } from '../../text/span';

/** What `read` answers when the open record can hold no such line after all. */
export const notMine = Symbol('not this shape');

/** One kind of line, and what it says of the record that is open; without `read` the line is known and says nothing that is kept. */
export type Shape<D> = readonly [
  pattern: RegExp,
  read?: (match: RegExpExecArray, draft: D, context: Context, at: number) => unknown,
];

/** A record while it is filled: its fields, writable. */
export type Draft<R> = { -readonly [K in keyof R]: R[K] };

interface RecordShapes<D> {
  /** What a line opens, if it opens a record. */
  readonly open: (line: string, at: number, context: Context) => D | undefined;
  /** The lines that belong to the open record. */
  readonly fields: readonly Shape<D>[];
  /** Lines that stand between records, and belong to none. */
  readonly between?: RegExp;
}

/** No line of these commands is longer; patterns meet no longer one. */
const longest = 1000;

/** Reads the records from line `from` on. A record ends with the last line that was its own; nothing else is marked. */
export function readRecords<D extends { lines: Span }>(
  text: SectionText,
  context: Context,
  from: number,
  { open, fields, between }: RecordShapes<D>,
): D[] {
  const drafts: D[] = [];
  for (let at = text.nextUnread(from); at < text.count; at = text.nextUnread(at + 1)) {
    const line = text.trimmed(at);
    if (line.length > longest) continue;
    const opened = open(line, at, context);
    if (opened) drafts.push(opened);
    else {
      const draft = drafts.at(-1);
      if (draft && readField(fields, line, draft, context, at)) draft.lines = [draft.lines[0], at];
      else if (between?.test(line) !== true) continue;
    }
    text.recognise(at);
  }
  return drafts;
}

/** Fills `draft` from the first shape that a line has; tells whether there was one. */
function readField<D>(
  fields: readonly Shape<D>[],
  line: string,
  draft: D,
  context: Context,
  at: number,
): boolean {
  // By index: taking the pair apart would walk an iterator for every shape of every line.
  for (const shape of fields) {
    const match = shape[0].exec(line);
    if (match && shape[1]?.(match, draft, context, at) !== notMine) return true;
  }
  return false;
}

/** Sets the fields whose value is known; absent stays absent. */
export function set<D extends object>(
  draft: D,
  values: { readonly [K in keyof D]?: D[K] | undefined },
): void {
  for (const name of Object.keys(values) as (keyof D)[]) {
    const value = values[name];
    if (value !== undefined) draft[name] = value;
  }
}
