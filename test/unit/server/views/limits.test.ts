// What limits leave out is said where a reader looks: tree, overview, report, terminal, status.
import { describe, expect, it } from 'vitest';
import { triageMarkdown } from '../../../../src/server/report/markdown';
import { triageText } from '../../../../src/server/report/text';
import { statusOf } from '../../../../src/server/service/status';
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
