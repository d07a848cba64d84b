/** Code lenses and inlay hints of a source file: from a function or a call to the stacks that it stands on. */
import * as l10n from '@vscode/l10n';
import type { CodeLens, InlayHint, Range } from 'vscode-languageserver-types';
import { numberText } from '../../shared/numberText';
import type { FileUses, Use } from './sourceUses';

const most = 500;

export function sourceLenses({ definitions }: FileUses): CodeLens[] {
  return definitions.slice(0, most).map((use) => ({
    range: {
      start: { line: use.line - 1, character: 0 },
      end: { line: use.line - 1, character: use.column },
    },
    command: {
      title: use.drifted ? l10n.t('{0} · this file is newer than the dump', useWords(use)) : useWords(use),
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
        ? l10n.t('This file is newer than the dump: if it was edited since, lines have moved.')
        : '',
    }));
}

function useWords({ rows, crashed }: Use): string {
  const stacks = rows.length === 1 ? l10n.t('on 1 stack') : l10n.t('on {0} stacks', numberText(rows.length));
  return crashed === 0 ? stacks : l10n.t('{0}, {1} crashed here', stacks, numberText(crashed));
}
