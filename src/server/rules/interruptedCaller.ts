/** STK02: the row below an interrupted lock or IRQL primitive of x86: its caller is the first thing that a walk gets wrong. */
import { formatAddress } from '../../shared/address';
import { contradictsUnwinder } from '../transcript/reconcile';
import { formatSymbol, functionName, isKernel } from '../transcript/frames';
import type { Frame } from '../model/stack';
import type { Rule } from './rule';

const trapRow = /^_?KiTrap[0-9A-F]{2}$/;
/** Leaf routines, which set up no frame of their own. */
const primitive =
  /^(?:Ke(?:Acquire|Release)(?:InStack)?Queued?SpinLock\w*|Kf(?:Acquire|Release)SpinLock|Kf(?:Raise|Lower)Irql|Ke(?:Raise|Lower)Irql\w*|Ki(?:Acquire|Release)\w*SpinLock\w*|Kefp?(?:Acquire|Release)SpinLock\w*|ExAcquireFastMutex\w*|ExfInterlocked\w+|Exp?Interlocked\w+)$/;

export const interruptedCaller: Rule = {
  id: 'interrupted-caller',
  severity: 'info',
  surface: 'card',
  summary: 'The caller printed below an interrupted lock or IRQL routine (x86) is a guess of the unwinder.',
  *check({ transcript, reconciliations }) {
    const told = new Set(reconciliations.filter(contradictsUnwinder).map(({ stack }) => stack.index));
    for (const stack of transcript.stacksCalling(trapRow)) {
      if (!stack.record.dialect.startsWith('x86') || told.has(stack.index)) continue;
      const { frames } = stack.record;
      const at = frames.findIndex((frame) => isKernel(frame) && trapRow.test(functionName(frame)));
      const [trap, interrupted, caller] = frames.slice(at, at + 3);
      if (at < 0 || !trap || !interrupted || !caller || !isPrimitive(interrupted) || isSystem(caller))
        continue;
      const base = trap.trapFrame ?? trap.frame;
      const lines = transcript.lines(stack, caller.lines);
      yield {
        session: stack.session.id,
        subject: `${stack.index}`,
        lines,
        grade: 'inferred',
        message: `${formatSymbol(interrupted)} is exact: it was interrupted there. That ${caller.symbol} called it is not: such a routine sets up no frame, and the walk takes the next one it finds.`,
        proof: [
          {
            claim: `${trap.symbol} interrupted it`,
            lines: transcript.lines(stack, trap.lines),
            grade: 'observed',
          },
          {
            claim: `${interrupted.symbol} is a routine without a frame of its own`,
            lines: transcript.lines(stack, interrupted.lines),
            grade: 'inferred',
          },
        ],
        related: [],
        alternatives: [
          'A frame between the two is missing.',
          'A macro, an inlined function or a tail call: then the row is right.',
        ],
        missing: [
          {
            what: 'the stack at the trap, slot by slot',
            ...(base && { command: `dds ${formatAddress(base)} L40` }),
          },
        ],
        next: [
          ...(base ? [`dds ${formatAddress(base)} L40`] : []),
          ...(trap.trapFrame ? [`.trap ${formatAddress(trap.trapFrame)}`] : []),
          ...(interrupted.returnAddress ? [`ub ${formatAddress(interrupted.returnAddress)}`] : []),
        ],
      };
    }
  },
};

function isPrimitive(frame: Frame): boolean {
  return (isKernel(frame) || frame.module?.toLowerCase() === 'hal') && primitive.test(functionName(frame));
}

function isSystem(frame: Frame): boolean {
  return isKernel(frame) || frame.module === undefined || frame.module.toLowerCase() === 'hal';
}
