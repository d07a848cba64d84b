// Bug-check codes: the names of all known ones, and what is to be said of codes that are none.
import { bugchecksTable } from './bugchecks.generated';
import { lazyTable } from './lazyTable';
import { ntstatus } from './ntstatus';

export interface Bugcheck {
  /** `IRQL_NOT_LESS_OR_EQUAL` */
  readonly name: string;
  /** The name that other versions use for it. */
  readonly alias?: string;
  /** The code whose parameters apply: 0x7E for 0x1000007E, mostly the code itself. */
  readonly base: number;
}

/** The entry of a code. */
export function bugcheck(code: number): Bugcheck | undefined {
  return table().get(code >>> 0);
}

/** Bug checks that a trap leads to, rather than a check in the code: the rows above the trap are its handling. */
export function isFault(code: number): boolean {
  return faults.has(bugcheck(code)?.base ?? code >>> 0);
}

const faults = new Set([
  0xa, 0x1e, 0x3b, 0x3d, 0x50, 0x7e, 0x7f, 0x8e, 0xbe, 0xc5, 0xcc, 0xcd, 0xce, 0xd0, 0xd1, 0xd3, 0xd4, 0xd5,
  0xd6, 0xfc, 0x139,
]);

/** What a code is that Windows does not define as a bug check; undefined for one that it does. */
export function foreignCode(code: number): string | undefined {
  const value = code >>> 0;
  if (value === 0)
    return 'No bug check: the debugger broke in, or the system was running when the dump was made.';
  if (bugcheck(value)) return undefined;
  const status = value >>> 30 === 3 ? ntstatus(value) : undefined;
  if (status)
    return `A status as stop code, ${status.name}: a hard error that nobody could answer, raised by a process that the system cannot live without, or while it shut down.`;
  const letters = [24, 16, 8, 0].map((shift) => (value >>> shift) & 0xff);
  const spelled = letters.every((letter) => letter > 0x20 && letter < 0x7f)
    ? ` Its bytes spell ${String.fromCharCode(...letters)}.`
    : '';
  return `Not a bug check of Windows that is known here: a driver or a tool may have chosen the code.${spelled}`;
}

const table = lazyTable((): ReadonlyMap<number, Bugcheck> => {
  const entries = new Map<number, Bugcheck>();
  for (const line of bugchecksTable.split('\n')) {
    const [, digits = '', name = '', mark, other = ''] = /^(\w+) (\w+)(?:([=~])(\w+))?$/.exec(line) ?? [];
    const code = Number.parseInt(digits, 16);
    entries.set(code, {
      name,
      base: mark === '=' ? Number.parseInt(other, 16) : code,
      ...(mark === '~' && { alias: other }),
    });
  }
  return entries;
});
