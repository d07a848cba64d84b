/** Q01: modules on a failing stack without symbols of their own; worse where it is the kernel. */
import type { Analysis } from '../transcript/analysis';
import type { Crash } from '../transcript/crashes';
import { isFault } from '../reference/bugchecks';
import { faultRow } from '../transcript/crashStacks';
import { isKernel } from '../transcript/frames';
import type { Frame } from '../model/stack';
import type { Entry } from '../transcript/transcript';
import type { StackRecord } from '../model/stack';
import type { Draft, Rule } from './rule';

export const missingSymbols: Rule = {
  id: 'missing-symbols',
  severity: 'info',
  surface: 'card',
  summary: 'A module on a failing stack has export symbols or none: the names of its functions may be wrong.',
  *check(analysis) {
    const told = new Set<string>();
    for (const crash of analysis.crashes)
      for (const { entry } of crash.stacks)
        for (const frame of entry.record.frames) {
          const key = `${entry.session.id}:${frame.module?.toLowerCase() ?? ''}`;
          if (frame.module === undefined || told.has(key)) continue;
          const draft = ofFrame(analysis, crash, entry, frame);
          if (!draft) continue;
          told.add(key);
          yield draft;
        }
  },
};

function ofFrame(
  { transcript, code }: Analysis,
  crash: Crash,
  stack: Entry<StackRecord>,
  frame: Frame,
): Draft | undefined {
  const { module = '' } = frame;
  const gap = code.gapOf(stack.session.id, module);
  if (!gap || !/^[\w.$-]{1,64}$/.test(module)) return undefined;
  const kernel = isKernel(frame);
  const row = faultRow(stack.record, crash.code === undefined || isFault(crash.code));
  const failing = row !== undefined && stack.record.frames[row]?.module === module;
  const names = gap.what === 'export' ? 'only the names that it exports' : 'no names';
  return {
    session: stack.session.id,
    subject: module.toLowerCase(),
    lines: gap.lines,
    grade: 'observed',
    ...(kernel && { severity: 'warning', surface: 'diagnostic' }),
    message: `For ${module}, ${failing ? 'in which the failing row lies' : 'on the failing stack'}, the debugger has ${names}${kernel ? ': it can neither unwind nor read structures reliably' : ''}.`,
    proof: [
      { claim: `the debugger says so of ${module}`, lines: gap.lines, grade: 'observed' },
      {
        claim: `${frame.symbol} stands on the stack`,
        lines: transcript.lines(stack, frame.lines),
        grade: 'observed',
      },
    ],
    related: [],
    missing: [{ what: `symbols of ${module}`, command: `.reload /f ${module}` }],
    next: ['!sym noisy', `.reload /f ${module}`, `!lmi ${module}`],
  };
}
