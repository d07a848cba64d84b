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
}

export function webviewHtml(options: HtmlOptions): string {
  const { page, title, nonce, script, style } = escaped(options);
  return `<!DOCTYPE html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="${escapeHtml(contentSecurityPolicy(options))}">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta property="csp-nonce" content="${nonce}">
    <link rel="stylesheet" href="${style}">
    <title>${title}</title>
  </head>
  <body data-page="${page}">
    <div id="app"></div>
    <script nonce="${nonce}" src="${script}"></script>
  </body>
</html>
`;
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

function escaped(options: HtmlOptions): Record<keyof HtmlOptions, string> {
  const { page, title, nonce, cspSource, script, style } = options;
  return {
    page,
    title: escapeHtml(title),
    nonce: escapeHtml(nonce),
    cspSource: escapeHtml(cspSource),
    script: escapeHtml(script),
    style: escapeHtml(style),
  };
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => entities[character] ?? character);
}
