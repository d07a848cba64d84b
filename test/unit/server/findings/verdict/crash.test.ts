/** Verdicts of crashes: code, place, parameters, doubts, and the commands that fit the target. */
import { describe, expect, it } from 'vitest';
import { analyze, transcriptOf } from '../../../../support/analyze';
import { printVerdicts } from '../../../../support/printVerdict';

const verdictsOf = async (text: string): Promise<string> =>
  printVerdicts((await analyze(transcriptOf(text))).verdicts);

const analysis = (code: string, name: string, args: readonly string[], more: string): string => `
  0: kd> !analyze -v
  *******************************************************************************
  *                        Bugcheck Analysis                                    *
  *******************************************************************************

  ${name} (${code})
  Arguments:
  ${args.map((value, index) => `Arg${index + 1}: ${value}, something`).join('\n')}

  Debugging Details:
  ------------------
  ${more}`;

const zero = '0000000000000000';

const cases: readonly (readonly [title: string, text: string])[] = [
  [
    'a fault: the row below the trap, and its exception by name',
    analysis(
      '3b',
      'SYSTEM_SERVICE_EXCEPTION',
      ['00000000c0000005', 'fffff80311c02f41', 'ffffc58e41a7d0b0', zero],
      `
  PROCESS_NAME:  exapp.exe

  STACK_TEXT:
  ffffc58e\`41a7cfe8 fffff803\`0fe2b0e9 : 00000000\`0000003b 00000000\`c0000005 fffff803\`11c02f41 ffffc58e\`41a7d0b0 : nt!KeBugCheckEx
  ffffc58e\`41a7cff0 fffff803\`0fe2a7bc : 00000000\`00000000 00000000\`00000000 00000000\`00000000 00000000\`00000000 : nt!KiBugCheckDispatch+0x69
  ffffc58e\`41a7d9c0 fffff803\`11c01190 : ffffa50c\`15fd4a20 00000000\`00000000 00000000\`00000000 00000000\`00000000 : nt!KiPageFault+0x30f
  ffffc58e\`41a7db50 fffff803\`11c01022 : ffffa50c\`15fd4a20 00000000\`00000000 00000000\`00000000 00000000\`00000000 : exdrv!ExdCopyName+0x41
  ffffc58e\`41a7dbb0 fffff803\`0fc81a85 : ffffa50c\`15fd4a20 00000000\`00000000 00000000\`00000000 00000000\`00000000 : exdrv!ExdDispatch+0x9c
  `,
    ),
  ],
  [
    'a check: who reported it, and the name of !analyze as a doubt',
    analysis(
      '19',
      'BAD_POOL_HEADER',
      ['0000000000000020', 'ffffa50c15fd4a20', 'ffffa50c15fd4a80', '0000000004060011'],
      `
  STACK_TEXT:
  ffffc58e\`41a7cfe8 fffff803\`0fe2b0e9 : 00000000\`00000019 00000000\`00000020 ffffa50c\`15fd4a20 ffffa50c\`15fd4a80 : nt!KeBugCheckEx
  ffffc58e\`41a7cff0 fffff803\`11c01190 : 00000000\`00000000 00000000\`00000000 00000000\`00000000 00000000\`00000000 : nt!ExFreePoolWithTag+0x1b4
  ffffc58e\`41a7db50 fffff803\`11c01022 : ffffa50c\`15fd4a20 00000000\`00000000 00000000\`00000000 00000000\`00000000 : exdrv!ExdFree+0x41
  ffffc58e\`41a7dbb0 fffff803\`0fc81a85 : ffffa50c\`15fd4a20 00000000\`00000000 00000000\`00000000 00000000\`00000000 : nt!IofCallDriver+0x55

  MODULE_NAME: Pool_Corruption
  `,
    ),
  ],
  [
    'only the code',
    '0: kd> .bugcheck\nBugcheck code 00000050\nArguments ffffffff`00000090 00000000`00000000 fffff802`40d322f9 00000000`00000000',
  ],
];

describe('crash', () => {
  it.each(cases)('%s', async (_, text) => {
    expect(await verdictsOf(text)).toMatchSnapshot();
  });

  it('is told once where it is printed twice, and before quality', async () => {
    const text = cases[0]?.[1] ?? '';
    const { verdicts } = await analyze(
      transcriptOf(
        `0: kd> .bugcheck\nBugcheck code 0000003B\nArguments 00000000\`c0000005 fffff803\`11c02f41 ffffc58e\`41a7d0b0 00000000\`00000000\n${text}`,
      ),
    );
    expect(verdicts.map(({ kind }) => kind)).toEqual(['crash']);
    expect(verdicts[0]?.proof.filter(({ claim }) => claim.startsWith('another crash'))).toEqual([]);
  });
});
