import { expect, it } from 'vitest';
import { excerpt } from '../../../../src/server/report/excerpt';
import { analyze } from '../../../support/analyze';

const text = `0: kd> !teb
TEB at 000000d61b5f2000
0: kd> !newthing C:\\Users\\mkowalski\\x.bin
Frobnicator of mkowalski at ffffb20a\`11112280 <7>
\`\`\` <b>
0: kd> !process 0 0
`;

it('shows the lines and what was not recognised, without names', async () => {
  const { text: shown, lines } = excerpt(await analyze(text), [4, 4]);
  expect(lines).toEqual([1, 6]);
  expect(shown).toMatch(/^kdscope \S+; not recognised: lines? .*\bof the excerpt\. /);
  expect(shown).toMatch(/\n````text\n0: kd> !teb\n/);
  expect(shown).toMatch(/^Frobnicator of [a-z]{9} at ffffb[0-9a-f]{3}`[0-9a-f]{5}280 <7>$/m);
  expect(shown).not.toMatch(/kowalski|11112/);
});

it('stays inside the text and small', async () => {
  const analyzed = await analyze(text);
  expect(excerpt(analyzed, [99, 999]).lines).toEqual([6, 6]);
  expect(excerpt(await analyze('x\n'.repeat(900)), [1, 900]).lines).toEqual([1, 200]);
});
