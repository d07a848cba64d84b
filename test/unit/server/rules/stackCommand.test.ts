/** BC15: STACK_COMMAND that nobody has run; what is not one of the commands it may hold is never repeated. */
import { expect, it } from 'vitest';
import { stackCommand as rule } from '../../../../src/server/rules/stackCommand';
import { checkRule, headlines } from '../../../support/checkRule';
import { bugcheckText } from '../../../support/crashExcerpts';

const crash = (command: string, rest = ''): string =>
  bugcheckText({
    title: 'SYSTEM_SERVICE_EXCEPTION (3b)',
    args: ['c0000005', 'fffff802084d9062', 'ffffed0ee77dc000', '0'],
    rows: ['drv!Read+0x12', 'nt!IofCallDriver+0x55'],
    after: [`STACK_COMMAND:  ${command}`],
  }) + rest;

it('repeats it', async () => {
  expect(await checkRule(rule, crash('.cxr 0xffffed0ee77dc000 ; kb'))).toMatchInlineSnapshot(`
    "info card [6] observed: !analyze read its stack in the context that .cxr 0xffffed0ee77dc000; kb sets; nothing in the text shows its registers.
      observed [6-21] STACK_COMMAND, as printed
      missing: registers and locals of that context (.cxr 0xffffed0ee77dc000; kb; r)
      next: .cxr 0xffffed0ee77dc000; kb; r"
  `);
});

it.each([
  ['no context', crash('kb')],
  ['a command that does something else', crash('.cxr 0xffffed0ee77dc000 ; .shell calc ; kb')],
  [
    'a context that was chosen',
    crash(
      '.cxr 0xffffed0ee77dc000 ; kb',
      '0: kd> .cxr 0xffffed0ee77dc000\nrax=0000000000000001 rbx=0000000000000000 rcx=0000000000000000\n',
    ),
  ],
] as const)('is silent at %s', async (_, text) => {
  expect(await headlines(rule, text)).toBe('');
});
