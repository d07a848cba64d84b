/** Outline: sessions, the blocks in them, what each block describes, and the findings where they lie. */
import * as l10n from '@vscode/l10n';
import { SymbolKind, type DocumentSymbol } from 'vscode-languageserver-types';
import { numberText } from '../../shared/numberText';
import type { Finding, Lines, SessionInfo } from '../../shared/triage';
import type { Analyzed } from '../findings/analyzed';
import type { Source } from '../text/source';
import { sessionWords } from '../transcript/sessionWords';
import type { Steps } from '../transcript/steps';
import type { Entry, Transcript } from '../transcript/transcript';
import { recordSymbol } from './recordSymbol';

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

/** In steps of one record. What does not fit is counted where the outline ends. */
export function* documentSymbols({ transcript, findings }: Analyzed): Steps<DocumentSymbol[]> {
  const root = rootOf(transcript);
  const found = findings
    .filter(({ surface, uri }) => surface === 'diagnostic' && uri === undefined)
    .slice(0, mostFindings)
    .map(findingNode);
  const described = yield* recordNodes(transcript, most - countNodes(root) - found.length);
  // By line, and what describes before what is found there.
  for (const node of [...described, ...found].sort((a, b) => a.head - b.head)) place(root, node);
  return root.map((node) => symbolOf(node, transcript.source));
}

function* recordNodes(transcript: Transcript, limit: number): Steps<Node[]> {
  const nodes: Node[] = [];
  for (const entry of transcript.all()) {
    yield undefined;
    const node = recordNode(transcript, entry);
    if (!node) continue;
    if (nodes.length >= limit - 1) {
      const count = numberText(transcript.recordCount - entry.index);
      return [...nodes, moreNode(l10n.t('… {0} more records', count), node.lines[0])];
    }
    nodes.push(node);
  }
  return nodes;
}

/** Sessions where there are several, and their blocks. */
function rootOf({ sessions, blocks }: Transcript): Node[] {
  const kept = firstOf(blocks, most / 2, blockNode, (count) => l10n.t('… {0} more commands', count));
  if (sessions.length < 2) return kept;
  const ofSession = (id: string): Node[] => kept.filter((_, index) => blocks[index]?.session === id);
  return firstOf(
    sessions,
    most / 4,
    (session) => sessionNode(session, ofSession(session.id)),
    (count) => l10n.t('… {0} more sessions', count),
  );
}

function sessionNode(session: SessionInfo, children: Node[]): Node {
  const { lines } = session;
  return { name: sessionWords(session), kind: SymbolKind.Namespace, lines, head: lines[0], children };
}

/** As many nodes as fit, the last of which counts the others. */
function firstOf<T extends { readonly lines: Lines }>(
  items: readonly T[],
  limit: number,
  node: (item: T) => Node,
  words: (count: string) => string,
): Node[] {
  const [next] = items.slice(limit);
  const nodes = items.slice(0, limit).map(node);
  return next ? [...nodes, moreNode(words(numberText(items.length - limit)), next.lines[0])] : nodes;
}

function moreNode(name: string, line: number): Node {
  return { name, kind: SymbolKind.Event, lines: [line, line], head: line, children: [] };
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
  const symbol = recordSymbol(entry.record);
  if (!symbol) return undefined;
  const [kind, name] = symbol;
  const lines = transcript.lines(entry);
  const { record } = entry;
  const stack =
    record.kind === 'thread' || record.kind === 'userThread'
      ? transcript.stackOf({ ...entry, record })
      : undefined;
  const last = stack ? Math.max(lines[1], transcript.lines(stack)[1]) : lines[1];
  return { name, kind, lines: [lines[0], last], head: lines[0], children: [] };
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
