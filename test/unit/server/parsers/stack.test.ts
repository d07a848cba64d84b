// k and its kin: every header, every kind of row, with and without a prompt. All excerpts are written for the test.
import { describe, expect, it } from 'vitest';
import { withoutBackticks, elided } from '../../../support/mutations';
import { linesIn, parseText, printText } from '../../../support/parse';
import { describeRobustness } from '../../../support/robust';

const x86 = `0: kd> k
ChildEBP RetAddr
f89e7c14 804fe1f4 nt!KiSwapContext+0x2e
f89e7c20 804fadd6 nt!KiSwapThread+0x78
f89e7c48 f88a1042 nt!KeWaitForSingleObject+0x1c2
f89e7c74 f88a185e mydrv!Insert+0x12a (FPO: [3,0,4])
00000000 00000000 nt!KiThreadStartup+0x16`;

const x64 = `1: kd> kn
 # Child-SP          RetAddr               Call Site
00 fffff880\`0653b1c0 fffff800\`02a7c1b2     nt!KiSwapContext+0x7a
01 fffff880\`0653b300 fffff800\`02a7e9cf     nt!KiCommitThreadWait+0x1d2
02 (Inline Function) --------\`--------     mydrv!Wait+0x22 [d:\\src\\my drv (x86)\\wait.c @ 78] 
03 fffff880\`0653b390 fffff880\`05a091ac     nt!KeWaitForSingleObject+0x19f
*** ERROR: Module load completed but symbols could not be loaded for other.sys
04 fffff880\`0653b430 00000000\`73b02e09     other+0x11ac
05 00000000\`0021e898 00000000\`00000000     0x00007fff\`33aaf844`;

const withArguments = `0:000> kv
Child-SP          RetAddr           : Args to Child                                                           : Call Site
00000000\`0012f1c0 00000000\`77a7c1b2 : 00000000\`00000001 00000000\`00000002 00000000\`00000003 00000000\`00000004 : ntdll!NtWaitForSingleObject+0xa (TrapFrame @ 00000000\`0012f210)
00000000\`0012f1d0 00000000\`77a7c999 : 00000000\`00000000 00000000\`00000000 00000000\`00000000 00000000\`00000000 : app!main(void)+0x15`;

const kb32 = `0: kd> kb
ChildEBP RetAddr  Args to Child
a72f7c48 80574e56 86c12af0 869db5e0 00000000 nt!IopfCallDriver+0x31 (FPO: [Uses EBP] [0,0,4])
WARNING: Stack unwind information not available. Following frames may be wrong.
a72f7c58 80575d11 86c12af0 869db5e0 86c62320 mydrv+0x130f`;

const minimal = `RetAddr           : Call Site
fffff800\`01027752 : nt!KiSwapContext+0x85
00000000\`00000000 : ntdll!NtLockFile+0xa`;

