/** The stacks that belong to a crash, and the context each was unwound from: as far as the commands before it say. */
import { parseAddress, type Address } from '../../shared/address';
import type { BlockInfo, SessionInfo } from '../../shared/triage';
import { extension } from '../model/context';
import type { StackRecord } from '../model/stack';
import { functionName } from './frames';
import { bugcheckRow } from './reportedBugcheck';
import type { Entry, Transcript } from './transcript';

export interface CrashStack {
  readonly entry: Entry<StackRecord>;
  /** Printed by `!analyze`, which chooses the context by itself. */
  readonly analyzed: boolean;
  /** The context that a command had chosen before the stack was printed. */
  readonly context?: StackContext;
}

export interface StackContext {
  readonly command: '.cxr' | '.trap' | '.ecxr' | '.thread' | 'k=';
  readonly address?: Address;
}

export interface CrashExtent {
  readonly session: SessionInfo;
  readonly from: Entry;
  readonly analysis?: Entry;
  /** The 1-based line at which the next crash begins. */
  readonly before?: number;
}

/** A block of more sections than this is a listing, and no analysis. */
const mostSections = 64;
const mostBlocks = 400;
/** Blocks without a command: a stack that was pasted without its prompt. */
const mostUnasked = 8;
const stackCommand =
  /(?:^|[;\s])(?:~\S*\s*)?k[bcdflmnpv]*(?:\s|$|=)|^!(?:mex\.)?crash\b|^!analyze\b|^!thread\b/i;
const setter = /(?:^|[;\s])(\.cxr|\.trap|\.ecxr|\.thread)\b(?:\s+(?:\/\w+\s+)*([0-9a-fx`]+))?/gi;

export function crashStacks(transcript: Transcript, extent: CrashExtent): CrashStack[] {
  const found: CrashStack[] = [];
  for (const entry of transcript.stacksIn(sectionsOf(transcript, extent)))
    if (within(transcript, extent, entry)) found.push(describe(transcript, extent, entry));
  return found.sort((a, b) => a.entry.index - b.entry.index);
}

/** The sections of the analysis, and of the blocks whose command prints the current stack. */
function sectionsOf(transcript: Transcript, { from, analysis, before }: CrashExtent): Set<number> {
  const sections = new Set<number>();
  for (const start of analysis ? [from, analysis] : [from]) {
    for (let section = start.section; section < start.section + mostSections; section++) {
      const block = transcript.blockOf(section);
      if (block === undefined) continue;
      if (block !== start.block || (before !== undefined && transcript.source.base(section) >= before)) break;
      sections.add(section);
    }
  }
  let unasked = 0;
  for (const block of blocksAfter(transcript, from.block, before)) {
    if (block.command === undefined ? unasked++ >= mostUnasked : !stackCommand.test(block.command)) continue;
    const first = transcript.source.sectionAt(block.lines[0] - 1);
    const last = transcript.source.sectionAt(block.lines[1] - 1);
    for (let section = first; section <= Math.min(last, first + mostSections); section++)
      sections.add(section);
  }
  return sections;
}

function* blocksAfter(
  { blocks }: Transcript,
  from: number,
  before = Number.POSITIVE_INFINITY,
): Iterable<BlockInfo> {
  for (let at = from; at < from + mostBlocks; at++) {
    const block = blocks[at];
    if (!block || block.lines[0] >= before) return;
    yield block;
  }
}

function within(transcript: Transcript, { session, from, before }: CrashExtent, entry: Entry): boolean {
  if (entry.session.id !== session.id) return false;
  const [first] = transcript.lines(entry);
  return first >= transcript.lines(from)[0] && (before === undefined || first < before);
}

function describe(
  transcript: Transcript,
  { from, analysis }: CrashExtent,
  entry: Entry<StackRecord>,
): CrashStack {
  const command = transcript.blocks[entry.block]?.command ?? '';
  const analyzed = /!(?:\w+\.)?analyze\b/i.test(command) || entry.block === analysis?.block;
  const context = analyzed ? undefined : contextBefore(transcript, from.block, entry);
  return { entry, analyzed, ...(context && { context }) };
}

/** The last choice of a context at or before the block of a stack, within the crash. A choice without an address ends the one before it. */
function contextBefore(
  transcript: Transcript,
  from: number,
  entry: Entry<StackRecord>,
): StackContext | undefined {
  for (let block = entry.block; block >= Math.max(from, entry.block - mostBlocks); block--) {
    const command = transcript.blocks[block]?.command ?? '';
    if (block === entry.block && /(?:^|[;\s])k[a-z]*\s*=/i.test(command)) return { command: 'k=' };
    const last = [...command.matchAll(setter)].at(-1);
    if (!last) continue;
    const name = (last[1] ?? '').toLowerCase() as StackContext['command'];
    const address = parseAddress(last[2] ?? '', extension(entry.context));
    if (name === '.ecxr') return { command: name };
    return address && !/^0+$/.test(address) ? { command: name, address } : undefined;
  }
  return undefined;
}

const trapRow =
  /^_?Ki(?:Trap[0-9A-F]{2}|(?:Page|GeneralProtection|InvalidOpcode|DivideError|Stack)Fault\w*|DoubleFaultAbort\w*|BreakpointTrap\w*|RaiseAssertion\w*|ExceptionDispatch|RaiseSecurityCheckFailure)$/;

/** Rows of somebody who raises or reports on purpose: what happened is their caller's. */
const reporter =
  /^_*(?:Rtl)?Raise(?:Exception|Status|FailFastException)\w*$|^_*CxxThrowException$|^(?:abort|raise|_*invoke_watson)$|^(?:Nt|Zw)WaitFor|^WaitForMultipleObjects|^Wer|^UnhandledExceptionFilter|^RtlReport|^Rtlp\w*HeapHandleError$|^RtlpLogHeapFailure$/;

/**
 * The row where it happened, as far as the stack shows it: below the trap for a fault, below the bug check else, and the top row of a stack
 * that does not begin with a bug check. Undefined where the stack ends before, or has no trap row.
 */
export function faultRow(stack: StackRecord, isFault: boolean): number | undefined {
  const known = isFault ? faultRows : reportRows;
  if (!known.has(stack)) known.set(stack, findRow(stack, isFault));
  return known.get(stack);
}

/** Many rules, the signature and the verdict ask about the same stacks. */
const faultRows = new WeakMap<StackRecord, number | undefined>();
const reportRows = new WeakMap<StackRecord, number | undefined>();

function findRow(stack: StackRecord, isFault: boolean): number | undefined {
  const reported = bugcheckRow(stack);
  const { frames } = stack;
  if (reported < 0) {
    const row = frames.findIndex((frame) => !reporter.test(functionName(frame)));
    return row < 0 ? undefined : row;
  }
  const isTrap = (at: number): boolean => trapRow.test(functionName(frames[at] ?? { symbol: '' }));
  let row = reported + 1;
  if (isFault) {
    while (row < Math.min(frames.length, 24) && !isTrap(row)) row++;
    if (!isTrap(row)) return undefined;
    while (isTrap(row)) row++;
  }
  return row < frames.length ? row : undefined;
}
