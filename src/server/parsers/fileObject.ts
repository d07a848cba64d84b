/**
 * `!fileobj`.
 *
 *     \Temp\php\session\sess_…
 *     LockOperation Set  Device Object: 0xfffffadfce423370   \Driver\dmio
 *     Flags:  0x40042
 *     	Synchronous IO
 *     File Object is currently busy and has 1 waiters.
 *
 * Documentation: "!fileobj".
 */
import type { FileObjectRecord } from '../model/fileObject';
import type { Context } from '../model/context';
import { flat, intern } from '../text/intern';
import { addressIn, defined, hexNumber, pointerIn } from './lines/values';
import { nothing, type Parser } from './parser';

type Draft = { -readonly [K in keyof FileObjectRecord]: FileObjectRecord[K] } & { flagNames: string[] };

const asked = /^!(?:\w+\.)?fileobj\s+(?:0x)?([0-9a-f`]+)/i;
const path = /^(?:\\|[A-Za-z]:\\)\S.*$/;
const flagName = /^(?:[A-Z][A-Za-z]*(?: [A-Z][A-Za-z/]*){0,4})$/;

type Read = (match: RegExpExecArray, draft: Draft, context: Context, at: number) => void;

const fields: readonly (readonly [RegExp, Read])[] = [
  [
    /^(LockOperation Set\s+)?Device Object: (0x[0-9a-f]+)\s*(\\\S+)?/i,
    ([, lock, device, driver], draft, context) => {
      if (lock !== undefined) draft.lockOperation = true;
      Object.assign(draft, defined({ device: pointerIn(context, device), driver: driver && intern(driver) }));
    },
  ],
  [
    /^Vpb: (0x[0-9a-f]+)/i,
    ([, vpb], draft, context) => Object.assign(draft, defined({ vpb: pointerIn(context, vpb) })),
  ],
  [
    /^Access:\s*(.*)$/,
    ([, access = ''], draft) =>
      (draft.access = access
        .split(/\s+/)
        .filter((word) => word !== '')
        .map(intern)),
  ],
  [
    /^Flags:\s*(0x[0-9a-f]+)/i,
    ([, flags = ''], draft, _, at) => {
      draft.flags = hexNumber(flags);
      draft.flagsLines = [at, at];
    },
  ],
  [
    /^File Object is currently busy and has (\d+) waiters?/,
    ([, waiters], draft, _, at) => {
      draft.busy = true;
      draft.waiters = Number(waiters);
      draft.waitersLines = [at, at];
    },
  ],
  [
    /^FsContext:\s*(0x[0-9a-f]+)\s+FsContext2:\s*(0x[0-9a-f]+)/i,
    ([, first, second], draft, context) =>
      Object.assign(
        draft,
        defined({ fsContext: pointerIn(context, first), fsContext2: pointerIn(context, second) }),
      ),
  ],
  [
    /^CurrentByteOffset:\s*([0-9a-f]+)/i,
    ([, offset = ''], draft) => (draft.currentByteOffset = hexNumber(offset)),
  ],
  [
    /^Section Object Pointers:\s*([0-9a-f`]+)/i,
    ([, pointers], draft, context) =>
      Object.assign(draft, defined({ sectionObjectPointers: pointerIn(context, pointers) })),
  ],
  [
    /^(?:Cache Data:|Shared Cache Map:|Vacb:|Your data is at:|Private Cache Map:|Completion Context|Event signalled|Event not signalled|No FileName|Related File Object|Vpb is NULL|IRPs queued to File Object|\d+ queued\.|File object extension|Foid|Could not read)/,
    () => undefined,
  ],
];

/** An IRP of the file object's own list. */
const queued = /^[0-9a-f`]{8,17}\s+\\(?:Driver|FileSystem)\\\S+$/i;

export const fileObjectParser: Parser = {
  commands: asked,
  parse(text, context, from) {
    const address = addressIn(context, asked.exec(context.command ?? '')?.[1]);
    const draft: Draft = {
      kind: 'fileObject',
      lines: [from, from],
      flagNames: [],
      ...(address && { address }),
    };
    let first: number | undefined;
    let last = from;
    for (let at = from; at < text.count; at++) {
      const line = text.trimmed(at);
      if (line === '') continue;
      if (!readLine(line, at, draft, context, first === undefined)) continue;
      text.recognise(at);
      first ??= at;
      last = at;
    }
    if (first === undefined) return nothing;
    draft.lines = [first, last];
    return { records: [draft] };
  },
};

function readLine(line: string, at: number, draft: Draft, context: Context, isFirst: boolean): boolean {
  for (const [pattern, read] of fields) {
    const match = pattern.exec(line);
    if (!match) continue;
    read(match, draft, context, at);
    return true;
  }
  if (queued.test(line)) return true;
  if (isFirst && path.test(line)) {
    draft.path = flat(line);
    return true;
  }
  // The names of the flags follow their value, one a line, until the next field.
  const expectsFlags =
    draft.flags !== undefined && draft.waiters === undefined && draft.fsContext === undefined;
  if (!expectsFlags || !flagName.test(line)) return false;
  draft.flagNames.push(intern(line));
  return true;
}
