/** Q10: commands that the debugger did not carry out, and that nobody repeated: what they would have shown is not in the text. */
import type { BlockInfo, Lines, SessionInfo } from '../../shared/triage';
import type { ErrorRecord, NoticeRecord } from '../model/session';
import type { Entry, Transcript } from '../transcript/transcript';
import type { Draft, Rule } from './rule';
import { isTurn } from './support/turns';

export const failedCommand: Rule = {
  id: 'failed-command',
  severity: 'info',
  surface: 'card',
  summary:
    'A command was not carried out, and not repeated: what it would have shown is missing, not absent.',
  *check({ transcript }) {
    const bySession = new Map<SessionInfo, Failure[]>();
    for (const failure of failures(transcript)) {
      if (!failure) {
        yield undefined;
        continue;
      }
      const known = bySession.get(failure.session);
      if (known) known.push(failure);
      else bySession.set(failure.session, [failure]);
    }
    for (const [session, found] of bySession)
      yield draft(
        session,
        found.sort((a, b) => a.lines[0] - b.lines[0]),
      );
  },
};

interface Failure {
  readonly session: SessionInfo;
  readonly command: string;
  readonly why: string;
  readonly next?: string;
  readonly lines: Lines;
}

/** What a debugger answers instead, and what helps. */
const replies: readonly (readonly [RegExp, why: string, next?: string])[] = [
  [/^No export \w+ found/, 'no loaded extension has such a command', '.chain'],
  [
    /^(?:The call to )?LoadLibrary\(.*failed|^Unable to add extension DLL/,
    'the extension could not be loaded',
    '.chain',
  ],
  [
    /^\^ (?:Syntax|Extra character|Bad register|Expression|Unexpected)\b|\^ .* error in /,
    'it was not understood',
  ],
  [
    /^Couldn't resolve error at /,
    'it names something that no loaded symbol has, or that needs its module in front',
    '!sym noisy; .reload',
  ],
  [/^Ambiguous symbol error at /, 'a name in it has several meanings'],
  [
    /probably bad symbols|^Unable to (?:find|get|load) (?:type|symbol|size|offset)/i,
    'symbols for it are missing or wrong',
    '!sym noisy; .reload /f nt',
  ],
];
/** Blocks after a failure that may hold the command as it was meant. */
const fewBlocks = 3;

function* failures(transcript: Transcript): Iterable<Failure | undefined> {
  for (const kind of ['error', 'notice'] as const)
    for (const entry of transcript.each(kind)) {
      const found = failureOf(transcript, entry);
      if (found || isTurn(entry)) yield found;
    }
}

function failureOf(transcript: Transcript, entry: Entry<ErrorRecord | NoticeRecord>): Failure | undefined {
  const { record, session } = entry;
  const text = record.kind === 'error' ? record.message : record.text;
  if (text.length > 300) return undefined;
  const [, why, next] = replies.find(([reply]) => reply.test(text)) ?? [];
  const { command } = transcript.blocks[entry.block] ?? {};
  if (why === undefined || command === undefined || automatic.test(command)) return undefined;
  if (isRepeated(transcript.blocks, entry.block, command)) return undefined;
  return { session, command, why, ...(next !== undefined && { next }), lines: transcript.lines(entry) };
}

/** These look up more than was asked for, and go on without it. */
const automatic = /^(?:!(?:\w+\.)?analyze|\.reload|!process|g|\.restart)\b/i;

/** Typed again soon after, as it was or with a letter put right. */
function isRepeated(blocks: readonly BlockInfo[], at: number, command: string): boolean {
  const start = stem(command);
  return blocks
    .slice(at + 1, at + 1 + fewBlocks)
    .some((block) => block.command !== undefined && stem(block.command) === start);
}

/** `!threat 8`, `!thread 8` → `!thr`. */
function stem(command: string): string {
  return command.trim().slice(0, 4).toLowerCase();
}

const mostTold = 8;

function draft(session: SessionInfo, found: readonly Failure[]): Draft {
  const [first] = found;
  const said = found.length === 1 ? 'One command was' : `${found.length} commands were`;
  return {
    session: session.id,
    subject: 'commands',
    lines: first?.lines ?? session.lines,
    grade: 'observed',
    message: `${said} not carried out, and not repeated: ${first ? `${quote(first.command)}: ${first.why}` : ''}${found.length > 1 ? ', and others' : ''}.`,
    proof: found
      .slice(0, mostTold)
      .map(({ command, why, lines }) => ({ claim: `${quote(command)}: ${why}`, lines })),
    related: [],
    missing: [{ what: found.length === 1 ? 'what it would have shown' : 'what they would have shown' }],
    next: [...new Set(found.flatMap(({ next }) => next ?? []))],
  };
}

/** The command as it was typed, short. */
function quote(command: string): string {
  const text = command.trim();
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}
