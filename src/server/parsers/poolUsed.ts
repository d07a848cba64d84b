/**
 * `!poolused`.
 *
 *     Sorting by Paged Pool Consumed
 *                    NonPaged                  Paged
 *      Tag     Allocs         Used     Allocs         Used
 *      CM31         0            0      11923     55136256	Internal Configuration manager allocations , Binary: nt!cm
 *
 * Documentation: "!poolused".
 */
import type { PoolUsageRow } from '../model/pool';
import { flat, intern } from '../text/intern';
import { defined } from './lines/values';
import { walk } from './lines/walk';
import { nothing, type Parser } from './parser';

const sorting = /^Sorting by (.+?)\s*$/i;
const around =
  /^(?:Pool Used:|NonPaged\s+Paged|Tag\s+Allocs\s+(?:Frees|Used)|Using a machine size of|\.{2,}|unable to |Nonpaged\s+Paged)/i;
/** A tag may hold blanks, and may have been cut to fewer than four characters; the tab before the owner may be lost. */
const row = /^(\S(?:.{0,3}?\S)?)\s+(\d+)\s+(\d+)\s+(\d+)\s+(\d+)(\D.*)?$/;

export const poolUsedParser: Parser = {
  commands: /^!poolused\b/i,
  openers: [{ kind: 'poolUsage', starts: ['Pool Used:'], joins: ['command'] }],
  parse(text, _context, from) {
    const rows: PoolUsageRow[] = [];
    let sortedBy: string | undefined;
    const lines = walk(text, from, (line, at) => {
      const sorted = sorting.exec(line)?.[1];
      sortedBy ??= sorted === undefined ? undefined : intern(sorted);
      if (sorted !== undefined || around.test(line)) return true;
      const match = row.exec(line);
      if (!match) return false;
      const [, tag = '', allocations, used, pagedAllocations, pagedUsed, owner] = match;
      rows.push(
        defined({
          tag: intern(tag),
          nonPagedAllocations: Number(allocations),
          nonPagedUsed: Number(used),
          pagedAllocations: Number(pagedAllocations),
          pagedUsed: Number(pagedUsed),
          owner: owner === undefined ? undefined : flat(owner.trim()),
          lines: [at, at] as const,
        }),
      );
      return true;
    });
    return lines ? { records: [defined({ kind: 'poolUsage' as const, lines, sortedBy, rows })] } : nothing;
  },
};
