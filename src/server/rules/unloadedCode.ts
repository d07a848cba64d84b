/** STK15: a row in a module that is no longer loaded: somebody still called, or returned, into it. */
import { commandAddress } from '../../shared/address';
import type { Frame, StackRecord } from '../model/stack';
import { thingId, type Entry } from '../transcript/transcript';
import type { Analysis } from '../transcript/analysis';
import type { Draft, Rule } from './rule';

const unloaded = /^<Unloaded_([^>]{1,64})>/;

export const unloadedCode: Rule = {
  id: 'unloaded-code',
  severity: 'warning',
  surface: 'diagnostic',
  summary: 'A stack goes through the place of a driver or library that was unloaded.',
  *check(analysis) {
    for (const stack of analysis.transcript.stacksCalling(/^<Unloaded_/)) {
      const at = stack.record.frames.findIndex(({ symbol }) => unloaded.test(symbol));
      const frame = stack.record.frames[at];
      if (frame) yield draft(analysis, stack, frame, at);
    }
  },
};

function draft(analysis: Analysis, stack: Entry<StackRecord>, frame: Frame, at: number): Draft {
  const { transcript } = analysis;
  const module = unloaded.exec(frame.symbol)?.[1] ?? '';
  const lines = transcript.lines(stack, frame.lines);
  const trust = analysis.trustOf(stack)[at]?.trust;
  const sure = trust === 'context' || trust === 'unwound';
  const thread = transcript.threadOf(stack);
  const address = at === 0 ? frame.instruction : stack.record.frames[at - 1]?.returnAddress;
  return {
    session: stack.session.id,
    subject: `${stack.index}`,
    lines,
    ...(!sure && { severity: 'info', surface: 'card' }),
    grade: sure ? 'observed' : 'inferred',
    message: `${at === 0 ? 'The thread runs' : 'A call returns'} into the range that ${module} had before it was unloaded${sure ? '' : ', as far as this row can be trusted'}: a callback, a timer, a work item or a thread of it outlived the module.`,
    proof: [{ claim: `the debugger names the address ${frame.symbol}`, lines, grade: 'observed' }],
    related: [],
    alternatives: [
      ...(sure ? [] : ['The row is a guess of the unwinder, and the address left over on the stack.']),
      'Something else lies at that address by now.',
    ],
    missing: [{ what: 'which modules were unloaded, and when', command: 'lm t n' }],
    next: ['lm t n', ...(address ? [`ln ${commandAddress(address)}`] : [])],
    ...(thread && { things: [thingId(thread.session, 'thread', thread.record.address)] }),
  };
}
