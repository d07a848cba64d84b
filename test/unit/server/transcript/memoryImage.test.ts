/** Memory that the text shows, by address and session. */
import { expect, it } from 'vitest';
import { parseAddress, type Address } from '../../../../src/shared/address';
import { analyze, readSample } from '../../../support/analyze';

const at = (text: string): Address => parseAddress(text, 'zero') ?? ('' as Address);

it('reads dd and dq with the line of each value', async () => {
  const { analysis, transcript } = await analyze(readSample('rundown-deadlock'));
  const user = transcript.sessions.at(-1)?.id ?? '';
  expect(analysis.memory.read(user, at('014edf48'))).toEqual({
    value: at('2b0'),
    size: 4,
    lines: [141, 141],
  });
  expect(analysis.memory.read(user, at('014edf6c'))).toEqual({ value: at('1'), size: 4, lines: [143, 143] });
  expect(analysis.memory.read(user, at('014edf7c'))).toEqual({ value: at('1'), size: 8, lines: [147, 147] });
  // Between two values, beyond the last, and the same address in another session.
  expect(analysis.memory.read(user, at('014edf4a'))).toBeUndefined();
  expect(analysis.memory.read(user, at('014edf70'))).toBeUndefined();
  expect(analysis.memory.read('s0', at('014edf48'))).toBeUndefined();
});

it('reads raw stacks', async () => {
  const { analysis, transcript } = await analyze(readSample('idle-thread-apc'));
  const value = analysis.memory.read(transcript.sessions[0]?.id ?? '', parseAddress('a9750cf4') ?? at('0'));
  expect(value).toEqual({
    value: 'ffffffff804f2dc4',
    size: 4,
    lines: [41, 41],
    symbol: 'nt!KiDeliverApc+0xc2',
  });
});

const user = `(1f04.6e78): Break instruction exception - code 80000003 (first chance)
0:000> db 00000200\`10001000 L10
00000200\`10001000  57 00 69 00 6e 00 33 00-32 00 00 00 41 00 00 00  W.i.n.3.2...A...
0:000> da 00000200\`10002000
00000200\`10002000  "pagefile.sys"
0:000> dt nt!_LIST_ENTRY 00000200\`10003000
 [ 0x00000200\`10001000 - 0x00000200\`10002000 ]
   +0x000 Flink            : 0x00000200\`10001000 _LIST_ENTRY [ 0x00000000\`00000000 - 0x00000000\`00000000 ]
   +0x008 Blink            : 0x00000200\`10002000 _LIST_ENTRY [ 0x00000000\`00000000 - 0x00000000\`00000000 ]
`;

it('puts numbers and strings together from bytes', async () => {
  const { analysis, transcript } = await analyze(user);
  const { memory } = analysis;
  const id = transcript.sessions.at(-1)?.id ?? '';
  expect(memory.readNumber(id, at('0000020010001000'), 4)?.value).toBe(at('00690057'));
  expect(memory.readNumber(id, at('0000020010001001'), 2)?.value).toBe(at('6900'));
  expect(memory.readNumber(id, at('000002001000100c'), 8)).toBeUndefined();
  expect(memory.text(id, at('0000020010001000'))).toEqual({
    text: 'Win32',
    encoding: 'UTF-16',
    lines: [3, 3],
  });
  expect(memory.text(id, at('000002001000100c'))).toBeUndefined();
  expect(memory.text(id, at('0000020010002000'))?.text).toBe('pagefile.sys');
});

it('reads the fields of structures', async () => {
  const { analysis, transcript } = await analyze(user);
  const id = transcript.sessions.at(-1)?.id ?? '';
  expect(analysis.memory.read(id, at('0000020010003008'))).toMatchObject({
    value: at('0000020010002000'),
    size: 8,
  });
});

it('reads the slots that the rows of an x86 stack stand for', async () => {
  const { analysis, transcript } = await analyze(`kd> kv
ChildEBP RetAddr  Args to Child
f7a1b8d4 804e1bd2 86d1ada8 86d1ae18 804f2d4c nt!KiSwapContext+0x2f (FPO: [Uses EBP] [0,0,4])
f7a1b8e0 804f2df4 00000000 86d1ada8 00000000 nt!KiSwapThread+0x8a (FPO: [0,0,0])
`);
  const id = transcript.sessions[0]?.id ?? '';
  const address = parseAddress('f7a1b8d8') ?? at('0');
  expect(analysis.memory.read(id, address)).toMatchObject({ value: 'ffffffff804e1bd2', size: 4 });
  expect(analysis.memory.conflicts).toEqual([]);
});
