/** Outline: sessions, the blocks in them, what each block describes, and the findings where they lie. */
import { SymbolKind, type DocumentSymbol } from 'vscode-languageserver-types';
import { formatAddress } from '../../shared/address';
import type { Finding, Lines } from '../../shared/triage';
import type { Analyzed } from '../findings/analyzed';
import type { BugcheckRecord } from '../model/crash';
import type { TranscriptRecord } from '../model/record';
import type { Source } from '../text/source';
import { threadLabel } from '../transcript/describe';
import { labelledThing } from '../transcript/recordLabel';
import { sessionWords } from '../transcript/sessionWords';
import type { Entry, Transcript } from '../transcript/transcript';

/** What an editor shows of an outline. */
const most = 5000;
/** Findings have a share of their own, so that a listing of ten thousand threads does not push them out. */
const mostFindings = 500;

interface Node {
  readonly name: string;
  readonly detail?: string;
  readonly kind: SymbolKind;
  lines: Lines;
  readonly head: number;
  readonly children: Node[];
}

export function documentSymbols({ transcript, findings }: Analyzed): DocumentSymbol[] {
  const root = rootOf(transcript);
  const found = findings
    .filter(({ surface, uri }) => surface === 'diagnostic' && uri === undefined)
    .slice(0, mostFindings)
    .map(findingNode);
  const described = recordNodes(transcript, most - countNodes(root) - found.length);
  // By line, and what describes before what is found there.
  for (const node of [...described, ...found].sort((a, b) => a.head - b.head)) place(root, node);
  return root.map((node) => symbolOf(node, transcript.source));
}

function recordNodes(transcript: Transcript, limit: number): Node[] {
  const nodes: Node[] = [];
  for (const entry of transcript.all()) {
    if (nodes.length >= limit) break;
    const node = recordNode(transcript, entry);
    if (node) nodes.push(node);
  }
  return nodes;
}

/** Sessions where there are several, and their blocks. */
function rootOf({ sessions, blocks }: Transcript): Node[] {
  const kept = blocks.slice(0, most / 2).map((block) => ({ session: block.session, node: blockNode(block) }));
  if (sessions.length < 2) return kept.map(({ node }) => node);
  return sessions.slice(0, most / 4).map((session) => ({
    name: sessionWords(session),
    kind: SymbolKind.Namespace,
    lines: session.lines,
    head: session.lines[0],
    children: kept.filter((block) => block.session === session.id).map(({ node }) => node),
  }));
}

function blockNode({ prompt, command, lines }: Transcript['blocks'][number]): Node {
  const name = command ?? '';
  return {
    name: name === '' ? (prompt ?? 'text') : name,
    ...(prompt !== undefined && name !== '' && { detail: prompt }),
    kind: SymbolKind.Function,
    lines,
    head: lines[0],
    children: [],
  };
}

function recordNode(transcript: Transcript, entry: Entry): Node | undefined {
  const shown = recordWords(entry.record);
  if (!shown) return undefined;
  const lines = transcript.lines(entry);
  const { record } = entry;
  const stack = record.kind === 'thread' ? transcript.stackOf({ ...entry, record }) : undefined;
  const last = stack ? Math.max(lines[1], transcript.lines(stack)[1]) : lines[1];
  return { ...shown, lines: [lines[0], last], head: lines[0], children: [] };
}

