/** How soon V8 optimises a function: later than it would, because a transcript is read by many functions, a little by each. */
import { setFlagsFromString } from 'node:v8';

/** Bytes of byte code that a function runs through before it is optimised; V8's own choice is 132 kB. */
const budget = 600_000;

/**
 * Real sessions go through a thousand functions, most of which run for some milliseconds: optimising them all takes more processor time
 * than it saves. The few that read hundreds of megabytes spend the larger budget in a moment. For the whole process; called once, at its start.
 */
export function optimiseLate(): void {
  setFlagsFromString(`--interrupt-budget=${budget}`);
}
