/** What an address leads to: interiors with their fields, stack locations, flag bits, other spellings. */
import { expect, it } from 'vitest';
import { parseAddress } from '../../../../src/shared/address';
import { describeHit } from '../../../../src/server/transcript/things';
import { analyze } from '../../../support/analyze';
import { fileObject, irp10, kernel10, kernelXp, thread10 } from '../../../support/excerpts';

async function hits(text: string, printed: string): Promise<string[]> {
  const address = parseAddress(printed, 'zero');
  const { transcript } = await analyze(text);
  return address === undefined ? [] : transcript.things.at(address).map(describeHit);
}

const thread = thread10({
  address: 'ffffb20a22345080',
  cid: '1a2c.0f10',
  image: 'app.exe',
  process: 'ffffb20a16a1c080',
});
const irp = irp10({ address: 'ffffb20a33330010', thread: 'ffffb20a22345080', file: 'ffffb20a11112200' });
const list = `0: kd> dt nt!_LIST_ENTRY ffffb20a\`11112400
 [ 0xffffb20a\`11112500 - 0xffffb20a\`11112600 ]
   +0x000 Flink            : 0xffffb20a\`11112500 _LIST_ENTRY [ 0x0 - 0x0 ]
   +0x008 Blink            : 0xffffb20a\`11112600 _LIST_ENTRY [ 0x0 - 0x0 ]
`;
const apcXp = `kd> !thread 86d1ada8
THREAD 86d1ada8  Cid 0190.0194  Teb: 7ffde000 Win32Thread: 00000000 WAIT: (Executive) KernelMode Non-Alertable
    86d1ae18  NotificationEvent
`;

it.each([
  ['the header of an IRP', irp, 'ffffb20a33330058', /^IRP .* \+ 0x48 \(UserIosb\)$/],
  ['a stack location', irp, 'ffffb20a33330128', /\+ 0x118 \(stack location 2\)$/],
  ['a field of a stack location', irp, 'ffffb20a33330108', /\(stack location 1: DeviceObject\)$/],
  ['a file object', fileObject('ffffb20a11112200'), 'ffffb20a11112280', /\(Lock\)$/],
  ['a place in a thread that no table names', thread, 'ffffb20a22345103', /^app\.exe 1a2c\.f10 \+ 0x83$/],
  // As an owner of a resource is printed.
  ['flags below a pointer', thread, 'ffffb20a22345083', /\+ 0x3 \(flags in the low bits of a reference\)$/],
  ['a structure in memory', list, 'ffffb20a11112408', /^nt!_LIST_ENTRY \+ 0x8 \(Blink\)$/],
] as const)('%s', async (_, text, address, words) => {
  expect((await hits(kernel10 + text, address))[0]).toMatch(words);
});

it('takes the layout that the text prints before any other', async () => {
  const printed = `0: kd> dt nt!_ETHREAD
   +0x000 Tcb              : _KTHREAD
   +0x083 MyField          : UChar
`;
  expect(await hits(kernel10 + thread + printed, 'ffffb20a22345103')).toEqual([
    'app.exe 1a2c.f10 + 0x83 (MyField)',
  ]);
});

it('reads both spellings of a 32-bit address', async () => {
  expect(await hits(kernelXp + apcXp, '0000000086d1ada8')).toEqual(['thread 190.194']);
  expect(await hits(kernelXp + apcXp, 'ffffffff86d1ada8')).toEqual(['thread 190.194']);
});

it('has nothing between objects', async () => {
  expect(await hits(kernel10 + thread, 'ffffb20a22346080')).toEqual([]);
  expect(await hits(kernel10 + thread, 'ffffb20a22345078')).toEqual([]);
});
