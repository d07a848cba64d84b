// The facts of an IRP: arguments of its current location that are codes stand there in words.
import { expect, it } from 'vitest';
import { irpStack } from '../../../../src/server/views/irpStack';
import { analyze } from '../../../support/analyze';

const printed = (major: string, args: string): string => `0: kd> !irp ffffe001\`4f2b6010
Irp is active with 2 stacks 1 is current (= 0xffffe0014f2b60e0)
 No Mdl: System buffer=ffffe0014d31a7c0: Thread ffffe0014e2a1840:  Irp stack trace.
     cmd  flg cl Device   File     Completion-Context
>[${major}]   5  1 ffffe0014c9d2060 ffffe0014f8a3cd0 00000000-00000000    pending
	       \\Driver\\disk
			Args: ${args}
 [  0, 0]   0  0 00000000 00000000 00000000-00000000

			Args: 00000000 00000000 00000000 00000000
`;

async function facts(text: string): Promise<readonly (readonly [string, string, number | undefined])[]> {
  const { irps } = irpStack(await analyze(text));
  return (irps[0]?.facts ?? []).map(({ name, value, lines }) => [name, value, lines?.[0]] as const);
}

it('a control code', async () => {
  expect(await facts(printed('  e, 0', '00001000 00000008 002d1400 00000000'))).toContainEqual([
    'IoControlCode',
    '0x2d1400 IOCTL_STORAGE_QUERY_PROPERTY (FILE_DEVICE_MASS_STORAGE, function 0x500, METHOD_BUFFERED, FILE_ANY_ACCESS)',
    5,
  ]);
});

it('lengths and offsets are no codes', async () => {
  const names = (await facts(printed('  3, 0', '00001000 00000000 002d1400 00000000'))).map(([name]) => name);
  expect(names).not.toContain('Length');
  expect(names).not.toContain('ByteOffset');
});
