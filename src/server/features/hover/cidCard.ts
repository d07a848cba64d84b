/** A client id: process and thread, in both bases, because debuggers and task managers disagree. */
import type { Cid } from '../../model/thread';
import { threadLabel } from '../../transcript/describe';
import type { Entry } from '../../transcript/transcript';
import { userThreadLabel } from '../../transcript/userThreads';
import type { Spot } from '../spot';
import type { Card } from './card';
import { bold, code, list, paragraphs } from './markdown';

const mostItems = 5;

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

/** The process and the threads of that id, where the text describes them. */
function described({ analyzed: { transcript } }: Spot, wanted: Wanted): string[] {
  const items: string[] = [];
  const add = (label: string, entry: Entry): void => {
    items.push(`${code(label)}, line ${transcript.lines(entry)[0]}`);
  };
  if (wanted.process !== undefined)
    for (const entry of transcript.each('process'))
      if (entry.record.cid === wanted.process) add(entry.record.image ?? 'process', entry);
  for (const entry of transcript.each('thread')) {
    if (items.length >= mostItems) break;
    if (fits(entry.record.cid, wanted)) add(threadLabel(entry.record), entry);
  }
  for (const entry of transcript.each('userThread')) {
    if (items.length >= mostItems) break;
    if (fits(entry.record.cid, wanted)) add(userThreadLabel(entry.record), entry);
  }
  return items.slice(0, mostItems);
}

function fits(cid: Partial<Cid> | undefined, { process, thread }: Wanted): boolean {
  return (
    cid !== undefined &&
    (process === undefined || cid.process === process) &&
    (thread === undefined || cid.thread === thread)
  );
}
