/** Every place that mentions an address, and what it is there. */
import type { Address } from '../../shared/address';
import type { AddressLensView, MentionModel } from '../../shared/viewModel';
import { mentionRole } from '../transcript/mentionRole';
import { addressMentions } from '../transcript/mentions';
import type { Entry, Transcript } from '../transcript/transcript';

const mostMentions = 300;
/** A line is cut to this many characters around the address. */
const longestText = 160;

export function lensMentions(
  transcript: Transcript,
  address: Address,
): Pick<AddressLensView, 'mentions' | 'more'> {
  const { source } = transcript;
  const mentions: MentionModel[] = [];
  const blocks = new BlockFinder(transcript);
  let known: { readonly section: number; readonly entries: readonly Entry[] } | undefined;
  for (const { line, start, end } of addressMentions(source, address)) {
    if (mentions.length === mostMentions) return { mentions, more: true };
    // Mentions come in order: a section of a long text is parsed again for the first of its mentions only.
    const section = source.sectionAt(line - 1);
    if (known?.section !== section) known = { section, entries: [...transcript.in(section)] };
    const text = source.line(line - 1);
    const from = Math.max(0, Math.min(start - 24, text.length - longestText));
    const block = blocks.at(line);
    const isTyped = block?.command !== undefined && block.lines[0] === line;
    const role = isTyped ? 'typed' : mentionRole(transcript, known.entries, line, address);
    mentions.push({
      id: `mention:${line}:${start}`,
      role: role ?? 'mentioned',
      text: text.slice(from, from + longestText),
      span: [start - from, Math.min(end - from, longestText)],
      session: block?.session ?? '',
      ...(block?.command !== undefined && { command: block.command }),
      lines: [line, line],
    });
  }
  return { mentions, more: false };
}

/** The block of a line, asked with rising lines. */
class BlockFinder {
  private index = 0;

  constructor(private readonly transcript: Transcript) {}

  at(line: number): Transcript['blocks'][number] | undefined {
    const { blocks } = this.transcript;
    while ((blocks[this.index]?.lines[1] ?? Infinity) < line) this.index++;
    const block = blocks[this.index];
    return block && block.lines[0] <= line ? block : undefined;
  }
}
