/** What the outline shows of a record: its symbol and its name. */
import { SymbolKind } from 'vscode-languageserver-types';
import { formatAddress } from '../../shared/address';
import { byKind } from '../model/byKind';
import type { BugcheckRecord } from '../model/crash';
import type { TranscriptRecord } from '../model/record';
import type { VerifierRecord } from '../model/verifier';
import { threadLabel } from '../transcript/describe';
import { labelledThing, placeOf, words } from '../transcript/recordLabel';
import { userThreadLabel } from '../transcript/userThreads';

type RecordSymbol = readonly [SymbolKind, string];

/** Undefined for records that the outline leaves out. */
export function recordSymbol(record: TranscriptRecord): RecordSymbol | undefined {
  const symbol = symbolOf(record);
  if (symbol) return symbol;
  const thing = labelledThing(record);
  return thing && [SymbolKind.Object, thing.label];
}

const symbolOf = byKind<RecordSymbol | undefined>({
  addressRegion: ({ regions }) => [SymbolKind.Array, `${regions.length} address regions`],
  analysis: ({ bucket }) => [SymbolKind.Object, words('analysis', bucket)],
  breakpoint: ({ number, what, symbol }) => [SymbolKind.Event, words(`breakpoint ${number} ${what}`, symbol)],
  bugcheck: (bugcheck) => [SymbolKind.Event, bugcheckWords(bugcheck)],
  contextRecord: (record) => [SymbolKind.Struct, words('context record', placeOf(record))],
  controlArea: (area) => [SymbolKind.Struct, words('control area', area.file ?? placeOf(area))],
  criticalSection: (section) => [SymbolKind.Struct, words('critical section', placeOf(section))],
  deadlock: (deadlock) => [SymbolKind.Struct, words('deadlock', placeOf(deadlock))],
  debugOutput: ({ source, shapes, lineCount }) => [
    SymbolKind.Array,
    `${source === 'target' ? 'debug' : source} output, ${counted(lineCount, 'line')}, ${counted(shapes.length, 'shape')}`,
  ],
  deviceStack: ({ service }) => [SymbolKind.Array, words('device stack', service)],
  disassembly: ({ instructions, symbol, address }) =>
    instructions && [SymbolKind.Array, `code ${symbol ?? formatAddress(address)}`],
  error: ({ message }) => [SymbolKind.Event, message],
  errorRecord: (record) => [SymbolKind.Struct, words('error record', placeOf(record))],
  exception: ({ name, code }) => [SymbolKind.Event, `${name} ${code.toString(16)}`],
  exceptionRecord: ({ codeName }) => [
    SymbolKind.Struct,
    codeName === undefined ? 'exception record' : `exception record: ${codeName}`,
  ],
  exploitability: ({ classification }) => [SymbolKind.Event, words('!exploitable', classification)],
  fileObject: ({ path }) => [SymbolKind.File, path ?? 'FILE_OBJECT'],
  handle: ({ handle, type, name }) => [SymbolKind.Field, words(`handle ${handle.toString(16)}`, type, name)],
  heap: (heap) => [SymbolKind.Struct, words('heap block', placeOf(heap))],
  irp: (irp) => [SymbolKind.Struct, words('IRP', placeOf(irp))],
  listing: ({ what }) => [SymbolKind.Array, what],
  locals: ({ variables }) => [SymbolKind.Variable, `${variables.length} local variables`],
  lock: (lock) => [SymbolKind.Struct, words('ERESOURCE', placeOf(lock))],
  managedException: ({ type }) => [SymbolKind.Event, type ?? 'exception'],
  managedThread: ({ id, osId }) => [SymbolKind.Class, `managed thread ${id}, id ${osId.toString(16)}`],
  memory: ({ start }) => [SymbolKind.Array, `memory ${formatAddress(start)}`],
  monitor: ({ type }) => [SymbolKind.Struct, words('monitor of', type)],
  // The rows of a list are many; the block of its command stands for them.
  module: ({ details, name, image }) => details && [SymbolKind.Module, `module ${name ?? image ?? ''}`],
  pool: (pool) => [SymbolKind.Struct, words('pool', placeOf(pool))],
  poolUsage: ({ rows }) => [SymbolKind.Array, `pool usage of ${rows.length} tags`],
  powerAction: ({ irps }) => [SymbolKind.Object, `power action, ${irps.length} IRPs`],
  process: ({ image, address }) => [SymbolKind.Module, `PROCESS ${image ?? formatAddress(address)}`],
  pte: (pte) => [SymbolKind.Struct, words('page table entries of', placeOf(pte))],
  rawStack: () => [SymbolKind.Array, 'raw stack'],
  registers: () => [SymbolKind.Array, 'registers'],
  runaway: ({ clock, threads }) => [SymbolKind.Array, `${clock} time of ${threads.length} threads`],
  running: ({ processor }) => [SymbolKind.Field, `processor ${processor}`],
  stack: ({ frames }) => [SymbolKind.Array, `stack: ${frames[0]?.symbol ?? 'empty'}`],
  struct: ({ type }) => [SymbolKind.Struct, type ?? 'structure'],
  systemInfo: ({ what }) => [SymbolKind.Object, what],
  table: ({ columns }) => [SymbolKind.Array, `table: ${columns.join(', ')}`],
  thread: (thread) => [SymbolKind.Class, `THREAD ${threadLabel(thread)}`],
  trace: ({ calls }) => [SymbolKind.Array, `trace of ${calls} calls`],
  traceLog: ({ messages }) => [SymbolKind.Array, `trace log, ${messages} messages`],
  trapFrame: (frame) => [SymbolKind.Struct, words('trap frame', placeOf(frame))],
  userThread: (thread) => [SymbolKind.Class, userThreadLabel(thread)],
  vad: ({ nodes }) => [SymbolKind.Array, `${nodes.length} VADs`],
  verifier: (verifier) => [SymbolKind.Struct, verifierWords(verifier)],
  vm: () => [SymbolKind.Object, 'virtual memory'],
  workQueue: ({ name }) => [SymbolKind.Array, `${name} work queue`],
});

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

/** `BugCheck 3B SYSTEM_SERVICE_EXCEPTION`. */
function bugcheckWords({ code, name }: BugcheckRecord): string {
  return words('BugCheck', code?.toString(16).toUpperCase(), name);
}

function verifierWords({ stop }: VerifierRecord): string {
  return stop ? `Verifier stop: ${stop.message}` : 'Verifier';
}
