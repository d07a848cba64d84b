/** STK03: `k` skipped frames that the raw stack shows, and printed rows that are stale. */
import { formatAddress } from '../../shared/address';
import type { Proof } from '../../shared/triage';
import type { Analysis } from '../transcript/analysis';
import { functionName } from '../transcript/frames';
import { contradictsUnwinder, type Reconciliation } from '../transcript/reconcile';
import type { Link } from '../transcript/returnChain';
import type { Transcript } from '../transcript/transcript';
import type { Rule } from './rule';

export const skippedFrames: Rule = {
  id: 'skipped-frames',
  severity: 'warning',
  surface: 'diagnostic',
  summary:
    'The unwinder skipped frames that the raw stack shows, or printed rows that are left over from earlier calls.',
  *check(analysis) {
    for (const reconciliation of analysis.reconciliations) {
      const { stack, raw, chain, restored, struck, trap } = reconciliation;
      if (!trap || !contradictsUnwinder(reconciliation)) continue;
      const [first] = struck;
      yield {
        session: stack.session.id,
        subject: `${stack.index}`,
        lines: analysis.transcript.lines(stack, first ? first.frame.lines : trap.interrupted.lines),
        grade: 'inferred',
        message: message(reconciliation),
        proof: proofs(analysis, reconciliation),
        related: restored.map((link) => ({
          message: `skipped: ${symbolOf(link)}`,
          lines: analysis.transcript.lines(raw, link.slot.lines),
        })),
        alternatives: ['Why the unwinder chose the frame pointer it printed is not in the text.'],
        missing: [
          {
            what: 'the registers at the trap; EBP there shows whether the frame below was intact',
            command: `.trap ${formatAddress(trap.base)}`,
          },
          {
            what: 'the slots that were left out of the raw listing',
            command: `dds ${formatAddress(trap.base)} L60`,
          },
        ],
        next: [
          `.trap ${formatAddress(trap.base)}`,
          ...unwindAgain(chain),
          `dds ${formatAddress(trap.base)} L60`,
          ...restored.slice(0, 3).map(({ slot }) => `ub ${formatAddress(slot.value)}`),
        ],
      };
    }
  },
};

function message({ trap, chain, restored, struck }: Reconciliation): string {
  const names = restored.map(({ slot }) => functionName({ symbol: slot.symbol ?? '' }));
  const caller = chain[0];
  const [stale] = struck;
  const real = stale && chain.find(({ slot }) => slot.address > stale.slot.address);
  const parts = [`k skipped ${list(names)}.`];
  if (caller && trap)
    parts.push(
      `${functionName({ symbol: caller.slot.symbol ?? '' })} ${caller.grade === 'inferred' ? 'probably ' : ''}called ${functionName(trap.interrupted)}.`,
    );
  if (stale && real) {
    const waiter = chain.filter(({ slot }) => slot.address < stale.slot.address).at(-1);
    parts.push(
      `The row ${symbolOf({ slot: stale.slot })} is stale: ${functionName({ symbol: waiter?.slot.symbol ?? '' })} was called by ${symbolOf(real)}.`,
    );
  }
  return parts.join(' ');
}

function proofs({ transcript }: Analysis, reconciliation: Reconciliation): Proof[] {
  const { stack, raw, chain, struck } = reconciliation;
  return [
    ...trapProofs(transcript, reconciliation),
    ...chain.flatMap((link) => linkProofs(transcript, raw, link)),
    ...struck.map(({ frame, why }): Proof => ({
      claim: `the slot behind ${frame.symbol} ${why}`,
      lines: transcript.lines(stack, frame.lines),
      grade: 'inferred',
    })),
  ];
}

function trapProofs(transcript: Transcript, { stack, raw, trap }: Reconciliation): Proof[] {
  if (!trap) return [];
  const base = formatAddress(trap.base);
  if (trap.evidence.length === 0)
    return [
      {
        claim: `the debugger prints the trap frame at ${base}`,
        lines: transcript.lines(stack, trap.handler.lines),
        grade: 'observed',
      },
    ];
  return trap.evidence.map(({ slot, check }) => ({
    claim: `[${formatAddress(slot.address)}] = ${formatAddress(slot.value)}, the address of the interrupted row: the trap frame begins at ${base}`,
    lines: transcript.lines(raw, slot.lines),
    grade: 'derived',
    check,
  }));
}

/** The link itself, then what agrees with it; that of another stack stands there. */
function linkProofs(transcript: Transcript, raw: Reconciliation['raw'], link: Link): Proof[] {
  return [
    {
      claim: `${formatAddress(link.slot.address)} returns into ${symbolOf(link)}: ${link.why}`,
      lines: transcript.lines(raw, link.slot.lines),
      grade: link.grade,
      ...(link.check && { check: link.check }),
    },
    ...link.support.map(({ claim, grade, check, stack, frames, slots }): Proof => {
      const row = stack?.record.frames[frames?.[1] ?? -1];
      const lines =
        stack && row ? transcript.lines(stack, row.lines) : transcript.lines(raw, slots.at(-1)?.lines);
      return { claim, lines, grade, check };
    }),
  ];
}

/** `k = <ebp> <esp> <eip>` with the frame of the first link whose EBP is known. */
function unwindAgain(chain: readonly Link[]): string[] {
  const known = chain.find(({ framePointer }) => framePointer !== undefined);
  if (!known?.framePointer) return [];
  return [
    `k = ${formatAddress(known.framePointer)} ${formatAddress(known.slot.address)} ${formatAddress(known.slot.value)}`,
  ];
}

function symbolOf({ slot }: Pick<Link, 'slot'>): string {
  return `${slot.symbol ?? ''}${slot.displacement === undefined ? '' : `+0x${slot.displacement.toString(16)}`}`;
}

function list(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
}
