/** Q05: a process ID that was typed as a decimal number: the debugger reads numbers as hex unless `0n` stands before them. */
import type { Lines } from '../../shared/triage';
import type { BlockInfo } from '../../shared/triage';
import type { Transcript } from '../transcript/transcript';
import type { Draft, Rule } from './rule';

export const decimalAsHex: Rule = {
  id: 'decimal-as-hex',
  severity: 'info',
  surface: 'diagnostic',
  summary: 'A decimal process ID was typed without 0n: the debugger read it as hex, and found nothing.',
  *check({ transcript }) {
    let known: ReadonlyMap<number, Known> | undefined;
    for (const [at, block] of transcript.blocks.entries()) {
      const typed = typedId.exec(block.command ?? '')?.[1];
      if (typed === undefined || showsProcess(transcript, at, block)) continue;
      known ??= processIds(transcript);
      const meant = known.get(Number(typed));
      if (meant && !known.has(Number.parseInt(typed, 16))) yield draft(block, typed, meant);
    }
  },
};

/** Digits alone; 0, 4 and -1 are not typed for a process of that number. */
const typedId = /^!process\s+([1-9]\d{1,6})(?:\s|$)/i;
const mostSections = 4;

/** `!process` found what was asked for. */
function showsProcess(transcript: Transcript, at: number, { lines }: BlockInfo): boolean {
  const first = transcript.source.sectionAt(lines[0] - 1);
  const last = Math.min(transcript.source.sectionAt(lines[1] - 1), first + mostSections);
  for (let section = first; section <= last; section++)
    for (const { record, block } of transcript.in(section))
      if (block === at && (record.kind === 'process' || record.kind === 'thread')) return true;
  return false;
}

interface Known {
  readonly what: string;
  readonly lines: Lines;
}

/** Every process whose ID is printed: in hex as a Cid, or in decimal where the debugger failed to attach to it. */
function processIds(transcript: Transcript): Map<number, Known> {
  const ids = new Map<number, Known>();
  for (const entry of transcript.each('process')) {
    const { cid, image, lines } = entry.record;
    if (cid !== undefined && !ids.has(cid))
      ids.set(cid, {
        what: `${image ?? 'a process'} has Cid ${cid.toString(16)}`,
        lines: transcript.lines(entry, [lines[0], lines[0]]),
      });
  }
  for (const entry of transcript.each('error')) {
    const { pid } = entry.record;
    if (pid !== undefined && !ids.has(pid))
      ids.set(pid, { what: `process ${pid} is named in decimal`, lines: transcript.lines(entry) });
  }
  return ids;
}

function draft({ session, lines: [line] }: BlockInfo, typed: string, { what, lines }: Known): Draft {
  const read = Number.parseInt(typed, 16);
  const hex = Number(typed).toString(16);
  const command = `!process 0n${typed} 7`;
  return {
    session,
    subject: `${line}`,
    lines: [line, line],
    grade: 'inferred',
    message: `${typed} was read as hex, 0n${read}, and no such process was shown; decimal ${typed} is Cid ${hex}.`,
    proof: [
      { claim: `${typed} was typed without 0n`, lines: [line, line], grade: 'observed' },
      { claim: `${what}: decimal ${typed} is hex ${hex}`, lines, grade: 'derived' },
    ],
    related: [],
    alternatives: ['the number was meant in hex, and that process has ended'],
    missing: [{ what: `the process with Cid ${hex}`, command }],
    next: [command],
  };
}
