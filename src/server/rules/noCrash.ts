/** BC12: a dump or a stop that somebody asked for: nothing failed at this moment. */
import { bugcheck } from '../reference/bugchecks';
import type { Analysis } from '../transcript/analysis';
import { functionName } from '../transcript/frames';
import type { Entry } from '../transcript/transcript';
import type { ExceptionRecord } from '../model/crash';
import type { Draft, Rule } from './rule';
import { bugcheckBase, bugcheckName, bugcheckProof, crashDraft } from './support/crashParts';

const breakpoint = 0x80000003;
const wanted = new Set([0xe2, 0xdeaddead]);

export const noCrash: Rule = {
  id: 'no-crash',
  severity: 'info',
  surface: 'diagnostic',
  summary: 'A dump or a stop that was asked for: to be read as a hang, and not as a crash.',
  *check(analysis) {
    for (const crash of analysis.crashes) {
      const live = /LIVE_?DUMP|LIVE_SYSTEM_DUMP/.test(bugcheck(crash.code ?? 0)?.name ?? '');
      if (!live && !wanted.has(bugcheckBase(crash) ?? 0)) continue;
      const words = live
        ? 'a live dump: the system ran on'
        : 'somebody asked for this crash, by keyboard, a tool or the host';
      yield crashDraft(crash, `${bugcheckName(crash.code ?? 0)}: ${words}.`, {
        proof: [bugcheckProof(crash)],
        next: ['!running -it', '!locks', '!stacks 2'],
      });
    }
    yield* breaks(analysis);
  },
};

/** Who ran the break instruction: the thread that a debugger injects, or the loader for a debugger that starts the program. */
const asking: readonly { readonly caller: string; readonly top: string; readonly words: string }[] = [
  {
    caller: 'DbgUiRemoteBreakin',
    top: 'DbgBreakPoint',
    words: 'The debugger broke in: its own thread stopped here, and the program did not fail.',
  },
  {
    caller: 'LdrpDoDebuggerBreak',
    top: 'LdrpDoDebuggerBreak',
    words: 'The loader stopped for the debugger before the program began: nothing failed.',
  },
];

function* breaks({ transcript }: Analysis): Iterable<Draft> {
  for (const stack of transcript.stacksCalling(/^(?:DbgUiRemoteBreakin|LdrpDoDebuggerBreak)$/)) {
    const { frames } = stack.record;
    const top = functionName(frames[0] ?? { symbol: '' });
    const asked = asking.find(
      (one) => one.top === top && frames.some((frame) => functionName(frame) === one.caller),
    );
    if (!asked) continue;
    const stop = lastStop(analysisOf(transcript, stack.section), stack.index);
    if (!stop) continue;
    yield {
      session: stack.session.id,
      subject: `${stack.index}`,
      lines: transcript.lines(stop),
      grade: 'derived',
      message: asked.words,
      proof: [
        {
          claim: 'the stop is a break instruction (80000003)',
          lines: transcript.lines(stop),
          grade: 'observed',
        },
        {
          claim: `it stands in ${top}${top === asked.caller ? '' : `, called by ${asked.caller}`}`,
          lines: transcript.lines(stack, frames[0]?.lines),
          grade: 'observed',
        },
      ],
      related: [],
      missing: [],
      next: ['~*k', '!locks'],
    };
  }
}

const mostSections = 16;

function* analysisOf(transcript: Analysis['transcript'], section: number): Iterable<Entry> {
  for (let at = Math.max(0, section - mostSections); at <= section; at++) yield* transcript.in(at);
}

function lastStop(entries: Iterable<Entry>, before: number): Entry<ExceptionRecord> | undefined {
  let last: Entry<ExceptionRecord> | undefined;
  for (const entry of entries)
    if (entry.index < before && entry.record.kind === 'exception') last = entry as Entry<ExceptionRecord>;
  return last?.record.code === breakpoint ? last : undefined;
}
