/** The page of a webview: what it lets in, and what it carries. */
import { describe, expect, it } from 'vitest';
import { webviewHtml, type HtmlOptions } from '../../../../src/extension/webviews/html';

const options: HtmlOptions = {
  page: 'triage',
  title: 'Triage: <b>"a&b".log',
  nonce: 'N0nce',
  cspSource: 'https://host.test',
  script: 'https://host.test/dist/webview.js',
  style: 'https://host.test/dist/webview.css',
  language: 'en',
};
const html = webviewHtml(options);
const policy = /Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1]?.split('; ');

describe('webviewHtml', () => {
  it('lets in nothing but its own files and what carries the nonce', () => {
    expect(policy).toEqual([
      "default-src 'none'",
      "script-src 'nonce-N0nce'",
      "style-src https://host.test 'nonce-N0nce'",
      'font-src https://host.test',
      'img-src https://host.test',
    ]);
    expect(html).not.toContain('unsafe');
  });

  it('hands the nonce to the script and to the toolkit', () => {
    expect(html).toContain('<meta property="csp-nonce" content="N0nce">');
    expect(html).toContain('<script nonce="N0nce" src="https://host.test/dist/webview.js"></script>');
  });

  it('says what the page is', () => {
    expect(html).toContain('<html lang="en">');
    expect(html).toContain('<body data-page="triage">');
    expect(html).toContain('<div id="app"></div>');
  });

  it('escapes the name of a file', () => {
    expect(html).toContain('<title>Triage: &lt;b&gt;&quot;a&amp;b&quot;.log</title>');
  });

  it('carries texts of another language as data that cannot end early', () => {
    const german = webviewHtml({ ...options, language: 'de', texts: '{"page.retry":"</script><b>"}' });
    expect(german).toContain('<html lang="de">');
    expect(german).toContain(
      '<script type="application/json" id="texts">{"page.retry":"\\u003c/script>\\u003cb>"}</script>',
    );
    expect(html).not.toContain('id="texts"');
  });
});
