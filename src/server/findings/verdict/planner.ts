/** Commands for one paste: each once, the most useful first, none in a context that another one chose, without what cannot work. */
import type { PlannedCommand, SessionInfo, Verdict } from '../../../shared/triage';
import type { Transcript } from '../../transcript/transcript';
import { obstacle, outputAt } from './obstacles';
import { sessionIndex } from './sessionIndex';

export interface Wanted {
  readonly command: string;
  readonly why: string;
}

/** More than a page of output is not read. */
const most = 8;
const stamps = /^\.echotimestamps\b/;
const contextual = /^(?:\.(?:process|thread|cxr|trap|ecxr|effmach|frame)\b|~\S*s$)/;
/** Commands that speak of the current thread or processor, whatever the registers are set to. */
const ofThread = /^!(?:thread|apc|irql|dpcs|pcr|prcb|teb|peb|running)(?:\s|$)/;
/** Commands that speak of the registers as they are set. */
const ofRegisters = /^(?:k[a-z]*|r|dv)(?:\s|$)|@/;
const address = /(?:^|\s)(?:0x)?[0-9a-f`]{6,}/i;

export function planCommands(
  transcript: Transcript,
  session: SessionInfo,
  wanted: readonly Wanted[],
  /** Of a target that runs on, the time of each output counts, and what was printed once may be another thing now. */
  runs: boolean,
): Pick<Verdict, 'next' | 'nextLine' | 'leftOut'> {
  const next = new Map<string, PlannedCommand>();
  const leftOut = new Map<string, PlannedCommand>();
  const planned = new Set<string>();
  const spelled = new Set<string>();
  for (const { command: asked, why } of wanted) {
    const parts = split(asked).filter((part) => !stamps.test(part));
    const command = parts.join('; ');
    const spelling = spellingOf(command);
    if (command === '' || spelled.has(spelling) || leftOut.has(command) || says(parts, planned)) continue;
    const reason =
      parts.map((part) => obstacle(part, session, transcript)).find((one) => one !== undefined) ??
      (runs ? undefined : outputAt(parts, session, transcript));
    if (reason !== undefined) leftOut.set(command, { command, why: reason });
    else if (next.size < most && !isPart(command, next)) {
      for (const shorter of [...next.keys()].filter((one) => saysMore(command, one) || isIn(one, parts)))
        next.delete(shorter);
      next.set(command, { command, why });
      spelled.add(spelling);
      for (const part of parts) planned.add(part);
    }
  }
  const ordered = [...next.values()].sort((a, b) => turn(a.command) - turn(b.command));
  const line = pasted(transcript, session, ordered, runs);
  return { next: ordered, ...(line !== undefined && { nextLine: line }), leftOut: [...leftOut.values()] };
}

/** Numbers without leading zeros; one way to print the stack is as good as another. */
function spellingOf(command: string): string {
  return command
    .replaceAll('`', '')
    .replace(/\b(?:0x)?0+(?=[0-9a-f])/gi, '')
    .replace(/^k[bcnpv]*$/, 'k');
}

function split(command: string): string[] {
  return command
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** A later step of a command of several parts, whatever the registers are. */
function isIn(command: string, parts: readonly string[]): boolean {
  return (
    parts.length > 1 && parts.includes(command) && !contextual.test(command) && !ofRegisters.test(command)
  );
}

/** `!pool ADDRESS 2` says what `!pool ADDRESS` says. */
function isPart(command: string, next: ReadonlyMap<string, PlannedCommand>): boolean {
  return [...next.keys()].some((one) => saysMore(one, command));
}

function saysMore(longer: string, shorter: string): boolean {
  return (
    longer.startsWith(`${shorter} `) &&
    !longer.includes(';') &&
    !ofThread.test(shorter) &&
    (!ofRegisters.test(shorter) || /^d[a-z]+ /.test(shorter))
  );
}

/** Everything in it is planned already, in whatever context. */
function says(parts: readonly string[], planned: ReadonlySet<string>): boolean {
  return parts.every((part) => planned.has(part)) && !parts.some((part) => contextual.test(part));
}

/** Symbols before everything that needs them; what chooses its own context; what needs no registers; the context that failed; what is asked there; what stands by itself; another process or processor. */
function turn(command: string): number {
  const [first = ''] = split(command);
  if (/^\.(?:symfix|sympath|reload)/.test(first)) return -2;
  if (first.startsWith('!analyze')) return -1;
  if (contextual.test(first)) return /^(?:\.(?:process|effmach)|~)/.test(first) ? 4 : 1;
  if (ofThread.test(first) && !address.test(first)) return 0;
  return ofRegisters.test(first) && !address.test(first) ? 2 : 3;
}

/** One line: time stamps where the target runs on, and the radix that the addresses are written in. */
function pasted(
  transcript: Transcript,
  session: SessionInfo,
  commands: readonly PlannedCommand[],
  runs: boolean,
): string | undefined {
  if (commands.length === 0) return undefined;
  const isLive = runs && (session.kind.endsWith('-live') || session.kind === 'kernel-local');
  const isDecimal = sessionIndex(transcript, session.id).blocks.some(({ command = '' }) =>
    /^n\s+(?:8|10)$/i.test(command.trim()),
  );
  return [
    ...(isLive && commands.flatMap(({ command }) => split(command)).length > 1 ? ['.echotimestamps 1'] : []),
    ...(isDecimal ? ['n 16'] : []),
    ...commands.map(({ command }) => command),
  ].join('; ');
}
