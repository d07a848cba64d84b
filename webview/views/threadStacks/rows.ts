/** What stands in the tree: one flat list of rows, whichever way the stacks are arranged. */
import type { Lines } from '../../../src/shared/triage';
import type { FrameModel, StackModel } from '../../../src/shared/viewModel';
import type { Branch } from './parallelStacks';
import type { UniqueStack } from './uniqueStacks';

interface Place {
  /** Of the mark it stands for, and of the row: one row for each mark. */
  readonly id: string;
  readonly lines: Lines | undefined;
  /** From 1. */
  readonly level: number;
  readonly position: number;
  readonly count: number;
  /** Undefined for a row with nothing below it. */
  readonly open: boolean | undefined;
  /** By which it is folded; the id, but where a row stands for a frame and for what is below it. */
  readonly fold: string;
}

interface StackRow extends Place {
  readonly kind: 'stack';
  readonly stack: StackModel;
}

interface FrameRow extends Place {
  readonly kind: 'frame';
  readonly frame: FrameModel;
  /** It stands for the frames of other threads, too. */
  readonly shared: boolean;
  readonly hit: boolean;
}

/** Frames or threads that are left out until somebody asks for them. */
interface FoldRow extends Place {
  readonly kind: 'fold';
  readonly text: string;
  /** Ids of the marks that are left out. */
  readonly holds: readonly string[];
}

interface GroupRow extends Place {
  readonly kind: 'group';
  readonly unique: UniqueStack;
}

interface BranchRow extends Place {
  readonly kind: 'branch';
  readonly branch: Branch;
  readonly frame: FrameModel;
  readonly hit: boolean;
}

export type Row = StackRow | FrameRow | FoldRow | GroupRow | BranchRow;

/** Rows of two lines: a stack, a group, and a frame whose state needs its reason said. */
export type RowShape = 'stack' | 'frame' | 'reasoned';

export function rowShape(row: Row): RowShape {
  switch (row.kind) {
    case 'stack':
    case 'group':
      return 'stack';
    case 'fold':
      return 'frame';
    case 'branch':
    case 'frame':
      return row.frame.state !== 'printed' && row.frame.why !== undefined ? 'reasoned' : 'frame';
  }
}

/** What was looked for stands in it. */
export function isHit(row: Row): boolean {
  return (row.kind === 'frame' || row.kind === 'branch') && row.hit;
}
