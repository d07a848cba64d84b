/** APC03: the completion of a forgotten request writes its IO_STATUS_BLOCK on a stack frame that is gone. A hypothesis, with alternatives. */
import { formatAddress } from '../../shared/address';
import type { Missing, Proof } from '../../shared/triage';
import type { SourceLineRecord } from '../model/session';
import type { Analysis } from '../transcript/analysis';
import { thingId, type Entry } from '../transcript/transcript';
import type { ApcDelivery } from '../transcript/apcDelivery';
import type { Draft, Rule } from './rule';

export const lateIosbWrite: Rule = {
  id: 'late-iosb-write',
  severity: 'warning',
  surface: 'diagnostic',
  summary: 'Hypothesis: a late I/O completion writes its IO_STATUS_BLOCK on a dead stack frame.',
  *check(analysis) {
    for (const delivery of analysis.apcDeliveries) {
      const { routine, fault, suspended } = delivery;
      if (routine && fault && !suspended && routine.name.endsWith('!IopCompleteRequest'))
        yield draft(analysis, delivery);
    }
  },
};

function draft(analysis: Analysis, delivery: ApcDelivery): Draft {
  const { stack, thread, fault, wait, owner } = delivery;
  const { transcript } = analysis;
  const cues = [...blocksOnStack(analysis, delivery), ...quotedCalls(analysis)];
  const idle = owner === undefined ? 'The thread was idle' : `The thread was waiting in ${owner}`;
  const missing = missingFacts(delivery);
  return {
    session: stack.session.id,
    subject: `${stack.index}`,
    // Completions fault for many reasons: more than information needs a status block that is seen to lie on a stack.
    ...(cues.length === 0 && { severity: 'info' as const }),
    lines: fault ? fault.lines : transcript.lines(stack),
    grade: 'inferred',
    message: `Hypothesis: a late I/O completion wrote its IO_STATUS_BLOCK on a dead stack frame. ${idle} when, as it seems, the completion of an earlier request (nt!IopCompleteRequest, a special kernel APC) was delivered, and it faulted during that delivery. If the request was issued with a status block on this stack by a function that has returned, the completion writes {Status, Information} over whatever lies there now.`,
    proof: [...stackProof(analysis, delivery), ...cues],
    related: [{ message: `the wait, ${wait}`, lines: delivery.waitLines }],
    alternatives: [
      'Another write on this stack: a buffer overrun or a use of a stale pointer by other code.',
      'A damaged APC list or APC queue lock of the thread.',
      'Faulty hardware.',
    ],
    missing,
    next: missing.flatMap(({ command }) => command ?? []),
    ...(thread && { things: [thingId(thread.session, 'thread', thread.record.address)] }),
  };
}

function stackProof(analysis: Analysis, { routine, fault, reconciliation }: ApcDelivery): Proof[] {
  const proof: Proof[] = [];
  if (routine)
    proof.push({
      claim: `the APC's kernel routine is ${routine.name}, which completes an I/O request in the thread that issued it`,
      lines: routine.lines,
      grade: 'inferred',
    });
  if (fault)
    proof.push({
      claim: 'the fault is on this stack, during the delivery',
      lines: fault.lines,
      grade: 'observed',
    });
  return reconciliation ? [...proof, ...residue(analysis, reconciliation)] : proof;
}

function missingFacts({ reconciliation }: ApcDelivery): Missing[] {
  const base = reconciliation?.trap && formatAddress(reconciliation.trap.base);
  const deliverSlot = reconciliation?.chain[0]?.slot;
  const missing: Missing[] = [
    {
      what: 'the registers and the faulting address',
      ...(base !== undefined && { command: `.trap ${base}` }),
    },
  ];
  if (deliverSlot)
    missing.push({
      what: 'which call of KiDeliverApc this was',
      command: `ub ${formatAddress(deliverSlot.value)}`,
    });
  missing.push({
    what: 'where KiDeliverApc takes its lock and calls the kernel routine',
    command: 'uf nt!KiDeliverApc',
  });
  if (base !== undefined) missing.push({ what: 'the unfiltered stack', command: `dds ${base} L60` });
  missing.push({ what: 'the status block that the IRP names (UserIosb), and whether it lies in this stack' });
  return missing;
}

/** An IRP of the text whose UserIosb lies in the stack of this thread. */
function blocksOnStack({ transcript, irps }: Analysis, { stack, thread }: ApcDelivery): Proof[] {
  const { stackLimit, stackBase } = thread?.record ?? {};
  if (!stackLimit || !stackBase) return [];
  return irps
    .filter(
      ({ session, record: { userIosb } }) =>
        session.id === stack.session.id &&
        userIosb !== undefined &&
        stackLimit <= userIosb &&
        userIosb < stackBase,
    )
    .flatMap(({ address, record, entries }): Proof[] => {
      const entry = entries.find((candidate) => candidate.record.userIosb === record.userIosb);
      return entry && record.userIosb
        ? [
            {
              claim: `IRP ${formatAddress(address)} has its status block at ${formatAddress(record.userIosb)}, inside the stack of this thread`,
              lines: transcript.lines(entry),
              grade: 'derived',
            },
          ]
        : [];
    });
}

/** A return address into IopCompleteRequest below the interrupted stack pointer: say what it shows, and what it does not. */
function residue(
  { transcript }: Analysis,
  { slots, raw, trap }: NonNullable<ApcDelivery['reconciliation']>,
): Proof[] {
  return slots
    .filter(
      ({ class: kind, slot }) =>
        kind === 'residue' &&
        slot.symbol?.endsWith('!IopCompleteRequest') === true &&
        trap?.interruptedSp !== undefined &&
        slot.address < trap.interruptedSp,
    )
    .map(({ slot }) => ({
      claim: `[${formatAddress(slot.address)}] = ${slot.symbol ?? ''}+0x${(slot.displacement ?? 0).toString(16)} lies below the interrupted stack pointer: it was left by a call made inside IopCompleteRequest before the trap, most simply an earlier pass of the same KiDeliverApc. It does not show that this write did the harm`,
      lines: transcript.lines(raw, slot.lines),
      grade: 'inferred' as const,
    }));
}

const service =
  /^(?:Zw|Nt)(?:Write|Read|DeviceIoControl|FsControl|Lock|QueryDirectory|NotifyChangeDirectory)File$/;

function quotedCalls(analysis: Analysis): Proof[] {
  return suspectCalls(analysis).map((call) => ({
    claim: `the text quotes such a call: ${call.record.function ?? ''} with no event and no APC routine, its status block the address of a variable`,
    lines: analysis.transcript.lines(call),
    grade: 'observed',
  }));
}

/** Quoted C: a file service with Event and ApcRoutine NULL and `&variable` as IoStatusBlock. */
function suspectCalls({ transcript }: Analysis): Entry<SourceLineRecord>[] {
  return Array.from(transcript.each('sourceLine')).filter(({ record }) => {
    const [, event, routine, , block] = record.arguments ?? [];
    return (
      service.test(record.function ?? '') &&
      isNull(event) &&
      isNull(routine) &&
      block?.startsWith('&') === true
    );
  });
}

function isNull(argument: string | undefined): boolean {
  return argument === 'NULL' || argument === '0' || argument === 'nullptr';
}
