/** The report as a page: one script and one style sheet by their hashes, and log text that is nowhere markup. */
import { expect, it } from 'vitest';
import { triageHtml } from '../../../../src/server/report/html';
import { analyze, readSample, transcriptOf } from '../../../support/analyze';

const page = {
  script: 'open()',
  style: 'body{}',
  scriptHash: 'c2NyaXB0',
  styleHash: 'c3R5bGU=',
  language: 'en',
};

async function html(text: string, file = 'log.txt'): Promise<string> {
  return [...triageHtml(await analyze(text), { file, page, ownCode: [] })].join('');
}

const contentOf = (text: string): unknown =>
  JSON.parse(/<script type="application\/json" id="content">(.*?)<\/script>/s.exec(text)?.[1] ?? '');

it('holds every view, and the lines they point to', async () => {
  const content = contentOf(await html(readSample('rundown-deadlock'))) as {
    models: { kind: string }[];
    lines: Record<number, string>;
  };
  expect([...new Set(content.models.map(({ kind }) => kind))].sort()).toEqual([
    'addressLens',
    'apcTimeline',
    'irpStack',
    'overview',
    'rawStack',
    'threadStacks',
    'waitGraph',
  ]);
  expect(content.lines[34]).toContain('fffffadfccf732d0');
});

it('lets nothing run but its own script, and loads nothing', async () => {
  const text = await html(readSample('idle-thread-apc'));
  expect(/http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(text)?.[1]).toMatch(
    /^default-src 'none'; script-src 'sha256-c2NyaXB0'; style-src 'sha256-c3R5bGU=' 'sha256-[^']+'$/,
  );
  expect(text.match(/<script/g)).toHaveLength(2);
  expect(text).not.toMatch(/<[^>]*\s(?:src|href)=/);
});

it('keeps what the log says from ending the script, and the name of the file from being markup', async () => {
  const attack = '</script><script>alert(1)</script><!--<img src=x onerror=alert(1)>';
  const text = transcriptOf(`
    0: kd> !thread fffffa8004c1b060
    THREAD fffffa8004c1b060  Cid 0004.0038  Teb: 0000000000000000 Win32Thread: 0000000000000000 WAIT: (Executive) KernelMode Non-Alertable
        fffffa8004d00010  SynchronizationEvent
    Owning Process            fffffa8003c6f040       Image:         ${attack}
    ${attack}
  `);
  const written = await html(text, attack);
  expect(written).not.toContain('<script>alert');
  expect(written).not.toContain('<img');
  expect(written.match(/<\/script>/g)).toHaveLength(2);
  expect(JSON.stringify(contentOf(written))).toContain('onerror');
});

it('carries the texts of its views in the language of the editor', async () => {
  const texts = JSON.stringify({ 'page.retry': 'Erneut versuchen </script>' });
  const written = [
    ...triageHtml(await analyze('0: kd> !irpfind'), {
      file: 'log.txt',
      page: { ...page, language: 'de', texts },
      ownCode: [],
    }),
  ].join('');
  expect(written).toContain('<html lang="de">');
  const carried = /<script type="application\/json" id="texts">(.*?)<\/script>/s.exec(written)?.[1];
  expect(JSON.parse(carried ?? '')).toEqual({ 'page.retry': 'Erneut versuchen </script>' });
});
