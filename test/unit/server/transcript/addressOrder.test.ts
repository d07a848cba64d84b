/** Rows in the order of their addresses, however many they are. */
import { describe, expect, it } from 'vitest';
import { addressOrder } from '../../../../src/server/transcript/addressOrder';
import { Column } from '../../../../src/server/transcript/column';
import { finish } from '../../../../src/server/transcript/steps';
import { createRandom } from '../../../bench/support/random.mjs';

describe('the order of addresses', () => {
  it.each([0, 1, 100, 5000, 20_000])('of %i rows, equal ones in their own order', (count) => {
    const random = createRandom(count + 1);
    const high = new Column(new Uint32Array(0));
    const low = new Column(new Uint32Array(0));
    const keys: bigint[] = [];
    for (let row = 0; row < count; row++) {
      high.push(0xfffff880 + random.below(3));
      low.push(random.below(4) === 0 ? 0x80000000 + random.below(50) : random.next());
      keys.push(BigInt(high.at(row)) * 2n ** 32n + BigInt(low.at(row)));
    }
    const key = (row: number): bigint => keys[row] ?? 0n;
    const expected = Array.from(keys.keys()).sort(
      (a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0) || a - b,
    );
    expect([...finish(addressOrder(high, low))]).toEqual(expected);
  });
});
