/** What the output of extensions is made of, whichever they are: tables with a ruler, and names with values. */
import type { TableRecord } from '../../model/data';
import type { SectionText } from '../../text/sectionText';
import { readFieldLine } from './fieldLine';
import { isSentence } from './prose';
import { isRuler, readRuledTable } from './ruledTable';

/** No name with its value is longer. */
const longest = 400;

/** One of a set of flags, on a line of its own: `SE_DACL_PRESENT`. */
const constant = /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/;
const underline = /^(?:={4,}|-{4,})$/;
/** `!eeheap`: the heaps of the garbage collector, where their generations begin, and the rule between two. */
const managedHeap =
  /^(?:generation \d starts at 0x[0-9a-f]+|(?:Large|Pinned|Frozen) object heap starts at 0x[0-9a-f]+|Heap \d+ \([0-9a-f]{8,16}\)|-{20,})$/i;

/** A heading: a line of its own with a rule below it. */
function isUnderlined(text: SectionText, at: number): boolean {
  return at + 1 < text.count && underline.test(text.trimmed(at + 1));
}

/** Reads what other shapes left. Only for the output of an extension: elsewhere `Name: value` may be anybody's. */
export function readExtensionLines(text: SectionText, from: number): TableRecord[] {
  const tables: TableRecord[] = [];
  for (let at = text.nextUnread(from); at < text.count; at = text.nextUnread(at + 1)) {
    const line = text.trimmed(at);
    const table = isRuler(line) ? readRuledTable(text, at) : undefined;
    if (table) {
      tables.push(table);
      at = table.lines[1];
    }
  }
  for (let at = text.nextUnread(from); at < text.count; at = text.nextUnread(at + 1)) {
    const line = text.trimmed(at);
    if (line.length > longest || isSentence(line)) continue;
    // `!sd` and `!acl` put an arrow before every name.
    const bare = line.replace(/^->/, '');
    if (readFieldLine(bare, at) || constant.test(bare) || managedHeap.test(bare) || isUnderlined(text, at))
      text.recognise(at);
  }
  return tables;
}
