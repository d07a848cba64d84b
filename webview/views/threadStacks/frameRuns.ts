/** Which frames of a stack stand in a row of their own, and which are folded: the middle of a long stack, and other people's code. */
import type { FrameModel } from '../../../src/shared/viewModel';

export type Run =
  | { readonly kind: 'frame'; readonly frame: FrameModel }
  | { readonly kind: 'fold'; readonly frames: readonly FrameModel[]; readonly external: boolean };

/** A stack as long as this is read whole. */
const longest = 16;
/** Left at the two ends of a longer one: the innermost frames say what it does, the outermost where it began. */
const ends = 6;
/** A fold of fewer would take as much room as it saves. */
const fewest = 3;

export interface RunOptions {
  /** Frames of modules that are not the user's own are collapsed. */
  readonly ownOnly: boolean;
  readonly hits: (frame: FrameModel) => boolean;
}

/** What was looked for, and what the evidence changed, is never folded. */
export function runsOf(frames: readonly FrameModel[], { ownOnly, hits }: RunOptions): readonly Run[] {
  const isMiddle = (at: number): boolean =>
    frames.length > longest && at >= ends && at < frames.length - ends;
  const runs: Run[] = [];
  let folded: FrameModel[] = [];
  const flush = (): void => {
    if (folded.length >= (ownOnly ? 2 : fewest))
      runs.push({ kind: 'fold', frames: folded, external: ownOnly });
    else runs.push(...folded.map((frame): Run => ({ kind: 'frame', frame })));
    folded = [];
  };
  frames.forEach((frame, at) => {
    const foldable = ownOnly ? frame.own !== true : isMiddle(at);
    if (foldable && frame.state === 'printed' && !hits(frame)) folded.push(frame);
    else {
      flush();
      runs.push({ kind: 'frame', frame });
    }
  });
  flush();
  return runs;
}
