/** The stacks as one flat list of rows: what folding and filtering leave of them. */
import type { FrameModel, StackModel } from '../../../src/shared/viewModel';

export interface StackRow {
  readonly kind: 'stack';
  readonly id: string;
  readonly stack: StackModel;
  readonly open: boolean;
  readonly position: number;
  readonly count: number;
}

export interface FrameRow {
  readonly kind: 'frame';
  readonly id: string;
  readonly stack: StackModel;
  readonly frame: FrameModel;
  readonly hit: boolean;
  readonly position: number;
  readonly count: number;
}

export type Row = StackRow | FrameRow;

export interface Rows {
  readonly rows: readonly Row[];
  /** Stacks left by the filter. */
  readonly stacks: number;
  /** Frames that hold a word of the filter. */
  readonly hits: number;
}

/** More stacks than this start folded, but for those with a badge: those are why one looks. */
const unfoldedLimit = 60;

export function startsOpen(stack: StackModel, stackCount: number): boolean {
  return stackCount <= unfoldedLimit || stack.badges.length > 0;
}

/** A stack stays when every word of the filter stands somewhere in it. */
export function rowsOf(stacks: readonly StackModel[], toggled: ReadonlySet<string>, filter: string): Rows {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
  const kept = stacks.filter((stack) => holds(stackText(stack), words));
  const rows: Row[] = [];
  let hits = 0;
  kept.forEach((stack, index) => {
    const open = startsOpen(stack, stacks.length) !== toggled.has(stack.id);
    rows.push({ kind: 'stack', id: stack.id, stack, open, position: index + 1, count: kept.length });
    stack.frames.forEach((frame, at) => {
      const text = frameText(frame);
      const hit = words.some((word) => text.includes(word));
      if (hit) hits += 1;
      const count = stack.frames.length;
      if (open) rows.push({ kind: 'frame', id: frame.id, stack, frame, hit, position: at + 1, count });
    });
  });
  return { rows, stacks: kept.length, hits };
}

function holds(text: string, words: readonly string[]): boolean {
  return words.every((word) => text.includes(word));
}

function stackText({ label, detail, badges, frames }: StackModel): string {
  const head = [label, detail, ...badges.map(({ text }) => text)].join('\n').toLowerCase();
  return `${head}\n${frames.map(frameText).join('\n')}`;
}

function frameText({ text, role, source }: FrameModel): string {
  return `${text}\n${role ?? ''}\n${source?.path ?? ''}`.toLowerCase();
}

/** Rows of two lines: a stack, and a frame whose state needs its reason said. */
export type RowShape = 'stack' | 'frame' | 'reasoned';

export function rowShape(row: Row): RowShape {
  if (row.kind === 'stack') return 'stack';
  return row.frame.state !== 'printed' && row.frame.why !== undefined ? 'reasoned' : 'frame';
}
