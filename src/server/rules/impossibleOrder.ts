/** Outputs of one live target that stand in another order than the ticks or the times of day in them say. */
import type { Clock, Lines, Proof, SessionInfo } from '../../shared/triage';
import { duration } from '../transcript/time';
import type { Draft, Rule } from './rule';

/** Less than this may be one listing whose threads are read while time goes on, or two clocks that are read one after the other. */
const apartMs = 2000;
/** Times of day that go on by themselves. Those of a trace have no time zone. */
const clocks = ['target', 'debugger', 'event'] as const;

/** A moment on one clock. */
interface Moment {
  readonly ms: number;
  readonly claim: string;
  readonly lines: Lines;
  /** What else makes this clock go back. */
  readonly alternative?: string;
}

interface StepBack {
  readonly above: Moment;
  readonly below: Moment;
}

export const impossibleOrder: Rule = {
  id: 'impossible-order',
  severity: 'info',
  surface: 'diagnostic',
  summary: 'Outputs stand in another order than the tick counts or the times of day in them.',
  *check({ transcript }) {
    for (const session of transcript.sessions) {
      const { clock, kind } = session;
      // A dump has one moment: two of them are two dumps, in any order.
      if (!clock || kind.endsWith('-dump')) continue;
      const found = axes(clock)
        .map((moments) => firstStepBack(moments, clock.restarts ?? []))
        .find((step) => step !== undefined);
      if (found) yield draft(session, found);
    }
  },
};

const setBack = 'The clock was set back between the two.';

/** The moments of each clock of a session. */
function axes({ tickMs, snapshots, instants = [] }: Clock): Moment[][] {
  const ticks = snapshots.map(({ tick, lines }): Moment => ({
    ms: tick * (tickMs ?? 0),
    claim: `taken at tick ${tick}`,
    lines,
  }));
  const times = clocks.map((clock) =>
    instants.flatMap(({ at, printed, lines, ...instant }): Moment[] =>
      instant.clock === clock && at !== undefined
        ? [{ ms: Date.parse(at), claim: `${printed}, which is ${at}`, lines, alternative: setBack }]
        : [],
    ),
  );
  return [...(tickMs === undefined ? [] : [ticks]), ...times];
}

/** The first output that was taken before one above it, of the same boot. */
function firstStepBack(moments: readonly Moment[], anew: readonly Lines[]): StepBack | undefined {
  let latest: Moment | undefined;
  for (const moment of [...moments].sort((a, b) => a.lines[0] - b.lines[0])) {
    const above = latest;
    const isOther = above && anew.some(([line]) => line > above.lines[0] && line <= moment.lines[0]);
    if (above && !isOther && above.ms - moment.ms > apartMs) return { above, below: moment };
    if (!above || isOther === true || moment.ms > above.ms) latest = moment;
  }
  return undefined;
}

function draft({ id }: SessionInfo, { above, below }: StepBack): Draft {
  const proof = [above, below].map(({ claim, lines }): Proof => ({ claim, lines, grade: 'derived' }));
  return {
    session: id,
    subject: `${below.lines[0]}`,
    lines: below.lines,
    grade: 'derived',
    message: `This output was taken ${duration(above.ms - below.ms)} before the one at line ${above.lines[0]}, which stands above it.`,
    proof,
    related: [{ message: 'taken later, and printed above', lines: above.lines }],
    alternatives: [
      'The text was put together from several logs.',
      'The target was restarted between the two.',
      'The two outputs are of two machines.',
      ...(below.alternative === undefined ? [] : [below.alternative]),
    ],
    missing: [{ what: 'when each output was taken', command: '.time' }],
    next: ['.time'],
  };
}
