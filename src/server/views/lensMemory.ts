/** What stands at an address and in the slots after it, and what the values point to. */
import { addOffset, formatAddress, type Address } from '../../shared/address';
import type { AddressLensView } from '../../shared/viewModel';
import type { MemoryImage, MemoryValue } from '../transcript/memoryImage';
import { describeHit } from '../transcript/things';
import type { Transcript } from '../transcript/transcript';

const mostSlots = 8;
/** Values below are counts and flags, no pointers. */
const leastPointer = '0000000000010000';

/** In every session that prints it: the same address need not hold the same in two of them. */
export function lensMemory(
  transcript: Transcript,
  memory: MemoryImage,
  start: Address,
): AddressLensView['memory'] {
  return transcript.sessions.flatMap(({ id: session }) => {
    const slots: AddressLensView['memory'][number][] = [];
    let address = start;
    for (let index = 0; index < mostSlots; index++) {
      const found = memory.read(session, address);
      if (!found) break;
      const isPointer = found.size >= 4 && found.value > leastPointer;
      const hit = isPointer
        ? transcript.things.at(found.value).find((one) => one.thing.session === session)
        : undefined;
      slots.push({
        id: `memory:${session}:${address}`,
        address: formatAddress(address),
        value: digits(found),
        ...(hit && { means: describeHit(hit) }),
        ...(isPointer && { follow: found.value }),
        lines: found.lines,
      });
      address = addOffset(address, found.size);
    }
    return slots;
  });
}

/** As many as the value has: `fffffa80`04c1b060`, `a9750c84`, `30`. */
function digits({ value, size }: MemoryValue): string {
  return size === 8 ? `${value.slice(0, 8)}\`${value.slice(8)}` : value.slice(-2 * size);
}
