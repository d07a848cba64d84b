/**
 * `!pool`, `!poolfind` and `!poolval`.
 *
 *     Pool page fffffa8003c5e010 region is Nonpaged pool
 *     *fffffa8003c5e000 size:  150 previous size:    0  (Allocated) *File (Protected)
 *                 Pooltag File : File objects
 *
 * Documentation: "!pool", "!poolfind", "!poolval".
 */
import type { Context } from '../model/context';
import type { PoolBlock, PoolRecord } from '../model/pool';
import { flat, intern } from '../text/intern';
import { addressIn, defined, hexNumber } from './lines/values';
import { walk } from './lines/walk';
import { nothing, type Parser } from './parser';

const page = /^Pool page (?:0x)?([0-9a-f`]{8,17}) region is (.+?)\s*$/i;
const block =
  /^(\*?)\s*([0-9a-f`]{8,17})\s+size:\s*([0-9a-f]+)\s+(?:previous size:\s*([0-9a-f]+)|data:\s*[0-9a-f`]+)\s*(?:\(([\w ]+)\)?\s*)?\s*(\*?)(.*)$/i;
const found = /^(?:0x)?([0-9a-f`]{8,17})\s*:\s*(?:tag (\S{1,4}),\s*)?size\s+(?:0x)?([0-9a-f]+),\s*(.*)$/i;
const owner = /^(?:Owning component|Pooltag (?!\S*:$)(.{1,4}?))\s*:\s*(.*)$/i;
/** What `!pool ADDRESS 1` dumps of a block. */
const contents = /^[0-9a-f`]{8,17}\s+(?:[0-9a-f`]{8,17}\s*){2,4}(?:\s.*)?$/i;
const around =
  /^(?:Scanning large pool allocation table for [Tt]ag:?|Searching \w+(?: \w+){0,4} pool \(|Scanning large pool|\.{3}terminating - searched pool to |Address [0-9a-f`]+ does not belong to any pool|[0-9a-f`]+ is not (?:a )?valid|[0-9a-f`]+ is (?:freed|a large|not valid)|GetPhysicalAddressSize|(?:Large pool|Big pool|Unable to read (?:nt!|pool))|Validating Pool headers for pool page: |Pool page \[? ?[0-9a-f`]+ ?\]? is (?:__in)?valid|Analyzing linked list|Scanning for single bit errors|None found|Abort signalled|[0-9a-f`]+ doesn't look like a valid |if the entire page is actually part of |Tag: |Pool (?:index|type)|Allocation:|Number of bytes|Total: |\(?searching|Using a machine size of)/i;

export const poolParser: Parser = {
  commands: /^!pool(?:find|val|ext)?\b/i,
  openers: [{ kind: 'pool', starts: ['Pool page '] }],
  parse(text, context, from) {
    const blocks: PoolBlock[] = [];
    const facts: { -readonly [K in 'address' | 'region' | 'tagOwner']?: PoolRecord[K] } = {};
    const lines = walk(text, from, (line, at) => {
      const opened = page.exec(line);
      if (opened) {
        const address = addressIn(context, opened[1]);
        if (address) facts.address = address;
        facts.region = intern(opened[2] ?? '');
        return true;
      }
      const read = readBlock(line, at, context) ?? readFound(line, at, context);
      if (read) {
        blocks.push(read);
        return true;
      }
      const named = owner.exec(line);
      if (named) facts.tagOwner = flat(named[2] ?? '');
      return named !== null || around.test(line) || (blocks.length > 0 && contents.test(line));
    });
    if (!lines) return nothing;
    const asked = blocks.find((candidate) => candidate.asked);
    return {
      records: [
        defined({ kind: 'pool' as const, lines, ...facts, address: facts.address ?? asked?.address, blocks }),
      ],
    };
  },
};

function readBlock(line: string, at: number, context: Context): PoolBlock | undefined {
  const [, mark, where, size = '', previous, state = '', , rest = ''] = block.exec(line) ?? [];
  const address = addressIn(context, where);
  if (!address) return undefined;
  const tag = /^(\S.{0,3})/.exec(rest)?.[1]?.trim();
  return defined({
    address,
    size: hexNumber(size),
    previousSize: previous === undefined ? undefined : hexNumber(previous),
    state: intern(state.trim()),
    tag: tag === undefined ? undefined : intern(tag),
    asked: mark === '*',
    lines: [at, at] as const,
  });
}

/** `fffffa8003c5e010 : tag File, size 0x150, Nonpaged pool`: how newer debuggers list what `!poolfind` found. */
function readFound(line: string, at: number, context: Context): PoolBlock | undefined {
  const [, where, tag, size = '', state = ''] = found.exec(line) ?? [];
  const address = addressIn(context, where);
  if (!address) return undefined;
  return defined({
    address,
    size: hexNumber(size),
    state: intern(state.trim()),
    tag: tag === undefined ? undefined : intern(tag),
    asked: false,
    lines: [at, at] as const,
  });
}
