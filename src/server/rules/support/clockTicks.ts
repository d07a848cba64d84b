/** Clock ticks of a bug check, as time and as a sum: by the clock of the session, else by the usual length of a tick. */
import type { Proof } from '../../../shared/triage';
import type { Crash } from '../../transcript/crashes';
import { duration } from '../../transcript/time';
import type { Transcript } from '../../transcript/transcript';
import { numberOf, parameterOf } from './crashParts';

/** Milliseconds between two clock interrupts, where no output of the session tells: the usual interval of x86 and x64. */
const usualTickMs = 15.625;

/** Parameter 1 to 4 as a count of ticks, which has 32 bits. */
export function ticksIn({ parameters }: Crash, number: number): number | undefined {
  const ticks = numberOf(parameters[number - 1]);
  return ticks !== undefined && ticks <= 0xffffffff ? ticks : undefined;
}

/** `1281 ticks (20.016 s)`; in ticks alone where there is no number. */
export function inTicks({ session }: Crash, ticks: number | undefined): string {
  if (ticks === undefined) return 'an unknown number of ticks';
  return `${ticks} ticks (${duration(ticks * (session.clock?.tickMs ?? usualTickMs))})`;
}

/** How many more ticks parameter 2 is than what is allowed. */
export function ticksOver(transcript: Transcript, crash: Crash, allowed: number, spent: number): Proof[] {
  const lines = parameterOf(transcript, crash, 2)?.lines ?? crash.lines;
  const tick = crash.session.clock?.tickMs;
  const length =
    tick === undefined ? `${usualTickMs} ms, the usual length` : `${tick} ms, as the session shows`;
  const more = spent - allowed;
  const much = more === 0 ? 'all that is allowed' : `${more} more than the ${allowed} allowed`;
  return [
    {
      claim: `${spent} ticks are ${much}; a tick is taken as ${length}`,
      lines,
      grade: 'derived',
      ...(more > 0 && {
        check: {
          terms: [`+0x${allowed.toString(16)}`, `+0x${more.toString(16)}`],
          equals: spent.toString(16).padStart(16, '0'),
        },
      }),
    },
  ];
}
