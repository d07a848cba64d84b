// View models as text that a person can compare.
import type { Lines } from '../../src/shared/triage';
import type {
  AddressLensView,
  ApcTimelineView,
  IrpStackView,
  OverviewView,
  RawStackView,
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
    case 'overview':
      return printOverview(view);
    case 'threadStacks':
      return printStacks(view);
    case 'irpStack':
      return printIrps(view);
    case 'apcTimeline':
      return printTimeline(view);
    case 'waitGraph':
      return printGraph(view);
    case 'rawStack':
      return printRaw(view);
    case 'addressLens':
      return printLens(view);
  }
}

function printOverview({ verdicts, sessions, crashes, findings, signatures }: OverviewView): string {
  return [
    ...verdicts.flatMap(({ session, kind, what, grade, cause, proof, against, next, leftOut, lines }) => [
      `${session} ${kind} (${grade}): ${what}${at(lines)}`,
      ...(cause ? [`  cause (${cause.grade ?? ''}): ${cause.claim}${at(cause.lines)}`] : []),
      ...proof.map((step) => `  ${step.grade ?? ''} ${step.claim}${at(step.lines)}`),
      ...against.map((step) => `  against: ${step.claim}${at(step.lines)}`),
      ...next.map(({ command }) => `  $ ${command}`),
      ...leftOut.map(({ command, why }) => `  not ${command}: ${why}`),
    ]),
    ...sessions.flatMap(({ label, facts }) => [
      label,
      ...facts.map(({ name, value, lines }) => `  ${name}: ${value}${at(lines)}`),
    ]),
    ...crashes.flatMap(({ title, parameters, lines }) => [
      `${title}${at(lines)}`,
      ...parameters.map(({ number, value, what, says, lines: where }) =>
        [`  ${number}`, value, what, says === undefined ? undefined : `(${says})`, at(where).trim()]
          .filter((part) => part !== undefined && part !== '')
          .join(' '),
      ),
    ]),
    ...findings.map(({ severity, rule, lines }) => `${severity} ${rule}${at(lines)}`),
    ...signatures.map(({ kind, value, lines }) => `${kind}: ${value}${at(lines)}`),
  ].join('\n');
}

function printStacks({ stacks }: ThreadStacksView): string {
  return stacks
    .map(({ label, detail, badges, frames, process, state, reason, passive, waitsFor, lines }) =>
      [
        `${label}: ${detail}${at(lines)}`,
        ...badges.map(({ text }) => `  [${text}]`).sort(),
        ...words('  of', process, state, reason),
        ...words('  idle:', passive),
        ...(waitsFor ? [`  waits for ${waitsFor.text}${at(waitsFor.lines)}`] : []),
        ...frames.map(
          ({ index, text, trust, state: is, own, lines: where }) =>
            `${marks[is]} ${index} ${text} ${trust}${own === true ? ' own' : ''}${at(where)}`,
        ),
      ].join('\n'),
    )
    .join('\n\n');
}

/** One line, where there is something to say. */
function words(head: string, ...parts: readonly (string | undefined)[]): string[] {
  const known = parts.filter((part) => part !== undefined);
  return known.length > 0 ? [`${head} ${known.join(', ')}`] : [];
}

function printIrps({ irps }: IrpStackView): string {
  return irps
    .map(({ label, badges = [], relatives = [], facts, locations, elided, lines }) =>
      [
        `${label}${elided ? ' (elided)' : ''}${at(lines)}`,
        ...words('  state:', ...badges.map(({ text }) => text)),
        ...relatives.map(
          ({ relation, text, id }) => `  ${relation} ${text}${id === undefined ? '' : ' (here)'}`,
        ),
        ...facts.map(({ name, value, lines: where }) => `  ${name}: ${value}${at(where)}`),
        ...locations.map(
          ({
            index,
            current,
            pending,
            function: name,
            flags,
            control,
            driver,
            args,
            completion,
            completionBy,
            lines: where,
          }) => {
            const said = [
              name,
              ...flags,
              ...control,
              driver,
              ...args.map(
                (arg) =>
                  `${arg.name}=${arg.value.replace(/^0+(?=.)/, '')}${arg.meaning === undefined ? '' : ` (${arg.meaning})`}`,
              ),
              completion && `completion ${completion}`,
              completionBy && `of ${completionBy}`,
            ];
            return `${current ? '>' : ' '} ${index} ${said.filter((word) => word !== undefined).join(' ')}${pending ? ' pending' : ''}${at(where)}`;
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

function printRaw({ stacks }: RawStackView): string {
  const cut = (text: string): string => text.replace(/^f{8}|^0{8}/, '');
  return stacks
    .map(({ label, slots, overlays, frames, range, lines }) => {
      const rows = new Map(frames.map(({ id, text, state }) => [id, `${marks[state]} ${text}`]));
      const name = (id: string): string => cut(slots.find((slot) => slot.id === id)?.address ?? '?');
      return [
        `${label}${at(lines)}`,
        ...(range
          ? [
              `range ${range.label}: ${cut(range.limit)} to ${cut(range.base)}, used ${range.used ?? '?'}, listed ${range.listed.join('-')}${at(range.lines)}`,
            ]
          : []),
        ...overlays.map(
          ({ label: what, from, to, why }) => `over ${name(from)}-${name(to)}: ${what}. ${why}`,
        ),
        ...slots.map(
          ({ address, value, class: is, field = '', symbol = '', grade, frame = '', sum, lines: where }) =>
            [
              `${cut(address)} ${cut(value)} ${is} (${grade})`,
              field,
              symbol,
              sum === undefined ? '' : `[${sum}]`,
              rows.has(frame) ? `| ${rows.get(frame) ?? ''}` : '',
              at(where).trim(),
            ]
              .filter((part) => part !== '')
              .join(' '),
        ),
      ].join('\n');
    })
    .join('\n\n');
}

function printLens({ spelling, inside, memory, mentions, more }: AddressLensView): string {
  return [
    spelling ?? 'nothing',
    ...inside.map(({ text, sum, lines }) => `in ${text}${sum === undefined ? '' : ` [${sum}]`}${at(lines)}`),
    ...memory.map(({ address, value, means, lines }) => `${address}: ${value} ${means ?? ''}${at(lines)}`),
    ...mentions.map(
      ({ role, command, text, span, lines }) =>
        `${role} <${text.slice(...span)}> ${command ?? ''}${at(lines)}`,
    ),
    ...(more ? ['more'] : []),
  ].join('\n');
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
