// IRQLs: the levels of each architecture, and what a processor at that level may not do.
import { keyedLines } from './keyedLines';
import { lazyTable } from './lazyTable';

interface Irql {
  /** `DISPATCH_LEVEL`; `DIRQL` for the interrupts of devices. */
  readonly name: string;
  readonly explanation: string;
}

/** The devices of other machines are not in the headers that were read. */
const highestDevice: Readonly<Record<string, number>> = { x86: 26, x64: 12 };

/** The level with that number. Above DISPATCH_LEVEL the numbers differ by machine: x86 has 0 to 31, x64 and ARM64 have 0 to 15. */
export function irql(level: number, machine = ''): Irql | undefined {
  const line = levels().get(`${machine}/${level}`) ?? levels().get(level.toString());
  if (line !== undefined) return entry(line);
  return level > 2 && level <= (highestDevice[machine] ?? 0)
    ? entry('DIRQL A device interrupts: its service routine runs, or somebody raised the level to its own.')
    : undefined;
}

function entry(line: string): Irql {
  const blank = line.indexOf(' ');
  return { name: line.slice(0, blank), explanation: line.slice(blank + 1) };
}

// Values: mingw-w64 10.0.0 ddk/wdm.h (public domain); ARM64: only the levels that all architectures share, and the highest. In our own words.
const levels = lazyTable(() =>
  keyedLines(`
0 PASSIVE_LEVEL Normal execution: page faults, waits and APCs are all possible.
1 APC_LEVEL APCs are held back, I/O completion in this thread among them; page faults and waits still work.
2 DISPATCH_LEVEL DPCs, spin locks, the scheduler: touching pageable memory that is not resident, or waiting for an object, is a bug here.
x86/27 PROFILE_LEVEL The profiling interrupt.
x86/28 CLOCK_LEVEL The clock interrupt.
x86/29 IPI_LEVEL Processors interrupt each other.
x86/30 POWER_LEVEL Power failure.
x86/31|x64/15|arm64/15 HIGH_LEVEL Everything is masked: a machine check, a bug check, or the debugger has the processor.
x64/13 CLOCK_LEVEL The clock interrupt.
x64/14 IPI_LEVEL Processors interrupt each other; power failure has the same number.
`),
);
