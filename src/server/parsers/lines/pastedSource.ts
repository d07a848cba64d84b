/**
 * C that authors paste between outputs: prototypes in the WDK's notation, and single statements.
 *
 *     NTSYSAPI
 *     NTSTATUS
 *     NTAPI
 *     NtLockFile(
 *     IN HANDLE FileHandle,
 *     IN BOOLEAN ExclusiveLock
 *     );
 */
import type { TranscriptRecord } from '../../model/record';
import type { PrototypeRecord, SourceLineRecord } from '../../model/session';
import { flat } from '../../text/intern';
import type { SectionText } from '../../text/sectionText';
import { beginsWith } from './beginsWith';

const opening = /^(?:([A-Z][A-Z0-9_]*)\s+(?:NTAPI\s+)?)?([A-Za-z_]\w*)\s*\($/;
const qualifiers =
  /^(?:NTSYSAPI|NTSYSCALLAPI|NTAPI|NTSTATUS|VOID|BOOLEAN|HANDLE|PVOID|ULONG|LONG|NTKERNELAPI|__kernel_entry|WINAPI|BOOL|extern)(?:\s+\w+)*$/;
const parameter =
  /^(?:_\w+_(?:\([^)]*\))?\s+|(?:IN|OUT|OPTIONAL|INOUT|CONST|const)\s+)*([A-Za-z_]\w*[\s*]*)(?<=[\s*])([A-Za-z_]\w*)(?:\s+OPTIONAL)?,?$/;
const closing = /^\)\s*;?$/;
const comment = /^\/\/ ?\S/;

const statement =
  /^(?:(?:[A-Za-z_][\w ]*[\s*]+)?[A-Za-z_]\w*(?:(?:->|\.)\w+)*\s*=\s*)?([A-Za-z_]\w*)\s*\((.*)\)\s*;\s*(?:\/\/.*)?$/;
const declaration =
  /^((?:[A-Z][A-Z0-9_]{2,}|(?:unsigned )?(?:int|long|char|short)|struct \w+)[\s*]*)(?<=[\s*])([A-Za-z_]\w*)\s*(?:=.*)?;$/;
/** A value is stored: into a member, or a member is read. */
const assignment = /^[A-Za-z_]\w*(?:(?:->|\.)\w+|\[\w*\])*\s*[-+|&^]?=\s*[^=;]*;$/;
/** Code only where other code stands directly above or below. */
const beside =
  /^(?:\/\/ ?\S.*|[A-Za-z_]\w*:|[{}]|(?:if|while|for|switch|else|do|case|return|goto|break|continue|default)\b.{0,200})$/;
const condition = /^(?:\}?\s*else\s+)?(?:if|while|for|switch)\s*\(.*\).*$/;
const mayBeCondition = beginsWith('}efiws');
const codeTail = /[;{…]\s*(?:\/\/.*)?$|\/\/ ?.*$/;

/** Reads what a section's parser left: prototypes first, then statements. */
export function readPastedSource(text: SectionText, from: number): TranscriptRecord[] {
  const records: TranscriptRecord[] = [];
  for (let at = text.nextUnread(from); at < text.count; at = text.nextUnread(at + 1)) {
    const record = readPrototype(text, at) ?? readStatement(text, at);
    if (!record) continue;
    text.recogniseAll(record.lines);
    records.push(record);
    at = record.lines[1];
  }
  for (const { lines } of [...records])
    records.push(...readBeside(text, lines[0], -1), ...readBeside(text, lines[1], 1));
  return records;
}

/** The lines of the same block that are no statement of their own: conditions, labels, comments. */
function readBeside(text: SectionText, from: number, step: 1 | -1): SourceLineRecord[] {
  const records: SourceLineRecord[] = [];
  for (let at = from + step; at >= 0 && at < text.count && !text.isKnown(at); at += step) {
    const line = text.trimmed(at);
    if (!beside.test(line)) break;
    text.recognise(at);
    records.push({ kind: 'sourceLine', lines: [at, at], text: flat(line) });
  }
  return records;
}

function readPrototype(text: SectionText, at: number): PrototypeRecord | undefined {
  const head = text.trimmed(at);
  const match = head.endsWith('(') ? opening.exec(head) : null;
  if (!match) return undefined;
  const parameters: PrototypeRecord['parameters'][number][] = [];
  let below = text.next(at);
  for (; below < text.count && parameters.length <= 32; below = text.next(below)) {
    const line = text.trimmed(below);
    if (closing.test(line)) break;
    const [, type = '', name] = parameter.exec(line) ?? [];
    if (name === undefined) return undefined;
    parameters.push({ name: flat(name), type: flat(oneSpace(type)), lines: [below, below] });
  }
  if (below >= text.count || parameters.length === 0) return undefined;
  const { first, returns } = above(text, at);
  return {
    kind: 'prototype',
    lines: [first, below],
    name: flat(match[2] ?? ''),
    returns: match[1] ?? returns ?? 'NTSTATUS',
    parameters,
  };
}

/** `ULONG *`, however it was typed. */
function oneSpace(type: string): string {
  return type.trim().replace(/\s+/g, ' ');
}

/** The lines above a prototype that belong to it: calling convention, result, comment. */
function above(text: SectionText, at: number): { first: number; returns: string | undefined } {
  let first = at;
  let returns: string | undefined;
  for (let line = at - 1; line >= 0 && !text.isKnown(line); line--) {
    const words = text.trimmed(line);
    if (words === '') continue;
    if (!qualifiers.test(words) && !comment.test(words)) break;
    if (words === 'NTSTATUS' || words === 'VOID' || words === 'BOOLEAN') returns = words;
    first = line;
  }
  return { first, returns };
}

function readStatement(text: SectionText, at: number): SourceLineRecord | undefined {
  const line = text.trimmed(at);
  if (line.length < 6 || line.length > 300) return undefined;
  const base = { kind: 'sourceLine', lines: [at, at] } as const;
  if (!line.includes(';')) return isCondition(line) ? { ...base, text: flat(line) } : undefined;
  const declared = declaration.exec(line);
  if (declared)
    return {
      ...base,
      text: flat(line),
      declares: { type: flat(oneSpace(declared[1] ?? '')), name: flat(declared[2] ?? '') },
    };
  const call = statement.exec(line);
  if (call?.[1] !== undefined)
    return { ...base, text: flat(line), function: flat(call[1]), arguments: splitArguments(call[2] ?? '') };
  return assignment.test(line) || isCondition(line) ? { ...base, text: flat(line) } : undefined;
}

function isCondition(line: string): boolean {
  return mayBeCondition(line) && condition.test(line) && codeTail.test(line);
}

/** The arguments of a call, at commas outside parentheses. */
function splitArguments(text: string): string[] {
  const found: string[] = [];
  let depth = 0;
  let start = 0;
  for (let index = 0; index <= text.length; index++) {
    const character = text[index];
    if (character === '(') depth++;
    else if (character === ')') depth--;
    else if ((character === ',' && depth === 0) || character === undefined) {
      found.push(flat(text.slice(start, index).trim()));
      start = index + 1;
    }
  }
  return found.length === 1 && found[0] === '' ? [] : found;
}
