/** A client id: process and thread, in both bases, because debuggers and task managers disagree. */
import { threadLabel } from '../../transcript/describe';
import type { Spot } from '../spot';
import type { Card } from './card';
import { bold, code, list, paragraphs } from './markdown';

const mostItems = 5;

export const cidCard: Card = (spot) => {
  const { token, text } = spot;
  if (token?.kind !== 'cid') return undefined;
  const [process, thread] = cidValues(text.slice(0, token.start), token.text);
  if (process === undefined) return undefined;
  const ids = [
    `process ${bothBases(process)}`,
    ...(thread === undefined ? [] : [`thread ${bothBases(thread)}`]),
  ];
  return paragraphs(`${bold('Client id')}: ${ids.join(', ')}`, list(described(spot, process)));
};

/** What stands behind `pid` is decimal, behind `Cid` hexadecimal. */
export function cidValues(before: string, text: string): (number | undefined)[] {
  const base = /\bpid\s?[:=]?\s?$/i.test(before) ? 10 : 16;
  return text.split('.').map((part) => {
    const value = Number.parseInt(part.replace(/^0x/i, ''), base);
    return Number.isNaN(value) ? undefined : value;
  });
}

function bothBases(value: number): string {
  return `${code(`0x${value.toString(16)}`)} = ${value}`;
}

/** The process of that id, and its threads, where the text describes them. */
function described({ analyzed: { transcript } }: Spot, process: number): string[] {
  const items: string[] = [];
  for (const entry of transcript.each('process'))
    if (entry.record.cid === process)
      items.push(`${code(entry.record.image ?? 'process')}, line ${transcript.lines(entry)[0]}`);
  for (const entry of transcript.each('thread')) {
    if (items.length >= mostItems) break;
    if (entry.record.cid?.process === process)
      items.push(`${code(threadLabel(entry.record))}, line ${transcript.lines(entry)[0]}`);
  }
  return items.slice(0, mostItems);
}
