/** APC01: a kernel APC was delivered into a waiting thread: the wait was broken off, and the thread ran only to deliver it. */
import { formatAddress } from '../../shared/address';
import { functionName } from '../transcript/frames';
import type { ApcDelivery } from '../transcript/apcDelivery';
import type { Draft, Rule } from './rule';

export const apcIntoWait: Rule = {
  id: 'apc-into-wait',
  severity: 'warning',
  surface: 'diagnostic',
  summary:
    'A kernel APC was delivered into a waiting thread, which ran only for that; worth a look when the fault is on the same stack.',
  *check(analysis) {
    for (const delivery of analysis.apcDeliveries) yield draft(delivery);
  },
};

function draft(delivery: ApcDelivery): Draft {
  const {
    stack,
    thread,
    caller,
    wait,
    owner,
    fault,
    suspended,
    deliverLines,
    waitLines,
    ownerLines,
    grade,
  } = delivery;
  const subject = `${stack.index}`;
  const faulted = fault !== undefined && !suspended;
  const who =
    owner === undefined ? 'The thread' : `The thread, waiting in ${functionName({ symbol: owner })},`;
  const how = /^KiSwapThread|^KiCommitThreadWait/.test(caller)
    ? `${caller} called KiDeliverApc directly, no interrupt was involved`
    : `${caller} called KiDeliverApc`;
  return {
    session: stack.session.id,
    subject,
    severity: faulted ? 'warning' : suspended ? 'hint' : 'info',
    // Only a fault during the delivery asks for action; of suspended threads a system has many.
    ...(!faulted && { surface: suspended ? ('badge' as const) : ('card' as const) }),
    lines: deliverLines,
    grade,
    message: suspended
      ? 'The thread is suspended: a suspended thread waits inside an APC that was delivered into its wait.'
      : `${who} ran only to deliver a kernel APC: ${how}${faulted ? `, and the thread faulted there (${functionName(fault.frame)})` : ''}. The wait itself had not ended.`,
    proof: [
      {
        claim: `KiDeliverApc was called by ${caller}, inside ${wait}`,
        lines: deliverLines,
        grade,
      },
      {
        claim: `the wait that was broken off${owner === undefined ? '' : `, called by ${owner}`}`,
        lines: waitLines,
        grade,
      },
      ...(faulted
        ? [
            {
              claim: 'the fault is on the same stack, above the delivery',
              lines: fault.lines,
              grade: 'observed' as const,
            },
          ]
        : []),
    ],
    related: ownerLines ? [{ message: 'who waits', lines: ownerLines }] : [],
    missing: suspended
      ? []
      : [
          {
            what: 'which APC it was',
            ...(thread
              ? { command: `!apc thre ${formatAddress(thread.record.address)}` }
              : { command: '!apc thre @$thread' }),
          },
        ],
    next: suspended ? [] : [thread ? `!apc thre ${formatAddress(thread.record.address)}` : '!apc thre @$thread'],
    ...(thread && { things: [`${thread.session.id}/thread:${thread.record.address}`] }),
  };
}
