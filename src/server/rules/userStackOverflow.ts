/** STK10: a user-mode stack overflow, by its exception code: who filled the stack. */
import type { Lines } from '../../shared/triage';
import type { ExceptionRecord } from '../model/crash';
import type { StackRecord } from '../model/stack';
import type { Crash } from '../transcript/crashes';
import type { Entry, Transcript } from '../transcript/transcript';
import type { Draft, Rule } from './rule';
import { recursionWords, stackUse } from './support/stackUse';

const stackOverflow = 0xc00000fd;

export const userStackOverflow: Rule = {
  id: 'user-stack-overflow',
  severity: 'warning',
  surface: 'diagnostic',
  summary: 'An exception says that a thread used up its stack (c00000fd).',
  *check({ transcript, crashes }) {
    const told = new Set<string>();
    for (const crash of crashes) {
      const { session, status } = crash;
      if (status !== stackOverflow) continue;
      told.add(session.id);
      yield draft(transcript, session.id, crash.lines, longest(crash));
    }
    for (const session of transcript.sessions) {
      if (session.kind.startsWith('kernel')) continue;
      for (const entry of transcript.ofSession(session).each('exception')) {
        if (entry.record.code !== stackOverflow || told.has(session.id)) continue;
        told.add(session.id);
        yield draft(transcript, session.id, transcript.lines(entry), stackAfter(transcript, entry));
      }
    }
  },
};

function longest({ stacks }: Crash): Entry<StackRecord> | undefined {
  return [...stacks].sort((a, b) => b.entry.record.frames.length - a.entry.record.frames.length)[0]?.entry;
}

/** Stacks that follow an exception, of which one is likely its own. */
const mostAfter = 4;

/** The one that shows most rows among the first stacks of the session after the exception. */
function stackAfter(
  transcript: Transcript,
  { index, session }: Entry<ExceptionRecord>,
): Entry<StackRecord> | undefined {
  const found: Entry<StackRecord>[] = [];
  for (const stack of transcript.ofSession(session).each('stack')) {
    if (stack.index > index) found.push(stack);
    if (found.length === mostAfter) break;
  }
  return found.sort((a, b) => b.record.frames.length - a.record.frames.length)[0];
}

function draft(
  transcript: Transcript,
  session: string,
  lines: Lines,
  stack: Entry<StackRecord> | undefined,
): Draft {
  const use = stack && stackUse(transcript, stack);
  const cycle = use?.cycle;
  const [largest] = use?.largest ?? [];
  const who =
    !cycle && largest
      ? ` Most of what the rows show is taken by ${largest.symbol} (0x${largest.bytes.toString(16)} bytes).`
      : '';
  return {
    session,
    subject: `${lines[0]}`,
    lines,
    grade: 'observed',
    message: `A thread used up its stack (c00000fd)${cycle ? `: ${recursionWords(cycle)} in a row` : ''}.${who}`,
    proof: [
      { claim: 'exception c00000fd, stack overflow', lines, grade: 'observed' },
      ...(cycle
        ? [{ claim: 'the same calls come again and again', lines: cycle.lines, grade: 'observed' as const }]
        : []),
    ],
    related: [],
    alternatives: cycle
      ? []
      : ['Large local variables, or a stack that was reserved too small, need no recursion.'],
    missing: [{ what: 'the bounds of the stack', command: '!teb' }],
    next: ['!teb', 'kf 1000'],
  };
}
