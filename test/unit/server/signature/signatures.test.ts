/** Signatures: the same for the same crash, different for another one, every step with its reason. */
import { describe, expect, it } from 'vitest';
import { defaultSettings } from '../../../../src/shared/settings';
import { signaturesOf } from '../../../../src/server/signature/signatures';
import { finish } from '../../../../src/server/transcript/steps';
import { analyze, readSample } from '../../../support/analyze';

const none = defaultSettings.signature;

async function values(text: string, own: Partial<typeof none> = {}): Promise<string[]> {
  const { analysis } = await analyze(text);
  return finish(signaturesOf(analysis, { ...none, ...own })).map(({ value }) => value);
}

async function steps(text: string): Promise<string> {
  const { signatures } = await analyze(text);
  return signatures
    .flatMap((signature) => signature.steps)
    .map(({ action, frame, part = '', why, lines }) => `${lines[0]} ${action} ${frame} [${part}] ${why}`)
    .join('\n');
}

const x64 = (displacement: string, ...rows: string[]): string => `3: kd> !analyze -v
DRIVER_IRQL_NOT_LESS_OR_EQUAL (d1)
Arguments:
Arg1: 0000000000000018, memory referenced
Arg2: 0000000000000002, IRQL
Arg3: 0000000000000000, value 0 = read operation, 1 = write operation
Arg4: fffff80311223344, address which referenced memory

Debugging Details:
------------------

STACK_TEXT:
ffffa10f\`33445560 fffff803\`10011129 : 00000000\`0000000a 00000000\`00000018 00000000\`00000002 00000000\`00000000 : nt!KeBugCheckEx
ffffa10f\`33445570 fffff803\`1000d3e3 : 00000000\`00000000 00000000\`00000000 00000000\`00000000 00000000\`00000000 : nt!KiBugCheckDispatch+0x69
ffffa10f\`334456b0 fffff803\`11223344 : 00000000\`00000000 00000000\`00000000 00000000\`00000000 00000000\`00000000 : nt!KiPageFault+0x463
${
  rows.length > 0
    ? rows.join('\n')
    : `ffffa10f\`33445840 fffff803\`11223001 : 00000000\`00000000 00000000\`00000000 00000000\`00000000 00000000\`00000000 : nettap!TapReadDone+0x${displacement}
ffffa10f\`33445880 fffff803\`0ff00a55 : 00000000\`00000000 00000000\`00000000 00000000\`00000000 00000000\`00000000 : nettap!TapDpc+0x91`
}
`;

const x86 = `0: kd> !analyze -v
DRIVER_IRQL_NOT_LESS_OR_EQUAL (d1)
Arguments:
Arg1: 0000000c, memory referenced
Arg2: 00000002, IRQL
Arg3: 00000000, value 0 = read operation, 1 = write operation
Arg4: f7a1b344, address which referenced memory

Debugging Details:
------------------

STACK_TEXT:
f7b0a8c4 f7a1b344 badb0d00 00000000 00000000 NT!_KiTrap0E+0x238
f7b0a934 f7a1b001 81f00d10 00000000 81f00d10 nettap!_TapReadDone@12+0x1e
f7b0a95c 804dc179 81f00dbc 81f00d10 00000000 nettap!_TapDpc@16+0x77
`;

describe('the signature of a crash', () => {
  it('does not depend on offsets, nor on the architecture and its decoration', async () => {
    const [signature] = await values(x64('2c'));
    expect(signature).toBe('0xD1 | nettap!TapReadDone');
    expect(await values(x64('41'))).toEqual([signature]);
    expect(await values(x86)).toEqual([signature]);
  });

  it('tells another function, and another bug check, apart', async () => {
    const other = x64(
      '',
      'ffffa10f`33445840 fffff803`11223001 : 00000000`00000000 00000000`00000000 00000000`00000000 00000000`00000000 : nettap!TapCancel+0x2c',
    );
    expect(await values(other)).toEqual(['0xD1 | nettap!TapCancel']);
    expect(await values(x64('2c').replace('(d1)', '(d5)'))).toEqual(['0xD5 | nettap!TapReadDone']);
  });

  it('says why for every row', async () => {
    expect(await steps(x64('2c'))).toMatchInlineSnapshot(`
      "2 head DRIVER_IRQL_NOT_LESS_OR_EQUAL [0xD1] the bug check; its parameters are addresses, or differ each time
      13 skipped nt!KeBugCheckEx [] above nt!KiPageFault+0x463: how the fault was handled
      14 skipped nt!KiBugCheckDispatch+0x69 [] above nt!KiPageFault+0x463: how the fault was handled
      15 skipped nt!KiPageFault+0x463 [] on every such stack: KiPageFault*
      16 kept nettap!TapReadDone+0x2c [nettap!TapReadDone] the first row that tells it apart; the displacement changes with every build"
    `);
  });

  it('takes helpers together with their caller, and stops at a module without symbols', async () => {
    const row = (symbol: string): string =>
      `ffffa10f\`33445840 fffff803\`11223001 : 00000000\`00000000 00000000\`00000000 00000000\`00000000 00000000\`00000000 : ${symbol}`;
    const text = x64(
      '',
      row('nettap!memcpy+0x12'),
      row('nettap+0x1a2b'),
      row('nettap+0x1b00'),
      row('nt!IofCallDriver+0x55'),
    );
    expect(await values(text)).toEqual(['0xD1 | nettap!memcpy | nettap']);
  });

  it('takes the subcode in', async () => {
    const text = x64('2c')
      .replace('(d1)', '(139)')
      .replace('DRIVER_IRQL_NOT_LESS_OR_EQUAL', 'KERNEL_SECURITY_CHECK_FAILURE');
    expect(await values(text.replace('Arg1: 0000000000000018', 'Arg1: 0000000000000003'))).toEqual([
      '0x139 3 | nettap!TapReadDone',
    ]);
  });

  it('follows the rules of the user', async () => {
    expect(await values(x64('2c'), { skip: ['TapRead*'] })).toEqual(['0xD1 | nettap!TapDpc']);
    expect(await values(x64('2c'), { prefix: ['nettap!TapReadDone'] })).toEqual([
      '0xD1 | nettap!TapReadDone | nettap!TapDpc',
    ]);
    expect(await values(x64('2c'), { skip: ['-KiPageFault*'] })).toEqual(['0xD1 | nt!KiPageFault']);
    expect(await values(x64('2c'), { sentinel: ['TapDpc'] })).toEqual(['0xD1 | nettap!TapReadDone']);
  });

  it('is not made of a code alone', async () => {
    expect(await values('BugCheck D1, {18, 2, 0, fffff80311223344}\n')).toEqual([]);
  });
});

describe('the signature of a hang', () => {
  it('is the ring of waits, or the APC that was delivered', async () => {
    expect(await values(readSample('rundown-deadlock'))).toEqual([
      'ring | byteRange | nt!IopCloseFile | fileObject | nt!NtLockFile',
    ]);
    expect(await values(readSample('idle-thread-apc'))).toEqual([
      'apc | nt!IopCompleteRequest | KeWaitForSingleObject | sftfsXP!SoftFSQueueSyncWorker',
    ]);
  });
});
