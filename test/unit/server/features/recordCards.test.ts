// What a hover says of each kind of record, on its own lines and wherever its address is.
import { describe, expect, it } from 'vitest';
import { hover } from '../../../../src/server/features/hover/hover';
import { lexLine } from '../../../../src/server/text/lexer';
import { analyze, readSample } from '../../../support/analyze';
import { definitionLines, hoverAt, hoverOf } from '../../../support/features';
import { recordExcerpts } from '../../../support/recordExcerpts';
import { readSeed, seedNames } from '../../../support/seeds';

/** The excerpt with the cursor inside the `nth` occurrence of `word`. */
function at(excerpt: keyof typeof recordExcerpts, word: string, nth = 0): string {
  const text = recordExcerpts[excerpt];
  let found = -1;
  for (let count = 0; count <= nth; count++) found = text.indexOf(word, found + 1);
  if (found < 0) throw new Error(`${excerpt} does not say ${word}`);
  return `${text.slice(0, found + 1)}$0${text.slice(found + 1)}`;
}

const cases: readonly (readonly [what: string, marked: string, says: readonly string[]])[] = [
  [
    'a module: version, time stamp, symbols',
    at('modules', 'filmon     (no symbols)', 1),
    ['`module filmon`', 'version: `3.1.7.22`', '2019', 'symbols: `no symbols`', 'Described again'],
  ],
  ['an unloaded module', at('modules', 'dump_diskd.sys'), ['`unloaded module dump_diskd.sys`', 'is gone']],
  [
    'an address inside a module',
    at('modules', 'fffff805`31204d10', 1),
    ['`module filmon 3.1.7.22 + 0x4d10`', '= fffff805`31204d10', 'version `3.1.7.22`', 'line 10'],
  ],
  [
    'module and offset',
    at('modules', 'x4d10'),
    ['`filmon`', '`fffff805`31200000 + 0x4d10 = fffff805`31204d10`', 'version `3.1.7.22`'],
  ],
  ['the module of a symbol', at('modules', 'KeBugCheckEx'), ['Module **`nt`**', 'symbols `pdb symbols`']],
  [
    'a device',
    at('device', 'Device object ('),
    [
      '`device FilMonCtl`',
      'driver: `\\Driver\\filmon`',
      '`driver \\Driver\\filmon`',
      'attached to: `\\Driver\\disk`',
    ],
  ],
  ['a device by its address', at('device', 'ffffb20a12345060', 2), ['`device FilMonCtl', 'driver `']],
  ['a handle', at('handle', 'Handle 84'), ['`handle 0x84`', 'type: `Event`', 'FilMonReady']],
  [
    'a process that has exited',
    at('process', 'PROCESS ffff'),
    ['`process updater.exe`', '`0xaf4 = 2804`', 'it has exited'],
  ],
  ['a lock', at('lock', 'Resource @'), ['state: `exclusive`', 'exclusive waiters: `1`', '(once)']],
  ['an owner of a lock', at('lock', 'Threads: ffff'), ['owner of ERESOURCE', 'acquired: `once`']],
  ['who waits for a lock', at('lock', '  ffffb20a16d2d080'), ['waits for ERESOURCE', 'access: `exclusive`']],
  [
    'a critical section',
    at('criticalSection', 'CritSec'),
    ['filmonui!g_cache', '(id): `0x1f3c`', 'not its address'],
  ],
  ['a block of a pool page', at('pool', ' size:   c0'), ['`pool block File`', 'size: `0xc0 bytes`']],
  ['an address inside a pool block', at('pool', 'ffffb20a`15c3a108'), ['`pool block FmCt + 0x48`']],
  ['a heap block', at('heap', 'address 0000023cb6764fa0'), ['state: `busy`', 'user size: `0x58 bytes`']],
  ['a timer', at('timer', '8016aea0'), ['`timer ntoskrnl!PopScanIdleList`', 'periodic: `yes`']],
  [
    'an exception record',
    at('exceptionRecord', 'ExceptionAddress'),
    ['`0xc0000005 STATUS_ACCESS_VIOLATION`', 'filmonui!Draw', 'Attempt to read'],
  ],
  ['a register', at('registers', '000001d5a2b3c4d0'), ['Register **`rbx`**']],
  [
    'the instruction pointer',
    at('registers', '00007ff6ab3511c2', 1),
    ['Register **`rip`**', 'mov eax,dword ptr', '`filmonui!Draw+0x22`'],
  ],
  [
    'a user thread',
    at('userThreads', '1  Id: 1f04.1f3c'),
    ['thread 1 1f04.1f3c', 'suspend count: `3`', 'more often'],
  ],
  ['its Cid', at('userThreads', '1f04.1f3c'), ['thread 1 1f04.1f3c', 'line 8']],
  [
    'an address on a user stack',
    at('userThreads', '000000d6`1b7fe8f0'),
    ['`user stack of thread 1f04.6e78 + 0xe8f0`'],
  ],
  ['a TEB', at('userThreads', '000000d6`1b5f2000'), ['TEB of thread']],
  [
    'the thread of SOS',
    `${recordExcerpts.userThreads}OS Thread Id: 0x1$0f3c (1)\n`,
    ['thread `0x1f3c` = 7996', 'render'],
  ],
  [
    'a user-mode address without its zeros',
    at('heap', '23cb6764fa0 '),
    ['``0000023c`b6764fa0``', 'heap block busy', 'Mentioned 3 times'],
  ],
  ['a managed thread', at('managed', '0    1 6e78'), ['`managed thread 1`', '`0x6e78`', 'locks held: `1`']],
];

describe('the card of', () => {
  it.each(cases)('%s', async (_what, marked, says) => {
    const shown = await hoverAt(marked);
    for (const words of says) expect(shown).toContain(words);
  });
});

describe('definition', () => {
  it.each([
    ['an address inside a module', at('modules', 'fffff805`31204d10', 1)],
    ['module and offset', at('modules', 'x4d10')],
  ])('of %s is the row of the module', async (_what, marked) => {
    expect((await definitionLines(marked))[0]).toMatch(/^fffff805`31200000 .* filmon/);
  });
});

const texts = [
  ...Object.entries(recordExcerpts),
  ...['rundown-deadlock', 'idle-thread-apc'].map((name) => [name, readSample(name)] as const),
  ...seedNames.map((name) => [name, readSeed(name)] as const),
];

it.each(texts)('every address of %s has a hover', { timeout: 60_000 }, async (_name, text) => {
  const analyzed = await analyze(text);
  for (const [line, content] of text.split('\n').entries())
    for (const { kind, start, text: token } of lexLine(content)) {
      const shown = hoverOf(await hover(analyzed, { line, character: start }));
      expect(shown).not.toMatch(/undefined|\[object|NaN/);
      if (kind === 'address' && !/^(?:0x)?[0`]+$/.test(token))
        expect(shown, `${line + 1} ${token}`).not.toBe('');
    }
});
