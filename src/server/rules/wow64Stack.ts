/** Q06: the 64-bit half of a 32-bit program's stack: the program's own rows are in the other half. */
import { functionName } from '../transcript/frames';
import { thingId } from '../transcript/transcript';
import type { Rule } from './rule';

export const wow64Stack: Rule = {
  id: 'wow-stack',
  severity: 'info',
  surface: 'card',
  summary: 'A 64-bit stack of a 32-bit program: its own rows are in the 32-bit half, which is not shown.',
  *check({ transcript }) {
    const told = new Set<string>();
    for (const entry of transcript.stacksCalling(
      /^(?:Wow64LdrpInitialize|BTCpuSimulate|RunCpuSimulation|CpupSyscallStub)$/,
    )) {
      const { session } = entry;
      const row = entry.record.frames.findLast(({ module }) => /^wow64/i.test(module ?? ''));
      if (!row || told.has(session.id)) continue;
      told.add(session.id);
      const thread = transcript.threadOf(entry);
      const lines = transcript.lines(entry, row.lines);
      yield {
        session: session.id,
        subject: 'wow64',
        lines,
        grade: 'derived',
        message:
          'This is the 64-bit half of the stack of a 32-bit program: the rows of the program are in the other half.',
        proof: [
          {
            claim: `${functionName(row)} of ${row.module ?? ''} carries 32-bit code`,
            lines,
            grade: 'observed',
          },
        ],
        related: [],
        missing: [{ what: 'the 32-bit rows', command: '.effmach x86; k' }],
        next: ['.effmach x86; k', '.effmach .'],
        ...(thread && { things: [thingId(thread.session, 'thread', thread.record.address)] }),
      };
    }
  },
};
