// View models as text that a person can compare.
import type { Lines } from '../../src/shared/triage';
import type {
  ApcTimelineView,
  IrpStackView,
  ThreadStacksView,
  TreeNode,
  ViewModel,
  WaitGraphView,
} from '../../src/shared/viewModel';

const at = (lines: Lines | undefined): string =>
  lines === undefined ? '' : ` @${lines[0] === lines[1] ? lines[0] : lines.join('-')}`;
const marks = { printed: ' ', struck: 'x', restored: '+' } as const;

export function printView(view: ViewModel): string {
  if (view.empty) return `empty: ${view.empty.message} [${view.empty.command ?? ''}]`;
  switch (view.kind) {
    case 'threadStacks':
      return printStacks(view);
    case 'irpStack':
      return printIrps(view);
    case 'apcTimeline':
      return printTimeline(view);
    case 'waitGraph':
      return printGraph(view);
  }
}

function printStacks({ stacks }: ThreadStacksView): string {
  return stacks
    .map(({ label, detail, badges, frames, lines }) =>
      [
        `${label}: ${detail}${at(lines)}`,
        ...badges.map(({ text }) => `  [${text}]`).sort(),
        ...frames.map(
          ({ index, text, trust, state, lines: where }) =>
            `${marks[state]} ${index} ${text} ${trust}${at(where)}`,
        ),
      ].join('\n'),
    )
    .join('\n\n');
}

function printIrps({ irps }: IrpStackView): string {
  return irps
    .map(({ label, facts, locations, elided, lines }) =>
      [
        `${label}${elided ? ' (elided)' : ''}${at(lines)}`,
        ...facts.map(({ name, value, lines: where }) => `  ${name}: ${value}${at(where)}`),
        ...locations.map(
          ({ index, current, pending, function: name, flags, control, driver, args, lines: where }) => {
            const words = [
              name,
              ...flags,
              ...control,
              driver,
              ...args.map((arg) => `${arg.name}=${arg.value.replace(/^0+(?=.)/, '')}`),
            ];
            return `${current ? '>' : ' '} ${index} ${words.filter((word) => word !== undefined).join(' ')}${pending ? ' pending' : ''}${at(where)}`;
          },
        ),
      ].join('\n'),
    )
    .join('\n\n');
}

function printTimeline({ stories, clocks }: ApcTimelineView): string {
  return [
    ...stories.map(({ title, order, steps, lines }) =>
      [
        `${title} (${order})${at(lines)}`,
        ...steps.map(
          ({ id, after, lane, what, grade, lines: where }) =>
            `  ${id}<${after.join(',')} ${lane}: ${what} (${grade})${at(where)}`,
        ),
      ].join('\n'),
    ),
    ...clocks.map(({ session, tickMs, from, to, waits, snapshots, skewMs }) =>
      [
        `${session}: ${tickMs} ms a tick, ${from} to ${to}, skew ${skewMs ?? 'none'}, snapshots ${snapshots.map(({ tick }) => tick).join(' ')}`,
        ...waits.map(
          ({ label, what, start, end, waitMs, lines }) =>
            `  ${label}: ${what} ${start} to ${end}, ${waitMs} ms${at(lines)}`,
        ),
      ].join('\n'),
    ),
  ].join('\n\n');
}

function printGraph({ nodes, edges, cycles, narration }: WaitGraphView): string {
  return [
    ...nodes.map(
      ({ id, kind, label, ghost, lines }) =>
        `${id} ${kind} ${label}${ghost === true ? ' (ghost)' : ''}${at(lines)}`,
    ),
    ...edges.map(
      ({ id, from, to, kind, label, grade, lines }) =>
        `${id} ${from} -${kind}: ${label}-> ${to} (${grade})${at(lines)}`,
    ),
    ...cycles.map(
      ({ edges: ring, grade, breakAt }) =>
        `ring ${ring.join(' ')} (${grade}) break at ${breakAt ?? 'nowhere'}`,
    ),
    ...narration.map(
      ({ text, grade, lines }) =>
        `- ${beginning(text)}${grade === undefined ? '' : ` (${grade})`}${at(lines)}`,
    ),
  ].join('\n');
}

/** The statement without its reasons, which are tested where they are made. */
function beginning(text: string): string {
  return /^.{20}.*?\.(?=\s)/.exec(text)?.[0] ?? text;
}

/** Nodes down to a depth. */
export function printTree(nodes: readonly TreeNode[], depth: number, indent = ''): string {
  return nodes
    .flatMap(({ kind, label, description, severity, lines, command, children = [] }) => [
      `${indent}${severity ?? kind} ${label}${description === undefined ? '' : ` | ${description}`}${command === undefined ? '' : ` $ ${command}`}${at(lines)}`,
      ...(depth > 1 && children.length > 0 ? [printTree(children, depth - 1, `${indent}  `)] : []),
    ])
    .join('\n');
}
