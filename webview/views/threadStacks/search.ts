/** Words looked for in stacks: each frame's text is looked at once, however many stacks have it. */
import type { FrameModel, StackModel } from '../../../src/shared/viewModel';

export class Search {
  readonly words: readonly string[];
  private readonly known = new Map<string, readonly boolean[]>();

  constructor(text: string) {
    this.words = text.toLowerCase().split(/\s+/).filter(Boolean);
  }

  get isEmpty(): boolean {
    return this.words.length === 0;
  }

  /** A frame that holds a word. */
  hits(frame: FrameModel): boolean {
    return !this.isEmpty && this.found(frameText(frame)).includes(true);
  }

  /** A stack in which every word stands somewhere. */
  passes({ label, detail, badges, frames }: StackModel): boolean {
    if (this.isEmpty) return true;
    const head = [label, detail, ...badges.map(({ text }) => text)].join('\n').toLowerCase();
    const left = new Set(this.words.keys());
    for (const at of left) if (head.includes(this.words[at] ?? '')) left.delete(at);
    for (const frame of frames) {
      if (left.size === 0) break;
      const found = this.found(frameText(frame));
      for (const at of left) if (found[at] === true) left.delete(at);
    }
    return left.size === 0;
  }

  private found(text: string): readonly boolean[] {
    const known = this.known.get(text);
    if (known !== undefined) return known;
    const lower = text.toLowerCase();
    const found = this.words.map((word) => lower.includes(word));
    this.known.set(text, found);
    return found;
  }
}

function frameText({ text, role, source }: FrameModel): string {
  return role === undefined && source === undefined ? text : `${text}\n${role ?? ''}\n${source?.path ?? ''}`;
}
