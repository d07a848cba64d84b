/** APC02: a special kernel APC is delivered whether or not the wait is alertable. */
import type { ApcDelivery } from '../transcript/apcDelivery';
import type { Analysis } from '../transcript/analysis';
import type { Proof } from '../../shared/triage';
import type { Rule } from './rule';

/** Kernel routines of APCs that have no normal routine: special kernel APCs. */
const specialRoutine = /!(?:IopCompleteRequest|PspGetSetContextSpecialApc)$/;

export const specialKernelApc: Rule = {
  id: 'special-kernel-apc',
  severity: 'info',
  surface: 'card',
  summary: 'The APC is a special kernel APC: it is delivered whether or not the wait is alertable.',
  *check(analysis) {
    for (const delivery of analysis.apcDeliveries) {
      const { stack, routine, suspended } = delivery;
      if (!routine || suspended || !specialRoutine.test(routine.name)) continue;
      const alertable = printedAlertable(analysis, delivery);
      yield {
        session: stack.session.id,
        subject: `${stack.index}`,
        lines: routine.lines,
        grade: routine.how === 'pointer' ? 'inferred' : 'derived',
        message: `The kernel routine is ${routine.name}, so this is a special kernel APC: it is delivered to a thread that waits at PASSIVE_LEVEL whether or not the wait is alertable; Alertable concerns user APCs.`,
        proof: [
          {
            claim:
              routine.how === 'pointer'
                ? `the exact address of ${routine.name} lies among the locals of KiDeliverApc, where it keeps the kernel routine`
                : `${routine.name} was called by KiDeliverApc`,
            lines: routine.lines,
            grade: routine.how === 'pointer' ? 'inferred' : 'observed',
          },
          ...alertable,
        ],
        related: [],
        missing:
          alertable.length > 0
            ? []
            : [{ what: 'whether the wait was alertable; it makes no difference here', command: '!thread' }],
        next: [],
      };
    }
  },
};

/** What the text says of Alertable: the thread's own line, or a quoted call of the wait. */
function printedAlertable({ transcript }: Analysis, { thread, wait }: ApcDelivery): Proof[] {
  const alertable = thread?.record.alertable;
  if (thread && alertable !== undefined) {
    const line = thread.base + thread.record.lines[0] + 1;
    return [
      {
        claim: `the wait is ${alertable ? 'Alertable' : 'Non-Alertable'}`,
        lines: [line, line],
        grade: 'observed',
      },
    ];
  }
  for (const code of transcript.each('sourceLine')) {
    if (code.record.function !== wait) continue;
    const value = code.record.arguments?.[wait === 'KeWaitForSingleObject' ? 3 : 4];
    if (value === 'FALSE' || value === 'TRUE')
      return [
        {
          claim: `the text quotes the call of ${wait} with Alertable ${value}`,
          lines: transcript.lines(code),
          grade: 'observed',
        },
      ];
  }
  return [];
}
