/**
 * `lm` in all its forms, `ModLoad:` and the table of unloaded modules.
 *
 *     start             end                 module name
 *     fffff801`09200000 fffff801`0925f000   volmgrx    (no symbols)
 *     fffff801`14b40000 fffff801`14b86000   audio    # (private pdb symbols)  C:\sym\audio.pdb\E992\audio.pdb
 *         Image path: \SystemRoot\system32\drivers\audio.sys
 *         Timestamp:        Mon Apr 10 13:17:12 2017 (58EBE848)
 *     Unloaded modules:
 *     fffff880`02db5000 fffff880`02dc3000   crashdmp.sys
 *     ModLoad: 00007ff8`51790000 00007ff8`51988000   ntdll.dll
 *
 * Documentation: "lm (List Loaded Modules)".
 */
import type { Context } from '../model/context';
import type { ModuleRecord } from '../model/module';
import { ascii, startsWith } from '../text/bytes';
import { flat, intern } from '../text/intern';
import type { SectionText } from '../text/sectionText';
import { fieldsOf, fileFact, type FileFact } from './lines/fileFacts';
import { hexDigits, type Sweeper, type Swept } from './lines/sweep';
import { addressIn } from './lines/values';
import { nothing, type Parser } from './parser';

const header = /^start\s+end\s+module name$/;
const load = /^ModLoad: ([0-9a-f`]{8,17}) ([0-9a-f`]{8,17})(?:\s+(\S.*))?$/i;
const addresses = /^([0-9a-f]{8}(?:`?[0-9a-f]{8})?)\s+([0-9a-f]{8}(?:`?[0-9a-f]{8})?)(?:\s+(\S.*))?$/i;
/** `nt   # C (pdb symbols)   path`: the name, marks, what symbols there are, where from. */
const named = /^(\S.*?)\s+(?:([#CMTP*](?:\s[#CMTP*])*)\s+)?\(([a-z][\w, -]*)\)(?:\s+(\S.*))?$/;
/** `lm t n`: name, file, time and stamp; `lm f`: name and path. */
const timed =
  /^(\S+)\s+(?:(\S+(?: \S+)*?)\s+)?((?:\w{3} )+\s?\d{1,2} [\d:]{8} \d{4}|\S.* unavailable|unavailable|\*\*\* Invalid) ?\(([0-9a-f]{8})\)$/i;
const plain = /^(\S+)(?:\s+(\S.*))?$/;
const states = /symbols|deferred|private|export|codeview|coff|dia|parital|partial|sym/;
const unloadedHead = /^Unloaded modules:$/;
const total = /^Unable to enumerate user-mode unloaded modules|^Loaded symbol image file: /;
/** Lines of something else between two rows. */
const patience = 2;
/** Characters of a row, its path included. */
const longest = 1000;

const moduleName = ascii('module name');

export const modulesParser: Parser = {
  openers: [
    {
      kind: 'modules',
      starts: ['start '],
      joins: ['command'],
      opens: (bytes, at, end) => end - at < 80 && holds(bytes, at + 6, end),
    },
  ],
  parse: () => nothing,
  sweeper: {
    first: `${hexDigits}sMU`,
    sweep(text, at, line, context): Swept | undefined {
      if (line.startsWith('ModLoad: ')) return readLoad(text, at, line, context);
      if (header.test(line)) return readRows(text, at, context, 'all');
      if (unloadedHead.test(line)) return readRows(text, at, context, 'unloaded');
      const row = readRow(line, at, context, false);
      return row ? readRows(text, at, context, 'telling') : undefined;
    },
  } satisfies Sweeper,
};

function holds(bytes: Uint8Array, at: number, end: number): boolean {
  for (let index = at; index < end; index++) if (startsWith(bytes, index, end, moduleName)) return true;
  return false;
}

function readLoad(text: SectionText, at: number, line: string, context: Context): Swept | undefined {
  const match = load.exec(line);
  const start = addressIn(context, match?.[1]);
  const end = addressIn(context, match?.[2]);
  if (!match || !start || !end) return undefined;
  text.recognise(at);
  const image = match[3];
  const record: ModuleRecord = {
    kind: 'module',
    lines: [at, at],
    address: start,
    start,
    end,
    ...(image !== undefined && { image: intern(image) }),
    loaded: true,
  };
  return { records: [record], next: at + 1 };
}

/** Rows below a header, or (`telling`) those that say what symbols they have, with the blocks of `lmv` below them. */
function readRows(
  text: SectionText,
  from: number,
  context: Context,
  which: 'all' | 'unloaded' | 'telling',
): Swept {
  const records: ModuleRecord[] = [];
  let facts: FileFact[] = [];
  let unloaded = which === 'unloaded';
  let last = from;
  const close = (): void => {
    const open = records.pop();
    if (open) records.push({ ...open, ...fieldsOf(facts), ...keep(open) });
    facts = [];
  };
  let at = from;
  if (which !== 'telling') text.recognise(at++);
  for (let foreign = 0; at < text.count && foreign < patience; at++) {
    const line = text.trimmed(at);
    if (line === '') continue;
    const row = readRow(line, at, context, which !== 'telling');
    const fact = row ? undefined : fileFact(line);
    if (row) {
      close();
      records.push(unloaded ? { ...row, unloaded: true } : row);
    } else if (fact && records.length > 0) {
      facts.push(fact);
      const open = records.pop();
      if (open) records.push({ ...open, lines: [open.lines[0], at] });
    } else if (unloadedHead.test(line)) unloaded = true;
    else if (!header.test(line) && !total.test(line) && !(fact && records.length === 0)) {
      foreign++;
      continue;
    }
    text.recognise(at);
    foreign = 0;
    last = at;
  }
  close();
  return { records, next: last + 1 };
}

/** What the row itself said stays; a path of the block is more than a name in the row. */
function keep({ timestamp, timestampHex }: ModuleRecord): Partial<ModuleRecord> {
  return {
    ...(timestamp !== undefined && { timestamp }),
    ...(timestampHex !== undefined && { timestampHex }),
  };
}

/** One row; below a header a name is enough, elsewhere it must say what symbols the module has. */
function readRow(line: string, at: number, context: Context, listed: boolean): ModuleRecord | undefined {
  const match = line.length > longest ? null : addresses.exec(line);
  const start = addressIn(context, match?.[1]);
  const end = addressIn(context, match?.[2]);
  if (!match || !start || !end || end < start) return undefined;
  const base: ModuleRecord = { kind: 'module', lines: [at, at], address: start, start, end };
  const rest = match[3];
  if (rest === undefined) return listed ? base : undefined;
  const withState = named.exec(rest);
  if (withState?.[3] !== undefined && states.test(withState[3]))
    return {
      ...base,
      name: intern(withState[1] ?? ''),
      symbols: intern(withState[3]),
      ...(withState[4] !== undefined && { symbolFile: intern(withState[4]) }),
    };
  const withTime = timed.exec(rest);
  if (withTime)
    return {
      ...base,
      name: intern(withTime[1] ?? ''),
      ...(withTime[2] !== undefined && { image: intern(withTime[2]) }),
      timestamp: flat(withTime[3] ?? ''),
      timestampHex: Number.parseInt(withTime[4] ?? '', 16),
    };
  const only = listed ? plain.exec(rest) : null;
  if (!only || rest.includes('!')) return undefined;
  return {
    ...base,
    name: intern(only[1] ?? ''),
    ...(only[2] !== undefined && { image: intern(only[2]) }),
  };
}
