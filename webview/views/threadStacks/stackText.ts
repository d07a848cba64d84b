/** The tree as text to paste: what is shown, indented as it is shown. */
import type { StackModel } from '../../../src/shared/viewModel';
import { counted } from '../../format';
import { t } from '../../l10n/t';
import type { Row } from './rows';

export function stackText(rows: readonly Row[]): string {
  return rows.map((row) => `${'  '.repeat(row.level - 1)}${rowText(row)}\n`).join('');
}

/** `rrdtool.exe 1328.1348: waits for …`; the name alone where nothing else is known. */
export function stackHead({ label, detail }: StackModel): string {
  return detail === '' ? label : `${label}: ${detail}`;
}

export function rowText(row: Row): string {
  switch (row.kind) {
    case 'stack':
      return stackHead(row.stack);
    case 'group':
      return row.unique.stacks.length === 1
        ? stackHead(row.unique.stack)
        : t('stacks.sharing', { count: row.unique.stacks.length });
    case 'fold':
      return `… ${row.text}`;
    case 'branch':
      return `${counted(row.branch.count, 'thread')}  ${row.frame.text}`;
    case 'frame': {
      const { text, state, source } = row.frame;
      const mark =
        state === 'printed' ? '' : `  (${t(state === 'struck' ? 'stacks.stale' : 'stacks.restored')})`;
      return `${text}${source === undefined ? '' : `  [${source.path} @ ${source.line}]`}${mark}`;
    }
  }
}
