// The parameters of bug checks: what each holds, what it points at, and what its value says; by parameter 1 where that decides.
import { bugcheckParametersTable } from './bugcheckParameters.generated';
import { bugcheck } from './bugchecks';
import { lazyTable } from './lazyTable';

/**
 * What a parameter points at or counts in: `cxr`, `exr` and `trap` are a context record, an exception record and a trap frame; `code` an
 * instruction or a routine; `access` what was tried at an address; `source` file and
 * line of a file system in the high and low 16 bits.
 */
export type ParameterKind = (typeof kinds)[number];

export interface BugcheckParameterMeaning {
  readonly what: string;
  readonly kind?: ParameterKind;
  /** What the given value says, where the values are listed: `write`. */
  readonly says?: string;
}

const kinds = [
  'status',
  'irql',
  'code',
  'address',
  'access',
  'cxr',
  'exr',
  'trap',
  'irp',
  'thread',
  'process',
  'device',
  'driver',
  'mdl',
  'pool',
  'prcb',
  'file',
  'resource',
  'object',
  'whea',
  'source',
] as const;

interface Variant {
  readonly from: number;
  readonly to: number;
  readonly cells: readonly string[];
}

interface Entry {
  cells: readonly string[];
  readonly variants: Variant[];
  /** By number of the parameter, 1 to 4, then by value. */
  readonly values: Map<number, ReadonlyMap<number, string>>;
}

/**
 * Meanings of parameters 1 to 4 of a code, as far as they are known; an unused one is undefined. `values` are the parameters, 16 hex digits
 * each: the first chooses the variant.
 */
export function parameterMeanings(
  code: number,
  values: readonly string[] = [],
): readonly (BugcheckParameterMeaning | undefined)[] {
  const entry = table().get(bugcheck(code)?.base ?? code >>> 0);
  if (!entry) return [];
  const first = values[0] === undefined ? undefined : Number.parseInt(values[0], 16);
  const variant =
    first === undefined ? undefined : entry.variants.find(({ from, to }) => from <= first && first <= to);
  return [1, 2, 3, 4].map((number) => {
    const value = values[number - 1];
    const own = variant && number > 1 ? variant.cells[number - 1] : entry.cells[number - 1];
    const listed = value === undefined ? undefined : said(entry, variant, number, Number.parseInt(value, 16));
    return own === undefined || own === '-' ? undefined : readMeaning(own, listed);
  });
}

function said(entry: Entry, variant: Variant | undefined, number: number, value: number): string | undefined {
  const words = number === 1 && variant?.cells[0] !== '-' ? variant?.cells[0] : undefined;
  return words ?? entry.values.get(number)?.get(value);
}

function readMeaning(text: string, says: string | undefined): BugcheckParameterMeaning {
  const [, tag, rest = text] = /^(\w+): (.*)$/.exec(text) ?? [];
  const kind = kinds.find((name) => name === tag);
  return {
    what: kind ? rest : text,
    ...(kind && { kind }),
    ...(says !== undefined && { says }),
  };
}

const table = lazyTable((): ReadonlyMap<number, Entry> => {
  const entries = new Map<number, Entry>();
  for (const line of bugcheckParametersTable.split('\n')) {
    const [, digits = '', mark, from = '', to = from, rest = ''] =
      /^(\w+)(?:([:.])(\w+)(?:-(\w+))?)? (.*)$/.exec(line) ?? [];
    const code = Number.parseInt(digits, 16);
    const entry: Entry = entries.get(code) ?? { cells: [], variants: [], values: new Map() };
    entries.set(code, entry);
    if (mark === '.') entry.values.set(Number(from), readValues(rest));
    else if (mark === ':')
      entry.variants.push({
        from: Number.parseInt(from, 16),
        to: Number.parseInt(to, 16),
        cells: rest.split(' | '),
      });
    else entry.cells = rest.split(' | ');
  }
  return entries;
});

function readValues(text: string): ReadonlyMap<number, string> {
  return new Map(
    text.split('; ').map((pair) => {
      const blank = pair.indexOf(' ');
      return [Number.parseInt(pair.slice(0, blank), 16), pair.slice(blank + 1)];
    }),
  );
}
