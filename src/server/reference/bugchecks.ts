// Bug-check codes: the name of all known ones, the four parameters of the frequent ones.
import { bugcheckParameters } from './bugcheckParameters';
import { bugchecksTable } from './bugchecks.generated';
import { keyedLines } from './keyedLines';
import { lazyTable } from './lazyTable';

/** What the parameters 1 to 4 hold; an unused one is called `reserved`. */
export type BugcheckParameters = readonly [string, string, string, string];

export interface Bugcheck {
  /** `IRQL_NOT_LESS_OR_EQUAL` */
  readonly name: string;
  readonly parameters?: BugcheckParameters;
}

/** The entry of a code. The forms 0x1000007E, 7F, 8E and EA share the parameters of the code without the high digit. */
export function bugcheck(code: number): Bugcheck | undefined {
  return table().get(code >>> 0);
}

const table = lazyTable((): ReadonlyMap<number, Bugcheck> => {
  const meanings = keyedLines(bugcheckParameters);
  const entries = new Map<number, Bugcheck>();
  for (const line of bugchecksTable.split('\n')) {
    const [code = '', name = '', same = code] = line.split(/[ =]/);
    const [first, second, third, fourth] = meanings.get(same)?.split(' | ') ?? [];
    entries.set(Number.parseInt(code, 16), {
      name,
      ...(first !== undefined && second !== undefined && third !== undefined && fourth !== undefined
        ? { parameters: [first, second, third, fourth] as const }
        : {}),
    });
  }
  return entries;
});
