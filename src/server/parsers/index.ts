/** Every parser, and how a section finds its own. Adding one is a file, a line here, and a test. */
import { initialContext, type Context } from '../model/context';
import type { TranscriptRecord } from '../model/record';
import { isNarrow, type Address } from '../../shared/address';
import type { Machine } from '../../shared/triage';
import { readPrompt, splitPrompt } from '../text/prompt';
import type { Opener } from '../text/section';
import type { SectionText } from '../text/sectionText';
import { flat, intern } from '../text/intern';
import { addressParser } from './address';
import { analyzeParser } from './analyze';
import { apcParser } from './apc';
import { bannerParser } from './banner';
import { breakpointsParser } from './breakpoints';
import { controlAreaParser } from './controlArea';
import { criticalSectionParser } from './criticalSection';
import { deadlockParser } from './deadlock';
import { deviceParser } from './device';
import { deviceNodeParser } from './deviceNode';
import { deviceStackParser } from './deviceStack';
import { dpcsParser } from './dpcs';
import { driverParser } from './driver';
import { dtParser } from './dt';
import { dxParser } from './dx';
import { errrecParser } from './errrec';
import { evaluateParser } from './evaluate';
import { exchainParser } from './exchain';
import { exploitableParser } from './exploitable';
import { fileObjectParser } from './fileObject';
import { findstackParser } from './findstack';
import { handleParser } from './handle';
import { heapParser } from './heap';
import { inspectStackParser } from './inspectStack';
import { irpParser } from './irp';
import { irpfindParser } from './irpfind';
import { lastErrorParser } from './lastError';
import { analyzedBuild } from './lines/analyzedBuild';
import { readBannerLines } from './lines/bannerLines';
import { readCrashText } from './lines/crashText';
import { readCommonLines } from './lines/common';
import { cutLineProblems } from './lines/cutLines';
import { readDebugOutput } from './lines/debugOutput';
import { readExtensionLines } from './lines/extensionLines';
import { readPastedSource } from './lines/pastedSource';
import { markProse } from './lines/prose';
import { readStacks } from './lines/stackRows';
import { sweep, sweepTable } from './lines/sweep';
import { listingParser } from './listing';
import { lmiParser } from './lmi';
import { localsParser } from './locals';
import { locksParser } from './locks';
import { machineOf, machineParser } from './machine';
import { managedObjectParser } from './managedObject';
import { managedStackParser } from './managedStack';
import { managedThreadsParser } from './managedThreads';
import { memoryParser } from './memory';
import { mexParser } from './mex';
import { modulesParser } from './modules';
import type { Parser, Problem } from './parser';
import { objectParser } from './object';
import { pcrParser } from './pcr';
import { pebParser } from './peb';
import { poolParser } from './pool';
import { poolUsedParser } from './poolUsed';
import { powerActionParser } from './powerAction';
import { processParser } from './process';
import { pteParser } from './pte';
import { queuedLocksParser } from './queuedLocks';
import { rawStackParser } from './rawStack';
import { readyParser } from './ready';
import { runawayParser } from './runaway';
import { runningParser } from './running';
import { sessionParser } from './session';
import { stackParser } from './stack';
import { stackSummaryParser } from './stackSummary';
import { symbolsParser } from './symbols';
import { syncBlocksParser } from './syncBlocks';
import { systemInfoParser } from './systemInfo';
import { tebParser } from './teb';
import { threadParser } from './thread';
import { threadSwitchParser } from './threadSwitch';
import { timerParser } from './timer';
import { tokenParser } from './token';
import { traceParser } from './trace';
import { traceLogParser } from './traceLog';
import { uniqueStacksParser } from './uniqueStacks';
import { userThreadParser } from './userThread';
import { vadParser } from './vad';
import { verifierParser } from './verifier';
import { vmParser } from './vm';

import { vpbParser } from './vpb';
import { workQueueParser } from './workQueue';
/** In alphabetical order; where two read the same command, the earlier wins. */
const parsers: readonly Parser[] = [
  addressParser,
  analyzeParser,
  apcParser,
  bannerParser,
  breakpointsParser,
  controlAreaParser,
  criticalSectionParser,
  deadlockParser,
  deviceNodeParser,
  deviceParser,
  deviceStackParser,
  dpcsParser,
  driverParser,
  dtParser,
  dxParser,
  errrecParser,
  evaluateParser,
  exchainParser,
  exploitableParser,
  fileObjectParser,
  findstackParser,
  handleParser,
  heapParser,
  inspectStackParser,
  irpParser,
  irpfindParser,
  lastErrorParser,
  listingParser,
  lmiParser,
  localsParser,
  locksParser,
  machineParser,
  managedObjectParser,
  managedStackParser,
  managedThreadsParser,
  memoryParser,
  mexParser,
  modulesParser,
  objectParser,
  pcrParser,
  pebParser,
  poolParser,
  poolUsedParser,
  powerActionParser,
  processParser,
  pteParser,
  queuedLocksParser,
  rawStackParser,
  readyParser,
  runawayParser,
  runningParser,
  sessionParser,
  stackParser,
  stackSummaryParser,
  symbolsParser,
  syncBlocksParser,
  systemInfoParser,
  tebParser,
  threadParser,
  threadSwitchParser,
  timerParser,
  tokenParser,
  traceLogParser,
  traceParser,
  uniqueStacksParser,
  userThreadParser,
  vadParser,
  verifierParser,
  vmParser,
  vpbParser,
  workQueueParser,
];

