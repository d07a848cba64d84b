/** Where a key leads in the tree: a row by index, or folding the one that has the focus. */
import type { Row } from './rows';

const page = 12;

export function treeStep(key: string, rows: readonly Row[], at: number): number | 'toggle' | undefined {
  const row = rows[at];
  const last = rows.length - 1;
  switch (key) {
    case 'ArrowDown':
      return Math.min(at + 1, last);
    case 'ArrowUp':
      return Math.max(at - 1, 0);
    case 'PageDown':
      return Math.min(at + page, last);
    case 'PageUp':
      return Math.max(at - page, 0);
    case 'Home':
      return 0;
    case 'End':
      return last;
    case 'ArrowRight':
      if (row?.open === undefined) return undefined;
      return row.open ? Math.min(at + 1, last) : 'toggle';
    case 'ArrowLeft':
      return row?.open === true ? 'toggle' : parentOf(rows, at);
    default:
      return undefined;
  }
}

function parentOf(rows: readonly Row[], at: number): number | undefined {
  const level = rows[at]?.level ?? 1;
  if (level === 1) return undefined;
  return rows.findLastIndex((other, index) => index < at && other.level < level);
}
