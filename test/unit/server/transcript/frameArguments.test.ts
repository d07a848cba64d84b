/** Arguments of x86 rows by prototype, fastcall and memory included; what pointers lead to. */
import { expect, it } from 'vitest';
import { formatAddress } from '../../../../src/shared/address';
import { frameArguments } from '../../../../src/server/transcript/frameArguments';
import { analyze } from '../../../support/analyze';

async function argumentsOf(text: string): Promise<string[]> {
  const { transcript, analysis } = await analyze(text);
  const [stack] = transcript.each('stack');
  const [frame] = stack?.record.frames ?? [];
  const found =
    stack && frame && frameArguments(stack.record.dialect, frame, analysis.memory, stack.session.id);
  return [
    ...(found?.arguments ?? []).map(
      ({ name, value, pointed }) =>
        `${name} ${formatAddress(value)}${pointed ? ` → ${pointed.words} @${pointed.lines[0]}` : ''}`,
    ),
    ...(found?.unknown ?? []).map(({ name, where }) => `${name}? ${where}`),
  ];
}

const kb = (row: string): string =>
  `kd> kb\nChildEBP RetAddr  Args to Child\n${row}\nf7a3110c 80601020 00000000 00000000 00000000 nt!KiFastCallEntry+0xfc\n`;

it('reads three slots of a row, and the rest from memory', async () => {
  const text = `${kb('f7a31040 80601010 8a31f0e8 00000000 00000001 nt!KeWaitForSingleObject+0x1c2')}kd> dd f7a31054
f7a31054  00000000 f7a31080 00000000 00000000
f7a31064  00000000 00000000 00000000 00000000
f7a31074  00000000 00000000 00000000 ff676980
f7a31084  ffffffff 00000000 00000000 00000000
`;
  expect(await argumentsOf(text)).toEqual([
    'Object 8a31f0e8',
    'WaitReason 00000000',
    'WaitMode 00000001',
    'Alertable 00000000',
    expect.stringMatching(/^Timeout f7a31080/),
  ]);
});

it('knows that a fastcall routine has its first two in registers', async () => {
  expect(
    await argumentsOf(kb('f7a31040 80601010 8a31f0e8 00000000 00000001 nt!IofCompleteRequest+0xd8')),
  ).toEqual(['Irp? ecx', 'PriorityBoost? edx']);
});

it('follows strings, status blocks and object attributes', async () => {
  const text = `${kb('f7a31040 80601010 f7a31f00 00100001 f7a31f20 nt!NtOpenFile+0x2a')}kd> dd f7a31f20
f7a31f20  00000018 00000000 f7a31f40 00000040
f7a31f30  00000000 00000000 00000103 00000000
f7a31f40  001c001a f7a31f60 00000000 00000000
kd> du f7a31f60
f7a31f60  "\\Device\\Ring0"
kd> dd f7a3104c
f7a31050  f7a31f20 f7a31f38 00000003 00000020
`;
  const [, , attributes, block] = await argumentsOf(text);
  expect(attributes).toBe(
    'ObjectAttributes f7a31f20 → ObjectName = f7a31f40 (Length = 26 bytes, Buffer = f7a31f60 "\\Device\\Ring0") @6',
  );
  expect(block).toMatch(/^IoStatusBlock f7a31f38 → Status = 0x103 \(STATUS_PENDING\), Information = 0x0/);
});

it('says nothing of x64 home slots', async () => {
  const text = `3: kd> kv
Child-SP          RetAddr           : Args to Child                                                           : Call Site
ffffb10c\`3f2a1100 fffff800\`41c00000 : 00000000\`00000001 00000000\`00000002 00000000\`00000003 00000000\`00000004 : nt!KeWaitForSingleObject+0x1f3
`;
  expect(await argumentsOf(text)).toEqual([]);
});
