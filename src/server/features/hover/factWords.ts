/** Facts as Markdown. */
import { formatAddress, type Address } from '../../../shared/address';
import type { Analyzed } from '../../findings/analyzed';
import { describeHit } from '../../transcript/things';
import { covers } from '../position';
import type { Spot } from '../spot';
import type { Facts, FactValue } from './facts/facts';
import { recordFacts } from './facts/recordFacts';
import { bold, code, escaped, link, list, paragraphs } from './markdown';

/** Of a description that stands elsewhere, so many values are quoted. */
const mostQuoted = 4;
const mostLines = 4;

/** A whole card: title, values, how to read it. */
export function factCard(spot: Spot, { title, items, note }: Facts): string {
  return paragraphs(
    bold(code(title)),
    list(
      items.flatMap(([name, value]) => {
        const shown = valueWords(spot, value);
        return shown === '' ? [] : [`${escaped(name)}: ${shown}`];
      }),
    ),
    note && escaped(note),
  );
}

/** The values in one line, for a card that is about something else: `version 10.0.1, size 0x5f000 bytes`. */
export function quoted({ items }: Facts): string {
  return items
    .flatMap(([name, value]) => {
      const shown = plain(value);
      return shown === '' ? [] : [`${escaped(name)} ${code(shown)}`];
    })
    .slice(0, mostQuoted)
    .join(', ');
}

/** How many values the text gives. */
export function given({ items }: Facts): number {
  return items.filter(([, value]) => plain(value) !== '').length;
}

/** What the record at a line says of the thing there: of a part of the record, where the line is one's. */
export function factsAt({ transcript }: Analyzed, line: number): Facts | undefined {
  for (const entry of transcript.at(line).reverse()) {
    const facts = recordFacts(entry.record);
    if (facts) return facts.rows?.find(({ lines }) => covers(transcript.lines(entry, lines), line)) ?? facts;
  }
  return undefined;
}

/** `line 4`, as a link where an editor can show the file whole. */
export function lineLink({ uri, within }: Analyzed, line: number): string {
  return uri.startsWith('file:') && !within ? link(`line ${line}`, `${uri}#L${line}`) : `line ${line}`;
}

/** `, line 4, line 90`: where else a thing is described. */
export function linesElsewhere(analyzed: Analyzed, lines: readonly number[]): string {
  return lines
    .slice(0, mostLines)
    .map((line) => `, ${lineLink(analyzed, line)}`)
    .join('');
}

function valueWords(spot: Spot, value: FactValue): string {
  if (typeof value !== 'object') return code(plain(value));
  const name = nameOf(spot, value.address);
  return name === undefined ? code(plain(value)) : `${code(plain(value))}, ${code(name)}`;
}

/** What the text calls the thing at an address, unless that is what the card is about. */
function nameOf({ analyzed, session, line }: Spot, address: Address): string | undefined {
  const hit = analyzed.transcript.things
    .at(address)
    .find(({ thing }) => thing.session === session?.id && thing.kind !== 'memory');
  const isOwn = hit?.offset === 0 && hit.thing.lines.some((lines) => covers(lines, line));
  return hit && !isOwn ? describeHit(hit) : undefined;
}

function plain(value: FactValue): string {
  if (value === undefined || value === false) return '';
  if (value === true) return 'yes';
  return typeof value === 'object' ? formatAddress(value.address) : String(value);
}
