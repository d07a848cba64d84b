/** IRP09: a request that stands at a storage class driver. */
import { expect, it } from 'vitest';
import { splitIrp as rule } from '../../../../src/server/rules/splitIrp';
import { checkRule, headlines } from '../../../support/checkRule';

const irp = (driver: string, lower: string): string => `0: kd> !irp ffffb20a33330010
Irp is active with 2 stacks 2 is current (= 0xffffb20a33330128)
 Mdl=ffffb20a44440000: No System Buffer: Thread ffffb20a22345080:  Irp stack trace.
     cmd  flg cl Device   File     Completion-Context
${lower}
>[IRP_MJ_READ(3), N/A(0)]
            0  1 ffffb20a0f4b7040 00000000 00000000-00000000    pending
	       ${driver}
			Args: 00001000 00000000 12345000 00000000
`;
const unused = ` [N/A(0), N/A(0)]
            0  0 00000000 00000000 00000000-00000000

			Args: 00000000 00000000 00000000 00000000`;
const used = ` [IRP_MJ_INTERNAL_DEVICE_CONTROL(f), N/A(0)]
            0  0 ffffb20a0f4b6040 00000000 00000000-00000000
	       \\Driver\\storport
			Args: 00000000 00000000 00000000 00000000`;

it('says that its parts are elsewhere', async () => {
  expect(await checkRule(rule, irp('\\Driver\\disk', unused))).toMatchInlineSnapshot(`
    "info card [9-12] inferred: IRP ffffb20a\`33330010 stands at \\Driver\\disk, and no lower location is filled in: the class driver has likely sent its parts in requests of its own.
      observed [9-12] the current stack location belongs to \\Driver\\disk
      or: the class driver has queued the request and sent nothing yet
      missing: the packets of the class driver (!storagekd.storclass)
      next: !storagekd.storclass | !devstack ffffb20a\`0f4b7040"
  `);
});

it('is silent where it went on, and at other drivers', async () => {
  expect(await headlines(rule, irp('\\Driver\\disk', used))).toBe('');
  expect(await headlines(rule, irp('\\Driver\\volmgr', unused))).toBe('');
});
