/** Q07: one module in two builds; two copies of one build, and files of two processes, are nothing. */
import { expect, it } from 'vitest';
import { twoBuilds as rule } from '../../../../src/server/rules/twoBuilds';
import { checkRule, headlines } from '../../../support/checkRule';
import { kernel10 } from '../../../support/excerpts';

const lm = (start: string, end: string, stamp: string, name = 'ringbuf'): string => `kd> lm m ${name} v
start             end                 module name
${start} ${end}   ${name}   (deferred)
    Image path: \\SystemRoot\\system32\\drivers\\${name}.sys
    Image name: ${name}.sys
    Timestamp:        Mon Apr 10 13:17:12 2017 (${stamp})
    CheckSum:         0004891E
`;
const first = lm('fffff801`14b40000', 'fffff801`14b86000', '58EBE848');

it('shows both, and where they were loaded', async () => {
  expect(await checkRule(rule, kernel10 + first + lm('fffff806`9ad90000', 'fffff806`9add6000', '5AC1D2E3')))
    .toMatchInlineSnapshot(`
    "info diagnostic [15-19] derived: ringbuf is shown in two builds, at fffff801\`14b40000 and at fffff806\`9ad90000: the outputs are of two targets, or of one before and after it was replaced.
      observed [8-12] its time stamp is 58ebe848
      observed [15-19] its time stamp is 5ac1d2e3
      or: the text was put together from several sessions
      missing: which build of ringbuf the other outputs are of (lmvm ringbuf)
      next: lmvm ringbuf | !lmi ringbuf"
  `);
});

it.each([
  [
    'the same build at another place',
    kernel10 + first + lm('fffff806`9ad90000', 'fffff806`9add6000', '58EBE848'),
  ],
  ['another module', kernel10 + first + lm('fffff806`9ad90000', 'fffff806`9add6000', '5AC1D2E3', 'ringctl')],
  ['no stamp', kernel10 + first + lm('fffff806`9ad90000', 'fffff806`9add6000', '00000000')],
  [
    'files of two processes',
    kernel10 +
      lm('00007ff8`14b40000', '00007ff8`14b86000', '58EBE848') +
      lm('00007ff8`14b40000', '00007ff8`14b86000', '5AC1D2E3'),
  ],
  ['two sessions', kernel10 + first + kernel10 + lm('fffff806`9ad90000', 'fffff806`9add6000', '5AC1D2E3')],
] as const)('is silent with %s', async (_, text) => {
  expect(await headlines(rule, text)).toBe('');
});
