// What limits leave out is said where a reader looks: tree, overview, report, terminal, status.
import { describe, expect, it } from 'vitest';
import { triageMarkdown } from '../../../../src/server/report/markdown';
import { triageText } from '../../../../src/server/report/text';
import { statusOf } from '../../../../src/server/service/status';
import { mergedIrps } from '../../../../src/server/transcript/irps';
import { overview } from '../../../../src/server/views/overview';
import { treeOf } from '../../../../src/server/views/tree';
import { analyze } from '../../../support/analyze';

const long = (length: number): string => `0: kd> !dumb\n${'x'.repeat(length)}\n`;
const said = 'Line longer than 4096 characters: what follows them is not read';

describe('a line that is longer than what is read of it', () => {
  it.each([
    ['one', long(5000), said],
    ['several', `${long(5000)}${long(10)}${long(9000)}`, `${said}, 2 times`],
  ])('%s', async (_, text, words) => {
    const analyzed = await analyze(text);
    expect(statusOf(analyzed).problems).toEqual([{ lines: [2, 2], message: words }]);
    expect(overview(analyzed).coverage.unread[0]).toMatchObject({ text: words, lines: [2, 2] });
    const group = treeOf(analyzed).find(({ id }) => id === 'unread');
    expect(group?.children?.[0]).toMatchObject({ label: words, description: 'line 2' });
    expect(triageMarkdown(analyzed, { file: 'a.log' })).toContain(`- line 2: ${words}`);
    const terminal = triageText(analyzed, { file: 'a.log', color: false }).replace(/\s+/g, ' ');
    expect(terminal).toContain(`line 2: ${words}`);
  });

  it('says nothing at the limit itself', async () => {
    expect(statusOf(await analyze(long(4096))).problems).toEqual([]);
  });
});

describe('a heap of logs', () => {
  it('counts the sessions that it does not show', async () => {
    const banner = 'Microsoft (R) Windows Debugger Version 10.0.19041.1 AMD64\n0: kd> vertarget\n';
    const analyzed = await analyze(banner.repeat(230));
    expect(analyzed.transcript.sessions).toHaveLength(230);
    expect(treeOf(analyzed).map(({ label }) => label)).toContain('… 30 more sessions');
    expect(overview(analyzed).coverage.unread).toContainEqual(
      expect.objectContaining({ text: '… 190 more sessions', lines: [81, 82] }),
    );
  });
});

describe('more than relations are made of', () => {
  const hex = (value: number): string => value.toString(16).padStart(8, '0');

  it('memory', async () => {
    const dump = (from: number, rows: number): string =>
      `0: kd> dq fffff880\`${hex(from)}\n${Array.from({ length: rows }, (_, row) => `fffff880\`${hex(from + 16 * row)}  00000000\`00000001 00000000\`00000002\n`).join('')}`;
    const whole = await analyze(dump(0x10000000, 250_000));
    expect(statusOf(whole).problems).toEqual([]);
    const more = await analyze(dump(0x10000000, 250_000) + dump(0x20000000, 1));
    expect(statusOf(more).problems).toEqual([
      {
        lines: [250_003, 250_003],
        message: 'More than 500,000 values of memory: from here on they are not looked up',
      },
    ]);
    expect(overview(more).coverage.unread).toHaveLength(1);
  });

  it('requests', async () => {
    const rows = [1, 2, 3].map(
      (row) =>
        `fffffa8003c4b0${row}0 [fffffa8001867b60] irpStack: ( 3, 0)  fffffa8003a5c060 [ \\Driver\\disk]\n`,
    );
    const { transcript } = await analyze(
      `0: kd> !irpfind\n\n  Irp    [ Thread ] irpStack: (Mj,Mn)   DevObj  [Driver]         MDL Process\n${rows.join('')}`,
    );
    expect(mergedIrps(transcript)).toMatchObject({ irps: { length: 3 }, leftOut: undefined });
    expect(mergedIrps(transcript, 2)).toMatchObject({ irps: { length: 2 }, leftOut: [6, 6] });
  });
});
