/** BC15: the command by which `!analyze` got its stack: what to repeat before the registers are read. */
import type { Crash } from '../transcript/crashes';
import type { Transcript } from '../transcript/transcript';
import type { Draft, Rule } from './rule';
import { nearCrash } from './support/nearCrash';

export const stackCommand: Rule = {
  id: 'stack-command',
  severity: 'info',
  surface: 'card',
  summary:
    'STACK_COMMAND of !analyze, when nobody has run it: it sets the context in which its stack was read.',
  *check({ transcript, crashes }) {
    for (const crash of crashes) {
      yield ofCrash(transcript, crash);
    }
  },
};

/** Only what sets a context and prints a stack: the line comes from the log, and is to be pasted. */
const step = /^(?:\.(?:cxr|trap|thread|ecxr|exr|tss)(?: (?:0x)?[0-9a-f`]{1,17})?|~\d{1,4}s|k[bnpvL]{0,3})$/;
const sets = /^(?:\.(?:cxr|trap|ecxr|tss)|\.thread) \S/;

function ofCrash(transcript: Transcript, crash: Crash): Draft | undefined {
  const { session, analysis, stacks } = crash;
  const printed = analysis?.record.stackCommand;
  if (!analysis || printed === undefined || printed.length > 200) return undefined;
  const steps = printed
    .split(';')
    .map((part) => part.trim().replace(/\s+/g, ' '))
    .filter(Boolean);
  if (!steps.every((part) => step.test(part)) || !steps.some((part) => sets.test(part))) return undefined;
  // Somebody has chosen a context, and printed a stack in it.
  if (stacks.some(({ context }) => context !== undefined)) return undefined;
  if (nearCrash(transcript, crash, 'registers').some(({ record }) => record.kind === 'registers'))
    return undefined;
  const lines = transcript.lines(analysis);
  const command = steps.join('; ');
  return {
    session: session.id,
    subject: `${analysis.index}`,
    lines: [lines[0], lines[0]],
    grade: 'observed',
    message: `!analyze read its stack in the context that ${command} sets; nothing in the text shows its registers.`,
    proof: [{ claim: 'STACK_COMMAND, as printed', lines, grade: 'observed' }],
    related: [],
    missing: [{ what: 'registers and locals of that context', command: `${command}; r` }],
    next: [`${command}; r`],
  };
}
