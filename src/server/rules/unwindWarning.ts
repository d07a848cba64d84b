/** STK01: the debugger itself says that frames may be wrong. */
import { functionName } from '../transcript/frames';
import type { Rule } from './rule';

export const unwindWarning: Rule = {
  id: 'unwind-warning',
  severity: 'info',
  surface: 'badge',
  summary: 'The debugger had no unwind information: the rows below its warning may be wrong.',
  *check({ transcript }) {
    for (const entry of transcript.marked('stack', 'unwind-warning')) {
      const { frames, warnings } = entry.record;
      const [warning] = warnings;
      const first = frames.findIndex((frame) => frame.warning !== undefined);
      const row = frames[first];
      if (!warning || !row || first === frames.length - 1) continue;
      const module = row.module;
      yield {
        session: entry.session.id,
        subject: `${entry.index}`,
        lines: transcript.lines(entry, warning.lines),
        grade: 'observed',
        message: `${reason(warning.text, module ?? functionName(row))}: the row below this warning is as good as what led to it, ${guesses(frames.length - first - 1)}.`,
        proof: [
          {
            claim: 'printed by the debugger',
            lines: transcript.lines(entry, warning.lines),
            grade: 'observed',
          },
        ],
        related: [{ message: 'the first row under the warning', lines: transcript.lines(entry, row.lines) }],
        missing:
          module === undefined ? [] : [{ what: `symbols of ${module}`, command: '!sym noisy; .reload /f' }],
        next: ['!sym noisy; .reload /f', 'kv'],
      };
    }
  },
};

function guesses(count: number): string {
  return count === 1 ? 'the one after it is a guess' : `the ${count} after it are guesses`;
}

function reason(warning: string, name: string): string {
  return /not in any known module/i.test(warning)
    ? 'The instruction pointer lies in no module that the debugger knows'
    : `No unwind information for ${name}`;
}
