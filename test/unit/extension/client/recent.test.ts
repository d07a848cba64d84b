/** How many crashes there were lately. */
import { expect, it } from 'vitest';
import { Recent } from '../../../../src/extension/client/recent';

it('counts within its window', () => {
  const recent = new Recent(100);
  expect([0, 50, 99, 120, 400].map((now) => recent.add(now))).toEqual([1, 2, 3, 3, 1]);
});
