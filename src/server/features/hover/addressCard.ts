/** An address: everything that the text knows about it. */
import { formatAddress, type Address } from '../../../shared/address';
import type { Analyzed } from '../../findings/analyzed';
import type { ThreadRecord } from '../../model/thread';
import { checkWords } from '../../transcript/checkWords';
import { threadLabel } from '../../transcript/describe';
import { irpFunction, irpNames } from '../../transcript/irpNames';
import { layoutCommand, layoutWords } from '../../transcript/layoutWords';
import { describeHit, offsetCheck, type Hit } from '../../transcript/things';
import type { Entry } from '../../transcript/transcript';
import { WaitWords } from '../../transcript/waitWords';
import { addressMentions, count, linesAround, mentionsWithin } from '../../transcript/mentions';
import { covers } from '../position';
import { addressOf, type Spot } from '../spot';
import type { Card } from './card';
import { factsAt, given, linesElsewhere, quoted } from './factWords';
import { bold, code, escaped, list, paragraphs } from './markdown';
import { memoryItems } from './memoryItems';
import { placeItems } from './placeItems';

/** Mentions are counted up to here. */
const mostMentions = 1000;
const mostItems = 8;

export const addressCard: Card = (spot) => {
  const address = addressOf(spot);
  if (address === undefined || /^0+$/.test(address)) return undefined;
  const items = [
    ...thingItems(spot, address),
    ...waiterItems(spot, address),
    ...placeItems(spot, address),
    ...memoryItems(spot, address),
  ];
  const shown = items.slice(0, mostItems);
  return paragraphs(bold(code(formatAddress(address))), list(shown), mentionWords(spot, address));
};

/** What begins at the address, and what it lies in. */
function thingItems({ analyzed, session, line }: Spot, address: Address): string[] {
  const hits = analyzed.transcript.things.at(address);
  const own = hits.filter(({ thing }) => thing.session === session?.id);
  return (own.length > 0 ? own : hits).map((hit) => {
    const elsewhere = hit.thing.lines.filter((lines) => !covers(lines, line)).map(([first]) => first);
    return `${thingWords(analyzed, hit, line)}${linesElsewhere(analyzed, elsewhere)}`;
  });
}

function thingWords(analyzed: Analyzed, hit: Hit, line: number): string {
  const { thing, offset } = hit;
  const name = code(describeHit(hit));
  const sum = offset > 0 ? code(checkWords(offsetCheck(thing, offset))) : undefined;
  const words = [
    sum,
    offset > 0 ? insideOf(analyzed, hit) : detailOf(analyzed, hit, line),
    fieldWords(analyzed, hit),
  ];
  const said = words.filter((word) => word !== undefined && word !== '').join('; ');
  return said === '' ? name : `${name}: ${said}`;
}

/** What the name of a field rests on, or what would tell it. */
function fieldWords({ transcript: { things } }: Analyzed, hit: Hit): string | undefined {
  const command = layoutCommand(hit);
  if (command !== undefined) return `${code(command)} tells which field this is`;
  const words = layoutWords(hit, things.buildOf(hit.thing.session));
  return words && escaped(words);
}

/** What the record of a thing says first. */
function detailOf(analyzed: Analyzed, { thing }: Hit, line: number): string | undefined {
  const { transcript, analysis } = analyzed;
  if (thing.kind === 'irp') return irpDetail(analyzed, thing.id);
  const entry = transcript
    .at(thing.lines[0]?.[0] ?? 0)
    .findLast(({ record }) => record.address === thing.address);
  const record = entry?.record;
  switch (record?.kind) {
    case 'thread':
      return escaped(new WaitWords(analysis).thread(entry as Entry<ThreadRecord>));
    case 'fileObject':
      return record.path && code(record.path);
    default:
      // On the line that begins the record its own card says it.
      return thing.lines[0]?.[0] === line ? undefined : factsOf(analyzed, thing);
  }
}

/** An address inside a module or a block: which one, in its own words. Inside a structure the field says it. */
function insideOf(analyzed: Analyzed, hit: Hit): string | undefined {
  const { thing, field } = hit;
  if (thing.kind === 'irp') return locationOf(analyzed, hit);
  return field === undefined && thing.struct === undefined && thing.kind !== 'threadStack'
    ? factsOf(analyzed, thing)
    : undefined;
}

/** The stack location of an IRP that an address lies in, as it is printed: its request and its driver. */
function locationOf({ analysis }: Analyzed, { thing, field = '' }: Hit): string | undefined {
  const index = Number(/^stack location (\d+)/.exec(field)?.[1]);
  const irp = analysis.irps.find(({ id }) => id === thing.id);
  const location = irp?.record.locations.find((one) => one.index === index);
  if (!location) return undefined;
  const words = [
    code(irpFunction(location, irpNames(location, thing.machine))),
    location.driver && code(location.driver),
    location.current ? 'the current one' : undefined,
  ];
  return words.filter((word) => word !== undefined).join(', ');
}

/** Of several descriptions the one that says most: `lmvm` rather than `lm`. */
function factsOf(analyzed: Analyzed, { lines }: Hit['thing']): string | undefined {
  const known = lines.slice(0, mostItems).flatMap(([first]) => factsAt(analyzed, first) ?? []);
  const [best] = known.toSorted((a, b) => given(b) - given(a));
  return best && quoted(best);
}

function irpDetail({ analysis }: Analyzed, id: string): string | undefined {
  const driver = analysis.irps.find((irp) => irp.id === id)?.current?.location.driver;
  return driver && `its current stack location belongs to ${code(driver)}`;
}

/** Threads whose wait names exactly this address. */
function waiterItems({ analyzed, session }: Spot, address: Address): string[] {
  const items: string[] = [];
  const { transcript } = analyzed;
  const waits = transcript.waits.filter((wait) => wait.address === address);
  for (const entry of transcript.threadsIn(waits.map(({ section }) => section))) {
    const object = entry.record.waitObjects.find((candidate) => candidate.address === address);
    if (!object || entry.session.id !== session?.id) continue;
    const [line] = transcript.lines(entry, object.lines);
    items.push(`${code(threadLabel(entry.record))} waits on it (${escaped(object.type)}), line ${line}`);
    if (items.length >= mostItems) break;
  }
  return items;
}

function mentionWords({ analyzed, line }: Spot, address: Address): string {
  const { source } = analyzed.transcript;
  const near = linesAround(source, line, mentionsWithin);
  const found = count(addressMentions(source, address, near), mostMentions);
  const where = near
    ? `in lines ${near[0]} to ${near[1]}; _Find All References_ looks further`
    : 'in this text';
  if (found <= 1) return `Mentioned nowhere else ${where}.`;
  return `Mentioned ${found === mostMentions ? `${mostMentions} times or more` : `${found} times`} ${where}.`;
}
