/** What log text must not do in a report: steer a terminal, become HTML, a link or a graph of its own. */

/**
 * What a terminal or an editor obeys instead of showing: control and format characters (direction marks among them), line and
 * paragraph separators, halves of surrogate pairs.
 */
const obeyed = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

/** One line of text that only shows. A tab or a line break becomes a blank, everything else that is obeyed disappears. */
export function plain(text: string): string {
  return text.replace(obeyed, (character) =>
    character === '\t' || character === '\n' || character === '\r' ? ' ' : '',
  );
}

/** Characters with which Markdown, GFM tables, math or HTML begin something inside a line. */
const inline = /[\\`*_[\]|~$@]/g;
/** What makes a line a heading, list, quote, rule or table. */
const lineStart = /^(\s*\d*)([#+\-=:.)])/;

/** Text for the inside of a Markdown line or table cell. HTML is written as entities, and nothing becomes a link. */
export function markdownText(text: string): string {
  return plain(text)
    .replace(inline, '\\$&')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/:(?=\/\/)/g, '\\:')
    .replace(/\bwww\./gi, (start) => `${start.slice(0, -1)}\\.`)
    .replace(lineStart, '$1\\$2');
}

/** A fenced block that its content cannot close. */
export function markdownCode(lines: readonly string[], language = ''): string {
  const content = lines.map(plain);
  const longest = content
    .flatMap((line) => line.match(/`+/g) ?? [])
    .reduce((most, run) => Math.max(most, run.length), 2);
  const fence = '`'.repeat(longest + 1);
  return [`${fence}${language}`, ...content, fence].join('\n');
}

/** A Mermaid label: every character that could be syntax as its code. */
export function mermaidLabel(text: string): string {
  return plain(text).replace(
    /[^A-Za-z0-9 .,:_+/()-]/gu,
    (character) => `#${character.codePointAt(0) ?? 32};`,
  );
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text for an HTML element or a quoted attribute. Line breaks stay. */
export function escapeHtml(text: string): string {
  return text
    .split('\n')
    .map((line) => plain(line).replace(/[&<>"]/g, (character) => entities[character] ?? ''))
    .join('\n');
}
