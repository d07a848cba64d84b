/** Marks: everything in a view that stands for lines of the transcript and can be selected. */
import type { Lines } from '../src/shared/triage';
import type { OverviewView, ViewModel } from '../src/shared/viewModel';

export interface Mark {
  readonly id: string;
  /** Left out by things the text names and never describes. */
  readonly lines?: Lines | undefined;
}

export const narrationId = (index: number): string => `narration:${index}`;
export const snapshotId = (session: string, index: number): string => `snapshot:${session}:${index}`;
export const factId = (irp: string, index: number): string => `fact:${irp}:${index}`;

/** All marks of a view in reading order. */
export function marksOf(model: ViewModel): readonly Mark[] {
  switch (model.kind) {
    case 'overview':
      return overviewMarks(model);
    case 'threadStacks':
      return model.stacks.flatMap((stack) => [stack, ...stack.frames]);
    case 'irpStack':
      return model.irps.flatMap((irp) => [
        irp,
        ...irp.locations,
        ...irp.facts.map((fact, index) => ({ id: factId(irp.id, index), lines: fact.lines })),
      ]);
    case 'apcTimeline':
      return [
        ...model.stories.flatMap((story) => story.steps),
        ...model.clocks.flatMap((clock) => [
          ...clock.waits,
          ...clock.snapshots.map(({ lines }, index) => ({ id: snapshotId(clock.session, index), lines })),
        ]),
      ];
    case 'waitGraph':
      return [
        ...model.nodes,
        ...model.edges,
        ...model.narration.map(({ lines }, index) => ({ id: narrationId(index), lines })),
      ];
    case 'rawStack':
      return model.stacks.flatMap(({ slots, frames }) => [...slots, ...frames]);
    case 'addressLens':
      return [...model.mentions, ...model.inside, ...model.memory];
  }
}

function overviewMarks({
  verdicts,
  sessions,
  crashes,
  findings,
  signatures,
  coverage,
}: OverviewView): Mark[] {
  return [
    ...verdicts.flatMap((verdict) => [
      ...(verdict.lines ? [verdict] : []),
      ...(verdict.cause ? [verdict.cause] : []),
      ...verdict.proof,
      ...verdict.against,
    ]),
    ...crashes.flatMap((crash) => [crash, ...crash.parameters.filter(({ value }) => value !== undefined)]),
    ...sessions.flatMap(({ facts }) => facts.filter(({ lines }) => lines !== undefined)),
    ...findings.flatMap((finding) => [finding, ...finding.proof]),
    ...signatures,
    ...coverage.unread,
  ];
}

/**
 * The marks a cursor on these lines means: those with the shortest span that covers all of them,
 * or, where a selection runs over several marks, those with the shortest span it touches.
 */
export function marksAt(marks: readonly Mark[], [first, last]: Lines): readonly string[] {
  const covering = shortest(marks, ([from, to]) => from <= first && last <= to);
  return covering.length > 0 ? covering : shortest(marks, ([from, to]) => from <= last && first <= to);
}

function shortest(marks: readonly Mark[], fits: (lines: Lines) => boolean): readonly string[] {
  let best = Number.POSITIVE_INFINITY;
  let ids: string[] = [];
  for (const { id, lines } of marks) {
    if (lines === undefined || !fits(lines)) continue;
    const span = lines[1] - lines[0];
    if (span < best) {
      best = span;
      ids = [];
    }
    if (span === best) ids.push(id);
  }
  return ids;
}