describe('headers', () => {
  it.each([
    ['ChildEBP RetAddr', 'a72f7c48 80574e56 nt!A+0x1', 'x86'],
    ['ChildEBP RetAddr              ', 'a72f7c48 80574e56 nt!A+0x1', 'x86'],
    ['ChildEBP RetAddr  Args to Child              ', 'a72f7c48 80574e56 1 2', undefined],
    ['ChildEBP RetAddr  Args to Child', 'a72f7c48 80574e56 00000001 00000002 00000003 nt!A+0x1', 'x86-args'],
    [' # ChildEBP RetAddr  ', '0a a72f7c48 80574e56 nt!A+0x1', 'x86'],
    [
      ' # ChildEBP RetAddr      Args to Child',
      '00 a72f7c48 80574e56     00000001 00000002 00000003 nt!A',
      'x86-args',
    ],
    ['Child-SP          RetAddr           Call Site', 'fffff880`0653b1c0 fffff800`02a7c1b2 nt!A+0x1', 'x64'],
    [
      '# Child-SP          RetAddr               Call Site',
      '00 fffff880`0653b1c0 fffff800`02a7c1b2     nt!A',
      'x64',
    ],
    ['# Child-SP         Return           Call Site', '0 fffff8800653b1c0 fffff80002a7c1b2 nt!A', 'x64'],
    [
      'Child-SP RetAddr : Args to Child : Call Site',
      'fffff880`0653b1c0 fffff800`02a7c1b2 : 00000000`00000001 00000000`00000002 00000000`00000003 00000000`00000004 : nt!A',
      'x64-args',
    ],
    [
      'RetAddr           : Args to Child : Call Site',
      'fffff800`02a7c1b2 : 00000000`00000001 00000000`00000002 00000000`00000003 00000000`00000004 : nt!A',
      'minimal-args',
    ],
    ['RetAddr               : Call Site', 'fffff800`02a7c1b2     : nt!A', 'minimal'],
    ['RetAddr Call Site', 'fffff800`02a7c1b2 nt!A', 'minimal'],
    [' # Call Site', '00 nt!A+0x1', 'kc'],
    ['Call Site', 'nt!A+0x1', 'kc'],
    [
      ' #   Memory  Child-SP          RetAddr               Call Site',
      '00           fffff880`0653b1c0 fffff800`02a7c1b2     nt!A',
      'x64',
    ],
    ['     Call stack:  # ChildEBP RetAddr', '00 a72f7c48 80574e56 nt!A+0x1', 'x86'],
  ])('%s', (header, row, dialect) => {
    const found = parseText(`kd> k\n${header}\n${row}\n`).records.find(
      ({ record }) => record.kind === 'stack',
    );
    expect(found?.record).toEqual(dialect === undefined ? undefined : expect.objectContaining({ dialect }));
  });

  it('without a prompt, opens a section of its own', () => {
    for (const header of [
      'ChildEBP RetAddr',
      ' # Child-SP RetAddr Call Site',
      'RetAddr : Call Site',
      ' # Call Site',
    ])
      expect(parseText(`${header}\n`).records).toEqual([]);
    const { records } = parseText(`Some text.\n\n${minimal}\n`);
    expect(records.map(({ section, base }) => [section, base])).toEqual([['stack', 2]]);
  });

  it('is no word of a sentence', () => {
    const { records } = parseText(
      'RetAddr is the return address, and Child-SP the stack pointer of the callee.\n',
    );
    expect(records).toEqual([]);
  });
});

