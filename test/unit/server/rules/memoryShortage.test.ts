/** BC13: failures with a limit that is reached are a warning; each alone is a remark. */
import { expect, it } from 'vitest';
import { memoryShortage as rule } from '../../../../src/server/rules/memoryShortage';
import { checkRule, headlines } from '../../../support/checkRule';

const vm = (used: number, failed: string): string => `0: kd> !vm 1

Physical Memory:          2037491 (    8149964 Kb)
Available Pages:           693849 (    2775396 Kb)

${failed}
NonPagedPool Usage:        ${used} (     ${used * 4} Kb)
NonPagedPool Max:          100000 (     400000 Kb)
PagedPool Usage:            68600 (     274400 Kb)
PagedPool Maximum:         300000 (    1200000 Kb)
Committed pages:          1686167 (    6744668 Kb)
Commit limit:             5969650 (   23878600 Kb)
`;
const failed = '******* 2714 pool allocations have failed ******\n';

it('joins the count with the limit', async () => {
  expect(await checkRule(rule, vm(97000, failed))).toMatchInlineSnapshot(`
    "warning diagnostic [6] derived: !vm: since the system started, 2714 pool allocations have failed; nonpaged pool is used to 97 %.
      observed [6] printed: 2714 pool allocations have failed
      derived [8] 97000 of 100000 pages are 97 %
      or: the count is since the start: the shortage may be over
      missing: who uses it (!poolused 2)
      next: !poolused 2 | !poolused 4 | !process 0 1"
  `);
});

it('is a remark where only one of the two is there', async () => {
  expect(await headlines(rule, vm(2000, failed))).toMatch(
    /^info card .*2714 pool allocations have failed\.$/,
  );
  expect(await headlines(rule, vm(97000, ''))).toMatch(/^info card .*nonpaged pool is used to 97 %/);
});

it('is silent where all is well', async () => {
  expect(await headlines(rule, vm(2000, ''))).toBe('');
});
