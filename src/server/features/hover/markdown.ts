/** Markdown for hovers. Text of a transcript gets in through `code` or `escaped` only: no image, link, tag or command of it comes alive. */

const longest = 300;

/** Inline code; text with backticks gets a longer fence. */
export function code(text: string): string {
  const shown = clipped(text);
  if (shown === '') return '';
  const ticks = Math.max(0, ...Array.from(shown.matchAll(/`+/g), ([run]) => run.length));
  const fence = '`'.repeat(ticks + 1);
  const pad = shown.startsWith('`') || shown.endsWith('`') ? ' ' : '';
  return `${fence}${pad}${shown}${pad}${fence}`;
}

/** Plain text: everything that Markdown, HTML or an automatic link would read otherwise is escaped. */
export function escaped(text: string): string {
  return oneLine(text)
    .replace(/[\\`*[\]<>&|~@$]/g, '\\$&')
    .replace(/(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g, '\\_')
    .replace(/!(?=\\\[)/g, '\\!')
    .replace(/:(?=\/\/)/g, '\\:')
    .replace(/\bwww\./gi, (match) => `${match.slice(0, -1)}\\.`)
    .replace(/^([-+#=])/, '\\$1')
    .replace(/^(\d+)([.)])/, '$1\\$2');
}

/** A link to a place of the workspace: the target is ours, the label is not. */
export function link(label: string, uri: string): string {
  return `[${escaped(label)}](<${uri.replace(/[<>\s\\]/g, encodeURIComponent)}>)`;
}

export function bold(markdown: string): string {
  return `**${markdown}**`;
}

/** Lines of a card; empty ones are left out. */
export function lines(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join('  \n');
}

export function list(items: readonly string[]): string {
  return items.map((item) => `- ${item}`).join('\n');
}

/** Paragraphs of a card; empty ones are left out. */
export function paragraphs(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join('\n\n');
}

function clipped(text: string): string {
  const shown = oneLine(text);
  return shown.length > longest ? `${shown.slice(0, longest)}…` : shown;
}

/** Control and direction characters are dropped, and line ends with them. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]+/gu, ' ').trim();
}
