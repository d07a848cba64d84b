/** The tag of a row of `!pool`, `!poolfind` or `!poolused`: who allocates with it. */
import { poolTag, type PoolTag } from '../../reference/poolTags';
import { covers } from '../position';
import { recordAt, type Spot } from '../spot';
import type { Card } from './card';
import { bold, code, escaped, lines, paragraphs } from './markdown';

const known: Readonly<Record<PoolTag['source'], string>> = {
  file: 'From the tag file of the settings.',
  documented: 'Documented.',
  verified: 'Two public sources agree.',
  'memory tools': 'Tools that search memory for such objects rely on it.',
  'object type': 'The tag of an object is the beginning of the name of its type.',
};

export const poolTagCard: Card = async (spot, _locate, userTags) => {
  const tag = tagAt(spot);
  // On the row, but on no other number of it.
  if (tag === undefined || (spot.token && spot.token.text !== tag)) return undefined;
  const entry = poolTag(tag, await userTags?.());
  if (!entry) return undefined;
  return paragraphs(
    `${bold(`Pool tag ${code(tag)}`)}: ${escaped(entry.description)}`,
    lines(entry.binary && `Allocated by ${code(entry.binary)}`, known[entry.source]),
  );
};

function tagAt(spot: Spot): string | undefined {
  const { transcript } = spot.analyzed;
  const pool = recordAt(spot, 'pool');
  const usage = recordAt(spot, 'poolUsage');
  return (
    pool?.record.blocks.find((block) => covers(transcript.lines(pool, block.lines), spot.line))?.tag ??
    usage?.record.rows.find((row) => covers(transcript.lines(usage, row.lines), spot.line))?.tag
  );
}