export { surveyThread, type ThreadSurvey } from './threadSurvey';

export const openers: readonly Opener[] = parsers.flatMap((parser) => parser.openers ?? []);

const byKind = new Map<string, Parser>(
  parsers.flatMap((parser) => (parser.openers ?? []).map(({ kind }) => [kind, parser] as const)),
);

const sweepers = sweepTable(parsers.flatMap(({ sweeper }) => sweeper ?? []));
const sure = sweepTable(parsers.flatMap((parser) => parser.sure ?? []));

/** The state of a line after parsing. */
export const lineState = { blank: 0, recognised: 1, prose: 2, unrecognised: 3 } as const;

export interface ParsedSection {
  readonly records: readonly TranscriptRecord[];
  readonly problems: readonly Problem[];
  readonly context: Context;
  /** One `lineState` per line. */
  readonly states: Uint8Array;
}

/** A section's parse: a function of its text and what came before, and nothing else. It never throws. */
export function parseSection(text: SectionText, incoming: Context): ParsedSection {
  const echo = text.kind === 'command' && !text.continued ? readCommand(text, incoming) : undefined;
  const context = echo?.context ?? incoming;
  const records: TranscriptRecord[] = echo ? [echo.record] : [];
  const parser = parserOf(text, context);
  const problems: Problem[] = cutLineProblems(text);
  let outgoing = context;
  if (parser) {
    const parsed = parser.parse(text, context, echo ? 1 : 0);
    records.push(...parsed.records);
    problems.push(...(parsed.problems ?? []));
    outgoing = parsed.context ?? context;
  }
  // Most sections are read whole by their parser: nothing else needs to look at them.
  const isRead = text.nextUnread(0) === text.count;
  if (!isRead) {
    const rest = readRest(text, context, outgoing, parser);
    records.push(...rest.records);
    outgoing = rest.context;
  }
  for (const [at, stamp] of text.stamps)
    records.push({ kind: 'notice', lines: [at, at], what: 'time', text: flat(stamp) });
  return {
    records: inOrder(records),
    problems,
    context: settled(outgoing, records),
    states: statesOf(text, isRead),
  };
}

/** What follows from the records, where no line has said it. */
function settled(context: Context, records: readonly TranscriptRecord[]): Context {
  // A failed attach ends that debugger: what follows is another session.
  const failed =
    context.mode === undefined &&
    records.some((record) => record.kind === 'error' && record.pid !== undefined);
  const after: Context = failed ? { ...context, mode: 'user', sessionKind: 'user-live' } : context;
  const machine = after.machine ?? machineFrom(records);
  const osBuild = analyzedBuild(after.osBuild, records);
  return machine === after.machine && osBuild === after.osBuild ? after : { ...after, machine, osBuild };
}

/** What any output may hold beside that of its own command. */
function readRest(
  text: SectionText,
  context: Context,
  settled: Context,
  parser: Parser | undefined,
): { records: TranscriptRecord[]; context: Context } {
  const records = sweep(text, context, sure);
  if (text.nextUnread(0) === text.count) return { records, context: settled };
  const banner = readBannerLines(text, 0, settled);
  records.push(...banner.records);
  // `.cxr; kb`, `.frame 4; k`: the output of every command of a line follows the first one's.
  records.push(...readStacks(text, 0, context));
  if (parser?.readsCrashText !== true) records.push(...readCrashText(text, banner.context));
  records.push(...sweep(text, context, sweepers), ...readCommonLines(text, 0), ...readPastedSource(text, 0));
  if (!parser && isExtension.test(context.command ?? '') && text.kind === 'command')
    records.push(...readExtensionLines(text, 0));
  const printed = readDebugOutput(text, context, parser !== undefined);
  if (printed) records.push(printed);
  return { records, context: banner.context };
}

/** In the order of the text; the stack of a thread stays behind its thread. */
function inOrder(records: readonly TranscriptRecord[]): readonly TranscriptRecord[] {
  if (isSorted(records)) return records;
  let key = 0;
  const placed = records.map((record, index) => {
    if (!isWithThread(record, records[index - 1])) key = record.lines[0];
    return { record, key };
  });
  return placed.sort((a, b) => a.key - b.key).map(({ record }) => record);
}

