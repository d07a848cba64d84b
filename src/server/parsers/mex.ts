/**
 * Threads, processes and locks as MEX lists them: `!lt`, `!t`, `!tl`, `!p`, `!cs`, `!eresource`, with or without `mex.`.
 *
 *     Process PID Thread             Id State         Time Reason
 *     ======= === ================ ==== ======= ========== ==============
 *     System    4 ffff8b03515d5040 2018 Waiting 1m:17.609 WrResource
 *
 *     PID           Address          Name
 *     ============= ================ =======
 *     0x1164 0n4452 ffffc509bf28b080 cmd.exe
 *
 * Documentation: "MEX Debugging Extension for WinDbg".
 */
import type { Context } from '../model/context';
import type { CriticalSectionRecord, LockRecord } from '../model/lock';
import type { ProcessRecord } from '../model/process';
import type { TranscriptRecord } from '../model/record';
import type { StackRecord } from '../model/stack';
import type { ThreadRecord, WaitObject } from '../model/thread';
import type { UserThreadRecord } from '../model/userThread';
import { intern } from '../text/intern';
import type { SectionText } from '../text/sectionText';
import { readCrashText } from './lines/crashText';
import { readExtensionLines } from './lines/extensionLines';
import { mexDurationMs } from './lines/mexDuration';
import { mexThreadList, readMexListed, readMexSection, readMexShown } from './lines/mexProgram';
import { MexResources, resourceOfStack } from './lines/mexResource';
import { stackHeader } from './lines/stackHeader';
import { readStack } from './lines/stackRows';
import { addressIn, defined, hexNumber, pointerIn } from './lines/values';
import type { Parser } from './parser';

type ThreadDraft = { -readonly [K in keyof ThreadRecord]: ThreadRecord[K] } & {
  waitObjects: WaitObject[];
  irps: ThreadRecord['irps'][number][];
};

const states =
  'Waiting|Running|Ready|Standby|Terminated|Transition|DeferredReady|Initialized|GateWait\\w*|WaitingForProcess\\w*';
/** A row of `!lt`, behind the name of the process. */
const listed = new RegExp(
  `\\s([0-9a-fA-F]{1,6})\\s+([0-9a-fA-F]{16}|[0-9a-fA-F]{8})\\s+([0-9a-fA-F]{1,6})\\s+(${states})\\s+(\\S+)(?:\\s+([A-Z]\\w+))?(?:\\s+\\S.*)?$`,
);
/** Of a process, with what stands behind it. */
const longestImage = 61;
/** The line below the head of `!t`: process, thread, Cid. */
const shown =
  /^(\S.{0,60}?) \(([0-9a-fA-F]{8,16})\)\s+(?:\S.{0,60}? \(([0-9a-fA-F]{8,16})\)\s+)?([0-9a-fA-F]{8,16})\s+\([A-Z|]+\)\s+([0-9a-f]+)\.([0-9a-f]+)\s+(\S.*)$/;
/** What follows there: TEB, times, switches, reason, how long, state. */
const timesAndState =
  /^(?:([0-9a-f]{16}|[0-9a-f]{8})\s+)?(\S+)\s+(\S+)\s+(\d+)\s+(?:([A-Z]\w+)\s+)?(\S+)\s+([A-Z]\w+)(?: on processor (\d+))?/;
/** A row of `!tl`, and one of `!tl -tree`; what follows the address is a name and no number. */
const process =
  /^(?:0x([0-9a-f]+)\s+0n\d+|(\d{1,7}))\s+([0-9a-f]{16}|[0-9a-f]{8})\s+(?![0-9a-f]{1,16}(?:\s|$))((?:Secure System|.+?\.(?:exe|com|scr)\b|\S+).*)$/i;
