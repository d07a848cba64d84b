// Debug output in the outline, and folded.
import { expect, it } from 'vitest';
import { documentSymbols } from '../../../../src/server/features/documentSymbols';
import { folding } from '../../../../src/server/features/folding';
import { finish } from '../../../../src/server/transcript/steps';
import { analyze } from '../../../support/analyze';

const log = `0: kd> g
mydrv: request 1 of 3
mydrv: request 2 of 3
mydrv: request 3 of 3
0: kd> !mydbg.pools
Samp 00000012 bytes 480
Othr 00000001 bytes 32
Thrd 00000004 bytes 128
`;

it('is a child of its block, and a fold', async () => {
  const analyzed = await analyze(log);
  const symbols = finish(documentSymbols(analyzed));
  expect(symbols.map(({ name, children }) => [name, children?.map((child) => child.name)])).toEqual([
    ['g', ['debug output, 3 lines, 1 shape']],
    ['!mydbg.pools', ['extension output, 3 lines, 1 shape']],
  ]);
  expect(finish(folding(analyzed))).toContainEqual({ startLine: 1, endLine: 3 });
});
