/** Whose stack it is, where no thread stands above it: by what the command printed before the rows, by the command, or by the prompt. */
import type { StackRecord } from '../model/stack';
import type { Entry, Transcript } from './transcript';

/** `Thread 009, 2 frame(s) match` of `!findstack`. */
const matched = /^Thread (\d+), \d+ frame\(s\) match/;
/** `2 threads [stats]: ffffa389b2f06080 …` of `!us`: how many share the stack. */
const shared = /^(\d+) threads?(?: \[stats\])?: (\S+)/;
/** `OS Thread Id: 0x6e78 (0)` of SOS: the id, and the debugger's number. */
const managed = /^OS Thread Id: 0x([0-9a-f]+)(?: \((\d+)\))?/i;
/** `~1k`, `~1e !clrstack`: another thread than the current one of the prompt. */
const chosen = /^~(\d+)\s*(?:e\s|e?\s*k)/;
/** Commands that print the stacks of many threads: the prompt names none of them. */
const ofMany = /^(?:~\s*\*|!(?:uniqstack|findstack|(?:mex\.)?us)\b)/i;

/** Whose stack it is: the debugger's number of the thread, or its id; neither where the text does not say it. */
export function namedThread(
  transcript: Transcript,
  stack: Entry<StackRecord>,
): { readonly number?: number; readonly id?: number } {
  const { command = '', thread } = stack.context;
  const before = transcript.before(stack)?.record;
  const id = before?.kind === 'notice' ? managed.exec(before.text)?.[1] : undefined;
  if (id !== undefined) return { id: Number.parseInt(id, 16) };
  const number =
    matched.exec(lineBefore(transcript, stack))?.[1] ??
    chosen.exec(command)?.[1] ??
    (ofMany.test(command) ? undefined : thread);
  return number === undefined ? {} : { number: Number(number) };
}

export function stackName(transcript: Transcript, stack: Entry<StackRecord>): string {
  const { context, record } = stack;
  const machine = context.effective === undefined ? '' : ` (${context.effective})`;
  const printed = printedName(transcript, stack);
  if (printed !== undefined) return `${printed}${machine}`;
  if (context.mode === 'user') {
    const { number } = namedThread(transcript, stack);
    if (number !== undefined) return `thread ${number}${machine}`;
  }
  if (context.processor !== undefined) return `processor ${context.processor}`;
  return `stack of ${record.frames[0]?.symbol ?? 'an unknown thread'}`;
}

function lineBefore(transcript: Transcript, stack: Entry<StackRecord>): string {
  return transcript.source.line(transcript.lines(stack)[0] - 1).trim();
}

function printedName(transcript: Transcript, stack: Entry<StackRecord>): string | undefined {
  const head = lineBefore(transcript, stack);
  const number = matched.exec(head)?.[1];
  if (number !== undefined) return `thread ${Number(number)}`;
  const [, count, first] = shared.exec(head) ?? [];
  if (count !== undefined)
    return count === '1' ? `thread ${first ?? ''}` : `${count} threads, ${first ?? ''} …`;
  const before = transcript.before(stack)?.record;
  const [, id, managedNumber] = (before?.kind === 'notice' ? managed.exec(before.text) : undefined) ?? [];
  if (id === undefined) return undefined;
  return managedNumber === undefined ? `thread id ${id}` : `thread ${managedNumber}, id ${id}`;
}
