/** Puts rows in order: what is folded or not, and the places of all in the tree. */
import type { FrameModel, StackModel } from '../../../src/shared/viewModel';
import { counted } from '../../format';
import { t } from '../../l10n/t';
import { runsOf, type Run, type RunOptions } from './frameRuns';
import type { Row } from './rows';

export interface RowOptions extends RunOptions {
  /** Ids that stand the other way than they start. */
  readonly toggled: ReadonlySet<string>;
  /** Frames stand for those of several threads: their number and their place in the function are of one of them. */
  readonly shared: boolean;
}

interface Spot {
  readonly level: number;
  readonly position: number;
  readonly count: number;
}

/** Threads below a row that are shown at once. */
const fewThreads = 3;

export class RowBuilder {
  readonly rows: Row[] = [];

  constructor(readonly options: RowOptions) {}

  isOpen(id: string, startsOpen: boolean): boolean {
    return startsOpen !== this.options.toggled.has(id);
  }

  /** Where something is left out below others, it counts as one of them. */
  frames(owner: string, frames: readonly FrameModel[], level: number, more = 0): void {
    const runs = runsOf(frames, this.options);
    runs.forEach((run, at) => {
      this.run(owner, run, { level, position: at + 1, count: runs.length + more });
    });
  }

  frame(frame: FrameModel, spot: Spot): void {
    const { id, lines } = frame;
    const { shared, hits } = this.options;
    const hit = hits(frame);
    this.rows.push({ kind: 'frame', id, lines, fold: id, open: undefined, frame, shared, hit, ...spot });
  }

  /** The threads of a group, or of the end of a branch. */
  threads(owner: string, stacks: readonly StackModel[], { level, position, count }: Spot): void {
    const id = `${owner}/threads`;
    if (stacks.length <= fewThreads) {
      stacks.forEach((stack, at) => {
        this.stack(stack, { level, position: position + at, count: count - 1 + stacks.length }, undefined);
      });
      return;
    }
    const open = this.isOpen(id, false);
    const text = counted(stacks.length, 'thread');
    const holds = stacks.map((stack) => stack.id);
    this.rows.push({
      kind: 'fold',
      id,
      lines: undefined,
      fold: id,
      open,
      text,
      holds,
      level,
      position,
      count,
    });
    if (!open) return;
    stacks.forEach((stack, at) => {
      this.stack(stack, { level: level + 1, position: at + 1, count: stacks.length }, undefined);
    });
  }

  stack(stack: StackModel, spot: Spot, open: boolean | undefined): void {
    const { id, lines } = stack;
    this.rows.push({ kind: 'stack', id, lines, fold: id, open, stack, ...spot });
  }

  private run(owner: string, run: Run, spot: Spot): void {
    if (run.kind === 'frame') {
      this.frame(run.frame, spot);
      return;
    }
    const { frames, external } = run;
    const [first] = frames;
    const id = `${owner}/fold:${first?.index ?? 0}`;
    const open = this.isOpen(id, false);
    const text = t(external ? 'stacks.foldExternal' : 'stacks.foldMiddle', { count: frames.length });
    const lines = frames.length > 0 ? spanOf(frames) : undefined;
    const holds = frames.map((frame) => frame.id);
    this.rows.push({ kind: 'fold', id, lines, fold: id, open, text, holds, ...spot });
    if (!open) return;
    frames.forEach((frame, at) => {
      this.frame(frame, { level: spot.level + 1, position: at + 1, count: frames.length });
    });
  }
}

/** Restored rows stand in another command's output: a span over all of them would hold more than they are. */
function spanOf(frames: readonly FrameModel[]): readonly [number, number] {
  const lines = frames.map((frame) => frame.lines[0]);
  return [Math.min(...lines), Math.max(...frames.map((frame) => frame.lines[1]))];
}