describe('rows', () => {
  it('x86', () => {
    expect(printText(x86, { lines: true })).toMatchInlineSnapshot(`
      "command prompt=0: kd> command=k @1-1
      stack dialect=x86 @2-7 
        frames: index=0 frame=fffffffff89e7c14 returnAddress=ffffffff804fe1f4 module=nt symbol=nt!KiSwapContext displacement=0x2e @3-3 
        frames: index=1 frame=fffffffff89e7c20 returnAddress=ffffffff804fadd6 module=nt symbol=nt!KiSwapThread displacement=0x78 @4-4 
        frames: index=2 frame=fffffffff89e7c48 returnAddress=fffffffff88a1042 module=nt symbol=nt!KeWaitForSingleObject displacement=0x1c2 @5-5 
        frames: index=3 frame=fffffffff89e7c74 returnAddress=fffffffff88a185e module=mydrv symbol=mydrv!Insert displacement=0x12a @6-6 
        frames: index=4 frame=0000000000000000 returnAddress=0000000000000000 module=nt symbol=nt!KiThreadStartup displacement=0x16 @7-7"
    `);
  });

  it('x64, with frame numbers, inline frames, sources and symbol messages', () => {
    expect(printText(x64)).toMatchInlineSnapshot(`
      "command prompt=1: kd> command=kn
      stack dialect=x64 
        frames: index=0 number=0 frame=fffff8800653b1c0 returnAddress=fffff80002a7c1b2 module=nt symbol=nt!KiSwapContext displacement=0x7a 
        frames: index=1 number=1 frame=fffff8800653b300 returnAddress=fffff80002a7e9cf module=nt symbol=nt!KiCommitThreadWait displacement=0x1d2 
        frames: index=2 number=2 module=mydrv symbol=mydrv!Wait displacement=0x22 source={path=d:\\src\\my drv (x86)\\wait.c line=78} inline 
        frames: index=3 number=3 frame=fffff8800653b390 returnAddress=fffff88005a091ac module=nt symbol=nt!KeWaitForSingleObject displacement=0x19f 
        frames: index=4 number=4 frame=fffff8800653b430 returnAddress=0000000073b02e09 module=other symbol=other displacement=0x11ac 
        frames: index=5 number=5 frame=000000000021e898 returnAddress=0000000000000000 symbol=0x00007fff\`33aaf844
      notice what=symbols text=*** ERROR: Module load completed but symbols could not be loaded for other.sys"
    `);
  });

  it('arguments and notes', () => {
    expect(printText(withArguments)).toMatchInlineSnapshot(`
      "command prompt=0:000> command=kv
      stack dialect=x64-args 
        frames: index=0 frame=000000000012f1c0 returnAddress=0000000077a7c1b2 args=[0000000000000001 0000000000000002 0000000000000003 0000000000000004] module=ntdll symbol=ntdll!NtWaitForSingleObject displacement=0xa trapFrame=000000000012f210 
        frames: index=1 frame=000000000012f1d0 returnAddress=0000000077a7c999 args=[0000000000000000 0000000000000000 0000000000000000 0000000000000000] module=app symbol=app!main(void) displacement=0x15"
    `);
    expect(printText(kb32)).toMatchInlineSnapshot(`
      "command prompt=0: kd> command=kb
      stack dialect=x86-args 
        frames: index=0 frame=ffffffffa72f7c48 returnAddress=ffffffff80574e56 args=[ffffffff86c12af0 ffffffff869db5e0 0000000000000000] module=nt symbol=nt!IopfCallDriver displacement=0x31 
        frames: index=1 frame=ffffffffa72f7c58 returnAddress=ffffffff80575d11 args=[ffffffff86c12af0 ffffffff869db5e0 ffffffff86c62320] module=mydrv symbol=mydrv displacement=0x130f warning=WARNING: Stack unwind information not available. Following frames may be wrong. 
        warnings: text=WARNING: Stack unwind information not available. Following frames may be wrong."
    `);
  });

  it.each([
    ["nt! ?? ::FNODOBFM::`string'+0x44791", "nt! ?? ::FNODOBFM::`string'", 0x44791],
    [
      'app!std::map<int, std::pair<char, int> >::find+0x12',
      'app!std::map<int, std::pair<char, int> >::find',
      0x12,
    ],
    ['ntdll_7d600000!ZwLockFile+0x12', 'ntdll_7d600000!ZwLockFile', 0x12],
    ['iqvw64e+0x3fd2', 'iqvw64e', 0x3fd2],
    ['<Unloaded_x.sys>+0x12', '<Unloaded_x.sys>', 0x12],
    ['0x777070d4', '0x777070d4', undefined],
    ['0x1', '0x1', undefined],
    ['0x10000`42424242', '0x10000`42424242', undefined],
    ['app!main(void)+0x15', 'app!main(void)', 0x15],
    ['app!copy(char * to = 0x0012ff30 "a", int n = 0n1)+0x4e', 'app!copy', 0x4e],
    ['nt!KeBugCheckEx+0x1b   <-- here', 'nt!KeBugCheckEx', 0x1b],
    ['nt!KeBugCheckEx    // who called it?', 'nt!KeBugCheckEx', undefined],
    ['nt!KeBugCheckEx+0x1b (FPO: [EBP 0xfafa3d48] [0,0,4]) (CONV: stdcall)', 'nt!KeBugCheckEx', 0x1b],
    ['app!f+0x2 [[d:\\w\\f.c @ 16]', 'app!f', 2],
    ['app!f+0x2 (CONV: cdecl) [d:\\w (2)\\a, b\\f.c @ 16]   // mine', 'app!f', 2],
  ])('%s', (site, symbol, displacement) => {
    const [found] = parseText(`ChildEBP RetAddr\n0012ff30 00401126 ${site}\n`).records;
    expect(found?.record).toMatchObject({
      frames: [{ symbol, ...(displacement !== undefined && { displacement }) }],
    });
  });

  it('source files and trap frames', () => {
    const text = `kd> kv
ChildEBP RetAddr  Args to Child
8013eecc 00000000 0000000a 00000000 0000001c nt!KiTrap0E+0x256 (FPO: [0,0] TrapFrame @ 8013eee8) [d:\\nt\\trap.asm @ 12]`;
    expect(parseText(text).records[1]?.record).toMatchObject({
      frames: [{ trapFrame: 'ffffffff8013eee8', source: { path: 'd:\\nt\\trap.asm', line: 12 } }],
    });
  });

  it('the sizes of kf are no frame numbers', () => {
    const text = `0: kd> kf
 #   Memory  Child-SP          RetAddr               Call Site
00           fffff607\`89344460 fffff802\`8e6b41d5     nt!A+0x1
01       120 fffff607\`89344580 fffff802\`8e59eb35     nt!B+0x2
02        40 fffff607\`893445c0 fffff802\`8e59eb36     nt!C+0x3`;
    const rows = [{ number: 0 }, { number: 1 }, { number: 2, frame: 'fffff607893445c0' }];
    expect(parseText(text).records[1]?.record).toMatchObject({ frames: rows });
    const plain = text.replace('#', ' ').replaceAll(/^\d\d /gm, '   ');
    expect(parseText(plain).records[1]?.record).toMatchObject({
      frames: [{}, {}, { frame: 'fffff607893445c0', symbol: 'nt!C' }],
    });
    expect(JSON.stringify(parseText(plain).records)).not.toContain('"number"');
  });

  it('columns that the header lost are arguments; a column that a row lost is not guessed', () => {
    const text = `kd> k
ChildEBP RetAddr
8013ed5c 801263ba 00000001 00000002 00000003 nt!A+0x1
801263bb nt!B+0x1`;
    const [, stack] = parseText(text).records;
    expect(stack?.record).toMatchObject({
      frames: [{ args: { length: 3 }, symbol: 'nt!A' }, { symbol: 'nt!B' }],
    });
    expect(JSON.stringify(stack)).not.toContain('801263bb');
  });

  it('rows that were broken in two', () => {
    const text = `STACK
Child-SP RetAddr : Args to Child : Call Site
ffffd001\`87f466f8 fffff803\`8a3633e9 : 00000000\`0000000a ffffcf81\`085c9000
00000000\`00000002 00000000\`00000001 : nt!KeBugCheckEx
ffffd001\`87f46700 fffff803\`8a361c3a : 00000000\`00000001 ffffe000\`57002000 ffffd001\`87f46900 00000000\`00000004 :
nt!KiBugCheckDispatch+0x69`;
    const [stack] = parseText(text).records;
    expect(stack?.record).toMatchObject({
      frames: [
        { symbol: 'nt!KeBugCheckEx', args: { length: 4 }, lines: [1, 2] },
        { symbol: 'nt!KiBugCheckDispatch', displacement: 0x69, lines: [3, 4] },
      ],
    });
    expect(linesIn(parseText(text), 'recognised')).toEqual([2, 3, 4, 5, 6]);
  });

  it('kP: a parameter a line', () => {
    const text = `0:000> kP
ChildEBP RetAddr
0012ff30 00401126 app!copy(
            char * to = 0x0012ff30 "a",
            int n = 0n1)+0x4e [c:\\src\\copy.c @ 12]
0012ff80 00401689 app!main(void)+0x15`;
    expect(parseText(text).records[1]?.record).toMatchObject({
      frames: [
        { symbol: 'app!copy', displacement: 0x4e, source: { line: 12 }, lines: [2, 4] },
        { symbol: 'app!main(void)', lines: [5, 5] },
      ],
    });
  });

  it('a header that was lost, where the command says that it is a stack', () => {
    for (const text of [x86, x64, withArguments, kb32]) {
      const lines = text.split('\n');
      const bare = [lines[0], ...lines.slice(2)].join('\n');
      const kinds = (of: string) => parseText(of).records.map(({ record }) => record.kind);
      expect(kinds(bare)).toEqual(kinds(text));
      expect(linesIn(parseText(bare), 'unrecognised')).toEqual([]);
    }
  });
});