function recordWords(record: TranscriptRecord): Pick<Node, 'name' | 'kind'> | undefined {
  switch (record.kind) {
    case 'thread':
      return { name: `THREAD ${threadLabel(record)}`, kind: SymbolKind.Class };
    case 'process':
      return { name: `PROCESS ${record.image ?? formatAddress(record.address)}`, kind: SymbolKind.Module };
    case 'irp':
      return {
        name: `IRP${record.address ? ` ${formatAddress(record.address)}` : ''}`,
        kind: SymbolKind.Struct,
      };
    case 'fileObject':
      return { name: record.path ?? 'FILE_OBJECT', kind: SymbolKind.File };
    case 'stack':
      return { name: `stack: ${record.frames[0]?.symbol ?? 'empty'}`, kind: SymbolKind.Array };
    case 'rawStack':
      return { name: 'raw stack', kind: SymbolKind.Array };
    case 'memory':
      return { name: `memory ${formatAddress(record.start)}`, kind: SymbolKind.Array };
    case 'bugcheck':
      return { name: bugcheckWords(record), kind: SymbolKind.Event };
    case 'analysis':
      return {
        name: `analysis${record.bucket === undefined ? '' : ` ${record.bucket}`}`,
        kind: SymbolKind.Object,
      };
    case 'exception':
      return { name: `${record.name} ${record.code.toString(16)}`, kind: SymbolKind.Event };
    case 'exceptionRecord':
      return {
        name: `exception record${record.codeName === undefined ? '' : `: ${record.codeName}`}`,
        kind: SymbolKind.Struct,
      };
    case 'registers':
      return { name: 'registers', kind: SymbolKind.Array };
    case 'disassembly':
      return (
        record.instructions && {
          name: `code ${record.symbol ?? formatAddress(record.address)}`,
          kind: SymbolKind.Array,
        }
      );
    case 'lock':
    case 'criticalSection':
    case 'deadlock':
    case 'errorRecord':
    case 'heap':
    case 'pool':
    case 'pte':
    case 'verifier':
      return { name: `${words[record.kind]}${nameOfThing(record)}`, kind: SymbolKind.Struct };
    case 'error':
      return { name: record.message, kind: SymbolKind.Event };
    case 'deviceStack':
      return { name: `device stack ${record.service ?? ''}`.trim(), kind: SymbolKind.Array };
    case 'powerAction':
      return { name: `power action, ${record.irps.length} IRPs`, kind: SymbolKind.Object };
    case 'workQueue':
      return { name: `${record.name} work queue`, kind: SymbolKind.Array };
    case 'traceLog':
      return { name: `trace log, ${record.messages} messages`, kind: SymbolKind.Array };
    case 'userThread':
      return {
        name: `thread ${record.number} ${cidWords(record.cid)}${record.name === undefined ? '' : ` ${record.name}`}`,
        kind: SymbolKind.Class,
      };
    case 'module':
      // The rows of a list are many; the block of its command stands for them.
      return (
        record.details && { name: `module ${record.name ?? record.image ?? ''}`, kind: SymbolKind.Module }
      );
    case 'struct':
      return { name: record.type ?? 'structure', kind: SymbolKind.Struct };
    case 'locals':
      return { name: `${record.variables.length} local variables`, kind: SymbolKind.Variable };
    case 'runaway':
      return { name: `${record.clock} time of ${record.threads.length} threads`, kind: SymbolKind.Array };
    case 'trace':
      return { name: `trace of ${record.calls} calls`, kind: SymbolKind.Array };
    case 'managedException':
      return { name: record.type ?? 'exception', kind: SymbolKind.Event };
    case 'table':
      return { name: `table: ${record.columns.join(', ')}`, kind: SymbolKind.Array };
    default: {
      const thing = labelledThing(record);
      return thing && { name: thing.label, kind: SymbolKind.Object };
    }
  }
}

/** `BugCheck 3B SYSTEM_SERVICE_EXCEPTION`. */
function bugcheckWords({ code, name }: BugcheckRecord): string {
  return ['BugCheck', code?.toString(16).toUpperCase(), name].filter((word) => word !== undefined).join(' ');
}

const words = {
  lock: 'ERESOURCE',
  criticalSection: 'critical section',
  deadlock: 'deadlock',
  errorRecord: 'error record',
  heap: 'heap block',
  pool: 'pool',
  pte: 'page table entries of',
  verifier: 'Verifier',
} as const;

function nameOfThing(record: Extract<TranscriptRecord, { kind: keyof typeof words }>): string {
  if (record.kind === 'verifier') return record.stop ? ` stop: ${record.stop.message}` : '';
  const symbol = 'symbol' in record ? record.symbol : undefined;
  if (symbol !== undefined) return ` ${symbol}`;
  return record.address ? ` ${formatAddress(record.address)}` : '';
}

/** `1f04.6e78`. */
function cidWords({ process, thread }: { readonly process: number; readonly thread: number }): string {
  return `${process.toString(16)}.${thread.toString(16)}`;
}

function findingNode({ message, rule, lines }: Finding): Node {
  return {
    name: message,
    detail: rule,
    kind: SymbolKind.Event,
    lines: [lines[0], lines[0]],
    head: lines[0],
    children: [],
  };
}

/** Puts a node under the innermost one that holds its first line, and cuts it where that one ends. Nodes come in order. */
function place(nodes: Node[], node: Node): void {
  const holder = lastFrom(nodes, node.head);
  if (!holder || holder.lines[1] < node.head || holder.kind === SymbolKind.Event) {
    nodes.push(node);
    return;
  }
  if (node.lines[1] > holder.lines[1]) node.lines = [node.lines[0], holder.lines[1]];
  place(holder.children, node);
}

/** The last node that begins at or before a line; nodes stand in order. */
function lastFrom(nodes: readonly Node[], line: number): Node | undefined {
  let low = 0;
  let high = nodes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((nodes[middle]?.lines[0] ?? 0) <= line) low = middle + 1;
    else high = middle;
  }
  return nodes[low - 1];
}

/** From the first column, so that a symbol holds its children however they are indented. */
function symbolOf(
  { name, detail, kind, lines: [first, last], head, children }: Node,
  source: Source,
): DocumentSymbol {
  const place = { line: head - 1, character: 0 };
  return {
    name: nameOf(name),
    ...(detail !== undefined && { detail }),
    kind,
    range: {
      start: { line: first - 1, character: 0 },
      end: { line: last - 1, character: source.line(last - 1).length },
    },
    selectionRange: { start: place, end: place },
    children: children.map((child) => symbolOf(child, source)),
  };
}

const longestName = 160;

/** Never empty, which editors refuse. */
function nameOf(text: string): string {
  const name = text.trim();
  if (name === '') return '—';
  return name.length > longestName ? `${name.slice(0, longestName)}…` : name;
}

function countNodes(nodes: readonly Node[]): number {
  return nodes.reduce((sum, { children }) => sum + 1 + countNodes(children), 0);
}
