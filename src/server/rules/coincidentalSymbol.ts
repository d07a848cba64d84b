/** STK06: names that are only near: far from an exported function, or data that is printed as code. */
import type { Frame, StackRecord } from '../model/stack';
import type { Analysis } from '../transcript/analysis';
import { formatSymbol, functionName } from '../transcript/frames';
import type { Entry } from '../transcript/transcript';
import type { Rule } from './rule';

/** Further than most functions are long. */
const far = 0x1000;
/** Data: what the compiler and the linker name and nobody calls. */
const data = /^(?:`?string'?$|__?imp_|__safe_se_handler_table|_+guard_\w*table|IMPORT_DESCRIPTOR|__real@)/;
const mostStacks = 200;

interface Doubt {
  readonly stack: Entry<StackRecord>;
  readonly frame: Frame;
  readonly why: string;
}

export const coincidentalSymbol: Rule = {
  id: 'coincidental-symbol',
  severity: 'info',
  surface: 'card',
  summary: 'A row is named by the nearest symbol it could find: the name says little, the address counts.',
  *check(analysis) {
    const { transcript } = analysis;
    for (const { stack, rows } of doubtful(analysis)) {
      const [first] = rows;
      if (!first) continue;
      const lines = transcript.lines(stack, first.frame.lines);
      yield {
        session: stack.session.id,
        subject: `${stack.index}`,
        lines,
        grade: 'inferred',
        message: `${formatSymbol(first.frame)} is a coincidence of names: ${first.why}${rows.length > 1 ? `, and ${rows.length - 1} other row${rows.length === 2 ? '' : 's'} like it` : ''}. Only the address counts.`,
        proof: rows.slice(0, 6).map(({ frame, why }) => ({
          claim: `${formatSymbol(frame)}: ${why}`,
          lines: transcript.lines(stack, frame.lines),
          grade: 'observed',
        })),
        related: [],
        missing: [{ what: 'symbols of the module', command: '!sym noisy; .reload /f' }],
        next: ['!sym noisy; .reload /f', 'lm'],
      };
    }
  },
};

function* doubtful(analysis: Analysis): Iterable<{ stack: Entry<StackRecord>; rows: Doubt[] }> {
  const { transcript } = analysis;
  const seen = new Set<number>();
  const stacks = [
    ...transcript.stacksCalling(data),
    ...analysis.crashes.flatMap((crash) => crash.stacks.map(({ entry }) => entry)),
  ];
  for (const stack of stacks) {
    if (seen.has(stack.index) || seen.size >= mostStacks) continue;
    seen.add(stack.index);
    const rows = stack.record.frames.flatMap((frame): Doubt[] => {
      const why = doubt(analysis, stack, frame);
      return why === undefined ? [] : [{ stack, frame, why }];
    });
    if (rows.length > 0) yield { stack, rows };
  }
}

function doubt({ code }: Analysis, { session }: Entry<StackRecord>, frame: Frame): string | undefined {
  const { module, displacement = 0 } = frame;
  if (data.test(functionName(frame))) return 'this symbol is data, and nobody calls it';
  const gap = module === undefined ? undefined : code.gapOf(session.id, module);
  if (gap?.what !== 'export' || displacement < far || !frame.symbol.includes('!')) return undefined;
  return `0x${displacement.toString(16)} bytes behind the nearest exported name, and ${module ?? ''} has no other symbols`;
}