describe('what stands around a stack', () => {
  it('threads of ~*k, and the stack of the last context', () => {
    const text = `0:000> ~*k

.  0  Id: 1f04.6e78 Suspend: 1 Teb: 00000086\`9ff0a000 Unfrozen "main"
Child-SP          RetAddr               Call Site
00000086\`9fd4f1c8 00007ffe\`a1f48d70     ntdll!A+0x14

   1  Id: 1f04.84e0 Suspend: -1 Teb: 00000086\`9ff0c000 Unfrozen
  *** Stack trace for last set context - .thread/.cxr resets it
Child-SP          RetAddr               Call Site
00000086\`9fe4f1c8 00007ffe\`a1f48d70     ntdll!B+0x14
`;
    expect(printText(text, { lines: true })).toMatchInlineSnapshot(`
      "command prompt=0:000> command=~*k @1-1
      userThread 000000869ff0a000 number=0 cid=1f04.6e78 teb=000000869ff0a000 suspendCount=1 frozen=false name=main mark=. stackFollows @3-3
      stack dialect=x64 @4-5 
        frames: index=0 frame=000000869fd4f1c8 returnAddress=00007ffea1f48d70 module=ntdll symbol=ntdll!A displacement=0x14 @5-5
      userThread 000000869ff0c000 number=1 cid=1f04.84e0 teb=000000869ff0c000 suspendCount=-1 frozen=false stackFollows @7-7
      stack dialect=x64 @9-10 
        frames: index=0 frame=000000869fe4f1c8 returnAddress=00007ffea1f48d70 module=ntdll symbol=ntdll!B displacement=0x14 @10-10
      notice what=unwind text=*** Stack trace for last set context - .thread/.cxr resets it @8-8"
    `);
    expect(linesIn(parseText(text), 'unrecognised')).toEqual([]);
  });

  it('the second command of a line', () => {
    const { records } = parseText(`0: kd> .cxr 0xf72f7958 ; kb\n${kb32.split('\n').slice(1).join('\n')}\n`);
    expect(records.map(({ record }) => record.kind)).toEqual(['command', 'stack']);
  });

  it('symbol messages where a stack goes down into user mode end nothing', () => {
    const text = x64
      .split('\n')
      .slice(1)
      .join('\n')
      .replaceAll(/^\d\d /gm, '');
    const { records } = parseText(text);
    expect(records.map(({ record }) => record.kind)).toEqual(['stack', 'notice']);
    expect(records[0]?.record).toMatchObject({ frames: { length: 6 } });
  });
});

describeRobustness([
  { name: 'x86', text: x86, also: [elided] },
  { name: 'x64', text: x64, also: [withoutBackticks, elided] },
  { name: 'with arguments', text: withArguments, also: [withoutBackticks, elided] },
  { name: 'kb on x86', text: kb32, also: [elided] },
  { name: 'without a prompt', text: minimal, also: [withoutBackticks, elided] },
]);
