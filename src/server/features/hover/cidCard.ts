/** A client id: process and thread, in both bases, because debuggers and task managers disagree. */
import type { Cid } from '../../model/thread';
import { threadLabel } from '../../transcript/describe';
import type { Entry } from '../../transcript/transcript';
import { userThreadLabel } from '../../transcript/userThreads';
import type { Spot } from '../spot';
import type { Card } from './card';
import { bold, code, list, paragraphs } from './markdown';

const mostItems = 5;
/** Records of each kind that are read for them: others may bear a name that only looks like the id. */
const mostLooks = 64;

type Wanted = Readonly<Record<keyof Cid, number | undefined>>;

export const cidCard: Card = (spot) => {
  const { token, text } = spot;
  if (token?.kind !== 'cid') return undefined;
  const [process, thread] = cidValues(text.slice(0, token.start), token.text);
  if (process === undefined && thread === undefined) return undefined;
  const ids = [
    ...(process === undefined ? [] : [`process ${bothBases(process)}`]),
    ...(thread === undefined ? [] : [`thread ${bothBases(thread)}`]),
  ];
  return paragraphs(`${bold('Client id')}: ${ids.join(', ')}`, list(described(spot, { process, thread })));
};

/** Process and thread. What stands behind `pid` is decimal, behind `Cid` hexadecimal; SOS prints the thread alone. */
export function cidValues(before: string, text: string): (number | undefined)[] {
  const base = /\bpid\s?[:=]?\s?$/i.test(before) ? 10 : 16;
  const values = text.split('.').map((part) => {
    const value = Number.parseInt(part.replace(/^0x/i, ''), base);
    return Number.isNaN(value) ? undefined : value;
  });
  return /\bthread id:\s?$/i.test(before) ? [undefined, ...values] : values;
}

function bothBases(value: number): string {
  return `${code(`0x${value.toString(16)}`)} = ${value}`;
}

/** The process and the threads of that id, where the text describes them: found by their names, so that only their records are read. */
function described({ analyzed: { transcript } }: Spot, wanted: Wanted): string[] {
  const items: string[] = [];
  const names = nameOf(wanted);
  for (const kind of ['process', 'thread', 'userThread'] as const) {
    let looks = mostLooks;
    for (const { lines } of transcript.things.infos(kind, names)) {
      if (items.length >= mostItems || looks-- <= 0) break;
      const [[line] = [0]] = lines;
      const found = transcript.at(line).flatMap((entry) => labelIn(entry, wanted) ?? []);
      items.push(...found.slice(0, 1).map((own) => `${code(own)}, line ${line}`));
    }
  }
  return items;
}

/** What a thing is called that has the id: `proc.exe 1328.1348`, `process proc.exe 1328`. */
function nameOf({ process, thread }: Wanted): RegExp {
  const any = '[0-9a-f]+';
  const [first, second] = [process?.toString(16), thread?.toString(16)];
  const ofThread = `(?:${first ?? any}\\.)${first === undefined ? '?' : ''}${second ?? any}`;
  return new RegExp(`\\s(?:${ofThread}${first === undefined ? '' : `|${first}`})(?:\\s|$)`);
}

function labelIn({ record }: Entry, wanted: Wanted): string | undefined {
  switch (record.kind) {
    case 'process':
      return wanted.process !== undefined && record.cid === wanted.process
        ? (record.image ?? 'process')
        : undefined;
    case 'thread':
      return fits(record.cid, wanted) ? threadLabel(record) : undefined;
    case 'userThread':
      return fits(record.cid, wanted) ? userThreadLabel(record) : undefined;
    default:
      return undefined;
  }
}

function fits(cid: Partial<Cid> | undefined, { process, thread }: Wanted): boolean {
  return (
    cid !== undefined &&
    (process === undefined || cid.process === process) &&
    (thread === undefined || cid.thread === thread)
  );
}
