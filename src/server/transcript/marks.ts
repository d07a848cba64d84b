/**
 * Where to look for something rare without reading everything again: which sections hold a function, or a record of a rare kind. Built
 * while the text is read; small, because a text has few functions and few stacks, many times each.
 */
import type { Address } from '../../shared/address';
import type { StackDialect } from '../model/stack';
import type { ThreadRecord, WaitObject } from '../model/thread';
import { intern } from '../text/intern';
import type { ClockReading } from './clock';
import { functionName } from './frames';
import { LongestWaits } from './longestWaits';

export type Mark =
  | 'unwind-warning'
  | 'no-address-at-end'
  | 'import-as-start'
  | 'waits-for-reply'
  | 'waits-in-kernel'
  | 'x86-arguments';

export type Wait = Pick<WaitObject, 'address' | 'type' | 'owner'>;

/** One wait of one thread, kept for every thread: what waits are compared by. */
export interface WaitFact extends Wait {
  readonly section: number;
}

/** What a section says that is indexed here. */
export interface Marked {
  readonly waits: readonly Wait[];
  /** The symbols of its stacks. */
  readonly stacks: readonly (readonly string[])[];
  readonly marks: readonly Mark[];
  readonly clock: readonly ClockReading[];
}

export class MarkIndex {
  /** The sections that show each distinct stack. */
  private readonly stacks = new Map<
    string,
    { readonly symbols: ReadonlySet<string>; readonly sections: number[] }
  >();
  /** The same by the arrays that stand for them: most stacks of a long text share few arrays. */
  private readonly known = new WeakMap<readonly string[], number[]>();
  private called: ReadonlyMap<string, (readonly number[])[]> | undefined;
  private readonly marks = new Map<Mark, number[]>();
  readonly waits: WaitFact[] = [];
  /** Of threads of programs that wait inside the kernel. */
  readonly longestWaits = new LongestWaits(128);
  /** Of all threads. */
  readonly timedWaits = new LongestWaits(500);

  add({ waits, stacks, marks, clock }: Marked, section: number): void {
    if (marks.includes('waits-in-kernel')) this.longestWaits.add(clock, section);
    this.timedWaits.add(clock, section);
    for (const { address, type, owner } of waits)
      this.waits.push({
        section,
        address: intern(address) as Address,
        type,
        ...(owner && { owner: intern(owner) as Address }),
      });
    if (stacks.length > 0) this.called = undefined;
    for (const symbols of stacks) post(this.sectionsOf(symbols), section);
    for (const mark of marks) {
      let sections = this.marks.get(mark);
      if (!sections) this.marks.set(mark, (sections = []));
      post(sections, section);
    }
  }

  /** Sections in which a stack has a function that matches, in the order of the text. */
  sectionsCalling(pattern: RegExp): number[] {
    const found = new Set<number>();
    for (const [name, stacks] of this.callers)
      if (pattern.test(name))
        for (const sections of stacks) for (const section of sections) found.add(section);
    return [...found].sort((a, b) => a - b);
  }

  /** By function: the sections of each distinct stack that has it. Every rule asks for some. */
  private get callers(): ReadonlyMap<string, (readonly number[])[]> {
    if (this.called) return this.called;
    const called = new Map<string, (readonly number[])[]>();
    const names = new Map<string, (readonly number[])[]>();
    for (const { symbols, sections } of this.stacks.values())
      for (const symbol of symbols) {
        let stacks = names.get(symbol);
        if (!stacks) {
          const name = functionName({ symbol });
          called.set(name, (stacks = called.get(name) ?? []));
          names.set(symbol, stacks);
        }
        stacks.push(sections);
      }
    return (this.called = called);
  }

  /** Each distinct stack: its functions, a recursion once, and the sections that show it. */
  get distinctStacks(): Iterable<{
    readonly symbols: ReadonlySet<string>;
    readonly sections: readonly number[];
  }> {
    return this.stacks.values();
  }

  sectionsWith(mark: Mark): readonly number[] {
    return this.marks.get(mark) ?? [];
  }

  private sectionsOf(symbols: readonly string[]): number[] {
    const known = this.known.get(symbols);
    if (known) return known;
    const key = symbols.join('\n');
    let stack = this.stacks.get(key);
    if (!stack) this.stacks.set(key, (stack = { symbols: new Set(symbols), sections: [] }));
    this.known.set(symbols, stack.sections);
    return stack.sections;
  }
}

export function threadMarks(thread: ThreadRecord): Mark[] {
  const marks: Mark[] = [];
  const start = thread.win32StartAddress?.symbol;
  if (start !== undefined && /^windbg!|!_{1,2}imp_/i.test(start)) marks.push('import-as-start');
  if (thread.reply) marks.push('waits-for-reply');
  if (waitsInKernel(thread)) marks.push('waits-in-kernel');
  return marks;
}

/** Waits by which a thread is idle, held or about to run. */
const idle = /^(?:WrQueue|Suspended|WrSuspended|DelayExecution|WrDelayExecution|WrQuantumEnd|WrPreempted)$/;

/** A thread of a program that waits inside the kernel: no user can interrupt that, and few such waits are long. */
function waitsInKernel({ state, waitMode, waitReason = '', teb }: ThreadRecord): boolean {
  return state === 'WAIT' && waitMode === 'KernelMode' && teb !== undefined && !idle.test(waitReason);
}

/** `end`: the return address of the outermost frame. */
export function stackMarks(end: Address | undefined, dialect: StackDialect, warned: boolean): Mark[] {
  const marks: Mark[] = [];
  if (dialect === 'x86-args') marks.push('x86-arguments');
  if (warned) marks.push('unwind-warning');
  if (end !== undefined && !isCanonical(end)) marks.push('no-address-at-end');
  return marks;
}

function post(sections: number[], section: number): void {
  if (sections.at(-1) !== section) sections.push(section);
}

/** x64: bits 47 to 63 are all alike in every address. A sign-extended 32-bit address passes. */
export function isCanonical(address: Address): boolean {
  const top = Number.parseInt(address.slice(0, 5), 16) >> 3;
  return top === 0 || top === 0x1ffff;
}
