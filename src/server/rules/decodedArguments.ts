/** The arguments of the system call that a thread stands in, read from its stack; and what agrees with them elsewhere in the text. */
import { formatAddress } from '../../shared/address';
import type { Proof } from '../../shared/triage';
import type { Analysis } from '../transcript/analysis';
import { describeArgument, type DecodedCall } from '../transcript/callArguments';
import type { MergedIrp } from '../transcript/irps';
import { isWaitingLock } from '../transcript/waits/lockRequest';
import type { Rule } from './rule';

export const decodedArguments: Rule = {
  id: 'decoded-arguments',
  severity: 'info',
  surface: 'card',
  summary: 'The arguments of a system call, read from the stack of a thread that stands in its stub.',
  *check(analysis) {
    for (const call of analysis.calls) {
      const { transcript } = analysis;
      const { memory, instruction, service } = call;
      const [first] = call.arguments;
      yield {
        session: memory.session.id,
        subject: `${service}-${memory.record.start}`,
        lines: transcript.lines(memory),
        grade: 'derived',
        message: `${service}(${call.arguments.map(describeArgument).join(', ')}).`,
        proof: [
          {
            claim: `the stub ends with ${instruction.record.instruction}: ${call.popped} bytes, ${call.arguments.length} arguments of 4`,
            lines: transcript.lines(instruction),
            grade: 'derived',
            check: {
              terms: call.arguments.map(() => '+0x4'),
              equals: call.popped.toString(16).padStart(16, '0'),
            },
          },
          ...(call.prototypeLines
            ? [
                {
                  claim: 'the names come from the prototype in the text',
                  lines: call.prototypeLines,
                  grade: 'observed' as const,
                },
              ]
            : []),
          ...call.arguments.flatMap(pointed),
          ...overlapped(call),
          ...agreement(analysis, call),
        ],
        related: first ? [{ message: 'the first argument', lines: first.lines }] : [],
        missing: [
          {
            what: `which kernel thread the debugger’s thread ${memory.context.thread ?? ''} is`,
            command: '~',
          },
        ],
        next: ['~'],
      };
    }
  },
};

function pointed(argument: DecodedCall['arguments'][number]): Proof[] {
  const { name, value, target } = argument;
  return target
    ? [
        {
          claim: `${name} points to ${formatAddress(value)}, which holds ${BigInt(`0x${target.value}`)}`,
          lines: target.lines,
          grade: 'observed',
        },
      ]
    : [];
}

/** ApcContext = IoStatusBlock: the Win32 layer passes an OVERLAPPED for both. */
function overlapped({ arguments: decoded }: DecodedCall): Proof[] {
  const context = decoded.find(({ name }) => name === 'ApcContext');
  const block = decoded.find(({ name }) => name === 'IoStatusBlock');
  if (!context || context.value !== block?.value || /^0+$/.test(context.value)) return [];
  return [
    {
      claim: `ApcContext and IoStatusBlock are both ${formatAddress(context.value)}: the Win32 layer passed an OVERLAPPED, which begins with the status block`,
      lines: context.lines,
      grade: 'inferred',
      check: { terms: [context.value], equals: block.value },
    },
  ];
}

/** A pending lock request with the same flags supports, and does not prove, that both are one call. */
function agreement({ irps }: Analysis, { service, arguments: decoded }: DecodedCall): Proof[] {
  if (!/^(?:Nt|Zw)LockFile$/.test(service)) return [];
  const exclusive = isTrue(decoded, 'ExclusiveLock');
  const [irp, ...others] = irps.filter(
    (candidate) => isWaitingLock(candidate) && isExclusive(candidate) === exclusive,
  );
  // One of several such requests would fit by chance.
  if (!irp?.current || others.length > 0 || isTrue(decoded, 'FailImmediately')) return [];
  return [
    {
      claim: `the pending IRP ${formatAddress(irp.address)} asks for the same: ${exclusive ? 'exclusive' : 'shared'}, without fail-immediately. That supports that this thread issued it, and does not prove it`,
      lines: irp.current.lines,
      grade: 'inferred',
    },
  ];
}

function isTrue(decoded: DecodedCall['arguments'], wanted: string): boolean {
  const value = decoded.find(({ name }) => name === wanted)?.value;
  return value !== undefined && (BigInt(`0x${value}`) & 0xffn) !== 0n;
}

function isExclusive({ current }: MergedIrp): boolean {
  return ((current?.location.flags ?? 0) & 2) !== 0;
}
