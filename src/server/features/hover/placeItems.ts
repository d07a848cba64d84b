/** What an address is on a stack, and what its digits spell: slots that were compared with `k`, trap frames, text. */
import type { Address } from '../../../shared/address';
import { addressText } from '../../transcript/addressText';
import { checkWords } from '../../transcript/checkWords';
import { formatSymbol } from '../../transcript/frames';
import { isCanonical } from '../../transcript/marks';
import { covers } from '../position';
import type { Spot } from '../spot';
import { code, escaped } from './markdown';

/** Markdown items. */
export function placeItems(spot: Spot, address: Address): string[] {
  return [...slotItems(spot, address), ...trapFrameItems(spot, address), ...textItems(spot, address)];
}

/** A slot of a raw stack that was compared with the stack that a debugger unwound from it. */
function slotItems({ analyzed, session }: Spot, address: Address): string[] {
  for (const { raw, slots } of analyzed.analysis.reconciliations) {
    const found = raw.session.id === session?.id && slots.find(({ slot }) => slot.address === address);
    if (found)
      return [
        `stack slot, ${found.class}: ${escaped(found.why)}${found.check ? ` (${code(checkWords(found.check))})` : ''}`,
      ];
  }
  return [];
}

/** A slot of a trap frame that a row of a stack names. */
function trapFrameItems({ analyzed, session, line }: Spot, address: Address): string[] {
  const hit = session && analyzed.analysis.trapFrameAt(session.id, address);
  if (!hit || covers(hit.lines, line)) return [];
  const { base, offset, field, frame, lines } = hit;
  const place = `trap frame of ${formatSymbol(frame)}${offset === 0 ? '' : ` + 0x${offset.toString(16)}`}${field && offset > 0 ? ` (${field.name})` : ''}`;
  const sum =
    offset === 0
      ? ''
      : `: ${code(checkWords({ terms: [base, `+0x${offset.toString(16)}`], equals: address }))}`;
  return [`${code(place)}${sum}, line ${lines[0]}`];
}

/** Text where a pointer should be: on x64 it can be no address; four characters may be one as well. */
function textItems({ analyzed, session }: Spot, address: Address): string[] {
  const found = addressText(address, session?.machine);
  if (!found || analyzed.transcript.things.at(address).length > 0) return [];
  const words = `the ${found.encoding} text “${escaped(found.text)}”`;
  return [isCanonical(address) ? `its bytes are also ${words}` : `no address: its bytes are ${words}`];
}
