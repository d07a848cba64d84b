/**
 * STK16: a row whose caller calls another function, which has left by a jump: its frame is gone, and the row stands in its place.
 *
 *     ringbuf!RbFlush+0x2c: fffff801`1c3b402c e8cf0f0000  call  ringbuf!RbDrain (fffff801`1c3b5000)      ub of the return address
 *     ringbuf!RbDrain+0x1f: fffff801`1c3b501f e9dc0f0000  jmp   ringbuf!RbSend (fffff801`1c3b6000)       uf
 *     … fffff801`1c3b4031 : ringbuf!RbSend+0x10                                                          k
 *     … fffff801`1c3b2210 : ringbuf!RbFlush+0x31
 */
import { addOffset, commandAddress, type Address } from '../../shared/address';
import type { Lines } from '../../shared/triage';
import type { DisassemblyRecord, Instruction } from '../model/memory';
import type { Frame, StackRecord } from '../model/stack';
import type { Analysis } from '../transcript/analysis';
import { functionName } from '../transcript/frames';
import type { Steps } from '../transcript/steps';
import type { Entry, Transcript } from '../transcript/transcript';
import type { Draft, Rule } from './rule';
import { isTurn } from './support/turns';

/** `call    ringbuf!RbDrain (fffff801`1c3b5000)`, `jmp ringbuf!RbSend`; calls through memory are not known by their text. */
const direct = /^(call|jmp)\s+([\w$.]+![\w$.@?~:]+?)(?:\s+\([0-9a-f`]+\))?$/i;
/** What compilers put between a caller and its callee. */
const stub = /^(?:_?_?guard_|_?_?imp_|_?_?security_|@ILT|ILT\+|_?_?chkstk|_?alloca_probe|j_)/i;
const mostCallers = 64;
const mostFound = 20;

/** A direct call or jump, and where the code goes on behind it. */
interface Branch {
  readonly target: string;
  readonly lines: Lines;
}

export const tailCall: Rule = {
  id: 'tail-call',
  severity: 'info',
  surface: 'card',
  summary:
    'The code before a return address calls another function than the row above shows: a frame is missing there.',
  *check(analysis) {
    const { calls, jumps, callers } = yield* branches(analysis.transcript);
    if (calls.size === 0) return;
    let found = 0;
    for (const stack of analysis.transcript.stacksCalling(anyOf([...callers].slice(0, mostCallers)))) {
      const rows = stack.record.frames.filter(({ inline }) => !inline);
      for (const [at, callee] of rows.entries()) {
        const caller = rows[at + 1];
        const call = callee.returnAddress && calls.get(`${stack.session.id}:${callee.returnAddress}`);
        if (!caller || !call || !isAnother(analysis, stack, callee, call.target)) continue;
        if (found++ === mostFound) return;
        yield draft(
          analysis.transcript,
          stack,
          { callee, caller, call },
          jumps.get(pair(stack, call.target, callee.symbol)),
        );
      }
    }
  },
};

/** Every direct call by the address behind it, every direct jump by the function it stands in and its target. */
function* branches(transcript: Transcript): Steps<{
  calls: Map<string, Branch>;
  jumps: Map<string, Branch>;
  callers: Set<string>;
}> {
  const calls = new Map<string, Branch>();
  const jumps = new Map<string, Branch>();
  const callers = new Set<string>();
  for (const entry of transcript.each('disassembly')) {
    if (isTurn(entry)) yield undefined;
    const { symbol } = entry.record;
    for (const { address, bytes, instruction, lines } of instructionsOf(entry.record)) {
      const [, kind, target = ''] = direct.exec(instruction) ?? [];
      const name = target.slice(target.indexOf('!') + 1);
      if (kind === undefined || symbol === undefined || stub.test(name)) continue;
      const branch = { target, lines: transcript.lines(entry, lines) };
      if (kind.toLowerCase() === 'jmp') jumps.set(pair(entry, symbol, target), branch);
      else {
        calls.set(`${entry.session.id}:${behind(address, bytes)}`, branch);
        callers.add(symbol.slice(symbol.indexOf('!') + 1));
      }
    }
  }
  return { calls, jumps, callers };
}

function instructionsOf({
  instructions,
  address,
  bytes,
  instruction,
  lines,
}: DisassemblyRecord): readonly Instruction[] {
  return instructions ?? [{ address, bytes, instruction, lines }];
}

function behind(address: Address, bytes: string): Address {
  return addOffset(address, bytes.length / 2);
}

function pair({ session }: Pick<Entry, 'session'>, from: string, to: string): string {
  return `${session.id}:${from.toLowerCase()}>${to.toLowerCase()}`;
}

function anyOf(names: readonly string[]): RegExp {
  return new RegExp(`^(?:${names.map((name) => name.replace(/[^\w]/g, '\\$&')).join('|')})$`);
}

/**
 * The row is a function with a name that can be trusted, and not the one that is called: the same function under the name of its import
 * or of its system service is the same.
 */
function isAnother(
  { code }: Analysis,
  { session }: Entry<StackRecord>,
  { module, symbol }: Frame,
  target: string,
): boolean {
  if (module === undefined || !symbol.includes('!')) return false;
  const called = target.slice(0, target.indexOf('!'));
  if (code.gapOf(session.id, module) ?? code.gapOf(session.id, called)) return false;
  const plain = (name: string): string =>
    functionName({ symbol: name })
      .replace(/^(?:Zw|Nt|_+)(?=[A-Za-z])/, '')
      .toLowerCase();
  return plain(symbol) !== plain(target) && !stub.test(functionName({ symbol }));
}

function draft(
  transcript: Transcript,
  stack: Entry<StackRecord>,
  { callee, caller, call }: { callee: Frame; caller: Frame; call: Branch },
  jump: Branch | undefined,
): Draft {
  const lines = transcript.lines(stack, callee.lines);
  const back = callee.returnAddress;
  return {
    session: stack.session.id,
    subject: `${stack.index}-${callee.index}`,
    lines,
    grade: jump ? 'derived' : 'inferred',
    message: `${caller.symbol} calls ${call.target} there, not ${callee.symbol}: the frame of ${call.target} is missing${jump ? ', since it ends with a jump to the latter' : ''}.`,
    proof: [
      {
        claim: `the instruction before the return address calls ${call.target}`,
        lines: call.lines,
        grade: 'observed',
      },
      { claim: `the row above is ${callee.symbol}`, lines, grade: 'observed' },
      ...(jump
        ? [{ claim: `${call.target} jumps to ${jump.target}`, lines: jump.lines, grade: 'observed' as const }]
        : []),
    ],
    related: [],
    ...(!jump && {
      alternatives: [
        `${call.target} ends with a jump to ${callee.symbol} (a tail call), or to what calls it.`,
        'Two functions of identical code share one address, and the debugger shows one of the names.',
        'The walk left out a frame, or the return address is not the one that this row returns to.',
      ],
    }),
    missing: jump ? [] : [{ what: `where ${call.target} goes`, command: `uf ${call.target}` }],
    next: [...(back ? [`ub ${commandAddress(back)}`] : []), ...(jump ? [] : [`uf ${call.target}`])],
  };
}