function isSorted(records: readonly TranscriptRecord[]): boolean {
  let key = 0;
  let before: TranscriptRecord | undefined;
  for (const record of records) {
    if (!isWithThread(record, before)) {
      if (record.lines[0] < key) return false;
      key = record.lines[0];
    }
    before = record;
  }
  return true;
}

function isWithThread(record: TranscriptRecord, before: TranscriptRecord | undefined): boolean {
  return record.kind === 'stack' && before !== undefined && hasStack(before);
}

function hasStack(record: TranscriptRecord): boolean {
  return (record.kind === 'thread' || record.kind === 'userThread') && record.stackFollows === true;
}

/** `!ndiskd.miniport`, `$$>a<report.txt`: an extension or a script. */
const isExtension = /^(?:!\w|\$\$?>)/;

/** `!grep -i event !handle 0 f`: MEX shows lines of another command's output. */
const filtered = /^!(?:mex\.)?(?:grep|head|tail|cut)\s.{0,200}?\s([!.~]\*?\w.*)$/i;

function parserOf(text: SectionText, context: Context): Parser | undefined {
  if (text.kind !== 'command') return byKind.get(text.kind);
  return readerOf(context.command ?? '');
}

/** `!irp 85f04030` and `!irp 85f04ab8` are one command: who reads its output does not depend on the address. */
const address = /\b[0-9a-f]{8}(?:`?[0-9a-f]{8})?\b/gi;

/** Sessions repeat their commands; longer ones, and those past so many, are not kept. */
const [mostCommands, longestKept] = [2048, 256];
const readers = new Map<string, Parser | undefined>();

function readerOf(typed: string): Parser | undefined {
  const alike = typed.replace(address, '00000000');
  if (readers.has(alike)) return readers.get(alike);
  const command = filtered.exec(alike)?.[1] ?? alike;
  const reader = parsers.find((candidate) => candidate.commands?.test(command) === true);
  if (readers.size < mostCommands && alike.length <= longestKept) readers.set(flat(alike), reader);
  return reader;
}

/** Reads the line of the prompt and what it settles: mode, processor, thread, machine. */
function readCommand(
  text: SectionText,
  incoming: Context,
): { record: TranscriptRecord; context: Context } | undefined {
  const echo = splitPrompt(text.trimmed(0));
  const info = echo && readPrompt(echo.prompt);
  if (!info) return undefined;
  text.recognise(0);
  const prompt = intern(echo.prompt);
  const command = flat(echo.command);
  const sameMode = incoming.mode === undefined || incoming.mode === info.mode;
  const kept: Context = sameMode ? incoming : { ...initialContext, machine: incoming.machine };
  const context: Context = {
    sessionKind: sessionKind(info.mode, info.local, kept),
    command,
    prompt,
    machine: kept.machine,
    effective: info.machine === undefined ? undefined : machineOf(info.machine),
    mode: info.mode,
    processor: info.processor ?? kept.processor,
    thread: info.thread ?? kept.thread,
    debuggerVersion: kept.debuggerVersion,
    osBuild: kept.osBuild,
    dump: kept.dump,
  };
  return { record: commandRecord(prompt, command), context };
}

function commandRecord(prompt: string, command: string): TranscriptRecord {
  return { kind: 'command', lines: [0, 0], prompt, command };
}

function sessionKind(mode: 'kernel' | 'user', local: boolean, before: Context): Context['sessionKind'] {
  if (local) return 'kernel-local';
  const isDump = before.dump !== undefined;
  if (mode === 'kernel') return isDump ? 'kernel-dump' : 'kernel-live';
  return isDump ? 'user-dump' : 'user-live';
}

/** The machine that the addresses of a section show, where nothing has said it. */
function machineFrom(records: readonly TranscriptRecord[]): Machine | undefined {
  for (const record of records) {
    if (record.kind === 'stack') {
      if (record.dialect.startsWith('x86')) continue; // may be a WOW64 stack of a 64-bit target
      const address = record.frames.find(({ returnAddress }) => returnAddress)?.returnAddress;
      if (address) return widthOf(address);
    } else if (
      (record.kind === 'thread' || record.kind === 'process' || record.kind === 'irp') &&
      record.address
    ) {
      return widthOf(record.address);
    }
  }
  return undefined;
}

function widthOf(address: Address): Machine | undefined {
  if (isNarrow(address)) return 'x86';
  return address.startsWith('00000000') ? undefined : 'x64';
}

/** `isRead`: the section's own parser has left no line. */
function statesOf(text: SectionText, isRead: boolean): Uint8Array {
  if (isRead) return text.known; // `recognised` where it is set, and `blank` elsewhere
  const prose = new Uint8Array(text.count);
  markProse(text, prose, text.kind === 'text');
  const states = text.known.slice();
  for (let at = text.nextUnread(0); at < text.count; at = text.nextUnread(at + 1))
    states[at] = prose[at] === 1 ? lineState.prose : lineState.unrecognised;
  return states;
}
