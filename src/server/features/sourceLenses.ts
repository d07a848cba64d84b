/** Code lenses and inlay hints of a source file: from a function or a call to the stacks that it stands on. */
import type { CodeLens, InlayHint, Range } from 'vscode-languageserver-types';
import type { FileUses, Use } from './sourceUses';

const most = 500;

export function sourceLenses({ definitions }: FileUses): CodeLens[] {
  return definitions.slice(0, most).map((use) => ({
    range: {
      start: { line: use.line - 1, character: 0 },
      end: { line: use.line - 1, character: use.column },
    },
    command: {
      title: useWords(use) + (use.drifted ? ' · this file is newer than the dump' : ''),
      command: 'kdscope.showStacks',
      arguments: [use.rows],
    },
  }));
}

/** At the end of the line of each call. */
export function sourceHints({ sites }: FileUses, { start, end }: Range): InlayHint[] {
  return sites
    .filter(({ line }) => start.line < line && line <= end.line + 1)
    .slice(0, most)
    .map((use) => ({
      position: { line: use.line - 1, character: use.column },
      label: `◂ ${useWords(use)}`,
      paddingLeft: true,
      tooltip: use.drifted
        ? 'This file is newer than the dump: if it was edited since, lines have moved.'
        : '',
    }));
}

function useWords({ rows, crashed }: Use): string {
  const stacks = `on ${rows.length} ${rows.length === 1 ? 'stack' : 'stacks'}`;
  return crashed === 0 ? stacks : `${stacks}, ${crashed} crashed here`;
}
