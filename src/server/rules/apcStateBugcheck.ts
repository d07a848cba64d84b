/** APC06: bug checks on the APC state of a thread, with their counters decoded. */
import type { Proof } from '../../shared/triage';
import { low32 } from '../reference/values';
import type { Crash } from '../transcript/crashes';
import type { Draft, Rule } from './rule';

const pendingDuringExit = 0x20;
const indexMismatch = 1;

export const apcStateBugcheck: Rule = {
  id: 'apc-state-bugcheck',
  severity: 'error',
  surface: 'diagnostic',
  summary: 'A thread left a system call, a work item or itself with APCs disabled or pending.',
  *check({ crashes }) {
    for (const crash of crashes) {
      const decoded = decode(crash);
      if (decoded) yield draft(crash, decoded);
    }
  },
};

interface Decoded {
  readonly message: string;
  readonly claims: readonly string[];
}

function decode({ code = 0, parameters }: Crash): Decoded | undefined {
  if (parameters.length < 3) return undefined;
  const [first = 0, second = 0, third = 0, fourth = 0] = parameters.map(low32);
  if (code === pendingDuringExit)
    return {
      message: `A thread ended with ${first === 0 ? 'its APC state wrong' : 'an APC still pending'}: the count of disabled APCs is ${halfWords(second & 0xffff)}.`,
      claims: [
        `parameter 2, the count: ${signed(second & 0xffff)}`,
        `parameter 3, the IRQL: ${third & 0xff}`,
      ],
    };
  if (code !== indexMismatch) return undefined;
  const [special, kernel] = [(third >>> 16) & 0xffff, third & 0xffff];
  const where = fourth === 1 ? 'worker routine' : 'system call';
  return {
    message: `A ${where} left its thread with APCs in another state than it found them: ${mismatch(special, kernel, second)}.`,
    claims: [
      `parameter 2, the APC state index: ${second}`,
      `parameter 3, the upper half, SpecialApcDisable: ${signed(special)}`,
      `parameter 3, the lower half, KernelApcDisable: ${signed(kernel)}`,
    ],
  };
}

function mismatch(special: number, kernel: number, index: number): string {
  const parts = [
    ...(special === 0 ? [] : [`SpecialApcDisable is ${signed(special)} (guarded regions)`]),
    ...(kernel === 0 ? [] : [`KernelApcDisable is ${signed(kernel)} (critical regions, mutexes)`]),
    ...(index === 0 ? [] : [`the thread is still attached to another process (index ${index})`]),
  ];
  return parts.length === 0 ? 'both counts are 0 and the index is 0' : parts.join(', ');
}

function halfWords(half: number): string {
  const count = signed(half);
  if (count === 0) return '0';
  return `${count}, ${count < 0 ? 'so they were disabled and not enabled again' : 'so they were enabled more often than disabled'}`;
}

/** The counters are 16-bit and count down when APCs are disabled. */
function signed(half: number): number {
  return half >= 0x8000 ? half - 0x10000 : half;
}

function draft({ session, lines }: Crash, { message, claims }: Decoded): Draft {
  return {
    session: session.id,
    subject: `${lines[0]}`,
    lines,
    grade: 'derived',
    message,
    proof: claims.map((claim): Proof => ({ claim, lines, grade: 'derived' })),
    related: [],
    alternatives: [
      'A critical region, a guarded region or a file-system section that was entered and not left.',
      'A mutex or an ERESOURCE that was not released.',
      'More leaving than entering, which brings the count above 0.',
    ],
    missing: [
      {
        what: 'the state of the thread now',
        command: 'dt nt!_KTHREAD @$thread KernelApcDisable SpecialApcDisable',
      },
    ],
    next: ['!thread', '!apc', 'dt nt!_KTHREAD @$thread KernelApcDisable SpecialApcDisable'],
  };
}
