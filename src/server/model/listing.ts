/** Outputs that are read line by line: names with values, and rows of tables. */
import type { Address } from '../../shared/address';
import type { Span } from '../text/span';
import type { RecordBase } from './recordBase';

/** `Name : value`, `Name = value`. */
export interface FieldLine {
  readonly name: string;
  /** As printed. */
  readonly value: string;
  readonly lines: Span;
}

/** A WHEA error record (`!errrec`). */
export interface ErrorRecordRecord extends RecordBase {
  readonly kind: 'errorRecord';
  readonly fields: readonly FieldLine[];
  readonly sections: readonly {
    readonly index: number;
    readonly name: string;
    readonly fields: readonly FieldLine[];
    readonly lines: Span;
  }[];
}

/** What the machine or the debugger's target is: `!sysinfo`, `!cpuinfo`, `!gflag`, `!blackbox…`. */
export interface SystemInfoRecord extends RecordBase {
  readonly kind: 'systemInfo';
  /** The command without its exclamation mark: `sysinfo`. */
  readonly what: string;
  readonly fields: readonly FieldLine[];
}

/** A table or a list with nothing in it that other records refer to: `!pci`, `!idt`, `!filecache`. */
export interface ListingRecord extends RecordBase {
  readonly kind: 'listing';
  readonly what: string;
  readonly rows: readonly {
    readonly label: string;
    readonly address?: Address;
    readonly lines: Span;
  }[];
}
