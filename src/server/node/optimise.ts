/** How soon V8 optimises a function, by how much there is to read. */
import { setFlagsFromString } from 'node:v8';

/** Bytes of byte code that a function runs through before it is optimised: V8's own choice, and a later one. */
const [usual, late] = [132 * 1024, 600_000];
/** Bytes of a text that keeps the functions which read it busy for longer than it takes to optimise them. */
const long = 32 * 1024 * 1024;

/**
 * Real sessions go through a thousand functions, most of which run for some milliseconds: optimising them all takes more processor time
 * than it saves. A long text spends its time in few of them. For the whole process, from now on.
 *
 * @param bytes of the text that is read next; 0 at the start of a process, which knows of none
 */
export function optimiseFor(bytes: number): void {
  setFlagsFromString(`--interrupt-budget=${bytes < long ? late : usual}`);
}
