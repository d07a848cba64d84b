/** STK12: a return address that no 64-bit code can have: the border to 32-bit code, or data where code was expected. */
import type { Address } from '../../shared/address';
import { formatAddress } from '../../shared/address';
import type { Frame, StackRecord } from '../model/stack';
import { addressText } from '../transcript/addressText';
import { isCanonical } from '../transcript/marks';
import { thingId, type Entry, type Transcript } from '../transcript/transcript';
import type { Draft, Rule } from './rule';

export const truncatedUnwinding: Rule = {
  id: 'truncated-unwinding',
  severity: 'info',
  surface: 'diagnostic',
  summary:
    'A stack ends at a value that is no address: the border between 64-bit and 32-bit code (WOW64), or overwritten data.',
  *check({ transcript }) {
    for (const entry of transcript.marked('stack', 'no-address-at-end')) {
      const { machine } = entry.session;
      if (machine !== undefined && machine !== 'x64') continue; // ARM64 signs return addresses
      const { frames } = entry.record;
      const at = frames.findIndex(({ returnAddress }) => returnAddress && !isCanonical(returnAddress));
      const frame = frames[at];
      if (frame?.returnAddress)
        yield draft(transcript, entry, frame, frame.returnAddress, frames.length - 1 - at);
    }
  },
};

/** `below`: how many rows are printed below the one that has the value. */
function draft(
  transcript: Transcript,
  entry: Entry<StackRecord>,
  frame: Frame,
  value: Address,
  below: number,
): Draft {
  const lines = transcript.lines(entry, frame.lines);
  const thread = transcript.threadOf(entry);
  const border = below === 0 && /^(?:ntdll|wow64)/i.test(frame.module ?? '') && neighbours(value);
  const process = border ? thread?.record.process : undefined;
  const step = border
    ? { what: 'the 32-bit frames', command: '.effmach x86; k' }
    : { what: 'what lies on the stack', command: 'dps @rsp L100' };
  return {
    session: entry.session.id,
    subject: `${entry.index}`,
    lines,
    grade: 'derived',
    message: `The walk ends here: ${formatAddress(value)} is no canonical address, ${meaning(border, value)}.${noCalls(below)}`,
    proof: [{ claim: `bits 47 to 63 of ${formatAddress(value)} are not all equal`, lines, grade: 'derived' }],
    related: [],
    missing: [step],
    next: [...(process ? [`.process /p /r ${formatAddress(process)}`] : []), step.command],
    ...(thread && { things: [thingId(thread.session, 'thread', thread.record.address)] }),
  };
}

function meaning(border: boolean, value: Address): string {
  if (border)
    return 'but two neighbouring 32-bit values read as one: in a WOW64 process the 32-bit part of the stack continues elsewhere';
  const found = addressText(value, 'x64');
  const text = found ? `the ${found.encoding} text “${found.text}”` : 'data';
  return `so what the unwinder took for a return address is ${text}: the stack was overwritten here, or the walk had gone astray before`;
}

function noCalls(below: number): string {
  if (below === 0) return '';
  return below === 1 ? ' The row below it is no call.' : ` The ${below} rows below it are no calls.`;
}

/** Both halves are close to each other and not the same, as two slots of a 32-bit stack often are; a repeated pattern is not. */
function neighbours(value: Address): boolean {
  const apart = Math.abs(Number.parseInt(value.slice(0, 8), 16) - Number.parseInt(value.slice(8), 16));
  return apart > 0 && apart < 0x10000;
}
