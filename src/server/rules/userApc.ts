/** APC08: a routine that ran as a user APC. */
import { functionName } from '../transcript/frames';
import { thingId } from '../transcript/transcript';
import type { Rule } from './rule';

const dispatcher = /^KiUserApcDispatch(?:er)?$/;
const most = 20;

export const userApc: Rule = {
  id: 'user-apc',
  severity: 'info',
  surface: 'card',
  summary: 'A routine on a user stack was called as an APC.',
  *check({ transcript }) {
    let count = 0;
    for (const stack of transcript.stacksCalling(dispatcher)) {
      const { frames } = stack.record;
      const at = frames.findIndex((frame) => dispatcher.test(functionName(frame)));
      const [row, routine] = [frames[at], frames[at - 1]];
      if (!row) continue;
      if (count++ === most) return;
      const thread = transcript.threadOf(stack);
      const starts = frames.slice(0, at).some((frame) => /^LdrInitializeThunk$/.test(functionName(frame)));
      yield {
        session: stack.session.id,
        subject: `${stack.index}`,
        lines: transcript.lines(stack, row.lines),
        grade: 'observed',
        message: starts
          ? 'The thread starts: LdrInitializeThunk runs as its first user APC.'
          : `${routine?.symbol ?? 'The code above'} runs as a user APC: what the thread did before stands below, and goes on afterwards.`,
        proof: [
          { claim: `${row.symbol} called it`, lines: transcript.lines(stack, row.lines), grade: 'observed' },
        ],
        related: [],
        alternatives: starts
          ? []
          : [
              'An alertable wait was broken off for it, or it is a special user APC, which needs no alertable wait.',
            ],
        missing: [{ what: 'who queued it', command: '!apc thre @$thread' }],
        next: ['!apc thre @$thread'],
        ...(thread && { things: [thingId(thread.session, 'thread', thread.record.address)] }),
      };
    }
  },
};
