/** BC05: neighbouring pool blocks of `!pool` whose headers contradict each other: one of the two headers was overwritten. */
import { addOffset, commandAddress, formatAddress } from '../../shared/address';
import type { PoolBlock, PoolRecord } from '../model/pool';
import type { Analysis } from '../transcript/analysis';
import type { Entry } from '../transcript/transcript';
import type { Draft, Rule } from './rule';

export const poolHeaders: Rule = {
  id: 'pool-headers',
  severity: 'warning',
  surface: 'diagnostic',
  summary:
    'Two neighbouring pool headers contradict each other: what was overwritten there lies between them.',
  *check(analysis) {
    for (const entry of analysis.transcript.each('pool')) {
      const pair = contradiction(entry.record);
      if (pair) yield draft(analysis, entry, pair);
    }
  },
};

type Pair = readonly [block: PoolBlock, next: PoolBlock];

/** The first of two blocks, one behind the other, of which the second says another size of the first than that itself. */
function contradiction({ blocks }: PoolRecord): Pair | undefined {
  for (const [at, block] of blocks.entries()) {
    const next = blocks[at + 1];
    // Newer systems keep no previous size, and 0 is printed for each block.
    if (!next?.previousSize || block.size === 0 || next.previousSize === block.size) continue;
    if (addOffset(block.address, block.size) === next.address) return [block, next];
  }
  return undefined;
}

function draft({ transcript, crashes }: Analysis, entry: Entry<PoolRecord>, [block, next]: Pair): Draft {
  const { session } = entry;
  const [size, said] = [block.size, next.previousSize ?? 0].map((bytes) => `0x${bytes.toString(16)}`);
  const hasCrash = crashes.some((crash) => crash.session.id === session.id && crash.code !== undefined);
  const at = formatAddress(next.address);
  return {
    session: session.id,
    subject: next.address,
    lines: transcript.lines(entry, next.lines),
    grade: 'derived',
    // A running target may have changed the page while it was read.
    ...(!hasCrash && { severity: 'info' }),
    message: `The pool header at ${at} says that ${said ?? ''} bytes lie before it; the block there${tagOf(block)} is ${size ?? ''} bytes: one of the two headers was overwritten.`,
    proof: [
      {
        claim: `the block ends where the next one begins`,
        lines: transcript.lines(entry, block.lines),
        grade: 'derived',
        check: { terms: [block.address, `+${size ?? ''}`], equals: next.address },
      },
      {
        claim: `the next one prints previous size ${said ?? ''}`,
        lines: transcript.lines(entry, next.lines),
        grade: 'observed',
      },
    ],
    related: [],
    alternatives: [
      `the owner of the block before ${at} wrote past its end`,
      'something wrote through a stale pointer',
      ...(hasCrash ? [] : ['the target ran while the page was read']),
    ],
    missing: [{ what: 'the bytes around the header', command: `dc ${commandAddress(block.address)}` }],
    next: [`!poolval ${commandAddress(block.address)}`, `dc ${commandAddress(block.address)}`],
  };
}

function tagOf({ tag }: PoolBlock): string {
  return tag === undefined ? '' : `, tag ${tag},`;
}
