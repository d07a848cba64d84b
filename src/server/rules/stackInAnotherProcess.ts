/** Q04: the user-mode rows of a stack, read while the debugger looked into another process than the one the thread belongs to. */
import { commandAddress, formatAddress, parseAddress, type Address } from '../../shared/address';
import type { Lines, SessionInfo } from '../../shared/triage';
import type { Frame, StackRecord } from '../model/stack';
import type { ThreadRecord } from '../model/thread';
import { threadLabel } from '../transcript/describe';
import type { Steps } from '../transcript/steps';
import { thingId, type Entry, type Transcript } from '../transcript/transcript';
import type { Draft, Rule } from './rule';
import { letsRun } from './support/letsRun';
import { isTurn } from './support/turns';

export const stackInAnotherProcess: Rule = {
  id: 'stack-in-another-process',
  severity: 'info',
  surface: 'diagnostic',
  summary:
    'The user-mode rows of a stack were read in the memory of another process, and are not the stack of the thread.',
  *check({ transcript }) {
    const choices = yield* chosenProcesses(transcript);
    for (const [at, choice] of choices.entries()) {
      const next = choices[at + 1]?.block ?? transcript.blocks.length;
      yield* foreignStacks(transcript, choice, Math.min(next, choice.block + mostBlocks));
    }
  },
};

/** `Implicit process is now ffffc509`bf28b080`. */
interface Choice {
  readonly session: SessionInfo;
  readonly process: Address;
  readonly block: number;
  readonly lines: Lines;
}

/** Behind a choice of a process that are looked at. */
const mostBlocks = 200;
const mostSections = 16;

function* chosenProcesses(transcript: Transcript): Steps<Choice[]> {
  const found: Choice[] = [];
  for (const entry of transcript.each('notice')) {
    const [, digits] = /^Implicit process is now ([0-9a-f`]{8,17})$/i.exec(entry.record.text) ?? [];
    const process = digits === undefined ? undefined : parseAddress(digits);
    if (process)
      found.push({ session: entry.session, process, block: entry.block, lines: transcript.lines(entry) });
    if (isTurn(entry)) yield undefined;
  }
  return found;
}

/** Another processor is looked at: with it the process changes, and nothing says so. */
const switches = /(?:^|;)\s*~\d+s?(?:\s|;|$)/;
const showsThread = /^!thread\b(?:\s+-\w+)*(?:\s+[0-9a-fx`@$]+)?(?:\s+(?:0x)?([0-9a-f]{1,4}))?\s*$/i;
/** Bit 4 of the flags of `!thread`: read in the process of the thread. */
const ownProcess = 0x10;

function* foreignStacks(transcript: Transcript, choice: Choice, end: number): Iterable<Draft> {
  for (let block = choice.block + 1; block < end; block++) {
    const { command = '', session, lines } = transcript.blocks[block] ?? {};
    if (session !== choice.session.id || letsRun.test(command) || switches.test(command) || !lines) return;
    const match = showsThread.exec(command.trim());
    if (!match || (Number.parseInt(match[1] ?? '0', 16) & ownProcess) !== 0) continue;
    const first = transcript.source.sectionAt(lines[0] - 1);
    const last = Math.min(transcript.source.sectionAt(lines[1] - 1), first + mostSections);
    for (const thread of transcript.threadsIn(
      Array.from({ length: last - first + 1 }, (_, at) => first + at),
    )) {
      const found = foreign(transcript, thread, choice);
      if (thread.block === block && found) yield draft(transcript, choice, thread, found);
    }
  }
}

interface Foreign {
  readonly owner: Address;
  readonly stack: Entry<StackRecord>;
  /** The first row of user mode. */
  readonly row: Frame;
}

function foreign(
  transcript: Transcript,
  thread: Entry<ThreadRecord>,
  { process }: Choice,
): Foreign | undefined {
  const { process: owner, attachedProcess } = thread.record;
  if (!owner || owner === process || attachedProcess === process) return undefined;
  const stack = transcript.stackOf(thread);
  const row = stack?.record.frames.find(({ frame }) => frame !== undefined && /^0000(?!0{12})/.test(frame));
  return stack && row && { owner, stack, row };
}

function draft(
  transcript: Transcript,
  { process, lines: chosen }: Choice,
  thread: Entry<ThreadRecord>,
  { owner, stack, row }: Foreign,
): Draft {
  const { address } = thread.record;
  const command = `!thread ${commandAddress(address)} 1f`;
  const lines = transcript.lines(stack, row.lines);
  return {
    session: thread.session.id,
    subject: address,
    lines,
    grade: 'derived',
    message: `From this row on the stack of ${threadLabel(thread.record)} was read in process ${formatAddress(process)}, and the thread belongs to ${formatAddress(owner)}: these rows are not its own.`,
    proof: [
      { claim: `process ${formatAddress(process)} was chosen`, lines: chosen, grade: 'observed' },
      {
        claim: `the thread belongs to process ${formatAddress(owner)}`,
        lines: transcript.lines(thread),
        grade: 'observed',
      },
      { claim: `${row.symbol} stands on its user-mode stack`, lines, grade: 'observed' },
    ],
    related: [],
    missing: [{ what: 'the user-mode rows, read in the process of the thread', command }],
    next: [command],
    things: [thingId(thread.session, 'thread', address)],
  };
}
