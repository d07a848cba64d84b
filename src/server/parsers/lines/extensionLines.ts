/** What the output of extensions is made of, whichever they are: tables with a ruler, and names with values. */
import type { TableRecord } from '../../model/data';
import type { SectionText } from '../../text/sectionText';
import { readFieldLine } from './fieldLine';
import { isSentence } from './prose';
import { isRuler, readRuledTable } from './ruledTable';

/** No name with its value is longer. */
const longest = 400;

/** Reads what other shapes left. Only for the output of an extension: elsewhere `Name: value` may be anybody's. */
export function readExtensionLines(text: SectionText, from: number): TableRecord[] {
  const tables: TableRecord[] = [];
  for (let at = from; at < text.count; at++) {
    if (text.isKnown(at)) continue;
    const line = text.trimmed(at);
    if (line === '') continue;
    const table = isRuler(line) ? readRuledTable(text, at) : undefined;
    if (table) {
      tables.push(table);
      at = table.lines[1];
    }
  }
  for (let at = from; at < text.count; at++) {
    if (text.isKnown(at)) continue;
    const line = text.trimmed(at);
    if (line === '' || line.length > longest || isSentence(line)) continue;
    if (readFieldLine(line, at)) text.recognise(at);
  }
  return tables;
}
