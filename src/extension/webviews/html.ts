/** The page of a webview: an empty body that the bundle fills, under a policy that lets nothing else in. */
import type { Page } from '../../shared/messages';

export interface HtmlOptions {
  readonly page: Page;
  readonly title: string;
  /** Fresh for every page. */
  readonly nonce: string;
  readonly cspSource: string;
  /** URIs of `dist/webview.js` and `dist/webview.css`. */
  readonly script: string;
  readonly style: string;
  /** Of the page: a BCP 47 tag, and its texts as JSON where the bundle does not speak it by itself. */
  readonly language: string;
  readonly texts?: string | undefined;
}

export function webviewHtml(options: HtmlOptions): string {
  const { page, title, nonce, script, style, language } = escaped(options);
  return `<!DOCTYPE html>
<html lang="${language}">
  <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="${escapeHtml(contentSecurityPolicy(options))}">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta property="csp-nonce" content="${nonce}">
    <link rel="stylesheet" href="${style}">
    <title>${title}</title>
  </head>
  <body data-page="${page}">
    <div id="app"></div>${textsBlock(options)}
    <script nonce="${nonce}" src="${script}"></script>
  </body>
</html>
`;
}

/** Data, which no policy speaks of; without a `<`, so that it ends where it ends. */
function textsBlock({ texts }: HtmlOptions): string {
  if (texts === undefined) return '';
  return `\n    <script type="application/json" id="texts">${texts.replace(/</g, '\\u003c')}</script>`;
}

/** The nonce is in `style-src` for the toolkit, which adds style elements that carry it. */
function contentSecurityPolicy({ nonce, cspSource }: HtmlOptions): string {
  return [
    `default-src 'none'`,
    `script-src 'nonce-${nonce}'`,
    `style-src ${cspSource} 'nonce-${nonce}'`,
    `font-src ${cspSource}`,
    `img-src ${cspSource}`,
  ].join('; ');
}

function escaped(options: HtmlOptions): Record<Exclude<keyof HtmlOptions, 'texts'>, string> {
  const { page, title, nonce, cspSource, script, style, language } = options;
  return {
    page,
    title: escapeHtml(title),
    nonce: escapeHtml(nonce),
    cspSource: escapeHtml(cspSource),
    script: escapeHtml(script),
    style: escapeHtml(style),
    language: escapeHtml(language),
  };
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => entities[character] ?? character);
}
