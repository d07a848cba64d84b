/** The tree as text to paste: what is shown, indented as it is shown. */
import { counted } from '../../format';
import type { Row } from './rows';

export function stackText(rows: readonly Row[]): string {
  return rows.map((row) => `${'  '.repeat(row.level - 1)}${rowText(row)}\n`).join('');
}

export function rowText(row: Row): string {
  switch (row.kind) {
    case 'stack':
      return `${row.stack.label}: ${row.stack.detail}`;
    case 'group':
      return `${counted(row.unique.stacks.length, 'thread')} with this stack`;
    case 'fold':
      return `… ${row.text}`;
    case 'branch':
      return `${counted(row.branch.count, 'thread')}  ${row.frame.text}`;
    case 'frame': {
      const { text, state, source } = row.frame;
      const mark = { printed: '', struck: '  (stale)', restored: '  (restored)' }[state];
      return `${text}${source === undefined ? '' : `  [${source.path} @ ${source.line}]`}${mark}`;
    }
  }
}
