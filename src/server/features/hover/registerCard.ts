/** A register: which one, and for the instruction pointer the code that it leads to. What the value is as an address, its own card says. */
import { recordAt, type Spot } from '../spot';
import type { Card } from './card';
import { bold, code, lines } from './markdown';

const before = /\b([a-z][a-z0-9]{1,5})=$/i;
const pointer = /^(?:[re]?ip|pc)$/i;

export const registerCard: Card = (spot) => {
  const { token, text } = spot;
  const entry = token && recordAt(spot, 'registers');
  if (!entry) return undefined;
  const [, name] = before.exec(text.slice(Math.max(0, token.start - 8), token.start)) ?? [];
  if (name === undefined || !(name.toLowerCase() in entry.record.values)) return undefined;
  return lines(`Register ${bold(code(name))}`, pointer.test(name) ? instructionWords(spot) : undefined);
};

/** `r` prints the instruction below the registers. */
function instructionWords({ analyzed: { transcript }, entries }: Spot): string | undefined {
  const registers = entries.findLast(({ record }) => record.kind === 'registers');
  if (!registers) return undefined;
  for (const { local, record } of transcript.in(registers.section)) {
    if (local <= registers.local) continue;
    if (record.kind !== 'disassembly') return undefined;
    const { symbol, displacement, instruction } = record;
    const at = displacement === undefined ? '' : `+0x${displacement.toString(16)}`;
    return `Next instruction: ${code(instruction)}${symbol === undefined ? '' : ` in ${code(`${symbol}${at}`)}`}`;
  }
  return undefined;
}
