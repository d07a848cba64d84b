/** What a restored panel says of itself is not believed blindly. */
import { expect, it } from 'vitest';
import { readPanelState } from '../../../../src/extension/webviews/panelState';

it('reads the view', () => {
  expect(readPanelState({ view: 'waitGraph' })).toEqual({ view: 'waitGraph' });
});

it('reads what it is pinned to', () => {
  const state = { view: 'irpStack', pinned: 'file:///logs/a.log' };
  expect(readPanelState(state)).toEqual(state);
});

it.each([
  undefined,
  null,
  7,
  'waitGraph',
  {},
  { view: 'toString' },
  { view: 1 },
  { pinned: 'a.log' },
  { pinned: {} },
])('makes nothing of %j', (state) => {
  expect(readPanelState(state)).toEqual({});
});
