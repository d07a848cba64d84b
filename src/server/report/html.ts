/**
 * The triage as one HTML page that opens without a network: the views of the editor, and the lines they rest on.
 *
 * What the text says is in the page as JSON that no parser takes for markup, and reaches the screen as text alone. The policy names the
 * only script and the only style sheet by their hashes, so that nothing else could run even if it were there.
 */
import type { ViewKind, ViewModel } from '../../shared/viewModel';
import type { ReportContent } from '../../shared/reportContent';
import type { Analyzed } from '../findings/analyzed';
import { viewOf } from '../views/index';
import type { StackWishes } from '../views/threadStacks';
import { escapeHtml } from './escape';
import { quotedLines } from './quotedLines';
import { triageText } from './text';

/** What the page is made of. Hashes are SHA-256, in base64. */
export interface ReportPage {
  readonly script: string;
  readonly style: string;
  readonly scriptHash: string;
  readonly styleHash: string;
  /** Of the views: a BCP 47 tag. What the analysis says is English. */
  readonly language: string;
  /** Its texts as JSON; the script speaks English by itself. */
  readonly texts?: string;
}

export interface HtmlOptions {
  /** As the user knows the text: a path or a name. */
  readonly file: string;
  readonly page: ReportPage;
  readonly ownCode: StackWishes['ownCode'];
}

const kinds: readonly ViewKind[] = ['overview', 'irpStack', 'apcTimeline', 'waitGraph', 'rawStack'];
/** Addresses that the lens can look at. */
const mostLenses = 24;

/** The hash of nothing: the toolkit adds a style element that it fills by script. */
const emptyStyle = 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=';

export function* triageHtml(analyzed: Analyzed, { file, page, ownCode }: HtmlOptions): Iterable<string> {
  const policy = `default-src 'none'; script-src 'sha256-${page.scriptHash}'; style-src 'sha256-${page.styleHash}' '${emptyStyle}'`;
  yield `<!DOCTYPE html>
<html lang="${page.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${escapeHtml(`Triage of ${file}`)}</title>
<style>${page.style}</style>
</head>
<body data-page="triage">
<div id="app"></div>
<noscript><pre>${escapeHtml(triageText(analyzed, { file, color: false }))}</pre></noscript>
${
  page.texts === undefined
    ? ''
    : `<script type="application/json" id="texts">${inScript(page.texts)}</script>
`
}<script type="application/json" id="content">`;
  const models = [...modelsOf(analyzed, ownCode)];
  const content: ReportContent = {
    title: file,
    uri: 'kdscope:report',
    view: 'overview',
    models,
    lines: quotedLines(analyzed.transcript.source, models),
  };
  yield inScript(JSON.stringify(content));
  yield `</script>
<script>${page.script}</script>
</body>
</html>
`;
}

function* modelsOf(analyzed: Analyzed, ownCode: StackWishes['ownCode']): Iterable<ViewModel> {
  for (const kind of kinds) yield viewOf(kind, analyzed);
  yield viewOf('threadStacks', analyzed, undefined, { ...(ownCode && { ownCode }) });
  const lens = viewOf('addressLens', analyzed);
  yield lens;
  if (lens.kind !== 'addressLens') return;
  for (const { address } of lens.suggestions.slice(0, mostLenses))
    if (address !== lens.about) yield viewOf('addressLens', analyzed, address);
}

/** JSON in which no `<` stands: neither a tag nor a comment can begin or end in it. */
function inScript(json: string): string {
  return json
    .replace(/</g, '\\u003c')
    .replace(/\u2028/g, '\\u2028')
    .replace(/\u2029/g, '\\u2029');
}
