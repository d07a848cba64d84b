/**
 * `!running`, with and without `-i` and `-t`: a row for each processor, and with `-t` its stack below.
 *
 *     System Processors:  (00000000000000ff)
 *       Idle Processors:  (00000000000000fe)
 *
 *            Prcbs             Current         (pri) Next            (pri) Idle
 *       0    fffff80002e05e80  fffffa80036cb040 (15)                       fffff80002e13cc0  ................
 *
 *     System Processors 3 (affinity mask)                                              before Windows 7
 *          Prcb              Current           Next
 *       1  e000000086f16010  e00000008620ebe0  e000000086eddbc0  .O..............
 *
 * Documentation: "!running".
 */
import type { Context } from '../model/context';
import type { RunningRecord } from '../model/processor';
import { decimalDigits, type Sweeper } from './lines/sweep';
import { addressIn, defined, pointerIn } from './lines/values';
import { nothing, type Parser } from './parser';

/** The marks of its queued spin locks end a row, and no other row of any command. */
const row =
  /^(\d{1,4})\s+([0-9a-f`]{8,17})\s+([0-9a-f`]{8,17})(?:\s+\(\s*\d+\))?(?:\s+([0-9a-f`]{8,17})\s*\(\s*\d+\))?(?:\s+([0-9a-f`]{8,17}))?\s+[.O]{15,33}$/i;
const heading =
  /^(?:(?:System|Idle) Processors:?\s+\(?[0-9a-f]|All processors idle\.?$|Prcbs?\s+Current\s+(?:\(pri\)\s+)?Next\b)/i;

const sweeper: Sweeper = {
  first: `${decimalDigits}SIAP`,
  sweep(text, at, line, context) {
    if (heading.test(line)) {
      text.recognise(at);
      return { records: [], next: at + 1 };
    }
    const record = readRow(line, at, context);
    if (!record) return undefined;
    text.recognise(at);
    return { records: [record], next: at + 1 };
  },
};

export const runningParser: Parser = {
  commands: /^!(?:\w+\.)?running\b/i,
  sweeper,
  // Rows stand between stacks, each of which begins a section.
  parse: () => nothing,
};

/** A next thread has its priority behind it, or, in the old form, stands alone where the idle thread stands in the new one. */
function readRow(line: string, at: number, context: Context): RunningRecord | undefined {
  const [, number, prcbText, currentText, next, last] = row.exec(line) ?? [];
  const prcb = addressIn(context, prcbText);
  const current = pointerIn(context, currentText);
  if (!prcb || !current) return undefined;
  const hasPriorities = line.includes('(');
  return {
    kind: 'running',
    lines: [at, at],
    processor: Number(number),
    prcb,
    current,
    ...defined({
      next: pointerIn(context, hasPriorities ? next : last),
      idle: hasPriorities ? pointerIn(context, last) : undefined,
    }),
  };
}
