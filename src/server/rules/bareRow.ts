/** STK14: kernel code between rows with names that belongs to no module. */
import { commandAddress, parseAddress, type Address } from '../../shared/address';
import type { Frame } from '../model/stack';
import { extension } from '../model/context';
import { isFault } from '../reference/bugchecks';
import { faultRow } from '../transcript/crashStacks';
import { functionName } from '../transcript/frames';
import type { Rule } from './rule';

const bare = /^0x([0-9a-f`]{8,17})$/i;
const most = 20;

export const bareRow: Rule = {
  id: 'bare-row',
  severity: 'info',
  surface: 'card',
  summary: 'A kernel stack goes through an address that belongs to no module.',
  *check({ transcript, crashes }) {
    // The failing row itself is told by what failed there.
    const failing = new Set(
      crashes.flatMap(({ code, stacks }) =>
        stacks.map(
          ({ entry }) =>
            `${entry.index}:${faultRow(entry.record, code === undefined || isFault(code)) ?? ''}`,
        ),
      ),
    );
    let count = 0;
    for (const stack of transcript.stacksCalling(bare)) {
      const { frames } = stack.record;
      const at = frames.findIndex(
        (frame, index) =>
          bare.test(functionName(frame)) && isNamed(frames[index - 1]) && isNamed(frames[index + 1]),
      );
      const frame = frames[at];
      const value = parseAddress(bare.exec(frame?.symbol ?? '')?.[1] ?? '', extension(stack.context));
      if (!frame || value === undefined || !isKernelAddress(value)) continue;
      if (failing.has(`${stack.index}:${at}`)) continue;
      if (count++ === most) return;
      const lines = transcript.lines(stack, frame.lines);
      yield {
        session: stack.session.id,
        subject: `${stack.index}`,
        lines,
        grade: 'observed',
        message: `Kernel code at ${frame.symbol} belongs to no module: what stands below it rests on a guess of the unwinder.`,
        proof: [{ claim: 'no module and no symbol, between rows that have them', lines, grade: 'observed' }],
        related: [],
        alternatives: [
          'Code in pool: a driver that generates code, a trampoline of a security product, a hidden driver.',
          'A stack that is damaged, or a walk that had gone astray above this row.',
          'A module list that was not loaded.',
        ],
        missing: [{ what: 'what lies there', command: `!pool ${commandAddress(value)}` }],
        next: [`!address ${commandAddress(value)}`, `!pool ${commandAddress(value)}`, 'lm'],
      };
    }
  },
};

function isNamed(frame: Frame | undefined): boolean {
  return frame?.symbol.includes('!') === true;
}

function isKernelAddress(address: Address): boolean {
  return /^f{4}[89a-f]/.test(address);
}
