// What a running target, a script or an unknown extension prints, and what is left alone. All excerpts are written for the test.
import { describe, expect, it } from 'vitest';
import type { DebugOutputRecord } from '../../../../../src/server/model/debugOutput';
import { linesIn, parseText } from '../../../../support/parse';

function printedIn(text: string): DebugOutputRecord[] {
  return parseText(text).records.flatMap(({ record }) => (record.kind === 'debugOutput' ? record : []));
}

/** `3 × Request =…`, the lines of a record and who printed them. */
function words(text: string): string[] {
  return printedIn(text).map(
    ({ source, lines, lineCount, shapes }) =>
      `${source} ${lines.join('-')}, ${lineCount}: ${shapes.map(({ shape, count }) => `${count} × ${shape}`).join(', ')}`,
  );
}

describe('what a target prints', () => {
  it('is learnt from its repetition', () => {
    expect(
      words(`kd> g
Request 0x85f04030 from 'app.exe'
   Code: 0x22a008  Method: buffered
Request 0x85f04ab8 from 'other program.exe'
   Code: 0x22a00c  Method: neither
Request 0x85f04c00 from 'app.exe'
   Code: 0x22a010  Method: direct
starting up
`),
    ).toEqual(['target 1-6, 6: 3 × Request # from "…", 3 × Code: =… Method: =…']);
  });

  it.each([
    ['a function', 'mydrv!Dispatch: ', 'mydrv!Dispatch:'],
    ['a bracket', '[mydrv] ', '[mydrv]'],
    ['a number', '[01234] ', '[#]'],
    ['a name', 'MYDRV: ', 'MYDRV:'],
    ['a place in a source file', 'queue.rs(120) : ', 'queue.rs(#) :'],
    ['a time', '10:33:47.123 ', '#:#:#'],
  ])('is known by its tag, %s', (_, tag, shape) => {
    const text = `kd> g
driver of 3 devices
${tag}opened
driver of 4 devices
${tag}the device is now in use by 2 callers
driver of 5 devices
${tag}closed again
`;
    expect(words(text)).toEqual([`target 1-6, 6: 3 × driver of # devices, 3 × ${shape}`]);
    expect(linesIn(parseText(text), 'unrecognised')).toEqual([]);
  });

  it('stands above the first prompt of a log', () => {
    const printed = 'poll 1 of 9\npoll 2 of 9\npoll 3 of 9\n';
    expect(words(`Opened log file 'c:\\debug.log'\n${printed}`)).toEqual(['target 1-3, 3: 3 × poll # of #']);
    expect(words(printed)).toEqual([]);
  });

  it('goes on where the target stopped and its stack was printed', () => {
    const parsed = parseText(`kd> g
poll 1 of 9
poll 2 of 9
poll 3 of 9
Breakpoint 0 hit
ChildEBP RetAddr  
f8ac0000 804e0f12 mydrv!Dispatch
f8ac0014 804e1a10 nt!IopfCallDriver+0x31
poll 4 of 9
poll 5 of 9
poll 6 of 9
`);
    expect(linesIn(parsed, 'unrecognised')).toEqual([]);
    expect(parsed.records.map(({ record: { kind } }) => kind)).toContain('stack');
  });
});

describe('what a script or an unknown extension prints', () => {
  it.each([
    ['script', '0: kd> $$>a<c:\\scripts\\devices.txt'],
    ['script', '0:000> .foreach (at { !list }) { .printf "%p\\n", at }'],
    ['script', '0: kd> !for_each_module .echo @#ModuleName'],
    ['extension', '0: kd> !mydbg.devices'],
  ])('is columns: %s %s', (source, command) => {
    const text = `${command}
Name            Device      State
sample one      85f04030    2
other           85f04ab8    0
third of all    85f04c00    1
`;
    expect(words(text)).toEqual([`${source} 2-4, 3: 3 × … # #`]);
    expect(linesIn(parseText(text), 'unrecognised')).toEqual([]);
  });
});

describe('what is left alone', () => {
  it.each([
    ['twice is no shape', 'kd> g\nProcess 0x85346a50 terminated\nProcess 0x852e2508 terminated\n'],
    [
      'sentences of an author',
      `kd> g
Note: the target is running at this point and we can look at the device.
Note: after some time it stops with a breakpoint in our dispatch routine.
Note: from here on nothing of what we see was expected by the author.
`,
    ],
    ['the output of a command', '0: kd> dt sample!_X\nfirst thing 1\nsecond thing 2\nthird thing 3\n'],
    [
      'the body of a THREAD',
      `kd> g
THREAD 8a4fe020  Cid 0004.0038  Teb: 00000000 Win32Thread: 00000000 WAIT: (WrQueue) KernelMode Non-Alertable
    8a4fe0d8  SynchronizationEvent
Unheard 1
Unheard 2
Unheard 3
`,
    ],
  ])('%s', (_, text) => {
    expect(words(text)).toEqual([]);
  });

  it('lines of one shape, however many, cost no more than their number', () => {
    const lines = Array.from({ length: 20_000 }, (_, at) => `'${at} "${'x'.repeat(at % 50)} [${at}: `);
    const began = performance.now();
    printedIn(`kd> g\n${lines.join('\n')}`);
    expect(performance.now() - began).toBeLessThan(4000);
  });
});
