/** A prompt and its command: which debugger, on what, and how much it printed. */
import { readPrompt, type PromptInfo } from '../../text/prompt';
import { commandWords } from '../commandWords';
import { blockAt, type Spot } from '../spot';
import type { Card } from './card';
import { bold, code, escaped, lines, paragraphs } from './markdown';

export const commandCard: Card = (spot) => {
  const { token } = spot;
  if (token?.kind !== 'prompt' && token?.kind !== 'command') return undefined;
  const block = blockAt(spot.analyzed.transcript, spot.line);
  const prompt = token.kind === 'prompt' ? token.text : block?.prompt;
  const info = prompt === undefined ? undefined : readPrompt(prompt);
  const what = token.kind === 'command' ? commandWords(token.text) : undefined;
  return paragraphs(
    bold(code(token.text)),
    what && escaped(what),
    lines(info && promptWords(info), extentWords(spot, block?.lines)),
  );
};

function promptWords({ mode, local, processor, process, thread, machine }: PromptInfo): string {
  const where =
    mode === 'kernel'
      ? `Kernel debugger${local ? ' on the machine it runs on: threads move while it reads' : ''}`
      : 'User-mode debugger';
  const parts = [
    processor === undefined ? undefined : `processor ${processor}`,
    process === undefined ? undefined : `process ${process}`,
    thread === undefined ? undefined : `thread ${thread} (the debugger's number)`,
    machine && `shown as ${escaped(machine)}`,
  ].filter((part) => part !== undefined);
  return [where, ...parts].join(', ');
}

function extentWords({ analyzed }: Spot, span: readonly [number, number] | undefined): string | undefined {
  if (!span) return undefined;
  const [first, last] = span;
  const unread = analyzed.transcript.coverage.unrecognised
    .filter(([from, to]) => from <= last && to >= first)
    .reduce((sum, [from, to]) => sum + Math.min(to, last) - Math.max(from, first) + 1, 0);
  const rest = unread === 0 ? '' : `, ${unread} of them not understood`;
  return `Lines ${first} to ${last}${rest}.`;
}
