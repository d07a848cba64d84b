/** A hint: a thread waits in a module's queueing routine while a worker of the same module is on another stack. */
import type { StackRecord } from '../model/stack';
import { functionName, waitRoutine } from '../transcript/frames';
import type { Entry } from '../transcript/transcript';
import type { Rule } from './rule';

const requester =
  /(?:Insert|Queue|Post|Submit|Enqueue)\w*(?:Item|Request|Work|Job)|(?:Item|Request|Work|Job)\w*(?:Insert|Queue|Post|Submit)/i;
const worker = /Worker|WorkerThread|WorkRoutine|ThreadProc|QueueThread/i;
/** Only hand-picked stacks are compared: in a listing of a whole system, any two stacks of one module look related. */
const fewStacks = 8;

export const relatedStacks: Rule = {
  id: 'related-stacks',
  severity: 'hint',
  surface: 'card',
  summary: 'A thread that posted work and waits, and a worker of the same module: they may belong together.',
  *check({ transcript }) {
    const stacks: Entry<StackRecord>[] = [];
    for (const stack of transcript.each('stack')) {
      stacks.push(stack);
      if (stacks.length > fewStacks) return;
    }
    for (const waiting of stacks) {
      const posted = waitingRequester(waiting);
      if (!posted?.module) continue;
      for (const other of stacks) {
        if (other === waiting || other.session.id !== waiting.session.id) continue;
        const work = other.record.frames.find(
          (frame) => frame.module === posted.module && worker.test(functionName(frame)),
        );
        if (!work) continue;
        yield {
          session: waiting.session.id,
          subject: `${waiting.index}-${other.index}`,
          lines: transcript.lines(waiting, posted.lines),
          grade: 'inferred',
          message: `${functionName(posted)} posted work and waits; ${functionName(work)} of the same module is on another stack. They may belong together: a hint by their names, no more.`,
          proof: [
            {
              claim: `waits in ${posted.symbol}`,
              lines: transcript.lines(waiting, posted.lines),
              grade: 'observed',
            },
            {
              claim: `the worker ${work.symbol}`,
              lines: transcript.lines(other, work.lines),
              grade: 'observed',
            },
          ],
          related: [{ message: 'the worker', lines: transcript.lines(other, work.lines) }],
          missing: [{ what: 'the request object on both stacks' }],
          next: [],
        };
      }
    }
  },
};

/** The first frame of another module below a wait, when its name says that it posts work. */
function waitingRequester({
  record: { frames },
}: Entry<StackRecord>): StackRecord['frames'][number] | undefined {
  const waits = frames.findIndex((frame) => waitRoutine.test(functionName(frame)));
  const caller = waits < 0 ? undefined : frames[waits + 1];
  return caller && requester.test(functionName(caller)) ? caller : undefined;
}
