/** Requests of printed threads, as far as `!irp` shows them: issued, passed down the drivers, pending or completed. */
import { formatAddress } from '../../shared/address';
import type { Story, StoryStep } from '../../shared/triage';
import type { ThreadRecord } from '../model/thread';
import { irpFunction, irpNames } from './irpNames';
import { threadLabel } from './describe';
import type { FileWait } from './fileWaits';
import { isPending, type MergedIrp } from './irps';
import { thingId, type Entry, type Transcript } from './transcript';
import { printedThread } from './waits/printedThread';

const mostStories = 64;

export function requestStories(
  transcript: Transcript,
  irps: readonly MergedIrp[],
  fileWaits: readonly FileWait[],
): Story[] {
  const waits = new Map(fileWaits.flatMap((wait) => (wait.irp ? [[wait.irp.id, wait] as const] : [])));
  const stories: Story[] = [];
  for (const irp of irps) {
    const { thread, complete, currentLocation, locations } = irp.record;
    const isPlaced = complete === true || currentLocation !== undefined;
    if (!thread || !isPlaced || stories.length >= mostStories || locations.length === 0) continue;
    const owner = printedThread(transcript, thingId(irp.session, 'thread', thread));
    const told = owner && story(transcript, irp, owner, waits.get(irp.id));
    if (told) stories.push(told);
  }
  return stories;
}

function story(
  transcript: Transcript,
  irp: MergedIrp,
  owner: Entry<ThreadRecord>,
  wait: FileWait | undefined,
): Story | undefined {
  const issued = wait?.service;
  const call: StoryStep[] = issued ? [step('call', 'thread', `${issued.name} is called`, issued.lines)] : [];
  const isListed = owner.record.irps.some(({ address }) => address === irp.address);
  const passed = passedSteps(transcript, irp, call, isListed);
  const last = passed.at(-1);
  if (!last) return undefined;
  const waits: StoryStep[] =
    owner.record.state === 'WAIT'
      ? [
          {
            ...step('wait', 'thread', waitWords(wait), transcript.lines(owner, owner.record.waitLines)),
            after: wait ? [last.id] : [],
            ...(!wait && { why: 'Whether it waits for this request, the text does not say.' }),
          },
        ]
      : [];
  const label = threadLabel(owner.record);
  return {
    id: `${irp.session.id}/io:${irp.address}`,
    kind: 'io',
    title: `IRP ${formatAddress(irp.address)} of ${label}`,
    lines: last.lines,
    order: 'stack-nesting',
    lanes: [
      { id: 'thread', label },
      { id: 'request', label: `IRP ${formatAddress(irp.address)}` },
    ],
    steps: [...call, ...passed, ...waits],
  };
}

/** From the first driver down to the current location, and what became of it there. */
function passedSteps(
  transcript: Transcript,
  irp: MergedIrp,
  call: readonly StoryStep[],
  isListed: boolean,
): StoryStep[] {
  const { record, entries, session } = irp;
  const shown =
    entries.find((entry) => entry.record.locations.length === record.locations.length) ?? entries[0];
  const lowest = record.complete === true ? 1 : record.currentLocation;
  if (!shown || lowest === undefined) return [];
  const passed = record.locations
    .filter(({ driver, index = 0 }) => driver !== undefined && index >= lowest)
    .toSorted((a, b) => (b.index ?? 0) - (a.index ?? 0))
    .map((location) => {
      const words = irpFunction(location, irpNames(location, session.machine));
      const what = `passed to ${location.driver ?? ''}: ${words}`;
      return step(`s${location.index ?? 0}`, 'request', what, transcript.lines(shown, location.lines));
    });
  if (passed.length === 0) return [];
  const header = transcript.lines(shown, record.headerLines);
  return [...passed, ...outcome(irp, header, isListed)].reduce<StoryStep[]>((steps, next) => {
    const before = steps.at(-1) ?? call.at(-1);
    return [...steps, { ...next, after: before ? [before.id] : [] }];
  }, []);
}

/** What became of it at its current location; nothing where the text does not say. */
function outcome(irp: MergedIrp, header: StoryStep['lines'], isListed: boolean): StoryStep[] {
  const { record, current } = irp;
  if (record.complete === true)
    return [
      {
        ...step('done', 'request', 'completed by its drivers; its second stage has not run', header),
        grade: isListed ? 'derived' : 'inferred',
        why: isListed
          ? 'No stack location is current, and the IRP is on the list of its thread: what is left is the special kernel APC there.'
          : 'No stack location is current; unless the IRP is freed memory, what is left is the special kernel APC in its thread.',
      },
    ];
  if (!current || !isPending(irp)) return [];
  return [step('pending', 'request', `pending in ${current.location.driver ?? 'a driver'}`, current.lines)];
}

function step(id: string, lane: string, what: string, lines: StoryStep['lines']): StoryStep {
  return { id, after: [], lane, what, lines, grade: 'observed' };
}

function waitWords(wait: FileWait | undefined): string {
  return wait ? 'the thread waits for its completion' : 'the thread waits';
}