const waitObject = /^([0-9a-f]{8,16})\s+([A-Z][A-Za-z]+)\s+\d+(?:\s+\S.*)?$/;
const irp = /^([0-9a-f]{8,16})(?:\s+\S.*)?$/;
const numbers = /^-?\d+(?:\s+-?\d+){3,6}$/;
/** No line that is read here is longer. */
const longest = 1000;
const heads =
  /^(?:#?\s*DbgID\s+ThdID\s|Process\s+(?:AttachedProcess\s+)?Thread\s+CID\b|DbgID\s+ThreadID\s|WaitBlockList:|Object\s+Type\s+Other Waiters|Irp List:|IRP\s+File\s+(?:Driver|Stack)?|Priority:|Current\s+Base\s+Decrement|Thread Count: \d+|Thread at address \w+ is invalid|Count: \d+|Show (?:Threads|LPC Port)|Last event: |System Processes|Memory Details:|Warning! Zombie|\d+ stack\(s\) (?:with \d+ threads?|were not displayed)|\d+\s+[0-9a-f]+ \(0n\d+\)\s+\S+\s+\S+|Mex External \d|No locked critical sections|Warning!!! |TEB Address|nt!_\w+ @ |Command ?Line: )/i;

export const mexParser: Parser = {
  commands: /^!(?:mex\.(?!us\b|ddt\b)\w+|tl|lt|t|p|irs)\b/i,
  readsCrashText: true,
  parse(text, context, from) {
    const records: TranscriptRecord[] = [];
    const resources = new MexResources();
    let open: ThreadDraft | UserThreadRecord | undefined;
    let section = '';
    for (let at = from; at < text.count; at++) {
      const line = text.trimmed(at);
      if (!isRead(line) || text.isKnown(at)) continue;
      const entry = readEntry(line, at, section, context);
      if (entry) {
        open = threadOf(entry) ?? open;
        records.push(entry);
      } else if (open && stackHeader(line)) {
        const below = readBelowThread(text, at, open, context);
        if (!below) continue;
        records.splice(records.indexOf(open), 1, ...below);
        open = undefined;
        at = below[1].lines[1];
        continue;
      } else if (resources.read(line, at, context)) section = '';
      else if (heads.test(line)) {
        section = line;
        // The table of threads is read below, with its head and its ruler.
        if (mexThreadList.test(line)) continue;
      } else if (open?.kind !== 'thread' || !readBelow(line, at, open, section, context)) continue;
      text.recognise(at);
    }
    // `!crash` prints exceptions and registers as the debugger does: their lines are no fields.
    return {
      records: [
        ...records,
        ...resources.records,
        ...readCrashText(text, context),
        ...readExtensionLines(text, from),
      ],
    };
  },
};

function isRead(line: string): boolean {
  return line !== '' && line.length <= longest;
}

function threadOf(entry: MexEntry): ThreadDraft | UserThreadRecord | undefined {
  return entry.kind === 'thread' || entry.kind === 'userThread' ? entry : undefined;
}

/** The thread of `!t` with the stack below it, and the resource that it waits for there. */
function readBelowThread(
  text: SectionText,
  at: number,
  open: ThreadDraft | UserThreadRecord,
  context: Context,
): [TranscriptRecord, StackRecord, ...LockRecord[]] | undefined {
  const stack = readStack(text, at, context)?.stack;
  if (!stack) return undefined;
  const lock = open.kind === 'thread' ? resourceOfStack(text, open.address, stack, context) : undefined;
  return [{ ...open, stackFollows: true }, stack, ...(lock ? [lock] : [])];
}

type MexEntry = ThreadDraft | UserThreadRecord | ProcessRecord | CriticalSectionRecord;

/** A line that begins a record. */
function readEntry(line: string, at: number, section: string, context: Context): MexEntry | undefined {
  return (
    readThread(line, at, context) ??
    readMexSection(line, at, context) ??
    (section.startsWith('DbgID') ? readMexShown(line, at) : undefined) ??
    (mexThreadList.test(section) ? readMexListed(line, at, context) : undefined) ??
    readProcess(line, at, context)
  );
}

function readThread(line: string, at: number, context: Context): ThreadDraft | undefined {
  return readShown(line, at, context) ?? readListed(line, at, context);
}

function readListed(line: string, at: number, context: Context): ThreadDraft | undefined {
  const match = listed.exec(line);
  const address = addressIn(context, match?.[2]);
  const image = line.slice(0, match?.index).trimEnd();
  if (!match || !address || image === '' || image.length > longestImage) return undefined;
  const [, pid = '', , tid = '', state = '', time = '', reason] = match;
  const thread = emptyThread(at, address);
  thread.cid = { process: hexNumber(pid), thread: hexNumber(tid) };
  thread.image = intern(/[)2]$/.test(image) ? image.replace(/ \(.*\)$| \*32$/, '') : image);
  setState(thread, state, reason, time);
  return thread;
}

