/**
 * A thread whose trace ends with going to sleep, and which is on the processor nevertheless: it ran without having been woken.
 *
 *     [0]0004.0038::04/20/2019-10:33:47.123 [ringbuf]worker goes to sleep
 */
import type { Story, StoryStep } from '../../shared/triage';
import type { StackRecord } from '../model/stack';
import type { ThreadRecord } from '../model/thread';
import { functionName } from './frames';
import { formatCid } from './recordLabel';
import type { Entry, Transcript } from './transcript';

interface Message {
  readonly at: number;
  readonly text: string;
  readonly line: number;
}

/** Lines of one trace that are read: a sleep that matters stands at its end. */
const mostLines = 20_000;
const mostSteps = 6;
const row =
  /^\s*\[\d+\]\s*([0-9a-f]{1,8})\.([0-9a-f]{1,8})::(\d{2})\/(\d{2})\/(\d{4})-(\d{2}):(\d{2}):(\d{2})\.(\d{3})\d*\s+(\S.{0,400})/i;
const sleeps =
  /\b(?:go(?:es|ing)? to sleep|went to sleep|sleeping|will wait|waits?|waiting|goes idle|idle)\b/i;
const wakes =
  /\b(?:wakes?|woken|woke|awake|resum\w+|wait (?:is )?(?:done|over|satisfied)|after (?:the )?wait)\b/i;
const runs =
  /^_?Ki(?:Trap[0-9A-F]{2}|PageFault|GeneralProtectionFault|BugCheckDispatch|ExceptionDispatch)$|^KeBugCheck/;

export function traceStories(transcript: Transcript): Story[] {
  const stories: Story[] = [];
  for (const entry of transcript.each('traceLog')) {
    const threads = readTrace(transcript, transcript.lines(entry));
    if (threads.size === 0) continue;
    for (const stack of transcript.ofSession(entry.session).stacksCalling(runs)) {
      const thread = transcript.threadOf(stack);
      const cid = thread?.record.cid;
      const messages = cid && threads.get(`${cid.process}.${cid.thread}`);
      const last = messages?.at(-1);
      if (!thread || stack.session.id !== entry.session.id || !last || !isAsleep(last)) continue;
      stories.push(story(transcript, thread, stack, messages ?? []));
    }
  }
  return stories;
}

function isAsleep({ text }: Message): boolean {
  return sleeps.test(text) && !wakes.test(text);
}

/** The messages of each thread by its Cid. */
function readTrace({ source }: Transcript, [first, last]: readonly [number, number]): Map<string, Message[]> {
  const threads = new Map<string, Message[]>();
  const from = Math.max(first, last - mostLines);
  for (const [index, text] of source.slice(from - 1, last).entries()) {
    const match = row.exec(text);
    if (!match) continue;
    const [, process = '', thread = '', month, day, year, hour, minute, second, ms, message = ''] = match;
    const at = Date.UTC(
      Number(year),
      Number(month) - 1,
      Number(day),
      Number(hour),
      Number(minute),
      Number(second),
      Number(ms),
    );
    const key = `${Number.parseInt(process, 16)}.${Number.parseInt(thread, 16)}`;
    const read = { at, text: message, line: from + index };
    const known = threads.get(key);
    if (known) known.push(read);
    else threads.set(key, [read]);
  }
  return threads;
}

function story(
  transcript: Transcript,
  thread: Entry<ThreadRecord>,
  stack: Entry<StackRecord>,
  messages: readonly Message[],
): Story {
  const shown = messages.slice(-mostSteps);
  const [start] = shown;
  const label = thread.record.cid ? `thread ${formatCid(thread.record.cid)}` : 'thread';
  const steps = shown.map(({ at, text, line }, index): StoryStep => ({
    id: `m${index}`,
    after: index === 0 ? [] : [`m${index - 1}`],
    lane: 'trace',
    what: text,
    lines: [line, line],
    grade: 'observed',
    at: at - (start?.at ?? at),
  }));
  const frame = stack.record.frames.find((candidate) => runs.test(functionName(candidate)));
  const before = steps.at(-1);
  steps.push({
    id: 'runs',
    after: before ? [before.id] : [],
    lane: 'thread',
    what: 'the thread runs and fails, with no message that it was woken',
    ...(frame && { symbol: frame.symbol }),
    lines: transcript.lines(stack, frame?.lines),
    grade: 'inferred',
    why: 'A thread that was not woken runs only to deliver an APC; or it was woken and the message is lost or not written.',
  });
  return {
    id: `${stack.session.id}/wait:${stack.index}`,
    kind: 'wait',
    title: `${label} went to sleep, and ran without a message that it was woken`,
    lines: transcript.lines(stack),
    order: 'timestamps',
    lanes: [
      { id: 'trace', label: 'trace' },
      { id: 'thread', label },
    ],
    steps,
  };
}
