/** Inlay hints of a range: names behind the numbers that a debugger prints bare. */
import { InlayHintKind, type InlayHint, type Range } from 'vscode-languageserver-types';
import type { Lines, Machine } from '../../shared/triage';
import type { Analyzed } from '../findings/analyzed';
import type { IrpRecord } from '../model/irp';
import type { ThreadRecord } from '../model/thread';
import { fileObjectFlags } from '../reference/fileObjectFlags';
import { ntstatus } from '../reference/ntstatus';
import { lexLine, type Token } from '../text/lexer';
import type { Span } from '../text/span';
import { irpFunction, irpNames, isUnused } from '../transcript/irpNames';
import { duration } from '../transcript/time';
import type { Entry } from '../transcript/transcript';
import { eachLine, type NumberedLine } from './eachLine';
import { cidValues } from './hover/cidCard';
import { statusValue } from './hover/statusCard';
import { clippedLines, covers } from './position';

const mostLines = 2000;
/** Names longer than this do not stand between two columns. */
const longest = 120;

export function inlayHints(analyzed: Analyzed, range: Range): InlayHint[] {
  const [first, last] = clippedLines(range, analyzed.transcript.source);
  const lines: Lines = [first, Math.min(last, first + mostLines)];
  const hints: InlayHint[] = [];
  const facts = recordHints(analyzed, lines);
  for (const line of eachLine(analyzed.transcript.source, lines)) {
    for (const token of lexLine(line.text)) {
      const label = tokenLabel(line, token);
      if (label !== undefined) hints.push(hint(line.line, token.end, label));
    }
    for (const { shape, label } of facts.get(line.line) ?? []) {
      const match = shape.exec(line.text);
      if (match) hints.push(hint(line.line, match.index + match[0].trimEnd().length, label));
    }
  }
  return hints;
}

function tokenLabel({ text }: NumberedLine, token: Token): string | undefined {
  if (token.kind === 'status') return ntstatus(statusValue(token.text))?.name;
  if (token.kind !== 'cid') return undefined;
  const before = text.slice(0, token.start);
  const values = cidValues(before, token.text).filter((value) => value !== undefined);
  if (values.length === 0) return undefined;
  const isDecimal = /\bpid\s?[:=]?\s?$/i.test(before);
  return values.map((value) => (isDecimal ? `0x${value.toString(16)}` : `0n${value}`)).join('.');
}

interface Fact {
  /** Where on the line the label goes: behind the match. */
  readonly shape: RegExp;
  readonly label: string;
}

type Add = (line: number, shape: RegExp, label: string) => void;

/** What records say about their own lines. */
function recordHints({ transcript }: Analyzed, lines: Lines): Map<number, Fact[]> {
  const facts = new Map<number, Fact[]>();
  const add: Add = (line, shape, label) => {
    if (!covers(lines, line) || label === '') return;
    const fact = { shape, label: label.length > longest ? `${label.slice(0, longest)}…` : label };
    const known = facts.get(line);
    if (known) known.push(fact);
    else facts.set(line, [fact]);
  };
  const { source } = transcript;
  const last = source.sectionAt(lines[1] - 1);
  for (let section = source.sectionAt(lines[0] - 1); section <= last; section++)
    for (const entry of transcript.in(section))
      addRecord(entry, (span) => transcript.lines(entry, span)[0], add);
  return facts;
}

function addRecord(entry: Entry, at: (span: Span) => number, add: Add): void {
  const { record, session } = entry;
  switch (record.kind) {
    case 'irp':
      addIrp(record, session.machine, at, add);
      break;
    case 'fileObject':
      // Most debuggers print the names below.
      if (record.flagsLines && !record.flagNames?.length)
        add(at(record.flagsLines), flagsValue, flagWords(record.flags ?? 0));
      break;
    case 'thread':
      addTicks(record, session.clock?.tickMs, at, add);
      break;
    default:
  }
}

const flagsValue = /Flags:\s*(?:0x)?[0-9a-f]+/i;

function flagWords(flags: number): string {
  return fileObjectFlags(flags)
    .map(({ name }) => name)
    .join(' | ');
}

/** A wait in ticks alone, where other outputs of the session say how long a tick is. */
function addTicks(
  { waitLines, waitMs, ticks }: ThreadRecord,
  tickMs: number | undefined,
  at: (span: Span) => number,
  add: Add,
): void {
  if (!waitLines || waitMs !== undefined || ticks === undefined || tickMs === undefined) return;
  add(at(waitLines), /Ticks:\s*\d+/, duration(ticks * tickMs));
}

const terseFunction = /\[\s*[0-9a-f]+,\s*[0-9a-f]+\]/i;
const flagsAndControl = /\]\s*[0-9a-f]+\s+[0-9a-f]+\b/i;

function addIrp(
  { locations }: IrpRecord,
  machine: Machine | undefined,
  at: (span: Span) => number,
  add: Add,
): void {
  for (const location of locations) {
    if (isUnused(location)) continue;
    const names = irpNames(location, machine);
    add(at(location.lines), terseFunction, irpFunction(location, names));
    add(at(location.lines), flagsAndControl, [...names.flagNames, ...names.controlNames].join(' | '));
  }
}

/** `line` is 1-based. */
function hint(line: number, character: number, label: string): InlayHint {
  return { position: { line: line - 1, character }, label, kind: InlayHintKind.Type, paddingLeft: true };
}
