/** Which IRP is shown before anybody chose one. */
import { expect, it } from 'vitest';
import type { IrpModel } from '../../../../src/shared/viewModel';
import { irpStack } from '../../../../webview/dev/fixtures/irpStack';
import { one, openPage, textOf } from '../support';

const [template] = irpStack.irps;
const irp = (label: string, change: Partial<IrpModel>): IrpModel => {
  if (template === undefined) throw new Error('the fixture holds no IRP');
  return { ...template, id: label, label, badges: [], ...change };
};
const done = irp('IRP 1: complete', { locations: [] });
const sent = irp('IRP 2: IRP_MJ_READ', {});
const stuck = irp('IRP 3: IRP_MJ_WRITE', {
  badges: [{ text: 'pending irp', title: 'It waits.', severity: 'warning' }],
});

it.each([
  ['one that a finding is about', [done, sent, stuck], stuck],
  ['one with a stack location', [done, sent], sent],
  ['the first', [done], done],
])('is %s', (_which, irps, shown) => {
  const { root } = openPage('triage', { kind: 'irpStack', irps });
  expect(textOf(one(root, '.irp-title'))).toBe(shown.label);
});
