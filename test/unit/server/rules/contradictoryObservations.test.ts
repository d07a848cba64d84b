/** Descriptions of one address that exclude each other; more or less of the same does not. */
import { expect, it } from 'vitest';
import { contradictoryObservations as rule } from '../../../../src/server/rules/contradictoryObservations';
import { checkRule, headlines } from '../../../support/checkRule';
import { irp10, kernel10, thread10 } from '../../../support/excerpts';

const address = 'ffffb20a22345080';
const thread = (cid: string): string =>
  thread10({ address, cid, image: 'app.exe', process: 'ffffb20a16a1c080' });
const file = (name: string): string => `0: kd> !fileobj ffffb20a11112200
${name}
Device Object: 0xffffb20a0f4b7040   \\Driver\\volmgr
Vpb: 0xffffb20a0f4b6040
Flags:  0x40062
	Synchronous IO
	Handle Created
`;
const irp = irp10({ address, thread: 'ffffb20a55555080', file: 'ffffb20a11112200' });

it('is a thread with two Cids', async () => {
  expect(await checkRule(rule, kernel10 + thread('1a2c.0f10') + thread('0b34.0f98'))).toMatchInlineSnapshot(`
    "info card [19-31] observed: ffffb20a\`22345080 is app.exe b34.f98 here, and was app.exe 1a2c.f10 before.
      observed [6-18] ffffb20a\`22345080 is app.exe 1a2c.f10
      observed [19-31] ffffb20a\`22345080 is app.exe b34.f98
      or: the first was freed between the outputs, and its memory used again
      missing: what is there now (!pool ffffb20a\`22345080)
      next: !pool ffffb20a\`22345080"
  `);
});

it('is a file object with two names, and one address that holds two objects', async () => {
  expect(await headlines(rule, kernel10 + file('\\Data\\one.db') + file('\\Data\\two.db'))).toMatch(
    /two\.db here, and was/,
  );
  expect(await headlines(rule, kernel10 + thread('1a2c.0f10') + irp)).toMatch(
    /is IRP .* here, and was app\.exe/,
  );
});

it('is silent at the same thing printed again', async () => {
  expect(await headlines(rule, kernel10 + thread('1a2c.0f10') + thread('1a2c.0f10'))).toBe('');
  expect(await headlines(rule, kernel10 + file('\\Data\\one.db') + file('\\Data\\one.db'))).toBe('');
});
