/** Which functions and calls of a source file stand on stacks of the open transcripts. */
import type { Lines } from '../../shared/triage';
import type { Analyzed } from '../findings/analyzed';
import type { Frame, StackRecord } from '../model/stack';
import type { FileFunctions } from '../sources/fileFunctions';
import { sessionTime } from '../sources/sessionTime';
import type { CancellationToken } from '../sources/sourceHost';
import { functionName } from '../transcript/frames';
import type { Entry } from '../transcript/transcript';
import { frameName, type Locate, type SourcePlace } from './locate';

/** A row of a transcript. */
export interface Row {
  readonly uri: string;
  readonly lines: Lines;
}

export interface Use {
  /** 1-based line of the source file. */
  readonly line: number;
  /** UTF-16 units of that line. */
  readonly column: number;
  /** One for each stack, in the order of the texts. */
  readonly rows: readonly Row[];
  /** Of these the stacks of a crash on which no other function of the workspace stands further in. */
  readonly crashed: number;
  /** The file is newer than the target of one of the stacks. */
  readonly drifted: boolean;
}

export interface FileUses {
  /** By function, at the line of its name. */
  readonly definitions: readonly Use[];
  /** By the line of a call that is the only one that fits, or that the debugger printed. */
  readonly sites: readonly Use[];
}

/** Stacks of one function that are counted. */
const mostRows = 1000;
/** A trap, a bug check or a dispatched exception further in on the stack. */
const fault =
  /^(?:KeBugCheck(?:Ex|2)?|KiBugCheckDispatch|KiTrap[0-9A-F]{2}|Ki(?:PageFault|GeneralProtectionFault|DivideErrorFault|InvalidOpcodeFault|BreakpointTrap|StackFault)|KiUserExceptionDispatch(?:er)?|RtlDispatchException|RaiseException|RtlpUnhandledExceptionFilter|UnhandledExceptionFilter)$/;

export async function fileUses(
  uri: string,
  functions: FileFunctions,
  transcripts: readonly Analyzed[],
  locate: Locate,
  token: CancellationToken,
): Promise<FileUses> {
  const definitions = new Uses(functions);
  const sites = new Uses(functions);
  const pattern = namesOf(functions);
  if (!pattern) return { definitions: [], sites: [] };
  for (const analyzed of transcripts) {
    for (const entry of analyzed.transcript.stacksCalling(pattern)) {
      const live = liveRows(analyzed, entry);
      for (const frame of live) {
        if (token.isCancellationRequested) return { definitions: [], sites: [] };
        if (!pattern.test(functionName(frame))) continue;
        const place = await placeIn(uri, analyzed, entry, frame, locate);
        const home =
          place && functions.definitions.find(({ lines: [a, b] }) => a <= place.line && place.line <= b);
        if (!home) continue;
        const row = { uri: analyzed.uri, lines: analyzed.transcript.lines(entry, frame.lines) };
        const facts = {
          stack: `${analyzed.uri} ${entry.index}`,
          row,
          crashed: await isCrash(analyzed, entry, live, frame, locate),
          drifted:
            place.modified !== undefined &&
            place.modified > (sessionTime(analyzed.transcript, entry.session) ?? Infinity),
        };
        definitions.add(home.lines[0], facts);
        if (place.line !== home.lines[0]) sites.add(place.line, facts);
      }
    }
  }
  return { definitions: definitions.all(), sites: sites.all() };
}

/** As debuggers print them: with any scope before them, or with the marks of an export table. */
function namesOf({ definitions }: FileFunctions): RegExp | undefined {
  const names = [...new Set(definitions.flatMap(({ scope }) => scope.at(-1) ?? []))].map((name) =>
    name.replace(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`),
  );
  return names.length === 0
    ? undefined
    : new RegExp(String.raw`(?:^|::|^[_@])(?:${names.join('|')})(?:$|[@$<:])`);
}

/** The rows that nothing shows to be stale. */
function liveRows({ analysis }: Analyzed, entry: Entry<StackRecord>): readonly Frame[] {
  const trust = analysis.trustOf(entry);
  return entry.record.frames.filter((_, at) => trust[at]?.trust !== 'none');
}

/** The place of a frame in this file, when nothing says that it may be another one. */
async function placeIn(
  uri: string,
  { analysis }: Analyzed,
  entry: Entry<StackRecord>,
  frame: Frame,
  locate: Locate,
): Promise<SourcePlace | undefined> {
  const found = await locate(frameName(frame, analysis.innerOf(entry, frame)));
  const here = found?.places.filter((place) => place.uri === uri) ?? [];
  return here.length === found?.places.length ? here[0] : undefined;
}

async function isCrash(
  { analysis }: Analyzed,
  entry: Entry<StackRecord>,
  live: readonly Frame[],
  frame: Frame,
  locate: Locate,
): Promise<boolean> {
  const inner = live.filter(({ index }) => index < frame.index);
  const isKnown = analysis.crashes.some(({ stacks }) =>
    stacks.some((stack) => stack.entry.index === entry.index),
  );
  if (!isKnown && !inner.some((other) => fault.test(functionName(other)))) return false;
  for (const other of inner) if (await locate(frameName(other))) return false;
  return true;
}

interface Facts {
  readonly stack: string;
  readonly row: Row;
  readonly crashed: boolean;
  readonly drifted: boolean;
}

/** Facts by line; a function that recurses stands on its stack once. */
class Uses {
  private readonly byLine = new Map<number, Map<string, Facts>>();

  constructor(private readonly file: FileFunctions) {}

  add(line: number, facts: Facts): void {
    const known = this.byLine.get(line) ?? new Map<string, Facts>();
    this.byLine.set(line, known);
    if (known.size < mostRows && !known.has(facts.stack)) known.set(facts.stack, facts);
  }

  all(): Use[] {
    return Array.from(this.byLine, ([line, stacks]) => {
      const facts = [...stacks.values()];
      return {
        line,
        column: this.file.width(line),
        rows: facts.map(({ row }) => row),
        crashed: facts.filter(({ crashed }) => crashed).length,
        drifted: facts.some(({ drifted }) => drifted),
      };
    }).sort((a, b) => a.line - b.line);
  }
}