function readShown(line: string, at: number, context: Context): ThreadDraft | undefined {
  const match = shown.exec(line);
  const address = addressIn(context, match?.[4]);
  if (!match || !address) return undefined;
  const [, image = '', own, attached, , pid = '', tid = '', rest = ''] = match;
  const [, teb, user, kernel, switches, reason, time, state = '', processor] = timesAndState.exec(rest) ?? [];
  const thread = emptyThread(at, address);
  thread.cid = { process: hexNumber(pid), thread: hexNumber(tid) };
  thread.image = intern(image);
  if (state !== '') setState(thread, state, reason, time);
  const facts = defined({
    process: pointerIn(context, own),
    attachedProcess: pointerIn(context, attached),
    teb: pointerIn(context, teb),
    processor: processor === undefined ? undefined : Number(processor),
    userTimeMs: mexDurationMs(user),
    kernelTimeMs: mexDurationMs(kernel),
    contextSwitches: switches === undefined ? undefined : Number(switches),
  });
  return Object.assign(thread, facts);
}

function emptyThread(at: number, address: ThreadRecord['address']): ThreadDraft {
  return { kind: 'thread', lines: [at, at], address, waitObjects: [], irps: [] };
}

/** `Waiting` is what `!thread` prints as WAIT; a thread that does not wait still shows the reason of its last wait. */
function setState(
  thread: ThreadDraft,
  state: string,
  reason: string | undefined,
  time: string | undefined,
): void {
  const waits = state === 'Waiting';
  thread.state = intern(waits ? 'WAIT' : state.toUpperCase());
  if (!waits) return;
  const waitMs = mexDurationMs(time);
  if (reason !== undefined) thread.waitReason = intern(reason);
  if (waitMs !== undefined) thread.waitMs = waitMs;
}

function readProcess(line: string, at: number, context: Context): ProcessRecord | undefined {
  const match = process.exec(line);
  const address = addressIn(context, match?.[3]);
  if (!match || !address) return undefined;
  const [, pid, decimalPid, , name = ''] = match;
  const image = /^(?:Secure System|.+?\.(?:exe|com|scr)\b|\S+)/i.exec(name)?.[0] ?? name;
  const cid = pid === undefined ? Number(decimalPid) : hexNumber(pid);
  return { kind: 'process', lines: [at, at], address, cid, image: intern(image) };
}

/** The lines below a thread of `!t`: what it waits on, its IRPs, its priorities. */
function readBelow(line: string, at: number, open: ThreadDraft, section: string, context: Context): boolean {
  const lines = [at, at] as const;
  if (section.startsWith('Object')) {
    const [, object, type] = waitObject.exec(line) ?? [];
    const address = addressIn(context, object);
    if (!address || type === undefined) return false;
    open.waitObjects.push({ address, type: intern(type), lines });
  } else if (section.startsWith('IRP')) {
    const address = addressIn(context, irp.exec(line)?.[1]);
    if (!address) return false;
    open.irps.push({ address, lines });
  } else if (!section.startsWith('Current') || !numbers.test(line)) return false;
  open.lines = [open.lines[0], at];
  return true;
}
