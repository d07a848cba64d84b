/** STK17: threads with the same stack: one kind of work, or one queue at one obstacle. */
import { functionName } from '../transcript/frames';
import { threadRole } from '../transcript/threadRoles';
import { thingId } from '../transcript/transcript';
import type { Rule } from './rule';

/** Fewer threads with one stack are ordinary. */
const fewest = 4;
const mostClusters = 8;
/** Stacks of a cluster that are read again to be named; the others are counted. */
const mostNamed = 24;
/** Shorter stacks agree by themselves. */
const fewestFrames = 5;

export const stackClusters: Rule = {
  id: 'stack-cluster',
  severity: 'hint',
  surface: 'badge',
  summary: 'Several threads have the same stack: one kind of work, or one queue at one obstacle.',
  *check({ transcript }) {
    const clusters = [...transcript.distinctStacks]
      .filter(({ symbols, sections }) => sections.length >= fewest && symbols.size >= fewestFrames)
      .filter(({ symbols }) => threadRole(symbols)?.id !== 'passive')
      .sort((a, b) => b.sections.length - a.sections.length)
      .slice(0, mostClusters);
    for (const { symbols, sections } of clusters) {
      const key = [...symbols].join('\n');
      const stacks = [...transcript.stacksIn(sections.slice(0, mostNamed))].filter(
        ({ record }) => [...new Set(record.frames.map(({ symbol }) => symbol))].join('\n') === key,
      );
      const [first] = stacks;
      if (!first || stacks.length < fewest) continue;
      // Two sessions, or two moments, show the same threads again.
      const threads = new Set(
        stacks.flatMap((stack) => {
          const thread = stack.session.id === first.session.id ? transcript.threadOf(stack) : undefined;
          return thread ? [thingId(thread.session, 'thread', thread.record.address)] : [];
        }),
      );
      if (threads.size < fewest) continue;
      const [line] = transcript.lines(first);
      yield {
        session: first.session.id,
        subject: `${first.index}`,
        lines: [line, line],
        grade: 'observed',
        message: `${sections.length > mostNamed ? `${sections.length} printed threads` : `${threads.size} threads`} have the same stack, ${names([...symbols])}: read one for all.`,
        proof: stacks.slice(0, 8).map((stack) => ({
          claim: 'the same functions in the same order',
          lines: transcript.lines(stack),
          grade: 'observed',
        })),
        related: [],
        missing: [],
        next: ['!stacks 2'],
        things: [...threads],
      };
    }
  },
};

/** The first function that is not the kernel's way to wait, and what called it. */
function names(symbols: readonly string[]): string {
  const at = symbols.findIndex((symbol) => !/^K[ei][A-Z]|^(?:Nt|Zw)WaitFor/.test(functionName({ symbol })));
  return symbols.slice(Math.max(at, 0), Math.max(at, 0) + 2).join(' ← ');
}
