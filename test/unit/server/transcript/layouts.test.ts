/** Names of fields: which layouts a session's Windows may have, and what a `dt` settles. */
import { describe, expect, it } from 'vitest';
import { chooseLayouts } from '../../../../src/server/reference/layoutChoice';
import { buildNumber, kernelBuild } from '../../../../src/server/reference/kernelBuild';
import { layoutWords } from '../../../../src/server/transcript/layoutWords';
import { describeHit } from '../../../../src/server/transcript/things';
import { parseAddress } from '../../../../src/shared/address';
import { analyze } from '../../../support/analyze';
import { fileObject, irp10, thread10, threadXp } from '../../../support/excerpts';

const banner = (build: number): string => `Windows 10 Kernel Version ${build} MP (4 procs) Free x64\n`;
const thread = `0: kd> !thread ffffb20a22345080\n${thread10({ address: 'ffffb20a22345080', cid: '1a2c.0f10', image: 'app.exe', process: 'ffffb20a16a1c080' })}`;
const xp = `Windows XP Kernel Version 2600 (Service Pack 2) UP Free x86 compatible\nkd> !thread 86d1ada8\n${threadXp({ address: '86d1ada8', cid: '0190.0194', image: 'app.exe', process: '86a1c080' })}`;
const dt = (...fields: string[]): string =>
  `0: kd> dt nt!_KTHREAD\n${fields.map((field) => `   ${field}\n`).join('')}`;

/** What the text makes of an address: its name, and what that rests on. */
async function named(text: string, printed: string): Promise<string> {
  const address = parseAddress(printed, 'sign');
  const { things } = (await analyze(text)).transcript;
  const [hit] = address === undefined ? [] : things.at(address);
  if (!hit) return '';
  const rests = layoutWords(hit, things.buildOf(hit.thing.session));
  return `${describeHit(hit).replace(/^.*? \+ /, '+ ')}${rests === undefined ? '' : `; ${rests}`}`;
}

describe('a wait block inside a thread', () => {
  it.each([
    [
      'of a known build',
      banner(19041),
      'ffffb20a223451f0',
      '+ 0x170 (Tcb.WaitBlock[1]); derived from the layout of Windows build 19041',
    ],
    [
      'its members',
      banner(19041),
      'ffffb20a22345210',
      '+ 0x190 (Tcb.WaitBlock[1].Object); derived from the layout of Windows build 19041',
    ],
    [
      'their members',
      banner(19041),
      'ffffb20a223451c8',
      '+ 0x148 (Tcb.WaitBlock[0].WaitListEntry.Blink); derived from the layout of Windows build 19041',
    ],
    [
      'of a release with the same kernel',
      banner(19045),
      'ffffb20a223451f0',
      '+ 0x170 (Tcb.WaitBlock[1]); derived from the layout of Windows build 19041',
    ],
    [
      'of a build between two that agree',
      banner(17046),
      'ffffb20a223451f0',
      '+ 0x170 (Tcb.WaitBlock[1]); inferred: the nearest known builds below and above 17046 agree',
    ],
    [
      'of a build after all',
      banner(22631),
      'ffffb20a223451f0',
      '+ 0x170 (Tcb.WaitBlock[1]); inferred: all known builds of Windows 10 agree, and 22631 is newer than these',
    ],
    [
      'of an older layout',
      banner(7601),
      'ffffb20a223451b8',
      '+ 0x138 (Tcb.WaitBlock[1]); derived from the layout of Windows build 7601',
    ],
    ['where the builds differ', '', 'ffffb20a223451f0', '+ 0x170'],
    [
      'where the text names two builds',
      `${banner(19041)}0: kd> vertarget\n${banner(7601)}`,
      'ffffb20a223451f0',
      '+ 0x170',
    ],
    [
      'of Windows XP, on x86',
      '',
      '86d1ae30',
      '+ 0x88 (Tcb.WaitBlock[1]); derived from the layout of Windows build 2600',
    ],
  ])('%s', async (_, head, address, words) => {
    expect(await named(head + (address.length === 8 ? xp : thread), address)).toBe(words);
  });
});

