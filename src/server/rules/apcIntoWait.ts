/** APC01: a kernel APC was delivered into a waiting thread: the wait was broken off, and the thread ran only to deliver it. */
import { formatAddress } from '../../shared/address';
import type { Proof } from '../../shared/triage';
import { functionName } from '../transcript/frames';
import { thingId } from '../transcript/transcript';
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
  const { stack, thread, suspended, deliverLines, ownerLines, grade } = delivery;
  const faulted = delivery.fault !== undefined && !suspended;
  const command = thread ? `!apc thre ${formatAddress(thread.record.address)}` : '!apc thre @$thread';
  return {
    session: stack.session.id,
    subject: `${stack.index}`,
    // Only a fault during the delivery asks for action; of suspended threads a system has many.
    ...(!faulted &&
      (suspended ? { severity: 'hint', surface: 'badge' } : { severity: 'info', surface: 'card' })),
    lines: deliverLines,
    grade,
    message: suspended
      ? 'The thread is suspended: a suspended thread waits inside an APC that was delivered into its wait.'
      : message(delivery),
    proof: proof(delivery, faulted),
    related: ownerLines ? [{ message: 'who waits', lines: ownerLines }] : [],
    missing: suspended ? [] : [{ what: 'which APC it was', command }],
    next: suspended ? [] : [command],
    ...(thread && { things: [thingId(thread.session, 'thread', thread.record.address)] }),
  };
}

function message({ caller, owner, fault }: ApcDelivery): string {
  const who =
    owner === undefined ? 'The thread' : `The thread, waiting in ${functionName({ symbol: owner })},`;
  const direct = /^KiSwapThread|^KiCommitThreadWait/.test(caller)
    ? ' directly, no interrupt was involved'
    : '';
  const faulted = fault ? `, and the thread faulted there (${functionName(fault.frame)})` : '';
  return `${who} ran only to deliver a kernel APC: ${caller} called KiDeliverApc${direct}${faulted}. The wait itself had not ended.`;
}

function proof(
  { caller, wait, owner, fault, deliverLines, waitLines, grade }: ApcDelivery,
  faulted: boolean,
): Proof[] {
  const by = owner === undefined ? '' : `, called by ${owner}`;
  const claims: Proof[] = [
    { claim: `KiDeliverApc was called by ${caller}, inside ${wait}`, lines: deliverLines, grade },
    { claim: `the wait that was broken off${by}`, lines: waitLines, grade },
  ];
  if (fault && faulted)
    claims.push({
      claim: 'the fault is on the same stack, above the delivery',
      lines: fault.lines,
      grade: 'observed',
    });
  return claims;
}
