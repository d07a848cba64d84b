/** STK18, STK19: what threads are there for: idle by design, user interface, message box, report of an exception. */
import type { Lines } from '../../shared/triage';
import type { StackRecord } from '../model/stack';
import type { Analysis } from '../transcript/analysis';
import { threadRole } from '../transcript/threadRoles';
import { thingId, type Entry } from '../transcript/transcript';
import { userThreadId } from '../transcript/userThreads';
import type { Draft, Rule } from './rule';

interface Group {
  readonly id: string;
  readonly words: string;
  readonly by: string;
  readonly session: string;
  count: number;
  readonly first: Lines;
  readonly firstStack: number;
  readonly things: string[];
  readonly places: Lines[];
}

/** Threads that are named; more are counted. */
const mostNamed = 256;

export const threadRoles: Rule = {
  id: 'thread-role',
  severity: 'hint',
  surface: 'badge',
  summary: 'What threads are there for: idle by design, user interface, message box, report of an exception.',
  *check(analysis) {
    const { transcript } = analysis;
    const groups = new Map<string, Group>();
    const crashing = new Set(
      analysis.crashes.flatMap(({ stacks }) => stacks.map(({ entry }) => entry.index)),
    );
    const holders = new Set(
      analysis.waitGraph.edges.flatMap(({ kind, to }) => (kind === 'held-by' ? [to] : [])),
    );
    for (const { symbols, sections } of transcript.distinctStacks) {
      yield undefined;
      const role = threadRole(symbols);
      if (!role) continue;
      for (const stack of transcript.stacksIn(sections.slice(0, mostNamed))) {
        // The records of a section are all looked at: it may hold other stacks as well.
        if (threadRole(stack.record.frames.map(({ symbol }) => symbol))?.id !== role.id) continue;
        if (role.id === 'passive' && (crashing.has(stack.index) || hasWork(analysis, holders, stack)))
          continue;
        add(groups, analysis, stack, role);
      }
    }
    for (const group of groups.values()) yield draft(group);
  },
};

/** A thread that has a request under way, or holds a lock, is not idle. */
function hasWork({ transcript }: Analysis, holders: ReadonlySet<string>, stack: Entry<StackRecord>): boolean {
  const thread = transcript.threadOf(stack);
  if (!thread) return false;
  return (
    thread.record.irps.length > 0 || holders.has(thingId(thread.session, 'thread', thread.record.address))
  );
}

function add(
  groups: Map<string, Group>,
  { transcript }: Analysis,
  stack: Entry<StackRecord>,
  { id, words, by }: { readonly id: string; readonly words: string; readonly by: string },
): void {
  const key = `${stack.session.id}:${id}`;
  const lines = transcript.lines(stack);
  let group = groups.get(key);
  if (!group)
    groups.set(
      key,
      (group = {
        id,
        words,
        by,
        session: stack.session.id,
        count: 0,
        first: lines,
        firstStack: stack.index,
        things: [],
        places: [],
      }),
    );
  if (group.places.some(([first]) => first === lines[0])) return;
  group.count++;
  if (group.places.length >= mostNamed) return;
  group.places.push(lines);
  const thread = transcript.threadOf(stack);
  const user = transcript.userThreadOf(stack);
  if (thread) group.things.push(thingId(thread.session, 'thread', thread.record.address));
  else if (user) group.things.push(userThreadId(user));
}

function draft({ id, words, by, session, count, first, places, things }: Group): Draft {
  const [line] = first;
  return {
    session,
    subject: id,
    lines: [line, line],
    grade: 'inferred',
    message: count === 1 ? `One thread: ${singular(words)} (${by}).` : `${count} threads ${words} (${by}).`,
    proof: [{ claim: `${by} on the stack`, lines: first, grade: 'observed' }],
    related: places.slice(1, 9).map((lines) => ({ message: 'the same', lines: [lines[0], lines[0]] })),
    alternatives: [
      'Read from the names of functions alone: a thread can hold a lock, or keep others waiting, that the text does not show.',
    ],
    missing: [],
    next: [],
    things,
  };
}

function singular(words: string): string {
  return words
    .replace(/^are idle by design: they wait/, 'it is idle by design and waits')
    .replace(/^report an/, 'it reports an')
    .replace(/^show a message box and wait/, 'it shows a message box and waits')
    .replace(/^have a/, 'it has a')
    .replace('their process', 'its process');
}
