/**
 * `!thread`, and the THREAD blocks of `!process`.
 *
 *     THREAD fffffadfcca9a040 Cid 1328.1348 Teb: 0000000000000000 Win32Thread: 0000000000000000 WAIT: (Unknown) KernelMode Non-Alertable
 *         fffffadfccf732d0  SynchronizationEvent
 *     Owning Process            fffffadfcc712040       Image:         rrdtool.exe
 *     Wait Start TickCount      6545162        Ticks: 367515 (0:01:35:42.421)
 *     Stack Init fffffadfc4a95e00 Current fffffadfc4a953b0
 *
 * Documentation: "!thread".
 */
import type { Context } from '../model/context';
import type { StackRecord } from '../model/stack';
import type { SectionText } from '../text/sectionText';
import { stackHeader } from './lines/stackHeader';
import { readHeaderless, readStack } from './lines/stackRows';
import { readThreadHead, readThreadLine, threadHead, type ThreadDraft } from './lines/threadLines';
import { defined } from './lines/values';
import { nothing, type Parser } from './parser';

export const threadParser: Parser = {
  commands: /^!(?:\w+\.)?thread\b/i,
  openers: [{ kind: 'thread', starts: ['THREAD '] }],
  parse(text, context, from) {
    let at = from;
    while (at < text.count && !threadHead.test(text.trimmed(at))) at++;
    const draft = at < text.count ? readHeadOrWrapped(text, at, context) : undefined;
    if (!draft) return text.continued ? continuedStack(text, context, from) : nothing;
    text.recogniseAll(draft.lines);
    const stack = readBody(text, draft, context);
    return {
      records: stack ? [defined({ ...draft, stackFollows: true as const }), stack] : [defined(draft)],
    };
  },
};

/** A thread longer than a section: its stack goes on without a header. */
function continuedStack(text: SectionText, context: Context, from: number): ReturnType<Parser['parse']> {
  const rest = readHeaderless(text, from, context);
  return rest ? { records: [rest.stack] } : nothing;
}

/** How a THREAD line goes on that was broken behind `WAIT:`. */
const restOfWait = /^\(\w+\) (?:Kernel|User)Mode (?:Non-)?Alertable\b/;

/** The THREAD line, with the next one when it was broken before the state, or within it. */
function readHeadOrWrapped(text: SectionText, at: number, context: Context): ThreadDraft | undefined {
  const draft = readThreadHead(text.trimmed(at), at, context);
  const below = text.next(at);
  const isWhole =
    draft?.state !== undefined && (draft.waitMode !== undefined || !restOfWait.test(text.trimmed(below)));
  if (!draft || isWhole) return draft;
  const joined = readThreadHead(`${text.trimmed(at)} ${text.trimmed(below)}`, at, context);
  return joined?.state === undefined ? draft : { ...joined, lines: [at, below] };
}

/** Lines that are not understood before the block is taken to have ended. */
const patience = 4;

function readBody(text: SectionText, draft: ThreadDraft, context: Context): StackRecord | undefined {
  let stack: StackRecord | undefined;
  let foreign = 0;
  const [first, headEnd] = draft.lines;
  let lastLine = headEnd;
  for (let at = headEnd + 1; at < text.count && foreign < patience; at++) {
    const line = text.trimmed(at);
    if (line === '') continue;
    if (stackHeader(line) !== undefined && !stack) {
      const read = readStack(text, at, context);
      if (!read) continue;
      stack = read.stack;
      lastLine = read.next - 1;
      at = lastLine;
      foreign = 0;
    } else if (readThreadLine(line, at, draft, context)) {
      text.recognise(at);
      lastLine = at;
      foreign = 0;
    } else foreign++;
  }
  draft.lines = [first, lastLine];
  return stack;
}
