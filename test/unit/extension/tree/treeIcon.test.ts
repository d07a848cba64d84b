/** The icons of the tree. */
import { expect, it } from 'vitest';
import { treeIcon } from '../../../../src/extension/tree/treeIcon';

it('goes by severity where there is one', () => {
  expect(treeIcon({ kind: 'finding', severity: 'error' })).toEqual({
    icon: 'error',
    color: 'problemsErrorIcon.foreground',
  });
});

it('goes by kind otherwise', () => {
  expect(treeIcon({ kind: 'irp' })).toEqual({ icon: 'package' });
});
