// What lies in what takes up memory.
import { expect, it } from 'vitest';
import { parseAddress } from '../../../../src/shared/address';
import { describeHit } from '../../../../src/server/transcript/things';
import { analyze } from '../../../support/analyze';
import { recordExcerpts } from '../../../support/recordExcerpts';

async function hits(text: string, printed: string): Promise<string[]> {
  const address = parseAddress(printed, 'zero');
  const { transcript } = await analyze(text);
  return address === undefined ? [] : transcript.things.at(address).map(describeHit);
}

it.each([
  ['modules', 'fffff80531200000', ['module filmon 3.1.7.22']],
  ['modules', 'fffff8053126ffff', []],
  ['modules', 'fffff80541000010', ['unloaded module dump_diskd.sys + 0x10']],
  ['pool', 'ffffb20a15c3a1ff', ['pool block FmCt + 0x13f']],
  ['pool', 'ffffb20a15c3a010', ['pool block File + 0x10']],
  ['pool', 'ffffb20a15c3a200', ['free pool block']],
  ['pool', 'ffffb20a15c3b000', []],
  ['heap', '23cb6764fa8', ['heap block busy + 0x8']],
  ['userThreads', '000000d61b7ffff8', ['user stack of thread 1f04.6e78 + 0xfff8']],
  ['managed', '000001B18F822B20', ['managed thread 1, thread 6e78 of the system']],
] as const)('%s: %s is in %j', async (excerpt, address, expected) => {
  expect(await hits(recordExcerpts[excerpt], address)).toEqual(expected);
});

const regions = `0:000> !address
  BaseAddress      EndAddress+1        RegionSize     Type       State                 Protect             Usage
--------------------------------------------------------------------------------------------------------------------------
+        0\`00000000        0\`00120000        0\`00120000             MEM_FREE    PAGE_NOACCESS                      Free
+        0\`00120000        0\`00121000        0\`00001000 MEM_MAPPED  MEM_COMMIT  PAGE_READONLY                      MappedFile "PageFile"
`;

it('has no address in free ranges', async () => {
  expect(await hits(regions, '00000000`00001000')).toEqual([]);
  expect(await hits(regions, '00000000`00120010')).toHaveLength(1);
});
