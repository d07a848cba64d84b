/** A debugger was refused because the process is already being torn down: 0xC000010A. */
import type { Rule } from './rule';

/** STATUS_PROCESS_IS_TERMINATING. */
const processIsTerminating = 0xc000010a;

export const attachToExitingProcess: Rule = {
  id: 'attach-to-exiting-process',
  severity: 'info',
  surface: 'diagnostic',
  summary: 'A debugger could not attach because the process is terminating (STATUS_PROCESS_IS_TERMINATING).',
  *check({ transcript }) {
    for (const error of transcript.each('error')) {
      const { pid } = error.record;
      if (error.record.status !== processIsTerminating || pid === undefined) continue;
      const cid = pid.toString(16);
      const process = Array.from(transcript.each('process')).find(({ record }) => record.cid === pid);
      yield {
        session: error.session.id,
        subject: `pid-${pid}`,
        lines: transcript.lines(error),
        grade: 'observed',
        message: `0xC000010A is STATUS_PROCESS_IS_TERMINATING: pid ${pid} (Cid ${cid}) is being torn down. A process is rarely seen in this state; one that stays in it is stuck in its rundown.`,
        proof: [
          {
            claim: `the debugger prints NTSTATUS 0xC000010A for pid ${pid}`,
            lines: transcript.lines(error),
            grade: 'observed',
          },
          {
            claim: `pid ${pid} is Cid ${cid}: debuggers print Cids in hex`,
            lines: transcript.lines(error),
            grade: 'derived',
            check: { terms: [`+0x${cid}`], equals: cid.padStart(16, '0') },
          },
        ],
        related: process
          ? [
              {
                message: `Cid ${cid} is ${process.record.image ?? 'this process'}`,
                lines: transcript.lines(process),
              },
            ]
          : [],
        missing: process ? [] : [{ what: 'where its threads wait', command: `!process 0n${pid} 7` }],
        next: process ? [] : [`!process 0n${pid} 7`],
        ...(process && { things: [`${process.session.id}/process:${process.record.address}`] }),
      };
    }
  },
};
