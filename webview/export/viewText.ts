/** A view as plain text, to be pasted where no drawing can go. */
import type { Lines } from '../../src/shared/triage';
import type {
  AddressLensView,
  ApcTimelineView,
  IrpStackView,
  OverviewView,
  RawStackView,
  StackModel,
  ViewModel,
  WaitGraphView,
} from '../../src/shared/viewModel';
import { duration, linesText } from '../format';
import { t } from '../l10n/t';
import { orderWords } from '../views/apcTimeline/stepText';
import { slotWords, spelled } from '../views/rawStack/slotWords';
import { stackHead } from '../views/threadStacks/stackText';

export function viewText(model: ViewModel): string {
  return `${linesOf(model).join('\n')}\n`;
}

function linesOf(model: ViewModel): string[] {
  switch (model.kind) {
    case 'overview':
      return overviewText(model);
    case 'threadStacks':
      return model.stacks.flatMap(stackText);
    case 'irpStack':
      return irpText(model);
    case 'apcTimeline':
      return timelineText(model);
    case 'waitGraph':
      return graphText(model);
    case 'rawStack':
      return rawText(model);
    case 'addressLens':
      return lensText(model);
  }
}

const at = (lines: Lines | undefined): string => (lines === undefined ? '' : ` (${linesText(lines)})`);

function overviewText({ verdicts, findings }: OverviewView): string[] {
  return [
    ...verdicts.flatMap(({ session, what, cause, next }) => [
      `${session}: ${what}`,
      ...(cause ? [`  ${cause.claim}${at(cause.lines)}`] : []),
      ...next.map(({ command, why }) => `  ${t('text.next', { command, why })}`),
    ]),
    ...findings.map(({ severity, message, lines }) => `${t(`severity.${severity}`)}: ${message}${at(lines)}`),
  ];
}

const frameSigns = { printed: ' ', struck: 'x', restored: '+' } as const;

function stackText(stack: StackModel): string[] {
  const { frames, lines } = stack;
  return [
    `${stackHead(stack)}${at(lines)}`,
    ...frames.map(({ state, text }) => `  ${frameSigns[state]} ${text}`),
    '',
  ];
}

function irpText({ irps }: IrpStackView): string[] {
  return irps.flatMap(({ label, facts, locations, lines }) => [
    `${label}${at(lines)}`,
    ...facts.map(({ name, value }) => `  ${name}: ${value}`),
    ...locations.map(
      ({ index, current, function: name, driver = '', pending }) =>
        `  ${current ? '>' : ' '}${index} ${name} ${driver}${pending ? `, ${t('irp.pending')}` : ''}`,
    ),
    '',
  ]);
}

function timelineText({ stories, clocks }: ApcTimelineView): string[] {
  return [
    ...stories.flatMap(({ title, order, lanes, steps }) => [
      title,
      `  ${orderWords(order)}`,
      ...steps.map(({ lane, what, symbol, grade, lines }) => {
        const name = lanes.find(({ id }) => id === lane)?.label ?? lane;
        return `  ${name}: ${what}${symbol === undefined ? '' : `, ${symbol}`} [${t(`grade.${grade}`)}]${at(lines)}`;
      }),
      '',
    ]),
    ...clocks.flatMap(({ session, tickMs, waits }) => [
      t('clock.ofWithTick', { session, ms: tickMs }),
      ...waits.map(
        ({ label, what, waitMs, start, end, lines }) =>
          `  ${t('clock.waitFromTo', { thread: label, what, time: duration(waitMs), start: String(start), end: String(end) })}${at(lines)}`,
      ),
    ]),
  ];
}

function graphText({ narration, cycles }: WaitGraphView): string[] {
  return [
    ...cycles.map(({ why, grade }) =>
      t(grade === 'inferred' ? 'graph.candidateText' : 'graph.cycleText', { why }),
    ),
    ...narration.map(
      ({ text, grade, lines }) =>
        `${text}${grade === undefined ? '' : ` [${t(`grade.${grade}`)}]`}${at(lines)}`,
    ),
  ];
}

function rawText({ stacks }: RawStackView): string[] {
  return stacks.flatMap(({ label, slots, frames, lines }) => {
    const rows = new Map(frames.map(({ id, text, state }) => [id, `${frameSigns[state]} ${text}`]));
    return [
      `${label}${at(lines)}`,
      ...slots.map(({ address, value, symbol = '', class: is, field = '', frame }) => {
        const words = [slotWords(is), field, symbol].filter((word) => word !== '').join(' ');
        const row = frame === undefined ? undefined : rows.get(frame);
        return `  ${spelled(address)}  ${spelled(value)}  ${words}${row === undefined ? '' : `  | ${row}`}`;
      }),
      '',
    ];
  });
}

function lensText({ spelling = '', inside, memory, mentions, more }: AddressLensView): string[] {
  return [
    spelling,
    ...inside.map(({ text, sum, lines }) => `  ${text}${sum === undefined ? '' : `: ${sum}`}${at(lines)}`),
    ...memory.map(
      ({ address, value, means, lines }) =>
        `  ${address}: ${value}${means === undefined ? '' : `, ${means}`}${at(lines)}`,
    ),
    ...mentions.map(({ role, text, lines }) => `  ${linesText(lines)}: ${role}: ${text.trim()}`),
    ...(more ? [`  ${t('lens.more')}`] : []),
  ];
}
