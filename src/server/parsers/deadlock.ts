/**
 * `!deadlock`: what Driver Verifier's deadlock detection found.
 *
 *     Deadlock detected (2 resources in 2 threads):
 *     Thread 0: A B                     Thread 0 (8D14F750) took locks in the following order:
 *     Thread 0 = 8d3ba030                   Lock A -- b7906f30 (Spinlock)
 *     Lock A =   bba2af30 Type 'Spinlock'   Stack:   dummy!Open+0x63
 *
 * Documentation: "!deadlock".
 */
import type { Context } from '../model/context';
import type { DeadlockRecord } from '../model/lock';
import { flat, intern } from '../text/intern';
import { readCallSite } from './lines/callSite';
import { addressIn, defined } from './lines/values';
import { walk } from './lines/walk';
import { nothing, type Parser } from './parser';

type Thread = {
  -readonly [K in keyof DeadlockRecord['threads'][number]]: DeadlockRecord['threads'][number][K];
};
type Lock = DeadlockRecord['locks'][number];

const head = /^(?:Potential )?Deadlock detected \((\d+) resources? in (\d+) threads?\)/i;
const order = /^Thread (\d+):((?: [A-Z])+)$/;
const identity = /^Thread (\d+) = (?:0x)?([0-9a-f`]{8,17})\b/i;
const took = /^Thread (\d+) \((?:0x)?([0-9a-f`]{8,17})\) took locks in the following order:/i;
const lock = /^Lock ([A-Z]) (?:=|--)\s+(\S+)\s+(?:Type '([^']+)'|\(([^)]+)\))/;
const about =
  /^(?:Where:|Node\s*=?\s*[0-9a-f`]+.*|Stack:\s+<< Current stack >>|This deadlock.*|No deadlock.*|Deadlock Verification is not enabled.*|(?:Resources|Nodes|Threads)\s*:\s*\d+)$/i;

export const deadlockParser: Parser = {
  commands: /^!deadlock\b/i,
  openers: [{ kind: 'deadlock', starts: ['Deadlock detected ('] }],
  parse(text, context, from) {
    const threads: Thread[] = [];
    const locks = new Map<string, Lock>();
    let resources: number | undefined;
    const lines = walk(text, from, (line, at) => {
      const opened = head.exec(line);
      if (opened) resources = Number(opened[1]);
      return (
        opened !== null ||
        readThread(line, at, threads, context) ||
        readLock(line, at, locks, threads, context) ||
        about.test(line) ||
        isStackLine(line)
      );
    });
    if (!lines) return nothing;
    return {
      records: [
        defined({ kind: 'deadlock' as const, lines, resources, threads, locks: [...locks.values()] }),
      ],
    };
  },
};

function readThread(line: string, at: number, threads: Thread[], context: Context): boolean {
  const ordered = order.exec(line);
  const named = ordered ? null : (identity.exec(line) ?? took.exec(line));
  const number = ordered?.[1] ?? named?.[1];
  if (number === undefined) return false;
  const index = Number(number);
  let thread = threads.find((candidate) => candidate.index === index);
  if (!thread) {
    thread = { index, order: [], lines: [at, at] };
    threads.push(thread);
  }
  const address = addressIn(context, named?.[2]);
  if (address) thread.thread = address;
  if (ordered) thread.order = (ordered[2] ?? '').trim().split(' ').map(intern);
  thread.lines = [thread.lines[0], at];
  return true;
}

function readLock(
  line: string,
  at: number,
  locks: Map<string, Lock>,
  threads: readonly Thread[],
  context: Context,
): boolean {
  const [, name, what = '', type, kind] = lock.exec(line) ?? [];
  if (name === undefined) return false;
  const address = addressIn(context, what);
  locks.set(
    name,
    defined({
      name: intern(name),
      address,
      symbol: address ? undefined : intern(what),
      type: intern(type ?? kind ?? ''),
      lines: [at, at] as const,
    }),
  );
  const last = threads.at(-1);
  if (last && line.includes('--')) last.order = [...last.order, intern(name)];
  return true;
}

/** `Stack:   dummy!Open+0x63`, and the rows below it. */
function isStackLine(line: string): boolean {
  return readCallSite(flat(line.replace(/^Stack:\s+/, '')))?.module !== undefined;
}
