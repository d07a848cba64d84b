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
import type { Address } from '../../shared/address';
import type { Context } from '../model/context';
import type { ModuleRecord } from '../model/module';
import { ascii, startsWith } from '../text/bytes';
import { flat, intern } from '../text/intern';
import type { SectionText } from '../text/sectionText';
import { fieldsOf, fileFact, type FileFact } from './lines/fileFacts';
import { hexDigits, sweep, sweepTable, type Sweeper, type Swept } from './lines/sweep';
import { addressIn, defined } from './lines/values';
import type { Parser } from './parser';

const header = /^start\s+end\s+module name$/;
const load = /^ModLoad: ([0-9a-f`]{8,17}) ([0-9a-f`]{8,17})(?:\s+(\S.*))?$/i;
const addresses = /^([0-9a-f]{8}(?:`?[0-9a-f]{8})?)\s+([0-9a-f]{8}(?:`?[0-9a-f]{8})?)(?:\s+(\S.*))?$/i;
/** `nt   # C (pdb symbols)   path`: the name, marks, what symbols there are, where from. */
const named = /^(\S.*?)\s+(?:([#CMTP*](?:\s[#CMTP*])*)\s+)?\(([a-z][\w, -]*)\)(?:\s+(\S.*))?$/;
/** `lm t n`: name, file, time and stamp; `lm f`: name and path. */
const timed =
  /^(\S+)\s+(?:(\S+(?: \S+)*?)\s+)?((?:\w{3} )+\s?\d{1,2} [\d:]{8} \d{4}|\S.* unavailable|unavailable|\*\*\* Invalid) ?\(([0-9a-f]{8})\)$/i;
/** In place of the time, where a build gives the same bytes each time. */
const hashed =
  /^(\S+)\s+(?:(\S+(?: \S+)*?)\s+)?([0-9a-f]{8}) \((This is a reproducible build file hash, not a timestamp)\)$/i;
const plain = /^(\S+)(?:\s+(\S.*))?$/;
const states = /symbols|deferred|private|export|codeview|coff|dia|parital|partial|sym/;
const unloadedHead = /^Unloaded modules:$/;
const total = /^Unable to enumerate user-mode unloaded modules|^Loaded symbol image file: /;
/** Lines of something else between two rows. */
const patience = 2;
/** Characters of a row, its path included. */
const longest = 1000;

const moduleName = ascii('module name');

const sweeper: Sweeper = {
  first: `${hexDigits}sU`,
  sweep(text, at, line, context): Swept | undefined {
    switch (line.charAt(0)) {
      case 's':
        return header.test(line) ? readRows(text, at, context, 'all') : undefined;
      case 'U':
        return unloadedHead.test(line) ? readRows(text, at, context, 'unloaded') : undefined;
      default:
        return readRow(line, at, context, false) && readRows(text, at, context, 'telling');
    }
  },
};

const sure: Sweeper = {
  first: 'M',
  sweep: (text, at, line, context) =>
    line.startsWith('ModLoad: ') ? readLoad(text, at, line, context) : undefined,
};

const alone = sweepTable([sweeper, sure]);

export const modulesParser: Parser = {
  commands: /^lm\w*(?![\w.])/,
  openers: [
    {
      kind: 'modules',
      starts: ['start '],
      joins: ['command'],
      opens: (bytes, at, end) => end - at < 80 && holds(bytes, at + 6, end),
    },
  ],
  /** A listing of many rows is nothing else: no other shape need look at them. */
  parse: (text, context) => ({ records: sweep(text, context, alone) }),
  sweeper,
  sure,
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
  const wrapped = wrappedPath(text, at, match[3]);
  const last = wrapped === undefined ? at : text.next(at);
  text.recognise(at);
  text.recognise(last);
  const image = wrapped ?? match[3];
  const record = defined({
    kind: 'module' as const,
    lines: [at, last] as const,
    address: start,
    start,
    end,
    image: image === undefined ? undefined : intern(image),
    loaded: true as const,
  });
  return { records: [record], next: last + 1 };
}

const fileName = /\.\w{1,4}$/;
const beginning = /^(?:[A-Za-z]:|\\)\S/;
const ending = /^[^:*?"<>|]{1,200}\.(?:dll|exe|sys|drv|ocx|cpl|ax|mui|\w{3})$/i;

/** A path that mail or a page broke off its row, or broke in two; undefined where the row is whole. */
function wrappedPath(text: SectionText, at: number, path: string | undefined): string | undefined {
  if (path !== undefined && (fileName.test(path) || !path.includes('\\'))) return undefined;
  const rest = text.trimmed(text.next(at));
  if (path === undefined) return beginning.test(rest) && ending.test(rest.slice(2)) ? rest : undefined;
  return ending.test(rest) && rest.includes('\\') ? `${path} ${rest}` : undefined;
}

/** A row, and the block of `lmv` below it. */
interface Row {
  readonly module: ModuleRecord;
  readonly facts: FileFact[];
  last: number;
}

/** Rows below a header, or (`telling`) those that say what symbols they have, with the blocks of `lmv` below them. */
function readRows(
  text: SectionText,
  from: number,
  context: Context,
  which: 'all' | 'unloaded' | 'telling',
): Swept {
  const rows: Row[] = [];
  let unloaded = which === 'unloaded';
  let last = from;
  let at = from;
  if (which !== 'telling') text.recognise(at++);
  for (let foreign = 0; at < text.count && foreign < patience; at++) {
    const line = text.trimmed(at);
    if (line === '') continue;
    const module = readRow(line, at, context, unloaded || which !== 'telling');
    const fact = module ? undefined : fileFact(line);
    const open = rows.at(-1);
    if (module) rows.push({ module: unloaded ? { ...module, unloaded } : module, facts: [], last: at });
    else if (fact && open) {
      open.facts.push(fact);
      open.last = at;
    } else if (unloadedHead.test(line)) unloaded = true;
    else if (!fact && !header.test(line) && !total.test(line)) {
      foreign++;
      continue;
    }
    text.recognise(at);
    foreign = 0;
    last = at;
  }
  return { records: rows.map(withFacts), next: last + 1 };
}

function withFacts({ module, facts, last }: Row): ModuleRecord {
  if (facts.length === 0) return module;
  return { ...module, ...fieldsOf(facts), ...keep(module), lines: [module.lines[0], last] };
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
  const rest = match[3];
  const state = rest === undefined ? undefined : readState(rest, at, start, end);
  if (state) return state;
  const base: ModuleRecord = { kind: 'module', lines: [at, at], address: start, start, end };
  if (rest === undefined) return listed ? base : undefined;
  const words = readTimed(rest) ?? (listed ? readPlain(rest) : undefined);
  return words && { ...base, ...words };
}

/** Written out: a record that is put together from two is larger and slower, and most rows are of this kind. */
function readState(rest: string, at: number, start: Address, end: Address): ModuleRecord | undefined {
  const match = named.exec(rest);
  const symbols = match?.[3];
  if (!match || symbols === undefined || !states.test(symbols)) return undefined;
  const row: ModuleRecord = {
    kind: 'module',
    lines: [at, at],
    address: start,
    start,
    end,
    name: intern(match[1] ?? ''),
    symbols: intern(symbols),
  };
  const file = match[4];
  return file === undefined ? row : { ...row, symbolFile: intern(file) };
}

type Words = Omit<ModuleRecord, 'kind' | 'lines' | 'address' | 'start' | 'end'>;

function readTimed(rest: string): Words | undefined {
  const [, name = '', image, ...dated] = timed.exec(rest) ?? hashed.exec(rest) ?? [];
  const [timestamp, stamp] = /^[0-9a-f]{8}$/i.test(dated[0] ?? '') ? dated.reverse() : dated;
  if (timestamp === undefined || stamp === undefined) return undefined;
  return {
    name: intern(name),
    ...(image !== undefined && { image: intern(image) }),
    timestamp: flat(timestamp),
    timestampHex: Number.parseInt(stamp, 16),
  };
}

function readPlain(rest: string): Words | undefined {
  const match = rest.includes('!') ? null : plain.exec(rest);
  if (!match) return undefined;
  const [, name = '', image] = match;
  return { name: intern(name), ...(image !== undefined && { image: intern(image) }) };
}
