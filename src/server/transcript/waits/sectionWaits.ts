/** Threads that wait for critical sections, by their stacks, and what each stack shows of the section. */
import { formatAddress, type Address } from '../../../shared/address';
import type { Grade, Lines, SessionInfo } from '../../../shared/triage';
import type { StackRecord } from '../../model/stack';
import { functionName } from '../frames';
import type { Transcript } from '../transcript';
import type { SectionThread, SectionThreads } from './sectionThreads';

export interface SectionWait {
  readonly waiter: SectionThread;
  /** The frame that enters the critical section. */
  readonly lines: Lines;
  readonly routine: string;
  /** `derived` from the stack argument of x86, or the routine's name; `inferred` from a home slot, or where no other one is locked. */
  readonly grade: Grade;
  /** Why it is this one. */
  readonly why: string;
}

export interface StackWait {
  readonly session: SessionInfo;
  readonly block: number;
  /** What stands in the slots of the routines, the one of the caller last. */
  readonly slots: readonly Address[];
  /** They are the arguments: x86 alone. */
  readonly exact: boolean;
  /** Entered by the routine that takes the loader lock. */
  readonly isLoaderLock: boolean;
  readonly wait: Omit<SectionWait, 'grade' | 'why'>;
}

const entering =
  /^_?Rtl(?:pWaitOnCriticalSection|pWaitForCriticalSection|pEnterCriticalSection(?:Contended)?|EnterCriticalSection)$/;
/** Below it the thread waits for the section; without it the thread may just be entering. */
const waiting = /^_?Rtl(?:pWaitOnCriticalSection|pWaitForCriticalSection|pUnWaitCriticalSection)$/;
const takesLoaderLock = /^_?(?:LdrpAcquireLoaderLock|LdrLockLoaderLock)$/;

export function stackWaits(transcript: Transcript, threads: SectionThreads): StackWait[] {
  const found = new Map<string, StackWait>();
  for (const stack of transcript.stacksCalling(waiting)) {
    const { frames } = stack.record;
    const frame = frames.find((one) => waiting.test(functionName(one)));
    const waiter = threads.ofStack(stack);
    if (!frame || !waiter) continue;
    const caller = frames[frames.findLastIndex((one) => entering.test(functionName(one))) + 1];
    found.set(waiter.id, {
      session: stack.session,
      block: stack.block,
      ...slotsOf(stack.record),
      isLoaderLock: caller !== undefined && takesLoaderLock.test(functionName(caller)),
      wait: { waiter, routine: functionName(frame), lines: transcript.lines(stack, frame.lines) },
    });
  }
  return [...found.values()];
}

/** RtlEnterCriticalSection takes it on the stack in every version of x86; the routines below it may take it in a register. */
function slotsOf({ frames, dialect }: StackRecord): Pick<StackWait, 'slots' | 'exact'> {
  const args = frames.filter((frame) => entering.test(functionName(frame))).map((frame) => frame.args ?? []);
  return dialect === 'x86-args'
    ? { exact: true, slots: args.flatMap(([first]) => first ?? []) }
    : { exact: false, slots: args.flat() };
}

/** Why the thread waits for this section; undefined where it does not, or may wait for another. `isOnly`: no other one is locked. */
export function reasonFor(
  { slots, exact, isLoaderLock, wait: { routine } }: StackWait,
  { address, symbol = '' }: { readonly address: Address; readonly symbol?: string },
  isOnly: boolean,
): Pick<SectionWait, 'grade' | 'why'> | undefined {
  const at = `The thread stands in ${routine}`;
  if (exact && slots.length > 0)
    return slots.at(-1) === address
      ? {
          grade: 'derived',
          why: `${at}, and the argument with which it entered is ${formatAddress(address)}.`,
        }
      : undefined;
  if (slots.includes(address))
    return {
      grade: 'inferred',
      why: `${at}, and one of its home slots holds ${formatAddress(address)}, the address of this critical section.`,
    };
  if (isLoaderLock && symbol !== '')
    return /!_?LdrpLoaderLock\b/.test(symbol)
      ? { grade: 'derived', why: `${at}, called by the routine that takes the loader lock.` }
      : undefined;
  return isOnly
    ? {
        grade: 'inferred',
        why: `${at}; its argument is not on the stack, and this is the only critical section that is printed as locked.`,
      }
    : undefined;
}
