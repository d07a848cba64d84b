/** Tables keyed by the kind of a record: each entry is handed a record of its own kind. */
import type { TranscriptRecord } from './record';

type Records = { readonly [R in TranscriptRecord as R['kind']]: R };

/** What to do with a record of each kind; `given` is whatever all entries need beside it. */
type Table<Result, Given> = {
  readonly [K in keyof Records]?: (record: Records[K], given: Given) => Result;
};

/** The function that asks the entry of a record's kind; undefined where the table has none. */
export function byKind<Result, Given = void>(
  table: Table<Result, Given>,
): (record: TranscriptRecord, given: Given) => Result | undefined {
  const ask = <K extends keyof Records>(kind: K, record: Records[K], given: Given): Result | undefined =>
    table[kind]?.(record, given);
  return (record, given) => ask(record.kind, record, given);
}
