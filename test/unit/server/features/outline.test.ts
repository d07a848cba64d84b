import { describe, expect, it } from 'vitest';
import { readSample } from '../../../support/analyze';
import { foldedLines, outline } from '../../../support/features';

describe('documentSymbols', () => {
  it('nests sessions, blocks, threads, stacks', async () => {
    const symbols = (await outline(readSample('rundown-deadlock'))).split('\n');
    for (const line of [
      '  !process 0n4904 26-61',
      '    THREAD rrdtool.exe 1328.1348 33-60',
      '      stack: nt!KiSwapContext 47-60',
      '  !fileobj fffffadf`ccf73250 62-79',
      '    \\Temp\\php\\session\\sess_bkcavai8fak8antv9coq46at95 63-78',
      '    IRP fffffadf`cc225380 85-93',
      '    THREAD w3wp.exe 10f8.138c 106-126',
    ])
      expect(symbols).toContain(line);
  });

  it('puts findings where they lie', async () => {
    const symbols = (await outline(readSample('rundown-deadlock'))).split('\n');
    expect(symbols.some((line) => /^ {6}.* deadlock: rrdtool\.exe 1328\.1348 .* 34-34$/.test(line))).toBe(
      true,
    );
  });

  it('has no level for a single session', async () => {
    expect(
      await outline(
        '0: kd> k\nChild-SP RetAddr Call Site\nfffff880`0653b1c0 fffff800`02a7c1b2 nt!KiSwapContext+0x7a\n',
      ),
    ).toBe('k 1-3\n  stack: nt!KiSwapContext 2-3');
  });

  it('stays within what an editor shows, and counts the rest where it ends', async () => {
    const threads = Array.from(
      { length: 8000 },
      (_, index) =>
        `THREAD fffffadf${(0xcc000000 + index * 16).toString(16)}  Cid 1328.${index.toString(16)}  Teb: 0000000000000000 Win32Thread: 0000000000000000 RUNNING on processor 0\n`,
    );
    const symbols = await outline(`0: kd> !process 0 1f\n${threads.join('')}`);
    const names = symbols.split('\n');
    expect(names).toHaveLength(5000);
    expect(names.at(-1)?.trim()).toBe('… 3,002 more records 5000-5000');
  });

  it('counts the commands that do not fit', async () => {
    const names = (await outline('0: kd> vertarget\n'.repeat(2600))).split('\n');
    expect(names.at(-1)?.trim()).toBe('… 100 more commands 2501-2501');
  });
});

describe('folding', () => {
  it('folds blocks, threads and stacks', async () => {
    const ranges = await foldedLines(readSample('rundown-deadlock'));
    expect(ranges).toEqual(expect.arrayContaining(['26-60', '33-60', '47-60', '62-78', '80-93', '105-126']));
  });

  it('offers one range per line, in order', async () => {
    const starts = (await foldedLines(readSample('idle-thread-apc'))).map((range) =>
      Number(range.split('-')[0]),
    );
    expect(starts).toEqual([...new Set(starts)].sort((a, b) => a - b));
  });
});