describe('a dt of the session', () => {
  const header = '+0x000 Header           : _DISPATCHER_HEADER';
  it('goes before the layout of the build', async () => {
    const text = banner(19041) + thread + dt(header, '+0x150 WaitBlock        : [4] _KWAIT_BLOCK');
    expect(await named(text, 'ffffb20a223451d0')).toMatch(
      /\(Tcb\.WaitBlock\); observed: the dt in line \d+$/,
    );
    expect(await named(text, 'ffffb20a22345200')).toMatch(/\(Tcb\.WaitBlock\[1\]\)/);
  });
  it('that contradicts the table silences it', async () => {
    expect(await named(banner(19041) + thread, 'ffffb20a22345150')).toMatch(/\(Tcb\.WaitBlockList\)/);
    const other = dt(header, '+0x0c8 Teb              : Ptr64 Void');
    expect(await named(banner(19041) + thread + other, 'ffffb20a22345150')).toBe('+ 0xd0');
  });
  it('that agrees leaves the rest to the table', async () => {
    const same = dt(header, '+0x0f0 Teb              : Ptr64 Void');
    expect(await named(banner(19041) + thread + same, 'ffffb20a22345150')).toMatch(/\(Tcb\.WaitBlockList\)/);
  });
});

describe('the build', () => {
  const analysis = (field: string): string =>
    `0: kd> !analyze -v\nIRQL_NOT_LESS_OR_EQUAL (a)\nArguments:\nArg1: 0000000000000008, memory referenced\nDebugging Details:\n------------------\nPROCESS_NAME:  System\n${field}\nFAILURE_ID_HASH:  {11111111-2222-3333-4444-555555555555}\n`;
  const buildOf = async (text: string): Promise<string | undefined> =>
    (await analyze(text)).transcript.sessions[0]?.osBuild;
  it.each([
    ['OS_VERSION:  10.0.17763.1', '10.0 (build 17763)'],
    ['BUILD_VERSION_STRING:  7601.24000.amd64fre.win7sp1_ldr.171231-1547', '(build 7601)'],
    ['OSBUILD:  9600', '(build 9600)'],
    ['BUILDOSVER_STR:  6.1.7600.16385', '6.1 (build 7600)'],
    ['OSBUILD:  unknown', undefined],
  ])('is read from an analysis: %s', async (field, build) => {
    expect(await buildOf(analysis(field))).toBe(build);
  });
  it('of the banner stays, unless the analysis is of another kernel', async () => {
    expect(await buildOf(banner(19045) + analysis('OS_VERSION:  10.0.19041.1'))).toBe('10 (build 19045)');
    expect(await buildOf(banner(19045) + analysis('OS_VERSION:  10.0.17763.1'))).toBe('10.0 (build 17763)');
  });
  it('is read from Built by where the line above it was left out', async () => {
    const text = '0: kd> vertarget\nBuilt by: 7601.18700.amd64fre.win7sp1_gdr.141211-1742\nMachine Name:\n';
    expect((await analyze(text)).transcript.sessions[0]).toMatchObject({
      osBuild: '(build 7601)',
      machine: 'x64',
    });
  });
  it('is that of the release whose kernel it has', () => {
    expect(buildNumber('10 (build 19045)')).toBe(19045);
    expect(buildNumber(undefined)).toBeUndefined();
    expect([19041, 19042, 19045, 19046, 18363, 6003].map(kernelBuild)).toEqual([
      19041, 19041, 19041, 19046, 18362, 6002,
    ]);
  });
});

it.each([
  [9600, [1], 'build'],
  [9926, [1, 2], 'neighbours'],
  [22621, [2, 3], 'version'],
  [5000, [0, 1], 'neighbours'],
  [1381, [0, 1, 2, 3], 'all'],
  [undefined, [0, 1, 2, 3], 'all'],
] as const)('chooses for build %s the layouts %j: %s', (build, layouts, basis) => {
  const builds = [[2600], [7601, 9600], [10240, 14393], [17763, 19041]].map((numbers) => new Set(numbers));
  expect(chooseLayouts(builds, build)).toEqual({ layouts, basis });
});

it('names the inside of objects that all builds agree on', async () => {
  expect(await named(banner(19041) + fileObject('ffffb20a11112200'), 'ffffb20a11112290')).toMatch(
    /\(Lock\.Header\.WaitListHead\.Blink\); derived/,
  );
  const irp = irp10({ address: 'ffffb20a33330010', thread: 'ffffb20a22345080', file: 'ffffb20a11112200' });
  expect(await named(banner(22631) + irp, 'ffffb20a33330150')).toMatch(/\(stack location 2: DeviceObject\)/);
});
